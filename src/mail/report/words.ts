/** How the figures of a report are said, the same in its text and formatted. */
import { type Model, models } from "../../model/sla";
import { addDays, previousWeek, sayDay } from "../../rules/days";
import { type Alert, changesOf, type Figures, isLeftOut, type Promised } from "../../rules/report";
import { grouped, sayMoney } from "../../rules/report/amounts";
import type { Chip } from "../html";

export { sayMoney, sayMoneyBriefly } from "../../rules/report/amounts";

/** What stands around the figures. */
export interface ReportSetting {
  readonly program: string;
  /** Figures of the week before, where there are any. */
  readonly lastWeeksFigures?: Partial<Figures>;
  readonly comment?: string;
  /** It goes out after 10:00 on Monday. */
  readonly late?: boolean;
  /** The address of the workbook. */
  readonly link?: string;
  /** The sheet ids of the tabs in which the rows behind the lines stand. */
  readonly tabs?: Tabs;
  /** It goes to those who may still hold it back: to whom the report will go, and who holds it. */
  readonly preview?: { readonly to: readonly string[]; readonly heldBy: string };
  /** Somebody tries how it looks. */
  readonly trial?: boolean;
  /** What was promised of decisions, and how their hours are counted. */
  readonly promise?: Promised;
  readonly model?: Model;
}

/** The tabs that a report leads to. */
export const tabTitles = {
  registrations: "Registration log",
  deals: "Deals",
  meetings: "Meetings",
  partners: "Partners",
} as const;
export type TabName = keyof typeof tabTitles;
export type Tabs = { readonly [T in TabName]?: number };

/** A plain link to a tab, which needs no add-on; blank where the workbook or the tab is not known. */
export const linkTo = ({ link = "", tabs = {} }: ReportSetting, tab: TabName): string => {
  const id = tabs[tab];
  return /^https?:\/\//.test(link) && id !== undefined ? `${link.split("#")[0]}#gid=${id}` : "";
};

export const LATE = "This report is late: it is due on Monday by 10:00.";

/** The figures that are shown beside those of the week before. */
export const compared = [
  ["newRegistrations", "New registrations"],
  ["avgDecisionHours", "Avg approval time (business hours)"],
  ["slaCompliance", "SLA compliance rate"],
  ["sourcedPipeline", "Partner-sourced pipeline"],
  ["influencedPipeline", "Partner-influenced pipeline"],
  ["meetingsHeld", "Joint meetings held"],
] as const;
export type Compared = (typeof compared)[number][0];

/** A figure of the week before, in its unit. */
export const sayBefore = (figures: Partial<Figures>, key: Compared, currency: string, sayAmount = sayMoney): string => {
  const value = figures[key] ?? null;
  if (value !== null && key.endsWith("Pipeline")) return sayAmount(value, currency);
  return key === "slaCompliance" ? sayPercent(value) : sayNumber(value);
};

/** What a reader must know before the figures: whose turn it is, that it is late, that the week still runs. */
export const noticesOf = ({ alerts }: Figures, { late, preview }: ReportSetting): string[] => [
  ...(preview ? [sayPreview(preview)] : []),
  ...(late ? [LATE] : []),
  ...alerts.filter(({ kind }) => kind === "not-over").map(({ text }) => `${text}.`),
];

const WHERE = "Extensions > Partner Desk > Reports and alerts > The Monday report";

const sayPreview = ({ to, heldBy }: NonNullable<ReportSetting["preview"]>): string => {
  if (heldBy) return `This is a preview. ${heldBy} holds the report back; to release it: ${WHERE}.`;
  if (to.length === 0) return `This is a preview. Nobody is named to get the report: fill in recipients in Settings.`;
  return `This is a preview. The report goes out at 8:30 to ${to.join(", ")}; to hold it or to add a sentence: ${WHERE}.`;
};

/** An alert as a line: on one line, and none longer than a few. */
export type Said = Pick<Alert, "kind" | "id"> & { readonly text: string };

const said = ({ kind, id, text }: Alert): Said => {
  const line = text.replace(/\s+/g, " ");
  return { kind, ...(id && { id }), text: line.length > 240 ? `${line.slice(0, 239)}…` : line };
};

/** What somebody has to see to. */
export const alertsOf = ({ alerts }: Figures): Said[] => alerts.filter((alert) => !isLeftOut(alert)).map(said);

/** What is not in the figures, and why. */
export const leftOutOf = ({ alerts }: Figures): Said[] =>
  alerts.filter((alert) => isLeftOut(alert) && alert.kind !== "not-over").map(said);

/** The Monday of the report that is compared with where it is not that of the week before; else blank. */
const sinceOf = ({ week }: Figures, { lastWeeksFigures: earlier }: ReportSetting): string =>
  earlier?.week && earlier.from && earlier.week !== previousWeek(week) ? sayDay(earlier.from) : "";

export const changeTitle = (report: Figures, setting: ReportSetting): string => {
  const since = sinceOf(report, setting);
  return `What changed since ${since ? `the week of ${since}` : "last Monday"}`;
};

/** What a figure of the earlier report is called. */
export const beforeTitle = (report: Figures, setting: ReportSetting): string => {
  const since = sinceOf(report, setting);
  return since ? `Week of ${since}` : "Week before";
};

/** The sentences of what changed; none where there is nothing to compare with. */
export const changesIn = (report: Figures, { lastWeeksFigures }: ReportSetting): string[] => {
  if (!lastWeeksFigures) return [];
  const changes = changesOf(report, lastWeeksFigures);
  return changes.length ? changes : ["No figure moved by much."];
};

/** What a person says of the confidence in the place of the rule; blank where the rule speaks. */
export const sayConfidence = ({ confidenceSaid }: Figures): string => {
  if (confidenceSaid?.by !== "person") return "";
  const { note, byRule } = confidenceSaid;
  return `Said by hand${note ? `: ${note}` : ""} (by the rule: ${byRule || "-"})`;
};

/** What became of the new ones of the week by its end; blank where it was not counted. */
export const sayCohort = ({ newRegistrations, cohort }: Figures): string =>
  cohort && newRegistrations
    ? `of the ${newRegistrations} new: ${cohort.approved} approved, ${cohort.rejected} rejected, ${cohort.pending} pending`
    : "";

/** What the figures are of, and how hours are counted. */
export const footnotes = (report: Figures, { program, model = "BD24" }: ReportSetting): string[] => [
  `${program}. Counts and rates are of ${sayDay(report.from)} to ${sayDay(addDays(report.to, -1))}; pipeline, silent partners and alerts are as of this report.`,
  `Hours are counted in ${sayModel(model)}. A dash means that there was nothing to count.`,
];

const STATUS_WORDS = { green: "Green", yellow: "Yellow", red: "Red" } as const;

/** The status of a line in its word; none where there is nothing to judge. */
export const statusOf = ({ status }: Figures, line: string): Chip | undefined => {
  const tint = status[line];
  return tint && tint !== "none" ? { word: STATUS_WORDS[tint], tint } : undefined;
};

export const sayTarget = ({ target, currency }: Figures): string =>
  target === null ? "no target" : `${sayMoney(target, currency)} target`;

export const sayModel = (model: Model): string => models[model].replace(" (", ", ").replace(")", "").toLowerCase();

export const sayNumber = (value: number | null): string => (value === null ? "-" : grouped(String(value)));

export const sayPercent = (value: number | null): string => (value === null ? "-" : `${value}%`);
