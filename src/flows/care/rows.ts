/** The rows of a tab by column key, as other programs want them: moments in ISO 8601 with the program's offset, choices by key. */
import { toPlain } from "../../model/cell";
import type { Column } from "../../model/column";
import { refuse } from "../../model/result";
import { tableOf } from "../../model/workbook";
import { isoWithOffset } from "../../rules/zone";
import { answers, flowOf, type Moment } from "../flow";
import { noTab, tableCalled } from "../import/import-rows";

export const rows = flowOf<"rows">()({
  who: "everybody",
  reads: {},
  alsoReads: ({ table }) => {
    const name = tableCalled(table);
    return name ? { [name]: "all" } : {};
  },
  plan: (_facts, { table }, moment) => {
    const name = tableCalled(table);
    if (!name) return refuse(noTab(table));
    const columns = tableOf(name).columns;
    const plain = (row: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(
        Object.entries(columns).map(([column, declared]) => [column, shown(declared, row[column], moment)]),
      );
    return answers({
      table: name,
      columns: Object.keys(columns),
      rows: (moment.seen.tables[name]?.rows ?? []).map(plain),
    });
  },
});

const shown = (column: Column, value: unknown, { zone }: Moment): unknown =>
  column.kind === "moment" && typeof value === "number" ? isoWithOffset(zone, value) : toPlain(column, value);
