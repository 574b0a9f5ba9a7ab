/** Rows as a file: for spreadsheets, for Salesforce, or the deals as one flat list. */
import { dsvFormat } from "d3-dsv";
import type { Input } from "../../contract";
import type { Column } from "../../model/column";
import { flat } from "../../model/forecast";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import { type Facts, type Reads, rowKey, type TableName, tableOf } from "../../model/workbook";
import { cellIn } from "../../rules/export/cells";
import { flatDeals, flatReads } from "../../rules/export/flat";
import { inSalesforce, salesforceShape } from "../../rules/export/salesforce";
import { mayAct, sayRoles } from "../../rules/roles";
import { type Always, answers, flowOf, type Moment, type Who } from "../flow";
import { noTab, tableCalled } from "../import/import-rows";

type Asked = Input<"export">;

/** Who may take data out of the workbook by a file. */
export const mayExport = ["coordinator", "approver", "cpo", "vp-sales", "finance"] as const satisfies Who;

/** How the desk is set up, to whom it wrote and who did what: for admins alone. */
const GUARDED: readonly TableName[] = ["settings", "outbox", "log"];

/**
 * The rows of a tab that have a key, as a file in which no text is taken for a formula (`guarded`); `importRows` takes a `csv` back
 * unchanged. `csv` has all columns under their titles: moments in ISO 8601 UTC, days `yyyy-mm-dd`, choices by their label, numbers
 * with a point; lines end in CRLF and cells are quoted as in RFC 4180. `salesforce` has Salesforce's field names and is refused as
 * `invalid` for tabs that it has no shape for; `flat` is of the deals, each with its partner and registration.
 */
export const exportRows = flowOf<"export">()({
  who: mayExport,
  reads: {},
  alsoReads: ({ table, shape }) => readsOf(tableCalled(table), shape),
  plan: (facts, { table, shape }, moment) => {
    const name = tableCalled(table);
    if (!name) return refuse(noTab(table));
    if (GUARDED.includes(name) && !mayAct(moment.person, ["admin"])) return refuse(guardedTab(name));
    const file = shapes[shape](name, facts, moment);
    if (!file.ok) return file;
    const { called, titles, rows } = file.value;
    return answers({
      name: `${called}-${moment.today}.csv`,
      type: "text/csv;charset=utf-8",
      text: [titles, ...rows].map((cells) => `${csv.formatRow([...cells])}\r\n`).join(""),
      rows: rows.length,
    });
  },
});

const csv = dsvFormat(",");

const readsOf = (name: TableName | undefined, shape: Asked["shape"]): Reads => {
  if (!name) return {};
  return shape === "flat" ? (name === "deals" ? flatReads : {}) : { [name]: "all" };
};

const guardedTab = (name: TableName): Refusal => ({
  why: "not-allowed",
  text: `${tableOf(name).tab} is taken out by ${sayRoles(["admin"], ", ")} alone.`,
  field: "table",
});

interface File {
  /** The name of the file, without the day. */
  readonly called: string;
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type Shaped = (name: TableName, facts: Facts<Always>, moment: Moment) => Result<File, Refusal>;

const shapes: Readonly<Record<Asked["shape"], Shaped>> = {
  csv: (name, _facts, moment) => accept(tabled(name, tableOf(name).columns, keyedRows(name, moment))),
  salesforce: (name, _facts, moment) => {
    const shape = salesforceShape(name);
    if (!shape)
      return refuse({
        why: "invalid",
        text: `Salesforce has no shape for ${tableOf(name).tab}. It has one for ${tabsOf(inSalesforce)}; take it out as CSV.`,
        field: "shape",
      });
    return accept({
      called: `salesforce-${shape.object}`,
      titles: shape.titles,
      rows: keyedRows(name, moment).map(shape.cellsOf),
    });
  },
  flat: (name, facts, { settings, zone }) =>
    name === "deals"
      ? accept(tabled("deals-flat", flat.columns, flatDeals(facts as Facts<typeof flatReads & Always>, settings, zone)))
      : refuse({
          why: "invalid",
          text: `Only Deals come as one flat list; take ${tableOf(name).tab} out as CSV.`,
          field: "shape",
        }),
};

const tabled = (called: string, columns: Readonly<Record<string, Column>>, rows: readonly object[]): File => ({
  called,
  titles: Object.values(columns).map(({ title }) => title),
  rows: rows.map((row) =>
    Object.entries(columns).map(([name, column]) => cellIn(column, (row as Readonly<Record<string, unknown>>)[name])),
  ),
});

// What somebody is still typing has no key: it is known by its place, which means nothing in a file.
const keyedRows = (name: TableName, { seen }: Moment): readonly object[] =>
  (seen.tables[name]?.rows ?? []).filter((row) => {
    const key = rowKey(name, row);
    return key !== "" && !/^@\d+$/.test(key);
  });

const tabsOf = (names: readonly TableName[]): string => names.map((name) => tableOf(name).tab).join(", ");
