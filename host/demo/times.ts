/** Moments and days as the people of the demonstration live them: in New York, on working days, in office hours. */
import { momentOf, serialAt } from "../sheets/zone";
import type { Chance } from "./chance";

export const zone = "America/New_York";

/** Days on which the desk is closed. */
export const holidays: readonly (readonly [day: string, name: string])[] = [
  ["2026-01-01", "New Year's Day"],
  ["2026-01-19", "Martin Luther King Jr. Day"],
  ["2026-02-16", "Presidents' Day"],
  ["2026-05-25", "Memorial Day"],
  ["2026-06-19", "Juneteenth"],
  ["2026-07-03", "Independence Day (observed)"],
  ["2026-09-07", "Labor Day"],
  ["2026-11-26", "Thanksgiving"],
  ["2026-11-27", "Day after Thanksgiving"],
  ["2026-12-25", "Christmas Day"],
  ["2027-01-01", "New Year's Day"],
  ["2027-01-18", "Martin Luther King Jr. Day"],
  ["2027-02-15", "Presidents' Day"],
  ["2027-05-31", "Memorial Day"],
  ["2027-06-18", "Juneteenth (observed)"],
  ["2027-07-05", "Independence Day (observed)"],
  ["2027-09-06", "Labor Day"],
  ["2027-11-25", "Thanksgiving"],
  ["2027-11-26", "Day after Thanksgiving"],
  ["2027-12-24", "Christmas Day (observed)"],
];

export const minute = 60_000;
export const hour = 60 * minute;
const dayLength = 24 * hour;
const epochSerial = 25_569;

/** The moment at which the clock in New York shows this day and time, as in `10:20`. */
export const at = (day: string, time: string): number => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const serial = Date.parse(day) / dayLength + epochSerial + (hours * 60 + minutes) / 1440;
  return Math.round(momentOf(serial, zone) / minute) * minute;
};

export const iso = (moment: number): string => new Date(moment).toISOString();

/** The day in New York, `2026-11-16`. */
export const dayOf = (moment: number): string => addDays("1899-12-30", Math.floor(serialAt(moment, zone)));

export const addDays = (day: string, days: number): string => iso(Date.parse(day) + days * dayLength).slice(0, 10);

export const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayLength;

/** The instant at which a day begins. */
export const startOf = (day: string): number => at(day, "00:00");

/** Monday is 1, Sunday 7. */
export const weekdayOf = (day: string): number => new Date(day).getUTCDay() || 7;

export const isWorkday = (day: string): boolean => weekdayOf(day) < 6 && !holidays.some(([closed]) => closed === day);

/** The day itself, or the next one on which somebody is at work. */
export const workdayFrom = (day: string): string => (isWorkday(day) ? day : workdayFrom(addDays(day, 1)));

/** So many hours later, each working day counting 24; then put off until somebody is at the desk. */
export const whenDone = (from: number, hours: number, chance: Chance): number => {
  let [moment, left] = [from, hours * hour];
  while (left > 0) {
    const day = dayOf(moment);
    const midnight = startOf(addDays(day, 1));
    const spent = isWorkday(day) ? Math.min(left, midnight - moment) : 0;
    left -= spent;
    moment = left > 0 || !isWorkday(day) ? midnight : moment + spent;
  }
  return inOffice(moment, chance);
};

/** A moment in office hours: this one, or soon after the desk opens next. */
export const inOffice = (moment: number, chance: Chance): number => {
  const day = dayOf(moment);
  const [opens, closes] = [at(day, "08:40"), at(day, "17:30")];
  if (isWorkday(day) && moment >= opens && moment <= closes) return wholeMinute(moment);
  const next = isWorkday(day) && moment < opens ? day : workdayFrom(addDays(day, 1));
  return at(next, "08:40") + chance.whole(0, 95) * minute;
};

export const wholeMinute = (moment: number): number => Math.floor(moment / minute) * minute;
