/** Makes build/out, which clasp pushes and the local host runs, build/host, the compiled host, and build/page, its page. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import vm from "node:vm";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "build/out");
const host = join(root, "build/host");
const stamp = join(host, "made");
const hostPage = join(root, "build/page");
const pageStamp = join(hostPage, "made");

/** Bundles again only what changed since the last time; the command line of the host and the tests ask at every start. */
export const bundleIfStale = async () => {
  if (!existsSync(stamp) || newest(["src", "host", "build"]) > statSync(stamp).mtimeMs) await bundle();
};

/** The add-on as Google takes it (one script, one file for each page, the manifest), and the host. */
export const bundle = async () => {
  const { build } = await import("esbuild");
  const began = new Date();
  const [[code, map], compiled, ...sheets] = await Promise.all([
    script(build),
    compiledHost(build),
    ...pages().map((name) => page(build, name)),
  ]);
  put(out, [code, ...sheets, { name: "appsscript.json", text: readFileSync(join(root, "appsscript.json"), "utf8") }]);
  put(host, [...compiled, map, { name: basename(stamp), text: began.toISOString() }]);
};

/** The page of the host is large and rarely looked at: whoever serves it asks for it. */
export const bundlePageIfStale = async () => {
  const isMade = existsSync(pageStamp) && newest(["host", "build"]) <= statSync(pageStamp).mtimeMs;
  if (!isMade) await bundlePage();
};

/** The page of the host: the grid, the panels and their style. */
export const bundlePage = async () => {
  const { build } = await import("esbuild");
  const began = new Date();
  const made = await build({
    absWorkingDir: root,
    entryPoints: ["host/page/page.tsx", "host/page/early.ts", "host/page/frame/frame.ts"],
    outdir: hostPage,
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".woff2": "dataurl", ".ttf": "dataurl" },
    legalComments: "none",
    logLevel: "warning",
    plugins: [withoutHyphens],
  });
  const files = made.outputFiles.map(({ path, text }) => ({ name: basename(path), text }));
  put(hostPage, [...files, { name: basename(pageStamp), text: began.toISOString() }]);
};

// Univer divides words in 70 languages, in documents only; what it would load for that is left out: five of twelve megabytes.
const withoutHyphens = {
  name: "without hyphens",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/[\w-]+\.js$/ }, ({ path, kind, importer }) =>
      kind === "dynamic-import" && /\Wengine-render\W/.test(importer) ? { path, external: true } : undefined,
    ),
};

/** Puts each file in place whole, so that whoever runs the last bundle meanwhile is not disturbed, and takes others away. */
const put = (folder, files) => {
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of files) {
    const unfinished = join(folder, `.${name}.${process.pid}`);
    writeFileSync(unfinished, text);
    renameSync(unfinished, join(folder, name));
  }
  for (const name of readdirSync(folder))
    if (!name.startsWith(".") && !files.some((file) => file.name === name)) rmSync(join(folder, name));
};

// Apps Script refuses class fields and private names, so nothing newer than ES2020 may be left in the text:
// https://developers.google.com/apps-script/guides/v8-runtime#limitations
const common = {
  absWorkingDir: root,
  bundle: true,
  write: false,
  target: "es2020",
  charset: "utf8",
  legalComments: "none",
};

// Google finds menu items, triggers and google.script.run doors by looking for top-level functions,
// and esbuild lists the exports of an entry for the esm format only: hence two passes and a stub for each export.
const script = async (build) => {
  const entry = {
    ...common,
    entryPoints: ["src/main.ts"],
    platform: "neutral",
    mainFields: ["browser", "module", "main"],
  };
  const probe = await build({ ...entry, format: "esm", metafile: true, outfile: "probe.js" });
  const names = Object.values(probe.metafile.outputs)[0].exports.sort();
  const stubs = names.map((name) => `function ${name}() { return Desk_.${name}.apply(this, arguments); }`).join("\n");
  // Lines stay short, so that the place in a stack trace tells something; the map leads from there to the source.
  const brief = { minify: true, lineLimit: 240, sourcemap: "external", sourcesContent: false, outfile: "code.js" };
  const made = await build({ ...entry, ...brief, format: "iife", globalName: "Desk_", footer: { js: stubs } });
  const [map, text] = [".map", ".js"].map((ending) => made.outputFiles.find(({ path }) => path.endsWith(ending)).text);
  mustBeFunctions(text, names);
  return [
    { name: "code.js", text },
    { name: "code.js.map", text: map },
  ];
};

const mustBeFunctions = (text, names) => {
  const world = vm.createContext({});
  vm.runInContext(text, world);
  const wrong = names.filter((name) => vm.runInContext(`typeof Desk_.${name}`, world) !== "function");
  if (wrong.length) throw new Error(`src/main.ts may export functions only, not ${wrong.join(", ")}`);
};

const pages = () =>
  readdirSync(join(root, "src/pages")).filter((name) => existsSync(join(root, "src/pages", name, "page.tsx")));

// What the add-on says to a page when it opens it; the template escapes it:
// https://developers.google.com/apps-script/guides/html/templates#printing_scriptlets
const MAIN =
  '<main id="page" data-view="<?= view ?>" data-about="<?= about ?>" data-user="<?= user ?>" data-mark="<?= mark ?>"></main>';

const mustBeNoTemplate = (name, text) => {
  if (/<\?|\?>/.test(text)) throw new Error(`The text of src/pages/${name} holds a scriptlet of a template.`);
};

const page = async (build, name) => {
  const made = await build({
    ...common,
    entryPoints: [`src/pages/${name}/page.tsx`],
    format: "iife",
    minify: true,
    jsx: "automatic",
    jsxImportSource: "preact",
    outdir: "page",
  });
  const text = (ending) =>
    made.outputFiles
      .filter((file) => file.path.endsWith(ending))
      .map((file) => file.text)
      .join("");
  mustBeNoTemplate(name, text(".css") + text(".js"));
  const html = [
    "<!doctype html>",
    '<html lang="en"><head><meta charset="utf-8"><base target="_top">',
    `<style>${text(".css")}</style></head>`,
    `<body>${MAIN}<script>${text(".js").replaceAll("<!--", "<\\!--")}</script></body></html>`,
  ];
  return { name: `${name}.html`, text: html.join("\n") };
};

const compiledHost = async (build) => {
  const made = await build({
    absWorkingDir: root,
    entryPoints: ["desk", "realm", "worker"].map((name) => `host/${name}.ts`),
    outdir: host,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    format: "cjs",
    packages: "external",
    sourcemap: "inline",
    logLevel: "warning",
  });
  return made.outputFiles.map(({ path, text }) => ({ name: basename(path), text }));
};

const newest = (folders) => {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((name) => !/^(out|host|page)\b/.test(name) || folder !== "build")
      .map((name) => join(root, folder, name)),
  );
  return Math.max(
    ...[...files, join(root, "appsscript.json"), join(root, "package-lock.json")].map((file) => statSync(file).mtimeMs),
  );
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await bundle();
