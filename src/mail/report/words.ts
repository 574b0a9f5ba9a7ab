/** How the figures of a report are said, the same in its text and formatted. */
import { type Model, models } from "../../model/sla";
import { addDays, sayDay } from "../../rules/days";
import type { Figures, Promised } from "../../rules/report";
import type { Chip } from "../html";

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
  /** What was promised of decisions, and how their hours are counted. */
  readonly promise?: Promised;
  readonly model?: Model;
}

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

/** The sentences of the alerts, each on one line and none longer than a few lines. */
export const alertsOf = (report: Figures): string[] =>
  report.alerts
    .map(({ text }) => text.replace(/\s+/g, " "))
    .map((text) => (text.length > 240 ? `${text.slice(0, 239)}…` : text));

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

const SIGNS: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£", JPY: "¥" };
const signOf = (currency: string): string => SIGNS[currency] ?? `${currency} `;

export const sayMoney = (amount: number, currency: string): string =>
  `${signOf(currency)}${grouped(Number.isInteger(amount) ? String(amount) : amount.toFixed(2))}`;

/** An amount where there is little room: `$1.24M`. */
export const sayMoneyBriefly = (amount: number, currency: string): string => {
  const [, unit, letter] = UNITS.find(([least]) => amount >= least) ?? [];
  return unit ? `${signOf(currency)}${Number((amount / unit).toPrecision(3))}${letter}` : sayMoney(amount, currency);
};

// Up to 10,000 an amount is short enough as it is; 999,500 is 1M and not 1,000K.
const UNITS = [
  [999_500_000, 1e9, "B"],
  [999_500, 1e6, "M"],
  [10_000, 1e3, "K"],
] as const;

const grouped = (digits: string): string => {
  const [whole = "", ...fraction] = digits.split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...fraction].join(".");
};
