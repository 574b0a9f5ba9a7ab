/** The weekly report of the program, every line of it a pure count over rows. */
import { type Alert, breaches, endings, gaps, running, shortened, unheard, unknown } from "./alerts";
import { dealLines, dealRows, sortDeals } from "./deals";
import { promised, type ReportFacts, type ReportOn, timesOf } from "./facts";
import { meetingLines, meetingRows, sortMeetings } from "./meetings";
import { directoryOf, strangersAmong } from "./partners";
import { registrationLines, registrationRows, sortLog } from "./registrations";
import { statusOf } from "./status";

export { type Alert, shortened } from "./alerts";
export { changesOf, movedFromSaid } from "./changes";
export { isLeftOut } from "./kinds";
export { ownersIn } from "./partners";
export {
  lastWeek,
  type Owner,
  type Promised,
  promised,
  type RegistrationRow,
  type ReportFacts,
  type ReportOn,
  reportReads,
  type Said,
  sayWeek,
} from "./facts";
export type { Status } from "./status";

/**
 * The report of a week: counts and rates as at its end, pipeline, silence and alerts as at the run (Q44).
 * Rates are percent and hours are hours, with two decimals; nothing to divide by is `null`.
 */
export const reportOf = (facts: ReportFacts, on: ReportOn) => {
  const { settings, overdueHours, promise = promised, ownerOf = nobody } = on;
  const times = timesOf(on);
  const directory = directoryOf(facts.partners);
  const meetings = sortMeetings(facts.meetings, directory, times);
  const log = sortLog(facts.registrations, times, meetings.first);
  const deals = sortDeals(facts, directory, times, settings.currency);
  const named = new Set([...deals.named, ...meetings.named, ...log.heardFrom]);
  const alerts: Alert[] = [
    ...running(times),
    ...unheard(directory, log, times, ownerOf),
    ...breaches(log, overdueHours, ownerOf),
    ...endings(log),
    ...gaps(deals),
    ...unknown(strangersAmong(facts.partners, directory, named)),
  ];
  const figures = {
    week: on.week,
    from: times.monday,
    to: times.nextMonday,
    isOver: times.now >= times.to,
    ...registrationLines(log, times, promise),
    ...dealLines(deals, settings.targetOf(times.quarter.key), settings.currency, on.confidence),
    ...meetingLines(meetings, directory),
    alerts,
  };
  const rows = {
    ...registrationRows(log),
    ...dealRows(deals),
    ...meetingRows(meetings, directory),
    ...partnerRows(alerts),
  };
  return { ...figures, status: statusOf(figures, promise), rows };
};

const nobody = () => undefined;

const partnersIn = (kind: string, alerts: readonly Alert[]): string[] =>
  alerts.filter((alert) => alert.kind === kind).map(({ partner = "" }) => partner);

/** The partners that alerts are about. */
const partnerRows = (alerts: readonly Alert[]): Record<string, readonly string[]> => ({
  "no-registrations": partnersIn("no-registrations", alerts),
  "unknown-partner": partnersIn("unknown-partner", alerts),
});

export type Report = ReturnType<typeof reportOf>;

type New = "isOver" | "cohort" | "medianDaysToFirstMeeting" | "feesOverSourced" | "confidenceSaid";

/**
 * A report without the keys of its rows and with fewer alerts: what is kept of a past week, what a mail is made from.
 * Weeks that were kept before a figure was invented do not have it.
 */
export type Figures = Omit<Report, "rows" | New> & Partial<Pick<Report, New>>;

export const figuresOf = ({ rows, ...figures }: Report): Figures => ({
  ...figures,
  alerts: shortened(figures.alerts).map((alert) => ({
    ...alert,
    text: cut(alert.text, 240),
    ...(alert.partner !== undefined && { partner: cut(alert.partner, 120) }),
  })),
});

// What is kept must fit into a cell, whatever people typed as a name.
const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
