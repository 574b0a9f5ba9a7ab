/** G10: the weekly report over 100,000 registrations, against a look at each cell, a database and a spreadsheet. */
import { inTurns, sideBySide } from "./measure.mjs";
import { product } from "./product.mjs";
import { withDatabase } from "./report/database.mjs";
import { linesOf, mustBeSame } from "./report/lines.mjs";
import { factsOf } from "./report/rows.mjs";
import { recalculated } from "./report/spreadsheet.mjs";
import { NOW } from "./rows.mjs";
import { count, figure, times } from "./table.mjs";

const { reportOf, reportReads, settingsOf, timesOf, zoneOf, intlOffsets } = product;

const LENGTH = 100_000;
const on = {
  week: "2026-W09",
  now: NOW,
  zone: zoneOf("America/New_York", intlOffsets),
  settings: settingsOf([]),
  overdueHours: ({ decisionDueAt }) => Math.max(0, (NOW - decisionDueAt) / 3_600_000),
};

export const report = async () => {
  const facts = factsOf(LENGTH, reportReads);
  return [...againstScan(facts), ...(await againstDatabase(facts)), ...(await againstSpreadsheet(facts))];
};

const ms = (time) => `${count(time)} ms`;

/** A scan looks at each cell as it comes from the sheet, column by column. */
const againstScan = (facts) => {
  const cells = Object.entries(reportReads).flatMap(([table, columns]) =>
    columns.map((column) => facts[table].map((row) => row[column])),
  );
  const [made, scanned] = sideBySide([() => reportOf(facts, on), () => scan(cells)]);
  const said = `${times(made / scanned)} (${ms(made)} against ${ms(scanned)})`;
  return [figure("G10", "report over 100,000 registrations, against a scan", said, "<= 20x", made <= 20 * scanned)];
};

const scan = (columns) => {
  let [sum, letters] = [0, 0];
  for (const cells of columns)
    for (const cell of cells) {
      if (typeof cell === "number") sum += cell;
      else if (cell) letters += cell.length;
    }
  return sum + letters;
};

/** Both have the rows at hand before they begin; ours gathers the keys behind each line too. */
const againstDatabase = (facts) =>
  withDatabase(facts, timesOf(on), async ({ lines, threads, loaded }) => {
    const ours = linesOf(reportOf(facts, on));
    const figures = [];
    for (const [what, number] of [
      ["one thread", 1],
      [`${threads} threads, as it comes`, threads],
    ]) {
      mustBeSame("DuckDB", ours, await lines(number));
      const [made, queried] = await inTurns([() => reportOf(facts, on), () => lines(number)]);
      const said = `${times(made / queried)} (${ms(made)} against ${ms(queried)}; loading it took ${ms(loaded)})`;
      figures.push(figure("G10", `the same, against DuckDB, ${what}`, said, "<= 5x", made <= 5 * queried));
    }
    return figures;
  });

const againstSpreadsheet = async (facts) => {
  const sheet = await recalculated(facts, timesOf(on));
  const what = "the same, against LibreOffice working its formulas out again";
  if (!sheet) return [figure("G10", what, "LibreOffice is not installed here", ">= 60x faster")];
  mustBeSame("LibreOffice", linesOf(reportOf(facts, on)), sheet.lines);
  const [made] = await inTurns([() => reportOf(facts, on)]);
  const ratio = sheet.took / made;
  const said = `${times(ratio)} faster (${ms(made)} against ${ms(sheet.took)} ${sheet.by})`;
  return [figure("G10", what, said, ">= 60x faster", ratio >= 60)];
};
