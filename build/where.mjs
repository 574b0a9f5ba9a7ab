/** Tells where in the source a place of the built script comes from: `node build/where.mjs code.js:2231:92`, or a stack trace on standard input. */
import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";

const mapFile = fileURLToPath(new URL("host/code.js.map", import.meta.url));
const map = new SourceMap(JSON.parse(readFileSync(mapFile, "utf8")));

const sourceOf = (place, line, column) => {
  const { originalSource, originalLine, originalColumn, name } = map.findEntry(Number(line) - 1, Number(column) - 1);
  if (originalSource === undefined) return place;
  return `${originalSource}:${originalLine + 1}:${originalColumn + 1}${name ? ` (${name})` : ""}`;
};

const text = process.argv.length > 2 ? `${process.argv.slice(2).join("\n")}\n` : readFileSync(0, "utf8");
process.stdout.write(text.replace(/code\.js:(\d+):(\d+)/g, sourceOf));
