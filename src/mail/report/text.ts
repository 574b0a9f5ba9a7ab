/** The report as plain text, line by line in the layout of the playbook. */
import { type Figures, promised, sayWeek } from "../../rules/report";
import {
  alertsOf,
  compared,
  footnotes,
  LATE,
  type ReportSetting,
  sayBefore,
  sayModel,
  sayMoney,
  sayNumber,
  sayPercent,
  sayTarget,
  statusOf,
} from "./words";

const RULE = "━".repeat(60);

export const textOf = (report: Figures, setting: ReportSetting): string =>
  [
    [`PARTNER PIPELINE REPORT — ${sayWeek(report.week)}`, RULE, ...opening(setting)],
    ["DEAL REGISTRATION", ...registration(report, setting)],
    ["PARTNER PIPELINE (Total Active)", ...pipeline(report)],
    ["CO-SELL CALENDAR", ...calendar(report)],
    ["FORECAST", ...forecast(report)],
    ["DEALS CLOSED THIS WEEK (Partner)", ...closed(report)],
    ...weekBefore(setting, report.currency),
    ["ALERTS", ...alerts(report), RULE],
    [...footnotes(report, setting), ...(setting.link ? [`Open the workbook: ${setting.link}`] : [])],
  ]
    .map((part) => part.join("\n"))
    .join("\n\n");

const opening = ({ late, comment }: ReportSetting): string[] => [
  ...(late ? [LATE] : []),
  ...(comment ? [`Comment: ${comment.trim()}`] : []),
];

const registration = (report: Figures, { promise = promised, model = "BD24" }: ReportSetting): string[] => [
  `New registrations this week: ${report.newRegistrations}`,
  `Approved: ${report.approved}  Rejected: ${report.rejected}  Pending: ${report.pending}`,
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
];

const forecast = (report: Figures): string[] => [
  "Partner pipeline expected to close",
  `this quarter: ${apart(report.expectedQuarter, report.currency)}`,
  `Confidence: ${report.confidence || "-"}`,
];

const closed = ({ closedSourced, closedInfluenced, currency }: Figures): string[] => [
  `Partner-sourced deals closed: ${closedSourced.count}  Revenue: ${sayMoney(closedSourced.revenue, currency)}`,
  `Partner-influenced deals closed: ${closedInfluenced.count}  Revenue: ${sayMoney(closedInfluenced.revenue, currency)}`,
];

const weekBefore = ({ lastWeeksFigures: figures }: ReportSetting, currency: string): string[][] =>
  figures
    ? [["THE WEEK BEFORE", ...compared.map(([key, label]) => `${label}: ${sayBefore(figures, key, currency)}`)]]
    : [];

const alerts = (report: Figures): string[] =>
  report.alerts.length === 0 ? ["None"] : alertsOf(report).map((text) => `⚠ ${text}`);

const mark = (report: Figures, line: string): string => {
  const status = statusOf(report, line);
  return status ? ` [${status.word}]` : "";
};

const sayTier = (tier: string): string => (tier === "No tier" ? "Partners without a tier" : `${tier} partners`);

const apart = (split: { readonly sourced: number; readonly influenced: number }, currency: string): string =>
  `${sayMoney(split.sourced, currency)} sourced, ${sayMoney(split.influenced, currency)} influenced`;
