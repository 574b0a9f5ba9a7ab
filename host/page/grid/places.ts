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

/** How many rows are drawn at once, and how many of them lie before those in view. */
const [drawn, before] = [240, 60];
const close = 20;

/** The rows around those in view. */
export const rowsAround = (grid: Grid): Rows => {
  const first = Math.max(0, firstInView(grid) - before);
  return { first, last: first + drawn };
};

/** Whether the rows in view come near the end of those that are drawn. */
export const isNearEnd = (grid: Grid, { first, last }: Rows) => {
  const top = firstInView(grid);
  return (first > 0 && top - first < close) || last - top < close + mostInView;
};

/** Hears that the person has scrolled. */
export const onScroll = (grid: Grid, listener: () => void) => {
  const scrolled = scrollsOf(grid)?.validViewportScrollInfo$.subscribe(listener);
  return () => scrolled?.unsubscribe();
};

const mostInView = 80;

const firstInView = (grid: Grid) => scrollsOf(grid)?.getCurrentScrollState()?.sheetViewStartRow ?? 0;

const scrollsOf = ({ injector, workbook }: Grid) =>
  injector.get(IRenderManagerService).getRenderById(workbook.getUnitId())?.with(SheetScrollManagerService);
