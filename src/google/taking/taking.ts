/** A tab of people's own becomes one of ours, and is given back: each one atomic batch, in which nothing of theirs is lost. */
import { letters } from "../../model/letters";
import type { Located } from "../../model/snapshot";
import type { GivingBack, TakenTab, Taking } from "../../model/taking";
import { drawnFrom, type TableName, tableNames, tableOf } from "../../model/workbook";
import { type Found, isOurRule } from "../dress/dress";
import { freeTitle } from "./ground";
import {
  ASIDE_COLUMN_TAG,
  ASIDE_TAG,
  COLUMN_TAG,
  columnTag,
  type Layout,
  layoutOf,
  type Placed,
  placesOf,
  quoted,
  TABLE_TAG,
  tableTag,
} from "../layout";
import {
  colourRules,
  columnDress,
  columnRange,
  dropDowns,
  filterView,
  groups,
  numbersOf,
  type Places,
  PROTECTED,
  protections,
  type Sources,
  sourcesOf,
  tag,
  titleNote,
} from "../dress/looks";
import { deletion } from "../write";

type Request = GoogleAppsScript.Sheets.Schema.Request;
type Sheet = GoogleAppsScript.Sheets.Schema.Sheet;
type CellData = GoogleAppsScript.Sheets.Schema.CellData;

/** What comes before the cells: theirs is copied and becomes ours, ours is set aside. */
export const takingRequests = (taking: Taking, found: Found): Request[] => {
  const { table, record, located, width, keptTitle, formatted, noted } = taking;
  const of = tableOf(table);
  const { sheetId, kept, aside, columns } = record;
  const missing = missingFrom(taking);
  const layout = { ...layoutOf(found.tags, {}), [table]: placedAt(located, width) };
  const sources = sourcesIn(layout, found);
  return [
    {
      duplicateSheet: {
        sourceSheetId: sheetId,
        newSheetId: kept,
        newSheetName: keptTitle,
        insertSheetIndex: found.sheets.length,
      },
    },
    hidden(kept),
    tag(ASIDE_TAG, tableTag(table, sheetId), { sheetId: kept }),
    ...settingAside(table, aside, found),
    tag(TABLE_TAG, tableTag(table, sheetId), { sheetId }),
    ...Object.entries(columns).map(([column, at]) =>
      tag(COLUMN_TAG, columnTag(table, column), columnRange(sheetId, at)),
    ),
    ...formatted.flatMap((column) => numbersOf(of, column, sheetId, columns[column]!)),
    ...noted.map((column) => titleNote(of, column, sheetId, columns[column]!)),
    ...appended(table, missing, sheetId, width),
    ...dropDowns(of, sheetId, located.columnAt, sources),
    ...protections(of, sheetId, located.columnAt),
    ...coloured(table, located, sheetIn(found, sheetId)),
    ...of.views
      .filter(({ title }) => record.views.includes(title))
      .map((view) => filterView(view, sheetId, located.columnAt)),
    ...drawnAnew(table, layout, sources),
  ];
};

/** Our columns that theirs lacks, in the order in which they are added. */
export const missingFrom = ({ table, record }: Taking): string[] =>
  Object.keys(tableOf(table).columns).filter((column) => !(column in record.columns));

const placedAt = ({ sheetId, columnAt }: Located, width: number): Placed => {
  const columns = Array.from({ length: width }, () => "");
  for (const [column, at] of Object.entries(columnAt)) columns[at] = column;
  return { sheetId, header: "", columns };
};

const sheetIn = ({ sheets }: Pick<Found, "sheets">, sheetId: number): Sheet =>
  sheets.find(({ properties }) => (properties?.sheetId ?? 0) === sheetId) ?? {};

const titleIn = (found: Found, sheetId: number): string => sheetIn(found, sheetId).properties?.title ?? "";

const sourcesIn = (layout: Layout, found: Found): Sources =>
  Object.fromEntries(
    tableNames.flatMap((name) => {
      const placed = layout[name];
      return placed ? Object.entries(sourcesOf(name, titleIn(found, placed.sheetId), placesOf(placed))) : [];
    }),
  );

