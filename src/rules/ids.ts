/** Numbers that are issued once: one above the highest ever seen, in the sheet or in memory. */

export const registrationId = (number: number): string => `DR-${String(number).padStart(4, "0")}`;

export const inquiryId = (number: number): string => `IN-${String(number).padStart(4, "0")}`;

export const meetingId = (number: number): string => `M-${String(number).padStart(4, "0")}`;
export const dealId = (number: number): string => `D-${String(number).padStart(4, "0")}`;

/** The number in an id of ours; ids that came with history and look otherwise have none. */
export const numberOf = (id: string, prefix = "DR"): number => {
  const [first, digits = ""] = id.split("-");
  return first === prefix && /^\d+$/.test(digits) && id.length === prefix.length + 1 + digits.length
    ? Number(digits)
    : 0;
};

export const nextNumber = (ids: readonly string[], highest: number | undefined, prefix = "DR"): number =>
  ids.reduce((most, id) => Math.max(most, numberOf(id, prefix)), highest ?? 0) + 1;
