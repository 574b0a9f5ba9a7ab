/** Java's date patterns, as far as the host knows them. */
import { offsetAt } from "../sheets/zone";
import { exception, notBuilt } from "./errors";

/** A moment in a zone by a pattern of Java's SimpleDateFormat; unknown letters are refused by name. */
export const formatDate = (date: Date, zone: string, pattern: string) => {
  const offset = offsetIn(zone, date.getTime());
  const wall = new Date(date.getTime() + offset);
  return pattern.replaceAll(/'([^']*)'|([A-Za-z])\2*/g, (part, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted === "" ? "'" : quoted;
    const write = letters[part[0] ?? ""];
    if (!write) throw notBuilt(`Utilities.formatDate() with the pattern letter ${part[0]}`);
    return write(wall, part.length, offset);
  });
};

const offsetIn = (zone: string, moment: number) => {
  try {
    return offsetAt(moment, zone);
  } catch {
    throw exception(`Invalid argument: timeZone. Should be of type: String`);
  }
};

const padded = (value: number, length: number) => String(value).padStart(length, "0");
const named = (wall: Date, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-US", { ...options, timeZone: "UTC" }).format(wall);

const letters: Readonly<Record<string, (wall: Date, length: number, offset: number) => string>> = {
  y: (wall, length) => (length === 2 ? padded(wall.getUTCFullYear() % 100, 2) : padded(wall.getUTCFullYear(), length)),
  M: (wall, length) => {
    if (length < 3) return padded(wall.getUTCMonth() + 1, length);
    return named(wall, { month: length === 3 ? "short" : "long" });
  },
  d: (wall, length) => padded(wall.getUTCDate(), length),
  H: (wall, length) => padded(wall.getUTCHours(), length),
  m: (wall, length) => padded(wall.getUTCMinutes(), length),
  s: (wall, length) => padded(wall.getUTCSeconds(), length),
  S: (wall, length) => padded(wall.getUTCMilliseconds(), length),
  E: (wall, length) => named(wall, { weekday: length > 3 ? "long" : "short" }),
  u: (wall, length) => padded(wall.getUTCDay() || 7, length),
  Z: (_, __, offset) => offsetText(offset, ""),
  X: (_, length, offset) => {
    if (offset === 0) return "Z";
    return length === 1 ? offsetText(offset, "").slice(0, 3) : offsetText(offset, length === 3 ? ":" : "");
  },
};

const offsetText = (offset: number, colon: string) => {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  return `${offset < 0 ? "-" : "+"}${padded(Math.floor(minutes / 60), 2)}${colon}${padded(minutes % 60, 2)}`;
};
