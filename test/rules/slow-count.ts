/** Business time counted minute by minute: each minute is asked of the wall clock, knowing nothing of intervals. */
import { addMinutes, elapsedMs, expand, intlOffsets, type Pauses, type Schedule } from "../../src/rules/calendar";
import { weekdays } from "../../src/rules/days";

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A question to business time. */
export interface Case {
  readonly schedule: Schedule;
  readonly startMs: number;
  readonly endMs: number;
  readonly pauses: Pauses;
}

/** For each minute from the start to the end whether it counts. */
export const minutesThatCount = ({ schedule, startMs, endMs, pauses }: Case): boolean[] => {
  const counts: boolean[] = [];
  for (let ms = startMs; ms < endMs; ms += MINUTE) {
    const shown = new Date(ms + intlOffsets(schedule.zone, ms) * MINUTE);
    const isWaiting = pauses.some(([from, to]) => from <= ms && (to === null || ms < to));
    counts.push(!isWaiting && isOpen(schedule, shown));
  }
  return counts;
};

const isOpen = ({ weekly, holidays }: Schedule, shown: Date): boolean => {
  if (holidays.includes(shown.toISOString().slice(0, 10))) return false;
  const time = said(shown.getUTCHours() * 60 + shown.getUTCMinutes());
  const today = (shown.getUTCDay() + 6) % 7;
  const windowsOn = (day: number) => weekly[weekdays[day]!] ?? [];
  return (
    windowsOn(today).some(([opens = "", closes = ""]) => opens <= time && (time < closes || closes < opens)) ||
    windowsOn((today + 6) % 7).some(([opens = "", closes = ""]) => closes < opens && time < closes)
  );
};

/** A minute of the day as a schedule writes it. */
export const said = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** What business time says otherwise than the count; nothing where they agree. */
export const differences = (asked: Case, minutes: number): string[] => {
  const { schedule, startMs, endMs, pauses } = asked;
  const counts = minutesThatCount(asked);
  const calendar = expand(schedule, startMs, endMs, intlOffsets);
  const elapsed = elapsedMs(calendar, startMs, endMs, pauses) / MINUTE;
  const counted = counts.filter(Boolean).length;
  const due = addMinutes(calendar, startMs, minutes, pauses);
  const expected = dueIn(asked, counts, minutes);
  return [
    ...(elapsed === counted ? [] : [`${elapsed} minutes elapsed instead of ${counted}`]),
    ...((expected === undefined ? due === null || due > endMs : due === expected)
      ? []
      : [`due ${due} instead of ${expected}`]),
  ];
};

/** The end of the last minute that is needed; nothing where it lies beyond the end. */
const dueIn = ({ startMs }: Case, counts: readonly boolean[], minutes: number): number | undefined => {
  let left = minutes;
  if (left === 0) return startMs;
  const last = counts.findIndex((isCounted) => isCounted && --left === 0);
  return last < 0 ? undefined : startMs + (last + 1) * MINUTE;
};

/** A case in a zone, every second one around a change of its clocks, as that is where counts go wrong. */
export const caseIn = (zone: string, random: () => number, days: number): Case => {
  const upTo = (count: number) => Math.floor(random() * count);
  const from = Date.UTC(1990, 0, 3) + upTo(110 * 365.2 * 1440) * MINUTE;
  const changed = random() < 0.5 ? changeAfter(zone, from) : undefined;
  const startMs = changed === undefined ? from : changed - upTo(days * 1440) * MINUTE;
  const endMs = startMs + upTo(days * 1440) * MINUTE;
  const weekly = weekOf(upTo);
  const holidays = [...new Set(Array.from({ length: upTo(3) }, () => dayIn(startMs + (upTo(days + 2) - 1) * DAY)))];
  return { schedule: { zone, weekly, holidays }, startMs, endMs, pauses: waitsFrom(startMs, days, upTo) };
};

const dayIn = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** The first midnight of UTC after a change of the zone's clocks within half a year. */
const changeAfter = (zone: string, from: number): number | undefined => {
  const before = intlOffsets(zone, from);
  for (let ms = from + DAY; ms < from + 200 * DAY; ms += DAY) if (intlOffsets(zone, ms) !== before) return ms;
  return undefined;
};

/** Windows that do not overlap; one day in four ends with one over midnight. */
const weekOf = (upTo: (count: number) => number): Schedule["weekly"] => {
  const cuts = weekdays.map(() => distinct(Array.from({ length: upTo(4) * 2 }, () => 360 + upTo(900))));
  return Object.fromEntries(
    weekdays.map((day, at) => {
      const last = cuts[at]!.slice(-1)[0] ?? 0;
      const night = upTo(4) ? [] : [[said(Math.max(last, 1080) + upTo(60)), said(1 + upTo(360))]];
      return [day, [...pairs(cuts[at]!), ...night]];
    }),
  );
};

const distinct = (minutes: readonly number[]) => [...new Set(minutes)].sort((a, b) => a - b);
const pairs = (cuts: readonly number[]): string[][] =>
  cuts.flatMap((cut, at) => (at % 2 ? [[said(cuts[at - 1]!), said(cut)]] : []));

const waitsFrom = (startMs: number, days: number, upTo: (count: number) => number): Pauses => {
  const count = upTo(4);
  let at = startMs;
  return Array.from({ length: count }, (_, index) => {
    const from = at + upTo(days * 400) * MINUTE;
    at = from + upTo(days * 400) * MINUTE;
    return [from, index === count - 1 && upTo(6) === 0 ? null : at] as const;
  });
};
