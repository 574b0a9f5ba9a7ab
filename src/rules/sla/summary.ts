/** How the promises were kept, week by week (R-140, Q16, Q20): what was in time of what ended or was late when the week did. */
import { type Clock, models, type Policy, type SummaryRow, units } from "../../model/sla";
import { isoWeekOf, previousWeek, weekRange } from "../days";
import { dayOf, startOfDay, type Zone } from "../zone";

/** What a clock tells about how its promise is kept. */
export type Measured = Pick<Clock, "policy" | "state" | "dueAt" | "stoppedAt" | "elapsedHours">;

/** A week of a promise; `share` is in percent, and nothing where nothing fell due. */
export interface Kept {
  readonly week: string;
  readonly inTime: number;
  readonly of: number;
  readonly share: number | null;
  /** Hours that the clocks which ended in it took on average. */
  readonly average: number | null;
}

/** This week and the last eight, the latest first. */
export const WEEKS = 9;

/** The weeks of each promise, by its key. */
export const keptByPolicy = (
  clocks: readonly Measured[],
  policies: readonly Pick<Policy, "key">[],
  zone: Zone,
  now: number,
): ReadonlyMap<string, readonly Kept[]> => {
  const weeks = weeksUntil(zone, now);
  const tallies = new Map(
    policies.map(({ key }) => [key, weeks.map(() => ({ inTime: 0, ended: 0, late: 0, hours: 0 }))]),
  );
  for (const clock of clocks) {
    const tally = tallies.get(clock.policy);
    if (tally) count(tally, clock, weeks, now);
  }
  return new Map([...tallies].map(([key, tally]) => [key, tally.map((each, at) => keptOf(each, weeks[at]!.week))]));
};

interface Week {
  readonly week: string;
  readonly from: number;
}

/** What ended in a week, and what was late when it ended. */
interface Tally {
  inTime: number;
  ended: number;
  late: number;
  hours: number;
}

const weeksUntil = (zone: Zone, now: number): Week[] => {
  const weeks = [isoWeekOf(dayOf(zone, now))];
  while (weeks.length < WEEKS) weeks.push(previousWeek(weeks[weeks.length - 1]!));
  return weeks.map((week) => ({ week, from: startOfDay(zone, weekRange(week).from) }));
};

const count = (tally: readonly Tally[], clock: Measured, weeks: readonly Week[], now: number): void => {
  const { dueAt, stoppedAt } = clock;
  const stopped = stoppedAt === null ? -1 : placeOf(stoppedAt, weeks);
  const ended = tally[stopped];
  if (ended) {
    ended.ended += 1;
    ended.hours += clock.elapsedHours ?? 0;
    if (clock.state === "met") ended.inTime += 1;
  }
  if (dueAt === null || dueAt >= now) return;
  for (let at = Math.min(placeOf(dueAt, weeks), WEEKS - 1); at > stopped; at -= 1) tally[at]!.late += 1;
};

/** How many weeks ago a moment lies; as many as there are for one that is older. */
const placeOf = (ms: number, weeks: readonly Week[]): number => {
  let at = 0;
  while (at < weeks.length && ms < weeks[at]!.from) at += 1;
  return at;
};

const keptOf = ({ inTime, ended, late, hours }: Tally, week: string): Kept => ({
  week,
  inTime,
  of: ended + late,
  share: ended + late === 0 ? null : rounded((inTime / (ended + late)) * 100),
  average: ended === 0 ? null : rounded(hours / ended),
});

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** How far a share may lie below its goal and still be close to it. */
const CLOSE = 5;

/** A goal is strict: to reach it exactly is close to it (Q50). */
export const statusOf = (share: number | null, goal: number): Exclude<SummaryRow["status"], ""> => {
  if (share === null) return "none";
  if (share > goal || share === 100) return "green";
  return share >= goal - CLOSE ? "yellow" : "red";
};

/** `48 hours, working days (24 h each)`: a target is never said without how it is counted. */
export const targetSaid = ({ target, unit, model }: Pick<Policy, "target" | "unit" | "model">): string => {
  if (target === null) return "";
  const counted = unit === "minutes" || unit === "hours" || unit === "sameday" ? models[model || "BD24"] : "";
  const many = `${target} ${(units[unit || "hours"] ?? "").toLowerCase()}`;
  return counted ? `${many}, ${counted.charAt(0).toLowerCase()}${counted.slice(1)}` : many;
};

/** The rows of the SLA summary tab: one for each active promise. */
export const summaryRows = (kept: ReadonlyMap<string, readonly Kept[]>, policies: readonly Policy[]): SummaryRow[] =>
  policies.map((policy) => rowOf(policy, kept.get(policy.key) ?? []));

const rowOf = (policy: Policy, [current, ...past]: readonly Kept[]): SummaryRow => {
  const goal = policy.goal ?? 0;
  const share = (at: number) => past[at]?.share ?? null;
  return {
    policy: policy.key,
    title: policy.title,
    target: targetSaid(policy),
    goal,
    current: current ? keptSaid(current) : NOTHING,
    status: statusOf(current?.share ?? null, goal),
    now: current?.share ?? null,
    week1: share(0),
    week2: share(1),
    week3: share(2),
    week4: share(3),
    week5: share(4),
    week6: share(5),
    week7: share(6),
    week8: share(7),
  };
};

const NOTHING = "Nothing fell due";

const keptSaid = ({ inTime, of, average }: Kept): string => {
  if (of === 0) return NOTHING;
  return `${inTime} of ${of} in time${average === null ? "" : `, ${average} h on average`}`;
};
