/** The pure parts of the add-on, compiled for this run. */
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const outfile = join(root, "node_modules/.cache/bench/product.mjs");

const contents = `
export { addMinutes, elapsedMs, expand, intlOffsets, wholeDays } from "./src/rules/calendar";
export { zoneOf } from "./src/rules/zone";
export { settingsOf } from "./src/rules/settings";
export { firstHours } from "./src/rules/sla/hours";
export { firstPolicyRows } from "./src/rules/sla/policies";
export { reportOf, reportReads } from "./src/rules/report";
export { timesOf } from "./src/rules/report/facts";
export { isDuplicate, keyOf, lookup, makeIndex } from "./src/rules/names";
export { caseIn, differences } from "./test/rules/slow-count";
export { flows, innerFlows } from "./src/flows";
export { tableOf } from "./src/model/workbook";
export { arrivalReads } from "./src/flows/registration/arrival";
`;

await build({
  stdin: { contents, loader: "ts", resolveDir: root },
  outfile,
  bundle: true,
  format: "esm",
  platform: "node",
});

export const product = await import(pathToFileURL(outfile).href);
