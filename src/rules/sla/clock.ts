/** A clock: worked out from a promise and the moments on a row; it may be thrown away and made again. */
import type { Span } from "../../model/column";
import type { Clock, Policy } from "../../model/sla";
import { addMinutes, elapsedMs } from "../calendar";
import { addDays, nthWorkday } from "../days";
import { dayOf, endOfDay, startOfDay } from "../zone";
import type { Counted, Hours } from "./hours";

/** What a clock is about and the moments that move it, in epoch milliseconds. */
export interface Running {
  readonly subject: string;
  readonly partner: string;
  readonly owner: string;
  readonly startedAt: number;
  readonly stoppedAt: number | null;
  readonly waits: readonly Span[];
}

export interface Due {
  readonly dueAt: number | null;
  /** From when it is shown as due soon. */
  readonly warnAt: number | null;
}

const HOUR = 3_600_000;
const NEVER: Due = { dueAt: null, warnAt: null };

/** When a promise falls due; `null` while a wait is open, for then it has no end yet. */
export const dueOf = (policy: Policy, running: Pick<Running, "startedAt" | "waits">, hours: Hours): Due => {
  if (policy.target === null || !isPromise(policy)) return NEVER;
  const share = Math.min(Math.max(policy.warnShare ?? 1, 0), 1);
  const counted = hours(policy.calendar, policy.model);
  if (policy.unit === "workdays" || policy.unit === "days") return dueByDay(policy, share, running.startedAt, counted);
  const minutes = policy.unit === "minutes" ? policy.target : policy.target * 60;
  const after = (part: number) => addMinutes(counted.calendar, running.startedAt, part, running.waits);
  return { dueAt: after(minutes), warnAt: after(minutes * share) };
};

/** The day by which so many days must have passed (Q6): the day after the start is the first, due at its end; blank for never. */
export const dueDayOf = (
  policy: Pick<Policy, "unit" | "target" | "calendar" | "model">,
  startedAt: number,
  hours: Hours,
): string => {
  if (!isPromise(policy)) return "";
  const { calendar, schedule } = hours(policy.calendar, policy.model);
  const start = dayOf(calendar.zone, startedAt);
  const target = policy.target ?? 0;
  return policy.unit === "workdays" ? (nthWorkday(schedule, start, target) ?? "") : addDays(start, target);
};

const dueByDay = (policy: Policy, share: number, startedAt: number, { calendar, schedule }: Counted): Due => {
  const day = (target: number) => dueDayOf({ ...policy, target }, startedAt, () => ({ calendar, schedule }));
  const due = day(policy.target ?? 0);
  if (!due) return NEVER;
  return {
    dueAt: endOfDay(calendar.zone, due),
    warnAt: startOfDay(calendar.zone, day(Math.ceil((policy.target ?? 0) * share))),
  };
};

/** The longest promise in days, and the days of each unit: what is less than nothing or longer is a slip of the keyboard. */
const LONGEST = 3650;
const DAYS_OF_UNIT = { minutes: 1 / 1440, hours: 1 / 24, workdays: 1, days: 1, "": 1 / 24 } as const;

const isPromise = ({ target, unit }: Pick<Policy, "target" | "unit">): boolean =>
  target !== null && target >= 0 && target * DAYS_OF_UNIT[unit] <= LONGEST;

/** Hours that count between two moments, waits left out, to a hundredth of a second. */
export const hoursBetween = (policy: Policy, from: number, to: number, waits: readonly Span[], hours: Hours): number =>
  inHours(elapsedMs(hours(policy.calendar, policy.model).calendar, from, to, waits));

const inHours = (ms: number) => Math.round((ms / HOUR) * 1e5) / 1e5;

export const clockId = (subject: string, policy: string) => `${subject}/${policy}`;

/** The row of a clock as it stands at a moment. Met when it stopped by the due moment, to the second (Q18). */
export const clockAt = (policy: Policy, running: Running, hours: Hours, now: number): Omit<Clock, "alertedAt"> => {
  const { startedAt, stoppedAt, waits } = running;
  const until = stoppedAt ?? now;
  const { dueAt, warnAt } = dueOf(policy, running, hours);
  const elapsedHours = hoursBetween(policy, startedAt, until, waits, hours);
  const state = stateOf({ dueAt, warnAt, stoppedAt, waits }, now);
  return {
    id: clockId(running.subject, policy.key),
    policy: policy.key,
    subject: running.subject,
    partner: running.partner,
    owner: running.owner,
    state,
    dueAt,
    elapsedHours,
    overdueHours:
      dueAt !== null && until > dueAt && state !== "met" ? hoursBetween(policy, dueAt, until, waits, hours) : null,
    startedAt,
    warnAt,
    stoppedAt,
    waits,
    waitedHours: waits.length
      ? inHours(elapsedMs(hours(policy.calendar, policy.model).calendar, startedAt, until, [])) - elapsedHours
      : 0,
    model: policy.model,
    calendar: policy.calendar,
  };
};

const SECOND = 1000;

/** The state of a clock at a moment: stopped ones are met or missed, waiting ones paused, the others by due and warning. */
export const stateOf = (
  clock: Pick<Clock, "dueAt" | "warnAt" | "stoppedAt" | "waits">,
  now: number,
): Clock["state"] => {
  const { dueAt, warnAt, stoppedAt, waits } = clock;
  if (stoppedAt !== null) return dueAt === null || stoppedAt < dueAt + SECOND ? "met" : "missed";
  if (waits.some(([, to]) => to === null)) return "paused";
  if (dueAt !== null && now > dueAt) return "breached";
  return warnAt !== null && now >= warnAt ? "at-risk" : "running";
};
