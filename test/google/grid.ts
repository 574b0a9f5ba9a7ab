/** A tab in memory: what people do to it, what a batch does to it, and what the Sheets service answers about it. */
import { COLUMN_TAG, columnTag, headerMark, type Placed } from "../../src/google/layout";
import { answerOf, askedOf, filtersFor, locatedOf } from "../../src/google/read";
import { type Cell, toCell } from "../../src/model/cell";
import { letters } from "../../src/model/letters";
import type { Located, Snapshot } from "../../src/model/snapshot";
import { type Reads, type Row, type TableName, tableOf } from "../../src/model/workbook";
import { newYork, row as whole, wallOf } from "../notation";

export type Request = GoogleAppsScript.Sheets.Schema.Request;
export type Values = GoogleAppsScript.Sheets.Schema.BatchGetValuesByDataFilterResponse;
type Updated = GoogleAppsScript.Sheets.Schema.Spreadsheet;
type Filter = GoogleAppsScript.Sheets.Schema.DataFilter;

export const wall = wallOf(newYork);

export interface Grid {
  readonly name: TableName;
  readonly title: string;
  readonly columns: readonly Column[];
}

/** A column with its tag, "" for a person's own, and its cells from the header down. */
interface Column {
  readonly tag: string;
  readonly cells: readonly Cell[];
  /** The notes that a batch left on cells, by row. */
  readonly notes: Readonly<Record<number, string>>;
}

const SHEET = 7;

/** A tab of ours with these rows below its header and so many blank ones below them. */
export const gridOf = <N extends TableName>(name: N, rows: readonly Partial<Row<N>>[], blank = 3): Grid => {
  const all: readonly Readonly<Record<string, unknown>>[] = rows.map((said) => whole(name, said));
  return {
    name,
    title: tableOf(name).tab,
    columns: Object.entries(tableOf(name).columns).map(([tag, declared]) => ({
      tag,
      notes: {},
      cells: [
        declared.title,
        ...all.map((one) => toCell(declared, one[tag], wall) ?? ""),
        ...Array.from({ length: blank }, () => ""),
      ],
    })),
  };
};

export const heightOf = ({ columns }: Grid): number => columns[0]?.cells.length ?? 0;

/** The tab with its rows in another order, header included; what is left out is deleted, -1 is a new blank row. */
export const withRows = (grid: Grid, order: readonly number[]): Grid => ({
  ...grid,
  columns: grid.columns.map((column) => ({ ...column, cells: order.map((at) => column.cells[at] ?? "") })),
});

/** The tab with its columns in another order; what is left out is deleted, -1 is a new column of a person's own. */
export const withColumns = (grid: Grid, order: readonly number[]): Grid => {
  const blank = { tag: "", notes: {}, cells: Array.from({ length: heightOf(grid) }, () => "") };
  return { ...grid, columns: order.map((at) => grid.columns[at] ?? blank) };
};

/** The rows below the header that are not blank, by the tags of their columns. */
export const rowsOf = ({ columns }: Grid): Readonly<Record<string, Cell>>[] => {
  const [first] = columns;
  const rows = first?.cells.map((_, at) =>
    columns.flatMap(({ tag, cells }) => (tag && cells[at] !== "" ? [[tag, cells[at] ?? ""]] : [])),
  );
  return (rows ?? [])
    .slice(1)
    .filter((cells) => cells.length > 0)
    .map((cells) => Object.fromEntries(cells));
};

/** The tab after a batch. */
export const applied = (grid: Grid, requests: readonly Request[]): Grid =>
  requests.reduce((now, { updateCells, insertDimension, deleteDimension }) => {
    const rows = Array.from({ length: heightOf(now) }, (_, at) => at);
    if (updateCells) return withCells(now, updateCells);
    const { startIndex = 0, endIndex = 0 } = insertDimension?.range ?? deleteDimension?.range ?? {};
    const blank = insertDimension ? Array.from({ length: endIndex - startIndex }, () => -1) : [];
    const below = rows.slice(insertDimension ? startIndex : endIndex);
    return withRows(now, [...rows.slice(0, startIndex), ...blank, ...below]);
  }, grid);

