/** The lines of the Monday report in the workbook, in the order of the playbook. */
import type { Line } from "../../model/report";
import { addDays, sayDay } from "../days";
import { shortened } from "./alerts";
import { grouped, sayMoneyBriefly } from "./amounts";
import { type Promised, sayWeek } from "./facts";
import type { Figures, Report } from "./index";

/** What stands around the figures in the tab. */
export interface LinesOn {
  /** The day of the run, `yyyy-mm-dd`. */
  readonly today: string;
  /** Figures of the week before, as far as they are known. */
  readonly before: Partial<Figures>;
  readonly promise: Promised;
}

/** The rows of the tab; sourced and influenced stand in two columns and are nowhere added up. */
export const linesOf = (report: Report, on: LinesOn): Line[] => [
  ...opening(report, on),
  ...LINES.filter(({ isShown }) => !isShown || isShown(report)).map((line) => filled(line, report, on)),
  ...alertLines(report),
];

type Some = Partial<Figures>;

/** A line of the report: how its figure is found in the figures of any week, and what it is measured against. */
interface Declared {
  /** Names its status and the rows behind it in the report, too. */
  readonly key: string;
  readonly section: string;
  readonly line: string;
  readonly unit?: "percent" | "money";
  readonly value?: (figures: Some) => number | string | null | undefined;
  readonly sourced?: (figures: Figures) => number | undefined;
  readonly influenced?: (figures: Figures) => number | undefined;
  readonly target?: (figures: Figures, promise: Promised) => string;
  /** Where it is left out when there is nothing to tell. */
  readonly isShown?: (figures: Figures) => boolean;
}

const TITLE = "Partner pipeline report";
const REGISTRATION = "Deal registration";
const PIPELINE = "Partner pipeline";
const CALENDAR = "Co-sell calendar";
const FORECAST = "Forecast";
const CLOSED = "Deals closed this week";
const ALERTS = "Alerts";

/** A tier; the other two are shown where they hold something, as in the report (Q49). */
const tierLine = (tier: string): Declared => ({
  key: `byTier.${tier}`,
  section: PIPELINE,
  line: tier === "No tier" ? "Partners without a tier" : `${tier} partners`,
  sourced: ({ byTier }) => byTier[tier]?.sourced,
  influenced: ({ byTier }) => byTier[tier]?.influenced,
  isShown: ({ byTier }) => tier in byTier,
});

const LINES: readonly Declared[] = [
  {
    key: "newRegistrations",
    section: REGISTRATION,
    line: "New registrations this week",
    value: (figures) => figures.newRegistrations,
  },
  { key: "approved", section: REGISTRATION, line: "Approved", value: ({ approved }) => approved },
  { key: "rejected", section: REGISTRATION, line: "Rejected", value: ({ rejected }) => rejected },
  { key: "pending", section: REGISTRATION, line: "Pending", value: ({ pending }) => pending },
  {
    key: "avgDecisionHours",
    section: REGISTRATION,
    line: "Avg approval time (business hours)",
    value: ({ avgDecisionHours }) => avgDecisionHours,
    target: (_, { hours }) => `< ${hours}`,
  },
  {
    key: "avgApprovalHours",
    section: REGISTRATION,
    line: "Avg approval time of approvals alone",
    value: ({ avgApprovalHours }) => avgApprovalHours,
    target: (_, { hours }) => `< ${hours}`,
  },
  {
    key: "slaCompliance",
    section: REGISTRATION,
    line: "SLA compliance rate",
    unit: "percent",
    value: ({ slaCompliance }) => slaCompliance,
    target: (_, { goal }) => `> ${goal}%`,
  },
  {
    key: "slaComplianceDecidedOnly",
    section: REGISTRATION,
    line: "SLA compliance of the decisions made",
    unit: "percent",
    value: ({ slaComplianceDecidedOnly }) => slaComplianceDecidedOnly,
    target: (_, { goal }) => `> ${goal}%`,
  },
  {
    key: "aeCompliance",
    section: REGISTRATION,
    line: "AE named in time",
    unit: "percent",
    value: ({ aeCompliance }) => aeCompliance,
    target: (_, { goal }) => `> ${goal}%`,
  },
  {
    key: "sourcedPipeline",
    section: PIPELINE,
    line: "Partner-sourced pipeline",
    unit: "money",
    value: ({ sourcedPipeline }) => sourcedPipeline,
    sourced: ({ sourcedPipeline }) => sourcedPipeline,
    target: ({ target, currency }) => (target === null ? "no target" : sayMoneyBriefly(target, currency)),
  },
  {
    key: "influencedPipeline",
    section: PIPELINE,
    line: "Partner-influenced pipeline",
    unit: "money",
    value: ({ influencedPipeline }) => influencedPipeline,
    influenced: ({ influencedPipeline }) => influencedPipeline,
  },
  {
    key: "attachedPipeline",
    section: PIPELINE,
    line: "Partner-attached (for information, in neither)",
    unit: "money",
    value: ({ attachedPipeline }) => attachedPipeline,
    isShown: ({ attachedPipeline }) => attachedPipeline !== 0,
  },
  ...["Platinum", "Gold", "Silver", "Registered", "No tier"].map(tierLine),
  {
    key: "meetingsHeld",
    section: CALENDAR,
    line: "Joint meetings held this week",
    value: ({ meetingsHeld }) => meetingsHeld,
    target: ({ meetingsTarget }) => `${meetingsTarget}`,
  },
  {
    key: "meetingsNextWeek",
    section: CALENDAR,
    line: "Joint meetings next week booked",
    value: ({ meetingsNextWeek }) => meetingsNextWeek,
  },
  {
    key: "silentPartners",
    section: CALENDAR,
    line: "Partners with no joint meetings in 14 days",
    value: ({ silentPartners }) => silentPartners,
  },
  {
    key: "expectedQuarter",
    section: FORECAST,
    line: "Partner pipeline expected to close this quarter",
    sourced: ({ expectedQuarter }) => expectedQuarter.sourced,
    influenced: ({ expectedQuarter }) => expectedQuarter.influenced,
  },
  { key: "confidence", section: FORECAST, line: "Confidence", value: ({ confidence }) => confidence },
  {
    key: "closedSourced",
    section: CLOSED,
    line: "Partner-sourced deals closed, with revenue",
    value: ({ closedSourced }) => closedSourced?.count,
    sourced: ({ closedSourced }) => closedSourced.revenue,
  },
  {
    key: "closedInfluenced",
    section: CLOSED,
    line: "Partner-influenced deals closed, with revenue",
    value: ({ closedInfluenced }) => closedInfluenced?.count,
    influenced: ({ closedInfluenced }) => closedInfluenced.revenue,
  },
];

