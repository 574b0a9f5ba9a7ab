/** Business time: a schedule is laid out once as open intervals, and then due and elapsed are a search in them. */
import { isDay, type Weekday, weekdays } from "./days";
import { intlOffsets, type Offsets, type Stretch, stretchesBetween, type Zone, zoneOf } from "./zone";

export { intlOffsets, type Offsets };

/** When the business is open: a zone, wall-clock hours of the week, and days (`yyyy-mm-dd`) closed all the same. */
export interface Schedule {
  readonly zone: string;
  /** `{ mon: [["09:00", "17:00"]] }`; a weekday that is left out is closed, and `["22:00", "06:00"]` ends the day after. */
  readonly weekly: { readonly [day in Weekday]?: readonly (readonly string[])[] };
  readonly holidays: readonly string[];
}

/** Waits `[fromMs, toMs]` that do not count, in the order in which they began; `null` = still waiting. */
export type Pauses = readonly (readonly [fromMs: number, toMs: number | null])[];

/** A schedule laid out; it lays out more of itself when it is asked about moments outside its range. */
export interface Calendar {
  readonly zone: Zone;
  /** For each weekday, in milliseconds of the day and in order. */
  readonly windows: readonly (readonly Hours[])[];
  readonly closedDays: ReadonlySet<number>;
  table: Table;
}

/** A window of a day; as it is read in minutes, and past 1440 where it runs into the next day. */
interface Hours {
  readonly opens: number;
  readonly closes: number;
}

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
const MIDNIGHT = 1440;
/** The longest window over midnight: what is longer is most likely a day whose ends were exchanged. */
const LONGEST_NIGHT = 720;
// What lies beyond is a slip of the keyboard, and laying out a calendar that far would cost time and memory.
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2101, 0, 1);
const NOTHING: Table = { from: Infinity, to: -Infinity, opens: [], closes: [], before: [], total: 0 };

/**
 * The calendar of a schedule, laid out at least from one moment to the other; the same one when asked again.
 * Throws RangeError with `calendarFaults`, and for moments before 1990 or after 2100.
 */
export const expand = (schedule: Schedule, fromMs: number, toMs: number, offsets: Offsets): Calendar => {
  const calendar = calendarOf(schedule, offsets);
  cover(calendar, fromMs);
  cover(calendar, toMs);
  return calendar;
};

/**
 * The moment by which so many minutes are worked: closing time rather than the next opening, the start itself for 0;
 * `null` where they never are. Throws RangeError for less than 0, for waits that are out of order, and for moments
 * before 1990 or after 2100.
 */
export const addMinutes = (calendar: Calendar, startMs: number, minutes: number, pauses: Pauses): number | null => {
  let left = Math.round(minutes * MINUTE);
  if (!(left >= 0)) throw new RangeError(`Cannot count ${minutes} minutes from a start`);
  cover(calendar, startMs);
  if (left === 0) return startMs;
  if (!pauses.length) return reach(calendar, startMs, left);
  for (const [from, to] of running(startMs, pauses)) {
    if (to === Infinity) return reach(calendar, from, left);
    const open = openBetween(calendar, from, to);
    if (left <= open) return reach(calendar, from, left);
    left -= open;
  }
  return null;
};

/**
 * Milliseconds worked between two moments, 0 if the end comes first. Throws RangeError for waits that are out of order,
 * and for moments before 1990 or after 2100.
 */
