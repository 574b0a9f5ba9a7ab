/** Whether people went on in a tab since it was taken: a mark of what stands in the columns that they fill in. */
import type { Cell } from "../../model/cell";
import { markOf } from "../../model/hash";
import { type TableName, tableOf } from "../../model/workbook";

/** The columns, of those that the tab had, that nobody but a person changes, and the key: by them a row stays known. */
export const staying = (table: TableName, columns: readonly string[]): string[] => {
  const { key, columns: declared } = tableOf(table);
  return [...new Set([...key, ...columns.filter((column) => !declared[column]?.computed)])].sort();
};

/** A mark of these columns over these rows, counted from 0 with the titles. */
export const markOfRows = (
  columns: readonly string[],
  places: readonly number[],
  cellAt: (column: string, place: number) => Cell,
): string =>
  markOf(
    places.map((place) => [place, ...columns.map((column) => shown(cellAt(column, place)))].join("\t")).join("\n"),
  );

// A moment is a fraction of a day, and a box that nobody ticked is as good as blank.
const shown = (cell: Cell): string => (typeof cell === "number" ? cell.toFixed(6) : cell === false ? "" : String(cell));
