/** Set-up as data: what must be asked of Google so that a workbook becomes the desk's, and nothing when it already is. */
import type { Column } from "../model/column";
import { type Colour, type Table, type Tint, type View, requiredOf } from "../model/table";
import { type TableName, tableNames, tableOf } from "../model/workbook";
import {
  COLUMN_TAG,
  columnTag,
  HOME_TAG,
  type Layout,
  layoutOf,
  missingOf,
  type Placed,
  placesOf,
  TABLE_TAG,
  tableTag,
  ZONE_TAG,
} from "./layout";
import { letters } from "../model/letters";

type Request = GoogleAppsScript.Sheets.Schema.Request;
type Sheet = GoogleAppsScript.Sheets.Schema.Sheet;
type Tag = GoogleAppsScript.Sheets.Schema.DeveloperMetadata;
type GridRange = GoogleAppsScript.Sheets.Schema.GridRange;
type Rule = GoogleAppsScript.Sheets.Schema.ConditionalFormatRule;

/** The workbook as set-up finds it. */
export interface Found {
  readonly id: string;
  readonly zone: string;
  readonly autoRecalc: string;
  readonly sheets: readonly Sheet[];
  readonly tags: readonly Tag[];
}

export interface Dress {
  readonly requests: readonly Request[];
  /** Titles of the tabs that are made. */
  readonly made: readonly string[];
  /** What is put right in tabs that were there, in words. */
  readonly changed: readonly string[];
}

const FIRST_SHEET_ID = 71_000_001;
const ROWS = 1000;

/** The requests that make the workbook the desk's; people's own tabs, columns, rules and views stay as they are. */
export const dressOf = (found: Found): Dress => {
  const layout = layoutOf(found.tags, {});
  const fresh = tableNames.filter((name) => !layout[name]);
  const ids = freeIds(found, fresh.length);
  const placed = {
    ...layout,
    ...Object.fromEntries(fresh.map((name, at) => [name, placedAnew(name, ids[at]!)])),
  } as Required<Layout>;
  const titles = titlesOf(found, placed, fresh);
  const tabs = fresh.map((name, at) => newTab(name, placed[name].sheetId, titles, found.sheets.length + at));
  const old = tableNames.filter((name) => layout[name]).map((name) => mended(name, placed[name], found, titles));
  return {
    requests: [
      ...(found.autoRecalc === "MINUTE" ? [] : [recalculation]),
      // A drop-down may draw on any tab, so all of them are made before any is dressed.
      ...tabs.map(({ sheet }) => sheet),
      ...tabs.flatMap(({ requests }) => requests),
      ...old.flatMap(({ requests }) => requests),
      ...guards(found, placed.settings),
    ],
    made: fresh.map((name) => titles[name]),
    changed: old.flatMap(({ changed }) => changed),
  };
};

// Colours on NOW() turn only when the workbook recalculates.
const recalculation: Request = {
  updateSpreadsheetProperties: { properties: { autoRecalc: "MINUTE" }, fields: "autoRecalc" },
};

const freeIds = ({ sheets }: Found, count: number): number[] => {
  const taken = new Set(sheets.map((sheet) => sheet.properties?.sheetId ?? 0));
  const ids: number[] = [];
  for (let id = FIRST_SHEET_ID; ids.length < count; id++) if (!taken.has(id)) ids.push(id);
  return ids;
};

const placedAnew = (name: TableName, sheetId: number): Placed => ({
  sheetId,
  header: "",
  columns: Object.keys(tableOf(name).columns),
});

/** The title of each of our tabs: as people named it, or for a new one a title that is free. */
type Titles = Readonly<Record<TableName, string>>;

const titlesOf = ({ sheets }: Found, placed: Required<Layout>, fresh: readonly TableName[]): Titles => {
  const taken = new Set(sheets.map((sheet) => (sheet.properties?.title ?? "").toLowerCase()));
  const standing = (name: TableName) =>
    sheets.find(({ properties }) => (properties?.sheetId ?? 0) === placed[name].sheetId)?.properties?.title;
  return Object.fromEntries(
    tableNames.map((name) => [
      name,
      fresh.includes(name) ? freeTitle(tableOf(name).tab, taken) : (standing(name) ?? ""),
    ]),
  ) as Titles;
};

const freeTitle = (wanted: string, taken: ReadonlySet<string>): string => {
  const tries = [wanted, `${wanted} (desk)`, ...Array.from({ length: 99 }, (_, at) => `${wanted} (desk ${at + 2})`)];
  return tries.find((title) => !taken.has(title.toLowerCase())) ?? wanted;
};

