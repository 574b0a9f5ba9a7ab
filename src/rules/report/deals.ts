/** The pipeline: open and won deals, sourced and influenced always apart. */
import type { DealRow, ReportFacts, Times } from "./facts";
import { rounded } from "./figures";
import { type Directory, squeezed } from "./partners";

export type Part = "sourced" | "influenced" | "attached";

/** A deal as the report sees it. */
export interface CountedDeal {
  readonly id: string;
  readonly part: Part | undefined;
  readonly kind: string;
  /** In the currency of the report; `null` when the deal is in another one and has no rate. */
  readonly worth: number | null;
  /** 0 to 1. */
  readonly chance: number;
  readonly tier: string;
  readonly expectedClose: string;
  readonly closedOn: string;
}

/** The deals behind the lines of a report. */
export interface SortedDeals {
  readonly open: readonly CountedDeal[];
  /** Expected between the day of the run and the end of its quarter (Q43). */
  readonly expected: readonly CountedDeal[];
  readonly wonInWeek: readonly CountedDeal[];
  readonly wonInQuarter: readonly CountedDeal[];
  /** Open, with an expected close before the day of the run. */
  readonly passed: readonly CountedDeal[];
  /** Left out of every sum for want of an exchange rate (Q32). */
  readonly unpriced: readonly CountedDeal[];
}

export const sortDeals = (facts: ReportFacts, directory: Directory, times: Times, currency: string): SortedDeals => {
  const deals = counted(facts, directory, currency);
  const { today, quarter, monday, nextMonday } = times;
  const open = deals.filter(({ kind }) => kind === "open");
  const won = deals.filter(({ kind }) => kind === "won");
  const wonInWeek = won.filter(({ closedOn }) => closedOn >= monday && closedOn < nextMonday);
  const wonInQuarter = won.filter(({ closedOn }) => closedOn >= quarter.from && closedOn <= quarter.endsOn);
  return {
    open,
    expected: open.filter(({ expectedClose }) => expectedClose >= today && expectedClose <= quarter.endsOn),
    wonInWeek,
    wonInQuarter,
    passed: open.filter(({ expectedClose }) => expectedClose !== "" && expectedClose < today),
    unpriced: [...new Set([...open, ...wonInWeek, ...wonInQuarter])].filter(({ worth }) => worth === null),
  };
};

/** The lines of "Partner pipeline", "Forecast" and "Deals closed" (R-115 to, Q43 to Q49). */
export const dealLines = (deals: SortedDeals, target: number | null, currency: string) => ({
  sourcedPipeline: sum(deals.open, "sourced"),
  influencedPipeline: sum(deals.open, "influenced"),
  attachedPipeline: sum(deals.open, "attached"),
  target,
  currency,
  byTier: byTier(deals.open),
  expectedQuarter: apart(deals.expected),
  confidence: confidenceOf(deals, target),
  closedSourced: closed(deals.wonInWeek, "sourced"),
  closedInfluenced: closed(deals.wonInWeek, "influenced"),
});

/** The keys of the deals behind each line. */
export const dealRows = (deals: SortedDeals): Record<string, readonly string[]> => ({
  sourcedPipeline: ids(of(deals.open, "sourced")),
  influencedPipeline: ids(of(deals.open, "influenced")),
  attachedPipeline: ids(of(deals.open, "attached")),
  ...Object.fromEntries(tiersOf(deals.open).map((tier) => [`byTier.${tier}`, ids(ofTier(deals.open, tier))])),
  expectedQuarter: ids(deals.expected.filter(isCredited)),
  closedSourced: ids(of(deals.wonInWeek, "sourced")),
  closedInfluenced: ids(of(deals.wonInWeek, "influenced")),
  "close-date-passed": ids(deals.passed),
  "no-rate": ids(deals.unpriced),
});

const parts: Readonly<Record<string, Part>> = {
  "Partner-sourced": "sourced",
  "Partner-influenced": "influenced",
  "Company-sourced (partner-attached)": "attached",
};

/** Each deal as it counts, in the order of the rows. */
export const counted = (
  facts: Pick<ReportFacts, "stages"> & { readonly deals: readonly DealRow[] },
  directory: Directory,
  currency: string,
): CountedDeal[] => {
  const stageByName = new Map(facts.stages.map((stage) => [squeezed(stage.stage), stage]));
  return facts.deals.map((deal) => {
    const stage = stageByName.get(squeezed(deal.stage));
    return {
      id: deal.id,
      part: parts[deal.dealType],
      kind: stage?.kind ?? "",
      worth: worthOf(deal, currency),
      chance: deal.probability ?? stage?.probability ?? 0,
      tier: directory.find(deal.partner)?.tier || NO_TIER,
      expectedClose: deal.expectedClose,
      closedOn: deal.closedOn,
    };
  });
};

const NO_TIER = "No tier";

const worthOf = ({ amount, currency, rate }: DealRow, ours: string): number | null => {
  if (currency === "" || squeezed(currency) === squeezed(ours)) return amount ?? 0;
  return rate === null ? null : (amount ?? 0) * rate;
};

const ids = (deals: readonly CountedDeal[]) => deals.map(({ id }) => id);

const of = (deals: readonly CountedDeal[], part: Part) => deals.filter((deal) => deal.part === part);

/** Whether a deal counts for its partner; an attached one does not (Q14). */
export const isCredited = ({ part }: CountedDeal) => part === "sourced" || part === "influenced";

/** The deals that count for the partners of a tier. */
export const ofTier = (deals: readonly CountedDeal[], tier: string) =>
  deals.filter((deal) => deal.tier === tier && isCredited(deal));

/** One part at a time, in whole cents: there is no sum over both. */
export const sum = (deals: readonly CountedDeal[], part: Part): number =>
  rounded(of(deals, part).reduce((total, { worth }) => total + (worth ?? 0), 0));

/** The two sums beside each other. */
export const apart = (deals: readonly CountedDeal[]) => ({
  sourced: sum(deals, "sourced"),
  influenced: sum(deals, "influenced"),
});

/** How many deals of a part, and what they bring. */
export const closed = (deals: readonly CountedDeal[], part: Part) => ({
  count: of(deals, part).length,
  revenue: sum(deals, part),
});

const byTier = (open: readonly CountedDeal[]) =>
  Object.fromEntries(tiersOf(open).map((tier) => [tier, apart(ofTier(open, tier))]));

/** The other two are printed where they hold something, so that the tiers add up to each pipeline (Q49). */
export const tiersOf = (open: readonly CountedDeal[]): string[] => [
  "Platinum",
  "Gold",
  "Silver",
  ...["Registered", NO_TIER].filter((tier) => ofTier(open, tier).some(({ worth }) => worth)),
];

const confidenceOf = (deals: SortedDeals, target: number | null): string => {
  const likely = deals.expected.filter(({ chance }) => chance >= 0.75);
  const firm = sum(likely, "sourced");
  if (target !== null) return levelOf(sum(deals.wonInQuarter, "sourced") + firm, target, [100, 80]);
  return levelOf(firm, sum(deals.expected, "sourced"), [60, 30]);
};

const levelOf = (part: number, whole: number, [high, medium]: readonly [number, number]): string => {
  if (whole === 0) return "";
  if (part * 100 >= whole * high) return "High";
  return part * 100 >= whole * medium ? "Medium" : "Low";
};
