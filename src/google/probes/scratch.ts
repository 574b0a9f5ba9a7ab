/** The scratch tab of the self-test: what is put on it, what is done to it, and that it goes again. */
import { type Get, spreadsheets, type Tag, type WithFields } from "../calls";
import { once } from "./found";

type Request = GoogleAppsScript.Sheets.Schema.Request;
type Body = GoogleAppsScript.Sheets.Schema.BatchUpdateSpreadsheetRequest;
type Spreadsheet = GoogleAppsScript.Sheets.Schema.Spreadsheet;
type CellData = GoogleAppsScript.Sheets.Schema.CellData;
type Matched = GoogleAppsScript.Sheets.Schema.MatchedValueRange;

export const SCRATCH = { sheetId: 79_000_001, title: "Self-test of Partner Desk" } as const;
export const COPY = { sheetId: 79_000_002, title: "Self-test of Partner Desk, copy" } as const;
const TAG = "desk.scratch";

/** A number to sort by, text that looks like something else, and what is easily lost: nothing, no, and half a day. */
const ROWS = [
  ["Number", "Text", "Value", "Choice", "Any"],
  [3, "=1+1", 0],
  [1, "00123", false],
  [2, "-5", 46_000.5],
] as const;
export const TINT = { red: 1, green: 0.8, blue: 0.4 } as const;

/** The scratch tab of a workbook; each step is taken when a probe first needs it. */
export const scratchOn = (id: string) => {
  const batch = (requests: readonly Request[], more: Omit<Body, "requests">, fields: string) =>
    (spreadsheets().batchUpdate as unknown as WithFields<Body>)({ ...more, requests: [...requests] }, id, { fields });
  const get: Get = (of, options) => (spreadsheets().get as unknown as Get)(of, options);
  const leftOver = once(() => tabsOf(get(id, { fields: "sheets.properties(sheetId,title)" })));
  const made = once(() => batch([...leftOver().map(deletion), ...making], {}, "spreadsheetId"));
  const rearranged = once(() => {
    made();
    return batch(rearranging, echoed("A1:E4"), ECHO);
  });
  return {
    made,
    rearranged,
    tags: once((): Tag[] => {
      rearranged();
      const lookup = { dataFilters: [{ developerMetadataLookup: { metadataKey: TAG } }] };
      const found = spreadsheets().DeveloperMetadata.search(lookup, id).matchedDeveloperMetadata ?? [];
      return found.flatMap(({ developerMetadata }) => (developerMetadata ? [developerMetadata] : []));
    }),
    matched: once((): Matched[] => {
      rearranged();
      return matchedIn(id);
    }),
    cells: once((): Cells => {
      rearranged();
      const ranges = [`'${SCRATCH.title}'!A1:E5`];
      return cellsOf(get(id, { fields: `sheets(${GRID})`, ranges, includeGridData: true }));
    }),
    /** Writes one cell by itself, and gives back what then stands there. */
    written: (column: number, value: object): CellData["effectiveValue"] => {
      rearranged();
      const at = `${"ABCDE"[column]}2`;
      const { updatedSpreadsheet } = batch([cellsAt(1, column, [[value]])], echoed(at), ECHO);
      return cellsOf(updatedSpreadsheet)(0, 0)?.effectiveValue;
    },
    /** Changes a tag that is nowhere. */
    guard: () => {
      made();
      const dataFilters = [{ developerMetadataLookup: { metadataKey: TAG, metadataValue: "nowhere" } }];
      const developerMetadata = { metadataValue: "changed" };
      batch(
        [{ updateDeveloperMetadata: { dataFilters, developerMetadata, fields: "metadataValue" } }],
        {},
        "spreadsheetId",
      );
    },
    /** Takes the scratch tab and its copy away, those of a test that was cut off too. */
    clear: () => {
      const there = tabsOf(get(id, { fields: "sheets.properties(sheetId,title)" }));
      if (there.length) batch(there.map(deletion), {}, "spreadsheetId");
    },
  };
};

export type Scratch = ReturnType<typeof scratchOn>;
/** What stands in a place of the scratch tab, counted from its corner. */
export type Cells = (row: number, column: number) => CellData | undefined;

const GRID =
  "properties.sheetId,data(startRow,startColumn,rowData.values(effectiveValue,userEnteredFormat.backgroundColor,dataValidation.condition.type),columnMetadata.developerMetadata(metadataKey,metadataValue))";
const ECHO = `updatedSpreadsheet.sheets(${GRID})`;

