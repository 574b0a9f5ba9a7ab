/** The pipeline: open and won deals, sourced and influenced always apart. */
import type { DealRow, ReportFacts, Said, Times } from "./facts";
import { percent, rounded } from "./figures";
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
  /** As the row names it. */
  readonly partner: string;
  readonly hasAmount: boolean;
  /** In the currency of the report; `null` where no fee applies or none is worked out yet. */
  readonly fee: number | null;
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
  /** Left out of every line, because nobody defined its stage. */
  readonly unstaged: readonly CountedDeal[];
  /** In neither pipeline, because its type is blank or none that there is. */
  readonly untyped: readonly CountedDeal[];
  /** Counted, but for no partner and in no tier. */
  readonly unnamed: readonly CountedDeal[];
  /** Counted as deals, but with no amount. */
  readonly unvalued: readonly CountedDeal[];
  /** Won, but nobody knows when: in no week and no quarter. */
  readonly undated: readonly CountedDeal[];
  /** The partners, as the rows name them, of the deals that count. */
  readonly named: ReadonlySet<string>;
}

export const sortDeals = (facts: ReportFacts, directory: Directory, times: Times, currency: string): SortedDeals => {
  const deals = counted(facts, directory, currency);
  const { today, quarter, monday, nextMonday } = times;
  const open = deals.filter(({ kind }) => kind === "open");
  const won = deals.filter(({ kind }) => kind === "won");
  const wonInWeek = won.filter(({ closedOn }) => closedOn >= monday && closedOn < nextMonday);
  const wonInQuarter = won.filter(({ closedOn }) => closedOn >= quarter.from && closedOn <= quarter.endsOn);
  const counting = [...new Set([...open, ...wonInWeek, ...wonInQuarter])];
  return {
    open,
    expected: open.filter(({ expectedClose }) => expectedClose >= today && expectedClose <= quarter.endsOn),
    wonInWeek,
    wonInQuarter,
    passed: open.filter(({ expectedClose }) => expectedClose !== "" && expectedClose < today),
    unpriced: counting.filter(({ worth }) => worth === null),
    unstaged: deals.filter(({ kind }) => kind === ""),
    untyped: counting.filter(({ part }) => part === undefined),
    unnamed: counting.filter(({ partner }) => partner.trim() === ""),
    unvalued: counting.filter(({ hasAmount }) => !hasAmount),
    undated: won.filter(({ closedOn }) => closedOn === ""),
    named: new Set(counting.map(({ partner }) => partner)),
  };
};

/** The lines of "Partner pipeline", "Forecast" and "Deals closed" (R-115 to, Q43 to Q49). */
export const dealLines = (deals: SortedDeals, target: number | null, currency: string, said: Said | undefined) => ({
  sourcedPipeline: sum(deals.open, "sourced"),
  influencedPipeline: sum(deals.open, "influenced"),
  attachedPipeline: sum(deals.open, "attached"),
  target,
  currency,
  byTier: byTier(deals.open),
  expectedQuarter: apart(deals.expected),
  ...confidence(confidenceOf(deals, target), said),
  closedSourced: closed(deals.wonInWeek, "sourced"),
  closedInfluenced: closed(deals.wonInWeek, "influenced"),
  feesOverSourced: feesOverSourced(deals),
});

/** By whom the confidence is said: by the rule, or by a person with a note, and what the rule says then (Q47). */
export interface ConfidenceSaid {
  readonly by: "rule" | "person";
  readonly note: string;
  readonly byRule: string;
}

const confidence = (byRule: string, said: Said | undefined) => ({
  confidence: said?.level || byRule,
  confidenceSaid: (said?.level
    ? { by: "person", note: said.note, byRule }
    : { by: "rule", note: "", byRule }) as ConfidenceSaid,
});

/** What partners get of this quarter's sourced revenue, in percent; `null` where no fee is worked out. */
const feesOverSourced = ({ wonInQuarter }: SortedDeals): number | null => {
  const sourced = of(wonInQuarter, "sourced");
  const fees = sourced.map(({ fee }) => fee).filter((fee) => fee !== null);
  return fees.length === 0
    ? null
    : percent(
        fees.reduce((total, fee) => total + fee, 0),
        sum(sourced, "sourced"),
      );
};

/** The keys of the deals behind each line. */
export const dealRows = (deals: SortedDeals): Record<string, readonly string[]> => ({
  sourcedPipeline: ids(of(deals.open, "sourced")),
  influencedPipeline: ids(of(deals.open, "influenced")),
  attachedPipeline: ids(of(deals.open, "attached")),
  ...Object.fromEntries(tiersOf(deals.open).flatMap((tier) => apartIn(`byTier.${tier}`, ofTier(deals.open, tier)))),
  ...Object.fromEntries(apartIn("expectedQuarter", deals.expected.filter(isCredited))),
  confidence: ids([...of(deals.wonInQuarter, "sourced"), ...of(deals.expected.filter(isLikely), "sourced")]),
  closedSourced: ids(of(deals.wonInWeek, "sourced")),
  closedInfluenced: ids(of(deals.wonInWeek, "influenced")),
  "close-date-passed": ids(deals.passed),
  feesOverSourced: ids(of(deals.wonInQuarter, "sourced")),
  "no-rate": ids(deals.unpriced),
  "no-stage": ids(deals.unstaged),
  "no-type": ids(deals.untyped),
  "no-partner": ids(deals.unnamed),
  "no-amount": ids(deals.unvalued),
  "no-closing-day": ids(deals.undated),
});

/** The deals of a line, and those of either part of it. */
const apartIn = (line: string, deals: readonly CountedDeal[]): [string, string[]][] => [
  [line, ids(deals)],
  [`${line}.sourced`, ids(of(deals, "sourced"))],
  [`${line}.influenced`, ids(of(deals, "influenced"))],
];

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
      partner: deal.partner,
      hasAmount: deal.amount !== null,
      fee:
        deal.feeApplicable && deal.feeAmount !== null ? worthOf({ ...deal, amount: deal.feeAmount }, currency) : null,
    };
  });
};

const NO_TIER = "No tier";

const worthOf = ({ amount, currency, rate }: DealRow, ours: string): number | null => {
  if (currency === "" || squeezed(currency) === squeezed(ours)) return amount ?? 0;
  return rate === null ? null : (amount ?? 0) * rate;
};

const ids = (deals: readonly CountedDeal[]): string[] => deals.map(({ id }) => id);

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

const isLikely = ({ chance }: CountedDeal): boolean => chance >= 0.75;

const confidenceOf = (deals: SortedDeals, target: number | null): string => {
  const firm = sum(deals.expected.filter(isLikely), "sourced");
  if (target !== null) return levelOf(sum(deals.wonInQuarter, "sourced") + firm, target, [100, 80]);
  return levelOf(firm, sum(deals.expected, "sourced"), [60, 30]);
};

const levelOf = (part: number, whole: number, [high, medium]: readonly [number, number]): string => {
  if (whole === 0) return "";
  if (part * 100 >= whole * high) return "High";
  return part * 100 >= whole * medium ? "Medium" : "Low";
};
