/** What the code of each part may name: pages no service of Google, the script nothing of a browser, the rest neither. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");
const cache = join(root, "node_modules/.cache");

const newer = ['"".replaceAll("a", "b")', "[1].at(0)", "Object.hasOwn({}, 1)", "structuredClone(1)", "[1].toSorted()"];

const worlds: Readonly<Record<string, World>> = {
  pages: {
    tsconfig: "src/pages/tsconfig.json",
    lacks: ["SpreadsheetApp", "GoogleAppsScript", "process", "require"],
    has: ["document", "setTimeout"],
    newer: [],
  },
  google: {
    tsconfig: "src/google/tsconfig.json",
    lacks: ["document", "window", "setTimeout", "URL", "fetch", "TextEncoder", "crypto", "atob", "process"],
    has: ["SpreadsheetApp", "Sheets", "console"],
    newer,
  },
  "everything else": {
    tsconfig: "src/tsconfig.json",
    lacks: ["document", "setTimeout", "URL", "SpreadsheetApp", "Utilities", "console", "process"],
    has: [],
    newer,
  },
};

interface World {
  readonly tsconfig: string;
  readonly lacks: readonly string[];
  readonly has: readonly string[];
  /** Built-ins that are newer than ES2020, where nothing puts them in. */
  readonly newer: readonly string[];
}

// The compiler takes longer to start than to read one more line.
it.each(Object.entries(worlds))("code of %s knows what it has, and nothing of other worlds", (_, world) => {
  const { tsconfig, lacks, has, newer } = world;
  const lines = [...[...lacks, ...has].map((name, at) => `type _${at} = typeof ${name};`), ...newer];
  const refused = linesRefused(tsconfig, lines).map((line) => [...lacks, ...has, ...newer][line - 1]);
  expect(refused).toEqual([...lacks, ...newer]);
});

/** The lines that the compiler refuses in a file of that world. */
const linesRefused = (tsconfig: string, lines: readonly string[]): number[] => {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "world-"));
  const options = { incremental: false, tsBuildInfoFile: null, noUnusedLocals: false };
  const config = { extends: join(root, tsconfig), include: ["file.ts"], compilerOptions: options };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  writeFileSync(join(folder, "file.ts"), `${lines.join(";\n")};\nexport {};\n`);
  try {
    execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", folder, "--pretty", "false"]);
    return [];
  } catch (error) {
    const { stdout } = error as { stdout: Buffer };
    return [...new Set([...String(stdout).matchAll(/file\.ts\((\d+),/g)].map(([, line]) => Number(line)))];
  } finally {
    rmSync(folder, { recursive: true });
  }
};