export const elapsedMs = (calendar: Calendar, startMs: number, endMs: number, pauses: Pauses): number => {
  if (!pauses.length || endMs <= startMs) return Math.max(openBetween(calendar, startMs, endMs), 0);
  let elapsed = 0;
  for (const [from, to] of running(startMs, pauses)) {
    if (from < endMs) elapsed += openBetween(calendar, from, Math.min(to, endMs));
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
  ...overlaps(schedule.weekly),
  ...schedule.holidays.flatMap(holidayFaults),
];

/** What is wrong with the windows of one day, taken by themselves. */
export const windowFaults = (day: string, windows: readonly (readonly string[])[]): string[] => {
  if (!weekdays.some((weekday) => weekday === day)) return [`"${day}" is not a weekday: ${weekdays.join(", ")}.`];
  return windows.flatMap((window) => {
    const { opens, closes } = hoursOf(window);
    const hours = `"${window.join("-")}" on ${day}`;
    if (window.length !== 2 || Number.isNaN(opens + closes))
      return [`${hours} cannot be read: write hours such as 09:00-17:00.`];
    if (closes > opens && closes - opens <= (closes > MIDNIGHT ? LONGEST_NIGHT : MIDNIGHT)) return [];
    return [`${hours} does not close after it opens; over midnight it may stay open for 12 hours, as in 22:00-06:00.`];
  });
};

/** Windows of a week that overlap, also those that reach into the next day; a sentence for each pair. */
export const overlaps = (weekly: Schedule["weekly"]): string[] => {
  const all = weekdays.flatMap((day, at) => (weekly[day] ?? []).map((window) => placed(day, at, window)));
  const inOrder = all.filter(({ opens, closes }) => closes > opens).sort((a, b) => a.opens - b.opens);
  return inOrder.flatMap((window, at) => {
    const next = inOrder[at + 1] ?? { ...inOrder[0]!, opens: inOrder[0]!.opens + WEEK };
    return next.opens < window.closes && inOrder.length > 1 ? [`${window.said} and ${next.said} overlap.`] : [];
  });
};

const WHOLE_DAY = [["00:00", "24:00"]] as const;
const WEEK = 7 * MIDNIGHT;

const placed = (day: Weekday, at: number, window: readonly string[]) => {
  const { opens, closes } = hoursOf(window);
  return { opens: at * MIDNIGHT + opens, closes: at * MIDNIGHT + closes, said: `"${window.join("-")}" on ${day}` };
};

const holidayFaults = (day: string, at: number, all: readonly string[]): string[] => {
  if (!isDay(day)) return [`Holiday "${day}" is not a day such as 2026-12-25.`];
  return all.indexOf(day) < at ? [`Holiday ${day} is there twice.`] : [];
};

const hoursOf = ([from, to]: readonly string[]): Hours => {
  const [opens, closes] = [minuteOf(from), minuteOf(to)];
  return { opens, closes: closes < opens ? closes + MIDNIGHT : closes };
};

const minuteOf = (clock = ""): number => {
  const [, hour, minute] = /^(\d\d?):([0-5]\d)$/.exec(clock) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  return minutes <= MIDNIGHT ? minutes : Number.NaN;
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

const unlaid = ({ zone, weekly, holidays }: Schedule, offsets: Offsets): Calendar => ({
  zone: zoneOf(zone, offsets),
  windows: weekdays.map((day, at) => {
    // Of a night that begins the day before, what lies after midnight belongs to this day, and to its holiday.
    const night = (weekly[weekdays[(at + 6) % 7]!] ?? []).map(hoursOf).filter(({ closes }) => closes > MIDNIGHT);
    const windows = [...night.map(({ closes }) => ({ opens: 0, closes: closes - MIDNIGHT })), ...dayOf(weekly[day])];
    return windows
      .map(({ opens, closes }) => ({ opens: opens * MINUTE, closes: closes * MINUTE }))
      .sort((a, b) => a.opens - b.opens);
  }),
  closedDays: new Set(holidays.map((day) => Date.parse(`${day}T00:00:00Z`) / DAY)),
  table: NOTHING,
});

const dayOf = (windows: Schedule["weekly"][Weekday] = []): Hours[] =>
  windows.map(hoursOf).map(({ opens, closes }) => ({ opens, closes: Math.min(closes, MIDNIGHT) }));

/** The times from a start in which the clock runs: what the pauses leave over, the last without an end. */
const running = (startMs: number, pauses: Pauses): (readonly [from: number, to: number])[] => {
  const runs: (readonly [number, number])[] = [];
  let from = startMs;
  let began = Number.NEGATIVE_INFINITY;
  for (const [pausedMs, resumedMs] of pauses) {
    if (!(pausedMs >= began && (resumedMs === null || resumedMs >= pausedMs)))
      throw new RangeError(`The wait from ${said(pausedMs)} is out of order`);
    began = pausedMs;
    if (resumedMs !== null && resumedMs <= from) continue;
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
  if (!(ms >= EARLIEST && ms <= LATEST)) throw new RangeError(`${said(ms)} is not a moment between 1990 and 2100`);
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
  const laid = { from, to, opens: [], closes: [], before: [], total: 0 };
  // Within a stretch without a change of clocks, wall-clock time is the moment and an offset, so that a repeated hour
  // is met in both stretches and a skipped one in neither.
  for (const stretch of stretchesBetween(zone, from, to)) {
    const pastDay = Math.ceil((stretch.to + stretch.offsetMs) / DAY);
    for (let day = Math.floor((stretch.from + stretch.offsetMs) / DAY); day < pastDay; day += 1) {
      const hours = windows[(day + THURSDAY) % 7]!;
      if (hours.length && !closedDays.has(day)) add(laid, day * DAY - stretch.offsetMs, hours, stretch);
    }
  }
  return laid;
};

// Day 0 was one.
const THURSDAY = 3;

type Laying = { -readonly [K in keyof Table]: Table[K] extends number ? number : number[] };

/** Adds the windows of a day as far as they lie in the stretch; what joins the last interval makes it longer. */
const add = (laid: Laying, midnight: number, hours: readonly Hours[], { from, to }: Stretch): void => {
  for (let at = 0; at < hours.length; at += 1) {
    const open = Math.max(midnight + hours[at]!.opens, from);
    const close = Math.min(midnight + hours[at]!.closes, to);
    if (close <= open) continue;
    const last = laid.closes.length - 1;
    if (laid.closes[last] === open) laid.closes[last] = close;
    else {
      laid.opens.push(open);
      laid.closes.push(close);
      laid.before.push(laid.total);
    }
    laid.total += close - open;
  }
};
