/** How a value stands in a cell, in a form, in a CSV file and in a reply. */
import { blankOf, type Column, isBlank, type Span } from "./column";

/** What a cell holds, read unformatted. */
export type Cell = string | number | boolean;

/** The wall clock of the workbook: a serial counts days since 1899-12-30 in its zone. */
export interface Wall {
  readonly epochOf: (serial: number) => number;
  readonly serialOf: (epochMs: number) => number;
}

/** How people of a place write dates and numbers: `mdy` and points, or `dmy` and commas. */
export interface Spelling {
  readonly order?: "mdy" | "dmy";
  readonly decimal?: "." | ",";
}

export type Reading = { readonly value: unknown } | { readonly fault: string };

const MS_A_DAY = 86_400_000;
const UNIX_SERIAL = 25_569;

/** The value of a cell; a fault says in words why it cannot be read. */
export const fromCell = (column: Column, cell: Cell | undefined, wall: Wall): Reading => {
  if (cell === undefined || cell === "") return { value: blankOf(column) };
  if (typeof cell === "string")
    return /^#(N\/A|REF!|VALUE!|DIV\/0!|NUM!|NAME\?|NULL!|ERROR!)/.test(cell)
      ? { fault: `holds the error ${cell.split(" ")[0]}` }
      : fromText(column, cell, wall);
  if ((column.kind === "day" || column.kind === "moment") && typeof cell === "number") {
    const outside = outsideOf(column, msOfSerial(cell));
    if (outside) return { fault: `${cell} ${outside}` };
    return { value: column.kind === "day" ? dayOfSerial(cell) : wall.epochOf(cell) };
  }
  if ((column.kind === "number" || column.kind === "money") && typeof cell === "number") return { value: cell };
  if (column.kind === "flag" && typeof cell === "boolean") return { value: cell };
  return fromText(column, String(cell), wall);
};

/** Reads the cells of a column: what stands in many of them is worked out once. */
export const readerOf = (column: Column, wall: Wall): ((cell: Cell) => Reading) => {
  if (column.kind === "moment") return momentReader(column, wall);
  if (column.kind === "text" || column.kind === "number" || column.kind === "money")
    return (cell) => fromCell(column, cell, wall);
  const known = new Map<Cell, Reading>();
  return (cell) => {
    const reading = known.get(cell) ?? fromCell(column, cell, wall);
    known.set(cell, reading);
    return reading;
  };
};

const momentReader = (column: Column, wall: Wall) => {
  const [from, to] = [serialOfMs(CLOCKS_FROM), serialOfMs(CLOCKS_TO)];
  return (cell: Cell): Reading =>
    typeof cell === "number" && cell >= from && cell < to
      ? { value: wall.epochOf(cell) }
      : fromCell(column, cell, wall);
};

/** What is written into a cell; `null` clears it. */
export const toCell = (column: Column, value: unknown, wall: Wall): Cell | null => {
  if (column.kind === "flag") return value === true;
  if (isBlank(value)) return null;
  if (column.kind === "day") return serialOfDay(value as string);
  if (column.kind === "moment") return wall.serialOf(value as number);
  if (column.kind === "choice") return labelOf(column, value as string);
  if (column.kind === "list") return (value as readonly string[]).map((word) => labelOf(column, word)).join(", ");
  if (column.kind === "spans") return (value as readonly Span[]).map(spanText).join(" ");
  return value as Cell;
};

/** A choice as people read it. */
export const labelOf = ({ choices = {} }: Column, key: string): string =>
  Object.keys(choices).includes(key) ? (choices[key] ?? key) : key;

/** The same value in a reply or in the history: moments in ISO 8601 UTC, choices by key, waits as `from/to`. */
export const toPlain = (column: Column, value: unknown): unknown => {
  if (column.kind === "moment") return isoOrNull(value as number | null);
  if (column.kind === "spans") return (value as readonly Span[]).map(spanText);
  return value;
};

/** The value that was shown so; blank where nothing was. */
export const fromPlain = (column: Column, shown: unknown): unknown => {
  if (isBlank(shown)) return blankOf(column);
  if (column.kind !== "moment" && column.kind !== "spans") return shown;
  const said = Array.isArray(shown) ? shown.join(" ") : String(shown);
  const reading = column.kind === "spans" ? spansOf(said) : { value: Date.parse(said) };
  return "value" in reading && !Number.isNaN(reading.value) ? reading.value : blankOf(column);
};

export const iso = (epochMs: number): string => new Date(epochMs).toISOString();

/** A moment that may not have come yet. */
export const isoOrNull = (epochMs: number | null): string | null => (epochMs === null ? null : iso(epochMs));

/** A wait as `from/to`; nothing after the slash while it lasts. */
export const spanText = ([from, to]: Span) => `${iso(from)}/${to === null ? "" : iso(to)}`;

// What a cell holds at the most: https://support.google.com/drive/answer/37603
const LONGEST = 50_000;

