/** When formulas are calculated. */
import type { ICommandService, Injector, IRange } from "@univerjs/core";
import {
  RegisterOtherFormulaService,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
} from "@univerjs/preset-sheets-node-core";
import { waitingCalculation } from "./univer-private";

export interface Calculation {
  /** Resolves when no calculation runs and none is due, without Univer's pause of 100 ms. */
  settle(): Promise<void>;
  /** Calculates what depends on the clock. */
  tick(): Promise<void>;
  /** Values of formulas that stand in no cell, each over its range; the formula is written for the first cell. */
  evaluate(unitId: string, sheetId: string, asked: readonly Asked[]): Promise<readonly Answers[]>;
  /** Values, from the first on, of a formula that stands in no cell and gives a column of them. */
  column(unitId: string, sheetId: string, formula: string): Promise<(row: number) => unknown>;
}

export interface Asked {
  readonly formula: string;
  readonly range: IRange;
}

/** Value by row and column within the asked range. */
export type Answers = (row: number, column: number) => unknown;

const nothingDirty = {
  dirtyRanges: [],
  dirtyNameMap: {},
  dirtyDefinedNameMap: {},
  dirtySuperTableMap: {},
  dirtyUnitFeatureMap: {},
  dirtyUnitOtherFormulaMap: {},
  forceCalculation: false,
  clearDependencyTreeCache: {},
};

/** Follows every calculation of one Univer; must be called before its workbook is created. */
export const watchCalculation = (injector: Injector, commands: ICommandService): Calculation => {
  let running = 0;
  let sleepers: (() => void)[] = [];
  const finished = () => {
    running = Math.max(0, running - 1);
    const awake = sleepers;
    sleepers = [];
    for (const wake of awake) wake();
  };
  commands.onCommandExecuted(({ id, params }) => {
    if (id === SetFormulaCalculationStartMutation.id) running += 1;
    // Results are applied after the notification, in the same turn.
    else if (id === SetFormulaCalculationNotificationMutation.id && isEnd(params)) setImmediate(finished);
  });
  const settle = async () => {
    const waiting = waitingCalculation(injector);
    for (;;) {
      if (running > 0) await new Promise<void>((wake) => sleepers.push(wake));
      else if (waiting.isEmpty()) return;
      else start(commands, waiting.take());
    }
  };
  const tick = async () => {
    await settle();
    start(commands, nothingDirty);
    await settle();
  };
  const evaluate = (unitId: string, sheetId: string, asked: readonly Asked[]) =>
    evaluated(injector, settle, unitId, sheetId, asked);
  return {
    settle,
    tick,
    evaluate: async (unitId, sheetId, asked) =>
      (await evaluate(unitId, sheetId, asked)).map((one) => (row, column) => one?.[row]?.[column]?.[0]?.[0]?.v),
    column: async (unitId, sheetId, formula) => {
      const [found] = await evaluate(unitId, sheetId, [{ formula, range: oneCell }]);
      return (row) => found?.[0]?.[0]?.[row]?.[0]?.v;
    },
  };
};

const oneCell: IRange = { startRow: 0, endRow: 0, startColumn: 0, endColumn: 0 };

const isEnd = (params: object | undefined) =>
  params !== undefined && "functionsExecutedState" in params && params.functionsExecutedState !== undefined;

const start = (commands: ICommandService, dirty: object) =>
  commands.syncExecuteCommand(SetFormulaCalculationStartMutation.id, { ...dirty }, { onlyLocal: true });

const evaluated = async (
  injector: Injector,
  settle: () => Promise<void>,
  unitId: string,
  sheetId: string,
  asked: readonly Asked[],
) => {
  const formulas = injector.get(RegisterOtherFormulaService);
  const ids = asked.map(({ formula, range }) => formulas.registerFormulaWithRange(unitId, sheetId, formula, [range]));
  // Registration goes through promises before it reaches the queue.
  await new Promise((done) => setImmediate(done));
  await settle();
  const found = await Promise.all(ids.map((id) => formulas.getFormulaValue(unitId, sheetId, id)));
  formulas.deleteFormula(unitId, sheetId, ids);
  return found.map((one) => one?.result);
};
