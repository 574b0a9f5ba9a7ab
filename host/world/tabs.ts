/** Finding tabs and columns: by the tags that the add-on sets, or by what the person reads in the sheet. */
import { cellAt, sheetIdOf, type Worksheet } from "../sheets/engine";
import type { Book } from "../sheets/book";
import { type Area, areaOf, areaOfA1 } from "../sheets/ranges";
import { columnTagsOf } from "../sheets/tags";

/** Cells of a tab in A1 notation; the whole tab when none are named. */
export const areaIn = (book: Book, name: string, cells: string | undefined): Area => {
  const sheet = tabNamed(book, name);
  const sheetId = sheetIdOf(sheet);
  if (cells === undefined) return areaOf({ sheetId });
  return areaOfA1(cells, [
    { sheetId, title: sheet.getName(), rows: sheet.getRowCount(), columns: sheet.getColumnCount() },
  ]);
};

const tableKey = "desk.table";
const columnKey = "desk.column";

/** The tab with this title or table key. */
export const tabNamed = (book: Book, name: string): Worksheet => {
  const sheets = book.engine.workbook.getSheets();
  const found =
    sheets.find((sheet) => sheet.getName() === name) ?? sheets.find((sheet) => tableOf(book, sheet) === name);
  if (!found) throw new Error(`There is no tab called ${name}.`);
  return found;
};

/** The table that a tab holds; a copy of a tab carries the tag of another and holds none. */
export const tableOf = (book: Book, sheet: Worksheet): string | undefined => {
  const sheetId = sheetIdOf(sheet);
  const tags = book.state().sheets.find((one) => one.sheetId === sheetId)?.tags ?? [];
  const [table, owner] = tags.find((tag) => tag.metadataKey === tableKey)?.metadataValue?.split("/") ?? [];
  return owner === undefined || Number(owner) === sheetId ? table : undefined;
};

/** The column that a heading names: a column key of the tab's table, or a title in its first row. */
export const columnNamed = (sheet: Worksheet, heading: string): number => {
  const wanted = heading.trim().toLowerCase();
  const keys = columnTagsOf(sheet).map((tags) =>
    tags
      .find((tag) => tag.metadataKey === columnKey)
      ?.metadataValue?.split(".")
      .at(-1),
  );
  const byKey = keys.findIndex((key) => key?.toLowerCase() === wanted);
  const titles = keys.map((_, column) => String(cellAt(sheet, 0, column)?.v ?? ""));
  const byTitle = titles.findIndex((title) => title.trim().toLowerCase() === wanted);
  const column = byKey >= 0 ? byKey : byTitle;
  if (column < 0) throw new Error(`${sheet.getName()} has no column called ${heading}.`);
  return column;
};
