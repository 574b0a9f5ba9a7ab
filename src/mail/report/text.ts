/** The report as plain text, line by line in the layout of the playbook. */
import { type Figures, movedFromSaid, promised, sayWeek } from "../../rules/report";
import {
  alertsOf,
  beforeTitle,
  changesIn,
  changeTitle,
  compared,
  footnotes,
  leftOutOf,
  linkTo,
  noticesOf,
  type ReportSetting,
  type Said,
  sayBefore,
  sayCohort,
  sayConfidence,
  sayModel,
  sayMoney,
  sayNumber,
  sayPercent,
  sayTarget,
  statusOf,
  tabTitles,
  type TabName,
} from "./words";

const RULE = "━".repeat(60);

export const textOf = (report: Figures, setting: ReportSetting): string =>
  [
    [`PARTNER PIPELINE REPORT — ${sayWeek(report.week)}`, RULE, ...opening(report, setting)],
    ...changed(report, setting),
    ["DEAL REGISTRATION", ...registration(report, setting)],
    ["PARTNER PIPELINE (Total Active)", ...pipeline(report)],
    ["CO-SELL CALENDAR", ...calendar(report)],
    ["FORECAST", ...forecast(report)],
    ["DEALS CLOSED THIS WEEK (Partner)", ...closed(report)],
    ...weekBefore(report, setting),
    ["ALERTS", ...signed("⚠", alertsOf(report))],
    ...(leftOutOf(report).length ? [["LEFT OUT, AND WHY", ...signed("-", leftOutOf(report))]] : []),
    [RULE, ...footnotes(report, setting)],
    links(setting),
  ]
    .filter((part) => part.length > 0)
    .map((part) => part.join("\n"))
    .join("\n\n");

const opening = (report: Figures, setting: ReportSetting): string[] => {
  const { comment } = setting;
  return [...noticesOf(report, setting), ...(comment ? [`Comment: ${comment.trim()}`] : [])];
};

const changed = (report: Figures, setting: ReportSetting): string[][] => {
  const changes = changesIn(report, setting);
  if (changes.length === 0) return [];
  return [[changeTitle(report, setting).toUpperCase(), ...changes.map((change) => `- ${change}`), movedFromSaid]];
};

const registration = (report: Figures, { promise = promised, model = "BD24" }: ReportSetting): string[] => [
  `New registrations this week: ${report.newRegistrations}`,
  `Approved: ${report.approved}  Rejected: ${report.rejected}  Pending: ${report.pending}`,
  ...under(sayCohort(report)),
  `Avg approval time (business hours): ${sayNumber(report.avgDecisionHours)} (target: < ${promise.hours})${mark(report, "avgDecisionHours")}`,
  `  all decisions; approvals alone: ${sayNumber(report.avgApprovalHours)}; counted in ${sayModel(model)}`,
  `SLA compliance rate: ${sayPercent(report.slaCompliance)} (target: > ${promise.goal}%)${mark(report, "slaCompliance")}`,
  `  of the decisions made: ${sayPercent(report.slaComplianceDecidedOnly)}; AE named in time: ${sayPercent(report.aeCompliance)}`,
];

const pipeline = (report: Figures): string[] => {
  const { currency, attachedPipeline } = report;
  return [
    `Partner-sourced pipeline: ${sayMoney(report.sourcedPipeline, currency)} vs. ${sayTarget(report)}${mark(report, "sourcedPipeline")}`,
    `Partner-influenced pipeline: ${sayMoney(report.influencedPipeline, currency)}`,
    ...(attachedPipeline
      ? [`Partner-attached (for information, in neither): ${sayMoney(attachedPipeline, currency)}`]
      : []),
    "Pipeline by tier:",
    ...Object.entries(report.byTier).map(([tier, split]) => `  ${sayTier(tier)}: ${apart(split, currency)}`),
  ];
};

const calendar = (report: Figures): string[] => [
  `Joint meetings held this week: ${report.meetingsHeld} (target: ${report.meetingsTarget})${mark(report, "meetingsHeld")}`,
  `Joint meetings next week booked: ${report.meetingsNextWeek}`,
  "Partners with no joint meetings",
  `in the past 14 days: ${report.silentPartners}${report.silentPartners ? " ← Escalate to PAM" : ""}`,
  ...(report.medianDaysToFirstMeeting === undefined
    ? []
    : [`Median days from submission to first meeting: ${sayNumber(report.medianDaysToFirstMeeting)}`]),
];

const forecast = (report: Figures): string[] => [
  "Partner pipeline expected to close",
  `this quarter: ${apart(report.expectedQuarter, report.currency)}`,
  `Confidence: ${report.confidence || "-"}`,
  ...under(sayConfidence(report)),
];

const closed = ({ closedSourced, closedInfluenced, feesOverSourced = null, currency }: Figures): string[] => [
  `Partner-sourced deals closed: ${closedSourced.count}  Revenue: ${sayMoney(closedSourced.revenue, currency)}`,
  `Partner-influenced deals closed: ${closedInfluenced.count}  Revenue: ${sayMoney(closedInfluenced.revenue, currency)}`,
  ...(feesOverSourced === null
    ? []
    : [`Fees over partner-sourced revenue this quarter: ${sayPercent(feesOverSourced)}`]),
];

const weekBefore = (report: Figures, setting: ReportSetting): string[][] => {
  const { lastWeeksFigures: figures } = setting;
  if (!figures) return [];
  const title = beforeTitle(report, setting)
    .toUpperCase()
    .replace(/^WEEK BEFORE$/, "THE WEEK BEFORE");
  return [[title, ...compared.map(([key, label]) => `${label}: ${sayBefore(figures, key, report.currency)}`)]];
};

const signed = (sign: string, lines: readonly Said[]): string[] =>
  lines.length === 0 ? ["None"] : lines.map(({ text }) => `${sign} ${text}`);

const links = (setting: ReportSetting): string[] => {
  const tabs = (Object.keys(tabTitles) as TabName[]).filter((tab) => linkTo(setting, tab) !== "");
  return [
    ...(setting.link ? [`Open the workbook: ${setting.link}`] : []),
    ...tabs.map((tab) => `${tabTitles[tab]}: ${linkTo(setting, tab)}`),
  ];
};

/** Small print under a line; none where there is nothing to say. */
const under = (said: string): string[] => (said ? [`  ${said}`] : []);

const mark = (report: Figures, line: string): string => {
  const status = statusOf(report, line);
  return status ? ` [${status.word}]` : "";
};

const sayTier = (tier: string): string => (tier === "No tier" ? "Partners without a tier" : `${tier} partners`);

const apart = (split: { readonly sourced: number; readonly influenced: number }, currency: string): string =>
  `${sayMoney(split.sourced, currency)} sourced, ${sayMoney(split.influenced, currency)} influenced`;
