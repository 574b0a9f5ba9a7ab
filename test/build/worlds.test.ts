/** What the code of each part may name: pages no service of Google, the script nothing of a browser, the rest neither. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");
const cache = join(root, "node_modules/.cache");

const worlds = {
  pages: { tsconfig: "src/pages/tsconfig.json", lacks: ["SpreadsheetApp", "GoogleAppsScript", "process", "require"] },
  google: {
    tsconfig: "src/google/tsconfig.json",
    lacks: ["document", "window", "setTimeout", "URL", "fetch", "TextEncoder", "crypto", "atob", "process"],
  },
  "everything else": {
    tsconfig: "src/tsconfig.json",
    lacks: ["document", "setTimeout", "URL", "SpreadsheetApp", "Utilities", "console", "process"],
  },
};

it.each(Object.entries(worlds))("code of %s knows nothing of other worlds", (_, { tsconfig, lacks }) => {
  expect(unknownIn(tsconfig, lacks)).toEqual(lacks);
});

it("lets pages name the document, and the script its services", () => {
  expect(unknownIn(worlds.pages.tsconfig, ["document", "setTimeout"])).toEqual([]);
  expect(unknownIn(worlds.google.tsconfig, ["SpreadsheetApp", "Sheets", "console"])).toEqual([]);
});

it("knows no built-in that is newer than ES2020, because nothing puts it in", () => {
  const newer = [
    '"".replaceAll("a", "b")',
    "[1].at(0)",
    "Object.hasOwn({}, 1)",
    "structuredClone(1)",
    "[1].toSorted()",
  ];
  expect(linesRefused(worlds.google.tsconfig, newer)).toEqual([1, 2, 3, 4, 5]);
});

const unknownIn = (tsconfig: string, names: readonly string[]) => {
  const lines = linesRefused(
    tsconfig,
    names.map((name) => `type _${name} = typeof ${name};`),
  );
  return names.filter((_, index) => lines.includes(index + 1));
};

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
