/** Chance that repeats itself: the same seed draws the same values on every machine. */

export interface Chance {
  /** From 0 up to, never reaching, 1. */
  next(): number;
  /** A whole number, both ends among them. */
  whole(least: number, most: number): number;
  /** Whether something happens that happens in so large a share of cases, 0 to 1. */
  happens(share: number): boolean;
  one<T>(of: readonly T[]): T;
  /** One of the names, each as often as its weight says. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T;
  shuffled<T>(items: readonly T[]): T[];
}

// https://github.com/bryc/code/blob/master/jshash/PRNGs.md#mulberry32
const mulberry32 = (seed: number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const chanceOf = (seed: number): Chance => {
  const next = mulberry32(seed);
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    happens: (share) => next() < share,
    one: <T>(of: readonly T[]): T => {
      const drawn = of[whole(0, of.length - 1)];
      if (drawn === undefined) throw new RangeError("There is nothing to draw from.");
      return drawn;
    },
    weighted: <T extends string>(weights: Readonly<Record<T, number>>): T => drawnBy(weights, next()),
    shuffled: (items) => {
      const cards = items.map((item) => ({ item, at: next() }));
      return cards.sort((a, b) => a.at - b.at).map(({ item }) => item);
    },
  };
};

const drawnBy = <T extends string>(weights: Readonly<Record<T, number>>, share: number): T => {
  // The keys of a record with literal keys are these literals.
  const names = Object.keys(weights) as T[];
  let left = share * names.reduce((sum, name) => sum + weights[name], 0);
  const found = names.find((name) => {
    left -= weights[name];
    return left < 0;
  });
  return found ?? names[names.length - 1]!;
};
