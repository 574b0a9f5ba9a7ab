/** The joint calendar of a week: each active partner against the target of its tier, the gaps of the next week, and who is silent. */
import type { Tier } from "../../model/partners";
import type { Meeting } from "../../model/pipeline";
import type { MeetingRow, PartnerRow, Times } from "../report/facts";
import { sortMeetings } from "../report/meetings";
import { type Directory, tierRank } from "../report/partners";
import type { Status } from "../report/status";
import { isUnsettled } from "./owed";
import { alertedBelow, floorOf, type Standing, standingOf, targetByTier } from "./targets";

export interface PartnerWeek extends Standing {
  readonly partner: string;
  readonly tier: Tier | "";
  readonly held: number;
  /** Booked and still to come in the week. */
  readonly booked: number;
  readonly target: string;
}

export interface TierWeek extends Standing {
  readonly tier: Tier;
  readonly partners: number;
  readonly held: number;
  readonly booked: number;
  /** The sum of the floors of its partners (Q40). */
  readonly target: number;
  /** For one partner, as people say it. */
  readonly each: string;
}

/** A partner with fewer meetings in the next week than its tier's floor. */
export interface Gap {
  readonly partner: string;
  readonly tier: Tier | "";
  readonly booked: number;
  readonly floor: number;
}

type Row = MeetingRow & Pick<Meeting, "endsAt">;

export const weekOf = (rows: readonly Row[], directory: Directory, times: Times) => {
  const sorted = sortMeetings(rows, directory, times);
  const ahead = rows.filter((row) => isAhead(row, times));
  const [held, booked, next] = [sorted.held, ahead, sorted.nextWeek].map((some) => countsOf(some, directory));
  const partners = directory.active.map((one) => partnerWeek(one, held?.get(one) ?? 0, booked?.get(one) ?? 0));
  return {
    tiers: (Object.keys(targetByTier) as Tier[]).map((tier) => tierWeek(tier, partners)),
    partners: partners.sort(gapsFirst),
    gaps: directory.active.flatMap((one) => gapOf(one, next?.get(one) ?? 0)).sort(byTier),
    silent: sorted.silent,
  };
};

/** Booked in the week and not over yet. */
const isAhead = (row: Row, { from, to, now }: Times): boolean =>
  row.status === "booked" &&
  row.startsAt !== null &&
  row.startsAt >= from &&
  row.startsAt < to &&
  !isUnsettled(row, now);

const countsOf = (rows: readonly MeetingRow[], { find }: Directory): ReadonlyMap<PartnerRow | undefined, number> => {
  const counts = new Map<PartnerRow | undefined, number>();
  for (const { partner } of rows) counts.set(find(partner), (counts.get(find(partner)) ?? 0) + 1);
  return counts;
};

const partnerWeek = ({ name, tier }: PartnerRow, held: number, booked: number): PartnerWeek => ({
  partner: name,
  tier,
  held,
  booked,
  target: tier ? targetByTier[tier].said : "none",
  ...standingOf(tier, held, booked),
});

/** A tier stands as the worst of its partners does, for nobody makes up for another. */
const tierWeek = (tier: Tier, all: readonly PartnerWeek[]): TierWeek => {
  const own = all.filter((one) => one.tier === tier);
  const sum = (what: "held" | "booked") => own.reduce((total, one) => total + one[what], 0);
  const status = ORDER.find((worst) => own.some((one) => one.status === worst)) ?? "none";
  return {
    tier,
    partners: own.length,
    held: sum("held"),
    booked: sum("booked"),
    target: own.length * floorOf(tier),
    each: targetByTier[tier].said,
    status,
    words: tierSaid(own, status),
  };
};

const tierSaid = (own: readonly PartnerWeek[], status: Status): string => {
  if (own.length === 0) return "No partner";
  const below = own.filter((one) => one.status === "red").length;
  if (status === "red") return `${below} of ${own.length} below target`;
  return own.find((one) => one.status === status)?.words ?? "";
};

const gapOf = ({ name, tier }: PartnerRow, booked: number): Gap[] => {
  const floor = alertedBelow(tier);
  return booked < floor ? [{ partner: name, tier, booked, floor }] : [];
};

const ORDER: readonly Status[] = ["red", "yellow", "green", "none"];

const byTier = (a: Pick<Gap, "tier" | "partner">, b: Pick<Gap, "tier" | "partner">): number =>
  tierRank(a) - tierRank(b) || a.partner.localeCompare(b.partner);

const gapsFirst = (a: PartnerWeek, b: PartnerWeek): number =>
  ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || byTier(a, b);