const hidden = (sheetId: number): Request => ({
  updateSheetProperties: { properties: { sheetId, hidden: true }, fields: "hidden" },
});

const ASIDE = " (set aside)";

/** Ours keeps everything under other tags, so that nobody mistakes it for the table. */
const settingAside = (table: TableName, sheetId: number, found: Found): Request[] => [
  retagged(TABLE_TAG, sheetId, "SHEET", { metadataKey: ASIDE_TAG, metadataValue: table }),
  retagged(COLUMN_TAG, sheetId, "COLUMN", { metadataKey: ASIDE_COLUMN_TAG }),
  {
    updateSheetProperties: {
      properties: { sheetId, hidden: true, title: freeTitle(titleIn(found, sheetId) + ASIDE, found.sheets) },
      fields: "hidden,title",
    },
  },
];

const takingUpAgain = (table: TableName, sheetId: number, found: Found): Request[] => [
  retagged(ASIDE_TAG, sheetId, "SHEET", { metadataKey: TABLE_TAG, metadataValue: tableTag(table, sheetId) }),
  retagged(ASIDE_COLUMN_TAG, sheetId, "COLUMN", { metadataKey: COLUMN_TAG }),
  {
    updateSheetProperties: {
      properties: { sheetId, hidden: tableOf(table).hidden ?? false, title: titleBefore(sheetId, found) },
      fields: "hidden,title",
    },
  },
];

const titleBefore = (sheetId: number, found: Found): string =>
  freeTitle(titleIn(found, sheetId).split(ASIDE)[0] ?? "", found.sheets);

const retagged = (
  key: string,
  sheetId: number,
  locationType: "SHEET" | "COLUMN",
  developerMetadata: GoogleAppsScript.Sheets.Schema.DeveloperMetadata,
): Request => ({
  updateDeveloperMetadata: {
    dataFilters: [{ developerMetadataLookup: lookup(key, sheetId, locationType) }],
    developerMetadata,
    fields: Object.keys(developerMetadata).join(","),
  },
});

const lookup = (metadataKey: string, sheetId: number, locationType: "SHEET" | "COLUMN") => ({
  metadataKey,
  locationType,
  metadataLocation: { sheetId },
});

/** The columns that theirs lacks, behind all others and folded as in a tab of ours. */
const appended = (table: TableName, missing: readonly string[], sheetId: number, width: number): Request[] => {
  if (missing.length === 0) return [];
  const of = tableOf(table);
  const columns = Object.fromEntries(missing.map((column) => [column, of.columns[column]!]));
  return [
    { appendDimension: { sheetId, dimension: "COLUMNS", length: missing.length } },
    ...missing.flatMap((column, at) => columnDress(of, column, sheetId, width + at)),
    ...groups({ ...of, columns }, sheetId, width),
  ];
};

/** Behind the rules that people have. */
const coloured = (table: TableName, { sheetId, columnAt }: Located, { conditionalFormats = [] }: Sheet): Request[] =>
  colourRules(tableOf(table), sheetId, columnAt).map((rule, at) => ({
    addConditionalFormatRule: { rule, index: conditionalFormats.length + at },
  }));

/** The drop-downs of other tabs that draw on this one. */
const drawnAnew = (table: TableName, layout: Layout, sources: Sources): Request[] =>
  tableNames.flatMap((name) => {
    const placed = layout[name];
    const { columns } = tableOf(name);
    if (!placed || name === table) return [];
    const drawing = Object.entries(placesOf(placed)).filter(
      ([column]) => columns[column] && drawnFrom(columns[column]) === table,
    );
    return dropDowns(tableOf(name), placed.sheetId, Object.fromEntries(drawing), sources);
  });

/**
 * What gives theirs back as it was and puts ours where it was. `cells` are those of the two tabs; nothing where one of them
 * or a column is gone.
 */
