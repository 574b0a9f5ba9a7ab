/** One read: which ranges are asked for, and what the answer says about the tables. */
import { type Cell, type Reading, readerOf, type Wall } from "../model/cell";
import { blankOf, isBlank } from "../model/column";
import type { Fault, Located } from "../model/snapshot";
import { saysTotal } from "../model/total";
import { columnsOf, type Reads, rowKey, type TableName, tableOf, titleOf } from "../model/workbook";
import { COLUMN_TAG, columnTag, HOME_TAG, type Layout, type Placed, placesOf, ZONE_TAG } from "./layout";

type Filter = GoogleAppsScript.Sheets.Schema.DataFilter;
type Reply = GoogleAppsScript.Sheets.Schema.BatchGetValuesByDataFilterResponse;

/** What a tag on the settings must say for this to be our workbook in our zone. */
export interface Guards {
  readonly home: string;
  readonly zone: string;
}

/** The tables of a read and the columns asked of each; `writes` are asked for their keys, so that a row may be added. */
export const askedOf = (reads: Reads, writes: readonly TableName[]): Map<TableName, readonly string[]> => {
  const asked = new Map<TableName, readonly string[]>();
  for (const name of [...(Object.keys(reads) as TableName[]), ...writes]) {
    asked.set(name, [...new Set([...tableOf(name).key, ...columnsOf(reads, name)])]);
  }
  return asked;
};

/** One filter for each column, for each header, and for the two guards. */
export const filtersFor = (
  asked: ReadonlyMap<TableName, readonly string[]>,
  layout: Layout,
  guards: Guards,
): Filter[] => {
  const filters: Filter[] = [];
  for (const [name, columns] of asked) {
    const sheetId = layout[name]?.sheetId;
    if (sheetId === undefined) continue;
    filters.push(headerOf(sheetId));
    for (const column of columns) filters.push(tagged(COLUMN_TAG, columnTag(name, column), sheetId));
  }
  const settings = layout.settings?.sheetId;
  if (settings !== undefined)
    filters.push(tagged(HOME_TAG, guards.home, settings), tagged(ZONE_TAG, guards.zone, settings));
  return filters;
};

/** The header of a tab. */
export const headerOf = (sheetId: number): Filter => ({ gridRange: { sheetId, startRowIndex: 0, endRowIndex: 1 } });

const tagged = (metadataKey: string, metadataValue: string, sheetId: number): Filter => ({
  developerMetadataLookup: { metadataKey, metadataValue, locationType: "COLUMN", metadataLocation: { sheetId } },
});

/** A column as it came: where it stands and what is in it, header included. */
interface Came {
  readonly title: string;
  readonly at: number;
  readonly cells: readonly (Cell | undefined)[];
}

/** The answer sorted by what was asked: Google keeps no order and may answer one filter with several ranges. */
export interface Answer {
  readonly columns: ReadonlyMap<string, readonly Came[]>;
  readonly headers: Readonly<Record<number, readonly string[]>>;
  /** The title of each tab by its sheet id. */
  readonly tabs: Readonly<Record<number, string>>;
  readonly home: boolean;
  readonly zone: boolean;
}

export const answerOf = (reply: Reply): Answer => {
  const columns = new Map<string, Came[]>();
  const headers: Record<number, readonly string[]> = {};
  const tabs: Record<number, string> = {};
  const guards = new Set<string>();
  for (const { valueRange, dataFilters } of reply.valueRanges ?? []) {
    const cells = (valueRange?.values ?? []) as unknown as Cell[][];
    for (const filter of dataFilters ?? []) {
      const lookup = filter.developerMetadataLookup;
      if (!lookup) {
        const sheetId = filter.gridRange?.sheetId ?? 0;
        headers[sheetId] = cells.map((column) => String(column[0] ?? ""));
        tabs[sheetId] = placeOf(valueRange?.range ?? "").title;
      } else if (lookup.metadataKey !== COLUMN_TAG) guards.add(lookup.metadataKey ?? "");
      else
        came(columns, lookup.metadataValue ?? "").push({ ...placeOf(valueRange?.range ?? ""), cells: cells[0] ?? [] });
    }
  }
  return { columns, headers, tabs, home: guards.has(HOME_TAG), zone: guards.has(ZONE_TAG) };
};

