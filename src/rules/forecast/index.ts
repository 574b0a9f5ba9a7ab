/** The forecast of a month: what was closed, the ten largest deals, the gaps by tier and the outlook. */
import { quarterOf } from "../days";
import { closed, isCredited, ofTier, type Part } from "../report/deals";
import { rounded } from "../report/figures";
import { directoryOf } from "../report/partners";
import { ofTarget } from "../report/status";
import type { Settings } from "../settings";
import { dayOf } from "../zone";
import { type Deal, dealsOf, type ForecastFacts, type ForecastOn } from "./facts";
import { type Gap, gapsOf } from "./gaps";
import { type LeftOut, leftOutOf } from "./left-out";
import { addToMonth, daysOf, type Month } from "./month";
import { outlookOf, spans, within } from "./outlook";
import { topTenOf } from "./top-ten";

export { forecastReads, type ForecastFacts, type ForecastOn } from "./facts";
export type { Gap } from "./gaps";
export { addToMonth, daysOf, firstWorkday, isMonth, monthOf, sayMonth } from "./month";
export { type Outlook, spans } from "./outlook";
export type { TopDeal } from "./top-ten";

/**
 * The four blocks of the monthly meeting. What was closed is of the month before the one that is named; pipeline and outlook are as
 * of the run. Amounts are in the currency of the reports; sourced and influenced stand beside each other and are never added.
 */
export const forecastOf = (facts: ForecastFacts, on: ForecastOn) => {
  const { settings, zone, pamOf } = on;
  const today = dayOf(zone, on.now);
  const directory = directoryOf(facts.partners);
  const deals = dealsOf(facts, directory, settings.currency);
  const open = deals.filter(({ kind }) => kind === "open");
  const before = daysOf(addToMonth(on.month, -1));
  const won = wonIn(deals, before);
  const topTen = topTenOf(open, today, zone);
  const leftOut = leftOutOf(deals, today);
  return {
    month: on.month,
    asOf: today,
    currency: settings.currency,
    blocks: {
      closed: closedIn(won, before, settings),
      topTen,
      gaps: gapsOf(open, directory, pamOf, settings),
      outlook: outlookOf(open, today),
    },
    leftOut: leftOut.map(({ text }) => text),
    rows: rowsBehind(won, open, today, leftOut, topTen),
  };
};

export type Forecast = ReturnType<typeof forecastOf>;

/** A forecast without the keys of its rows and with fewer partners: what its mail is made from. */
export type ForecastFigures = Omit<Forecast, "rows">;

/** How much room a mail has: partners of each tier, and letters of a text. */
export interface Room {
  readonly partners: number;
  readonly letters: number;
}

/** The forecast with no more than there is room for, and each text on one line. */
export const briefly = ({ rows: _, ...forecast }: Forecast, room: Room): ForecastFigures => {
  const cut = (text: string): string => shortened(text, room.letters);
  const { topTen, gaps } = forecast.blocks;
  const shorter = topTen.map((deal) => ({
    ...deal,
    account: cut(deal.account),
    partner: cut(deal.partner),
    nextStep: cut(deal.nextStep),
    blocker: cut(deal.blocker),
  }));
  return {
    ...forecast,
    blocks: {
      ...forecast.blocks,
      topTen: shorter,
      gaps: Object.fromEntries(Object.entries(gaps).map(([tier, gap]) => [tier, few(gap, room)])),
    },
    leftOut: forecast.leftOut.map((text) => shortened(text, 240)),
  };
};

const few = (gap: Gap, { partners, letters }: Room): Gap => {
  // One more takes no more room than the line about it.
  const most = gap.under.length > partners + 1 ? partners : gap.under.length;
  const under = gap.under.slice(0, most).map((one) => ({ ...one, partner: shortened(one.partner, letters) }));
  return { ...gap, under, ...(most < gap.under.length && { more: gap.under.length - most }) };
};

const shortened = (text: string, letters: number): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > letters ? `${line.slice(0, letters - 1)}…` : line;
};

const wonIn = (deals: readonly Deal[], { from, endsOn }: Month): Deal[] =>
  deals.filter(({ kind, closedOn }) => kind === "won" && closedOn >= from && closedOn <= endsOn);

const closedIn = (won: readonly Deal[], { month, from, endsOn }: Month, settings: Settings) => {
  const sourced = closed(won, "sourced");
  const target = targetOf(month, from, settings);
  return {
    month,
    from,
    endsOn,
    sourced,
    influenced: closed(won, "influenced"),
    target,
    status: ofTarget(sourced.revenue, target),
  };
};

/** What its own row says; else a third of what its quarter should reach. */
const targetOf = (month: string, from: string, settings: Settings): number | null => {
  const quarter = settings.targetOf(quarterOf(from, settings.fiscalStart).key);
  return settings.ownTargetOf(month) ?? (quarter === null ? null : rounded(quarter / 3));
};

/** The keys of the deals behind each figure. */
const rowsBehind = (
  won: readonly Deal[],
  open: readonly Deal[],
  today: string,
  leftOut: readonly LeftOut[],
  topTen: readonly { readonly id: string }[],
): Record<string, readonly string[]> => ({
  "closed.sourced": ids(won, "sourced"),
  "closed.influenced": ids(won, "influenced"),
  topTen: topTen.map(({ id }) => id),
  ...Object.fromEntries(
    [...new Set(open.filter(isCredited).map(({ tier }) => tier))].map((tier) => [
      `gaps.${tier}`,
      ofTier(open, tier).map(({ id }) => id),
    ]),
  ),
  ...Object.fromEntries(
    spans.flatMap((days) => {
      const deals = within(open, today, days);
      return (["sourced", "influenced"] as const).map((part) => [`outlook.${days}.${part}`, ids(deals, part)]);
    }),
  ),
  ...Object.fromEntries(leftOut.map(({ kind, ids }) => [kind, ids])),
});

const ids = (deals: readonly Deal[], part: Part): string[] =>
  deals.filter((deal) => deal.part === part).map(({ id }) => id);
