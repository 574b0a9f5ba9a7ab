/** Data validation: kept as Google's rules with the ranges that they hold for. */
import type { DataValidationRule } from "../api";
import { type Draft, onGrid, sheetOf } from "../draft";
import { badRequest } from "../errors";
import { type Area, areaOf, gridRangeOf, without } from "../ranges";
import { referencesIn } from "../references";
import { notBuilt, type Planners, required } from "./planner";

export const validationRequests: Planners = {
  setDataValidation: (draft, { range, rule }) => {
    const area = areaOf(required(range, "range"));
    onGrid(draft, area);
    if (rule) mustBeRule(draft, rule);
    setValidation(draft, area, rule ?? undefined);
    return undefined;
  },
};

/** Replaces the rules of an area; no rule clears them. */
export const setValidation = (draft: Draft, area: Area, rule: DataValidationRule | undefined) => {
  const sheet = sheetOf(draft, area.sheetId);
  const kept = sheet.validations.flatMap((one) =>
    without(areaOf(one.range), area).map((left) => ({ ...one, range: gridRangeOf(left) })),
  );
  sheet.validations = rule ? [...kept, { range: gridRangeOf(area), rule }] : kept;
};

const arity: Readonly<Record<string, readonly [number, number]>> = {
  ONE_OF_LIST: [1, Number.POSITIVE_INFINITY],
  ONE_OF_RANGE: [1, 1],
  BOOLEAN: [0, 2],
  CUSTOM_FORMULA: [1, 1],
  NUMBER_GREATER: [1, 1],
  NUMBER_GREATER_THAN_EQ: [1, 1],
  NUMBER_LESS: [1, 1],
  NUMBER_LESS_THAN_EQ: [1, 1],
  NUMBER_EQ: [1, 1],
  NUMBER_NOT_EQ: [1, 1],
  NUMBER_BETWEEN: [2, 2],
  NUMBER_NOT_BETWEEN: [2, 2],
  DATE_IS_VALID: [0, 0],
  TEXT_IS_EMAIL: [0, 0],
};

const mustBeRule = (draft: Draft, { condition }: DataValidationRule) => {
  const type = required(condition?.type, "condition type");
  const [least, most] = arity[type] ?? [];
  if (least === undefined || most === undefined) throw notBuilt(`Data validation ${type}`);
  const count = condition?.values?.length ?? 0;
  if (count < least || count > most)
    throw badRequest(`ConditionType '${type}' does not take ${count} ConditionValues.`);
  if (type === "ONE_OF_RANGE") mustBeRange(draft, condition?.values?.[0]?.userEnteredValue ?? "");
};

const mustBeRange = (draft: Draft, formula: string) => {
  const [reference, ...more] = referencesIn(formula);
  const isKnown =
    reference && (reference.tab === undefined || draft.sheets.some((sheet) => sheet.title === reference.tab));
  if (!formula.startsWith("=") || more.length > 0 || !isKnown)
    throw badRequest(`Invalid range for ONE_OF_RANGE: ${formula}`);
};
