/** Why a clock falls due when it does, in sentences that anybody can add up. */
import type { Span } from "../../model/column";
import type { Clock, Holiday, Policy } from "../../model/sla";
import { elapsedMs, type Schedule } from "../calendar";
import { addDays, isWorkday, sayMoment, sayWeekday, weekdays } from "../days";
import { dayOf, localOf, type Zone } from "../zone";
import { isByDay } from "./clock";
import type { Counted, Hours } from "./hours";

export interface Explained {
  readonly policy: Policy;
  readonly clock: Omit<Clock, "alertedAt">;
  /** In which the moments are said. */
  readonly zone: Zone;
  readonly now: number;
  readonly holidays: readonly Pick<Holiday, "calendar" | "day" | "name">[];
}

/** The promise, what counted and what did not, and the sum. */
export const explanationOf = (explained: Explained, hours: Hours): string[] => {
  const { policy, clock } = explained;
  if (clock.startedAt === null) return [`${policy.title}: its clock has not started.`];
  const counted = hours(policy.calendar, policy.model);
  return [
    `${policy.title}: we owe it ${promiseOf(policy)}${termsOf(policy, counted)}.`,
    `${policy.starts || "It started"}: ${sayMoment(explained.zone, clock.startedAt)}.`,
    ...(isByDay(policy) ? [] : stretchesOf(explained, clock.startedAt, counted)),
    ...closedDaysOf(explained, clock.startedAt, counted),
    ...changedClocks(explained, clock.startedAt),
    sumOf(explained),
  ];
};

/** `within 2 working days`, `within 4 office hours`, `within 60 minutes`. */
const promiseOf = ({ target, unit, model }: Policy): string => {
  const count = target ?? 0;
  const some = (what: string, of = count) => `within ${of} ${what}${of === 1 ? "" : "s"}`;
  if (unit === "workdays") return some("working day");
  if (unit === "days") return some("day");
  if (unit === "minutes") return count === 0 ? "at once" : some("minute");
  if (unit === "notice") return `at least ${count} day${count === 1 ? "" : "s"} ahead`;
  if (unit === "sameday") return `${some("hour")}, and on the same day`;
  if (model === "BD24" && count % 24 === 0) return some("working day", count / 24);
  return some(model === "WH" ? "office hour" : "hour");
};

