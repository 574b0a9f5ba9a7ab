/** What a tab holds beside its cells follows every structural edit, whoever made it. */
import type {
  ConditionalFormatRule,
  DataValidationRule,
  Dimension,
  DimensionGroup,
  FilterView,
  GridRange,
} from "./api";
import { followedChart } from "./charts";
import { followedReference, type Reference, rewritten } from "./references";
import { areaOf, gridRangeOf } from "./ranges";
import type { SheetState, Validation } from "./state";
import { type Change, followedArea, followedCells, followedIndex, followedSpan } from "./structure";

/** A tab's state after a structural edit of a tab with the given title. */
export const followed = <S extends SheetState>(sheet: S, change: Change, title: string): S => {
  const sees = watcher(sheet.sheetId, change, title);
  const validations = sheet.validations.flatMap((one) => followedValidation(one, change, sees));
  const charts = sheet.charts.map((chart) => followedChart(chart, change));
  if (sheet.sheetId !== change.sheetId) return { ...sheet, validations, charts };
  return {
    ...sheet,
    validations,
    charts,
    conditionalFormats: sheet.conditionalFormats.flatMap((rule) => followedFormat(rule, change, sees)),
    protectedRanges: sheet.protectedRanges.flatMap((one) => withRange(one, change)),
    filterViews: sheet.filterViews.flatMap((one) => followedView(one, change, sees)),
    groups: {
      ...sheet.groups,
      [change.dimension]: sheet.groups[change.dimension].flatMap((one) => followedGroup(one, change)),
    },
    ...(sheet.basicFilter ? { basicFilter: withRange(sheet.basicFilter, change)[0] } : {}),
  };
};

/** A tab's state after another tab got a new title; undefined when that tab was deleted. */
export const retitled = <S extends SheetState>(sheet: S, before: string, after: string | undefined): S => {
  const rename = (reference: Reference) => {
    if (reference.tab !== before) return reference;
    return after === undefined ? "#REF!" : { ...reference, tab: after, prefix: `'${after.replaceAll("'", "''")}'!` };
  };
  const validations = sheet.validations.map((one) => ({
    ...one,
    rule: withFormulas(one.rule, (formula) => rewritten(formula, rename)),
  }));
  return { ...sheet, validations };
};

type Watch = (
  before: GridRange | undefined,
  after: GridRange | undefined,
) => (reference: Reference) => Reference | "#REF!";

// A reference to the row of the rule itself keeps its distance to the first row that the rule colours.
const watcher =
  (sheetId: number, change: Change, title: string): Watch =>
  (before, after) =>
  (reference) => {
    const isHere = reference.tab === undefined ? sheetId === change.sheetId : reference.tab === title;
    if (!isHere) return reference;
    const relative = change.dimension === "ROWS" && !reference.from.rowPinned && reference.tab === undefined;
    if (!relative || reference.from.row === undefined || !before || !after) return followedReference(reference, change);
    const by = areaOf(after).top - areaOf(before).top;
    const moved = { ...reference.from, row: reference.from.row + by };
    const to = reference.to?.row === undefined ? reference.to : { ...reference.to, row: reference.to.row + by };
    return { ...reference, from: moved, ...(to ? { to } : {}) };
  };

const followedValidation = ({ range, rule }: Validation, change: Change, sees: Watch): readonly Validation[] => {
  const ranges = followedCells(areaOf(range), change).map(gridRangeOf);
  return ranges.map((after) => ({
    range: after,
    rule: withFormulas(rule, (formula) => rewritten(formula, sees(range, ranges[0]))),
  }));
};

const followedFormat = (rule: ConditionalFormatRule, change: Change, sees: Watch): readonly ConditionalFormatRule[] => {
  const before = rule.ranges ?? [];
  const ranges = before.flatMap((range) => followedCells(areaOf(range), change).map(gridRangeOf));
  if (ranges.length === 0) return [];
  const follow = (formula: string) => rewritten(formula, sees(before[0], ranges[0]));
  const boolean = rule.booleanRule;
  return [{ ...rule, ranges, ...(boolean ? { booleanRule: withFormulas(boolean, follow) } : {}) }];
};

const withFormulas = <R extends Pick<DataValidationRule, "condition">>(
  rule: R,
  follow: (formula: string) => string,
): R => {
  const values = rule.condition?.values;
  if (!values) return rule;
  const after = values.map((one) =>
    one.userEnteredValue?.startsWith("=") ? { ...one, userEnteredValue: follow(one.userEnteredValue) } : one,
  );
  return { ...rule, condition: { ...rule.condition, values: after } };
};

const withRange = <T extends { range?: GridRange }>(one: T, change: Change): readonly T[] => {
  if (!one.range) return [one];
  const after = followedArea(areaOf(one.range), change);
  return after ? [{ ...one, range: gridRangeOf(after) }] : [];
};

type FilterSpec = NonNullable<FilterView["filterSpecs"]>[number];

const followedView = (view: FilterView, change: Change, sees: Watch): readonly FilterView[] =>
  withRange(view, change).map((after) => {
    if (!after.filterSpecs) return after;
    const follow = (formula: string) => rewritten(formula, sees(view.range, after.range));
    return { ...after, filterSpecs: after.filterSpecs.flatMap((spec) => followedSpec(spec, change, follow)) };
  });

const followedSpec = (spec: FilterSpec, change: Change, follow: (formula: string) => string): readonly FilterSpec[] => {
  const before = spec.columnIndex ?? 0;
  const columnIndex = change.dimension === "COLUMNS" ? followedIndex(before, change) : before;
  if (columnIndex === undefined) return [];
  const { filterCriteria: criteria } = spec;
  const isFormula = criteria?.condition?.type === "CUSTOM_FORMULA";
  return [{ ...spec, columnIndex, ...(isFormula ? { filterCriteria: withFormulas(criteria, follow) } : {}) }];
};

const followedGroup = (group: DimensionGroup, change: Change): readonly DimensionGroup[] => {
  const span = followedSpan([group.range?.startIndex ?? 0, group.range?.endIndex ?? 0], change);
  return span ? [{ ...group, range: { ...group.range, startIndex: span[0], endIndex: span[1] } }] : [];
};

/** The structural edit that a mutation of the engine made, if it made one. */
export const changeOf = (
  id: string,
  sheetId: number,
  params: { range?: Extent; sourceRange?: Extent; targetRange?: Extent },
): Change | undefined => {
  const dimension: Dimension = /row/.test(id) ? "ROWS" : "COLUMNS";
  const { range, sourceRange, targetRange } = params;
  if (range && /^sheet\.mutation\.insert-(row|col)$/.test(id)) {
    return { kind: "insert", sheetId, dimension, ...extent(range, dimension), inheritsBefore: true };
  }
  if (range && /^sheet\.mutation\.remove-(rows|col)$/.test(id))
    return { kind: "remove", sheetId, dimension, ...extent(range, dimension) };
  if (!sourceRange || !targetRange || !/^sheet\.mutation\.move-(rows|columns)$/.test(id)) return undefined;
  return { kind: "move", sheetId, dimension, ...extent(sourceRange, dimension), to: extent(targetRange, dimension).at };
};

interface Extent {
  readonly startRow: number;
  readonly endRow: number;
  readonly startColumn: number;
  readonly endColumn: number;
}

const extent = (range: Extent, dimension: Dimension) =>
  dimension === "ROWS"
    ? { at: range.startRow, count: range.endRow - range.startRow + 1 }
    : { at: range.startColumn, count: range.endColumn - range.startColumn + 1 };
