/** Business time: a schedule is laid out once as open intervals, and then due and elapsed are a search in them. */
import { isDay, type Weekday, weekdays } from "./days";
import { intlOffsets, type Offsets, stretchesBetween, type Zone, zoneOf } from "./zone";

export { intlOffsets, type Offsets };

/** When the business is open: a zone, wall-clock hours of the week, and days (`yyyy-mm-dd`) closed all the same. */
export interface Schedule {
  readonly zone: string;
  /** `{ mon: [["09:00", "17:00"]] }`; a weekday that is left out is closed. */
  readonly weekly: { readonly [day in Weekday]?: readonly (readonly string[])[] };
  readonly holidays: readonly string[];
}

/** Waits `[fromMs, toMs]` that do not count, in order; `null` = still waiting. */
export type Pauses = readonly (readonly [fromMs: number, toMs: number | null])[];

/** A schedule laid out; it lays out more of itself when it is asked about moments outside its range. */
export interface Calendar {
  readonly zone: Zone;
  readonly windows: readonly (readonly Hours[])[];
  readonly closedDays: ReadonlySet<number>;
  table: Table;
}

/** From and to in the same unit: minutes of the day as read, milliseconds as laid out. */
type Hours = readonly [opens: number, closes: number];

/** The open intervals of a range in order, and the open milliseconds before each. */
interface Table {
  readonly from: number;
  readonly to: number;
  readonly opens: readonly number[];
  readonly closes: readonly number[];
  readonly before: readonly number[];
  readonly total: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const YEAR = 366 * DAY;
// What lies beyond is a slip of the keyboard, and laying out a calendar that far would cost time and memory.
const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);
const NOTHING: Table = { from: Infinity, to: -Infinity, opens: [], closes: [], before: [], total: 0 };

/**
 * The calendar of a schedule, laid out at least from one moment to the other; the same one when asked again.
 * Throws RangeError with `calendarFaults`, and for moments before 1900 or after 2199.
 */
export const expand = (schedule: Schedule, fromMs: number, toMs: number, offsets: Offsets): Calendar => {
  const calendar = calendarOf(schedule, offsets);
  cover(calendar, fromMs);
  cover(calendar, toMs);
  return calendar;
};

/**
 * The moment by which so many minutes are worked: closing time rather than the next opening, the start itself for 0;
 * `null` where they never are. Throws RangeError for less than 0, and for moments before 1900 or after 2199.
 */
export const addMinutes = (calendar: Calendar, startMs: number, minutes: number, pauses: Pauses): number | null => {
  let left = Math.round(minutes * MINUTE);
  if (!(left >= 0)) throw new RangeError(`Cannot count ${minutes} minutes from a start`);
  if (left === 0) return startMs;
  for (const [from, to] of running(startMs, pauses)) {
    if (to === Infinity) return reach(calendar, from, left);
    const open = openBetween(calendar, from, to);
    if (left <= open) return reach(calendar, from, left);
    left -= open;
  }
  return null;
};

/** Milliseconds worked between two moments, 0 if the end comes first; throws RangeError before 1900 and after 2199. */
export const elapsedMs = (calendar: Calendar, startMs: number, endMs: number, pauses: Pauses): number => {
  if (!pauses.length) return endMs <= startMs ? 0 : openBetween(calendar, startMs, endMs);
  let elapsed = 0;
  for (const [from, to] of running(startMs, pauses)) {
    if (!(endMs <= from)) elapsed += openBetween(calendar, from, Math.min(to, endMs));
  }
  return elapsed;
};

/** The schedule in which each working day counts whole, from midnight to midnight. */
export const wholeDays = ({ zone, weekly, holidays }: Schedule): Schedule => ({
  zone,
  weekly: Object.fromEntries(weekdays.flatMap((day) => (weekly[day]?.length ? [[day, WHOLE_DAY]] : []))),
  holidays,
});

/** The schedule of a clock that never stops. */
export const roundTheClock = (zone: string): Schedule => ({
  zone,
  weekly: Object.fromEntries(weekdays.map((day) => [day, WHOLE_DAY])),
  holidays: [],
});

/** What is wrong with a schedule that people wrote, one sentence for each fault; none if it can be laid out. */
export const calendarFaults = (schedule: Schedule, offsets: Offsets = intlOffsets): string[] => [
  ...(isZone(schedule.zone, offsets) ? [] : [`"${schedule.zone}" is not a time zone such as Europe/Lisbon.`]),
  ...Object.entries(schedule.weekly).flatMap(([day, windows]) => windowFaults(day, windows ?? [])),
  ...schedule.holidays.filter((day) => !isDay(day)).map((day) => `Holiday "${day}" is not a day such as 2026-12-25.`),
];

const WHOLE_DAY = [["00:00", "24:00"]] as const;

const windowFaults = (day: string, windows: readonly (readonly string[])[]): string[] => {
  if (!weekdays.some((weekday) => weekday === day)) return [`"${day}" is not a weekday: ${weekdays.join(", ")}.`];
  return windows.flatMap((window) => {
    const [opens, closes] = minutesOf(window);
    const hours = `"${window.join("-")}" on ${day}`;
    if (window.length !== 2 || Number.isNaN(opens + closes)) return [`${hours} is not a window such as 09:00-17:00.`];
    if (closes > opens) return [];
    return [`${hours} does not close after it opens; a window over midnight is two, 22:00-24:00 and 00:00-06:00.`];
  });
};

const minutesOf = ([opens, closes]: readonly string[]): Hours => [minuteOf(opens), minuteOf(closes)];

