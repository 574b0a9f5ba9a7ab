/** Conditional formats: kept as Google's rules in Google's order; the first that applies wins. */
import type { ConditionalFormatRule } from "../api";
import { type Draft, onGrid, type SheetDraft, sheetOf } from "../draft";
import { badRequest } from "../errors";
import { areaOf } from "../ranges";
import { referencesIn } from "../references";
import { notBuilt, type Planners, required } from "./planner";

export const formatRequests: Planners = {
  addConditionalFormatRule: (draft, { rule, index }) => {
    const good = goodRule(draft, required(rule, "rule"));
    const sheet = sheetOf(draft, good.ranges?.[0]?.sheetId);
    if ((index ?? 0) > sheet.conditionalFormats.length)
      throw badRequest(`No conditional format on sheet: ${sheet.sheetId} at index: ${index}`);
    sheet.conditionalFormats = placed(sheet.conditionalFormats, index ?? 0, good);
    return undefined;
  },
  updateConditionalFormatRule: (draft, { index = 0, newIndex, rule, sheetId }) => {
    const good = rule ? goodRule(draft, rule) : undefined;
    const sheet = sheetOf(draft, sheetId ?? good?.ranges?.[0]?.sheetId);
    const old = ruleAt(sheet, index);
    const left = sheet.conditionalFormats.filter((one) => one !== old);
    if (good) {
      sheet.conditionalFormats = placed(left, index, good);
      return { oldRule: old, newRule: good, newIndex: index };
    }
    const to = required(newIndex, "newIndex");
    if (to > left.length) throw badRequest(`No conditional format on sheet: ${sheet.sheetId} at index: ${to}`);
    sheet.conditionalFormats = placed(left, to, old);
    return { newRule: old, oldIndex: index, newIndex: to };
  },
  deleteConditionalFormatRule: (draft, { sheetId, index = 0 }) => {
    const sheet = sheetOf(draft, sheetId);
    const rule = ruleAt(sheet, index);
    sheet.conditionalFormats = sheet.conditionalFormats.filter((one) => one !== rule);
    return { rule };
  },
};

const placed = (rules: readonly ConditionalFormatRule[], index: number, rule: ConditionalFormatRule) => [
  ...rules.slice(0, index),
  rule,
  ...rules.slice(index),
];

const ruleAt = (sheet: SheetDraft, index: number) => {
  const rule = sheet.conditionalFormats[index];
  if (!rule) throw badRequest(`No conditional format on sheet: ${sheet.sheetId} at index: ${index}`);
  return rule;
};

const goodRule = (draft: Draft, rule: ConditionalFormatRule): ConditionalFormatRule => {
  const ranges = rule.ranges ?? [];
  const [first] = ranges;
  if (!first) throw badRequest("A conditional format rule needs at least one range.");
  if (ranges.some((range) => (range.sheetId ?? 0) !== (first.sheetId ?? 0)))
    throw badRequest("All ranges must be on the same sheet.");
  for (const range of ranges) onGrid(draft, areaOf(range));
  const { condition, format } = required(rule.booleanRule, "booleanRule");
  if (condition?.type !== "CUSTOM_FORMULA")
    throw notBuilt(`Conditional format ${condition?.type ?? "without a condition"}`);
  mustStayOnTab(draft, first.sheetId ?? 0, condition.values?.[0]?.userEnteredValue ?? "");
  const allowed = ["backgroundColor", "backgroundColorStyle", "textFormat"];
  const unknown = Object.keys(format ?? {}).find((name) => !allowed.includes(name));
  if (unknown) throw badRequest(`Conditional formats can only set text style and colours, not ${unknown}.`);
  return rule;
};

const mustStayOnTab = (draft: Draft, sheetId: number, formula: string) => {
  if (!formula.startsWith("=")) throw badRequest("A custom formula must start with '='.");
  const { title } = sheetOf(draft, sheetId);
  if (referencesIn(formula).some(({ tab }) => tab !== undefined && tab !== title)) {
    throw badRequest("Conditional format rule cannot reference a different sheet.");
  }
};
