/** The lines of a report as a page shows them: what it is, how much, against what, and where its rows stand. */
import type { Input, Reply } from "../../contract";
import { grouped, sayMoney } from "../../rules/report/amounts";

type Report = Reply<"report">;
export type RowTable = Input<"named">["table"];

export interface Line {
  /** The name under which the rows stand. */
  readonly key: string;
  readonly title: string;
  readonly value: string;
  /** The target, or what else is to be known. */
  readonly note?: string;
  readonly table: RowTable;
}

export interface Part {
  readonly title: string;
  readonly lines: readonly Line[];
}

const number = (value: number | null): string => (value === null ? "-" : grouped(String(value)));
const percent = (value: number | null): string => (value === null ? "-" : `${value}%`);

/** Every line of R-110 to R-125 that is a number, in the order of the mail; sourced and influenced are lines of their own. */
export const partsOf = (report: Report): Part[] => [
  { title: "Deal registration", lines: registration(report) },
  { title: "Partner pipeline (total active)", lines: pipeline(report) },
  { title: "Co-sell calendar", lines: calendar(report) },
  { title: "Forecast, this quarter", lines: forecast(report) },
  { title: "Deals closed this week", lines: closed(report) },
];

const of =
  (table: RowTable) =>
  (key: string, title: string, value: string, note?: string): Line => ({
    key,
    title,
    value,
    table,
    ...(note && { note }),
  });
const log = of("registrations");
const deals = of("deals");
const meetings = of("meetings");
const partners = of("partners");

const registration = (report: Report): Line[] => [
  log("newRegistrations", "New registrations", number(report.newRegistrations)),
  log("approved", "Approved", number(report.approved), ofTheNew(report, report.cohort.approved)),
  log("rejected", "Rejected", number(report.rejected), ofTheNew(report, report.cohort.rejected)),
  log("pending", "Pending at the week's end", number(report.pending), ofTheNew(report, report.cohort.pending)),
  log("avgDecisionHours", "Avg approval time, business hours", number(report.avgDecisionHours), "All decisions"),
  log("avgApprovalHours", "Approvals alone", number(report.avgApprovalHours)),
  log("slaCompliance", "SLA compliance rate", percent(report.slaCompliance), "With what is open and late"),
  log("slaComplianceDecidedOnly", "Of the decisions made", percent(report.slaComplianceDecidedOnly)),
  log("aeCompliance", "AE named in time", percent(report.aeCompliance)),
];

const ofTheNew = ({ newRegistrations }: Report, count: number): string =>
  newRegistrations ? `${count} of this week's new ones` : "";

const pipeline = (report: Report): Line[] => {
  const money = (amount: number) => sayMoney(amount, report.currency);
  const target = report.target === null ? "No target" : `Target ${money(report.target)}`;
  return [
    deals("sourcedPipeline", "Partner-sourced pipeline", money(report.sourcedPipeline), target),
    deals("influencedPipeline", "Partner-influenced pipeline", money(report.influencedPipeline)),
    deals("attachedPipeline", "Partner-attached", money(report.attachedPipeline), "For information, in neither"),
    ...Object.entries(report.byTier).flatMap(([tier, { sourced, influenced }]) => [
      deals(`byTier.${tier}.sourced`, `${tier}, sourced`, money(sourced)),
      deals(`byTier.${tier}.influenced`, `${tier}, influenced`, money(influenced)),
    ]),
  ];
};

const calendar = (report: Report): Line[] => [
  meetings(
    "meetingsHeld",
    "Joint meetings held",
    number(report.meetingsHeld),
    `Target ${report.meetingsTarget || "none"}`,
  ),
  meetings("meetingsNextWeek", "Booked for the next week", number(report.meetingsNextWeek)),
  partners("silentPartners", "Partners without one in 14 days", number(report.silentPartners)),
  log(
    "medianDaysToFirstMeeting",
    "Median days from submission to first meeting",
    number(report.medianDaysToFirstMeeting),
  ),
];

const forecast = (report: Report): Line[] => [
  deals(
    "expectedQuarter.sourced",
    "Expected to close, sourced",
    sayMoney(report.expectedQuarter.sourced, report.currency),
  ),
  deals(
    "expectedQuarter.influenced",
    "Expected to close, influenced",
    sayMoney(report.expectedQuarter.influenced, report.currency),
  ),
  deals("confidence", "Confidence", report.confidence || "-", saidBy(report)),
];

const saidBy = ({ confidenceSaid: { by, note, byRule } }: Report): string =>
  by === "person" ? `Said by hand${note ? `: ${note}` : ""} (by the rule: ${byRule || "-"})` : "By the rule";

const closed = ({ closedSourced, closedInfluenced, feesOverSourced, currency }: Report): Line[] => [
  deals(
    "closedSourced",
    "Partner-sourced",
    number(closedSourced.count),
    `Revenue ${sayMoney(closedSourced.revenue, currency)}`,
  ),
  deals(
    "closedInfluenced",
    "Partner-influenced",
    number(closedInfluenced.count),
    `Revenue ${sayMoney(closedInfluenced.revenue, currency)}`,
  ),
  ...(feesOverSourced === null
    ? []
    : [deals("feesOverSourced", "Fees over sourced revenue, this quarter", percent(feesOverSourced))]),
];

/** Where the rows behind an alert stand; nowhere for one that is about no rows. */
export const tableOfAlert = (kind: string): RowTable | undefined => {
  if (kind === "sla-breach" || kind === "protection-ending") return "registrations";
  if (kind === "no-registrations") return "partners";
  return kind === "unknown-partner" || kind === "not-over" ? undefined : "deals";
};
