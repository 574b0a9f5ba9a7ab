/** The working hours of the workbook as calendars that clocks can count in. */
import type { CalendarRow, Holiday, Model } from "../../model/sla";
import {
  type Calendar,
  calendarFaults,
  expand,
  type Offsets,
  roundTheClock,
  type Schedule,
  wholeDays,
} from "../calendar";
import { type Weekday, weekdays } from "../days";

/** Working hours laid out for a model, and the schedule by which working days are told. */
export interface Counted {
  readonly calendar: Calendar;
  readonly schedule: Schedule;
}

/** The hours in which a model counts; the desk's own where the key is unknown. */
export type Hours = (key: string, model: Model | "") => Counted;

export interface HoursFacts {
  readonly calendars: readonly CalendarRow[];
  readonly holidays: readonly Pick<Holiday, "calendar" | "day">[];
}

/** Calendars by key and model; each is laid out once, for a year around the moment. A row with faults counts as the first hours. */
export const hoursOf = (
  facts: HoursFacts,
  fallback: { key: string; zone: string },
  offsets: Offsets,
  now: number,
): Hours => {
  const schedules = new Map(facts.calendars.map((row) => [row.key, scheduleOf(row, facts.holidays, fallback.zone)]));
  const usual = schedules.get(fallback.key) ?? firstSchedule(fallback.zone);
  const known = new Map<string, Counted>();
  const lay = (key: string, model: Model | ""): Counted => {
    const wanted = schedules.get(key) ?? usual;
    const sound = calendarFaults(wanted, offsets).length === 0 ? wanted : firstSchedule(fallback.zone);
    return { schedule: sound, calendar: expand(modelled(sound, model), now - HALF_YEAR, now + HALF_YEAR, offsets) };
  };
  return (key, model) => {
    const name = `${key}\n${model}`;
    const counted = known.get(name) ?? lay(key, model);
    known.set(name, counted);
    return counted;
  };
};

const HALF_YEAR = 183 * 86_400_000;

const modelled = (schedule: Schedule, model: Model | ""): Schedule => {
  if (model === "CAL") return roundTheClock(schedule.zone);
  return model === "WH" ? schedule : wholeDays(schedule);
};

const WORKING_DAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri"];

const firstSchedule = (zone: string): Schedule => ({
  zone,
  weekly: Object.fromEntries(WORKING_DAYS.map((day) => [day, [["09:00", "17:00"]]])),
  holidays: [],
});

/** A row of the Working hours tab as a schedule; its zone is the program's where it is blank. */
export const scheduleOf = (row: CalendarRow, holidays: HoursFacts["holidays"], zone: string): Schedule => ({
  zone: row.zone || zone,
  weekly: Object.fromEntries(weekdays.map((day) => [day, windowsOf(row[day])])),
  holidays: holidays.filter(({ calendar }) => calendar === row.key).map(({ day }) => day),
});

/** The windows in a cell such as `09:00-12:00, 13:00-17:00`; what is no window is kept and named by `calendarFaults`. */
export const windowsOf = (cell: string): string[][] =>
  cell
    .split(",")
    .map((window) => window.trim())
    .filter((window) => window !== "")
    .map((window) => window.split(/\s*[-–]\s*/));

/** The first row of the Working hours tab: Monday to Friday with the same hours. */
export const firstHours = (key: string, zone: string, hours: string): CalendarRow => ({
  key,
  title: "The desk",
  zone,
  mon: hours,
  tue: hours,
  wed: hours,
  thu: hours,
  fri: hours,
  sat: "",
  sun: "",
});