const came = (columns: Map<string, Came[]>, tag: string): Came[] => {
  const known = columns.get(tag) ?? [];
  columns.set(tag, known);
  return known;
};

/** The title and the column of a range as Google writes it: `'SLA tracker'!C1:C1000`. */
export const placeOf = (range: string): { title: string; at: number } => {
  const mark = range.lastIndexOf("!");
  const title = range.slice(0, Math.max(mark, 0)).replace(/^'|'$/g, "").replace(/''/g, "'");
  const letters = /^[A-Z]+/.exec(range.slice(mark + 1))?.[0] ?? "A";
  return { title, at: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 };
};

/** Columns that were asked for and are tagged nowhere, or in two places. */
export const strayColumns = (asked: ReadonlyMap<TableName, readonly string[]>, answer: Answer) => {
  const missing: { table: TableName; column: string }[] = [];
  const twice: { table: TableName; column: string }[] = [];
  for (const [table, columns] of asked)
    for (const column of columns) {
      const places = new Set(answer.columns.get(columnTag(table, column))?.map(({ at }) => at));
      if (places.size === 0) missing.push({ table, column });
      if (places.size > 1) twice.push({ table, column });
    }
  return { missing, twice };
};

/** A table as it was read; a row that is blank in every column read is not there. */
export const locatedOf = (
  name: TableName,
  columns: readonly string[],
  placed: Placed,
  answer: Answer,
  wall: Wall,
): Located => {
  const found = columns.map((column) => ({ column, ...(answer.columns.get(columnTag(name, column))?.[0] as Came) }));
  const cells = Object.fromEntries(found.map(({ column, cells }) => [column, cells]));
  const end = Math.max(1, ...found.map((column) => endOf(column.cells)));
  const body = rowsOf(name, columns, cells, end, wall);
  return {
    sheetId: placed.sheetId,
    title: found[0]?.title ?? answer.tabs[placed.sheetId] ?? "",
    columnAt: { ...placesOf(placed), ...Object.fromEntries(found.map(({ column, at }) => [column, at])) },
    header: answer.headers[placed.sheetId] ?? [],
    read: columns,
    cells,
    ...body,
  };
};

/** Nothing, or a box that nobody ticked: people draw boxes far below the last row. */
const isBare = (cell: Cell | undefined): boolean => cell === false || isBlank(cell);

const endOf = (cells: Came["cells"]): number => {
  let end = cells.length;
  while (end > 0 && isBare(cells[end - 1])) end -= 1;
  return end;
};

type Cells = Readonly<Record<string, Came["cells"]>>;
type Body = { rows: Record<string, unknown>[]; places: number[]; faults: Fault[] };
type Bodied = Body & { end: number };

const rowsOf = (name: TableName, columns: readonly string[], cells: Cells, end: number, wall: Wall): Bodied => {
  const declared = tableOf(name).columns;
  const places = filledPlaces(Object.values(cells), end);
  // Thousands of rows are made several times as fast as copies of a blank one as column by column each.
  const blank = Object.fromEntries(columns.map((column) => [column, blankOf(declared[column]!)]));
  const rows = places.map((): Record<string, unknown> => ({ ...blank }));
  const faults = columns.flatMap((column) => {
    const read = readerOf(declared[column]!, wall);
    return filledIn(rows, places, column, cells[column] ?? [], read);
  });
  const totals = new Set(places.filter((at) => isTotal(name, cells, at)));
  const keyed = keyedOf(name, rows, places, (at) => (totals.has(at) ? totalSaid(name, cells, at) : ""));
  return {
    ...keyed,
    faults: [...faults, ...keyed.faults].sort((a, b) => a.row - b.row),
    end: endAbove(totals, places, end),
  };
};

