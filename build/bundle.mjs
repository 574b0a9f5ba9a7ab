/** Makes build/out, which clasp pushes and the local host runs, and build/host, the compiled host. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import vm from "node:vm";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "build/out");
const host = join(root, "build/host");
const stamp = join(host, "made");

/** Bundles again only what changed since the last time; the command line of the host asks at every start. */
export const bundleIfStale = async () => {
  if (!existsSync(stamp) || newest(["src", "host", "build"]) > statSync(stamp).mtimeMs) await bundle();
};

/** The add-on as Google takes it (one script, one file for each page, the manifest), then the host. */
export const bundle = async () => {
  const { build } = await import("esbuild");
  for (const folder of [out, host]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  await Promise.all([script(build), ...pages().map((name) => page(build, name)), compiledHost(build)]);
  copyFileSync(join(root, "appsscript.json"), join(out, "appsscript.json"));
  writeFileSync(stamp, "");
};

// Apps Script refuses class fields and private names, so nothing newer than ES2020 may be left in the text:
// https://developers.google.com/apps-script/guides/v8-runtime#limitations
const common = { absWorkingDir: root, bundle: true, write: false, target: "es2020", charset: "utf8", legalComments: "none" };

// Google finds menu items, triggers and google.script.run doors by looking for top-level functions,
// and esbuild lists the exports of an entry for the esm format only: hence two passes and a stub for each export.
const script = async (build) => {
  const entry = { ...common, entryPoints: ["src/main.ts"], platform: "neutral", mainFields: ["browser", "module", "main"] };
  const probe = await build({ ...entry, format: "esm", metafile: true, outfile: "probe.js" });
  const names = Object.values(probe.metafile.outputs)[0].exports.sort();
  const stubs = names.map((name) => `function ${name}() { return Desk_.${name}.apply(this, arguments); }`).join("\n");
  // Blanks are a quarter of the text; names stay, so that a stack trace can be read.
  const made = await build({ ...entry, format: "iife", globalName: "Desk_", footer: { js: stubs }, minifyWhitespace: true, minifySyntax: true, lineLimit: 120 });
  const text = made.outputFiles[0].text;
  mustBeFunctions(text, names);
  writeFileSync(join(out, "code.js"), text);
};

const mustBeFunctions = (text, names) => {
  const world = vm.createContext({});
  vm.runInContext(text, world);
  const wrong = names.filter((name) => vm.runInContext(`typeof Desk_.${name}`, world) !== "function");
  if (wrong.length) throw new Error(`src/main.ts may export functions only, not ${wrong.join(", ")}`);
};

const pages = () => readdirSync(join(root, "src/pages")).filter((name) => existsSync(join(root, "src/pages", name, "page.tsx")));

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
  const text = (ending) => made.outputFiles.filter((file) => file.path.endsWith(ending)).map((file) => file.text).join("");
  const html = [
    "<!doctype html>",
    '<html lang="en"><head><meta charset="utf-8"><base target="_top">',
    `<style>${text(".css")}</style></head>`,
    `<body><main id="page"></main><script>${text(".js").replaceAll("<!--", "<\\!--")}</script></body></html>`,
  ];
  writeFileSync(join(out, `${name}.html`), html.join("\n"));
};

const compiledHost = (build) =>
  build({
    absWorkingDir: root,
    entryPoints: readdirSync(join(root, "host")).filter((file) => /^(desk|realm|worker)\.ts$/.test(file)).map((file) => `host/${file}`),
    outdir: host,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    packages: "external",
    // The one package of the host that is ESM only, which Node 20 requires with a warning.
    alias: { "d3-dsv": "./node_modules/d3-dsv/dist/d3-dsv.js" },
    sourcemap: "inline",
    logLevel: "warning",
  });

const newest = (folders) => {
  const times = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/build[\\/](out|host)/.test(entry.parentPath ?? entry.path))
      .map((entry) => statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
  );
  return Math.max(...times, statSync(join(root, "appsscript.json")).mtimeMs, statSync(join(root, "package-lock.json")).mtimeMs);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await bundle();
