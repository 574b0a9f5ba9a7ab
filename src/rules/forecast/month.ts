/** Months as text that sorts (`2026-03`), and the working day on which each begins. */
import { addDays, addMonthsClamped, isDay, isWorkday, sayDay, type Workdays } from "../days";

/** A month with its first day and its last, `yyyy-mm-dd`. */
export interface Month {
  readonly month: string;
  readonly from: string;
  readonly endsOn: string;
}

/** Whether a text is a month, written `2026-03`. */
export const isMonth = (text: string): boolean => isDay(firstOf(text));

/** The month of a day. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** The month so many months later, or earlier for a negative count. */
export const addToMonth = (month: string, months: number): string => monthOf(addMonthsClamped(firstOf(month), months));

export const daysOf = (month: string): Month => ({
  month,
  from: firstOf(month),
  endsOn: addDays(firstOf(addToMonth(month, 1)), -1),
});

/** A month as people say it: `Mar 2026`. */
export const sayMonth = (month: string): string => sayDay(firstOf(month)).replace(" 1,", "");

/** The first working day of a month; the first of it where it has none. */
export const firstWorkday = (month: string, workdays: Workdays): string => {
  const { from, endsOn } = daysOf(month);
  for (let day = from; day <= endsOn; day = addDays(day, 1)) if (isWorkday(workdays, day)) return day;
  return from;
};

const firstOf = (month: string): string => `${month}-01`;
