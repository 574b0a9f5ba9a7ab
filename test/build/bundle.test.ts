/** What clasp pushes: the script, the pages and the manifest in build/out. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { parse } from "@babel/parser";
import { servicesOfGoogle } from "./services";

const root = join(__dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const built = readdirSync(join(root, "build/out")).sort();
const pages = built.filter((file) => file.endsWith(".html"));
const script = read("build/out/code.js");
const { program } = parse(script, { sourceType: "script" });

describe("the script", () => {
  // https://developers.google.com/apps-script/guides/v8-runtime#limitations
  it("holds no syntax newer than ES2020", () => {
    const newer = /^(Class(Accessor|Private)?Property|ClassPrivateMethod|PrivateName|StaticBlock|Import.*|Export.*)$/;
    const found = nodesOf(program).filter(
      ({ type, operator, await: awaits, extra }) =>
        newer.test(type) ||
        ["&&=", "||=", "??="].includes(String(operator)) ||
        /^\d\w*_/.test(String(extra?.raw)) ||
        (type === "ForOfStatement" && awaits === true),
    );
    expect(found.map(({ type }) => type)).toEqual([]);
  });

  // Nobody has seen Google's engine look behind, and a pattern that it cannot read would stop the whole script.
  it("looks behind in no pattern", () => {
    const patterns = nodesOf(program).flatMap(({ type, extra }) =>
      type === "RegExpLiteral" ? [String(extra?.raw)] : [],
    );
    expect(patterns).not.toEqual([]);
    expect(patterns.filter((pattern) => /\(\?<[!=]/.test(pattern))).toEqual([]);
  });

  it("asks no service for anything while it is loaded, because that would cost the menu", () => {
    const asked: string[] = [];
    const world = {};
    for (const name of [...servicesOfGoogle(), "setTimeout", "fetch", "crypto", "process", "navigator", "window"])
      Object.defineProperty(world, name, { get: () => void asked.push(name) });
    vm.runInNewContext(script, world);
    expect(asked).toEqual([]);
  });

  it("has a top-level function for each door, and for nothing else", () => {
    const declared = program.body.flatMap((node) => (node.type === "FunctionDeclaration" ? [node.id?.name ?? ""] : []));
    const exported = [...read("src/main.ts").matchAll(/^export (?:const|function) (\w+)/gm)].map(
      ([, name = ""]) => name,
    );
    expect(declared.sort()).toEqual(exported.sort());
    // Google hides a function whose name ends so.
    expect(declared.filter((name) => name.endsWith("_"))).toEqual([]);
  });

  it("has the functions that the menu names", () => {
    const menu = read("src/google/menu.ts");
    const namesIn = (text: string) => [...text.matchAll(/addItem\("[^"]+", "(\w+)"\)/g)].map(([, name = ""]) => name);
    const named = namesIn(menu);
    const world = vm.createContext({});
    vm.runInContext(script, world);
    expect(named).not.toEqual([]);
    expect(named.filter((name) => vm.runInContext(`typeof ${name}`, world) !== "function")).toEqual([]);
    // https://developers.google.com/workspace/add-ons/guides/editor-style
    const parts = menu.split(".addSubMenu(");
    const inParts = parts.slice(1).map((part) => namesIn(part.split(",\n    )")[0] ?? "").length);
    expect(Math.max(...inParts, named.length - inParts.reduce((sum, count) => sum + count, 0))).toBeLessThanOrEqual(7);
  });

  it("is at most 560 kB", () => {
    expect(Buffer.byteLength(script)).toBeLessThanOrEqual(560_000);
  });
});

describe.each(pages)("the page %s", (file) => {
  const html = read(`build/out/${file}`);

  it("is at most 90 kB", () => {
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(90_000);
  });

  it("brings everything with it, and not the validation of the server", () => {
    expect(html).not.toMatch(/<script[^>]+src=|<link|@import|url\(/);
    expect(html).not.toMatch(/zod/i);
  });
});

describe("the manifest", () => {
  const manifest = JSON.parse(read("build/out/appsscript.json"));

  it("asks for five scopes, each of which the add-on needs", () => {
    expect(manifest.oauthScopes.map((scope: string) => scope.replace("https://www.googleapis.com/auth/", ""))).toEqual([
      "spreadsheets",
      "script.container.ui",
      "script.scriptapp",
      "script.send_mail",
      "userinfo.email",
    ]);
  });

  it("runs on V8 with the Sheets service enabled", () => {
    expect(manifest).toMatchObject({
      runtimeVersion: "V8",
      dependencies: { enabledAdvancedServices: [{ userSymbol: "Sheets", serviceId: "sheets", version: "v4" }] },
    });
  });
});

interface Node {
  readonly type: string;
  readonly operator?: unknown;
  readonly await?: unknown;
  readonly extra?: { readonly raw?: unknown };
}

function nodesOf(from: object): Node[] {
  const nodes: Node[] = [];
  const waiting: object[] = [from];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if ("type" in one && typeof one.type === "string") nodes.push(one as Node);
    for (const inside of Object.values(one)) if (typeof inside === "object" && inside !== null) waiting.push(inside);
  }
  return nodes;
}
