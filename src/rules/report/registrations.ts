/** How the week went for the registrations: what came in, what was decided, what waits, what is late. */
import { addDays } from "../days";
import { isOpen } from "../moves";
import type { Promised, RegistrationRow, Times } from "./facts";
import { mean, median, percent } from "./figures";

/** The registrations behind the lines of a report. */
export interface SortedLog {
  readonly received: RegistrationRow[];
  readonly approved: RegistrationRow[];
  readonly rejected: RegistrationRow[];
  /** Neither decided nor withdrawn nor cancelled when the week ended. */
  readonly pending: RegistrationRow[];
  /** Pending, and past the due moment when the week ended. */
  readonly lateAtEnd: RegistrationRow[];
  /** Past the due moment at the run. */
  readonly overdue: RegistrationRow[];
  /** Protected for seven more days at most. */
  readonly ending: RegistrationRow[];
  /** The partners, as the rows name them, that registered something in the last 30 days. */
  readonly heardFrom: Set<string>;
  /** What became of those that were received in the week by its end (Q15). */
  readonly cohort: Readonly<Record<keyof Cohort, RegistrationRow[]>>;
  /** Those whose first meeting was held in the week, with the days since they came in. */
  readonly met: { readonly row: RegistrationRow; readonly days: number }[];
}

/** What became of the registrations of a week by its end. */
export interface Cohort {
  readonly approved: number;
  readonly rejected: number;
  readonly pending: number;
}

/** Sorts the log into the lines of a report, in one pass: a workbook may hold a hundred thousand rows. */
export const sortLog = (
  rows: readonly RegistrationRow[],
  times: Times,
  firstMeetings: ReadonlyMap<string, number>,
): SortedLog => {
  const log: SortedLog = {
    received: [],
    approved: [],
    rejected: [],
    pending: [],
    lateAtEnd: [],
    overdue: [],
    ending: [],
    heardFrom: new Set(),
    cohort: { approved: [], rejected: [], pending: [] },
    met: [],
  };
  const heardSince = times.daysAgo(30).at;
  const endingBy = addDays(times.today, 7);
  for (const row of rows) {
    if (isIn(row.receivedAt, times.from, times.to)) {
      log.received.push(row);
      inCohort(log.cohort, row, times)?.push(row);
    }
    if (firstMeetings.size > 0) addMet(log, row, firstMeetings.get(row.id));
    if (isIn(row.receivedAt, heardSince, times.now + 1)) log.heardFrom.add(row.partner);
    if (isIn(row.decidedAt, times.from, times.to)) decidedIn(log, row)?.push(row);
    if (isPending(row, times.to)) {
      log.pending.push(row);
      if (isLate(row, times.to)) log.lateAtEnd.push(row);
    }
    if (isOpen(row.stage) && isLate(row, times.now)) log.overdue.push(row);
    if (isEnding(row, times.today, endingBy)) log.ending.push(row);
  }
  return log;
};

/** The lines of "Deal registration" (R-111 to R-114, Q15 to Q17, Q41). */
export const registrationLines = (log: SortedLog, times: Times, { hours }: Promised) => {
  const decided = decisionsOf(log);
  const judged = decided.map((row) => isMet(row, hours)).filter((met) => met !== null);
  const met = judged.filter(Boolean).length;
  return {
    newRegistrations: log.received.length,
    approved: log.approved.length,
    rejected: log.rejected.length,
    pending: log.pending.length,
    avgDecisionHours: mean(decided.map((row) => row.decisionHours)),
    avgApprovalHours: mean(log.approved.map((row) => row.decisionHours)),
    slaCompliance: percent(met, judged.length + log.lateAtEnd.length),
    slaComplianceDecidedOnly: percent(met, judged.length),
    aeCompliance: aeCompliance(log.approved, times.to),
    cohort: {
      approved: log.cohort.approved.length,
      rejected: log.cohort.rejected.length,
      pending: log.cohort.pending.length,
    },
    medianDaysToFirstMeeting: median(log.met.map(({ days }) => days)),
  };
};

