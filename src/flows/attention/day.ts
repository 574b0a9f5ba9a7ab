/** The day of an execution, as the list of the day and the alerts look at it. */
import { elapsedMs } from "../../rules/calendar";
import type { Look } from "../../rules/alerts/lifecycle";
import { type Day, dayFor } from "../../rules/checklist/day";
import type { Hours } from "../../rules/sla/hours";
import { epochOf, startOfDay } from "../../rules/zone";
import type { Moment } from "../flow";

const HOUR = 3_600_000;

export const dayOfMoment = ({ zone, today, now, settings }: Moment, hours: Hours): Day =>
  dayFor(zone, today, now, hours(settings.calendar, "BD24").schedule);

export const lookOf = ({ zone, today, now, settings }: Moment, hours: Hours, { isWorkday }: Day): Look => {
  const { calendar } = hours(settings.calendar, "BD24");
  return {
    now,
    today,
    isWorkday,
    startOf: (day) => startOfDay(zone, day),
    hoursSince: (from, to) => elapsedMs(calendar, from, to, []) / HOUR,
    leadHours: settings.alertLeadHours,
    cpoHours: settings.alertCpoHours,
  };
};

/** Whether the program's clock shows that hour of the day or a later one. */
export const isFrom = (hour: number, { zone, today, now }: Pick<Moment, "zone" | "today" | "now">): boolean =>
  now >= epochOf(zone, Date.parse(`${today}T00:00:00Z`) + hour * HOUR);
