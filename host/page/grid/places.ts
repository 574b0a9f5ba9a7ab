/** Google's half-open ranges as rectangles of Univer. */
import type { IRange, Worksheet } from "@univerjs/core";
import type { GridRange } from "../../sheets/api";

/** The rectangle of a range on its tab; rows without an end go to `lastRow`. Undefined where nothing of it is there. */
export const rectangle = (sheet: Worksheet, range: GridRange, lastRow: number): IRange | undefined => {
  const found = {
    startRow: range.startRowIndex ?? 0,
    endRow: Math.min(range.endRowIndex ?? Number.POSITIVE_INFINITY, sheet.getRowCount(), lastRow + 1) - 1,
    startColumn: range.startColumnIndex ?? 0,
    endColumn: Math.min(range.endColumnIndex ?? Number.POSITIVE_INFINITY, sheet.getColumnCount()) - 1,
  };
  return found.startRow <= found.endRow && found.startColumn <= found.endColumn ? found : undefined;
};

/** The last row that has any cell. */
export const lastCellRow = (sheet: Worksheet) => {
  const rows = sheet.getCellMatrix().getMatrix();
  let last = sheet.getCellMatrix().getLength() - 1;
  const isEmpty = (row: number) => Object.values(rows[row] ?? {}).every((cell) => !cell || (cell.v == null && !cell.f));
  while (last > 0 && isEmpty(last)) last -= 1;
  return Math.max(0, last);
};
