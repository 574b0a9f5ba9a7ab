/** What people do in the grid with their own hands. */
import type { Google } from "../google";
import type { Fault } from "../run/faults";
import type { CellData, Dimension, Request, RowData } from "../sheets/api";
import { cellAt, hasFormula, hasValue, rowsWithContent, sheetIdOf, type Worksheet } from "../sheets/engine";
import { valueAt } from "../sheets/cells";
import { type Area, columnLetters } from "../sheets/ranges";
import { emptySheet } from "../sheets/state";
import { styleAt } from "../sheets/styles";
import { typed } from "../sheets/typing";
import { linesOfCsv } from "./csv";
import type { ChangeType, Edit } from "./events";
import { type Fired, fireChange, fireEdit } from "./firing";
import { pasteOver } from "./paste-over";
import type { Selection } from "./state";
import { areaIn, columnNamed, tabNamed } from "./tabs";
import { mustBeValid } from "./validation";

export interface Hand {
  readonly google: Google;
  readonly by: string;
  readonly faults: readonly Fault[];
  readonly window: string | null;
}

/** Types into one cell, given in A1 notation; strict validation refuses as the grid would. */
export const typeInto = async (
  { google, by, faults, window }: Hand,
  tab: string,
  cell: string,
  text: string,
): Promise<readonly Fired[]> => {
  const { book } = google;
  const sheet = tabNamed(book, tab);
  const sheetId = sheetIdOf(sheet);
  const { top: row, left: column } = areaIn(book, tab, cell);
  const data = typed(text, styleAt(book.engine, sheet, row, column)?.n?.pattern);
  await mustBeValid(book, sheetId, row, column, data);
  const before = seen(google, sheet, row, column);
  await book.alone(() => book.apply([cellRequest(sheetId, row, column, [{ values: [data] }])]));
  const range = select(google, { sheetId, row: row + 1, column: column + 1, rows: 1, columns: 1 });
  const value = seen(google, sheet, row, column);
  const edit: Edit = { range, by, ...(value === "" ? {} : { value }), ...(before === "" ? {} : { oldValue: before }) };
  return fireEdit(google, edit, faults, window);
};

/** Pastes rows below the last ones; the first line of the CSV names the columns by title or key. */
export const pasteRows = async (
  { google, by, faults, window }: Hand,
  tab: string,
  csv: string,
): Promise<readonly Fired[]> => {
  const { book } = google;
  const sheet = tabNamed(book, tab);
  const sheetId = sheetIdOf(sheet);
  const [headings = [], ...rows] = linesOfCsv(csv);
  const columns = headings.map((heading) => columnNamed(sheet, heading));
  if (rows.length === 0) return [];
  const top = firstFreeRow(sheet, columns);
  await book.alone(() => {
    const short = top + rows.length - sheet.getRowCount();
    const more: Request[] = short > 0 ? [{ appendDimension: { sheetId, dimension: "ROWS", length: short } }] : [];
    return book.apply([
      ...more,
      ...columns.map((column, index) =>
        cellRequest(sheetId, top, column, pasted(google, sheet, column, top, rows, index)),
      ),
    ]);
  });
  const left = Math.min(...columns);
  const range = {
    sheetId,
    row: top + 1,
    column: left + 1,
    rows: rows.length,
    columns: Math.max(...columns) - left + 1,
  };
  return fireEdit(google, { range: select(google, range), by }, faults, window);
};

/** Pastes cells over others with all that hangs on them. */
export const pasteCells = async (
  { google, by, faults, window }: Hand,
  from: { readonly tab: string; readonly cells: string },
  to: { readonly tab: string; readonly cells: string },
): Promise<readonly Fired[]> => {
  const { book } = google;
  const [source, target] = [from, to].map(({ tab, cells }) => areaIn(book, tab, cells)) as [Area, Area];
  const stateOf = ({ sheetId }: Area) =>
    book.state().sheets.find((sheet) => sheet.sheetId === sheetId) ?? emptySheet(sheetId);
  await book.alone(() => book.apply(pasteOver(stateOf(source), source, stateOf(target), target)));
  const { sheetId, top, bottom, left, right } = target;
  const range = select(google, { sheetId, row: top + 1, column: left + 1, rows: bottom - top, columns: right - left });
  return fireEdit(google, { range, by }, faults, window);
};

/** Carries out what a person does to the structure of the workbook. */
export const restructure = async (
  { google, by, faults, window }: Hand,
  requests: readonly Request[],
  change: ChangeType,
): Promise<readonly Fired[]> => {
  await google.book.alone(() => google.book.apply(requests));
  return fireChange(google, change, by, faults, window);
};

/** The name of the change that Google reports for an edit of rows or columns. */
export const changeTypeOf = (kind: "INSERT" | "REMOVE", dimension: Dimension): ChangeType =>
  `${kind}_${dimension === "ROWS" ? "ROW" : "COLUMN"}`;

/** Puts the person's cursor on cells. */
export const select = (google: Google, selection: Selection): Selection => {
  google.state.selection = selection;
  return selection;
};

/** `B2` for the second row of the second column. */
export const cellName = (row: number, column: number) => `${columnLetters(column)}${row + 1}`;

const cellRequest = (sheetId: number, rowIndex: number, columnIndex: number, rows: readonly RowData[]): Request => {
  const fields = rows.some(({ values }) => values?.[0]?.userEnteredFormat)
    ? "userEnteredValue,userEnteredFormat.numberFormat"
    : "userEnteredValue";
  return { updateCells: { start: { sheetId, rowIndex, columnIndex }, rows: [...rows], fields } };
};

const pasted = (
  google: Google,
  sheet: Worksheet,
  column: number,
  top: number,
  rows: readonly (readonly string[])[],
  index: number,
): RowData[] => {
  const patterns = rows.map((_, down) => styleAt(google.book.engine, sheet, top + down, column)?.n?.pattern);
  const cells = rows.map((row, down) => typed(row[index]?.trim() ?? "", patterns[down]));
  const reformats = cells.some((cell) => cell.userEnteredFormat);
  return cells.map((cell, down) => ({ values: [reformats ? withPattern(cell, patterns[down]) : cell] }));
};

// One request writes the formats of a whole column, so cells that keep theirs must name it.
const withPattern = (cell: CellData, pattern: string | undefined): CellData =>
  cell.userEnteredFormat || !pattern
    ? cell
    : { ...cell, userEnteredFormat: { numberFormat: { type: "NUMBER", pattern } } };

const firstFreeRow = (sheet: Worksheet, columns: readonly number[]) => {
  let row = rowsWithContent(sheet);
  const isFilled = (at: number) =>
    columns.some((column) => {
      const cell = cellAt(sheet, at, column);
      return cell !== undefined && (hasValue(cell) || hasFormula(cell));
    });
  while (row > 1 && !isFilled(row - 1)) row -= 1;
  return Math.max(1, row);
};

/** What an event says that a cell holds: its value without format, a checkbox in capitals. */
export const seen = (google: Google, sheet: Worksheet, row: number, column: number) => {
  const value = valueAt(google.book.engine, sheet, row, column, "UNFORMATTED_VALUE");
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
};