const newTab = (name: TableName, sheetId: number, titles: Titles, index: number) => {
  const of = tableOf(name);
  const columns = Object.keys(of.columns);
  const places = Object.fromEntries(columns.map((column, at) => [column, at]));
  const gridProperties = { rowCount: ROWS, columnCount: columns.length, frozenRowCount: 1, frozenColumnCount: 1 };
  const sheet: Request = {
    addSheet: { properties: { sheetId, title: titles[name], index, hidden: of.hidden ?? false, gridProperties } },
  };
  const requests: Request[] = [
    tag(TABLE_TAG, tableTag(name, sheetId), { sheetId }),
    ...columns.flatMap((column, at) => columnDress(of, column, sheetId, at)),
    ...dropDowns(of, sheetId, places, titles),
    ...groups(of, sheetId),
    ...protections(of, sheetId, places),
    ...colourRules(of, sheetId, places).map((rule, at) => ({ addConditionalFormatRule: { rule, index: at } })),
    ...of.views.map((view) => filterView(view, sheetId, places)),
  ];
  return { sheet, requests };
};

/** Puts back what is missing in a tab that is ours: columns, colours, views, protection. */
const mended = (name: TableName, placed: Placed, { sheets }: Found, titles: Titles) => {
  const of = tableOf(name);
  const sheet = sheets.find(({ properties }) => (properties?.sheetId ?? 0) === placed.sheetId) ?? {};
  const width = sheet.properties?.gridProperties?.columnCount ?? placed.columns.length;
  const missing = missingOf(name, placed);
  const places = { ...placesOf(placed), ...Object.fromEntries(missing.map((column, at) => [column, width + at])) };
  const title = sheet.properties?.title ?? of.tab;
  const parts = [
    {
      what: missing.map((column) => `the column ${of.columns[column]?.title} in ${title}`),
      requests: newColumns(of, missing, placed.sheetId, width, titles),
    },
    { what: [`the colours of ${title}`], requests: newColours(of, sheet, placed.sheetId, places) },
    { what: [`the filter views of ${title}`], requests: newViews(of, sheet, placed.sheetId, places) },
    { what: [`the protection of ${title}`], requests: newProtections(of, sheet, placed.sheetId, places) },
  ].filter(({ requests }) => requests.length > 0);
  return { requests: parts.flatMap(({ requests }) => requests), changed: parts.flatMap(({ what }) => what) };
};

type Places = Readonly<Record<string, number>>;

const newColumns = (
  of: Table,
  missing: readonly string[],
  sheetId: number,
  width: number,
  titles: Titles,
): Request[] =>
  missing.length === 0
    ? []
    : [
        { appendDimension: { sheetId, dimension: "COLUMNS", length: missing.length } },
        ...missing.flatMap((column, at) => columnDress(of, column, sheetId, width + at)),
        ...dropDowns(of, sheetId, Object.fromEntries(missing.map((column, at) => [column, width + at])), titles),
      ];

const newColours = (of: Table, sheet: Sheet, sheetId: number, places: Places): Request[] => {
  const rules = sheet.conditionalFormats ?? [];
  const ours = rules.flatMap((rule, at) => (formulaOf(rule).includes('N("desk:') ? [at] : []));
  const wanted = colourRules(of, sheetId, places);
  const standing = ours.map((at) => signature(rules[at]!));
  if (standing.join("\n") === wanted.map(signature).join("\n")) return [];
  const kept = rules.length - ours.length;
  return [
    ...[...ours].reverse().map((index) => ({ deleteConditionalFormatRule: { sheetId, index } })),
    ...wanted.map((rule, at) => ({ addConditionalFormatRule: { rule, index: kept + at } })),
  ];
};

const formulaOf = (rule: Rule): string => rule.booleanRule?.condition?.values?.[0]?.userEnteredValue ?? "";

/** A rule by its formula and columns; rows are left out, for Google may answer a whole column with its last row. */
const signature = (rule: Rule): string =>
  [
    formulaOf(rule),
    ...(rule.ranges ?? []).map(
      (range) => `${range.startRowIndex ?? 0}/${range.startColumnIndex ?? 0}-${range.endColumnIndex}`,
    ),
  ].join(" ");

const newViews = (of: Table, sheet: Sheet, sheetId: number, places: Places): Request[] =>
  of.views
    .filter(({ title }) => !sheet.filterViews?.some((view) => view.title === title))
    .map((view) => filterView(view, sheetId, places));

const newProtections = (of: Table, sheet: Sheet, sheetId: number, places: Places): Request[] =>
  sheet.protectedRanges?.some(({ description }) => description?.startsWith(PROTECTED))
    ? []
    : protections(of, sheetId, places);