/** The keys of the registrations behind each line. */
export const registrationRows = (log: SortedLog): Record<string, readonly string[]> => {
  const decided = ids(decisionsOf(log));
  const approved = ids(log.approved);
  return {
    newRegistrations: ids(log.received),
    approved,
    rejected: ids(log.rejected),
    pending: ids(log.pending),
    avgDecisionHours: decided,
    avgApprovalHours: approved,
    slaCompliance: [...new Set([...decided, ...ids(log.lateAtEnd)])],
    slaComplianceDecidedOnly: decided,
    aeCompliance: approved,
    "cohort.approved": ids(log.cohort.approved),
    "cohort.rejected": ids(log.cohort.rejected),
    "cohort.pending": ids(log.cohort.pending),
    medianDaysToFirstMeeting: ids(log.met.map(({ row }) => row)),
    "sla-breach": ids(log.overdue),
    "protection-ending": ids(log.ending),
  };
};

const ids = (rows: readonly RegistrationRow[]) => rows.map((row) => row.id);

const decisionsOf = (log: SortedLog) => [...log.approved, ...log.rejected];

const isIn = (at: number | null, from: number, to: number): boolean => at !== null && at >= from && at < to;

// A deal that was approved and has been lost since was approved all the same (Q45).
const decidedIn = (log: SortedLog, { verdict }: RegistrationRow) =>
  verdict === "approve" ? log.approved : verdict === "reject" ? log.rejected : undefined;

/** Where one of this week's stands at its end; nowhere when it was withdrawn or cancelled. */
const inCohort = (cohort: SortedLog["cohort"], row: RegistrationRow, { from, to }: Times) => {
  if (isPending(row, to)) return cohort.pending;
  if (!isIn(row.decidedAt, from, to)) return undefined;
  return row.verdict === "approve" ? cohort.approved : row.verdict === "reject" ? cohort.rejected : undefined;
};

const DAY = 86_400_000;

// A meeting before the registration came in says nothing about how long ours took.
const addMet = (log: SortedLog, row: RegistrationRow, metAt: number | undefined): void => {
  if (metAt === undefined || row.receivedAt === null || metAt < row.receivedAt) return;
  log.met.push({ row, days: (metAt - row.receivedAt) / DAY });
};

// A reopened registration has had two clocks; the one that ran at the moment is asked about (Q53).
const isPending = (row: RegistrationRow, at: number): boolean => {
  const { receivedAt, reopenedAt } = row;
  if (receivedAt === null || receivedAt >= at) return false;
  const since = reopenedAt !== null && reopenedAt < at ? reopenedAt : receivedAt;
  const until = reopenedAt !== null && reopenedAt >= at ? reopenedAt : Number.POSITIVE_INFINITY;
  if (isIn(row.decidedAt, since, until)) return (row.decidedAt ?? 0) >= at;
  if (isIn(row.endedAt, since, until)) return (row.endedAt ?? 0) >= at;
  return isOpen(row.stage) && until === Number.POSITIVE_INFINITY;
};

const isLate = ({ decisionDueAt, waits }: RegistrationRow, at: number): boolean => {
  if (decisionDueAt === null || decisionDueAt >= at) return false;
  const [waitsSince, waitsUntil] = waits[waits.length - 1] ?? [0, 0];
  // While we wait for the partner the clock stands still, unless we were late before.
  return waitsUntil !== null || waitsSince > decisionDueAt;
};

const isEnding = ({ stage, protectedUntil }: RegistrationRow, today: string, by: string): boolean =>
  stage === "approved" && protectedUntil >= today && protectedUntil <= by;

const SECOND = 1000;
const HOUR = 3_600_000;

// In time is told to the second (Q18), as the clocks do.
const isMet = ({ decisionHours, decidedAt, decisionDueAt }: RegistrationRow, hours: number): boolean | null => {
  if (decisionHours !== null) return decisionHours < hours + SECOND / HOUR;
  return decidedAt === null || decisionDueAt === null ? null : decidedAt < decisionDueAt + SECOND;
};

const aeCompliance = (approved: readonly RegistrationRow[], end: number): number | null => {
  const judged = approved.map((row) => isAeInTime(row, end)).filter((inTime) => inTime !== null);
  return percent(judged.filter(Boolean).length, judged.length);
};

// As at the end of the week: an AE who was still to be named in time is neither in time nor late (Q41, Q44).
const isAeInTime = ({ decidedAt, aeAssignedAt, aeDueAt }: RegistrationRow, end: number): boolean | null => {
  if (aeAssignedAt === null || aeAssignedAt >= end) return aeDueAt !== null && aeDueAt < end ? false : null;
  if (decidedAt !== null && aeAssignedAt <= decidedAt) return true;
  return aeDueAt === null ? null : aeAssignedAt < aeDueAt + SECOND;
};
