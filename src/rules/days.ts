/** Days, weeks and quarters as text that sorts (`2026-07-06`, `2026-W28`), and as people say them. */
import { addDays as addDaysTo } from "date-fns/addDays";
import { addMonths } from "date-fns/addMonths";
import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
import { getISODay } from "date-fns/getISODay";
import { getISOWeek } from "date-fns/getISOWeek";
import { getISOWeekYear } from "date-fns/getISOWeekYear";
import { startOfISOWeek } from "date-fns/startOfISOWeek";
import { dayOfSerial } from "../model/cell";
import { dayOf, localOf, type Zone } from "./zone";

/** The days of the week as schedules name them, Monday first. */
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** A day of the week as schedules name it. */
export type Weekday = (typeof weekdays)[number];

/** What working days are told by: a weekday with any opening hours that is not a holiday (`yyyy-mm-dd`). */
export interface Workdays {
  readonly weekly: { readonly [day in Weekday]?: readonly unknown[] };
  readonly holidays: readonly string[];
}

/** A quarter of the company's year: its name, its first day and its last. */
export interface Quarter {
  readonly key: string;
  readonly from: string;
  readonly endsOn: string;
}

/** Whether a text is a day of the calendar, written `yyyy-mm-dd`. */
export const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && dayFrom(noonOf(text)) === text;

/** The day so many days later, or earlier for a negative count. */
export const addDays = (day: string, days: number): string => dayFrom(addDaysTo(dateOf(day), days));

/**
 * The same day of the month so many months later, or the last of that month where it is shorter.
 * Count from the first day each time: a chain of months never comes back from 28 February.
 */
export const addMonthsClamped = (day: string, months: number): string => dayFrom(addMonths(dateOf(day), months));

/** How many days the second day comes after the first; negative when it comes before. */
export const daysBetween = (from: string, to: string): number => differenceInCalendarDays(dateOf(to), dateOf(from));

/** The weekday of a day. */
export const weekdayOf = (day: string): Weekday => weekdays[getISODay(dateOf(day)) - 1]!;

/** Whether a day is a working day: one on which there are opening hours, be they short, and no holiday. */
export const isWorkday = ({ weekly, holidays }: Workdays, day: string): boolean =>
  (weekly[weekdayOf(day)]?.length ?? 0) > 0 && !holidays.includes(day);

/** The nth working day after a day, which itself is never counted; `null` where the week has no working day. */
export const nthWorkday = (workdays: Workdays, day: string, n: number): string | null => {
  if (!weekdays.some((weekday) => workdays.weekly[weekday]?.length)) return null;
  let reached = day;
  for (let left = n; left > 0; ) {
    reached = addDays(reached, 1);
    if (isWorkday(workdays, reached)) left -= 1;
  }
  return reached;
};

/** The ISO 8601 week of a day, `2026-W53`; the first days of January may belong to the year before. */
export const isoWeekOf = (day: string): string => weekFrom(dateOf(day));

/** The Monday on which a week begins and the next Monday, which is no longer in it. */
export const weekRange = (week: string): { from: string; to: string } => {
  const [, year, count] = /^(\d{4})-W(\d\d)$/.exec(week) ?? [];
  // The fourth of January is always in week 1: https://en.wikipedia.org/wiki/ISO_week_date#First_week
  const monday = addDaysTo(startOfISOWeek(noonOf(`${year}-01-04`)), (Number(count) - 1) * 7);
  if (weekFrom(monday) !== week) throw new RangeError(`"${week}" is not a week such as 2026-W28`);
  return { from: dayFrom(monday), to: dayFrom(addDaysTo(monday, 7)) };
};

/** The week before a week. */
export const previousWeek = (week: string): string => isoWeekOf(addDays(weekRange(week).from, -7));

/** The week after a week. */
export const nextWeek = (week: string): string => isoWeekOf(weekRange(week).to);

/**
 * The quarter that a day lies in, for a year that begins with that month (1 to 12): `Q3 2026` where it is January,
 * otherwise `FY2027 Q2`, in the fiscal year named after the calendar year in which it ends.
 */
