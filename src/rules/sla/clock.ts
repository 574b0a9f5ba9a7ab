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

/** A promise made ready to be counted, so that many clocks of it cost little each. */
export interface Terms {
  readonly policy: Policy;
  readonly counted: Counted;
  /** Minutes until it falls due and until it is due soon; of a promise that is counted in days, or that is none, 0. */
  readonly minutes: number;
  readonly warnMinutes: number;
  readonly isPromise: boolean;
}

const HOUR = 3_600_000;
const NEVER: Due = { dueAt: null, warnAt: null };

export const termsOf = (policy: Policy, hours: Hours): Terms => {
  const minutes = isByDay(policy) ? 0 : (policy.target ?? 0) * (policy.unit === "minutes" ? 1 : 60);
  const counted = hours(policy.calendar, policy.model);
  return { policy, counted, minutes, warnMinutes: minutes * shareOf(policy), isPromise: isPromise(policy) };
};

/** When a promise falls due; `null` while a wait is open, for then it has no end yet. */
export const dueBy = (terms: Terms, { startedAt, waits }: Pick<Running, "startedAt" | "waits">): Due => {
  if (!terms.isPromise) return NEVER;
  const { policy, counted, minutes, warnMinutes } = terms;
  if (policy.unit === "workdays" || policy.unit === "days") return dueByDay(policy, startedAt, counted);
  if (policy.unit === "notice") return dueBefore(policy, startedAt, counted);
  const dueAt = addMinutes(counted.calendar, startedAt, minutes, waits);
  const warnAt = addMinutes(counted.calendar, startedAt, warnMinutes, waits);
  return policy.unit === "sameday" ? withinDay({ dueAt, warnAt }, startedAt, counted) : { dueAt, warnAt };
};

/** When a promise falls due, for a single clock. */
export const dueOf = (policy: Policy, running: Pick<Running, "startedAt" | "waits">, hours: Hours): Due =>
  dueBy(termsOf(policy, hours), running);

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

const dueByDay = (policy: Policy, startedAt: number, { calendar, schedule }: Counted): Due => {
  const day = (target: number) => dueDayOf({ ...policy, target }, startedAt, () => ({ calendar, schedule }));
  const due = day(policy.target ?? 0);
  if (!due) return NEVER;
  return {
    dueAt: endOfDay(calendar.zone, due),
    warnAt: startOfDay(calendar.zone, day(Math.ceil((policy.target ?? 0) * shareOf(policy)))),
  };
};

/** So many days before the moment from which it is counted (Q37): the last day is the one that lies as far ahead. */
const dueBefore = (policy: Policy, eventAt: number, { calendar: { zone } }: Counted): Due => {
  const target = policy.target ?? 0;
  const last = addDays(dayOf(zone, eventAt), -target);
  const notice = Math.ceil(target * (1 - shareOf(policy)));
  return { dueAt: endOfDay(zone, last), warnAt: startOfDay(zone, addDays(last, -notice)) };
};

/** Not later than the last second of the day on which it started (Q24). */
const withinDay = ({ dueAt, warnAt }: Due, startedAt: number, { calendar: { zone } }: Counted): Due => {
  const last = endOfDay(zone, dayOf(zone, startedAt)) - SECOND;
  return {
    dueAt: dueAt === null ? null : Math.min(dueAt, last),
    warnAt: warnAt === null ? null : Math.min(warnAt, last),
  };
};

/** The longest promise in days, and the days of each unit: what is less than nothing or longer is a slip of the keyboard. */
export const LONGEST_DAYS = 3650;
const DAYS_OF_UNIT = { minutes: 1 / 1440, hours: 1 / 24, sameday: 1 / 24, workdays: 1, days: 1, notice: 1, "": 1 / 24 };

/** Whether a target and its unit can be counted. */
export const isPromise = ({ target, unit }: Pick<Policy, "target" | "unit">): boolean =>
  target !== null && target >= 0 && target * DAYS_OF_UNIT[unit] <= LONGEST_DAYS;

/** Whether it is a date rather than a time that falls due. */
export const isByDay = ({ unit }: Pick<Policy, "unit">): boolean =>
  unit === "workdays" || unit === "days" || unit === "notice";

const shareOf = ({ warnShare }: Policy): number => Math.min(Math.max(warnShare ?? 1, 0), 1);

/** Hours that count between two moments, waits left out, to a hundredth of a second. */
export const hoursBetween = (policy: Policy, from: number, to: number, waits: readonly Span[], hours: Hours): number =>
  inHours(elapsedMs(hours(policy.calendar, policy.model).calendar, from, to, waits));

const inHours = (ms: number): number => Math.round((ms / HOUR) * 1e5) / 1e5;

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
