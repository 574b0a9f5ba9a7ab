/** Every tab of the workbook; their order is the order of the tabs. */
import type { Column } from "./column";
import { agenda, flat } from "./forecast";
import { alerts, ticks } from "./attention";
import { coverage, holders, partners, team } from "./partners";
import { accounts, deals, inquiries, meetings, products, stages } from "./pipeline";
import { log, outbox, settings, templates, weeks } from "./records";
import { registrations } from "./registrations";
import { lines, trend } from "./report";
import { calendars, clocks, episodes, holidays, policies, summary } from "./sla";
import { keyOf, type RowOf, type Table } from "./table";

export const workbook = {
  ticks,
  registrations,
  coverage,
  clocks,
  summary,
  alerts,
  partners,
  deals,
  meetings,
  inquiries,
  accounts,
  team,
  lines,
  agenda,
  flat,
  settings,
  templates,
  episodes,
  policies,
  calendars,
  holidays,
  outbox,
  log,
  weeks,
  trend,
  stages,
  products,
  holders,
};

export type Workbook = typeof workbook;
export type TableName = keyof Workbook;
export type Row<N extends TableName> = RowOf<Workbook[N]>;
export type ColumnName<N extends TableName> = keyof Row<N> & string;

export const tableNames = Object.keys(workbook) as TableName[];
export const tableOf = (name: TableName): Table => workbook[name];

/** The table on which the drop-down of a column draws; blank where it draws on none. */
export const drawnFrom = ({ drawsOn, refers = "", computed }: Column): string =>
  computed ? "" : ((drawsOn ?? refers).split(".")[0] ?? "");

/** The title of a column; its key where the table has no such column. */
export const titleOf = (name: TableName, column: string): string => tableOf(name).columns[column]?.title ?? column;
export const rowKey = (name: TableName, row: object): string =>
  keyOf(tableOf(name), row as Readonly<Record<string, unknown>>);

/** The columns that a flow needs of each table; it gets exactly those. */
export type Reads = { readonly [N in TableName]?: readonly ColumnName<N>[] | "all" };

type Wanted<N extends TableName, C> = C extends readonly (infer K)[] ? Pick<Row<N>, K & ColumnName<N>> : Row<N>;

/** The rows that a flow asked for. A row that a person typed and that has no key yet has the key `@17`, its place in the tab. */
export type Facts<R extends Reads> = { readonly [N in keyof R & TableName]: readonly Wanted<N, R[N]>[] };

/** The columns of a table that these reads ask for. */
export const columnsOf = (reads: Reads, name: TableName): readonly string[] => {
  const asked = reads[name];
  return asked === "all" ? Object.keys(workbook[name].columns) : (asked ?? []);
};
