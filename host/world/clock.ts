/** The world's clock: it stands where it was set, or runs with real time. */
import type { ClockReading } from "../run/messages";
import type { WorldState } from "./state";

export interface Clock {
  now(): number;
  reading(): ClockReading;
  /** Whether somebody set the clock; it then moves by hand alone. */
  isSet(): boolean;
  set(moment: number): void;
  /** Lets it go on with real time from where it stands. */
  run(): void;
  /** Moves a clock that stands still; real time passes by itself. */
  pass(milliseconds: number): Promise<void>;
}

export const clockOf = (state: WorldState): Clock => ({
  now: () => nowIn(state),
  reading: () => ({ now: nowIn(state), runs: state.clock === null }),
  isSet: () => state.clock !== null,
  set: (moment) => {
    state.clock = moment;
  },
  run: () => {
    state.ahead = nowIn(state) - Date.now();
    state.clock = null;
  },
  pass: async (milliseconds) => {
    if (state.clock !== null) state.clock += milliseconds;
    else await new Promise((done) => setTimeout(done, milliseconds));
  },
});

const nowIn = ({ clock, ahead = 0 }: WorldState) => clock ?? Date.now() + ahead;

/** Epoch milliseconds of a moment in ISO 8601 with an offset. */
export const momentIn = (iso: string) => {
  const moment = Date.parse(iso);
  if (Number.isNaN(moment) || !/(Z|[+-]\d\d:?\d\d)$/i.test(iso)) {
    throw new Error(`${iso} is not a moment: write 2026-03-02T09:00:00+01:00.`);
  }
  return moment;
};
