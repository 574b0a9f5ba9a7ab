/** The coverage matrix: who stands by each partner, and who is missing. */
import type { Reply } from "../contract";
import { iso, isoOrNull } from "../model/cell";
import type { Change } from "../model/plan";
import type { Coverage, Partner } from "../model/partners";
import type { Facts, Reads } from "../model/workbook";
import { type CoverRole, coverageState, coverRoles, gapsOf, holderKept, lacksVital } from "../rules/people/coverage";
import { keyOf } from "../rules/names";
import { personOf } from "../rules/roles";
import { dueOf } from "../rules/sla/clock";
import { type Always, answers, flowOf, type Moment } from "./flow";
import { deskHours, policyOf } from "./registration/arrival";

export const coverageReads = {
  partners: ["name", "tier", "status", "tierApprovedAt", "aliases"],
  coverage: "all",
  policies: "all",
  calendars: "all",
  holidays: ["calendar", "day"],
} as const satisfies Reads;

export type CoverageFacts = Facts<typeof coverageReads & Always>;
type Covered = Pick<
  Coverage,
  "partner" | "tier" | "pam" | "ae" | "se" | "am" | "state" | "gaps" | "since" | "startedAt" | "dueAt"
>;

/** Every active partner with its people and its gaps, gaps first. */
export const coverage = flowOf<"coverage">()({
  who: "everybody",
  reads: coverageReads,
  plan: (facts, _input, moment) => {
    const rows = coveredPartners(facts, moment).map(({ covered }) => covered);
    const partners = rows.sort((a, b) => rank(a) - rank(b) || a.partner.localeCompare(b.partner)).map(view);
    const held = new Set(rows.flatMap((row) => coverRoles.map((role) => row[role])));
    const names = Object.fromEntries(
      facts.team.flatMap(({ email, name, active }) =>
        name !== "" && held.has(email) ? [[email, active ? name : `${name} (has left)`]] : [],
      ),
    );
    return answers({ asOf: iso(moment.now), partners, names });
  },
});

/** A row for each active partner, with its tier, its state and what is missing. */
export const coverageChanges = (facts: CoverageFacts, moment: Moment): Change[] =>
  coveredPartners(facts, moment).flatMap(({ covered, row }): Change[] => {
    const { tier, state, gaps, since, startedAt, dueAt } = covered;
    const own = { tier, state, gaps, since, startedAt, dueAt };
    const kept = Object.fromEntries(
      coverRoles.flatMap((role) => (row && row[role] !== covered[role] ? [[role, covered[role]]] : [])),
    );
    if (!row) return [{ table: "coverage", add: { partner: covered.partner, ...own } }];
    const same =
      row.tier === tier &&
      row.state === state &&
      row.gaps.join() === gaps.join() &&
      row.dueAt === dueAt &&
      row.startedAt === startedAt;
    const set = { ...(same ? {} : own), ...kept };
    return Object.keys(set).length ? [{ table: "coverage", key: row.partner, set }] : [];
  });

/** The row of one partner as it is now; nothing for a partner that needs nobody. */
export const coveredNow = (facts: CoverageFacts, partner: string, moment: Moment): Coverage | undefined => {
  const found = coveredPartners(facts, moment).find(
    ({ covered, row }) => keyOf(row?.partner ?? covered.partner) === keyOf(partner),
  );
  return found && { note: "", ...found.row, ...found.covered };
};

interface CoveredPartner {
  readonly covered: Covered;
  readonly row: Coverage | undefined;
  readonly partner: CoverageFacts["partners"][number];
}

/** The active partners, each as it is covered now, and its row in the matrix as it stands. */
export const coveredPartners = (facts: CoverageFacts, moment: Moment): CoveredPartner[] => {
  const rows = new Map(facts.coverage.map((row) => [keyOf(row.partner), row]));
  return facts.partners
    .filter(({ name, status }) => name !== "" && (status === "active" || status === ""))
    .map((partner) => {
      const row = [partner.name, ...partner.aliases].map((name) => rows.get(keyOf(name))).find((found) => found);
      return { covered: coveredBy(facts, partner, row && { ...row, ...keptIn(row, facts) }, moment), row, partner };
    });
};

