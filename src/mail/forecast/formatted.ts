/** The forecast formatted: what was closed at a glance, then the blocks of the meeting with their minutes. */
import { type ForecastFigures, type Gap, sayMonth, type TopDeal } from "../../rules/forecast";
import { blocks as agenda } from "../../rules/forecast/agenda";
import { bar, block, bold, button, colours, escaped, grid, heading, lines, page, section, small } from "../html";
import { sayMoney, sayMoneyBriefly } from "../report/words";
import {
  chipOf,
  type ForecastSetting,
  footnotes,
  sayDeal,
  sayDeals,
  sayFirms,
  sayState,
  sayTarget,
  sayUnder,
  sayWhose,
} from "./words";

export const htmlOf = (title: string, forecast: ForecastFigures, setting: ForecastSetting): string =>
  page(title, preheader(forecast), [
    block(heading("Partner forecast", sayMonth(forecast.month), setting.program)),
    part("closed", `Closed in ${sayMonth(forecast.blocks.closed.month)}`, closed(forecast)),
    part("topTen", "Ten largest deals", topTen(forecast)),
    part("gaps", "Pipeline gaps by tier", gaps(forecast)),
    part("outlook", "Outlook", outlook(forecast)),
    ...(forecast.leftOut.length ? [section("Left out", sentences(forecast.leftOut))] : []),
    ...(setting.link ? [block(button("Open the workbook", setting.link))] : []),
    block(small(footnotes(forecast, setting))),
  ]);

const part = (name: keyof typeof agenda, title: string, html: string): string =>
  section(`${agenda[name].minutes}  ${title}`, html);

const sentences = (each: readonly string[]): string => lines(each.map((label) => ({ label, value: "" })));

const preheader = ({ currency, blocks: { closed, outlook } }: ForecastFigures): string =>
  [
    `${sayMoneyBriefly(closed.sourced.revenue, currency)} sourced closed vs. ${sayTarget(closed.target, currency)}`,
    `commit of 30 days ${sayMoneyBriefly(outlook["30"]?.sourced.commit ?? 0, currency)}`,
  ].join(" · ");

const closed = ({ currency, blocks: { closed } }: ForecastFigures): string => {
  const { sourced, influenced, target, status } = closed;
  return lines([
    {
      label: "Partner-sourced revenue",
      value: sayMoney(sourced.revenue, currency),
      chip: chipOf(status),
      notes: [`${sayDeals(sourced.count)} vs. ${sayTarget(target, currency)}`],
      ...(target && { bar: bar(sourced.revenue / target, colours.first) }),
    },
    {
      label: "Partner-influenced revenue",
      value: sayMoney(influenced.revenue, currency),
      notes: [sayDeals(influenced.count)],
    },
  ]);
};

const topTen = ({ currency, blocks: { topTen } }: ForecastFigures): string => {
  if (topTen.length === 0) return "No open deal is sourced or influenced by a partner.";
  const most = Math.max(1, ...topTen.map(({ amount }) => amount));
  return lines(topTen.map((deal, at) => topLine(deal, at + 1, most, currency)));
};

const topLine = (deal: TopDeal, place: number, most: number, currency: string) => ({
  label: `${place}. ${sayDeal(deal)}`,
  value: sayMoneyBriefly(deal.amount, currency),
  ...(deal.atRisk
    ? { chip: { word: "At risk", tint: "red" as const } }
    : deal.needsExecutive && { chip: { word: "Executive", tint: "yellow" as const } }),
  notes: [sayWhose(deal), ...sayState(deal)],
  bar: bar(deal.amount / most, deal.kind === "sourced" ? colours.first : colours.second),
});

// Two columns, each with bars of its own: no bar and no number stands for both.
const gaps = ({ currency, blocks: { gaps } }: ForecastFigures): string => {
  const most = Math.max(1, ...Object.values(gaps).flatMap(({ sourced, influenced }) => [sourced, influenced]));
  const cell = (value: number, colour: string) => bold(sayMoneyBriefly(value, currency)) + bar(value / most, colour);
  const tiers = grid(
    ["Open pipeline", "Sourced", "Influenced"],
    Object.entries(gaps).map(([tier, gap]) => [
      escaped(tier) + small([sayFirms(gap), ...targetSaid(gap, currency)]),
      cell(gap.sourced, colours.first),
      cell(gap.influenced, colours.second),
    ]),
  );
  const under = Object.entries(gaps).flatMap(([tier, gap]) =>
    sayUnder(gap, currency).map((sentence) => `${tier}: ${sentence}`),
  );
  return tiers + (under.length ? sentences(under) : small(["No partner contributes too little."]));
};

const targetSaid = ({ target, status }: Gap, currency: string): string[] =>
  target === null ? [] : [`Sourced vs. ${sayTarget(target, currency)}: ${chipOf(status)?.word}`];

const outlook = ({ currency, blocks: { outlook } }: ForecastFigures): string =>
  (["sourced", "influenced"] as const)
    .map((kind) =>
      grid(
        [kind === "sourced" ? "Sourced, next" : "Influenced, next", "Commit", "Best case", "Worst case"],
        Object.entries(outlook).map(([days, kinds]) => {
          const { commit, best, worst, weighted } = kinds[kind];
          const say = (amount: number) => sayMoneyBriefly(amount, currency);
          return [
            `${days} days${small([`weighted ${say(weighted)}`])}`,
            ...[commit, best, worst].map((amount) => bold(say(amount))),
          ];
        }),
      ),
    )
    .join(GAP);

const GAP = '<div style="font-size:1px;line-height:16px">&nbsp;</div>';
