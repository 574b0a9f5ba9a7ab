/** Where the person is: the cells under the cursor and the tab in view. */
import type { IRange, Worksheet } from "@univerjs/core";
import { type ISelectionWithStyle, SheetsSelectionsService } from "@univerjs/preset-sheets-core";
import { sheetIdOfUniver } from "../../sheets/ids";
import type { GridRange } from "../../sheets/api";
import { columnLetters } from "../../sheets/ranges";
import { noteAt } from "./notes";
import { show, tabOf } from "./tabs";
import type { Copy } from "./copy";
import { type Grid, onceDrawn } from "./univer";

/** The cells under the cursor. */
export interface Selected {
  readonly sheetId: number;
  readonly range: GridRange;
  /** The first of them, `B2`, what it shows, and what is noted on it; blank for nothing. */
  readonly cell: string;
  readonly shown: string;
  readonly note: string;
}

const pause = 80;

/** Hears where the person is, once for each rest of the cursor, and again when the cells there may be others. */
export const onCursor = (grid: Grid, copy: Copy, listener: (selected: Selected) => void) => {
  const selections = grid.injector.get(SheetsSelectionsService);
  let timer = 0;
  const tell = () => {
    const sheet = grid.workbook.getActiveSheet();
    const range = selections.getCurrentLastSelection()?.range;
    if (sheet && range) listener(selectedOf(sheet, range));
  };
  const soon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(tell, pause);
  };
  copy.onMutation(soon);
  const watching = [selections.selectionChanged$.subscribe(soon), grid.workbook.activeSheet$.subscribe(soon)];
  return () => {
    clearTimeout(timer);
    for (const one of watching) one.unsubscribe();
  };
};

const selectedOf = (sheet: Worksheet, range: IRange): Selected => {
  const sheetId = sheetIdOfUniver(sheet.getSheetId());
  // Whole rows and columns have no number on their open side.
  const at = (index: number, otherwise: number) => (Number.isNaN(index) ? otherwise : index);
  const [row, column] = [at(range.startRow, 0), at(range.startColumn, 0)];
  return {
    sheetId,
    range: {
      sheetId,
      startRowIndex: row,
      endRowIndex: at(range.endRow, sheet.getRowCount() - 1) + 1,
      startColumnIndex: column,
      endColumnIndex: at(range.endColumn, sheet.getColumnCount() - 1) + 1,
    },
    cell: `${columnLetters(column)}${row + 1}`,
    shown: String(sheet.getCell(row, column)?.v ?? ""),
    note: noteAt(sheet, row, column) ?? "",
  };
};

/** Where the person was in a workbook that is about to be replaced. */
export interface Spot {
  readonly sheetId: number;
  readonly selections: readonly ISelectionWithStyle[];
}

export const spotIn = ({ injector, workbook }: Grid): Spot | undefined => {
  const sheet = workbook.getActiveSheet();
  if (!sheet) return undefined;
  const selections = injector.get(SheetsSelectionsService).getCurrentSelections();
  return { sheetId: sheetIdOfUniver(sheet.getSheetId()), selections: structuredClone(selections) };
};

/** Puts the person back where he was, as far as that is still there. */
export const goTo = (grid: Grid, { sheetId, selections }: Spot) => {
  const sheet = tabOf(grid, sheetId);
  if (!sheet || sheet.isSheetHidden()) return;
  show(grid, sheet);
  if (selections.length === 0) return;
  const target = { unitId: grid.workbook.getUnitId(), subUnitId: sheet.getSheetId() };
  grid.commands.syncExecuteCommand("sheet.operation.set-selections", { ...target, selections });
  const range = selections.at(-1)?.range;
  const scroll = () => void grid.commands.executeCommand("sheet.command.scroll-to-cell", { ...target, range });
  if (range) onceDrawn(grid, scroll);
};
