/** The person at the keyboard: typing, pasting, and changing the workbook's shape. */
import type { Google } from "../google";
import type { Dimension, Request } from "../sheets/api";
import { openBook } from "../sheets/book";
import { rowsWithContent, sheetIdOf } from "../sheets/engine";
import { gridRangeOf } from "../sheets/ranges";
import type { SavedBook } from "../sheets/state";
import { typed } from "../sheets/typing";
import type { ChangeType } from "./events";
import type { Fired } from "./firing";
import { type Moment, presentOf } from "./moment";
import { type Hand, changeTypeOf, pasteCells, pasteRows, restructure, typeInto } from "./person";
import { linesOfCsv } from "./csv";
import { areaIn, columnNamed, tabNamed } from "./tabs";

/** Cells of a tab in A1 notation. */
interface Cells {
  readonly tab: string;
  readonly cells: string;
}

/** What a person can do; tabs are named by title or table key, columns by title or column key, rows from 1. */
export interface Hands {
  type(tab: string, cell: string, value: string, moment?: Moment): Promise<readonly Fired[]>;
  paste(tab: string, csv: string, moment?: Moment): Promise<readonly Fired[]>;
  /** Copies cells such as A1:B2 and pastes them over others of the same size, with formats, drop-downs and colours. */
  pasteOver(from: Cells, to: Cells, moment?: Moment): Promise<readonly Fired[]>;
  mergeCells(tab: string, cells: string): Promise<readonly Fired[]>;
  /** Data > Create a filter, on the whole tab. */
  filterRows(tab: string): Promise<readonly Fired[]>;
  /** Adds a tab of one's own with the cells of a CSV file, as a file that is imported at Google comes in. */
  addTab(title: string, csv: string): Promise<readonly Fired[]>;
  /** Gives the workbook another title. */
  rename(title: string): Promise<readonly Fired[]>;
  renameTab(tab: string, title: string): Promise<readonly Fired[]>;
  duplicateTab(tab: string): Promise<readonly Fired[]>;
  deleteTab(tab: string): Promise<readonly Fired[]>;
  insertColumns(tab: string, before: string, count?: number): Promise<readonly Fired[]>;
  deleteColumn(tab: string, column: string): Promise<readonly Fired[]>;
  moveColumn(tab: string, column: string, before: string): Promise<readonly Fired[]>;
  insertRows(tab: string, before: number, count?: number): Promise<readonly Fired[]>;
  deleteRows(tab: string, from: number, count?: number): Promise<readonly Fired[]>;
  moveRows(tab: string, from: number, count: number, before: number): Promise<readonly Fired[]>;
  sortRows(tab: string, by: string, descending?: "descending"): Promise<readonly Fired[]>;
  /** Takes back the last change of the grid's structure or cells. */
  undo(): Promise<void>;
  changeZone(zone: string): Promise<readonly Fired[]>;
  /** File > Version history > Restore: cells, tabs and tags of then; properties, mails and triggers stay as they are. */
  restore(version: SavedBook): Promise<void>;
}

