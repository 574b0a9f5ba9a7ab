/** The clocks of the tracker as the hourly check goes through them: what a row calls for is found, what nothing called for is left. */
import type { Clock } from "../../model/sla";
import type { Called } from "../../rules/sla/runs";

export type Kept = Pick<
  Clock,
  "id" | "policy" | "state" | "dueAt" | "warnAt" | "stoppedAt" | "elapsedHours" | "overdueHours" | "alertedAt"
>;

export interface Tracker {
  /** The open clock of a promise, which is then spoken for. */
  take(promise: string, called: Called): Kept | undefined;
  /** Whether there is a clock of that id which has stopped. */
  hasStopped(id: string): boolean;
  /** Open clocks that nothing spoke for, and stopped ones that are old. */
  left(now: number): Kept[];
}

/** Open clocks of one promise in the order of the tracker. */
interface Line {
  readonly clocks: Kept[];
  readonly spokenFor: boolean[];
  spoken: number;
  next: number;
  index?: ReadonlyMap<string, number>;
}

export const trackerOf = (clocks: readonly Kept[]): Tracker => {
  const lines = new Map<string, Line>();
  const stopped: Kept[] = [];
  for (const clock of clocks) {
    if (clock.stoppedAt === null) lineOf(lines, clock).clocks.push(clock);
    else stopped.push(clock);
  }
  let stoppedIds: ReadonlySet<string> | undefined;
  return {
    take: (promise, called) => {
      const line = lines.get(promise);
      return line && taken(line, called);
    },
    hasStopped: (id) => {
      stoppedIds ??= new Set(stopped.map((clock) => clock.id));
      return stoppedIds.has(id);
    },
    left: (now) => [
      ...[...lines.values()].flatMap(unspoken),
      ...stopped.filter(({ stoppedAt }) => now - (stoppedAt ?? now) > THIRTEEN_WEEKS),
    ],
  };
};

/** What the id of a clock ends with that is the second run of its promise. */
export const AGAIN = "-2";
/** How long a clock that has stopped is kept. */
export const THIRTEEN_WEEKS = 13 * 7 * 86_400_000;

const lineOf = (lines: Map<string, Line>, { policy }: Kept): Line => {
  const known = lines.get(policy);
  if (known) return known;
  const line: Line = { clocks: [], spokenFor: [], spoken: 0, next: 0 };
  lines.set(policy, line);
  return line;
};

const taken = (line: Line, { subject, again }: Called): Kept | undefined => {
  const at = placeIn(line, subject);
  const clock = at === undefined || line.spokenFor[at] ? undefined : line.clocks[at];
  if (at === undefined || !clock || (again && !clock.id.endsWith(AGAIN))) return undefined;
  line.spokenFor[at] = true;
  line.spoken += 1;
  line.next = at + 1;
  return clock;
};

const unspoken = ({ clocks, spokenFor, spoken }: Line): Kept[] =>
  spoken === clocks.length ? [] : clocks.filter((_, at) => !spokenFor[at]);

/** Rows and their clocks were mostly made in one order, so the next clock is tried before an index is made. */
const placeIn = (line: Line, subject: string): number | undefined => {
  const next = line.clocks[line.next];
  if (next?.id.startsWith(subject) && next.id.charCodeAt(subject.length) === SLASH) return line.next;
  line.index ??= new Map(line.clocks.map(({ id }, at) => [id.slice(0, id.lastIndexOf("/")), at]));
  return line.index.get(subject);
};

const SLASH = 47;
