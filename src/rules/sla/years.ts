/** Years that clocks reach and for which nobody entered a day off. */
import type { CalendarRow, Holiday } from "../../model/sla";
import { addDays } from "../days";

/** How far ahead clocks reach, in days. */
const AHEAD = 31;

/** This year, and the next one as soon as clocks reach it: those in which a calendar has no holiday. */
export const yearsWithout = (
  calendars: readonly Pick<CalendarRow, "key">[],
  holidays: readonly Pick<Holiday, "calendar" | "day">[],
  today: string,
): { calendar: string; years: string[] }[] => {
  const reached = [...new Set([today, addDays(today, AHEAD)].map((day) => day.slice(0, 4)))];
  return calendars.flatMap(({ key }) => {
    const own = holidays.filter(({ calendar }) => calendar === key);
    const years = reached.filter((year) => !own.some(({ day }) => day.startsWith(year)));
    return key !== "" && years.length ? [{ calendar: key, years }] : [];
  });
};