export const handsOf = (google: Google): Hands => {
  const hand = async (moment?: Moment): Promise<Hand> => {
    const { person, faults, window } = await presentOf(google, moment);
    return { google, by: person, faults, window };
  };
  const tab = (name: string) => tabNamed(google.book, name);
  const change = async (change: ChangeType, ...requests: Request[]) => restructure(await hand(), requests, change);
  const lines = (name: string, dimension: Dimension, start: number, count = 1) => ({
    sheetId: sheetIdOf(tab(name)),
    dimension,
    startIndex: start,
    endIndex: start + count,
  });
  const inserted = (name: string, dimension: Dimension, start: number, count: number) =>
    change(changeTypeOf("INSERT", dimension), { insertDimension: { range: lines(name, dimension, start, count) } });
  const removed = (name: string, dimension: Dimension, start: number, count: number) =>
    change(changeTypeOf("REMOVE", dimension), { deleteDimension: { range: lines(name, dimension, start, count) } });
  const moved = (name: string, dimension: Dimension, start: number, count: number, to: number) =>
    change("OTHER", { moveDimension: { source: lines(name, dimension, start, count), destinationIndex: to } });
  const column = (name: string, heading: string) => columnNamed(tab(name), heading);
  return {
    type: async (name, cell, value, moment) => typeInto(await hand(moment), name, cell, value),
    paste: async (name, csv, moment) => pasteRows(await hand(moment), name, csv),
    pasteOver: async (from, to, moment) => pasteCells(await hand(moment), from, to),
    mergeCells: (name, cells) =>
      change("OTHER", { mergeCells: { range: gridRangeOf(areaIn(google.book, name, cells)), mergeType: "MERGE_ALL" } }),
    filterRows: (name) => change("OTHER", { setBasicFilter: { filter: { range: { sheetId: sheetIdOf(tab(name)) } } } }),
    addTab: (title, csv) => change("INSERT_GRID", ...tabRequests(google, title, csv)),
    rename: (title) => change("OTHER", { updateSpreadsheetProperties: { properties: { title }, fields: "title" } }),
    renameTab: (name, title) =>
      change("OTHER", {
        updateSheetProperties: { properties: { sheetId: sheetIdOf(tab(name)), title }, fields: "title" },
      }),
    duplicateTab: (name) => change("INSERT_GRID", { duplicateSheet: { sourceSheetId: sheetIdOf(tab(name)) } }),
    deleteTab: (name) => change("REMOVE_GRID", { deleteSheet: { sheetId: sheetIdOf(tab(name)) } }),
    insertColumns: (name, before, count = 1) => inserted(name, "COLUMNS", column(name, before), count),
    deleteColumn: (name, heading) => removed(name, "COLUMNS", column(name, heading), 1),
    moveColumn: (name, heading, before) => moved(name, "COLUMNS", column(name, heading), 1, column(name, before)),
    insertRows: (name, before, count = 1) => inserted(name, "ROWS", before - 1, count),
    deleteRows: (name, from, count = 1) => removed(name, "ROWS", from - 1, count),
    moveRows: (name, from, count, before) => moved(name, "ROWS", from - 1, count, before - 1),
    sortRows: (name, heading, descending) =>
      change("OTHER", sortRequest(google, name, column(name, heading), descending)),
    changeZone: async (timeZone) => {
      const fired = await change("OTHER", {
        updateSpreadsheetProperties: { properties: { timeZone }, fields: "timeZone" },
      });
      await google.book.tick();
      return fired;
    },
    undo: () => google.book.alone(({ engine }) => engine.run("univer.command.undo", null, {})),
    restore: async (version) => {
      const { book, clock } = google;
      // Whoever waits at the old workbook's door shall be done before it is gone.
      await book.alone(() => undefined);
      google.book = openBook({ ...structuredClone(version), id: book.state().id }, clock.now);
      book.close();
    },
  };
};

const tabRequests = ({ book }: Google, title: string, csv: string): Request[] => {
  const lines = linesOfCsv(csv);
  const sheetId = 1 + Math.max(...book.state().sheets.map((sheet) => sheet.sheetId));
  const gridProperties = {
    rowCount: Math.max(1000, lines.length),
    columnCount: Math.max(26, ...lines.map(({ length }) => length)),
  };
  const rows = lines.map((cells) => ({ values: cells.map((text) => typed(text, undefined)) }));
  const fields = "userEnteredValue,userEnteredFormat.numberFormat";
  return [
    { addSheet: { properties: { sheetId, title, gridProperties } } },
    ...(rows.length ? [{ updateCells: { start: { sheetId, rowIndex: 0, columnIndex: 0 }, rows, fields } }] : []),
  ];
};

const sortRequest = (
  google: Google,
  name: string,
  dimensionIndex: number,
  descending: "descending" | undefined,
): Request => {
  const sheet = tabNamed(google.book, name);
  const range = {
    sheetId: sheetIdOf(sheet),
    startRowIndex: 1,
    endRowIndex: Math.max(2, rowsWithContent(sheet)),
    startColumnIndex: 0,
    endColumnIndex: sheet.getColumnCount(),
  };
  return { sortRange: { range, sortSpecs: [{ dimensionIndex, sortOrder: descending ? "DESCENDING" : "ASCENDING" }] } };
};
