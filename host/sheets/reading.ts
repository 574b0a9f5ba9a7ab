/** Reading values and whole descriptions out of a workbook. */
import type {
  DataFilter,
  DeveloperMetadata,
  DimensionProperties,
  GetBody,
  GridData,
  ReadByFilterBody,
  ReadByFilterReply,
  SearchBody,
  SearchReply,
  Sheet,
  Spreadsheet,
  ValueRange,
} from "./api";
import { onTab } from "./charts";
import { cellDataAt, type Rendering, valueAt } from "./cells";
import { contentRows, type Draft, type SheetDraft } from "./draft";
import { columnAt, type Engine, type Worksheet, worksheetOf } from "./engine";
import { badRequest } from "./errors";
import { type Mask, masked, touches } from "./masks";
import { areaOfPlace, located, matches, placedTags, tagsOfSheet } from "./metadata";
import { type Area, a1Of, areaOf, areaOfA1, clipped, contains } from "./ranges";
import { propertiesOf } from "./requests/sheets";

/** A workbook open for reading: the draft tells what is where, the engine what is in it. */
export interface Open {
  readonly engine: Engine;
  readonly draft: Draft;
}

/** Options of every call that reads values. */
export interface ReadOptions {
  readonly majorDimension?: string;
  readonly valueRenderOption?: string;
}

/** The values of an area; empty cells at the end of a line, and empty lines at the end, are left out. */
export const readValues = ({ engine, draft }: Open, area: Area, options: ReadOptions): ValueRange => {
  const sheet = tabOf(draft, area.sheetId);
  const worksheet = sheetIn(engine, area.sheetId);
  const byColumn = options.majorDimension === "COLUMNS";
  // What lies below the last row with content would be cut off again.
  const filled = { ...sheet, rows: Math.min(sheet.rows, contentRows(sheet)) };
  const values = linesOf(engine, worksheet, clipped(area, filled), byColumn, renderingOf(options));
  const range = a1Of(area, sheet);
  return { range, majorDimension: byColumn ? "COLUMNS" : "ROWS", ...(values.length > 0 ? { values } : {}) };
};

/** `values.batchGetByDataFilter`: one entry for each range that any filter matched, in no promised order. */
export const readByFilter = (open: Open, body: ReadByFilterBody): ReadByFilterReply => {
  const filtersByRange = new Map<string, { area: Area; dataFilters: DataFilter[] }>();
  for (const filter of body.dataFilters ?? []) {
    for (const area of areasOf(open.draft, filter)) {
      const key = JSON.stringify(clipped(area, tabOf(open.draft, area.sheetId)));
      const entry = filtersByRange.get(key) ?? { area, dataFilters: [] };
      entry.dataFilters.push(filter);
      filtersByRange.set(key, entry);
    }
  }
  const valueRanges = [...filtersByRange.values()].map(({ area, dataFilters }) => ({
    valueRange: readValues(open, area, body),
    dataFilters,
  }));
  const spreadsheetId = open.draft.id;
  return valueRanges.length > 0 ? { spreadsheetId, valueRanges: shuffled(valueRanges) } : { spreadsheetId };
};

/** `developerMetadata.search`. */
export const search = ({ draft }: Open, body: SearchBody): SearchReply => {
  const found = (body.dataFilters ?? []).flatMap((filter) =>
    matches(draft, lookupOf(filter)).map((one) => ({ developerMetadata: located(one), dataFilters: [filter] })),
  );
  return found.length > 0 ? { matchedDeveloperMetadata: found } : {};
};

