/** Measures what can be measured now and prints each figure beside its goal; both sides of a ratio come from this run. */
import { businessTime } from "./business-time.mjs";
import { bundle } from "./bundle.mjs";
import { coverage } from "./coverage.mjs";
import { desk } from "./desk.mjs";
import { everywhere } from "./everywhere.mjs";
import { names } from "./names.mjs";
import { page } from "./page.mjs";
import { report } from "./report.mjs";
import { sweep } from "./sweep.mjs";
import { table } from "./table.mjs";

const figures = [];
// The desk and its page come last: their workers would count as CPU time of the others.
for (const section of [everywhere, businessTime, names, report, sweep, bundle, desk, page, coverage])
  figures.push(...(await section()));

console.log(table(["goal", "what", "measured", "wanted", ""], figures));
console.log("\nG17, 50 submissions at once and a kill at any call, is a run of its own: npm run faults");