/** Where new rows go: above lines of totals that stand below all others. */
const endAbove = (totals: ReadonlySet<number>, places: readonly number[], end: number): number => {
  if (!totals.has(places[places.length - 1] ?? 0)) return end;
  const rows = places.filter((at) => !totals.has(at));
  return (rows[rows.length - 1] ?? 0) + 1;
};

/** Tabs whose rows are called by the names of people and firms, which are no numbers. */
const NAMED: readonly TableName[] = ["partners", "coverage", "team"];

/** A row whose key is the word Total or what counts the others; without a key of ours, one with no other word in it. */
const isTotal = (name: TableName, cells: Cells, at: number): boolean => {
  const [first = ""] = tableOf(name).key;
  const key = cells[first]?.[at];
  if (!isBare(key)) return typeof key === "string" ? saysTotal(key) : NAMED.includes(name);
  if (!tableOf(name).columns[first]?.computed) return false;
  const words = Object.values(cells).flatMap((column) => {
    const cell = column[at];
    return typeof cell === "string" && cell.trim() !== "" ? [cell] : [];
  });
  return words.every(saysTotal);
};

const totalSaid = (name: TableName, cells: Cells, at: number): string => {
  const [first = ""] = tableOf(name).key;
  const key = cells[first]?.[at];
  return isBare(key)
    ? `${titleOf(name, first)} is blank and the row says too little: it is taken for a line of totals, which is left out`
    : `"${key}" is taken for a line of totals, which is left out`;
};

/** Where something stands in any of the columns, below the header. */
const filledPlaces = (columns: readonly Came["cells"][], end: number): number[] => {
  const places: number[] = [];
  for (let at = 1; at < end; at++) if (!columns.every((cells) => isBare(cells[at]))) places.push(at);
  return places;
};

/** Puts what stands in a column into the rows; what cannot be read is told and stays blank. */
const filledIn = (
  rows: readonly Record<string, unknown>[],
  places: readonly number[],
  column: string,
  cells: Came["cells"],
  read: (cell: Cell) => Reading,
): Fault[] => {
  const faults: Fault[] = [];
  places.forEach((at, nth) => {
    const cell = cells[at];
    if (cell === undefined || cell === "") return;
    const reading = read(cell);
    if ("fault" in reading) faults.push({ row: at, column, text: reading.fault });
    else rows[nth]![column] = reading.value;
  });
  return faults;
};

/** The rows that have a key of their own. */
const keyedOf = (
  name: TableName,
  rows: readonly Record<string, unknown>[],
  places: readonly number[],
  leftOut: (at: number) => string,
): Body => {
  const body: Body = { rows: [], places: [], faults: [] };
  const placeByKey = new Map<string, number>();
  rows.forEach((row, nth) => {
    const at = places[nth]!;
    const key = keyAt(name, row, at);
    const text = leftOut(at) || keyFault(name, key, placeByKey.get(key));
    if (text) body.faults.push({ row: at, column: tableOf(name).key[0]!, text });
    else {
      placeByKey.set(key, at);
      body.rows.push(row);
      body.places.push(at);
    }
  });
  return body;
};

/** The key of a row. Where we issue the keys, a row without one was typed and is known by its place. */
const keyAt = (name: TableName, row: Record<string, unknown>, at: number): string => {
  const key = rowKey(name, row);
  const [first = ""] = tableOf(name).key;
  if (key || !tableOf(name).columns[first]?.computed) return key;
  row[first] = `@${at + 1}`;
  return rowKey(name, row);
};

const keyFault = (name: TableName, key: string, other: number | undefined): string => {
  if (key && other === undefined) return "";
  const title = titleOf(name, tableOf(name).key[0]!);
  return other === undefined ? `${title} is blank` : `${title} ${key} stands in row ${other + 1} too`;
};
