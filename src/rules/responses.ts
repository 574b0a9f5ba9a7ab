/** Which responses of a form are dealt with. Each is known by the moment at which it came: rows may be sorted and taken away. */
import type { Dealt } from "../model/desk";

/** A response by its key, and by the moment at which it came as the sheet counts it. */
export interface Came {
  readonly key: string;
  readonly serial: number;
}

/** The keys of responses that came at these moments, in the order of the sheet; two of one moment are told apart. */
export const keysOf = (serials: readonly number[]): string[] => {
  const seen = new Map<number, number>();
  return serials.map((serial) => {
    const nth = (seen.get(serial) ?? 0) + 1;
    seen.set(serial, nth);
    return nth === 1 ? String(serial) : `${serial}/${nth}`;
  });
};

// Google may write a response a little after one that came later.
const TEN_MINUTES = 10 / 1440;

/** Whether nobody took it in yet, as far as the desk remembers: what was taken in and deleted since stays away. */
export const isNew = ({ key, serial }: Came, { until, recent, left }: Dealt): boolean =>
  left.includes(key) || serial > until || (serial > until - TEN_MINUTES && !recent.includes(key));

const REMEMBERED = 80;

/** What is dealt with when of all these responses the ones of the keys were left. */
export const dealtWith = (all: readonly Came[], left: readonly string[], since: number): Dealt => {
  const until = all.reduce((last, { serial }) => Math.max(last, serial), 0);
  const recent = all.filter(({ key, serial }) => serial > until - TEN_MINUTES && !left.includes(key));
  return { since, until, recent: recent.map(({ key }) => key).slice(-REMEMBERED), left: left.slice(-REMEMBERED) };
};

/** Nothing was looked at before. */
export const undealt = (since: number): Dealt => ({ since, until: 0, recent: [], left: [] });