export const quarterOf = (day: string, fiscalStartMonth: number): Quarter => {
  const date = dateOf(day);
  const monthsIn = (date.getMonth() + 13 - fiscalStartMonth) % 12;
  const from = addMonthsClamped(`${day.slice(0, 7)}-01`, -(monthsIn % 3));
  const quarter = Math.floor(monthsIn / 3) + 1;
  const year = addMonths(date, 11 - monthsIn).getFullYear();
  const key = fiscalStartMonth === 1 ? `Q${quarter} ${year}` : `FY${year} Q${quarter}`;
  return { key, from, endsOn: addDays(addMonthsClamped(from, 3), -1) };
};

/**
 * The company's quarter that a text means: a day, `Q3 2026`, `2026-Q3`, `Q3/26` (calendar quarters) or `FY26 Q3`
 * (fiscal quarters); `null` for anything else. A calendar quarter counts as the fiscal one in which it ends.
 */
export const parseQuarter = (text: string, fiscalStartMonth: number): Quarter | null => {
  const said = text.trim();
  if (isDay(said)) return quarterOf(said, fiscalStartMonth);
  // A date that was typed into a cell comes as the number of its day.
  if (/^\d{5}$/.test(said)) return quarterOf(dayOfSerial(Number(said)), fiscalStartMonth);
  const [, quarter, fiscal, year] = quarterFirst.exec(said) ?? inOrder(yearFirst.exec(said));
  if (!quarter || !year) return null;
  const calendarYear = Number(year) + (year.length === 2 ? 2000 : 0);
  const firstMonth = fiscal && fiscalStartMonth > 1 ? fiscalStartMonth - 12 : 1;
  const nextQuarter = addMonthsClamped(`${calendarYear}-01-01`, firstMonth - 1 + Number(quarter.replace(/q/i, "")) * 3);
  return quarterOf(addDays(nextQuarter, -1), fiscalStartMonth);
};

/** A day as mails say it: `Jul 6, 2026`. */
export const sayDay = (day: string): string => {
  const date = dateOf(day);
  return `${months[date.getMonth()]} ${date.getDate()}, ${date.getFullYear()}`;
};

/** A moment as pages and mails say it: `Tue 24 Mar 2026, 15:00`, and at midnight `end of Mon 23 Mar 2026`. */
export const sayMoment = (zone: Zone, epochMs: number): string => {
  const local = localOf(zone, epochMs);
  if (local % 86_400_000 === 0) return `end of ${sayWeekday(addDays(dayOf(zone, epochMs), -1))}`;
  return `${sayWeekday(dayOf(zone, epochMs))}, ${new Date(local).toISOString().slice(11, 16)}`;
};

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const quarterFirst = /^(q[1-4]|[1-4]q)[\s/,-]*(fy)?\s*'?(\d{4}|\d\d)$/i;
const yearFirst = /^(fy)?\s*'?(\d{4}|\d\d)[\s/,-]*(q[1-4]|[1-4]q)$/i;

const inOrder = (found: RegExpExecArray | null) => (found ? [found[0], found[3], found[1], found[2]] : []);

/** A day with its weekday: `Tue 24 Mar 2026`. */
export const sayWeekday = (day: string): string => {
  const date = dateOf(day);
  const weekday = weekdayOf(day);
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${date.getDate()} ${months[date.getMonth()]} ${date.getFullYear()}`;
};

const dateOf = (day: string): Date => {
  if (!isDay(day)) throw new RangeError(`"${day}" is not a day such as 2026-07-06`);
  return noonOf(day);
};

// Read as a time of the machine's own zone, and read back the same way, so that its zone cancels out; at noon because
// some zones skip midnight.
const noonOf = (day: string): Date =>
  new Date(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)), 12);

const dayFrom = (date: Date): string =>
  `${String(date.getFullYear()).padStart(4, "0")}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;

const weekFrom = (date: Date): string => `${getISOWeekYear(date)}-W${twoDigits(getISOWeek(date))}`;

const twoDigits = (count: number): string => String(count).padStart(2, "0");
