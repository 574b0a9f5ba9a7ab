/** SpreadsheetApp, for the person's context alone: which workbook, which cells, which zone. */
import type { Execution } from "../run/execution";
import { worksheetOf, sheetIdOf } from "../sheets/engine";
import { columnLetters } from "../sheets/ranges";
import type { Selection } from "../world/state";
import { exception } from "./errors";
import type { Service } from "./service";
import { uiOf } from "./ui";

interface Sheet {
  readonly sheetId: number;
}

/** A range as a script gets to see it; Google's ranges carry their bounds as plain fields too. */
export const rangeOf = (run: Execution, selection: Selection) => {
  const { row, column, rows, columns } = selection;
  const bounds = { rowStart: row, rowEnd: row + rows - 1, columnStart: column, columnEnd: column + columns - 1 };
  return run.objects.make<Selection>("Range", { ...selection }, bounds);
};

/** The workbook that the script is bound to. */
export const spreadsheetOf = (run: Execution) => run.objects.make("Spreadsheet", {});

const sheetObject = (run: Execution, sheetId: number) => run.objects.make<Sheet>("Sheet", { sheetId });
const firstSheet = (run: Execution) => {
  const [first] = run.google.book.engine.workbook.getSheets();
  return first ? sheetIdOf(first) : 0;
};
const selectionOf = (run: Execution): Selection =>
  run.google.state.selection ?? { sheetId: firstSheet(run), row: 1, column: 1, rows: 1, columns: 1 };

export const spreadsheetService: Service = {
  SpreadsheetApp: {
    getActiveSpreadsheet: (run) => (run.isWebApp ? null : spreadsheetOf(run)),
    getActive: (run) => (run.isWebApp ? null : spreadsheetOf(run)),
    getActiveSheet: (run) => (run.isWebApp ? null : sheetObject(run, selectionOf(run).sheetId)),
    getActiveRange: (run) => (run.isWebApp ? null : rangeOf(run, selectionOf(run))),
    openById: (run, _: never, id: string) => {
      if (id !== run.google.book.state().id)
        throw exception(`Unexpected error while getting the method or property openById on object SpreadsheetApp.`);
      return spreadsheetOf(run);
    },
    getUi: uiOf,
    flush: () => undefined,
  },
  Spreadsheet: {
    getId: (run) => run.google.book.state().id,
    getName: (run) => run.google.book.state().title,
    getUrl: (run) => `https://docs.google.com/spreadsheets/d/${run.google.book.state().id}/edit`,
    getSpreadsheetTimeZone: (run) => run.google.book.state().timeZone,
    setSpreadsheetTimeZone: (run, _: never, timeZone: string) => setTimeZone(run, timeZone),
    getSpreadsheetLocale: (run) => run.google.book.state().locale,
    getActiveSheet: (run) => sheetObject(run, selectionOf(run).sheetId),
    getActiveRange: (run) => rangeOf(run, selectionOf(run)),
    toast: (run, _: never, message: string, title = "", seconds = 5) => {
      const { stage, state } = run.google;
      if (!stage || !run.window) state.screen.toasts.push(String(message));
      else stage.toast(run.window, { title, text: String(message), seconds: seconds < 0 ? null : seconds });
    },
  },
  Sheet: {
    getSheetId: (_, { sheetId }: Sheet) => sheetId,
    getName: (run, { sheetId }: Sheet) => nameOf(run, sheetId),
  },
  Range: {
    getRow: (_, { row }: Selection) => row,
    getColumn: (_, { column }: Selection) => column,
    getNumRows: (_, { rows }: Selection) => rows,
    getNumColumns: (_, { columns }: Selection) => columns,
    getSheet: (run, { sheetId }: Selection) => sheetObject(run, sheetId),
    getA1Notation: (_, range: Selection) => notationOf(range),
  },
};

const setTimeZone = async (run: Execution, timeZone: string) => {
  const { book } = run.google;
  try {
    await book.alone(() =>
      book.apply([{ updateSpreadsheetProperties: { properties: { timeZone }, fields: "timeZone" } }]),
    );
  } catch {
    throw exception(`Invalid time zone: ${timeZone}`);
  }
};

const nameOf = (run: Execution, sheetId: number) => {
  const sheet = worksheetOf(run.google.book.engine, sheetId);
  if (!sheet) throw exception(`Sheet ${sheetId} not found`);
  return sheet.getName();
};

const notationOf = ({ row, column, rows, columns }: Selection) => {
  const first = `${columnLetters(column - 1)}${row}`;
  const last = `${columnLetters(column + columns - 2)}${row + rows - 1}`;
  return first === last ? first : `${first}:${last}`;
};
