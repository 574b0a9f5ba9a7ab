/** What each tier brings, and which partners bring too little. */
import { rounded } from "../report/figures";
import { apart, ofTier, sum, tiersOf } from "../report/deals";
import type { Directory } from "../report/partners";
import { ofTarget, type Status } from "../report/status";
import type { Settings } from "../settings";
import type { Deal } from "./facts";

/** A partner that contributes nothing, or less than half of what its tier sources on average. */
export interface Under {
  readonly partner: string;
  /** Who stands by it; blank for nobody. */
  readonly pam: string;
  readonly sourced: number;
  readonly influenced: number;
  /** What its PAM does about it. */
  readonly action: string;
}

/** The open pipeline of a tier; `mean` is what each of its active partners sources on average. */
export interface Gap {
  readonly target: number | null;
  readonly status: Status;
  readonly sourced: number;
  readonly influenced: number;
  readonly partners: number;
  readonly mean: number | null;
  readonly under: readonly Under[];
  /** How many more there are where only the first are named. */
  readonly more?: number;
}

/** The tiers by name; partners of the Registered tier are not held to a mean (Q30, Q49). */
export const gapsOf = (
  open: readonly Deal[],
  directory: Directory,
  pamOf: (partner: string) => string,
  settings: Settings,
): Record<string, Gap> =>
  Object.fromEntries(tiersOf(open).map((tier) => [tier, gapOf(tier, open, directory, pamOf, settings)]));

const gapOf = (
  tier: string,
  open: readonly Deal[],
  { active }: Directory,
  pamOf: (partner: string) => string,
  { ownTargetOf }: Settings,
): Gap => {
  const deals = ofTier(open, tier) as Deal[];
  const firms = active.filter((firm) => firm.tier === tier);
  const split = apart(deals);
  const target = ownTargetOf(tier);
  const mean = firms.length && HELD.includes(tier) ? rounded(sourcedBy(firms, deals) / firms.length) : null;
  const byPartner = groupedBy(deals);
  const each = firms.map(({ name }) => ({ partner: name, ...apart(byPartner.get(name) ?? []) }));
  const under = each
    .filter(({ sourced }) => mean !== null && (sourced === 0 || sourced * 2 < mean))
    .sort((a, b) => a.sourced - b.sourced || a.influenced - b.influenced || (a.partner < b.partner ? -1 : 1))
    .map((one) => {
      const pam = pamOf(one.partner);
      return { ...one, pam, action: actionOf(one, pam) };
    });
  return { target, status: ofTarget(split.sourced, target), ...split, partners: firms.length, mean, under };
};

const HELD = ["Platinum", "Gold", "Silver"];

const groupedBy = (deals: readonly Deal[]): ReadonlyMap<string, readonly Deal[]> => {
  const byPartner = new Map<string, Deal[]>();
  for (const deal of deals) {
    const group = byPartner.get(deal.partner);
    if (group) group.push(deal);
    else byPartner.set(deal.partner, [deal]);
  }
  return byPartner;
};

/** Deals of partners that are not active any more count for the tier and not for the mean of those that are. */
const sourcedBy = (firms: readonly { readonly name: string }[], deals: readonly Deal[]): number => {
  const names = new Set(firms.map(({ name }) => name));
  return sum(
    deals.filter(({ partner }) => names.has(partner)),
    "sourced",
  );
};

const actionOf = ({ sourced, influenced }: Pick<Under, "sourced" | "influenced">, pam: string): string => {
  if (pam === "") return "Name a PAM first";
  if (sourced > 0) return "Ask what holds its next deals up";
  return influenced > 0
    ? "Agree on accounts that it brings by itself"
    : "Go through its accounts with it and agree on two to register";
};
