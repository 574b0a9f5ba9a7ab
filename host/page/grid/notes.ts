/** Notes: kept with their cells, drawn by Univer for the tab in view. */
import type { Worksheet } from "@univerjs/core";
import { SheetsNoteModel } from "@univerjs/preset-sheets-note";
import type { Grid } from "./univer";

/** Draws the notes of a tab in the place of those that were drawn. */
export const showNotes = ({ injector, workbook }: Grid, sheet: Worksheet) => {
  const model = injector.get(SheetsNoteModel);
  const [unitId, sheetId] = [workbook.getUnitId(), sheet.getSheetId()];
  const before = new Map(
    [...(model.getSheetNotes(unitId, sheetId)?.values() ?? [])].map((note) => [`${note.row},${note.col}`, note.note]),
  );
  for (const [row, col, note] of notesOf(sheet)) {
    const key = `${row},${col}`;
    if (before.get(key) !== note) model.updateNote(unitId, sheetId, row, col, { note, show: false, ...sizeOf(note) });
    before.delete(key);
  }
  for (const key of before.keys()) {
    const [row = 0, col = 0] = key.split(",").map(Number);
    model.removeNote(unitId, sheetId, { row, col });
  }
};

/** What stands on a cell. */
export const noteAt = (sheet: Worksheet, row: number, column: number) =>
  noteIn(sheet.getCellMatrix().getValue(row, column)?.custom);

const notesOf = (sheet: Worksheet) => {
  const found: (readonly [row: number, column: number, note: string])[] = [];
  sheet.getCellMatrix().forValue((row, column, cell) => {
    const note = noteIn(cell?.custom);
    if (note) found.push([row, column, note]);
  });
  return found;
};

// Univer lets anything stand in `custom`; the host alone writes it.
const noteIn = (custom: unknown) => (custom as { readonly note?: string } | null | undefined)?.note;

const sizeOf = (note: string) => {
  const lines = note.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 32)), 0);
  return { width: 240, height: Math.min(320, 28 + lines * 20) };
};

/** Keeps a note that a person writes with its cell, where Node looks for it. */
export const keepNotes = (grid: Grid) =>
  grid.commands.onCommandExecuted(({ id, params }) => {
    if (id !== "sheet.mutation.update-note" && id !== "sheet.mutation.remove-note") return;
    const { sheetId, row, col, note } = params as Written;
    const sheet = grid.workbook.getSheetBySheetId(sheetId);
    if (!sheet || row === undefined || col === undefined) return;
    const text = note?.note ?? "";
    if ((noteAt(sheet, row, col) ?? "") === text) return;
    const { note: _, ...rest } = sheet.getCellMatrix().getValue(row, col)?.custom ?? {};
    grid.commands.syncExecuteCommand("sheet.mutation.set-range-values", {
      unitId: grid.workbook.getUnitId(),
      subUnitId: sheetId,
      cellValue: { [row]: { [col]: { custom: text ? { ...rest, note: text } : rest } } },
    });
  });

interface Written {
  readonly sheetId: string;
  readonly row?: number;
  readonly col?: number;
  readonly note?: { readonly note: string };
}
