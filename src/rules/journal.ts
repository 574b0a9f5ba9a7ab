/** The history of a plan: what changed, from what, to what, by whom and why. */
import { toPlain } from "../model/cell";
import { isBlank } from "../model/column";
import type { Change, Plan } from "../model/plan";
import type { LogLine } from "../model/records";
import type { Snapshot } from "../model/snapshot";
import { rowKey, type TableName, tableOf } from "../model/workbook";

/** Who did what, when and through which door; `batch` is shared by all lines of one action. */
export interface Deed {
  readonly actor: string;
  readonly operation: string;
  readonly channel: string;
  readonly batch: string;
  readonly at: number;
}

/** Worked out from the other tabs, or a record of its own: not written down twice. */
const UNTOLD: readonly TableName[] = ["clocks", "outbox", "log", "lines", "trend", "agenda", "flat", "holders"];
/** The same where the hourly check works it out; what a person says of it is told. */
const UNTOLD_HOURLY: readonly TableName[] = ["ticks", "alerts"];

/** The lines of a plan, numbered from `first`: one for each row, or one in all for an import. */
export const linesOf = (plan: Plan<unknown>, seen: Snapshot, deed: Deed, first: number): LogLine[] => {
  const told = plan.summary
    ? [
        {
          table: plan.summary.table as string,
          key: "",
          before: plan.summary.undo ?? undoOf(plan.changes, seen),
          after: plan.summary.text,
        },
      ]
    : plan.changes.filter((change) => !isUntold(change, deed)).map((change) => lineOf(change, seen));
  return told.map((line, at) => ({
    ...line,
    ...deed,
    n: first + at,
    reason: plan.reasons?.[line.key] ?? plan.reason ?? "",
    onBehalfOf: plan.onBehalfOf ?? "",
  }));
};

const isUntold = (change: Change, { channel, operation }: Deed): boolean =>
  isCounted(change) || ((channel === "hourly" || operation === "sweep") && UNTOLD_HOURLY.includes(change.table));

/** Counted from other tabs, such as how many partners each person has; what was put back after an edit by hand is told. */
const isCounted = (change: Change): boolean =>
  UNTOLD.includes(change.table) ||
  (change.table === "team" &&
    "set" in change &&
    !change.notes &&
    Object.keys(change.set).every((column) => tableOf("team").columns[column]?.computed));

/** What a list did to its tab: the keys of new rows, and of changed ones what stood there before. */
export interface ListUndo {
  readonly added: readonly string[];
  readonly changed: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Written down so that the list can be taken out again; blank where a cell does not hold it. */
const undoOf = (changes: readonly Change[], seen: Snapshot): string => {
  const ours = changes.filter((change) => !isCounted(change));
  const undo: ListUndo = {
    added: ours.flatMap((change) => ("add" in change ? [rowKey(change.table, change.add)] : [])),
    changed: Object.fromEntries(
      ours.flatMap((change) => ("set" in change ? [[change.key, JSON.parse(lineOf(change, seen).before)]] : [])),
    ),
  };
  const said = JSON.stringify(undo);
  return said.length > LONGEST ? "" : said;
};

type Told = Pick<LogLine, "table" | "key" | "before" | "after">;

const lineOf = (change: Change, seen: Snapshot): Told => {
  const { table } = change;
  if ("add" in change) return { table, key: rowKey(table, change.add), before: "", after: written(table, change.add) };
  const row = seen.tables[table]?.rows.find((candidate) => rowKey(table, candidate) === change.key) ?? {};
  if ("remove" in change) return { table, key: change.key, before: written(table, row), after: "" };
  const set = change.set as Readonly<Record<string, unknown>>;
  const before = Object.fromEntries(
    Object.keys(set).flatMap((column) => (column in row ? [[column, row[column]]] : [])),
  );
  return {
    table,
    key: change.key.startsWith("@") ? rowKey(table, set) || change.key : change.key,
    before: written(table, before),
    after: written(table, set),
  };
};

const LONGEST = 45_000;

/** The filled columns as JSON, as replies show them; a cell holds no more than 50,000 characters. */
const written = (table: TableName, row: object): string => {
  const columns = tableOf(table).columns;
  const plain = Object.entries(row).flatMap(([column, value]) => {
    const declared = columns[column];
    return declared && !isBlank(value) ? [[column, toPlain(declared, value)]] : [];
  });
  return JSON.stringify(Object.fromEntries(plain)).slice(0, LONGEST);
};