const tag = (
  metadataKey: string,
  metadataValue: string,
  location: GoogleAppsScript.Sheets.Schema.DeveloperMetadataLocation,
): Request => ({
  createDeveloperMetadata: { developerMetadata: { metadataKey, metadataValue, visibility: "DOCUMENT", location } },
});

const columnRange = (sheetId: number, index: number) => ({
  dimensionRange: { sheetId, dimension: "COLUMNS", startIndex: index, endIndex: index + 1 },
});

const guards = ({ id, zone, tags }: Found, settings: Placed): Request[] => {
  const at = columnRange(settings.sheetId, placesOf(settings).key ?? 0);
  const missing = (key: string) => !tags.some(({ metadataKey }) => metadataKey === key);
  return [
    ...(missing(HOME_TAG) ? [tag(HOME_TAG, id, at)] : []),
    ...(missing(ZONE_TAG) ? [tag(ZONE_TAG, zone, at)] : []),
  ];
};

/** The tag, title, note, width and number format of a column. */
const columnDress = (of: Table, name: string, sheetId: number, index: number): Request[] => {
  const column = of.columns[name]!;
  const whole = { sheetId, startColumnIndex: index, endColumnIndex: index + 1 };
  return [
    tag(COLUMN_TAG, columnTag(of.name as TableName, name), columnRange(sheetId, index)),
    {
      repeatCell: {
        range: whole,
        cell: { userEnteredFormat: { numberFormat: numberFormat(column) } },
        fields: "userEnteredFormat.numberFormat",
      },
    },
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: index },
        rows: [{ values: [headerCell(column)] }],
        fields: "userEnteredValue,userEnteredFormat,note",
      },
    },
    {
      updateDimensionProperties: {
        range: columnRange(sheetId, index).dimensionRange,
        properties: { pixelSize: column.width ?? 130 },
        fields: "pixelSize",
      },
    },
  ];
};

const HEADER = { red: 0.91, green: 0.94, blue: 0.95 };
const COMPUTED_HEADER = { red: 0.94, green: 0.94, blue: 0.94 };

const headerCell = (column: Column) => ({
  userEnteredValue: { stringValue: column.title },
  userEnteredFormat: {
    backgroundColor: column.computed ? COMPUTED_HEADER : HEADER,
    textFormat: { bold: true },
    wrapStrategy: "WRAP",
    verticalAlignment: "MIDDLE",
  },
  note: [column.help, column.required && "Required.", column.computed && "Filled in by Partner Desk."]
    .filter(Boolean)
    .join(" "),
});

const numberFormat = (column: Column) => {
  switch (column.kind) {
    case "day":
      return { type: "DATE", pattern: "yyyy-mm-dd" };
    case "moment":
      return { type: "DATE_TIME", pattern: "yyyy-mm-dd hh:mm" };
    case "money":
      return { type: "NUMBER", pattern: "#,##0" };
    case "number":
      return { type: "NUMBER", pattern: "0.##" };
    default:
      // What people retype must not turn into a date or a number: "3-4", "007".
      return { type: "TEXT", pattern: "@" };
  }
};

/** Drop-downs are never strict: people paste, and the code checks. One that draws on a tab needs its title. */
export const dropDowns = (of: Table, sheetId: number, places: Places, titles: Partial<Titles>): Request[] =>
  Object.keys(places).flatMap((name) => {
    const condition = conditionOf(of.columns[name], titles);
    const index = places[name]!;
    return condition
      ? [
          {
            setDataValidation: {
              range: { sheetId, startRowIndex: 1, startColumnIndex: index, endColumnIndex: index + 1 },
              rule: { condition, strict: false, showCustomUi: true },
            },
          },
        ]
      : [];
  });

const conditionOf = (column: Column | undefined, titles: Partial<Titles>) => {
  if (column?.kind === "choice")
    return {
      type: "ONE_OF_LIST",
      values: Object.values(column.choices ?? {}).map((userEnteredValue) => ({ userEnteredValue })),
    };
  if (column?.kind === "flag")
    return { type: "ONE_OF_LIST", values: [{ userEnteredValue: "TRUE" }, { userEnteredValue: "FALSE" }] };
  const title = column?.computed ? undefined : titles[column?.refers as TableName];
  if (!title) return undefined;
  return { type: "ONE_OF_RANGE", values: [{ userEnteredValue: `='${title.replace(/'/g, "''")}'!$A$2:$A` }] };
};

