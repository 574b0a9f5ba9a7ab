/** The working hours of the workbook as calendars that clocks can count in. */
import type { CalendarRow, Holiday, Model } from "../../model/sla";
import {
  type Calendar,
  calendarFaults,
  expand,
  type Offsets,
  overlaps,
  roundTheClock,
  type Schedule,
  wholeDays,
  windowFaults,
} from "../calendar";
import { isDay, type Weekday, weekdays } from "../days";

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

/** Calendars by key and model; each is laid out once, for a year around the moment. A cell with faults counts as at first. */
export const hoursOf = (
  facts: HoursFacts,
  fallback: { key: string; zone: string },
  offsets: Offsets,
  now: number,
): Hours => {
  const rows = new Map(facts.calendars.map((row) => [row.key, row]));
  const known = new Map<string, Counted>();
  const lay = (key: string, model: Model | ""): Counted => {
    const row = rows.get(key) ?? rows.get(fallback.key) ?? firstHours(fallback.key, fallback.zone, FIRST_HOURS);
    const schedule = soundSchedule(row, facts.holidays, fallback.zone, offsets);
    return { schedule, calendar: expand(modelled(schedule, model), now - HALF_YEAR, now + HALF_YEAR, offsets) };
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

/** The schedule of a row as it counts: a cell that is nonsense counts as it was at first, a day off twice as once. */
const soundSchedule = (
  row: CalendarRow,
  holidays: HoursFacts["holidays"],
  zone: string,
  offsets: Offsets,
): Schedule => {
  const wrong = new Set(hoursFaults(row, zone, offsets).map(({ column }) => column));
  const first = firstHours(row.key, zone, FIRST_HOURS);
  const sound = Object.fromEntries(
    [...weekdays, "zone" as const].map((column) => [column, wrong.has(column) ? first[column] : row[column]]),
  );
  const said = scheduleOf({ ...row, ...sound }, holidays, zone);
  // What was put in the place of one cell may overlap with what stands in another.
  const weekly = overlaps(said.weekly).length ? scheduleOf(first, [], zone).weekly : said.weekly;
  return { ...said, weekly, holidays: [...new Set(said.holidays.filter(isDay))] };
};

/** A cell of the Working hours tab that cannot count as it stands. */
export interface HoursFault {
  readonly column: Weekday | "zone";
  readonly text: string;
}

/** What is nonsense in a row of the Working hours tab, cell by cell, with what counts until it is mended. */
export const hoursFaults = (row: CalendarRow, zone: string, offsets: Offsets): HoursFault[] => {
  const { weekly, zone: said } = scheduleOf(row, [], zone);
  const first = firstHours(row.key, zone, FIRST_HOURS);
  const until = (column: HoursFault["column"]) => `Until then it counts as ${first[column] || "closed"}.`;
  const of = (column: HoursFault["column"], text: string): HoursFault => ({ column, text: `${text} ${until(column)}` });
  const alone = weekdays.flatMap((day) => windowFaults(day, weekly[day] ?? []).map((text) => of(day, text)));
  return [
    ...calendarFaults({ zone: said, weekly: {}, holidays: [] }, offsets).map((text) => of("zone", text)),
    ...alone,
    ...(alone.length ? [] : weekdays.flatMap((day) => overlapsOf(weekly, day).map((text) => of(day, text)))),
  ];
};

/** The overlaps that the windows of a day take part in, told once: with the later of two days. */
const overlapsOf = (weekly: Schedule["weekly"], day: Weekday): string[] =>
  overlaps(weekly).filter((text) => new RegExp(`and "[^"]*" on ${day} overlap`).test(text));

const FIRST_HOURS = "09:00-17:00";

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
