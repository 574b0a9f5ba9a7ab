/** Google's half-open ranges as rectangles of Univer, and which rows are worth drawing. */
import type { IRange, Worksheet } from "@univerjs/core";
import { IRenderManagerService, SheetScrollManagerService } from "@univerjs/preset-sheets-core";
import type { GridRange } from "../../sheets/api";
import { type Rows, runsOf } from "../../sheets/ranges";
import { type Grid, isDrawn, onceDrawn } from "./univer";

/** The part of a range that lies in some rows of its tab. Undefined where nothing of it is there. */
export const rectangle = (sheet: Worksheet, range: GridRange, rows: Rows = allRows): IRange | undefined => {
  const found = {
    startRow: Math.max(range.startRowIndex ?? 0, rows[0]),
    endRow: Math.min(range.endRowIndex ?? Number.POSITIVE_INFINITY, sheet.getRowCount(), rows[1]) - 1,
    startColumn: range.startColumnIndex ?? 0,
    endColumn: Math.min(range.endColumnIndex ?? Number.POSITIVE_INFINITY, sheet.getColumnCount()) - 1,
  };
  return found.startRow <= found.endRow && found.startColumn <= found.endColumn ? found : undefined;
};

const allRows: Rows = [0, Number.POSITIVE_INFINITY];

/** How many rows that are not hidden are drawn before the first in view, and from it on. */
const [before, onward] = [20, 90];
/** How many rows a screen shows, and how near to it nothing may be missing. */
const [mostInView, close] = [60, 5];

/**
 * The rows around those in view, as runs: what is hidden between them is not worth drawing. For each of them every rule is
 * worked out whenever the clock moves.
 */
export const rowsAround = (grid: Grid): readonly Rows[] => runsOf(shownAround(grid, before, onward));

/** Whether all rows that may soon be in view are drawn. */
export const areDrawn = (grid: Grid, runs: readonly Rows[]) =>
  shownAround(grid, close, close + mostInView).every((row) => runs.some(([first, end]) => first <= row && row < end));

/** So many rows before the first in view, and from it on, that are not hidden. */
const shownAround = (grid: Grid, above: number, below: number): readonly number[] => {
  const sheet = grid.workbook.getActiveSheet();
  const top = firstInView(grid);
  const shown = (from: number, step: 1 | -1, count: number) => {
    const rows: number[] = [];
    for (let row = from; row >= 0 && row < sheet.getRowCount() && rows.length < count; row += step)
      if (sheet.getRowVisible(row)) rows.push(row);
    return rows;
  };
  return [...shown(top - 1, -1, above).reverse(), ...shown(top, 1, below)];
};

/** Hears that the person has scrolled; the answer ends it. */
export const onScroll = (grid: Grid, listener: () => void) => {
  let following: { unsubscribe(): void } | undefined;
  onceDrawn(grid, () => {
    following = scrollsOf(grid)?.validViewportScrollInfo$.subscribe(listener);
  });
  return () => following?.unsubscribe();
};

const firstInView = (grid: Grid) =>
  (isDrawn(grid) ? scrollsOf(grid)?.getCurrentScrollState()?.sheetViewStartRow : 0) ?? 0;

const scrollsOf = ({ injector, workbook }: Grid) =>
  injector.get(IRenderManagerService).getRenderById(workbook.getUnitId())?.with(SheetScrollManagerService);
