/** Which deals are left out of which figures, and what to do about it: no number is guessed. */
import { isCredited } from "../report/deals";
import type { Deal } from "./facts";

/** A reason for which deals are left out, as a sentence, and the keys of the deals. */
export interface LeftOut {
  readonly kind: string;
  readonly text: string;
  readonly ids: readonly string[];
}

interface Reason {
  readonly kind: string;
  readonly holds: (deal: Deal, today: string) => boolean;
  readonly text: (deals: string) => string;
}

const isOpen = ({ kind }: Deal) => kind === "open";
const isCounted = (deal: Deal) => isCredited(deal) && (deal.kind === "open" || deal.kind === "won");

const reasons: readonly Reason[] = [
  {
    kind: "no-stage",
    holds: ({ kind }) => kind === "",
    text: (deals) => `Unknown stage: ${deals} left out of everything — give them a stage that the Stages tab has`,
  },
  {
    kind: "no-type",
    holds: ({ part, kind }) => part === undefined && (kind === "open" || kind === "won"),
    text: (deals) => `No deal type: ${deals} left out of everything — say whether they are sourced or influenced`,
  },
  {
    kind: "no-partner",
    holds: (deal) => isCounted(deal) && deal.partner === "",
    text: (deals) => `No partner that the Partners tab knows: ${deals} in no partner's figures — name the partner`,
  },
  {
    kind: "no-rate",
    holds: (deal) => isCounted(deal) && deal.worth === null,
    text: (deals) => `No exchange rate: ${deals} left out of the amounts and of the top ten — enter the rate`,
  },
  {
    kind: "no-close",
    holds: (deal) => isCredited(deal) && isOpen(deal) && deal.expectedClose === "",
    text: (deals) => `No expected close: ${deals} left out of the outlook — enter when they should close`,
  },
  {
    kind: "close-date-passed",
    holds: (deal, today) => isCredited(deal) && isOpen(deal) && deal.expectedClose !== "" && deal.expectedClose < today,
    text: (deals) => `Expected close passed: ${deals} left out of the outlook — set a new date or close them`,
  },
  {
    kind: "no-closing-day",
    holds: (deal) => isCredited(deal) && deal.kind === "won" && deal.closedOn === "",
    text: (deals) => `Won without a day: ${deals} in no month — enter when they were closed`,
  },
  {
    kind: "odd-probability",
    holds: (deal) => isCredited(deal) && isOpen(deal) && deal.isOdd,
    text: (deals) => `Probability not between 0 and 1: ${deals} in the best case alone — write 0.5 or 50%`,
  },
];

export const leftOutOf = (deals: readonly Deal[], today: string): LeftOut[] =>
  reasons.flatMap(({ kind, holds, text }) => {
    const ids = deals.filter((deal) => holds(deal, today)).map(({ id }) => id);
    return ids.length ? [{ kind, ids, text: text(named(ids)) }] : [];
  });

const NAMED = 5;

const named = (ids: readonly string[]): string => {
  const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : "";
  return `${ids.length === 1 ? "1 deal" : `${ids.length} deals`} (${ids.slice(0, NAMED).join(", ")}${more})`;
};
