/** NOW() and TODAY() in the page, on the world's clock. */
import type { Injector } from "@univerjs/core";
import {
  BaseFunction,
  IFunctionService,
  NumberValueObject,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
} from "@univerjs/preset-sheets-core";
import type { ClockView } from "../../serve/messages";
import { serialAt } from "../../sheets/zone";
import type { Grid } from "./univer";

/** The world's clock as the page knows it. */
export interface Clock {
  /** The wall clock of the workbook's zone as a serial number. */
  serialNow(): number;
  /** Whether it moves by itself. */
  runs(): boolean;
  set(clock: ClockView): void;
}

export const newClock = (): Clock => {
  let known: ClockView = { now: Date.now(), runs: true, zone: "Etc/UTC" };
  let heardAt = known.now;
  // Asked for each cell of each rule with a NOW(), while the calendar of the browser is slow: worked out once a second.
  let last = { at: Number.NaN, serial: 0 };
  const serialNow = () => {
    const now = known.runs ? known.now + Date.now() - heardAt : known.now;
    const at = Math.floor(now / 1000) * 1000;
    if (at !== last.at) last = { at, serial: serialAt(at, known.zone) };
    return last.serial;
  };
  return {
    serialNow,
    runs: () => known.runs,
    set: (clock) => {
      known = clock;
      heardAt = Date.now();
      last = { at: Number.NaN, serial: 0 };
    },
  };
};

/** Puts the two functions in the place of Univer's own, which read the clock of the machine. */
export const followClock = (injector: Injector, { serialNow }: Clock) => {
  class Now extends BaseFunction {
    override minParams = 0;
    override maxParams = 0;

    override calculate() {
      return NumberValueObject.create(serialNow(), "yyyy-mm-dd hh:mm");
    }
  }
  class Today extends Now {
    override calculate() {
      return NumberValueObject.create(Math.floor(serialNow()), "yyyy-mm-dd");
    }
  }
  injector.get(IFunctionService).registerExecutors(new Now("NOW"), new Today("TODAY"));
};

/** Calculates what depends on the clock, a few times a second at most while the clock is on its way. */
export const newTicks = ({ commands }: Grid) => {
  let running = 0;
  let timer = 0;
  let isDue = false;
  const begin = () => {
    if (timer || running > 0) return;
    isDue = false;
    timer = window.setTimeout(rested, pause);
    calculate(commands);
  };
  const rested = () => {
    timer = 0;
    if (isDue) begin();
  };
  // Univer puts calculations in a row and makes them all, however late the first of them is.
  const watching = commands.onCommandExecuted(({ id, params }) => {
    if (id === SetFormulaCalculationStartMutation.id) running += 1;
    else if (id === SetFormulaCalculationNotificationMutation.id && isEnd(params)) {
      running = Math.max(0, running - 1);
      if (isDue) begin();
    }
  });
  return {
    tick: () => {
      isDue = true;
      begin();
    },
    dispose: () => {
      clearTimeout(timer);
      watching.dispose();
    },
  };
};

const pause = 250;

/** Univer counts NOW() as changed in every calculation, so one of nothing will do. */
const calculate = (commands: Grid["commands"]) =>
  commands.syncExecuteCommand(
    SetFormulaCalculationStartMutation.id,
    {
      dirtyRanges: [],
      dirtyNameMap: {},
      dirtyDefinedNameMap: {},
      dirtySuperTableMap: {},
      dirtyUnitFeatureMap: {},
      dirtyUnitOtherFormulaMap: {},
      forceCalculation: false,
      clearDependencyTreeCache: {},
    },
    { onlyLocal: true },
  );

const isEnd = (params: object | undefined) =>
  params !== undefined && "functionsExecutedState" in params && params.functionsExecutedState !== undefined;
