/** How a table looks in the sheet, as requests: titles, notes, formats, drop-downs, groups, protection, colours and filter views. */
import type { Column } from "../../model/column";
import { letters } from "../../model/letters";
import { type Colour, requiredOf, type Table, type Tint, type View } from "../../model/table";
import { type TableName, tableOf } from "../../model/workbook";
import { COLUMN_TAG, columnTag, quoted } from "../layout";

type Request = GoogleAppsScript.Sheets.Schema.Request;
type GridRange = GoogleAppsScript.Sheets.Schema.GridRange;
type Rule = GoogleAppsScript.Sheets.Schema.ConditionalFormatRule;

/** Where each column stands, by name. */
export type Places = Readonly<Record<string, number>>;

/** The cells of each tab that a drop-down may draw on, as a formula. */
export type Sources = Readonly<Record<string, string>>;

/**
 * What a drop-down may draw on in a tab: its keys by the name of the table, and each column as `team.name`. They lie where
 * people have them, and with the title, for rows inserted right below it lie within then.
 */
export const sourcesOf = (name: TableName, title: string, places: Places): Sources => {
  const whole = (at = 0) => `=${quoted(title)}!$${letters(at)}$1:$${letters(at)}`;
  const columns = Object.entries(places).map(([column, at]) => [`${name}.${column}`, whole(at)]);
  return { ...Object.fromEntries(columns), [name]: whole(places[tableOf(name).key[0] ?? ""]) };
};

export const tag = (
  metadataKey: string,
  metadataValue: string,
  location: GoogleAppsScript.Sheets.Schema.DeveloperMetadataLocation,
): Request => ({
  createDeveloperMetadata: { developerMetadata: { metadataKey, metadataValue, visibility: "DOCUMENT", location } },
});

export const columnRange = (sheetId: number, index: number) => ({
  dimensionRange: { sheetId, dimension: "COLUMNS", startIndex: index, endIndex: index + 1 },
});

/** The tag, title, note, width and number format of a column. */
export const columnDress = (of: Table, name: string, sheetId: number, index: number): Request[] => {
  const column = of.columns[name]!;
  return [
    tag(COLUMN_TAG, columnTag(of.name as TableName, name), columnRange(sheetId, index)),
    ...firstLook(column, sheetId, index),
    headerLook(column, sheetId, index, "userEnteredValue,userEnteredFormat,note"),
    {
      updateDimensionProperties: {
        range: columnRange(sheetId, index).dimensionRange,
        properties: { pixelSize: column.width ?? 130 },
        fields: "pixelSize",
      },
    },
  ];
};

/** The number format of a column whose looks are people's own; where it has none of ours there is none to give. */
export const numbersOf = (of: Table, name: string, sheetId: number, index: number): Request[] => {
  const format = numberFormat(of.columns[name]!);
  const range = { sheetId, startRowIndex: 1, startColumnIndex: index, endColumnIndex: index + 1 };
  const cell = { userEnteredFormat: { numberFormat: format } };
  return format ? [{ repeatCell: { range, cell, fields: "userEnteredFormat.numberFormat" } }] : [];
};

/** The note on a title whose looks are people's own. */
export const titleNote = (of: Table, name: string, sheetId: number, index: number): Request =>
  headerLook(of.columns[name]!, sheetId, index, "note");

/** How the cells and the title of a column look, whatever was pasted over them; the title keeps its words. */
export const columnLooks = (of: Table, name: string, sheetId: number, index: number): Request[] => [
  cellLook(of.columns[name]!, sheetId, index, "numberFormat,horizontalAlignment"),
  headerLook(of.columns[name]!, sheetId, index, "userEnteredFormat,note"),
];

const firstLook = (column: Column, sheetId: number, index: number): Request[] => {
  const parts = [...(numberFormat(column) ? ["numberFormat"] : []), ...(column.align ? ["horizontalAlignment"] : [])];
  return parts.length ? [cellLook(column, sheetId, index, parts.join())] : [];
};

const cellLook = (column: Column, sheetId: number, index: number, parts: string): Request => ({
  repeatCell: {
    range: { sheetId, startColumnIndex: index, endColumnIndex: index + 1 },
    cell: {
      userEnteredFormat: {
        ...(numberFormat(column) && { numberFormat: numberFormat(column) }),
        ...(column.align && { horizontalAlignment: column.align }),
      },
    },
    fields: `userEnteredFormat(${parts})`,
  },
});

const headerLook = (column: Column, sheetId: number, index: number, fields: string): Request => ({
  updateCells: {
    start: { sheetId, rowIndex: 0, columnIndex: index },
    rows: [{ values: [headerCell(column)] }],
    fields,
  },
});

/** Room for titles of two lines. */
export const headerHeight = (sheetId: number): Request => ({
  updateDimensionProperties: {
    range: { sheetId, dimension: "ROWS", startIndex: 0, endIndex: 1 },
    properties: { pixelSize: 40 },
    fields: "pixelSize",
  },
});

const HEADER = { red: 0.91, green: 0.94, blue: 0.95 };
const COMPUTED_HEADER = { red: 0.94, green: 0.94, blue: 0.94 };

