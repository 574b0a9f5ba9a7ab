/** Who does something, when, and what goes wrong meanwhile. */
import type { Google } from "../google";
import type { Fault } from "../run/faults";
import { momentIn } from "./clock";

export interface Moment {
  /** The person at the keyboard. */
  readonly as?: string;
  /** Sets the clock first; ISO 8601 with offset. */
  readonly now?: string;
  readonly faults?: readonly Fault[];
  /** The window of the browser in which it happens; there is none in tests and on the command line. */
  readonly window?: string;
}

/** What a moment means in this world; its clock is set when this resolves. */
export interface Present {
  readonly person: string;
  readonly faults: readonly Fault[];
  readonly window: string | null;
}

export const presentOf = async (google: Google, { as, now, faults = [], window }: Moment = {}): Promise<Present> => {
  if (now !== undefined) {
    google.clock.set(momentIn(now));
    await google.book.tick();
  }
  return { person: as ?? google.state.person, faults, window: window ?? null };
};
