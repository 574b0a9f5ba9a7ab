/** G10: the weekly report over 100,000 registrations, against one look at each cell as it comes from the sheet, column by column. */
import { sideBySide } from "./measure.mjs";
import { product } from "./product.mjs";
import * as rows from "./rows.mjs";
import { figure, times } from "./table.mjs";

const { reportOf, reportReads, settingsOf, zoneOf, intlOffsets } = product;

export const report = () => {
  const all = {
    registrations: rows.registrations(100_000),
    deals: rows.deals(20_000),
    meetings: rows.meetings(20_000),
    partners: rows.partners,
    stages: rows.stages,
  };
  const facts = Object.fromEntries(
    Object.entries(reportReads).map(([table, columns]) => [table, only(all[table], columns)]),
  );
  const on = {
    week: "2026-W09",
    now: rows.NOW,
    zone: zoneOf("America/New_York", intlOffsets),
    settings: settingsOf([]),
    overdueHours: ({ decisionDueAt }) => Math.max(0, (rows.NOW - decisionDueAt) / 3_600_000),
  };
  const cells = Object.entries(reportReads).flatMap(([table, columns]) =>
    columns.map((column) => facts[table].map((row) => row[column])),
  );
  const [made, scanned] = sideBySide([() => reportOf(facts, on), () => scan(cells)]);
  const said = `${times(made / scanned)} (${made.toFixed(0)} ms against ${scanned.toFixed(0)} ms)`;
  return [figure("G10", "report over 100,000 registrations, against a scan", said, "<= 20x", made <= 20 * scanned)];
};

const only = (table, columns) => table.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));

const scan = (columns) => {
  let [sum, letters] = [0, 0];
  for (const cells of columns)
    for (const cell of cells) {
      if (typeof cell === "number") sum += cell;
      else if (cell) letters += cell.length;
    }
  return sum + letters;
};
