/** How many of something there are, in words. */

/** `1 partner`, `3 partners`; blank for none. */
export const counted = (count: number, noun: string): string =>
  count === 0 ? "" : `${count} ${noun}${count === 1 ? "" : "s"}`;