/** The value of what a person or a file wrote; moments without an offset are of the workbook's wall clock. */
export const fromText = (column: Column, written: string, wall: Wall, spelling: Spelling = {}): Reading => {
  const said = written.trim();
  if (said === "") return { value: blankOf(column) };
  if (said.length > LONGEST) return { fault: "is longer than 50,000 characters" };
  switch (column.kind) {
    case "number":
      return numberOf(said, spelling);
    case "money":
      return amountOf(said, spelling);
    case "day":
      return dayOf(said, spelling);
    case "moment":
      return momentOf(column, said, wall, spelling);
    case "flag":
      return flagOf(said);
    case "choice":
      return choiceOf(column, said);
    case "list":
      return { value: wordsOf(said).map((word) => keyFor(column, word) ?? word) };
    case "spans":
      return spansOf(said);
    default:
      return { value: said };
  }
};

// Digits alone or in groups of three, a fraction, an exponent, and whether it is a share of a hundred.
const NUMBER = /^[+-]?(\d{1,3}(,\d{3})+|\d+|(?=\.\d))(\.\d*)?(e[+-]?\d+)?%?$/i;
// `25k` and `1.2M`, as people write amounts.
const SHORT = /(\d[\d.,]*)\s*([km])$/i;

/** The amount in a text, thousands and millions in short too; a fault when it is none. */
const amountOf = (said: string, spelling: Spelling): Reading => {
  const [short, , unit = ""] = SHORT.exec(said) ?? [];
  if (!short) return numberOf(said, spelling);
  const reading = numberOf(said.slice(0, -1), spelling);
  if ("fault" in reading) return { fault: `"${said}" is not a number` };
  return { value: Math.round(Number(reading.value) * (unit.toLowerCase() === "k" ? 1e3 : 1e6) * 100) / 100 };
};

