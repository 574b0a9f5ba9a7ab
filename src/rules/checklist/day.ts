/** The day for which a list is made: whether people work on it, and which days and moments its lines compare with. */
import { addDays, isoWeekOf, isWorkday, sayDay, weekRange, type Workdays } from "../days";
import { startOfDay, type Zone } from "../zone";

export interface Day {
  readonly today: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly zone: Zone;
  readonly isWorkday: boolean;
  /** The first working day of its week: Monday, or the next one where that is a holiday (Q27). */
  readonly isFirst: boolean;
  /** The first moment of the last working day before it. */
  readonly yesterdayAt: number;
  readonly startAt: number;
  readonly endAt: number;
  /** The day in a week. */
  readonly weekOn: string;
  /** The Monday of this week, and the one before and after. */
  readonly lastMonday: string;
  readonly monday: string;
  readonly nextMonday: string;
  readonly nextFrom: number;
  readonly nextTo: number;
}

export const dayFor = (zone: Zone, today: string, now: number, workdays: Workdays): Day => {
  const { from: monday, to: nextMonday } = weekRange(isoWeekOf(today));
  const at = (day: string) => startOfDay(zone, day);
  const worked = isWorkday(workdays, today);
  const before = Array.from({ length: 14 }, (_, back) => addDays(today, -1 - back));
  return {
    today,
    now,
    zone,
    isWorkday: worked,
    isFirst: worked && before.filter((day) => day >= monday).every((day) => !isWorkday(workdays, day)),
    yesterdayAt: at(before.find((day) => isWorkday(workdays, day)) ?? addDays(today, -1)),
    startAt: at(today),
    endAt: at(addDays(today, 1)),
    weekOn: addDays(today, 7),
    lastMonday: addDays(monday, -7),
    monday,
    nextMonday,
    nextFrom: at(nextMonday),
    nextTo: at(addDays(nextMonday, 7)),
  };
};

/** What is said where Monday's list comes on another day: `Due Mar 23, 2026; that was a holiday.` */
export const byHoliday = ({ today, monday }: Pick<Day, "today" | "monday">): string =>
  today === monday ? "" : `Due ${sayDay(monday)}; that was a holiday.`;