const headerCell = (column: Column) => ({
  userEnteredValue: { stringValue: column.title },
  userEnteredFormat: {
    backgroundColor: column.computed ? COMPUTED_HEADER : HEADER,
    textFormat: { bold: true },
    ...(column.align && { horizontalAlignment: column.align }),
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
      return { type: "NUMBER", pattern: column.whole ? "0" : "0.00" };
    // A tick that is made text is a tick no more.
    case "flag":
      return undefined;
    default:
      // What people retype must not turn into a date or a number: "3-4", "007".
      return { type: "TEXT", pattern: "@" };
  }
};

/** Drop-downs are never strict: people paste, and the code checks. One that draws on a tab needs to know where its keys stand. */
export const dropDowns = (of: Table, sheetId: number, places: Places, sources: Sources): Request[] =>
  Object.keys(places).flatMap((name) => {
    const condition = conditionOf(of.columns[name], sources);
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

const conditionOf = (column: Column | undefined, sources: Sources) => {
  if (column?.kind === "choice")
    return {
      type: "ONE_OF_LIST",
      values: Object.values(column.choices ?? {}).map((userEnteredValue) => ({ userEnteredValue })),
    };
  // A box to tick.
  if (column?.kind === "flag") return { type: "BOOLEAN" };
  const source = column?.computed ? undefined : sources[column?.drawsOn ?? column?.refers ?? ""];
  return source ? { type: "ONE_OF_RANGE", values: [{ userEnteredValue: source }] } : undefined;
};

/** Columns of one group lie side by side and are folded away; `first` is where the columns begin. */
export const groups = (of: Table, sheetId: number, first = 0): Request[] =>
  runsOf(Object.values(of.columns), (column) => column.group ?? "").flatMap(({ value, from, to }) =>
    value ? folded(sheetId, first + from, first + to) : [],
  );

const folded = (sheetId: number, startIndex: number, endIndex: number): Request[] => {
  const range = { sheetId, dimension: "COLUMNS", startIndex, endIndex };
  return [
    { addDimensionGroup: { range } },
    { updateDimensionGroup: { dimensionGroup: { range, depth: 1, collapsed: true }, fields: "collapsed" } },
  ];
};

/** The groups of a tab in which columns may have been moved: those that lie side by side are folded away together. */
export const groupsAt = (of: Table, sheetId: number, places: Places): Request[] =>
  neighbours(Object.keys(places).flatMap((name) => (of.columns[name]?.group ? [places[name]!] : []))).flatMap(
    ({ from, to }) => folded(sheetId, from, to),
  );

const runsOf = <T, V>(items: readonly T[], by: (item: T) => V): { value: V; from: number; to: number }[] => {
  const runs: { value: V; from: number; to: number }[] = [];
  items.forEach((item, at) => {
    const last = runs[runs.length - 1];
    if (last && last.value === by(item) && last.to === at) last.to = at + 1;
    else runs.push({ value: by(item), from: at, to: at + 1 });
  });
  return runs;
};

/** How the description of each protection of ours begins. */
export const PROTECTED = "Partner Desk: ";

// Warning only: one hard-protected cell would make Google refuse the whole batch of everybody but the owner.
export const protections = (of: Table, sheetId: number, places: Places): Request[] => [
  titleProtection(sheetId),
  ...columnProtections(of, sheetId, places),
];

export const titleProtection = (sheetId: number): Request =>
  protection({ sheetId, startRowIndex: 0, endRowIndex: 1 }, "the titles; columns may be renamed and moved.");

/** For the columns among these that the add-on fills in: whole ones, for a range below the titles moves down with rows inserted there. */
export const columnProtections = (of: Table, sheetId: number, places: Places): Request[] =>
  neighbours(Object.keys(places).flatMap((name) => (of.columns[name]?.computed ? [places[name]!] : []))).map(
    ({ from, to }) => protection({ sheetId, startColumnIndex: from, endColumnIndex: to }, "filled in by the add-on."),
  );

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

const colouredRuns = (of: Table, colour: Colour, places: Places): Run[] =>
  neighbours(colouredColumns(of, colour).map((name) => places[name]!));

/** The columns that take a colour. */
export const colouredColumns = (of: Table, { on }: Colour): readonly string[] =>
  on[0] === "required" ? requiredOf(of) : on;

interface Run {
  readonly from: number;
  readonly to: number;
}

/** Places as runs of those that lie side by side. */
const neighbours = (places: readonly number[]): Run[] =>
  [...places]
    .sort((a, b) => a - b)
    .reduce<{ from: number; to: number }[]>((runs, index) => {
      const last = runs[runs.length - 1];
      if (last?.to === index) last.to = index + 1;
      else runs.push({ from: index, to: index + 1 });
      return runs;
    }, []);

const colourRule = (of: Table, colour: Colour, sheetId: number, places: Places, { from, to }: Run): Rule => {
  const formula = colourFormula(of, colour, places, from);
  return {
    ranges: [{ sheetId, startColumnIndex: from, endColumnIndex: to }],
    booleanRule: {
      condition: { type: "CUSTOM_FORMULA", values: [{ userEnteredValue: formula }] },
      format: TINTS[colour.tint],
    },
  };
};

/** When a colour applies, as a formula for a range that begins at this column. */
export const colourFormula = (of: Table, colour: Colour, places: Places, from: number): string => {
  const when = colour.when((column) => `$${letters(places[column]!)}1`, `${letters(from)}1`);
  return `=(${when})*(N("desk:${of.name}.${colour.name}.${colour.tint}")=0)`;
};

export const filterView = ({ title, where, sort }: View, sheetId: number, places: Places): Request => ({
  addFilterView: {
    // The types leave out `filterSpecs`, which replaced `criteria`.
    filter: {
      title,
      range: { sheetId, startRowIndex: 0 },
      filterSpecs: where.map((filter) => ({
        columnIndex: places[filter.column]!,
        filterCriteria: { condition: filterCondition(filter, places) },
      })),
      ...(sort && { sortSpecs: sort.map((column) => ({ dimensionIndex: places[column]!, sortOrder: "ASCENDING" })) }),
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