/** Columns of one group lie side by side and are folded away. */
const groups = (of: Table, sheetId: number): Request[] =>
  runsOf(Object.values(of.columns), (column) => column.group ?? "").flatMap(({ value, from, to }) => {
    const range = { sheetId, dimension: "COLUMNS", startIndex: from, endIndex: to };
    return value
      ? [
          { addDimensionGroup: { range } },
          { updateDimensionGroup: { dimensionGroup: { range, depth: 1, collapsed: true }, fields: "collapsed" } },
        ]
      : [];
  });

const runsOf = <T, V>(items: readonly T[], by: (item: T) => V): { value: V; from: number; to: number }[] => {
  const runs: { value: V; from: number; to: number }[] = [];
  items.forEach((item, at) => {
    const last = runs[runs.length - 1];
    if (last && last.value === by(item) && last.to === at) last.to = at + 1;
    else runs.push({ value: by(item), from: at, to: at + 1 });
  });
  return runs;
};

const PROTECTED = "Partner Desk: ";

// Warning only: one hard-protected cell would make Google refuse the whole batch of everybody but the owner.
const protections = (of: Table, sheetId: number, places: Places): Request[] => [
  protection({ sheetId, startRowIndex: 0, endRowIndex: 1 }, "the titles; columns may be renamed and moved."),
  ...runsOf(
    Object.keys(places).sort((a, b) => places[a]! - places[b]!),
    (name) => of.columns[name]?.computed === true,
  )
    .filter(({ value }) => value)
    .map(({ from, to }) =>
      protection({ sheetId, startRowIndex: 1, startColumnIndex: from, endColumnIndex: to }, "filled in by the add-on."),
    ),
];

const protection = (range: GridRange, what: string): Request => ({
  addProtectedRange: { protectedRange: { range, description: PROTECTED + what, warningOnly: true } },
});

const TINTS: Readonly<Record<Tint, object>> = {
  red: { backgroundColor: { red: 0.98, green: 0.82, blue: 0.8 }, textFormat: { bold: true } },
  amber: { backgroundColor: { red: 1, green: 0.93, blue: 0.75 } },
  green: { backgroundColor: { red: 0.85, green: 0.94, blue: 0.85 } },
  grey: { backgroundColor: { red: 0.93, green: 0.93, blue: 0.93 } },
};

/**
 * The colour rules of a tab, over whole columns, so that rows inserted anywhere lie within.
 * Formulas have no separators, which differ by locale, and carry a mark: `N("desk:...")` is 0.
 */
export const colourRules = (of: Table, sheetId: number, places: Places): Rule[] =>
  of.colours.flatMap((colour) =>
    colouredRuns(of, colour, places).map((run) => colourRule(of, colour, sheetId, places, run)),
  );

interface Run {
  readonly from: number;
  readonly to: number;
}

const colouredRuns = (of: Table, colour: Colour, places: Places): Run[] => {
  const names = colour.on[0] === "required" ? requiredOf(of) : colour.on;
  const at = names.map((name) => places[name]!).sort((a, b) => a - b);
  return at.reduce<{ from: number; to: number }[]>((runs, index) => {
    const last = runs[runs.length - 1];
    if (last?.to === index) last.to = index + 1;
    else runs.push({ from: index, to: index + 1 });
    return runs;
  }, []);
};

const colourRule = (of: Table, colour: Colour, sheetId: number, places: Places, { from, to }: Run): Rule => {
  const when = colour.when((column) => `$${letters(places[column]!)}1`, `${letters(from)}1`);
  const formula = `=${when}*(N("desk:${of.name}.${colour.name}.${colour.tint}")=0)`;
  return {
    ranges: [{ sheetId, startColumnIndex: from, endColumnIndex: to }],
    booleanRule: {
      condition: { type: "CUSTOM_FORMULA", values: [{ userEnteredValue: formula }] },
      format: TINTS[colour.tint],
    },
  };
};

const filterView = ({ title, where }: View, sheetId: number, places: Places): Request => ({
  addFilterView: {
    // The types leave out `filterSpecs`, which replaced `criteria`.
    filter: {
      title,
      range: { sheetId, startRowIndex: 0 },
      filterSpecs: where.map((filter) => ({
        columnIndex: places[filter.column]!,
        filterCriteria: { condition: filterCondition(filter, places) },
      })),
    } as GoogleAppsScript.Sheets.Schema.FilterView,
  },
});

const filterCondition = (filter: View["where"][number], places: Places) =>
  "is" in filter
    ? { type: "TEXT_EQ", values: [{ userEnteredValue: filter.is }] }
    : {
        type: "CUSTOM_FORMULA",
        values: [{ userEnteredValue: filter.formula((column) => `$${letters(places[column]!)}2`) }],
      };
