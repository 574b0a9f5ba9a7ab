/** The letters of a column by its index: 0 is A, 26 is AA. */
export const letters = (index: number): string =>
  index < 0 ? "" : letters(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));
