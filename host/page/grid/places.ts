/** Google's half-open ranges as rectangles of Univer, and which rows are worth drawing. */
import type { IRange, Worksheet } from "@univerjs/core";
import { IRenderManagerService, SheetScrollManagerService } from "@univerjs/preset-sheets-core";
import type { GridRange } from "../../sheets/api";
import type { Grid } from "./univer";

/** Rows from the first to the last, both among them. */
export interface Rows {
  readonly first: number;
  readonly last: number;
}

/** The part of a range that lies in some rows of its tab. Undefined where nothing of it is there. */
export const rectangle = (sheet: Worksheet, range: GridRange, rows: Rows = allRows): IRange | undefined => {
  const found = {
    startRow: Math.max(range.startRowIndex ?? 0, rows.first),
    endRow: Math.min(range.endRowIndex ?? Number.POSITIVE_INFINITY, sheet.getRowCount(), rows.last + 1) - 1,
    startColumn: range.startColumnIndex ?? 0,
    endColumn: Math.min(range.endColumnIndex ?? Number.POSITIVE_INFINITY, sheet.getColumnCount()) - 1,
  };
  return found.startRow <= found.endRow && found.startColumn <= found.endColumn ? found : undefined;
};

const allRows: Rows = { first: 0, last: Number.POSITIVE_INFINITY };

/** How many rows that are not hidden are drawn before the first in view, from it on, and how many of them a screen shows. */
const [before, onward, mostInView] = [20, 90, 60];

/** The rows around those in view: for each of them every rule is worked out whenever the clock moves. */
export const rowsAround = (grid: Grid): Rows => {
  const top = firstInView(grid);
  return { first: lead(grid, top, -before), last: lead(grid, top, onward) };
};

/** Whether the rows in view come near the end of those that are drawn. */
export const isNearEnd = (grid: Grid, { first, last }: Rows) => {
  const top = firstInView(grid);
  return top < first || lead(grid, top, -close) < first || lead(grid, top, mostInView + close) > last;
};

const close = 5;

/** The row that many rows away, when those that are hidden or filtered out are not counted; at most the first or the last. */
const lead = ({ workbook }: Grid, from: number, steps: number) => {
  const sheet = workbook.getActiveSheet();
  const end = steps < 0 ? 0 : (sheet?.getRowCount() ?? 1) - 1;
  let row = from;
  for (let left = Math.abs(steps); left > 0 && row !== end; ) {
    row += Math.sign(end - row);
    if (sheet?.getRowVisible(row)) left -= 1;
  }
  return row;
};

/** Hears that the person has scrolled. */
export const onScroll = (grid: Grid, listener: () => void) => {
  const scrolled = scrollsOf(grid)?.validViewportScrollInfo$.subscribe(listener);
  return () => scrolled?.unsubscribe();
};

const firstInView = (grid: Grid) => scrollsOf(grid)?.getCurrentScrollState()?.sheetViewStartRow ?? 0;

const scrollsOf = ({ injector, workbook }: Grid) =>
  injector.get(IRenderManagerService).getRenderById(workbook.getUnitId())?.with(SheetScrollManagerService);