/** How the time is counted, in brackets. */
const termsOf = ({ unit, model }: Policy, { schedule }: Counted): string => {
  if (unit === "days" || unit === "notice") return ", every day counted";
  if (model === "CAL" && unit !== "workdays") return ", round the clock";
  const place = schedule.zone.replace(/.*\//, "").replace(/_/g, " ");
  const terms = [weekOf(schedule), `${place} time`, "holidays off"];
  if (unit === "workdays")
    return ` (${terms.join(", ")}; the day after the start is the first, due at the end of the last)`;
  return model === "WH"
    ? ` (${[weekOf(schedule) + hoursOf(schedule), ...terms.slice(1)].join(", ")})`
    : ` (${terms.join(", ")}; each working day counts 24 hours)`;
};

/** The hours of a day where all open days have the same ones; else they stand in the Working hours tab. */
const hoursOf = ({ weekly }: Schedule): string => {
  const said = weekdays.flatMap((day) => weekly[day]?.map((window) => window.join("-")).join(" and ") || []);
  return new Set(said).size === 1 ? ` ${said[0]}` : " as in Working hours";
};

/** Why the time of day may differ: the clocks were changed between the start and the end. */
const changedClocks = ({ policy, clock, zone, now }: Explained, startedAt: number): string[] => {
  const end = clock.stoppedAt ?? clock.dueAt ?? now;
  const shift = localOf(zone, end) - end - (localOf(zone, startedAt) - startedAt);
  if (shift === 0 || isByDay(policy)) return [];
  return [`In between the clocks ${shift > 0 ? "went forward" : "went back"} by ${sayLength(Math.abs(shift))}.`];
};

/** The working days of a week: `Mon-Fri`, `Mon, Wed`. */
const weekOf = ({ weekly }: Schedule): string => {
  const open = weekdays.filter((day) => weekly[day]?.length);
  const names = open.map((day) => day.charAt(0).toUpperCase() + day.slice(1));
  const isRun =
    open.length > 2 && weekdays.indexOf(open[open.length - 1]!) - weekdays.indexOf(open[0]!) === open.length - 1;
  return isRun ? `${names[0]}-${names[names.length - 1]}` : names.join(", ");
};

/** What counted until each wait, and the waits that did not. */
const stretchesOf = ({ clock, zone }: Explained, startedAt: number, { calendar }: Counted): string[] => {
  let from = startedAt;
  return clock.waits.flatMap(([asked, answered]: Span) => {
    const passed = elapsedMs(calendar, from, asked, []);
    from = answered ?? asked;
    return [
      `${sayLength(passed)} passed until ${sayMoment(zone, asked)}, when we asked you for details.`,
      answered === null
        ? "Since then we wait for you: not counted, and there is no deadline until your answer is here."
        : `From then until ${sayMoment(zone, answered)} we waited for you: not counted.`,
    ];
  });
};

const SHOWN = 6;

/** The days between start and end on which nothing counted. */
const closedDaysOf = (
  { policy, clock, zone, now, holidays }: Explained,
  startedAt: number,
  counted: Counted,
): string[] => {
  if (policy.unit === "days" || policy.unit === "notice" || (policy.model === "CAL" && policy.unit !== "workdays"))
    return [];
  const closed: string[] = [];
  // What ends at midnight ends with the day before.
  const last = dayOf(zone, (clock.stoppedAt ?? Math.max(clock.dueAt ?? now, now)) - 1);
  for (let day = dayOf(zone, startedAt); day <= last && closed.length <= MOST_DAYS; day = addDays(day, 1)) {
    if (isWorkday(counted.schedule, day)) continue;
    const holiday = counted.schedule.holidays.includes(day);
    const name = holidays.find((one) => one.day === day && one.calendar === policy.calendar)?.name;
    closed.push(`${sayWeekday(day)}${holiday ? ` (${name || "holiday"})` : ""}`);
  }
  if (closed.length === 0) return [];
  const more = closed.length > SHOWN ? ` and ${closed.length - SHOWN} more days` : "";
  return [`Closed, so not counted: ${closed.slice(0, SHOWN).join(", ")}${more}.`];
};

// Nobody reads more of them, and a clock that was forgotten must not cost a minute.
const MOST_DAYS = 400;

/** What was used, what is left and when it falls due; or how it ended. */
const sumOf = ({ policy, clock, zone }: Explained): string => {
  const { dueAt, stoppedAt, elapsedHours, overdueHours } = clock;
  const used = sayLength((elapsedHours ?? 0) * HOUR);
  const late = overdueHours ? sayLength(overdueHours * HOUR) : "";
  if (stoppedAt !== null) {
    const how = clock.state === "missed" ? `too late${late ? ` by ${late}` : ""}` : "in time";
    return `${policy.stops || "It stopped"}: ${sayMoment(zone, stoppedAt)}, after ${used}: ${how}.`;
  }
  if (dueAt === null) return `${used} used so far.`;
  if (late) return `It was due ${sayMoment(zone, dueAt)}${isByDay(policy) ? "" : `; ${used} used`}: ${late} late.`;
  if (isByDay(policy)) return `Due ${sayMoment(zone, dueAt)}.`;
  const minutes = (policy.target ?? 0) * (policy.unit === "minutes" ? 1 : 60);
  const left = Math.max(minutes * MINUTE - (elapsedHours ?? 0) * HOUR, 0);
  if (policy.unit === "sameday") return `${used} used: due ${sayMoment(zone, dueAt)}.`;
  return `${used} used, ${sayLength(left)} remain: due ${sayMoment(zone, dueAt)}.`;
};

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** A length of time to the minute: `6 h`, `30 h 20 min`, `45 min`. */
export const sayLength = (ms: number): string => {
  const minutes = Math.floor(Math.round(ms / 1000) / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
};
