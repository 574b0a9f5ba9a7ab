/** Changes of Univer itself, the first of which Node and the page make alike: its private fields are reached for want of a public way. */
import { BooleanNumber, type Workbook, type Worksheet } from "@univerjs/core";
import type { FormulaDataModel } from "@univerjs/preset-sheets-node-core";

interface Model {
  getFormulaData(): Record<string, Record<string, object>>;
  getHiddenRowsFiltered(): Record<string, Record<string, object>>;
  _getSheetFormulaIdMap(unitId: string, sheetId: string): object;
}

/**
 * Spares tabs without formulas: Univer walks every cell of the workbook for its formulas at each write and each
 * calculation, which takes 20 ms for 400,000 cells. `mayHaveFormulas` says which tabs need the walk.
 */
export const spareOtherTabs = (
  model: FormulaDataModel,
  workbook: Workbook,
  mayHaveFormulas: (sheetId: string) => boolean,
) => {
  const unitId = workbook.getUnitId();
  const inner = model as unknown as Model;
  const idMap = inner._getSheetFormulaIdMap.bind(model);
  inner._getSheetFormulaIdMap = (_, sheetId) => (mayHaveFormulas(sheetId) ? idMap(unitId, sheetId) : {});
  const formulasOf = (sheetId: string) =>
    mayHaveFormulas(sheetId) ? (model.getSheetFormulaData(unitId, sheetId) ?? {}) : {};
  inner.getFormulaData = () => ({
    [unitId]: Object.fromEntries(
      workbook.getSheets().map((sheet) => [sheet.getSheetId(), formulasOf(sheet.getSheetId())]),
    ),
  });
};

/** Looks for hidden rows among those alone that are not like all others: Univer asks each row of each tab at each calculation. */
export const spareUsualRows = (model: FormulaDataModel, workbook: Workbook) => {
  const inner = model as unknown as Model;
  inner.getHiddenRowsFiltered = () => ({
    [workbook.getUnitId()]: Object.fromEntries(
      workbook.getSheets().map((sheet) => [sheet.getSheetId(), hiddenRowsOf(sheet)]),
    ),
  });
};

const hiddenRowsOf = (sheet: Worksheet) => {
  const unusual = Object.keys(sheet.getRowManager().getRowData());
  const hidden = unusual.filter((row) => !sheet.getRowVisible(Number(row)));
  return Object.fromEntries(hidden.map((row) => [row, { hd: BooleanNumber.TRUE }]));
};