export const givingBackRequests = (
  giving: GivingBack,
  found: Found,
  cells: readonly Sheet[],
): Request[] | undefined => {
  const { table, record, added } = giving;
  const { sheetId, kept, aside, columns } = record;
  const places = placesIn(found, table, sheetId);
  const has = (id: number) => found.sheets.some(({ properties }) => (properties?.sheetId ?? 0) === id);
  if (![kept, aside].every(has) || !Object.keys(columns).every((column) => column in places)) return undefined;
  const ours = asideAgain(found, table, aside);
  const layout = { ...layoutOf(found.tags, {}), [table]: ours };
  const sources = {
    ...sourcesIn(layout, found),
    ...sourcesOf(table, titleBefore(aside, found), placesOf(ours)),
  };
  return [
    ...added.map((row) => deletion(sheetId, row, 1)),
    ...restored(giving, places, found, cells),
    ...undressed(record, sheetIn(found, sheetId)),
    untagged(TABLE_TAG, sheetId, "SHEET"),
    untagged(COLUMN_TAG, sheetId, "COLUMN"),
    ...without(places, columns, sheetId),
    ...takingUpAgain(table, aside, found),
    ...drawnAnew(table, layout, sources),
    { deleteSheet: { sheetId: kept } },
  ];
};

/** The two tabs as far as the columns that are given back reach. */
export const rangesOf = ({ table, record }: GivingBack, found: Found): string[] => {
  const { sheetId, kept, columns } = record;
  const places = placesIn(found, table, sheetId);
  const last = Math.max(...Object.entries(columns).flatMap(([column, at]) => [at, places[column] ?? 0]));
  return [sheetId, kept].flatMap((id) => {
    const title = titleIn(found, id);
    return title ? [`${quoted(title)}!A:${letters(last)}`] : [];
  });
};

/** Where our columns stand in the tab; none where it is not the table any more. */
const placesIn = ({ tags }: Found, table: TableName, sheetId: number): Places => {
  const placed = layoutOf(tags, {})[table];
  return placed?.sheetId === sheetId ? placesOf(placed) : {};
};

const asideAgain = ({ tags }: Found, table: TableName, sheetId: number): Placed => {
  const again = tags.map((one) => (one.metadataKey === ASIDE_COLUMN_TAG ? { ...one, metadataKey: COLUMN_TAG } : one));
  const home = { metadataKey: TABLE_TAG, metadataValue: tableTag(table, sheetId), location: { sheetId } };
  const others = again.filter(({ metadataKey }) => metadataKey !== TABLE_TAG);
  return layoutOf([...others, home], {})[table]!;
};

const untagged = (key: string, sheetId: number, locationType: "SHEET" | "COLUMN"): Request => ({
  deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: lookup(key, sheetId, locationType) } },
});

type Format = NonNullable<CellData["userEnteredFormat"]>;

/** What we give to cells and titles, when they are taken and when their looks are set again. */
const LOOKS = ["backgroundColor", "textFormat", "horizontalAlignment", "verticalAlignment", "wrapStrategy"] as const;

const formatOf =
  (names: readonly (keyof Format)[]) =>
  ({ userEnteredFormat: format = {} }: CellData): CellData => {
    const kept = names.flatMap((name) => (name in format ? [[name, format[name]]] : []));
    return kept.length ? { userEnteredFormat: Object.fromEntries(kept) } : {};
  };

const PARTS: Readonly<Record<string, (cell: CellData) => CellData>> = {
  userEnteredValue: ({ userEnteredValue }) => (userEnteredValue ? { userEnteredValue } : {}),
  "userEnteredFormat.numberFormat": formatOf(["numberFormat"]),
  [`userEnteredFormat(${LOOKS.join(",")})`]: formatOf(LOOKS),
  note: ({ note }) => (note ? { note } : {}),
};

/** What a call must ask of the two tabs. */
export const CELL_FIELDS = `sheets(properties.sheetId,data.rowData.values(${Object.keys(PARTS).join(",")}))`;