const echoed = (range: string) => ({
  includeSpreadsheetInResponse: true,
  responseIncludeGridData: true,
  responseRanges: [`'${SCRATCH.title}'!${range}`],
});

const cellsOf =
  (found: Spreadsheet | undefined): Cells =>
  (row, column) =>
    found?.sheets?.[0]?.data?.[0]?.rowData?.[row]?.values?.[column];

/** The tabs of the self-test that stand in the workbook. */
const tabsOf = ({ sheets = [] }: Spreadsheet): number[] =>
  sheets.flatMap(({ properties }) =>
    [SCRATCH, COPY].some(({ sheetId }) => sheetId === properties?.sheetId) ? [properties?.sheetId ?? 0] : [],
  );

const deletion = (sheetId: number): Request => ({ deleteSheet: { sheetId } });

const { sheetId } = SCRATCH;
const line = (dimension: "ROWS" | "COLUMNS", at: number) => ({ sheetId, dimension, startIndex: at, endIndex: at + 1 });
const tagged = (metadataValue: string, location: Tag["location"]): Request => ({
  createDeveloperMetadata: {
    developerMetadata: { metadataKey: TAG, metadataValue, visibility: "DOCUMENT", ...(location && { location }) },
  },
});

const cellsAt = (
  rowIndex: number,
  columnIndex: number,
  cells: readonly (readonly object[])[],
  more: object = {},
): Request => ({
  updateCells: {
    start: { sheetId, rowIndex, columnIndex },
    rows: cells.map((row) => ({ values: row.map((userEnteredValue) => ({ userEnteredValue, ...more })) })),
    fields: ["userEnteredValue", ...Object.keys(more)].join(","),
  },
});

const entered = (cell: string | number | boolean): object => {
  if (typeof cell === "string") return { stringValue: cell };
  return typeof cell === "number" ? { numberValue: cell } : { boolValue: cell };
};

const making: readonly Request[] = [
  {
    addSheet: {
      properties: { ...SCRATCH, hidden: true, gridProperties: { rowCount: 8, columnCount: 5, frozenRowCount: 1 } },
    },
  },
  tagged("tab", { sheetId }),
  tagged("row", { dimensionRange: line("ROWS", 1) }),
  ...["number", "text", "value", "choice"].map((name, at) => tagged(name, { dimensionRange: line("COLUMNS", at) })),
  tagged("value", { dimensionRange: line("COLUMNS", 2) }),
  cellsAt(
    0,
    0,
    ROWS.map((row) => row.map(entered)),
  ),
  cellsAt(0, 1, [[entered("Text")]], { userEnteredFormat: { backgroundColor: TINT } }),
  {
    setDataValidation: {
      range: { sheetId, startRowIndex: 1, endRowIndex: 4, startColumnIndex: 3, endColumnIndex: 4 },
      rule: {
        condition: { type: "ONE_OF_LIST", values: [{ userEnteredValue: "yes" }, { userEnteredValue: "no" }] },
        strict: true,
      },
    },
  },
];

/** The first column goes behind the third, rows are sorted by it, a row is added, a title is written anew, the tab is doubled. */
const rearranging: readonly Request[] = [
  { moveDimension: { source: line("COLUMNS", 0), destinationIndex: 3 } },
  {
    sortRange: {
      range: { sheetId, startRowIndex: 1, endRowIndex: 4, startColumnIndex: 0, endColumnIndex: 5 },
      sortSpecs: [{ dimensionIndex: 2, sortOrder: "ASCENDING" }],
    },
  },
  { insertDimension: { range: line("ROWS", 4), inheritFromBefore: true } },
  cellsAt(0, 0, [[entered("Text, written anew")]]),
  { duplicateSheet: { sourceSheetId: sheetId, newSheetId: COPY.sheetId, newSheetName: COPY.title } },
];

/** Columns asked for in another order than they stand, one that is nowhere among them. */
const matchedIn = (id: string): Matched[] => {
  const dataFilters = ["choice", "nowhere", "number", "value", "text"].map((metadataValue) => ({
    developerMetadataLookup: {
      metadataKey: TAG,
      metadataValue,
      locationType: "COLUMN",
      metadataLocation: { sheetId },
    },
  }));
  const asked = {
    dataFilters,
    majorDimension: "COLUMNS",
    valueRenderOption: "UNFORMATTED_VALUE",
    dateTimeRenderOption: "SERIAL_NUMBER",
  };
  return spreadsheets().Values.batchGetByDataFilter(asked, id).valueRanges ?? [];
};
