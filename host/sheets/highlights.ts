/** Which cells conditional formats colour at this moment; worked out on demand, for the cells that are asked about. */
import type { ConditionalFormatRule } from "./api";
import type { Book } from "./book";
import type { Draft } from "./draft";
import { type Engine, rowsWithContent, type Worksheet, worksheetOf } from "./engine";
import { hexOfStyle } from "./formats";
import { engineFormula } from "./formulas";
import { type Area, areaOf, clipped, columnLetters, overlap } from "./ranges";
import { offset } from "./references";

/** One coloured cell: the first rule that holds for it, by its index on the tab. */
export interface Highlight {
  readonly cell: string;
  readonly rule: number;
  readonly background?: string;
  readonly color?: string;
}

/** The coloured cells of an area, row by row; without bounds the rows with content are looked at. */
export const highlightsOf = (book: Book, asked: Area): Promise<readonly Highlight[]> =>
  book.alone(async ({ engine, draft }) => {
    const sheet = worksheetOf(engine, asked.sheetId);
    const rules = draft.sheets.find((one) => one.sheetId === asked.sheetId)?.conditionalFormats ?? [];
    if (!sheet || rules.length === 0) return [];
    const area = looked(draft, sheet, asked);
    const parts = rules.flatMap((rule, index) => partsOf(engine, sheet, rule, index, area));
    const answers = await engine.calculation.evaluate(
      draft.id,
      sheet.getSheetId(),
      parts.map(({ asked: one }) => one),
    );
    const ruleByCell = new Map<string, number>();
    parts.forEach(({ index, within }, part) => {
      for (const [row, column] of cellsOf(within)) {
        const key = `${row},${column}`;
        const known = ruleByCell.get(key) ?? Number.POSITIVE_INFINITY;
        if (index < known && holds(answers[part]?.(row - within.top, column - within.left))) ruleByCell.set(key, index);
      }
    });
    return cellsOf(area).flatMap(([row, column]) => {
      const index = ruleByCell.get(`${row},${column}`);
      return index === undefined ? [] : [highlight(row, column, index, rules[index])];
    });
  });

const looked = (draft: Draft, sheet: Worksheet, asked: Area): Area => {
  const tab = draft.sheets.find((one) => one.sheetId === asked.sheetId);
  const bottom = asked.bottom === Number.POSITIVE_INFINITY ? Math.max(asked.top, rowsWithContent(sheet)) : asked.bottom;
  return tab ? clipped({ ...asked, bottom }, tab) : asked;
};

// The formula is written for the first cell of the rule's first range.
const partsOf = (engine: Engine, sheet: Worksheet, rule: ConditionalFormatRule, index: number, area: Area) => {
  const formula = rule.booleanRule?.condition?.values?.[0]?.userEnteredValue ?? "";
  const first = areaOf(rule.ranges?.[0] ?? {});
  const { f } = engineFormula(engine, sheet, formula);
  return (rule.ranges ?? []).flatMap((range) => {
    const within = overlap(areaOf(range), area);
    if (!within) return [];
    const { top, bottom, left, right } = within;
    const univerRange = { startRow: top, endRow: bottom - 1, startColumn: left, endColumn: right - 1 };
    return [{ index, within, asked: { formula: offset(f, top - first.top, left - first.left), range: univerRange } }];
  });
};

const cellsOf = ({ top, bottom, left, right }: Area): readonly (readonly [row: number, column: number])[] =>
  Array.from({ length: (bottom - top) * (right - left) }, (_, index) => {
    const width = right - left;
    return [top + Math.floor(index / width), left + (index % width)] as const;
  });

/** Whether the answer of a custom formula means yes. */
export const holds = (value: unknown) =>
  value === true || value === "TRUE" || (typeof value === "number" && value !== 0);

const highlight = (row: number, column: number, rule: number, from: ConditionalFormatRule | undefined): Highlight => {
  const format = from?.booleanRule?.format;
  const background = hexOfStyle(format?.backgroundColorStyle, format?.backgroundColor);
  const color = hexOfStyle(format?.textFormat?.foregroundColorStyle, format?.textFormat?.foregroundColor);
  return {
    cell: `${columnLetters(column)}${row + 1}`,
    rule,
    ...(background ? { background } : {}),
    ...(color ? { color } : {}),
  };
};
