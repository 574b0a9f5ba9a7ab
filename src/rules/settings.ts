/** The settings of the program: what they are at first, and how the rows of the Settings tab are read. */
import { numberOf } from "../model/cell";
import { type Tier, tiers } from "../model/partners";
import type { Setting } from "../model/records";
import { isDay } from "./days";

const LEVELS = "block (not taken in), warn (the reviewer is told) or off.";

/** Each setting, its first value and what it means; set-up writes them, people change them. */
export const firstSettings = {
  program: { value: "Partner program", meaning: "The name of the program in mails and reports." },
  deskAddress: { value: "", meaning: "Where partners may write to; replies go there. Blank: to the PAM." },
  recipients: { value: "", meaning: "Who gets the Monday report, parted by commas." },
  currency: { value: "USD", meaning: "Currency of the reports, ISO code." },
  fiscalStart: { value: "1", meaning: "Month in which the fiscal year starts, 1 to 12." },
  zone: { value: "", meaning: "Time zone in which days and weeks of the program are counted." },
  calendar: { value: "desk", meaning: "The working hours by which the desk is measured." },
  protectionDays: { value: "90", meaning: "Days for which an approved deal is protected." },
  updateDays: { value: "30", meaning: "Days after which a partner's silence lets the protection lapse." },
  fourEyes: { value: "no", meaning: "Yes: whoever entered a registration may not approve it." },
  aeByTier: {
    value: "no",
    meaning:
      "Yes: where the coverage matrix names no account executive, a deal gets one by the partner's tier: of its territory for Gold, from a pool in turn for Silver.",
  },
  tierNames: {
    value: "",
    meaning:
      "What you call the tiers where it is otherwise, as in Premier = Platinum, Select = Gold; lists that come in are read so.",
  },
  target: { value: "", meaning: "Partner-sourced pipeline to reach; a row 'target Q3 2026' counts for that quarter." },
  forecastMail: {
    value: "yes",
    meaning:
      "Yes: the forecast of the month goes to the recipients on its first working day. A row 'target 2026-03' or 'target Gold' says what a month or a tier should reach.",
  },
  formTab: {
    value: "",
    meaning: "The tab that a Google Form fills with registrations, such as Form Responses 1; blank: none.",
  },
  crm: { value: "", meaning: "The program in which your sales team keeps its deals; blank: this workbook." },
  process: { value: "", meaning: "How partners register deals until now, for whoever joins the desk." },
  meeting: { value: "", meaning: "When the pipeline is talked over each week, and who is there." },
  installedOn: { value: "", meaning: "The day of set-up; no report is sent for weeks before it." },
  likelyFrom: {
    value: "0.8",
    meaning: "How alike two company names must be to be flagged as likely the same: 0.8 to 1; 1 flags none.",
  },
  abandonedMonths: {
    value: "0",
    meaning: "Months for which an abandoned registration counts against the same partner; 0 = for ever.",
  },
  priorContactMonths: {
    value: "0",
    meaning:
      "Months before a registration in which our own contact with the account counts against Partner-sourced; 0 = ever.",
  },
  "check placeholder": { value: "block", meaning: `A required field says "TBD", "n/a", "-" or the like: ${LEVELS}` },
  "check businessEmail": { value: "warn", meaning: `The contact's e-mail is free mail such as gmail.com: ${LEVELS}` },
  "check companySize": { value: "warn", meaning: `The size is neither headcount nor revenue band: ${LEVELS}` },
  "check currency": { value: "block", meaning: `The currency is no code of three letters: ${LEVELS}` },
  "check quarter": { value: "block", meaning: `The expected close is no quarter: ${LEVELS}` },
  "check pastQuarter": { value: "warn", meaning: `The quarter of the expected close is over: ${LEVELS}` },
  "check contactTitle": { value: "warn", meaning: `The contact's title is none: ${LEVELS}` },
  "check evidence": { value: "block", meaning: `A partner-influenced deal comes without evidence: ${LEVELS}` },
  "check contactAtPartner": {
    value: "warn",
    meaning: `The contact's e-mail is at the partner's own domain: ${LEVELS}`,
  },
  extensions: { value: "1", meaning: "How often a protection may be extended, by protectionDays each time." },
  alertLeadHours: {
    value: "24",
    meaning: "Hours of working days (24 each) after which an alert nobody acknowledged goes to the PAM lead.",
  },
  alertCpoHours: { value: "72", meaning: "Hours after which it goes on to the CPO." },
} as const;

export type SettingName = keyof typeof firstSettings;

/** The checks of a registration whose weight the program decides. */
export type CheckName = CheckIn<SettingName>;
type CheckIn<Name> = Name extends `check ${infer Check}` ? Check : never;

/** What a check does: nothing, tell the reviewer, or keep the registration out. */
export type Level = "off" | "warn" | "block";

