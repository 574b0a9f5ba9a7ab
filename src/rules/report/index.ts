/** The weekly report of the program, every line of it a pure count over rows. */
import { type Alert, breaches, endings, gaps, shortened, unheard } from "./alerts";
import { dealLines, dealRows, type SortedDeals, sortDeals } from "./deals";
import { promised, type ReportFacts, type ReportOn, timesOf } from "./facts";
import { meetingLines, meetingRows, type SortedMeetings, sortMeetings } from "./meetings";
import { directoryOf } from "./partners";
import { registrationLines, registrationRows, type SortedLog, sortLog } from "./registrations";
import { statusOf } from "./status";

export { type Alert, shortened } from "./alerts";
export {
  lastWeek,
  type Promised,
  promised,
  type RegistrationRow,
  type ReportFacts,
  type ReportOn,
  reportReads,
  sayWeek,
} from "./facts";
export type { Status } from "./status";

/**
 * The report of a week: counts and rates as at its end, pipeline, silence and alerts as at the run (Q44).
 * Rates are percent and hours are hours, with two decimals; nothing to divide by is `null`.
 */
export const reportOf = (facts: ReportFacts, on: ReportOn) => {
  const { settings, overdueHours, promise = promised } = on;
  const times = timesOf(on);
  const directory = directoryOf(facts.partners);
  const log = sortLog(facts.registrations, times);
  const deals = sortDeals(facts, directory, times, settings.currency);
  const meetings = sortMeetings(facts.meetings, directory, times);
  const alerts: Alert[] = [
    ...unheard(directory, log, times),
    ...breaches(log, overdueHours),
    ...endings(log),
    ...gaps(deals),
  ];
  const figures = {
    week: on.week,
    from: times.monday,
    to: times.nextMonday,
    ...registrationLines(log, times, promise),
    ...dealLines(deals, settings.targetOf(times.quarter.key), settings.currency),
    ...meetingLines(meetings, directory),
    alerts,
  };
  return { ...figures, status: statusOf(figures, promise), rows: rowsBehind(log, deals, meetings, alerts) };
};

const rowsBehind = (
  log: SortedLog,
  deals: SortedDeals,
  meetings: SortedMeetings,
  alerts: readonly Alert[],
): Record<string, readonly string[]> => ({
  ...registrationRows(log),
  ...dealRows(deals),
  ...meetingRows(meetings),
  "no-registrations": alerts.filter(({ kind }) => kind === "no-registrations").map(({ partner = "" }) => partner),
});

export type Report = ReturnType<typeof reportOf>;

/** A report without the keys of its rows and with fewer alerts: what is kept of a past week, what a mail is made from. */
export type Figures = Omit<Report, "rows">;

export const figuresOf = ({ rows, ...figures }: Report): Figures => ({
  ...figures,
  alerts: shortened(figures.alerts),
});
