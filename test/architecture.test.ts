/** Which part may import which part and which package, and that nothing but the edge knows Google or the time. */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { servicesOfGoogle } from "./build/services";

const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: ["zod"],
  rules: ["model", "date-fns"],
  mail: ["model", "rules"],
  contract: ["model", "replies", "zod"],
  replies: ["zod"],
  ports: ["model"],
  flows: ["contract", "mail", "model", "rules", "d3-dsv"],
  run: ["contract", "flows", "mail", "model", "ports", "rules"],
  google: ["model", "ports"],
  pages: ["contract", "model", "rules", "preact", "ts-ics", "zod"],
  main: ["contract", "google", "model", "ports", "rules", "run"],
};
/** Parts that only say what something is, and what pages may know of the server: no code of theirs is bundled. */
const typesAlone: Readonly<Record<string, readonly string[]>> = {
  ports: ["model"],
  contract: ["replies"],
  pages: ["contract", "zod"],
};

const root = join(__dirname, "..");
const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => posix.join(folder, file.replace(/\\/g, "/")))
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, part: partOf(file), text: readFileSync(join(root, file), "utf8") }));

/** `src/rules/days.ts` is of `rules`, `date-fns/addDays` of `date-fns`, and what is not of src of its first folder. */
const partOf = (path: string) => path.replace(/^src\//, "").split(/[/.]/)[0] ?? "";

const importsOf = ({ file, part, text }: ReturnType<typeof filesIn>[number]) =>
  [...text.matchAll(/^(?:import|export) (type )?(?:[\w\s*{},]+ from )?"([^"]+)";$/gm)]
    .map(([, type = "", from = ""]) => ({ type, to: from.startsWith(".") ? posix.join(file, "..", from) : from }))
    .map(({ type, to }) => ({ part, type, to: partOf(to), said: `${file} imports ${type}${partOf(to)}` }));

const source = filesIn("src");
const imports = source.flatMap(importsOf);
const said = (found: readonly { readonly said: string }[]) => found.map((one) => one.said);

it.each(Object.entries(mayImport))("src/%s imports nothing but %j", (part, allowed) => {
  const strangers = imports.filter((one) => one.part === part && ![part, ...allowed].includes(one.to));
  expect(said(strangers)).toEqual([]);
});

it.each(Object.entries(typesAlone))("src/%s imports of %j types alone", (part, types) => {
  expect(said(imports.filter((one) => one.part === part && types.includes(one.to) && !one.type))).toEqual([]);
});

it("knows every part of src", () => {
  expect(source.filter(({ part }) => !(part in mayImport)).map(({ file }) => file)).toEqual([]);
});

it("lets the host import nothing of the add-on", () => {
  expect(
    said(
      filesIn("host")
        .flatMap(importsOf)
        .filter(({ to }) => to in mayImport),
    ),
  ).toEqual([]);
});

describe("inside the edge", () => {
  const notCode = /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*|"(?:[^"\\\n]|\\.)*"/g;
  const code = source
    .filter(({ part }) => !["google", "main"].includes(part))
    .map(({ file, text }) => ({ file, text: text.replace(notCode, "") }));
  const filesWith = (pattern: RegExp) => code.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

  it("names no service of Google, and google.script in pages/shared/server.ts alone", () => {
    expect(filesWith(new RegExp(`\\b(${servicesOfGoogle().join("|")})\\.`))).toEqual([]);
    expect(filesWith(/\bgoogle\b/)).toEqual(["src/pages/shared/server.ts"]);
  });

  it("reads no clock", () => {
    expect(filesWith(/\bDate\.now\b|\bDate\(\)|\bnew Date\b(?!\()|\bperformance\b/)).toEqual([]);
  });
});
