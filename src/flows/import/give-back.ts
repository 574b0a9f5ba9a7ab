/** A tab that was taken where it stands is given back as it was, unless people went on in its rows. */
import type { Reply } from "../../contract";
import type { Plan } from "../../model/plan";
import type { LogLine } from "../../model/records";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import type { Located } from "../../model/snapshot";
import type { TakenTab } from "../../model/taking";
import { rowKey, type TableName, tableOf } from "../../model/workbook";
import { markOfRows, staying } from "../../rules/adoption/mark";
import { counted, few } from "../../rules/adoption/obstacles";
import type { Moment } from "../flow";
import { followingOf } from "./in-place";

type Line = Pick<LogLine, "n" | "table" | "key" | "before" | "operation" | "channel">;

/** The tab that a line of the history says was taken in place. */
export const takenIn = (before: string): TakenTab | undefined => {
  try {
    const { inPlace } = JSON.parse(before) as { inPlace?: TakenTab };
    return inPlace;
  } catch {
    // A line of another kind; what was too long to be kept is cut.
    return undefined;
  }
};

/** `since` are the lines of the history after it, whatever they tell of. */
export const givingBack = (
  table: TableName,
  record: TakenTab,
  since: readonly Line[],
  { seen }: Moment,
): Result<Plan<Reply<"undoImport">>, Refusal> => {
  const located = seen.tables[table];
  const no = (text: string) => refuse({ why: "conflict", text, field: "batches" } as const);
  if (located?.sheetId !== record.sheetId)
    return no(`${tableOf(table).tab} stands in another tab by now: this was taken back already.`);
  const lines = since.filter((line) => line.table === table);
  const touched = lines.filter((line) => !isOfDesk(line));
  if (touched.length) return no(`People went on in ${located.title} since: ${said(touched)}. It stays the desk's.`);
  const added = addedIn(table, lines, located);
  const mark = markOfRows(
    staying(table, Object.keys(record.columns)),
    placesIn(located).filter((place) => !added.includes(place)),
    (column, place) => located.cells[column]?.[place] ?? "",
  );
  if (mark !== record.mark)
    return no(
      `Rows of ${located.title} were typed over, moved, added or taken away since${lines.length ? ` (the desk itself changed ${said(lines)})` : ""}. Put them back as they were (Edit, Undo, or File, Version history), or it stays the desk's.`,
    );
  return accept({
    changes: [],
    letters: [],
    reply: { table, removed: 0, restored: record.rows, kept: [] },
    summary: { table, text: `${located.title} given back as it was: ${counted(record.rows, "row")}` },
    givesBack: { table, record, added },
    afterwards: followingOf(table),
  });
};

/** What the desk works out by itself is lost with the tab, and nobody misses it. */
const isOfDesk = ({ channel, operation }: Line): boolean =>
  channel === "hourly" || operation === "recover" || operation === "weigh";

const said = (lines: readonly Line[]): string => {
  const keys = [
    ...new Set(lines.map(({ key, operation }) => (key ? `${key} (${operation})` : `a list (${operation})`))),
  ];
  return few(keys);
};

/** Rows that the desk itself entered since, the last first. */
const addedIn = (table: TableName, lines: readonly Line[], { rows, places }: Located): number[] => {
  const keys = new Set(lines.flatMap(({ key, before }) => (before === "" ? [key] : [])));
  return rows.flatMap((row, at) => (keys.has(rowKey(table, row)) ? [places[at] ?? 0] : [])).sort((a, b) => b - a);
};

/** The rows in which something stands. */
const placesIn = ({ cells, end }: Located): number[] =>
  Array.from({ length: end }, (_, at) => at).filter(
    (at) => at > 0 && Object.values(cells).some((column) => (column[at] || "") !== ""),
  );
