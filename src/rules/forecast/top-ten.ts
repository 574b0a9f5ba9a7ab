/** The largest open deals, one by one, with what endangers each. */
import { addDays, sayDay } from "../days";
import { isCredited } from "../report/deals";
import { dayOf, type Zone } from "../zone";
import type { Deal } from "./facts";

/** A deal of the list; `amount` is in the currency of the forecast, `probability` 0 to 1. */
export interface TopDeal {
  readonly id: string;
  readonly account: string;
  readonly partner: string;
  readonly tier: string;
  readonly kind: "sourced" | "influenced";
  readonly amount: number;
  readonly stage: string;
  readonly probability: number;
  readonly expectedClose: string;
  readonly nextStep: string;
  readonly blocker: string;
  readonly atRisk: boolean;
  readonly needsExecutive: boolean;
  /** What endangers it, in words; blank where nothing does. */
  readonly why: string;
}

const TEN = 10;

/** The ten largest open deals that are sourced or influenced, each with its kind; what has no rate cannot be ranked. */
export const topTenOf = (open: readonly Deal[], today: string, zone: Zone): TopDeal[] =>
  open
    .flatMap((deal) => (isCredited(deal) && deal.worth !== null ? [{ deal, amount: deal.worth }] : []))
    .sort((a, b) => b.amount - a.amount || (a.deal.id < b.deal.id ? -1 : 1))
    .slice(0, TEN)
    .map(({ deal, amount }) => shown(deal, amount, dangersOf(deal, today, zone)));

const shown = (deal: Deal, amount: number, dangers: readonly string[]): TopDeal => ({
  id: deal.id,
  account: deal.row.account,
  partner: deal.partner || deal.row.partner,
  tier: deal.tier,
  kind: deal.part === "sourced" ? "sourced" : "influenced",
  amount: Math.round(amount * 100) / 100,
  stage: deal.row.stage,
  probability: deal.chance,
  expectedClose: deal.expectedClose,
  nextStep: deal.row.nextStep,
  blocker: deal.row.blocker,
  atRisk: dangers.length > 0,
  needsExecutive: deal.row.needsExecutive,
  why: dangers.join("; "),
});

const SILENT_DAYS = 30;

/** A blocker, a close date that passed or is missing, no next step, or 30 days without activity where activity is kept. */
const dangersOf = ({ expectedClose, row }: Deal, today: string, zone: Zone): string[] => {
  const activeOn = row.lastActivityAt === null ? "" : dayOf(zone, row.lastActivityAt);
  return [
    row.blocker !== "" && "it is blocked",
    expectedClose === "" && "nobody says when it closes",
    expectedClose !== "" && expectedClose < today && `it was to close on ${sayDay(expectedClose)}`,
    row.nextStep === "" && "it has no next step",
    activeOn !== "" && activeOn < addDays(today, -SILENT_DAYS) && `nothing has happened since ${sayDay(activeOn)}`,
  ].filter((danger) => danger !== false);
};
