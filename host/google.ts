/** Local Google: everything that outlives an execution. */
import type { Bundle } from "./run/bundle";
import type { History } from "./run/history";
import type { Locks } from "./run/locks";
import type { Rates } from "./run/rates";
import type { Book } from "./sheets/book";
import type { Clock } from "./world/clock";
import type { Stage } from "./world/stage";
import type { WorldState } from "./world/state";

/** What may be set differently for tests and demonstrations; milliseconds. */
export interface Settings {
  /** How long each service call takes beside its own work. */
  readonly latency: number;
  /** Real time that passes for each millisecond that a script waits for a lock. */
  readonly lockPatience: number;
  /** Recipients that one person may mail in 24 hours. */
  readonly mailQuota: number;
  /** Whether the 60 reads and writes a minute are counted. */
  readonly rateLimit: boolean;
  readonly timeLimit: number;
  readonly simpleTimeLimit: number;
}

export const usualSettings: Settings = {
  latency: 0,
  lockPatience: 1,
  mailQuota: 100,
  rateLimit: true,
  timeLimit: 360_000,
  simpleTimeLimit: 30_000,
};

export interface Google {
  readonly state: WorldState;
  readonly clock: Clock;
  readonly bundle: Bundle;
  readonly locks: Locks;
  readonly rates: Rates;
  readonly settings: Settings;
  readonly history: History;
  /** Where scripts show what they show; null where nobody looks. */
  stage: Stage | null;
  /** The open workbook; another one once an earlier version was restored. */
  book: Book;
}
