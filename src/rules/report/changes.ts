/** What changed since an earlier report, in words; sourced and influenced each in a sentence of its own (R-173). */
import { grouped, sayMoney, sayMoneyBriefly } from "./amounts";
import type { Figures } from "./index";

/** From which difference on a figure is worth a sentence: counts, percentage points, hours, and percent of an amount. */
export const movedFrom = { count: 2, points: 2, hours: 2, share: 5 } as const;

/** The same in words. */
export const movedFromSaid = `Only what moved is named: counts by ${movedFrom.count} or more, rates by ${movedFrom.points} points, hours by ${movedFrom.hours}, amounts by ${movedFrom.share} %.`;

type Earlier = Partial<Figures>;

/** What moved, a sentence each; figures that one of the two reports does not have are not compared. */
export const changesOf = (now: Figures, before: Earlier): string[] => [
  ...counted(now, before, "newRegistrations", "registrations"),
  ...counted(now, before, "approved", "approvals"),
  ...counted(now, before, "rejected", "rejections"),
  ...counted(now, before, "pending", "pending registrations"),
  ...duration(now, before),
  ...rate(now, before),
  ...amount(now, before, "sourcedPipeline", "Partner-sourced pipeline"),
  ...amount(now, before, "influencedPipeline", "Partner-influenced pipeline"),
  ...counted(now, before, "meetingsHeld", "joint meetings held"),
  ...counted(now, before, "silentPartners", "partners without a joint meeting"),
  ...(now.confidence && before.confidence && now.confidence !== before.confidence
    ? [`Confidence is ${now.confidence}; it was ${before.confidence}.`]
    : []),
];

type Counted = "newRegistrations" | "approved" | "rejected" | "pending" | "meetingsHeld" | "silentPartners";

/** "Two fewer approvals: 7 after 9." */
const counted = (now: Figures, before: Earlier, line: Counted, noun: string): string[] => {
  const [after, was] = [now[line], before[line]];
  if (was === undefined || Math.abs(after - was) < movedFrom.count) return [];
  const difference = `${inWords(Math.abs(after - was))} ${after > was ? "more" : "fewer"} ${noun}`;
  return [`${difference}: ${grouped(String(after))} after ${grouped(String(was))}.`];
};

const duration = ({ avgDecisionHours: after }: Figures, { avgDecisionHours: was = null }: Earlier): string[] => {
  if (after === null || was === null || Math.abs(after - was) < movedFrom.hours) return [];
  const said = `${short(Math.abs(after - was))} hours ${after > was ? "longer" : "less"}`;
  return [`Decisions took ${said} on average: ${short(after)} after ${short(was)}.`];
};

const rate = ({ slaCompliance: after }: Figures, { slaCompliance: was = null }: Earlier): string[] => {
  if (after === null || was === null || Math.abs(after - was) < movedFrom.points) return [];
  return [`SLA compliance is ${upBy(after, was, (points) => `${short(points)} points`)} to ${short(after)}%.`];
};

const amount = (
  now: Figures,
  before: Earlier,
  line: "sourcedPipeline" | "influencedPipeline",
  title: string,
): string[] => {
  const [after, was] = [now[line], before[line]];
  if (was === undefined || now.currency !== before.currency) return [];
  if (after === was || Math.abs(after - was) * 100 < was * movedFrom.share) return [];
  const by = upBy(after, was, (difference) => sayMoney(Math.round(difference), now.currency));
  return [`${title} is ${by} to ${sayMoneyBriefly(after, now.currency)}.`];
};

const upBy = (after: number, was: number, say: (difference: number) => string): string =>
  `${after > was ? "up" : "down"} ${say(Math.abs(after - was))}`;

const short = (value: number): string => grouped(String(Math.round(value * 10) / 10));

const WORDS = ["", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];
const inWords = (count: number): string => WORDS[count] ?? grouped(String(count));
