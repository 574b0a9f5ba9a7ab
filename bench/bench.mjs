/** Measures what can be measured now and prints each figure beside its goal; both sides of a ratio come from this run. */
import { businessTime } from "./business-time.mjs";
import { bundle } from "./bundle.mjs";
import { desk } from "./desk.mjs";
import { names } from "./names.mjs";
import { report } from "./report.mjs";
import { sweep } from "./sweep.mjs";
import { table } from "./table.mjs";

const notYet = [
  ["G1", "business time right everywhere", "npm test compares random cases with a slow count; every zone is to come"],
  ["G2", "against dayjs-business-time and Temporal", "the peers are not installed"],
  ["G16", "a click in the sidebar to the changed grid", "the page of the local host is to come"],
  ["G17", "50 submissions at once, a kill at any call", "the fault run is to come"],
];

const figures = [];
// The desk comes last: its workers would count as CPU time of the others.
for (const section of [businessTime, names, report, sweep, bundle, desk]) figures.push(...(await section()));

console.log(table(["goal", "what", "measured", "wanted", ""], figures));
console.log(`\nNot measured yet:\n${table(["goal", "what", "why"], notYet)}`);
