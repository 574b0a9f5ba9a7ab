/** The charts that lie over the grid now. */
import type { EmbeddedChart } from "../../sheets/api";
import { anchorOf, onTab } from "../../sheets/charts";
import { sheetIdOfUniver } from "../../sheets/ids";
import type { Grid } from "../grid/univer";
import { type Drawing, newDrawing } from "./drawing";
import { type Place, type View, viewOf } from "./place";

export interface Charts {
  /** Puts the places for charts over the picture of the grid, and draws. */
  layOver(canvas: Element): void;
  /** Draws what the cells of the tab in view hold now. */
  draw(): void;
  /** Puts each chart where its cell is now. */
  put(): void;
  clear(): void;
  dispose(): void;
}

/** No charts yet; `chartsOf` answers those of a tab as they are then. */
export const chartsOver = (grid: Grid, chartsOf: (sheetId: number) => readonly EmbeddedChart[]): Charts => {
  const panes = newPanes();
  const drawings = new Map<number, Drawing>();
  let shown: readonly EmbeddedChart[] = [];
  const drawingOf = ({ chartId = 0 }: EmbeddedChart) => {
    const drawing = drawings.get(chartId) ?? newDrawing();
    drawings.set(chartId, drawing);
    return drawing;
  };
  const put = () => {
    const view = viewOf(grid);
    if (view) for (const chart of shown) putAt(drawingOf(chart).element, chart, panes, view);
  };
  const remove = (id: number, drawing: Drawing) => {
    drawing.dispose();
    drawings.delete(id);
  };
  const clear = () => {
    shown = [];
    for (const [id, drawing] of drawings) remove(id, drawing);
  };
  const draw = () => {
    if (!viewOf(grid)) return;
    const sheet = grid.workbook.getActiveSheet();
    const size = { rows: sheet.getRowCount(), columns: sheet.getColumnCount() };
    shown = chartsOf(sheetIdOfUniver(sheet.getSheetId())).map((chart) => onTab(chart, size));
    for (const [id, drawing] of drawings) if (!shown.some(({ chartId }) => chartId === id)) remove(id, drawing);
    for (const chart of shown) drawingOf(chart).draw(chart, grid.workbook);
    put();
  };
  return {
    layOver: (canvas) => {
      canvas.after(...panes.values());
      for (const pane of panes.values()) leaveMouse(pane, canvas);
      draw();
    },
    draw,
    put,
    clear,
    dispose: () => {
      clear();
      for (const pane of panes.values()) pane.remove();
    },
  };
};

type Panes = ReadonlyMap<string, HTMLElement>;

/** What is held at a frozen row or column does not scroll with the others, and each part ends at its own edge. */
const newPanes = (): Panes =>
  new Map(
    ["main", "row", "column", "both"].map((frozen) => {
      const pane = document.createElement("div");
      pane.className = "charts";
      return [frozen, pane];
    }),
  );

const nameOf = ({ row, column }: Place["frozen"]) => {
  if (row) return column ? "both" : "row";
  return column ? "column" : "main";
};

const putAt = (element: HTMLElement, chart: EmbeddedChart, panes: Panes, view: View) => {
  const { rowIndex, columnIndex } = anchorOf(chart);
  const { offsetXPixels = 0, offsetYPixels = 0, widthPixels, heightPixels } = chart.position?.overlayPosition ?? {};
  const { left, top, edge, frozen } = view.at(rowIndex, columnIndex);
  const pane = panes.get(nameOf(frozen));
  if (!pane) return;
  if (element.parentElement !== pane) pane.append(element);
  Object.assign(pane.style, { left: `${edge.left}px`, top: `${edge.top}px` });
  const across = left - edge.left + offsetXPixels * view.zoom;
  const down = top - edge.top + offsetYPixels * view.zoom;
  const transform = `translate(${across}px, ${down}px) scale(${view.zoom})`;
  Object.assign(element.style, { width: `${widthPixels}px`, height: `${heightPixels}px`, transform });
};

/** A click on a chart leaves the keyboard with the grid, and the wheel scrolls it. */
const leaveMouse = (pane: HTMLElement, canvas: Element) => {
  pane.addEventListener("mousedown", (event) => event.preventDefault());
  pane.addEventListener("wheel", (event) => {
    event.preventDefault();
    canvas.dispatchEvent(new WheelEvent("wheel", event));
  });
};
