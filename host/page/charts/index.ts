/** Charts over the grid: those of the tab in view, each at its cell, with what its cells hold now. */
import { IRenderManagerService, SheetSkeletonManagerService } from "@univerjs/preset-sheets-core";
import type { Dressing } from "../grid/dressing";
import { onScroll } from "../grid/places";
import { type Grid, onceDrawn } from "../grid/univer";
import { type Charts, chartsOver } from "./over";
import "./charts.css";

/** Draws the charts of whatever tab is in view, and follows its cells, its rows and columns and the scrolling. */
export const showCharts = (grid: Grid, dressing: Dressing, place: HTMLElement): { dispose(): void } => {
  const charts = chartsOver(grid, (sheetId) => dressing.of(sheetId)?.charts ?? []);
  const ends = [followCells(grid, dressing, charts), followPlaces(grid, place, charts), charts.dispose];
  return {
    dispose: () => {
      for (const end of ends) end();
    },
  };
};

const pause = 80;

const followCells = (grid: Grid, dressing: Dressing, charts: Charts) => {
  const later = soon(charts.draw, pause);
  const turning = grid.workbook.activeSheet$.subscribe(() => {
    // The charts of the tab that was left would lie over the other one until that is drawn.
    charts.clear();
    later.ask();
  });
  const working = grid.commands.onCommandExecuted(({ id }) => {
    if (/^(sheet|formula)\.mutation\./.test(id)) later.ask();
  });
  dressing.onTaken(later.ask);
  return () => {
    later.end();
    turning.unsubscribe();
    working.dispose();
  };
};

const followPlaces = (grid: Grid, place: HTMLElement, charts: Charts) => {
  const moves = soon(charts.put, 0);
  const offScroll = onScroll(grid, charts.put);
  const sizes = new ResizeObserver(charts.put);
  let skeletons: { unsubscribe(): void } | undefined;
  onceDrawn(grid, () => {
    const canvas = place.querySelector("canvas[id^=univer-sheet-main]");
    if (canvas) charts.layOver(canvas);
    sizes.observe(place);
    const render = grid.injector.get(IRenderManagerService).getRenderById(grid.workbook.getUnitId());
    skeletons = render?.with(SheetSkeletonManagerService).currentSkeleton$.subscribe(moves.ask);
  });
  const zooming = grid.commands.onCommandExecuted(({ id }) => {
    if (/^sheet\.operation\.set-zoom/.test(id)) moves.ask();
  });
  return () => {
    moves.end();
    offScroll();
    sizes.disconnect();
    skeletons?.unsubscribe();
    zooming.dispose();
  };
};

/** Works once however often it is asked for within so many milliseconds. */
const soon = (work: () => void, milliseconds: number) => {
  let timer = 0;
  return {
    ask: () => {
      if (timer) return;
      timer = window.setTimeout(() => {
        timer = 0;
        work();
      }, milliseconds);
    },
    end: () => clearTimeout(timer),
  };
};
