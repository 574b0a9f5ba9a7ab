/** The world's clock in words, and the moments to which people like to move it. */
import { momentOf, serialAt } from "../../sheets/zone";

/** "Mon 16 Nov 2026, 08:10" in a zone. */
export const momentIn = (moment: number, zone: string): string => {
  const parts = Object.fromEntries(
    format(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.weekday} ${parts.day} ${parts.month} ${parts.year}, ${parts.hour}:${parts.minute}`;
};

const formats = new Map<string, Intl.DateTimeFormat>();

const format = (timeZone: string) => {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  formats.set(timeZone, made);
  return made;
};

/** "New York" of "America/New_York". */
export const placeOf = (zone: string) => zone.replace(/.*\//, "").replaceAll("_", " ");

const halfPastNine = 9.5 / 24;

/**
 * The next Monday at half past nine, or the next day of Monday to Friday: what an hourly check does from half past eight on
 * is done by then, in whatever minute of the hour it runs. The holidays of a program are its own affair.
 */
export const nextMorning = (now: number, zone: string, mornings: "monday" | "weekday"): number => {
  const today = Math.floor(serialAt(now, zone));
  for (let day = today; ; day += 1) {
    const moment = toTheMinute(momentOf(day + halfPastNine, zone));
    // Serial 2 was a Monday.
    const weekday = (((day - 2) % 7) + 7) % 7;
    if (moment > now && (mornings === "monday" ? weekday === 0 : weekday < 5)) return moment;
  }
};

/** What a field for date and time shows: `2026-11-16T08:10` in a zone. */
export const fieldOf = (moment: number, zone: string) =>
  new Date(toTheMinute((serialAt(moment, zone) - 25_569) * 86_400_000)).toISOString().slice(0, 16);

/** The moment that such a field means; null while it is empty. */
export const momentOfField = (field: string, zone: string): number | null => {
  const wall = Date.parse(`${field}Z`);
  return Number.isNaN(wall) ? null : toTheMinute(momentOf(wall / 86_400_000 + 25_569, zone));
};

// A part of a day is no exact number of milliseconds.
const toTheMinute = (moment: number) => Math.round(moment / 60_000) * 60_000;