/** `spreadsheets.get` and its like: the workbook, cut to the areas; a mask decides about grid data, else the flag. */
export const describe = (
  open: Open,
  areas: readonly Area[],
  includeGridData: boolean,
  mask: Mask | undefined,
): Spreadsheet => {
  const withData = mask ? touches(mask, "sheets", "data") : includeGridData;
  const { draft } = open;
  const asked = draft.sheets.filter(
    (sheet) => areas.length === 0 || areas.some((area) => area.sheetId === sheet.sheetId),
  );
  const whole: Spreadsheet = {
    spreadsheetId: draft.id,
    properties: propertiesOfBook(draft),
    sheets: asked.map((sheet) => sheetOf(open, sheet, areas, withData ? (mask?.sheets?.data ?? {}) : undefined)),
    ...nonEmpty("developerMetadata", tagsOf(draft, "SPREADSHEET")),
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${draft.id}/edit`,
  };
  // A mask keeps the shape of what it is laid on.
  return mask ? (masked(whole, mask) as Spreadsheet) : whole;
};

/** The areas that the filters of a `getByDataFilter` name. */
export const areasOfFilters = (draft: Draft, body: GetBody): readonly Area[] => {
  const filters = body.dataFilters ?? [];
  const areas = filters.flatMap((filter) => areasOf(draft, filter));
  if (filters.length > 0 && areas.length === 0) return [{ sheetId: Number.NaN, top: 0, bottom: 0, left: 0, right: 0 }];
  return areas;
};

/** The areas of A1 ranges. */
export const areasOfRanges = (draft: Draft, ranges: readonly string[] | undefined): readonly Area[] =>
  (ranges ?? []).map((range) => areaOfA1(range, draft.sheets));

const areasOf = (draft: Draft, filter: DataFilter): readonly Area[] => {
  if (filter.a1Range) return [areaOfA1(filter.a1Range, draft.sheets)];
  if (filter.gridRange) {
    const area = areaOf(filter.gridRange);
    tabOf(draft, area.sheetId);
    return [area];
  }
  return matches(draft, lookupOf(filter)).flatMap(({ place }) => areaOfPlace(place) ?? []);
};

const lookupOf = (filter: DataFilter) => {
  if (!filter.developerMetadataLookup)
    throw badRequest("A data filter must have a1Range, gridRange or developerMetadataLookup.");
  return filter.developerMetadataLookup;
};

const tabOf = (draft: Draft, sheetId: number): SheetDraft => {
  const sheet = draft.sheets.find((one) => one.sheetId === sheetId);
  if (!sheet) throw badRequest(`No grid with id: ${sheetId}`);
  return sheet;
};

const sheetIn = (engine: Engine, sheetId: number): Worksheet => {
  const sheet = worksheetOf(engine, sheetId);
  if (!sheet) throw new Error(`The engine lost tab ${sheetId}`);
  return sheet;
};

const renderingOf = ({ valueRenderOption }: ReadOptions): Rendering =>
  valueRenderOption === "UNFORMATTED_VALUE" || valueRenderOption === "FORMULA" ? valueRenderOption : "FORMATTED_VALUE";

const linesOf = (engine: Engine, sheet: Worksheet, area: Area, byColumn: boolean, rendering: Rendering) => {
  const lines: unknown[][] = [];
  const [from, to] = byColumn ? [area.left, area.right] : [area.top, area.bottom];
  for (let line = from; line < to; line += 1) {
    lines.push(byColumn ? columnOf(engine, sheet, area, line, rendering) : rowOf(engine, sheet, area, line, rendering));
  }
  return lines.slice(0, lines.findLastIndex((line) => line.length > 0) + 1);
};

const rowOf = (engine: Engine, sheet: Worksheet, { left, right }: Area, row: number, rendering: Rendering) =>
  trimmed(Array.from({ length: right - left }, (_, index) => valueAt(engine, sheet, row, left + index, rendering)));

const columnOf = (engine: Engine, sheet: Worksheet, { top, bottom }: Area, column: number, rendering: Rendering) => {
  const values: unknown[] = [];
  for (let row = top; row < bottom; row += 1) values.push(valueAt(engine, sheet, row, column, rendering));
  return trimmed(values);
};

const trimmed = (line: readonly unknown[]) => line.slice(0, line.findLastIndex((value) => value !== "") + 1);

// Google promises no order; a script that relies on the order asked for must fail here as it may there.
const shuffled = <T extends { valueRange: ValueRange }>(ranges: readonly T[]) =>
  ranges.toSorted((one, other) => scatter(one.valueRange.range ?? "") - scatter(other.valueRange.range ?? ""));

const scatter = (text: string) =>
  [...text].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16777619), 2166136261);

const propertiesOfBook = ({ title, locale, timeZone, autoRecalc }: Draft): NonNullable<Spreadsheet["properties"]> => ({
  title,
  locale,
  // The state keeps what requests may set, and those were checked against the published list.
  autoRecalc: autoRecalc as "ON_CHANGE",
  timeZone,
});

const tagsOf = (draft: Draft, kind: string, sheetId?: number, index?: number): DeveloperMetadata[] =>
  (sheetId === undefined ? placedTags(draft) : tagsOfSheet(tabOf(draft, sheetId)))
    .filter(({ place }) => place.kind === kind)
    .filter(({ place }) => index === undefined || ("index" in place && place.index === index))
    .map(located);

const nonEmpty = <K extends string, T>(name: K, list: readonly T[]) =>
  (list.length > 0 ? { [name]: [...list] } : {}) as { [N in K]?: T[] };

const sheetOf = (open: Open, sheet: SheetDraft, areas: readonly Area[], dataMask: Mask | undefined): Sheet => {
  const mine = areas.filter((area) => area.sheetId === sheet.sheetId);
  const asked = mine.length > 0 ? mine : [areaOf({ sheetId: sheet.sheetId })];
  return {
    properties: propertiesOf(sheet, open.draft.sheets.indexOf(sheet)),
    ...nonEmpty("merges", sheet.merges),
    ...nonEmpty("conditionalFormats", sheet.conditionalFormats),
    ...nonEmpty("protectedRanges", sheet.protectedRanges),
    ...nonEmpty("filterViews", sheet.filterViews),
    ...nonEmpty(
      "charts",
      sheet.charts.map((chart) => onTab(chart, sheet)),
    ),
    ...nonEmpty("columnGroups", sheet.groups.COLUMNS),
    ...nonEmpty("rowGroups", sheet.groups.ROWS),
    ...(sheet.basicFilter ? { basicFilter: sheet.basicFilter } : {}),
    ...nonEmpty("developerMetadata", tagsOf(open.draft, "SHEET", sheet.sheetId)),
    ...(dataMask ? { data: asked.map((area) => gridData(open, sheet, clipped(area, sheet), dataMask)) } : {}),
  };
};

const gridData = ({ engine, draft }: Open, sheet: SheetDraft, area: Area, mask: Mask): GridData => {
  const worksheet = sheetIn(engine, sheet.sheetId);
  const indexes = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
  return {
    startRow: area.top,
    startColumn: area.left,
    ...(touches(mask, "rowData") ? { rowData: rowsOf(engine, worksheet, sheet, area) } : {}),
    ...(touches(mask, "rowMetadata")
      ? { rowMetadata: indexes(area.top, area.bottom).map((row) => rowLook(worksheet, row)) }
      : {}),
    ...(touches(mask, "columnMetadata")
      ? { columnMetadata: indexes(area.left, area.right).map((column) => columnLook(draft, worksheet, sheet, column)) }
      : {}),
  };
};

const rowsOf = (engine: Engine, worksheet: Worksheet, sheet: SheetDraft, area: Area) => {
  const rows = Array.from({ length: area.bottom - area.top }, (_, down) => {
    const cells = Array.from({ length: area.right - area.left }, (_, across) => {
      const [row, column] = [area.top + down, area.left + across];
      const rule = sheet.validations.find(({ range }) => contains(areaOf(range), row, column))?.rule;
      return { ...cellDataAt(engine, worksheet, row, column), ...(rule ? { dataValidation: rule } : {}) };
    });
    const values = cells.slice(0, cells.findLastIndex((cell) => Object.keys(cell).length > 0) + 1);
    return values.length > 0 ? { values } : {};
  });
  return rows.slice(0, rows.findLastIndex((row) => "values" in row) + 1);
};

const rowLook = (worksheet: Worksheet, row: number): DimensionProperties => ({
  pixelSize: worksheet.getRowHeight(row),
  ...(worksheet.getRowRawVisible(row) ? {} : { hiddenByUser: true }),
});

const columnLook = (draft: Draft, worksheet: Worksheet, sheet: SheetDraft, column: number): DimensionProperties => ({
  pixelSize: worksheet.getColumnWidth(column),
  ...(columnAt(worksheet, column).hd ? { hiddenByUser: true } : {}),
  ...((sheet.columnTags[column]?.length ?? 0) > 0
    ? { developerMetadata: tagsOf(draft, "COLUMN", sheet.sheetId, column) }
    : {}),
});
