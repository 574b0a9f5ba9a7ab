/** Where Node reaches into Univer's private fields, for want of a public way. */
import type { ICommandInfo, Injector } from "@univerjs/core";
import { TriggerCalculationController } from "@univerjs/preset-sheets-node-core";

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