const minuteOf = (clock = ""): number => {
  const [, hour, minute] = /^(\d\d?):([0-5]\d)$/.exec(clock) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  return minutes <= 1440 ? minutes : Number.NaN;
};

const isZone = (zone: string, offsets: Offsets): boolean => {
  try {
    return Number.isFinite(offsets(zone, EARLIEST));
  } catch {
    return false;
  }
};

const calendarsByOffsets = new WeakMap<Offsets, Map<string, Calendar>>();

const calendarOf = (schedule: Schedule, offsets: Offsets): Calendar => {
  const key = JSON.stringify([schedule.zone, schedule.weekly, schedule.holidays]);
  const calendars = calendarsByOffsets.get(offsets) ?? new Map<string, Calendar>();
  const known = calendars.get(key);
  if (known) return known;
  const faults = calendarFaults(schedule, offsets);
  if (faults.length) throw new RangeError(faults.join(" "));
  // A desk has a handful of calendars; a page that stays open while someone edits hours must not hoard the old ones.
  if (calendars.size >= 50) calendars.clear();
  const calendar = unlaid(schedule, offsets);
  calendarsByOffsets.set(offsets, calendars.set(key, calendar));
  return calendar;
};

const unlaid = (schedule: Schedule, offsets: Offsets): Calendar => ({
  zone: zoneOf(schedule.zone, offsets),
  windows: weekdays.map((day) => {
    const windows = (schedule.weekly[day] ?? []).map(minutesOf);
    return windows.map(([opens, closes]) => [opens * MINUTE, closes * MINUTE] as const).sort(([a], [b]) => a - b);
  }),
  closedDays: new Set(schedule.holidays.map((day) => Date.parse(`${day}T00:00:00Z`) / DAY)),
  table: NOTHING,
});

/** The times from a start in which the clock runs: what the pauses leave over, the last without an end. */
const running = (startMs: number, pauses: Pauses): (readonly [from: number, to: number])[] => {
  const runs: (readonly [number, number])[] = [];
  let from = startMs;
  for (const [pausedMs, resumedMs] of pauses) {
    if (resumedMs !== null && resumedMs <= Math.max(from, pausedMs)) continue;
    if (pausedMs > from) runs.push([from, pausedMs]);
    if (resumedMs === null) return runs;
    from = resumedMs;
  }
  runs.push([from, Infinity]);
  return runs;
};

const openBetween = (calendar: Calendar, fromMs: number, toMs: number): number => {
  cover(calendar, fromMs);
  const table = cover(calendar, toMs);
  return openBefore(table, toMs) - openBefore(table, fromMs);
};

const openBefore = ({ opens, closes, before }: Table, ms: number): number => {
  const index = lastBelow(opens, ms);
  return index < 0 ? 0 : before[index]! + Math.min(ms, closes[index]!) - opens[index]!;
};

const reach = (calendar: Calendar, fromMs: number, openMs: number): number | null => {
  for (let table = cover(calendar, fromMs); ; table = cover(calendar, table.to + 1)) {
    const goal = openBefore(table, fromMs) + openMs;
    const index = lastBelow(table.before, goal);
    if (goal <= table.total) return table.opens[index]! + goal - table.before[index]!;
    if (table.to === LATEST || calendar.windows.every((windows) => !windows.length)) return null;
  }
};

/** The index of the last number that is smaller, -1 if there is none. */
const lastBelow = (sorted: readonly number[], limit: number): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** Lays out as much again, and at least up to the moment, if the moment lies outside the table. */
const cover = (calendar: Calendar, ms: number): Table => {
  const { from, to } = calendar.table;
  if (ms >= from && ms <= to) return calendar.table;
  if (!(ms >= EARLIEST && ms <= LATEST)) throw new RangeError(`${said(ms)} is not a moment between 1900 and 2199`);
  const span = Math.max(to - from, YEAR);
  calendar.table = layOut(
    calendar,
    ms < from ? Math.max(Math.min(ms, from - span), EARLIEST) : from,
    ms > to ? Math.min(Math.max(ms, to + span), LATEST) : to,
  );
  return calendar.table;
};

const said = (ms: number): string => (Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : String(ms));

const layOut = ({ zone, windows, closedDays }: Calendar, from: number, to: number): Table => {
  const opens: number[] = [];
  const closes: number[] = [];
  // Within a stretch without a change of clocks, wall-clock time is the moment and an offset, so that a repeated hour
  // is met in both stretches and a skipped one in neither.
  for (const stretch of stretchesBetween(zone, from, to)) {
    const pastDay = Math.ceil((stretch.to + stretch.offsetMs) / DAY);
    for (let day = Math.floor((stretch.from + stretch.offsetMs) / DAY); day < pastDay; day += 1) {
      if (closedDays.has(day)) continue;
      const midnight = day * DAY - stretch.offsetMs;
      for (const [open, close] of windows[weekdayIndex(day)]!) {
        add(opens, closes, Math.max(midnight + open, stretch.from), Math.min(midnight + close, stretch.to));
      }
    }
  }
  return { from, to, opens, closes, ...summed(opens, closes) };
};

// Day 0 was a Thursday.
const weekdayIndex = (day: number): number => (((day + 3) % 7) + 7) % 7;

const add = (opens: number[], closes: number[], open: number, close: number): void => {
  if (close <= open) return;
  const last = closes.length - 1;
  if (last >= 0 && open <= closes[last]!) closes[last] = Math.max(close, closes[last]!);
  else {
    opens.push(open);
    closes.push(close);
  }
};

const summed = (opens: readonly number[], closes: readonly number[]) => {
  let total = 0;
  const before = opens.map((open, index) => {
    const sofar = total;
    total += closes[index]! - open;
    return sofar;
  });
  return { before, total };
};
