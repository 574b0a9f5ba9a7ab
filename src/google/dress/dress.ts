/** Set-up as data: what must be asked of Google so that a workbook becomes the desk's, and nothing when it already is. */
import type { Colour, Table } from "../../model/table";
import { type TableName, tableNames, tableOf } from "../../model/workbook";
import { chartRequests, columnsUnder, type Source } from "./charts";
import {
  HOME_TAG,
  type Layout,
  layoutOf,
  missingOf,
  type Placed,
  placesOf,
  TABLE_TAG,
  tableTag,
  ZONE_TAG,
} from "../layout";
import {
  colouredColumns,
  colourFormula,
  colourRules,
  columnDress,
  columnProtections,
  columnRange,
  dropDowns,
  filterView,
  groups,
  type Places,
  PROTECTED,
  protections,
  tag,
  titleProtection,
  sourcesOf,
  type Sources,
  headerHeight,
} from "./looks";
import { blocksOf, cellData } from "../write";

type Request = GoogleAppsScript.Sheets.Schema.Request;
type Sheet = GoogleAppsScript.Sheets.Schema.Sheet;
type Tag = GoogleAppsScript.Sheets.Schema.DeveloperMetadata;
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
  const sources: Sources = Object.fromEntries(
    tableNames.flatMap((name) => Object.entries(sourcesOf(name, titles[name], placesOf(placed[name])))),
  );
  const tabs = fresh.map((name, at) => newTab(name, placed[name], titles[name], sources, found.sheets.length + at));
  const old = tableNames.filter((name) => layout[name]).map((name) => mended(name, placed[name], found, sources));
  const charts = tableNames.map((name) => ({ name, requests: chartsOf(name, placed, found) }));
  return {
    requests: [
      ...(found.autoRecalc === "MINUTE" ? [] : [recalculation]),
      // A drop-down may draw on any tab, so all of them are made before any is dressed.
      ...tabs.map(({ sheet }) => sheet),
      ...tabs.flatMap(({ requests }) => requests),
      ...old.flatMap(({ requests }) => requests),
      // A chart is drawn from columns that may have been put back just above.
      ...charts.flatMap(({ requests }) => requests),
      ...guards(found, placed.settings),
    ],
    made: fresh.map((name) => titles[name]),
    changed: [
      ...old.flatMap(({ changed }) => changed),
      ...charts
        .filter(({ name, requests }) => requests.length > 0 && !fresh.includes(name))
        .map(({ name }) => `the charts of ${titles[name]}`),
    ],
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
const titlesOf = (
  { sheets }: Found,
  placed: Required<Layout>,
  fresh: readonly TableName[],
): Record<TableName, string> => {
  const taken = new Set(sheets.map((sheet) => (sheet.properties?.title ?? "").toLowerCase()));
  const standing = (name: TableName) =>
    sheets.find(({ properties }) => (properties?.sheetId ?? 0) === placed[name].sheetId)?.properties?.title;
  return Object.fromEntries(
    tableNames.map((name) => [
      name,
      fresh.includes(name) ? freeTitle(tableOf(name).tab, taken) : (standing(name) ?? ""),
    ]),
  ) as Record<TableName, string>;
};

const freeTitle = (wanted: string, taken: ReadonlySet<string>): string => {
  const tries = [wanted, `${wanted} (desk)`, ...Array.from({ length: 99 }, (_, at) => `${wanted} (desk ${at + 2})`)];
  return tries.find((title) => !taken.has(title.toLowerCase())) ?? wanted;
};

const newTab = (name: TableName, { sheetId }: Placed, title: string, sources: Sources, index: number) => {
  const of = tableOf(name);
  const columns = Object.keys(of.columns);
  const places = Object.fromEntries(columns.map((column, at) => [column, at]));
  const columnCount = columns.length + columnsUnder(of);
  const gridProperties = { rowCount: ROWS, columnCount, frozenRowCount: 1, frozenColumnCount: 1 };
  const sheet: Request = {
    addSheet: {
      properties: { sheetId, title, index, hidden: of.hidden ?? false, gridProperties },
    },
  };
  const requests: Request[] = [
    tag(TABLE_TAG, tableTag(name, sheetId), { sheetId }),
    ...columns.flatMap((column, at) => columnDress(of, column, sheetId, at)),
    headerHeight(sheetId),
    ...blocksOf(sheetId, seedsOf(of, places)),
    ...dropDowns(of, sheetId, places, sources),
    ...groups(of, sheetId),
    ...protections(of, sheetId, places),
    ...colourRules(of, sheetId, places).map((rule, at) => ({ addConditionalFormatRule: { rule, index: at } })),
    ...of.views.map((view) => filterView(view, sheetId, places)),
  ];
  return { sheet, requests };
};

/** What stands in the rows of a tab from the beginning. */
const seedsOf = ({ rows }: Table, places: Places) =>
  rows.flatMap((row, at) =>
    Object.entries(row).map(([column, value]) => ({ row: at + 1, column: places[column]!, cells: [cellData(value)] })),
  );

/** Puts back what is missing in a tab that is ours: columns, colours, views, protection. */
const mended = (name: TableName, placed: Placed, { sheets }: Found, sources: Sources) => {
  const of = tableOf(name);
  const sheet = sheetIn(sheets, placed);
  const width = widthOf(sheet, placed);
  const missing = missingOf(name, placed);
  const places = placesAfter(name, placed, width);
  const title = titleIn(sheet, of);
  const parts = [
    {
      what: missing.map((column) => `the column ${of.columns[column]?.title} in ${title}`),
      requests: newColumns(of, missing, placed.sheetId, width, sources),
    },
    coloursPart(of, sheet, placed.sheetId, places),
    { what: [`the filter views of ${title}`], requests: newViews(of, sheet, placed.sheetId, places) },
    { what: [`the protection of ${title}`], requests: newProtections(of, sheet, placed.sheetId, places) },
  ].filter(({ requests }) => requests.length > 0);
  return { requests: parts.flatMap(({ requests }) => requests), changed: parts.flatMap(({ what }) => what) };
};

/** The title of a tab as people named it. */
export const titleIn = ({ properties }: Sheet, { tab }: Table): string => properties?.title ?? tab;

export const sheetIn = (sheets: readonly Sheet[], { sheetId }: Placed): Sheet =>
  sheets.find(({ properties }) => (properties?.sheetId ?? 0) === sheetId) ?? {};

/** How many columns a tab has as set-up finds it; one that is made has our columns and room for its charts. */
export const widthOf = ({ properties }: Sheet, { columns }: Placed): number =>
  properties?.gridProperties?.columnCount ?? columns.length;

/** Where our columns stand when those that were missing have been put back behind all others. */
export const placesAfter = (name: TableName, placed: Placed, width: number): Places => ({
  ...placesOf(placed),
  ...Object.fromEntries(missingOf(name, placed).map((column, at) => [column, width + at])),
});

const chartsOf = (name: TableName, placed: Required<Layout>, { sheets }: Found): Request[] => {
  const of = tableOf(name);
  if (of.charts.length === 0) return [];
  const after = (table: TableName) => {
    const sheet = sheetIn(sheets, placed[table]);
    return placesAfter(table, placed[table], widthOf(sheet, placed[table]));
  };
  const end = Math.max(...Object.values(after(name))) + 1;
  const isNew = !sheets.some(({ properties }) => (properties?.sheetId ?? 0) === placed[name].sheetId);
  const width = isNew ? end + columnsUnder(of) : Math.max(end, widthOf(sheetIn(sheets, placed[name]), placed[name]));
  const source = (table: string): Source => {
    const { sheetId } = placed[table as TableName];
    return { sheetId, places: after(table as TableName), rows: tableOf(table as TableName).rows.length };
  };
  // People may have moved one to another tab.
  const found = sheets.flatMap(({ charts = [] }) => charts);
  return chartRequests(of, { sheetId: placed[name].sheetId, width, end }, source, found);
};

const newColumns = (
  of: Table,
  missing: readonly string[],
  sheetId: number,
  width: number,
  sources: Sources,
): Request[] =>
  missing.length === 0
    ? []
    : [
        { appendDimension: { sheetId, dimension: "COLUMNS", length: missing.length } },
        ...missing.flatMap((column, at) => columnDress(of, column, sheetId, width + at)),
        ...dropDowns(of, sheetId, Object.fromEntries(missing.map((column, at) => [column, width + at])), sources),
      ];

/** Rules are never patched: where one is gone, changed or cut by a paste, all of ours are made anew behind people's own. */
const coloursPart = (of: Table, sheet: Sheet, sheetId: number, places: Places) => {
  const rules = sheet.conditionalFormats ?? [];
  const ours = rules.flatMap((rule, at) => (isOurRule(rule) ? [at] : []));
  const standing = ours.map((at) => colouredBy(of, rules[at]!, sheet, places));
  const lost = of.colours.filter((colour) => !isWhole(of, colour, standing, places)).length;
  if (lost === 0 && isInOrder(of, standing)) return { what: [], requests: [] };
  const kept = rules.length - ours.length;
  const said = lost ? `${lost} of ${of.colours.length} gone or changed` : "some stood there twice";
  return {
    what: [`the colours of ${titleIn(sheet, of)} (${said})`],
    requests: [
      ...[...ours].reverse().map((index) => ({ deleteConditionalFormatRule: { sheetId, index } })),
      ...colourRules(of, sheetId, places).map((rule, at) => ({ addConditionalFormatRule: { rule, index: kept + at } })),
    ],
  };
};

/** Whether a colour rule is one that set-up made. */
export const isOurRule = (rule: Rule): boolean => formulaOf(rule).includes('N("desk:');

const formulaOf = (rule: Rule): string => rule.booleanRule?.condition?.values?.[0]?.userEnteredValue ?? "";

/** The colour that a rule of ours gives, and to which columns from top to bottom; none where it is not as we wrote it. */
interface Coloured {
  readonly colour: Colour | undefined;
  readonly columns: readonly number[];
}

const colouredBy = (of: Table, rule: Rule, { properties }: Sheet, places: Places): Coloured => {
  const formula = formulaOf(rule);
  const ranges = rule.ranges ?? [];
  const colour = of.colours.find((one) => formula === colourFormula(of, one, places, ranges[0]?.startColumnIndex ?? 0));
  const height = properties?.gridProperties?.rowCount ?? ROWS;
  // Google may answer a whole column with its last row, and parts a rule whose columns people move apart.
  const whole = ranges.filter(({ startRowIndex = 0, endRowIndex = height }) => !startRowIndex && endRowIndex >= height);
  return {
    colour,
    columns: whole.flatMap(({ startColumnIndex: from = 0, endColumnIndex: to = from + 1 }) =>
      Array.from({ length: to - from }, (_, at) => from + at),
    ),
  };
};

/** Whether each of its columns has a colour once; a column that people inserted among them may have it too. */
const isWhole = (of: Table, colour: Colour, standing: readonly Coloured[], places: Places): boolean => {
  const has = standing.flatMap((one) => (one.colour === colour ? one.columns : []));
  const wants = colouredColumns(of, colour).map((column) => places[column]!);
  const others = Object.values(places).filter((at) => !wants.includes(at));
  return wants.every((at) => has.filter((one) => one === at).length === 1) && !others.some((at) => has.includes(at));
};

/** The first rule that applies wins; one that is none of the declared ones is in nobody's order. */
const isInOrder = ({ colours }: Table, standing: readonly Coloured[]): boolean => {
  const order = standing.map(({ colour }) => (colour ? colours.indexOf(colour) : -1));
  return order.every((one, at) => one >= 0 && one >= (order[at - 1] ?? 0));
};

const newViews = (of: Table, sheet: Sheet, sheetId: number, places: Places): Request[] =>
  of.views
    .filter(({ title }) => !sheet.filterViews?.some((view) => view.title === title))
    .map((view) => filterView(view, sheetId, places));

/** Protection where there is none of ours: people may have taken it off single columns. */
const newProtections = (of: Table, sheet: Sheet, sheetId: number, places: Places): Request[] => {
  const ours = (sheet.protectedRanges ?? []).flatMap(({ description, range }) =>
    description?.startsWith(PROTECTED) ? [range ?? {}] : [],
  );
  const covers = (at: number) =>
    ours.some(
      ({ endRowIndex, startColumnIndex = 0, endColumnIndex = Number.POSITIVE_INFINITY }) =>
        endRowIndex !== 1 && startColumnIndex <= at && at < endColumnIndex,
    );
  const bare = Object.entries(places).filter(([, at]) => !covers(at));
  return [
    ...(ours.some(({ endRowIndex }) => endRowIndex === 1) ? [] : [titleProtection(sheetId)]),
    ...columnProtections(of, sheetId, Object.fromEntries(bare)),
  ];
};

const guards = ({ id, zone, tags }: Found, settings: Placed): Request[] => {
  const at = columnRange(settings.sheetId, placesOf(settings).key ?? 0);
  const missing = (key: string) => !tags.some(({ metadataKey }) => metadataKey === key);
  return [
    ...(missing(HOME_TAG) ? [tag(HOME_TAG, id, at)] : []),
    ...(missing(ZONE_TAG) ? [tag(ZONE_TAG, zone, at)] : []),
  ];
};