const blank: Line = {
  section: "",
  line: "",
  figure: "",
  sourced: null,
  influenced: null,
  target: "",
  status: "",
  before: "",
  note: "",
  key: "",
};

/** The second sentence runs on over the blank cells beside it. */
const opening = ({ week, from, to }: Report, { today }: LinesOn): Line[] => [
  { ...blank, key: "week", section: TITLE, line: sayWeek(week), figure: week },
  {
    ...blank,
    key: "asOf",
    section: TITLE,
    line: `Counts and rates: ${sayDay(from)} to ${sayDay(addDays(to, -1))}. Pipeline, silent partners and alerts: as of ${sayDay(today)}.`,
  },
];

const filled = (declared: Declared, report: Report, { before, promise }: LinesOn): Line => {
  const { key, section, line, sourced, influenced, target } = declared;
  const status = report.status[key] ?? "none";
  return {
    ...blank,
    key,
    section,
    line,
    figure: figureOf(declared, report, report.currency),
    sourced: sourced?.(report) ?? null,
    influenced: influenced?.(report) ?? null,
    target: target?.(report, promise) ?? "",
    status: status === "none" ? "" : status,
    before: figureOf(declared, before, before.currency ?? report.currency),
    note: behind(report.rows[key] ?? []),
  };
};

/** Nothing where the week does not tell it; a dash where there was nothing to divide by (Q46). */
const figureOf = ({ value, unit }: Declared, figures: Some, currency: string): string => {
  const found: unknown = value?.(figures);
  if (found === null || found === "") return "-";
  if (typeof found === "string") return oneLine(found);
  // A person may have changed what was kept of a week.
  if (typeof found !== "number") return "";
  if (unit === "money") return sayMoneyBriefly(found, currency);
  return grouped(String(found)) + (unit === "percent" ? "%" : "");
};

const ROOM = 32;

/** How many rows are behind a figure, and as many of the first as there is room for. */
const behind = (keys: readonly string[]): string => {
  if (keys.length === 0) return "";
  const first = keys.slice(0, 3).filter((_, at) => at === 0 || keys.slice(0, at + 1).join(", ").length <= ROOM);
  const more = keys.length > first.length ? ` and ${keys.length - first.length} more` : "";
  return `${keys.length} ${keys.length === 1 ? "row" : "rows"}: ${oneLine(first.join(", "))}${more}`;
};

/** An alert runs on over the blank cells beside it; its sentence holds its figures. */
const alertLines = (report: Report): Line[] => {
  const alerts = shortened(report.alerts);
  if (alerts.length === 0) return [{ ...blank, key: "alert/1", section: ALERTS, line: "None" }];
  return alerts.map(({ kind, id, partner, text }, at) => ({
    ...blank,
    key: `alert/${at + 1}`,
    section: ALERTS,
    line: oneLine(text),
    note: id || partner ? "" : behind(report.rows[kind] ?? []),
  }));
};

/** However long the names are that people typed, a line stays one. */
const oneLine = (text: string): string => {
  const plain = text.replace(/\s+/g, " ");
  return plain.length > 240 ? `${plain.slice(0, 239)}…` : plain;
};
