/** Who held an account when, worked out from the rows and their ends. */
import type { Reply } from "../../contract";
import type { Registration } from "../../model/registrations";
import { isOpen } from "../../rules/moves";
import { dayOf, type Zone } from "../../rules/zone";

type Holder = Reply<"registration">["holders"][number];

/** These registrations of one company, as far as they were approved, by the days on which they held it. */
export const holdersOf = (rows: readonly Registration[], zone: Zone): Holder[] =>
  rows
    .flatMap((row) => {
      const from = heldFrom(row, zone);
      const { id, partner, stage: how } = row;
      return from ? [{ id, partner, from, to: heldTo(row, zone), how }] : [];
    })
    .sort((a, b) => a.from.localeCompare(b.from) || a.id.localeCompare(b.id));

/** History may bring the decision alone; one that was opened again holds nothing until it is decided again. */
const heldFrom = ({ stage, verdict, protectedFrom, decidedAt, reopenedAt }: Registration, zone: Zone): string => {
  if (verdict !== "approve" || isOpen(stage)) return "";
  return protectedFrom || (decidedAt === null || reopenedAt !== null ? "" : dayOf(zone, decidedAt));
};

/** Its last day; blank where it ended and nobody knows when. */
const heldTo = ({ stage, endedAt, protectedUntil }: Registration, zone: Zone): string => {
  if (endedAt === null) return stage === "approved" || stage === "expired" ? protectedUntil : "";
  // What ended at midnight held the account to the end of the day before.
  const endedOn = dayOf(zone, endedAt - 1);
  return protectedUntil && protectedUntil < endedOn ? protectedUntil : endedOn;
};
