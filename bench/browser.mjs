/** The browser of the tests of pages, compiled for this run. */
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const outfile = join(root, "node_modules/.cache/bench/browser.mjs");
const entry = "test/pages/browser.ts";

await build({
  absWorkingDir: root,
  entryPoints: [entry],
  outfile,
  bundle: true,
  packages: "external",
  format: "esm",
  platform: "node",
  // It looks for its archives from where it stands.
  define: { __dirname: JSON.stringify(join(root, entry, "..")) },
});

/** Starts the browser; whoever starts it closes it. */
export const { launch } = await import(pathToFileURL(outfile).href);
