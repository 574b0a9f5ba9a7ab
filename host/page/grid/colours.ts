/** Conditional formats, drawn by Univer for the tab in view. */
import type { IRange, IStyleBase, Worksheet } from "@univerjs/core";
import {
  CFRuleType,
  CFSubRuleType,
  ConditionalFormattingRuleModel,
  type IConditionFormattingRule,
} from "@univerjs/preset-sheets-conditional-formatting";
import type { ConditionalFormatRule } from "../../sheets/api";
import { isOpen, offset, rewritten } from "../../sheets/references";
import { hexOfStyle } from "../../sheets/formats";
import type { Rows } from "../../sheets/ranges";
import { rectangle } from "./places";
import type { Grid } from "./univer";

/** Puts rules on a tab in the place of those that it has; Google applies the first that holds, and so does Univer. */
export const colour = (
  { injector, workbook }: Grid,
  sheet: Worksheet,
  rules: readonly ConditionalFormatRule[],
  runs: readonly Rows[],
) => {
  const model = injector.get(ConditionalFormattingRuleModel);
  const [unitId, sheetId] = [workbook.getUnitId(), sheet.getSheetId()];
  for (const { cfId } of [...(model.getSubunitRules(unitId, sheetId) ?? [])]) model.deleteRule(unitId, sheetId, cfId);
  const rowsOf = (title: string | undefined) =>
    (title === undefined ? sheet : workbook.getSheetBySheetName(title))?.getRowCount();
  // Univer puts each new rule before the others.
  rules
    .map((rule, index) => univerRule(rule, String(index), sheet, runs, rowsOf))
    .reverse()
    .forEach((rule) => {
      if (rule) model.addRule(unitId, sheetId, rule);
    });
};

const univerRule = (
  rule: ConditionalFormatRule,
  cfId: string,
  sheet: Worksheet,
  runs: readonly Rows[],
  rowsOf: (title: string | undefined) => number | undefined,
): IConditionFormattingRule | undefined => {
  const condition = rule.booleanRule?.condition;
  const formula = condition?.type === "CUSTOM_FORMULA" ? condition.values?.[0]?.userEnteredValue : undefined;
  const ranges = (rule.ranges ?? []).flatMap((range) => runs.flatMap((rows) => rectangle(sheet, range, rows) ?? []));
  const [written, first] = [rule.ranges?.[0], topLeft(ranges)];
  if (!formula || !written || !first) return undefined;
  // Google writes it for the first cell of the first range, Univer for the first of those that are drawn.
  const down = first.startRow - (written.startRowIndex ?? 0);
  const across = first.startColumn - (written.startColumnIndex ?? 0);
  return {
    cfId,
    ranges,
    stopIfTrue: true,
    rule: {
      type: CFRuleType.highlightCell,
      subType: CFSubRuleType.formula,
      value: offset(closed(formula, rowsOf), down, across),
      style: styleOf(rule),
    },
  };
};

// Univer counts from the upper of the ranges, and of those at the same height from the left one.
const topLeft = (ranges: readonly IRange[]) =>
  [...ranges].sort((one, other) => one.startRow - other.startRow || one.startColumn - other.startColumn)[0];

const styleOf = ({ booleanRule }: ConditionalFormatRule): IStyleBase => {
  const format = booleanRule?.format;
  const text = format?.textFormat;
  const background = hexOfStyle(format?.backgroundColorStyle, format?.backgroundColor);
  const color = hexOfStyle(text?.foregroundColorStyle, text?.foregroundColor);
  return {
    ...(background ? { bg: { rgb: background } } : {}),
    ...(color ? { cl: { rgb: color } } : {}),
    ...(text?.bold ? { bl: 1 } : {}),
    ...(text?.italic ? { it: 1 } : {}),
    ...(text?.strikethrough ? { st: { s: 1 } } : {}),
  };
};

/** The formula with ranges such as `A2:A` ended at the last row of their tab, since Univer knows none without an end. */
export const closed = (formula: string, rowsOf: (title: string | undefined) => number | undefined) =>
  rewritten(formula, (reference) => {
    const rows = rowsOf(reference.tab);
    return isOpen(reference) && reference.to && rows !== undefined
      ? { ...reference, to: { ...reference.to, row: rows - 1, rowPinned: true } }
      : reference;
  });