const withCells = (
  grid: Grid,
  { start = {}, rows = [], fields = "" }: GoogleAppsScript.Sheets.Schema.UpdateCellsRequest,
): Grid => {
  const dataAt = (row: number, column: number) =>
    rows[row - (start.rowIndex ?? 0)]?.values?.[column - (start.columnIndex ?? 0)];
  const columns = grid.columns.map((column, at) => ({
    ...column,
    cells: column.cells.map((cell, row) => {
      const data = dataAt(row, at);
      const value = data?.userEnteredValue;
      return data ? (value?.stringValue ?? value?.numberValue ?? value?.boolValue ?? "") : cell;
    }),
    notes: {
      ...column.notes,
      ...Object.fromEntries(
        column.cells.flatMap((_, row) =>
          fields.includes("note") && dataAt(row, at)?.note ? [[row, dataAt(row, at)?.note ?? ""]] : [],
        ),
      ),
    },
  }));
  return { ...grid, columns };
};

/** The cells on which a batch left a note, as "Column/row". */
export const notedIn = ({ columns }: Grid): string[] =>
  columns.flatMap(({ tag, notes }) => Object.keys(notes).map((row) => `${tag}/${row}`));

/** Where the columns of the tab stand, as the tags say. */
export const placedIn = ({ columns }: Grid): Placed => ({
  sheetId: SHEET,
  header: headerMark(columns.map(({ cells }) => String(cells[0]))),
  columns: columns.map(({ tag }) => tag),
});

/** What the service answers to filters: each column trimmed by itself, in the order of the tab. */
export const valuesOf = ({ name, title, columns }: Grid, filters: readonly Filter[]): Values => {
  const header = filters.filter(({ gridRange }) => gridRange);
  const tagged = columns.flatMap(({ tag, cells }, at) => {
    const dataFilters = filters.filter(
      ({ developerMetadataLookup: lookup }) =>
        lookup?.metadataKey === COLUMN_TAG && lookup.metadataValue === columnTag(name, tag),
    );
    const values = trimmed(cells);
    const range = `'${title.replace(/'/g, "''")}'!${letters(at)}1:${letters(at)}${cells.length}`;
    return dataFilters.length
      ? [{ dataFilters, valueRange: { range, majorDimension: "COLUMNS", ...(values.length && { values: [values] }) } }]
      : [];
  });
  const titles = { majorDimension: "COLUMNS", values: columns.map(({ cells }) => cells.slice(0, 1)) };
  // The types say that a value is text; the service answers numbers as numbers.
  return { valueRanges: [...tagged, { dataFilters: header, valueRange: titles }] } as unknown as Values;
};

const trimmed = (cells: readonly Cell[]): Cell[] => {
  const last = cells.reduce<number>((end, cell, at) => (cell === "" ? end : at + 1), 0);
  return cells.slice(0, last);
};

/** The tab as one read of these columns sees it. */
export const locatedIn = (grid: Grid, reads: Reads): Located => {
  const asked = askedOf(reads, [grid.name]);
  const filters = filtersFor(asked, { [grid.name]: placedIn(grid) }, { home: "", zone: "" });
  return locatedOf(grid.name, asked.get(grid.name) ?? [], placedIn(grid), answerOf(valuesOf(grid, filters)), wall);
};

export const seenIn = (grid: Grid, reads: Reads): Snapshot => ({ tables: { [grid.name]: locatedIn(grid, reads) } });

/** What the reply to a batch shows of these ranges: cells and column tags, zeros and blanks left out. */
export const updatedOf = ({ name, columns }: Grid, ranges: readonly string[]): Updated => {
  const data = ranges.map((range) => {
    const [, from = "", row = "", to = ""] = /!([A-Z]+)(\d+):([A-Z]+)\d+$/.exec(range) ?? [];
    const [startColumn, startRow] = [indexOf(from), Number(row) - 1];
    const shown = columns.slice(startColumn, indexOf(to) + 1);
    return {
      ...(startRow && { startRow }),
      ...(startColumn && { startColumn }),
      rowData: [{ values: shown.map(({ cells }) => shownAs(cells[startRow] ?? "")) }],
      columnMetadata: shown.map(({ tag }) =>
        tag ? { developerMetadata: [{ metadataKey: COLUMN_TAG, metadataValue: columnTag(name, tag) }] } : {},
      ),
    };
  });
  return { sheets: [{ properties: { sheetId: SHEET }, data }] };
};

const shownAs = (cell: Cell) => {
  if (cell === "") return {};
  if (typeof cell === "number") return { effectiveValue: { numberValue: cell } };
  return { effectiveValue: typeof cell === "boolean" ? { boolValue: cell } : { stringValue: cell } };
};

const indexOf = (column: string) => [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
