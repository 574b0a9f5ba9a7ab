/** The public holidays of common countries, which build/holidays.mjs wrote down. */
import known from "./public-holidays.json";
import type { DayOff } from "./draft";

interface Country {
  readonly name: string;
  /** `0101` where it is the same day each year, else each of its days as `260403`. */
  readonly days: Readonly<Record<string, string>>;
}

const countries: Readonly<Record<string, Country>> = known.countries;

/** The countries by their codes, in the order of their names. */
export const countryNames: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(countries).map(([code, { name }]) => [code, name]),
);

/** The last year that is known. */
export const lastYear: number = known.last;

/** The days of a country in some years, in order; none for a country or a year that nobody wrote down. */
export const publicHolidays = (code: string, years: readonly number[]): DayOff[] =>
  Object.entries(countries[code]?.days ?? {})
    .flatMap(([name, written]) => daysIn(written, years).map((day) => ({ day, name })))
    .sort((one, other) => one.day.localeCompare(other.day));

const daysIn = (written: string, years: readonly number[]): string[] =>
  years
    .filter((year) => year >= known.first && year <= known.last)
    .flatMap((year) => (written.length === 4 ? [`${year}${written}`] : inYear(written, year)))
    .map((day) => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`);

const inYear = (written: string, year: number): string[] =>
  written
    .split(" ")
    .map((day) => `20${day}`)
    .filter((day) => day.startsWith(String(year)));
