/** Rows that are hidden in this window alone: Univer asks about each row, so no mutation tells of it. */
import type { Worksheet } from "@univerjs/core";
import {
  IEditorBridgeService,
  INTERCEPTOR_POINT,
  IRenderManagerService,
  SheetInterceptorService,
  SheetSkeletonManagerService,
  SheetsSelectionsService,
} from "@univerjs/preset-sheets-core";
import type { Rows } from "../../sheets/ranges";
import { type Grid, isDrawn } from "./univer";

export interface Hidden {
  /** Hides these rows of a tab in the place of those that were hidden. */
  set(sheet: Worksheet, runs: readonly Rows[]): void;
  dispose(): void;
}

/** Hides rows as Univer's own filter does, so that the cursor, a paste and a deletion pass them over. */
export const hideRows = (grid: Grid): Hidden => {
  const rowsBySheet = new Map<string, ReadonlySet<number>>();
  const waiting = new Map<Worksheet, readonly Rows[]>();
  const editor = grid.injector.get(IEditorBridgeService);
  grid.injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.ROW_FILTERED, {
    // Before Univer's filter, which asks nobody else.
    priority: 1_000,
    handler: (isFiltered, { subUnitId, row }, next) => rowsBySheet.get(subUnitId)?.has(row) || next(isFiltered),
  });
  const hide = (sheet: Worksheet, runs: readonly Rows[]) => {
    rowsBySheet.set(sheet.getSheetId(), new Set(runs.flatMap(rowsIn)));
    if (sheet !== grid.workbook.getActiveSheet()) return;
    drawAgain(grid, sheet);
    leaveHidden(grid, sheet);
  };
  const following = editor.visible$.subscribe(({ visible }) => {
    if (visible) return;
    for (const [sheet, runs] of waiting) hide(sheet, runs);
    waiting.clear();
  });
  return {
    // The rows around a cell that is being typed into stay where they are.
    set: (sheet, runs) => (editor.isVisible().visible ? waiting.set(sheet, runs) : hide(sheet, runs)),
    dispose: () => following.unsubscribe(),
  };
};

const rowsIn = ([first, end]: Rows) => Array.from({ length: end - first }, (_, index) => first + index);

const drawAgain = (grid: Grid, sheet: Worksheet) => {
  // The first drawing asks by itself.
  if (!isDrawn(grid)) return;
  const render = grid.injector.get(IRenderManagerService).getRenderById(grid.workbook.getUnitId());
  const skeletons = render?.with(SheetSkeletonManagerService);
  skeletons?.makeDirty({ sheetId: sheet.getSheetId() }, true);
  skeletons?.setCurrent({ sheetId: sheet.getSheetId() });
  render?.mainComponent?.makeForceDirty(true);
  render?.scene.makeDirty();
};

/** What is typed would go into a cell that nobody sees, so the cursor goes on to the next row that is there. */
const leaveHidden = ({ injector, commands, workbook }: Grid, sheet: Worksheet) => {
  const primary = injector.get(SheetsSelectionsService).getCurrentLastSelection()?.primary;
  if (!primary || sheet.getRowVisible(primary.actualRow)) return;
  const rows = Array.from({ length: sheet.getRowCount() }, (_, row) => row).filter((row) => sheet.getRowVisible(row));
  const row = rows.find((one) => one > primary.actualRow) ?? rows.at(-1) ?? 0;
  const range = { startRow: row, endRow: row, startColumn: primary.actualColumn, endColumn: primary.actualColumn };
  commands.syncExecuteCommand("sheet.operation.set-selections", {
    unitId: workbook.getUnitId(),
    subUnitId: sheet.getSheetId(),
    selections: [{ range, primary: { ...primary, ...range, actualRow: row }, style: null }],
  });
};
