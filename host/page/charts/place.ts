/** Where on the screen the cells of the tab in view are, for what lies over the grid. */
import { IRenderManagerService, SHEET_VIEWPORT_KEY, SheetSkeletonManagerService } from "@univerjs/preset-sheets-core";
import type { Grid } from "../grid/univer";

/** The cells as they are drawn now; lengths are in pixels of the screen, from the corner of the grid. */
export interface View {
  readonly zoom: number;
  at(row: number, column: number): Place;
}

/** Where a cell begins. */
export interface Place extends Corner {
  /** Whether its row and its column stay when the others scroll. */
  readonly frozen: { readonly row: boolean; readonly column: boolean };
  /** Where the part of the grid begins that moves as this cell does; beyond it are headers or frozen cells. */
  readonly edge: Corner;
}

interface Corner {
  readonly left: number;
  readonly top: number;
}

/** Undefined until the grid is drawn. */
export const viewOf = (grid: Grid): View | undefined => {
  const render = grid.injector.get(IRenderManagerService).getRenderById(grid.workbook.getUnitId());
  const skeleton = render?.with(SheetSkeletonManagerService).getCurrentSkeleton();
  const viewport = render?.scene.getViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN);
  if (!render || !skeleton || !viewport) return undefined;
  const zoom = render.scene.scaleX;
  const { startRow, startColumn } = skeleton.worksheet.getFreeze();
  const across = {
    ends: skeleton.columnWidthAccumulation,
    header: skeleton.rowHeaderWidthAndMarginLeft,
    frozen: startColumn,
    scrolled: viewport.viewportScrollX,
  };
  const down = {
    ends: skeleton.rowHeightAccumulation,
    header: skeleton.columnHeaderHeightAndMarginTop,
    frozen: startRow,
    scrolled: viewport.viewportScrollY,
  };
  return {
    zoom,
    at: (row, column) => {
      const [x, y] = [placed(across, column), placed(down, row)];
      return {
        left: x.at * zoom,
        top: y.at * zoom,
        frozen: { row: y.isFrozen, column: x.isFrozen },
        edge: { left: x.edge * zoom, top: y.edge * zoom },
      };
    },
  };
};

/** Rows from the top or columns from the left, before they are zoomed. */
interface Lines {
  /** Where each of them ends, from the end of the header. */
  readonly ends: readonly number[];
  readonly header: number;
  /** How many of them do not scroll; -1 is none too. */
  readonly frozen: number;
  readonly scrolled: number;
}

const placed = ({ ends, header, frozen, scrolled }: Lines, line: number) => {
  const before = (index: number) => (index > 0 ? (ends[index - 1] ?? 0) : 0);
  const isFrozen = line < frozen;
  return {
    isFrozen,
    at: header + before(line) - (isFrozen ? 0 : scrolled),
    edge: header + (isFrozen ? 0 : before(frozen)),
  };
};
