/** The pure parts of the add-on, compiled for this run. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const contents = `
export { addMinutes, elapsedMs, expand, intlOffsets, wholeDays } from "./src/rules/calendar";
export { zoneOf } from "./src/rules/zone";
export { settingsOf } from "./src/rules/settings";
export { firstHours } from "./src/rules/sla/hours";
export { firstPolicyRows } from "./src/rules/sla/policies";
export { reportOf, reportReads } from "./src/rules/report";
export { innerFlows } from "./src/flows";
export { arrivalReads } from "./src/flows/registration/arrival";
`;

const { outputFiles } = await build({
  stdin: { contents, loader: "ts", resolveDir: fileURLToPath(new URL("..", import.meta.url)) },
  bundle: true,
  write: false,
  format: "esm",
  platform: "node",
});

export const product = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`
);