/** Its people by their addresses, whatever of them was typed. */
const keptIn = (row: Coverage, { team }: Pick<CoverageFacts, "team">): Partial<Coverage> =>
  Object.fromEntries(coverRoles.map((role) => [role, holderKept(row[role], team)]));

type KnownPartner = Pick<Partner, "name" | "tier" | "tierApprovedAt">;

const coveredBy = (facts: CoverageFacts, partner: KnownPartner, row: Coverage | undefined, moment: Moment): Covered => {
  const gaps = gapsOf(partner.tier, row, facts.team);
  const startedAt = gaps.length ? startFor(facts, partner, row, gaps, moment) : null;
  const dueAt = startedAt === null ? (gaps.length ? (row?.dueAt ?? null) : null) : dueFor(facts, startedAt, moment);
  // Of a partner in no tier nobody knows whom it needs.
  const state = partner.tier === "" ? "" : coverageState(gaps, dueAt, moment.now);
  const unchanged = row?.state === state && row.gaps.join() === gaps.join();
  return {
    partner: row?.partner ?? partner.name,
    tier: partner.tier,
    pam: row?.pam ?? "",
    ae: row?.ae ?? "",
    se: row?.se ?? "",
    am: row?.am ?? "",
    state,
    gaps,
    since: unchanged ? (row?.since ?? moment.now) : moment.now,
    startedAt,
    dueAt,
  };
};

/** From when its time counts: kept as long as it is without the same people. */
const startFor = (
  facts: CoverageFacts,
  partner: KnownPartner,
  row: Coverage | undefined,
  gaps: readonly CoverRole[],
  { now }: Moment,
): number | null => {
  const left = isCovered(row) && lacksVital(gaps);
  // What a version before this one wrote has its end alone.
  if (!left && row && (row.startedAt ?? row.dueAt) !== null) return row.startedAt;
  return uncoveredSince(partner, row, leftAt(row, facts.team) ?? now);
};

/** 24 business hours, by the rule and the hours as they stand now. */
const dueFor = (facts: CoverageFacts, startedAt: number, moment: Moment): number | null => {
  const policy = policyOf(facts.policies, "coverage");
  return policy ? dueOf(policy, { startedAt, waits: [] }, deskHours(facts, moment)).dueAt : null;
};

/** When the last of a row's people left; `null` where none has, or nobody wrote down when. */
const leftAt = (row: Coverage | undefined, team: CoverageFacts["team"]): number | null => {
  const left = coverRoles.flatMap((role) => personOf(team, row?.[role] ?? "") ?? []).filter(({ active }) => !active);
  const moments = left.flatMap((person) => person.leftAt ?? []);
  return moments.length ? Math.max(...moments) : null;
};

const isCovered = (row: Coverage | undefined): row is Coverage => row?.state === "managed" || row?.state === "gap";

/** From the approval of the tier; for a partner that had its people since, from when one left or it was first seen without (S18). */
const uncoveredSince = ({ tierApprovedAt }: KnownPartner, row: Coverage | undefined, now: number): number => {
  if (tierApprovedAt === null) return now;
  return isCovered(row) && tierApprovedAt <= (row.since ?? now) ? now : tierApprovedAt;
};

const ORDER: readonly Coverage["state"][] = ["unmanaged", "at-risk", "", "gap", "managed"];
const rank = ({ state }: Covered) => ORDER.indexOf(state);

const view = ({ since, dueAt, startedAt: _, ...rest }: Covered): Reply<"coverage">["partners"][number] => ({
  ...rest,
  gaps: [...rest.gaps],
  since: isoOrNull(since),
  dueAt: isoOrNull(dueAt),
});