export interface Settings {
  readonly program: string;
  readonly deskAddress: string;
  readonly recipients: readonly string[];
  readonly currency: string;
  readonly fiscalStart: number;
  readonly zone: string;
  readonly calendar: string;
  readonly protectionDays: number;
  readonly updateDays: number;
  /** How often a protection may be extended. */
  readonly extensions: number;
  /** Hours of working days after which an alert climbs to the PAM lead, and to the CPO. */
  readonly alertLeadHours: number;
  readonly alertCpoHours: number;
  /** The score from which names are likely the same. */
  readonly likelyFrom: number;
  /** 0 = for ever. */
  readonly abandonedMonths: number;
  /** How far back our own contact counts against a sourced deal; 0 = ever. */
  readonly priorContactMonths: number;
  /** Pairs of companies that a person has told apart, as `pairOf` writes them. */
  readonly different: ReadonlySet<string>;
  readonly checks: Readonly<Record<CheckName, Level>>;
  readonly fourEyes: boolean;
  /** Who is not in the matrix is found by the partner's tier. */
  readonly aeByTier: boolean;
  /** Our tier by the program's own word for it, in small letters. */
  readonly tierNames: ReadonlyMap<string, Tier>;
  /** The title of the tab that a form fills; blank for none. */
  readonly formTab: string;
  readonly installedOn: string;
  /** The pipeline to reach in a quarter ("Q3 2026"); null = no target. */
  readonly targetOf: (quarter: string) => number | null;
  /** Whether the forecast of the month is mailed by itself. */
  readonly forecastMail: boolean;
  /** What a row of its own says for a month ("2026-03") or a tier ("Gold"); null where there is none. */
  readonly ownTargetOf: (of: string) => number | null;
}

/** What the rows say; a setting that is missing or nonsense counts as its first value. */
export const settingsOf = (rows: readonly Setting[]): Settings => {
  const said = new Map(rows.map((row) => [row.key.trim().toLowerCase(), row.value.trim()]));
  const text = (name: SettingName) => said.get(name.toLowerCase()) || firstSettings[name].value;
  const level = (check: CheckName): Level => levelOf(text(`check ${check}`)) ?? firstSettings[`check ${check}`].value;
  const whole = (name: SettingName, least: number, most: number) => {
    const value = Number(text(name));
    return Number.isInteger(value) && value >= least && value <= most ? value : Number(firstSettings[name].value);
  };
  return {
    program: text("program"),
    deskAddress: text("deskAddress"),
    recipients: addressesOf(text("recipients")),
    currency: text("currency"),
    fiscalStart: whole("fiscalStart", 1, 12),
    zone: text("zone"),
    calendar: text("calendar"),
    protectionDays: whole("protectionDays", 1, 3650),
    updateDays: whole("updateDays", 1, 3650),
    extensions: whole("extensions", 0, 100),
    alertLeadHours: whole("alertLeadHours", 0, 10_000),
    alertCpoHours: whole("alertCpoHours", 0, 10_000),
    likelyFrom: shareOf(text("likelyFrom")) ?? Number(firstSettings.likelyFrom.value),
    abandonedMonths: whole("abandonedMonths", 0, 1200),
    priorContactMonths: whole("priorContactMonths", 0, 1200),
    different: new Set(
      [...said.keys()].flatMap((key) => (key.startsWith(DIFFERENT) ? [key.slice(DIFFERENT.length)] : [])),
    ),
    checks: {
      placeholder: level("placeholder"),
      businessEmail: level("businessEmail"),
      companySize: level("companySize"),
      currency: level("currency"),
      quarter: level("quarter"),
      pastQuarter: level("pastQuarter"),
      contactTitle: level("contactTitle"),
      evidence: level("evidence"),
      contactAtPartner: level("contactAtPartner"),
    },
    tierNames: new Map(tierNamesIn(text("tierNames")).flatMap(({ word, tier }) => (tier ? [[word, tier]] : []))),
    formTab: text("formTab"),
    fourEyes: isYes(text("fourEyes")),
    aeByTier: isYes(text("aeByTier")),
    installedOn: isDay(text("installedOn")) ? text("installedOn") : firstSettings.installedOn.value,
    targetOf: (quarter) => amountOf(said.get(`target ${quarter}`.toLowerCase()) ?? said.get("target")),
    forecastMail: /^(yes|y|true|1)$/i.test(text("forecastMail")),
    ownTargetOf: (of) => amountOf(said.get(`target ${of}`.toLowerCase())),
  };
};

/** `Premier = Platinum, Select = Gold` as words in small letters with our tiers; no tier where it is none of ours. */
export const tierNamesIn = (text: string): { readonly word: string; readonly tier: Tier | undefined }[] =>
  text
    .split(/[,;\n]/)
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const [word = "", ours = ""] = part.split("=").map((side) => side.trim().toLowerCase());
      return { word, tier: (Object.keys(tiers) as Tier[]).find((tier) => tier.toLowerCase() === ours) };
    });

const isYes = (text: string): boolean => /^(yes|y|true|1)$/i.test(text);

const levelOf = (text: string): Level | undefined =>
  (["off", "warn", "block"] as const).find((level) => level === text.toLowerCase());

const DIFFERENT = "different: ";

/** Two companies as a setting names them, whichever comes first. */
export const pairOf = (a: string, b: string): string => [a.toLowerCase(), b.toLowerCase()].sort().join(" / ");

/** The key of the setting by which two companies are told apart for good. */
export const differentKey = (a: string, b: string): string => DIFFERENT + pairOf(a, b);

const shareOf = (text: string): number | undefined => {
  const share = Number(text.replace(",", "."));
  return share >= 0.8 && share <= 1 ? share : undefined;
};

/** The addresses in a text, parted by commas, semicolons or blanks. */
export const addressesOf = (text: string): string[] => text.split(/[\s,;]+/).filter((word) => word.includes("@"));

const amountOf = (text = ""): number | null => {
  const reading = numberOf(text, {});
  return "value" in reading && typeof reading.value === "number" && reading.value > 0 ? reading.value : null;
};
