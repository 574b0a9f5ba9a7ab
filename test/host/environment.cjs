/** Gives tests the local host as Node loads it: jest's own loader can not read the workbook engine. */
const { createHash } = require("node:crypto");
const {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require("node:fs");
const { basename, join } = require("node:path");
const { TestEnvironment } = require("jest-environment-node");

const root = join(__dirname, "../..");
const cache = join(root, "node_modules/.cache/host");

module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    Object.defineProperty(this.global, "localHost", { get: localHost });
  }
};

let loaded;
const localHost = () => {
  loaded ??= require(compiledHost());
  return loaded;
};

/** The main file of the host compiled from its present text, which is written once however many processes ask. */
const compiledHost = () => {
  const { outputFiles } = require("esbuild").buildSync({
    absWorkingDir: root,
    entryPoints: ["desk", "realm", "worker"].map((name) => `host/${name}.ts`),
    outdir: "host",
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    packages: "external",
    alias: { "d3-dsv": "./node_modules/d3-dsv/dist/d3-dsv.js" },
    sourcemap: "inline",
    write: false,
  });
  const hash = createHash("sha256");
  for (const { contents } of outputFiles) hash.update(contents);
  const folder = join(cache, hash.digest("hex").slice(0, 16));
  if (!existsSync(folder)) put(outputFiles, folder);
  return join(folder, "desk.cjs");
};

const put = (files, folder) => {
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache))
    if (isOld(join(cache, name))) rmSync(join(cache, name), { recursive: true, force: true });
  const unfinished = mkdtempSync(join(cache, "unfinished-"));
  for (const { path, contents } of files) writeFileSync(join(unfinished, basename(path)), contents);
  try {
    renameSync(unfinished, folder);
  } catch {
    // Another process was quicker with the same text.
    rmSync(unfinished, { recursive: true, force: true });
  }
};

// Other processes may still load what was compiled a moment ago.
const isOld = (path) => (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < Date.now() - 3_600_000;
