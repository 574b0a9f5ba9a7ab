/** The last executions, kept as long as the host runs; the world's file knows nothing of them. */
import type { CallReport } from "../world/state";
import type { Execution } from "./execution";
import type { Failure } from "./messages";

const most = 200;

/** An execution while it runs and after. */
export interface Episode {
  /** Counted since the host was started. */
  readonly n: number;
  readonly functionName: string;
  readonly user: string;
  readonly startedAt: string;
  /** Null as long as it runs. */
  readonly milliseconds: number | null;
  readonly calls: Readonly<Record<string, number>>;
  readonly logs: readonly string[];
  readonly error: string | null;
}

export interface History {
  /** The newest first. */
  readonly episodes: readonly Episode[];
  began(run: Execution, startedAt: number): void;
  ended(run: Execution, report: CallReport, error: Failure | null): void;
  /** Hears of every execution that begins and ends. */
  listen(listener: (episode: Episode) => void): void;
}

export const newHistory = (): History => {
  let count = 0;
  let episodes: readonly Episode[] = [];
  const listeners: ((episode: Episode) => void)[] = [];
  const numbers = new WeakMap<Execution, number>();
  const tell = (episode: Episode) => {
    episodes = [episode, ...episodes.filter(({ n }) => n !== episode.n)]
      .sort((one, other) => other.n - one.n)
      .slice(0, most);
    for (const listener of listeners) listener(episode);
  };
  return {
    get episodes() {
      return episodes;
    },
    listen: (listener) => listeners.push(listener),
    began: (run, startedAt) => {
      count += 1;
      numbers.set(run, count);
      const { functionName, user, tally } = run;
      const moment = new Date(startedAt).toISOString();
      const { calls, logs } = tally;
      tell({ n: count, functionName, user, startedAt: moment, milliseconds: null, calls, logs, error: null });
    },
    ended: (run, { functionName, user, startedAt, milliseconds, calls, logs }, error) => {
      const said = error ? `${error.name}: ${error.message}` : null;
      const n = numbers.get(run) ?? 0;
      tell({ n, functionName, user, startedAt, milliseconds, calls, logs, error: said });
    },
  };
};
