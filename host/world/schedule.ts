/** When a clock trigger is due. */
import { momentOf, serialAt } from "../sheets/zone";
import type { Schedule } from "./state";

const minute = 60_000;
const hour = 60 * minute;

/** The first time after a moment at which a trigger with this schedule fires. */
export const nextDue = (schedule: Schedule, after: number): number => {
  const { count, unit } = schedule.every ?? { count: 1, unit: "days" as const };
  if (unit === "minutes") return after + count * minute;
  if (unit === "hours") return after + count * hour;
  return nextDay(schedule, after, unit === "weeks" ? count * 7 : count);
};

// Google picks a minute within the hour and keeps it; the local host takes the full hour.
const nextDay = ({ atHour = 0, nearMinute = 0, weekDay, zone }: Schedule, after: number, days: number) => {
  const time = (atHour + nearMinute / 60) / 24;
  const today = Math.floor(serialAt(after, zone));
  const first = momentOf(today + time, zone) > after ? today : today + (weekDay === undefined ? days : 1);
  return momentOf(onWeekDay(first, weekDay) + time, zone);
};

// Serial 2 was a Monday.
const onWeekDay = (serial: number, weekDay: number | undefined) =>
  weekDay === undefined ? serial : serial + ((weekDay - 1 - ((serial - 2) % 7) + 7) % 7);
