/** A cell that we fill in was typed over: what stood there comes back, with a note that says what to do instead (Q55). */
import { fromCell } from "../../model/cell";
import type { Column } from "../../model/column";
import type { TypedOver } from "../../model/desk";
import type { Located } from "../../model/snapshot";
import type { Change } from "../../model/plan";
import { accept } from "../../model/result";
import { type Reads, rowKey, type TableName, tableOf } from "../../model/workbook";
import { sayMoment } from "../../rules/days";
import { inner, type Moment } from "../flow";

/** What is read besides: a row whose key was typed over is known by it. */
const BESIDE: { readonly [N in TableName]?: readonly string[] } = {
  registrations: ["partner", "companyName", "version"],
};

export const putBack = inner<TypedOver, { back: boolean }>()({
  who: "everybody",
  reads: {},
  alsoReads: ({ table, column }): Reads => ({ [table]: [...tableOf(table).key, ...(BESIDE[table] ?? []), column] }),
  writes: [],
  plan: (_facts, over, moment) => {
    const key = keyOfRow(moment.seen.tables[over.table], over);
    const column = tableOf(over.table).columns[over.column];
    const stood = column && valueBefore(column, over.before, moment);
    if (!key || !stood || "fault" in stood) return accept({ changes: [], letters: [], reply: { back: false } });
    const set = { [over.column]: stood.value };
    const notes = { [over.column]: noteFor(over, moment) };
    const changes = [{ table: over.table, key, set, notes } as Change];
    return accept({ changes, letters: [], reply: { back: true }, reason: "Typed over by hand" });
  },
});

/** A number is written back into a row that had one. */
const isGivenBack = ({ column, before }: TypedOver, row: Readonly<Record<string, unknown>>): boolean =>
  column === "id" && before === "" && row.version !== null;

/**
 * The row's key; none where columns were moved since the desk last saw them, nor while the row is being typed, for then what
 * is typed counts, nor where two rows bear one id.
 */
const keyOfRow = (located: Located | undefined, over: TypedOver): string | undefined => {
  const { table, row, column, at } = over;
  const found = located?.rows[located.places.indexOf(row)];
  if (!located || !found || located.columnAt[column] !== at || isGivenBack(over, found)) return undefined;
  const key = rowKey(table, found);
  const isAlone = located.rows.filter((one) => rowKey(table, one) === key).length === 1;
  return isAlone && (column === "id" || !key.startsWith("@")) ? key : undefined;
};

/** Google tells a number, a day and a moment as the number in the cell. */
const valueBefore = (column: Column, before: string, { wall }: Moment) => {
  const isNumber = ["number", "money", "day", "moment"].includes(column.kind) && before !== "";
  return fromCell(column, isNumber && Number.isFinite(Number(before)) ? Number(before) : before, wall);
};

const noteFor = ({ table, row, column }: TypedOver, { seen, now, zone }: Moment): string => {
  const typed = seen.tables[table]?.cells[column]?.[row] ?? "";
  const what =
    typeof typed === "string" && typed ? `"${typed.slice(0, 100)}" was typed here` : "This was changed by hand";
  const instead =
    column === "stage"
      ? "Use Review deals instead: the partner is told and the clocks stop."
      : "Partner Desk fills this in.";
  return `${what} (${sayMoment(zone, now)}) and put back. ${instead}`;
};
