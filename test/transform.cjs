/** Compiles TypeScript for jest with the esbuild that also makes the bundle. */
const { createHash } = require("node:crypto");
const { transformSync, version } = require("esbuild");

const options = { format: "cjs", target: "node20", sourcemap: "inline", jsx: "automatic", jsxImportSource: "preact" };
const loaderOf = (file) => (file.endsWith("x") ? "tsx" : "ts");

module.exports = {
  getCacheKey: (source, file, jest) =>
    createHash("sha256")
      .update([version, JSON.stringify(options), jest.configString, String(jest.instrument), file, source].join("\0"))
      .digest("hex"),
  process: (source, file) => ({
    code: transformSync(source, { ...options, loader: loaderOf(file), sourcefile: file }).code,
  }),
};
