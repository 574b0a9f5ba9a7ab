/** The one place that reaches into Univer's private fields, each time for want of a public way. */
import type { ICommandInfo, Injector, Workbook } from "@univerjs/core";
import { FormulaDataModel, TriggerCalculationController } from "@univerjs/preset-sheets-node-core";

/** The calculation that Univer would start 100 ms after the last edit. */
export interface Waiting {
  isEmpty(): boolean;
  /** Takes what is waiting, as the parameters of a calculation. */
  take(): object;
}

interface Controller {
  _waitingCommandQueue: ICommandInfo[];
  _setTimeoutKey: ReturnType<typeof setTimeout>;
  _executingDirtyData: object;
  _generateDirty(commands: readonly ICommandInfo[]): object;
  _mergeDirty(one: object, other: object): object;
}

export const waitingCalculation = (injector: Injector): Waiting => {
  const controller = injector.get(TriggerCalculationController) as unknown as Controller;
  return {
    isEmpty: () => controller._waitingCommandQueue.length === 0,
    take: () => {
      clearTimeout(controller._setTimeoutKey);
      const dirty = controller._generateDirty(controller._waitingCommandQueue);
      controller._waitingCommandQueue = [];
      controller._executingDirtyData = controller._mergeDirty(controller._executingDirtyData, dirty);
      return controller._executingDirtyData;
    },
  };
};

interface Model {
  getFormulaData(): Record<string, Record<string, object>>;
  _getSheetFormulaIdMap(unitId: string, sheetId: string): object;
}

/**
 * Spares tabs without formulas: Univer walks every cell of the workbook for its formulas at each write and each
 * calculation, which takes 20 ms for 400,000 cells. `mayHaveFormulas` says which tabs need the walk.
 */
export const spareOtherTabs = (
  injector: Injector,
  workbook: Workbook,
  mayHaveFormulas: (sheetId: string) => boolean,
) => {
  const model = injector.get(FormulaDataModel);
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