/** The number in a text, with or without a currency; a fault when it is none. */
export const numberOf = (said: string, { decimal = "." }: Spelling): Reading => {
  const bare = said.replace(/^[A-Z]{3}\s|\s[A-Z]{3}$|[$€£¥\s\u00a0']/g, "");
  const plain = decimal === "," ? bare.replace(/[.,]/g, (mark) => (mark === "," ? "." : ",")) : bare;
  const value = Number.parseFloat(plain.replace(/,/g, ""));
  if (!NUMBER.test(plain) || !Number.isFinite(value)) return { fault: `"${said}" is not a number` };
  return { value: plain.endsWith("%") ? value / 100 : value };
};

const YES = /^(yes|y|true|1|x|✓)$/i;
const NO = /^(no|n|false|0|-)$/i;

const flagOf = (said: string): Reading => {
  if (YES.test(said)) return { value: true };
  return NO.test(said) ? { value: false } : { fault: `"${said}" is neither yes nor no` };
};

const choiceOf = (column: Column, said: string): Reading => {
  const key =
    keyFor(column, said) ?? (YES.test(said) ? keyFor(column, "yes") : NO.test(said) ? keyFor(column, "no") : undefined);
  if (key !== undefined) return { value: key };
  return { fault: `"${said}" is not one of ${Object.values(column.choices ?? {}).join(", ")}` };
};

const squeezed = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** The key of a choice by its key or its label, in any case. */
const keyFor = (column: Column, said: string): string | undefined =>
  Object.entries(column.choices ?? {}).find(([key, label]) =>
    [key, label].some((word) => squeezed(word) === squeezed(said)),
  )?.[0];

const wordsOf = (said: string) =>
  said
    .split(/[,;\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");

const spansOf = (said: string): Reading => {
  const spans = said.split(/\s+/).map((part) => part.split("/").map((at) => (at ? Date.parse(at) : null)));
  const sound = spans.every(([from, to]) => Number.isFinite(from) && (to === null || Number.isFinite(to)));
  if (!sound) return { fault: `"${said}" is not a list of from/to moments` };
  const ends = spans.flatMap(([from, to]) => [from ?? 0, to ?? Number.POSITIVE_INFINITY]);
  if (ends.some((at, place) => at < (ends[place - 1] ?? at)))
    return { fault: `"${said}" is not in order: each wait ends before the next begins` };
  const outside = ends.find((at) => Number.isFinite(at) && !isOfOurClocks(at));
  if (outside !== undefined) return { fault: `"${said}" ${NOT_OF_OUR_CLOCKS}` };
  return { value: spans.map(([from, to]) => [from, to ?? null]) };
};

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const NOT_OF_OUR_TIME = "is not a date between 1900 and 2199";

const NOT_OF_OUR_CLOCKS = "is not a date and time between 1990 and 2100";

// Calendars reach no further (a day is left for zones): what lies beyond is a slip of the keyboard.
const [CLOCKS_FROM, CLOCKS_TO] = [Date.UTC(1990, 0, 2), Date.UTC(2100, 11, 31)];
const [DAYS_FROM, DAYS_TO] = [Date.UTC(1900, 0, 2), Date.UTC(2199, 11, 31)];

const isOfOurClocks = (epochMs: number): boolean => epochMs >= CLOCKS_FROM && epochMs < CLOCKS_TO;

const isOfOurTime = (epochMs: number): boolean => epochMs >= DAYS_FROM && epochMs < DAYS_TO;

const dayOf = (said: string, spelling: Spelling): Reading => {
  const plain = said.replace(/,?[T ]\d{1,2}:\d{2}.*$/, "");
  const parts = isoParts(plain) ?? namedParts(plain) ?? orderedParts(plain, spelling);
  if (parts === "two ways")
    return { fault: `"${said}" can be read two ways: say whether the day or the month comes first` };
  const found = parts && realDay(parts);
  if (!found) return { fault: `"${said}" is not a date` };
  return isOfOurTime(Date.parse(found)) ? { value: found } : { fault: `"${said}" ${NOT_OF_OUR_TIME}` };
};

/** Why a day or a moment cannot be: clocks reach less far than days. */
const outsideOf = ({ kind, anyAge }: Column, epochMs: number): string | undefined => {
  if (kind === "moment" && !anyAge) return isOfOurClocks(epochMs) ? undefined : NOT_OF_OUR_CLOCKS;
  return isOfOurTime(epochMs) ? undefined : NOT_OF_OUR_TIME;
};

type Parts = readonly [year: number, month: number, day: number];

const isoParts = (said: string): Parts | undefined => {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(said) ?? [];
  return year ? [Number(year), Number(month), Number(day)] : undefined;
};

const namedParts = (said: string): Parts | undefined => {
  const month = MONTHS.findIndex((name) => said.toLowerCase().includes(name)) + 1;
  const year = /\b\d{4}\b/.exec(said)?.[0];
  const day = /\b\d{1,2}\b/.exec(said.replace(/\b\d{4}\b/, ""))?.[0];
  return month && year && day ? [Number(year), month, Number(day)] : undefined;
};

const orderedParts = (said: string, { order }: Spelling): Parts | "two ways" | undefined => {
  const [, first, mark, second, year] = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(said) ?? [];
  if (!first || !second || !year) return undefined;
  const [a, b] = [Number(first), Number(second)];
  const known = order ?? (mark === "." || a > 12 ? "dmy" : b > 12 ? "mdy" : a === b ? "dmy" : undefined);
  if (!known) return "two ways";
  return known === "dmy" ? [Number(year), b, a] : [Number(year), a, b];
};

const realDay = ([year, month, day]: Parts): string | undefined => {
  const at = new Date(Date.UTC(year, month - 1, day));
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return real ? iso(at.getTime()).slice(0, 10) : undefined;
};

const CLOCK = /[T ](\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?(?: ?([AP])M)?(?: ?(UTC|Z|[+-]\d{2}:?\d{2}))?$/i;

const momentOf = (column: Column, said: string, wall: Wall, spelling: Spelling): Reading => {
  const day = dayOf(said, spelling);
  if ("fault" in day) return { fault: day.fault.replace("date", "date and time") };
  const time = timeOf(said);
  if (!time) return { fault: `"${said}" is not a date and time` };
  const local = Date.parse(day.value as string) + time.ms;
  const outside = outsideOf(column, local);
  if (outside) return { fault: `"${said}" ${outside}` };
  if (time.offset) return { value: local - minutesEast(time.offset) * 60_000 };
  return { value: wall.epochOf(local / MS_A_DAY + UNIX_SERIAL) };
};

/** The time of day in a text, midnight where there is none; nothing where it is no time of a day. */
const timeOf = (said: string): { ms: number; offset: string | undefined } | undefined => {
  const found = CLOCK.exec(said);
  if (!found) return said.includes(":") ? undefined : { ms: 0, offset: undefined };
  const [, hours = "", minutes = "", second = "0", fraction = "", half, offset] = found;
  const [hour, minute] = [half ? hourOf(Number(hours), half) : Number(hours), Number(minutes)];
  if (!(hour * 60 + minute <= 1440) || minute > 59 || Number(second) > 59) return undefined;
  const seconds = (hour * 60 + minute) * 60 + Number(second);
  return { ms: seconds * 1000 + Math.floor(Number(`0${fraction}`) * 1000), offset };
};

/** 12 AM is midnight, 12 PM is noon, and there is no 13 PM. */
const hourOf = (hour: number, half: string): number => {
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
};

const minutesEast = (offset: string): number => {
  const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})/.exec(offset) ?? [];
  return sign ? (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
};

const msOfSerial = (serial: number): number => (Math.floor(serial) - UNIX_SERIAL) * MS_A_DAY;

const serialOfMs = (ms: number): number => ms / MS_A_DAY + UNIX_SERIAL;

/** Days since 1899-12-30, as the sheet counts them. */
export const serialOfDay = (day: string): number => serialOfMs(Date.parse(day));

/** The day of a serial; a time of day is cut off. */
export const dayOfSerial = (serial: number): string => iso(msOfSerial(serial)).slice(0, 10);
