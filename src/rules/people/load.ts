/** How much each of our people has to look after, and who had a deal last. */
import type { Coverage } from "../../model/partners";
import type { Deal, Meeting } from "../../model/pipeline";
import type { Registration } from "../../model/registrations";
import { type CoverRole, coverRoles } from "./coverage";

export interface Load {
  /** Partners that they stand by, in whichever role. */
  readonly partners: number;
  /** Approved registrations of which they are the account executive. */
  readonly registrations: number;
  /** Open deals that they own. */
  readonly deals: number;
  /** Meetings to come that they are invited to. */
  readonly meetings: number;
  /** When they were last given a registration; `null` = never. */
  readonly lastGivenAt: number | null;
}

/** By e-mail, in any case; nobody there has nothing. */
export type Loads = (email: string) => Load;

export interface Work {
  readonly registrations: readonly Pick<Registration, "stage" | "ae" | "aeAssignedAt">[];
  readonly coverage?: readonly Pick<Coverage, CoverRole>[];
  /** Open ones alone. */
  readonly deals?: readonly Pick<Deal, "owner">[];
  /** Those to come alone. */
  readonly meetings?: readonly Pick<Meeting, "attendees">[];
}

export const loadsOf = ({ registrations, coverage = [], deals = [], meetings = [] }: Work): Loads => {
  // Counted in place: a desk has ten thousand rows, and somebody waits for a card.
  const loads = new Map<string, { -readonly [K in keyof Load]: Load[K] }>();
  const of = (email: string) => {
    const known = loads.get(email) ?? loads.get(keyOf(email)) ?? { ...NOTHING };
    loads.set(email, known).set(keyOf(email), known);
    return known;
  };
  for (const { stage, ae, aeAssignedAt } of registrations) {
    if (ae === "") continue;
    const load = of(ae);
    if (stage === "approved") load.registrations += 1;
    if (aeAssignedAt !== null && aeAssignedAt > (load.lastGivenAt ?? 0)) load.lastGivenAt = aeAssignedAt;
  }
  for (const row of coverage)
    for (const holder of new Set(coverRoles.map((role) => keyOf(row[role])))) if (holder) of(holder).partners += 1;
  for (const { owner } of deals) if (owner) of(owner).deals += 1;
  for (const { attendees } of meetings)
    for (const one of new Set(attendees.split(/[,;\s]+/).map(keyOf))) if (one.includes("@")) of(one).meetings += 1;
  return (email) => loads.get(keyOf(email)) ?? NOTHING;
};

const NOTHING: Load = { partners: 0, registrations: 0, deals: 0, meetings: 0, lastGivenAt: null };

const keyOf = (email: string): string => email.trim().toLowerCase();
