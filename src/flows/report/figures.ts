/** The figures of a week, for whoever asks for them. */
import type { Reply } from "../../contract";
import type { ReportValues } from "../../mail/outgoing";
import type { Week } from "../../model/records";
import type { Facts, Reads } from "../../model/workbook";
import {
  changesOf,
  type Figures,
  figuresOf,
  lastWeek,
  ownersIn,
  promised,
  type Report,
  reportOf,
  reportReads as lineReads,
  type Said,
} from "../../rules/report";
import { hoursBetween } from "../../rules/sla/clock";
import { isSent } from "../../rules/report/sent";
import { refuse } from "../../model/result";
import { type Always, answers, flowOf, type Moment } from "../flow";
import { deskHours, policyOf } from "../registration/arrival";
import { rowOfWeek, wrongWeek } from "./due";

/** What a report is made from; of the past weeks what people said of this one, and the figures of the last. */
export const reads = {
  ...lineReads,
  coverage: ["partner", "pam"],
  policies: "all",
  calendars: "all",
  holidays: ["calendar", "day"],
  weeks: ["week", "state", "sentAt", "figures", "comment", "confidence", "confidenceNote"],
} as const satisfies Reads;

export type ReportFacts = Facts<typeof reads & Always>;

/** The figures of a week, the last completed one unless another is asked for (Q21). */
export const report = flowOf<"report">()({
  who: "everybody",
  scope: "program",
  reads,
  plan: (facts, { week }, moment) => {
    const wrong = wrongWeek(week);
    return wrong ? refuse(wrong) : answers(shownReport(facts, week ?? lastWeek(moment.now, moment.zone), moment));
  },
});

/** The report of a week as a page shows it. */
export const shownReport = (facts: ReportFacts, week: string, moment: Moment): Reply<"report"> => {
  const made = reportFor(facts, week, moment);
  const before = figuresBefore(facts.weeks, week);
  return {
    ...made,
    alerts: [...made.alerts],
    status: { ...made.status },
    rows: Object.fromEntries(Object.entries(made.rows).map(([line, keys]) => [line, [...keys]])),
    changed: before ? changesOf(figuresOf(made), before) : [],
  };
};

/** What is promised of decisions, and in which hours it is counted. */
export const promiseOf = (facts: Pick<ReportFacts, "policies">): Pick<ReportValues["setting"], "promise" | "model"> => {
  const policy = policyOf(facts.policies, "decision");
  return policy
    ? {
        promise: { hours: policy.target ?? promised.hours, goal: policy.goal ?? promised.goal },
        ...(policy.model && { model: policy.model }),
      }
    : {};
};

export const reportFor = (facts: ReportFacts, week: string, moment: Moment): Report => {
  const policy = policyOf(facts.policies, "decision");
  const hours = deskHours(facts, moment);
  const confidence = saidOf(rowOfWeek(facts.weeks, week));
  return reportOf(facts, {
    week,
    now: moment.now,
    zone: moment.zone,
    settings: moment.settings,
    overdueHours: (row) =>
      policy && row.decisionDueAt !== null ? hoursBetween(policy, row.decisionDueAt, moment.now, row.waits, hours) : 0,
    ownerOf: ownersIn(facts.partners, facts.coverage, facts.team),
    ...promiseOf(facts),
    ...(confidence && { confidence }),
  });
};

const NOTE = 500;

/** What a person says of the confidence of a week, in a page or in the Past weeks tab. */
const saidOf = (row: Pick<Week, "confidence" | "confidenceNote"> | undefined): Said | undefined =>
  row?.confidence ? { level: row.confidence, note: row.confidenceNote.slice(0, NOTE) } : undefined;

const COMPARED = [
  "newRegistrations",
  "approved",
  "rejected",
  "pending",
  "avgDecisionHours",
  "slaCompliance",
  "sourcedPipeline",
  "influencedPipeline",
  "meetingsHeld",
  "silentPartners",
] as const satisfies readonly (keyof Figures)[];
const NAMED = ["week", "from", "currency", "confidence"] as const satisfies readonly (keyof Figures)[];

/** What the last report that was sent before a week said, as far as it is compared; nothing where it cannot be read. */
export const figuresBefore = (weeks: ReportFacts["weeks"], week: string): Partial<Figures> | undefined => {
  const [before] = weeks.filter((row) => row.week < week && isSent(row)).sort((a, b) => (a.week < b.week ? 1 : -1));
  const kept = before && figuresIn(before.figures);
  if (!kept) return undefined;
  return Object.fromEntries([
    ...COMPARED.filter((line) => kept[line] === null || typeof kept[line] === "number").map((line) => [
      line,
      kept[line],
    ]),
    ...NAMED.filter((name) => typeof kept[name] === "string").map((name) => [name, kept[name]]),
  ]);
};

/** Figures as they are kept; nothing where a person changed them so that they cannot be read. */
export const figuresIn = (text: string): Figures | undefined => {
  try {
    const kept = JSON.parse(text) as unknown;
    return typeof kept === "object" && kept !== null ? (kept as Figures) : undefined;
  } catch {
    return undefined;
  }
};
