/** The forecast as plain text, block by block with its minutes (R-130 to R-133). */
import { type ForecastFigures, sayMonth } from "../../rules/forecast";
import { blocks as agenda } from "../../rules/forecast/agenda";
import { sayMoney } from "../report/words";
import {
  apart,
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

const RULE = "━".repeat(60);

export const textOf = (forecast: ForecastFigures, setting: ForecastSetting): string =>
  [
    [`PARTNER FORECAST — ${sayMonth(forecast.month)}`, RULE],
    [
      `${agenda.closed.minutes}  CLOSED IN ${sayMonth(forecast.blocks.closed.month).toUpperCase()}`,
      ...closed(forecast),
    ],
    [`${agenda.topTen.minutes}  TEN LARGEST DEALS`, ...topTen(forecast)],
    [`${agenda.gaps.minutes}  PIPELINE GAPS BY TIER`, ...gaps(forecast)],
    [`${agenda.outlook.minutes}  OUTLOOK`, ...outlook(forecast)],
    ...(forecast.leftOut.length ? [["LEFT OUT", ...forecast.leftOut.map((text) => `⚠ ${text}`)]] : []),
    [RULE, ...footnotes(forecast, setting), ...(setting.link ? [`Open the workbook: ${setting.link}`] : [])],
  ]
    .map((part) => part.join("\n"))
    .join("\n\n");

const closed = ({ currency, blocks: { closed } }: ForecastFigures): string[] => {
  const { sourced, influenced, target, status } = closed;
  const word = chipOf(status)?.word;
  return [
    `Partner-sourced: ${sayDeals(sourced.count)}  Revenue: ${sayMoney(sourced.revenue, currency)} vs. ${sayTarget(target, currency)}${word ? ` [${word}]` : ""}`,
    `Partner-influenced: ${sayDeals(influenced.count)}  Revenue: ${sayMoney(influenced.revenue, currency)}`,
  ];
};

const topTen = ({ currency, blocks: { topTen } }: ForecastFigures): string[] =>
  topTen.length === 0
    ? ["No open deal is sourced or influenced by a partner."]
    : topTen.flatMap((deal, at) => [
        `${at + 1}. ${sayDeal(deal)}: ${sayMoney(deal.amount, currency)} (${sayWhose(deal)})`,
        ...sayState(deal).map((line) => `   ${line}`),
      ]);

const gaps = ({ currency, blocks: { gaps } }: ForecastFigures): string[] =>
  Object.entries(gaps).flatMap(([tier, gap]) => {
    const word = chipOf(gap.status)?.word;
    const target = gap.target === null ? "" : `; sourced vs. ${sayTarget(gap.target, currency)} [${word}]`;
    return [
      `${tier} (${sayFirms(gap)}): ${apart(gap, currency)}${target}`,
      ...sayUnder(gap, currency).map((line) => `  ${line}`),
    ];
  });

const outlook = ({ currency, blocks: { outlook } }: ForecastFigures): string[] =>
  (["sourced", "influenced"] as const).flatMap((kind) => [
    `Partner-${kind}:`,
    ...Object.entries(outlook).map(([days, kinds]) => {
      const { commit, best, worst, weighted } = kinds[kind];
      const say = (amount: number) => sayMoney(amount, currency);
      return `  Next ${days} days: commit ${say(commit)}, best case ${say(best)}, worst case ${say(worst)}; weighted ${say(weighted)}`;
    }),
  ]);