/** What of their columns is not as it was: not all of it pasted, for a paste of cells also carries rules of colour along. */
const restored = ({ record, added }: GivingBack, places: Places, found: Found, cells: readonly Sheet[]): Request[] => {
  const { sheetId, kept, columns } = record;
  const endRowIndex = Math.min(heightOf(found, sheetId) - added.length, heightOf(found, kept));
  const [was, is] = [rowsIn(cells, kept), rowsIn(cells, sheetId).filter((_, row) => !added.includes(row))];
  const column = (rows: readonly CellData[][], at: number) =>
    Array.from({ length: endRowIndex }, (_, row) => rows[row]?.[at] ?? {});
  return Object.entries(columns).flatMap(([name, at]): Request[] => {
    const place = places[name]!;
    const here = { sheetId, startColumnIndex: place, endColumnIndex: place + 1 };
    const there = { sheetId: kept, startColumnIndex: at, endColumnIndex: at + 1 };
    return [
      // Our drop-downs go on below the last row, where nothing is pasted.
      { setDataValidation: { range: { ...here, startRowIndex: 1 } } },
      {
        copyPaste: {
          source: { ...there, startRowIndex: 0, endRowIndex },
          destination: { ...here, startRowIndex: 0, endRowIndex },
          pasteType: "PASTE_DATA_VALIDATION",
        },
      },
      ...Object.entries(PARTS).flatMap(([fields, partOf]) =>
        rewritten(column(was, at).map(partOf), column(is, place).map(partOf), { sheetId, columnIndex: place }, fields),
      ),
    ];
  });
};

const heightOf = (found: Found, sheetId: number): number =>
  sheetIn(found, sheetId).properties?.gridProperties?.rowCount ?? 1;

const rewritten = (
  before: readonly CellData[],
  now: readonly CellData[],
  start: { readonly sheetId: number; readonly columnIndex: number },
  fields: string,
): Request[] =>
  runsIn(before.map((part, row) => JSON.stringify(part) !== JSON.stringify(now[row]))).map(({ from, to }) => ({
    updateCells: {
      start: { ...start, rowIndex: from },
      rows: before.slice(from, to).map((part) => ({ values: [part] })),
      fields,
    },
  }));

const rowsIn = (cells: readonly Sheet[], sheetId: number): CellData[][] =>
  (sheetIn({ sheets: cells }, sheetId).data?.[0]?.rowData ?? []).map(({ values = [] }) => values);

/** Neighbours that are true. */
const runsIn = (flags: readonly boolean[]): { from: number; to: number }[] =>
  flags.reduce<{ from: number; to: number }[]>((runs, flag, at) => {
    const last = runs[runs.length - 1];
    if (flag && last?.to === at) last.to = at + 1;
    else if (flag) runs.push({ from: at, to: at + 1 });
    return runs;
  }, []);

/** Our columns that theirs did not have, the last first. */
const without = (places: Places, columns: Places, sheetId: number): Request[] =>
  Object.entries(places)
    .filter(([column]) => !(column in columns))
    .sort(([, a], [, b]) => b - a)
    .map(([, at]) => ({
      deleteDimension: { range: { sheetId, dimension: "COLUMNS", startIndex: at, endIndex: at + 1 } },
    }));

/** Takes our colours, protections and views from a tab. */
const undressed = ({ sheetId, views }: TakenTab, sheet: Sheet): Request[] => [
  ...(sheet.conditionalFormats ?? [])
    .flatMap((rule, at) => (isOurRule(rule) ? [at] : []))
    .reverse()
    .map((index) => ({ deleteConditionalFormatRule: { sheetId, index } })),
  ...(sheet.protectedRanges ?? [])
    .filter(({ description }) => description?.startsWith(PROTECTED))
    .map(({ protectedRangeId = 0 }) => ({ deleteProtectedRange: { protectedRangeId } })),
  ...(sheet.filterViews ?? [])
    .filter(({ title = "" }) => views.includes(title))
    .map(({ filterViewId = 0 }) => ({ deleteFilterView: { filterId: filterViewId } })),
];
