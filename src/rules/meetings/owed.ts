/** What is owed after a meeting, and of a QBR its invitation, each with when it falls due (R-057 to, Q24, Q25). */
import type { Meeting } from "../../model/pipeline";
import type { Clock, Policy } from "../../model/sla";
import { clockAt } from "../sla/clock";
import type { Hours } from "../sla/hours";
import { type MeetingMoments, meetingRuns } from "../sla/runs";

export interface Owed {
  /** The promise: notes, next-step, follow-up, stage or qbr; `held` asks what became of a meeting. */
  readonly what: string;
  readonly title: string;
  readonly dueAt: number | null;
  readonly state: Clock["state"];
  readonly overdueHours: number | null;
}

/** What nobody has done yet, in the order in which it falls due; promises that are not active are none. */
export const owedFor = (
  row: MeetingMoments,
  policyOf: (promise: string) => Policy | undefined,
  hours: Hours,
  now: number,
): Owed[] => {
  const owed: Owed[] = isUnsettled(row, now) ? [WAS_IT_HELD] : [];
  meetingRuns(row, now, (promise, called) => {
    const policy = policyOf(promise);
    if (called.stoppedAt !== null || !policy) return;
    const { dueAt, state, overdueHours } = clockAt(policy, called, hours, now);
    owed.push({ what: promise, title: policy.title, dueAt, state, overdueHours });
  });
  return owed.sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
};

const WAS_IT_HELD: Owed = { what: "held", title: "Was it held?", dueAt: null, state: "at-risk", overdueHours: null };

/** Whether it is over and nobody said what became of it. */
export const isUnsettled = (row: Pick<Meeting, "status" | "startsAt" | "endsAt">, now: number): boolean =>
  row.status === "booked" && (overAt(row) ?? now) < now;

/** When a meeting is over; nothing where nobody wrote when it starts. */
export const overAt = ({ startsAt, endsAt }: Pick<Meeting, "startsAt" | "endsAt">): number | null => endsAt ?? startsAt;
