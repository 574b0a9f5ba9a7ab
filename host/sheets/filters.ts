/** Which rows a filter view hides at this moment; worked out on demand, for whoever looks through it. */
import type { FilterCriteria, FilterView } from "./api";
import { isFilled, shownAt, type Worksheet, worksheetOf } from "./engine";
import { engineFormula } from "./formulas";
import { holds } from "./highlights";
import { areaOf, type Rows, runsOf } from "./ranges";
import type { Open } from "./reading";
import { type Reference, referencesIn, rewritten } from "./references";

/** What a filter view makes of its tab. */
export interface Filtered {
  /** The rows that do not match, from the top. */
  readonly hidden: readonly Rows[];
  /** The rows with content that match. */
  readonly shown: readonly number[];
  /** How many rows with content there are below the heading. */
  readonly of: number;
}

/** The view with this id, as long as it is there. */
export const viewWith = ({ draft }: Open, id: number): FilterView | undefined =>
  draft.sheets.flatMap(({ filterViews }) => filterViews).find(({ filterViewId }) => filterViewId === id);

/** Looks at every row of the view but the first, which is the heading; throws where it has a condition that is not built. */
export const filteredBy = async (open: Open, view: FilterView): Promise<Filtered> => {
  const { sheetId, top, bottom } = areaOf(view.range ?? {});
  const sheet = worksheetOf(open.engine, sheetId);
  if (!sheet) throw new Error(`The tab of the filter view "${view.title}" is gone.`);
  const rows: Rows = [top + 1, Math.min(bottom, sheet.getRowCount())];
  if (rows[1] <= rows[0]) return { hidden: [], shown: [], of: 0 };
  const tests = await testsOf(open, view, sheet, rows);
  const all = Array.from({ length: rows[1] - rows[0] }, (_, index) => rows[0] + index);
  const matching = new Set(all.filter((row) => tests.every((test) => test(row))));
  const filled = all.filter((row) => isFilled(sheet, row));
  return {
    hidden: runsOf(all.filter((row) => !matching.has(row))),
    shown: filled.filter((row) => matching.has(row)),
    of: filled.length,
  };
};

type Test = (row: number) => boolean;

const testsOf = async (open: Open, view: FilterView, sheet: Worksheet, rows: Rows): Promise<readonly Test[]> => {
  if (view.criteria && !view.filterSpecs) throw notBuilt(view, "criteria");
  const tests: Test[] = [];
  for (const { columnIndex = 0, filterCriteria = {} } of view.filterSpecs ?? []) {
    const { type, value } = conditionIn(filterCriteria);
    if (type === "CUSTOM_FORMULA") tests.push(await formulaTest(open, sheet, rows, value));
    else if (type === "TEXT_EQ") tests.push((row) => isSameText(shownAt(sheet, row, columnIndex), value));
    else if (type) throw notBuilt(view, type);
  }
  return tests;
};

const conditionIn = ({ condition, ...others }: FilterCriteria) => ({
  type: Object.keys(others)[0] ?? condition?.type,
  value: condition?.values?.[0]?.userEnteredValue ?? "",
});

const notBuilt = ({ title }: FilterView, what: string) =>
  new Error(
    `The local host does not know all conditions of the filter view "${title}" (${what}), so it hides nothing.`,
  );

const isSameText = (shown: unknown, wanted: string) => String(shown).toLowerCase() === wanted.toLowerCase();

const formulaTest = async ({ engine, draft }: Open, sheet: Worksheet, rows: Rows, formula: string): Promise<Test> => {
  const [first, end] = rows;
  const forAll = asColumn(formula, rows);
  if (forAll) {
    const value = await engine.calculation.column(draft.id, sheet.getSheetId(), forAll);
    return (row) => holds(value(row - first));
  }
  const range = { startRow: first, endRow: end - 1, startColumn: 0, endColumn: 0 };
  const asked = { formula: engineFormula(engine, sheet, formula).f, range };
  const [value] = await engine.calculation.evaluate(draft.id, sheet.getSheetId(), [asked]);
  return (row) => holds(value?.(row - first, 0));
};

/**
 * The formula for all rows at once, `=LEN($C$2:$C$900)=0`, which takes a tenth of the time; undefined where it would not
 * answer for each row by itself.
 */
const asColumn = (formula: string, [first, end]: Rows): string | undefined => {
  const functions = [...formula.replace(/"[^"]*"/g, "").matchAll(/([\p{L}\p{N}_.]+)\(/gu)];
  const own = ({ tab, from, to }: Reference) => !tab && !to && !from.rowPinned && from.row === first;
  const references = referencesIn(formula);
  const isCellByCell = functions.every(([, name = ""]) => cellByCell.has(name.toUpperCase())) && !formula.includes("{");
  if (!isCellByCell || references.length === 0 || !references.every(own)) return undefined;
  return rewritten(formula, ({ from, ...reference }) => {
    const start = { ...from, rowPinned: true };
    return { ...reference, from: start, to: { ...start, row: end - 1 } };
  });
};

const cellByCell = new Set(["LEN", "ISNUMBER", "ISTEXT", "ISBLANK", "NOT", "NOW", "TODAY", "TRIM", "LOWER", "UPPER"]);
