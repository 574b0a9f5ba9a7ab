/** How figures are kept: two decimals, and nothing where there is nothing to divide by. */

/** Two decimals, as figures are kept. */
export const rounded = (value: number): number => Math.round((value + Number.EPSILON) * 100) / 100;

/** A percentage with two decimals; `null` when there is nothing to divide by (Q46). */
export const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : rounded((part * 100) / whole);

/** The one in the middle, with two decimals; `null` when there is none (Q46). */
export const median = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : rounded((low + high) / 2);
};

/** The mean of those that are known, with two decimals; `null` when none is (Q46). */
export const mean = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : rounded(known.reduce((sum, value) => sum + value, 0) / known.length);
};
