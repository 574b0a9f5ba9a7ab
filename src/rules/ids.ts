/** Numbers that are issued once: one above the highest ever seen, in the sheet or in memory. */

export const registrationId = (number: number): string => `DR-${String(number).padStart(4, "0")}`;

/** The number in an id of ours; ids that came with history and look otherwise have none. */
export const numberOf = (id: string): number => Number(/^DR-(\d+)$/.exec(id)?.[1] ?? 0);

export const nextNumber = (ids: readonly string[], highest: number | undefined): number =>
  ids.reduce((most, id) => Math.max(most, numberOf(id)), highest ?? 0) + 1;
