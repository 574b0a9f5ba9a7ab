/** Validation rules, drawn as drop-down lists and checkboxes for the tab in view. */
import {
  DataValidationErrorStyle,
  DataValidationRenderMode,
  DataValidationType,
  type IDataValidationRule,
  type Worksheet,
} from "@univerjs/core";
import { DataValidationModel } from "@univerjs/preset-sheets-data-validation";
import type { Looks } from "../../serve/messages";
import type { Rows } from "../../sheets/ranges";
import { closed } from "./colours";
import { rectangle } from "./places";
import type { Grid } from "./univer";

/** Puts validation rules on a tab in the place of those that it has. */
export const offerLists = (
  { injector, workbook }: Grid,
  sheet: Worksheet,
  validations: Looks["validations"],
  runs: readonly Rows[],
) => {
  const model = injector.get(DataValidationModel);
  const [unitId, sheetId] = [workbook.getUnitId(), sheet.getSheetId()];
  for (const { uid } of [...model.getRules(unitId, sheetId)]) model.removeRule(unitId, sheetId, uid, "patched");
  const rowsOf = (title: string | undefined) =>
    (title === undefined ? sheet : workbook.getSheetBySheetName(title))?.getRowCount();
  const rules = validations.flatMap((one, index): IDataValidationRule[] => {
    const ranges = runs.flatMap((rows) => rectangle(sheet, one.range, rows) ?? []);
    const kind = kindOf(one.rule, (formula) => closed(formula, rowsOf));
    if (ranges.length === 0 || !kind) return [];
    return [{ uid: `${sheetId} ${index}`, ranges, ...kind, ...severity(one.rule) }];
  });
  if (rules.length > 0) model.addRule(unitId, sheetId, rules, "patched");
};

type Rule = Looks["validations"][number]["rule"];

const kindOf = (
  { condition, showCustomUi }: Rule,
  close: (formula: string) => string,
): (Partial<IDataValidationRule> & Pick<IDataValidationRule, "type">) | undefined => {
  const values = (condition?.values ?? []).map(({ userEnteredValue }) => userEnteredValue ?? "");
  const look = { showDropDown: showCustomUi ?? true, renderMode: DataValidationRenderMode.ARROW, allowBlank: true };
  // Values may hold commas, which is how Univer would part them.
  if (condition?.type === "ONE_OF_LIST")
    return { type: DataValidationType.LIST, formula1: JSON.stringify(values), ...look };
  if (condition?.type === "ONE_OF_RANGE")
    return { type: DataValidationType.LIST, formula1: close(values[0] ?? ""), ...look };
  if (condition?.type === "BOOLEAN") return { type: DataValidationType.CHECKBOX, allowBlank: true };
  return undefined;
};

const severity = ({ strict, inputMessage }: Rule): Partial<IDataValidationRule> => ({
  errorStyle: strict ? DataValidationErrorStyle.STOP : DataValidationErrorStyle.WARNING,
  ...(inputMessage ? { showErrorMessage: true, error: inputMessage } : {}),
});
