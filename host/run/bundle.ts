/** The add-on as Google takes it: scripts, pages and the manifest, read from the folder that clasp pushes. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { surface } from "../published/surface";
import { schema } from "../published/schema";
import type { Equipment, Script, SheetsSurface } from "./messages";
import { syntaxProblemOf } from "./syntax";

export interface Bundle {
  readonly equipment: Omit<Equipment, "flag">;
  /** HTML by file name without its ending. */
  readonly pages: Readonly<Record<string, string>>;
  readonly scopes: readonly string[];
  readonly timeZone: string;
  readonly hasWebApp: boolean;
}

interface Manifest {
  readonly timeZone?: string;
  readonly webapp?: object;
  readonly oauthScopes?: readonly string[];
  readonly dependencies?: {
    readonly enabledAdvancedServices?: readonly {
      readonly userSymbol: string;
      readonly serviceId: string;
      readonly version: string;
    }[];
  };
}

/** Reads a folder, once as long as its files are the same; refuses syntax that Apps Script can not parse. */
export const readBundle = (folder: string): Bundle => {
  if (!existsSync(join(folder, "appsscript.json"))) throw new Error(`There is no add-on in ${folder}: build it first.`);
  const stamp = readdirSync(folder)
    .map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`)
    .join();
  const known = read.get(folder);
  if (known?.stamp === stamp) return known.bundle;
  const bundle = freshBundle(folder);
  read.set(folder, { stamp, bundle });
  return bundle;
};

const read = new Map<string, { readonly stamp: string; readonly bundle: Bundle }>();

const freshBundle = (folder: string): Bundle => {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, "appsscript.json"), "utf8"));
  const files = readdirSync(folder).sort();
  const scripts = files
    .filter((name) => /\.(js|gs)$/.test(name))
    .map((name) => ({ name, source: readFileSync(join(folder, name), "utf8") }));
  for (const script of scripts) mustParse(script);
  const pages = files
    .filter((name) => name.endsWith(".html"))
    .map((name) => [name.slice(0, -5), readFileSync(join(folder, name), "utf8")]);
  const sheets = sheetsOf(manifest);
  return {
    equipment: { scripts, surfaceText: surfaceText(), ...(sheets ? { sheets } : {}) },
    pages: Object.fromEntries(pages),
    scopes: manifest.oauthScopes ?? [],
    timeZone: manifest.timeZone ?? "Etc/UTC",
    hasWebApp: manifest.webapp !== undefined,
  };
};

// Scopes are checked on the host's side.
const surfaceText = () => JSON.stringify(surface(), (name, value) => (name === "scopes" ? undefined : value));

const sheetsOf = ({ dependencies }: Manifest): SheetsSurface | undefined => {
  const enabled = dependencies?.enabledAdvancedServices?.find(({ serviceId }) => serviceId === "sheets");
  if (!enabled) return undefined;
  const { methods, messages } = schema();
  return { symbol: enabled.userSymbol, methods, messages: Object.keys(messages) };
};

// Parsing half a megabyte takes longer than everything else at start, so a good file is remembered by its text.
const mustParse = ({ name, source }: Script) => {
  const seen = join(__dirname, `parsed-${createHash("sha256").update(source).digest("hex").slice(0, 16)}`);
  if (existsSync(seen)) return;
  const problem = syntaxProblemOf(source);
  if (problem) throw new Error(`Apps Script can not parse ${name}: ${problem}`);
  writeFileSync(seen, "");
};
