/** How much each of our people has to look after, and who had a deal last. */
import type { Coverage, Partner, Person } from "../../model/partners";
import type { Deal, DealStage, Meeting } from "../../model/pipeline";
import type { Registration } from "../../model/registrations";
import { keyOf as nameOf } from "../names";
import { squeezed } from "../titles";
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
  readonly registrations: readonly (Pick<Registration, "stage" | "ae"> & Partial<Pick<Registration, "aeAssignedAt">>)[];
  /** Where people are written by their names too. */
  readonly team?: readonly Pick<Person, "email" | "name">[];
  readonly coverage?: readonly Pick<Coverage, CoverRole>[];
  /** Open ones alone. */
  readonly deals?: readonly Pick<Deal, "owner">[];
  /** Those to come alone. */
  readonly meetings?: readonly Pick<Meeting, "attendees">[];
}

export const loadsOf = ({ registrations, team = [], coverage = [], deals = [], meetings = [] }: Work): Loads => {
  const emails = new Map(team.map(({ email, name }) => [keyOf(name), keyOf(email)]));
  // Counted in place: a desk has ten thousand rows, and somebody waits for a card.
  const loads = new Map<string, { -readonly [K in keyof Load]: Load[K] }>();
  const of = (holder: string) => {
    const email = emails.get(keyOf(holder)) ?? keyOf(holder);
    const known = loads.get(holder) ?? loads.get(email) ?? { ...NOTHING };
    loads.set(holder, known).set(email, known);
    return known;
  };
  for (const { stage, ae, aeAssignedAt } of registrations) {
    if (ae === "") continue;
    const load = of(ae);
    if (stage === "approved") load.registrations += 1;
    if (aeAssignedAt && aeAssignedAt > (load.lastGivenAt ?? 0)) load.lastGivenAt = aeAssignedAt;
  }
  for (const row of coverage)
    for (const load of new Set(coverRoles.flatMap((role) => (row[role].trim() ? [of(row[role])] : []))))
      load.partners += 1;
  for (const { owner } of deals) if (owner) of(owner).deals += 1;
  for (const { attendees } of meetings)
    for (const one of new Set(attendees.split(/[,;\s]+/).map(keyOf))) if (one.includes("@")) of(one).meetings += 1;
  return (email) => loads.get(keyOf(email)) ?? NOTHING;
};

const NOTHING: Load = { partners: 0, registrations: 0, deals: 0, meetings: 0, lastGivenAt: null };

const keyOf = (email: string): string => email.trim().toLowerCase();

/** The rows of the matrix that are about partners who are with us: what was ended or rests weighs on nobody. */
export const activeCoverage = <C extends Pick<Coverage, "partner">>(
  coverage: readonly C[],
  partners: readonly Pick<Partner, "name" | "aliases" | "status">[],
): C[] => {
  const others = partners.filter(({ status }) => status !== "active" && status !== "");
  const names = new Set(others.flatMap(({ name, aliases }) => [name, ...aliases].map(nameOf)));
  return coverage.filter(({ partner }) => !names.has(nameOf(partner)));
};

/** Neither won nor lost; a stage that nobody defined is open. */
export const openIn = (stages: readonly Pick<DealStage, "stage" | "kind">[]) => {
  const closed = new Set(
    stages.filter(({ kind }) => kind === "won" || kind === "lost").map(({ stage }) => squeezed(stage)),
  );
  return ({ stage }: { readonly stage: string }): boolean => !closed.has(squeezed(stage));
};
