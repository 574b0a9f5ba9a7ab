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
  const loads = new Map<string, Load>();
  const add = (email: string, more: (load: Load) => Partial<Load>) => {
    const key = keyOf(email);
    const load = loads.get(key) ?? NOTHING;
    if (key) loads.set(key, { ...load, ...more(load) });
  };
  for (const { stage, ae, aeAssignedAt } of registrations) {
    if (stage === "approved") add(ae, (load) => ({ registrations: load.registrations + 1 }));
    if (aeAssignedAt !== null) add(ae, (load) => ({ lastGivenAt: Math.max(load.lastGivenAt ?? 0, aeAssignedAt) }));
  }
  for (const row of coverage)
    for (const holder of new Set(coverRoles.map((role) => keyOf(row[role]))))
      add(holder, (load) => ({ partners: load.partners + 1 }));
  for (const { owner } of deals) add(owner, (load) => ({ deals: load.deals + 1 }));
  for (const { attendees } of meetings)
    for (const one of new Set(attendees.split(/[,;\s]+/).map(keyOf)))
      if (one.includes("@")) add(one, (load) => ({ meetings: load.meetings + 1 }));
  return (email) => loads.get(keyOf(email)) ?? NOTHING;
};

const NOTHING: Load = { partners: 0, registrations: 0, deals: 0, meetings: 0, lastGivenAt: null };

const keyOf = (email: string): string => email.trim().toLowerCase();
