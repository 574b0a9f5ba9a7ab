/** The clocks of a registration as changes to the SLA tracker. */
import type { Change } from "../../model/plan";
import type { Registration } from "../../model/registrations";
import type { Clock } from "../../model/sla";
import type { Facts } from "../../model/workbook";
import { clockAt, clockId } from "../../rules/sla/clock";
import type { Always, Moment } from "../flow";
import { type arrivalReads, deskHours, policyOf } from "./arrival";

export type ClockFacts = Facts<
  Pick<typeof arrivalReads, "policies" | "calendars" | "holidays"> & { clocks: readonly ["id", "stoppedAt"] } & Always
>;

/** What moves a clock: its subject is the registration. */
export interface Runs {
  readonly id: string;
  readonly partner: string;
  readonly owner: string;
  readonly startedAt: number | null;
  readonly stoppedAt: number | null;
  readonly waits: Registration["waits"];
  /** A second run of the same promise, after the registration was reopened. */
  readonly again?: boolean;
}

/** The clock of a promise as it stands now, added or brought up to date; none when the promise is not active. */
export const clockChange = (facts: ClockFacts, policyKey: string, runs: Runs, moment: Moment): Change[] => {
  const clock = clockNow(facts, policyKey, runs, moment);
  if (!clock) return [];
  const known = facts.clocks.some(({ id }) => id === clock.id);
  return [
    known ? { table: "clocks", key: clock.id, set: clock } : { table: "clocks", add: { ...clock, alertedAt: null } },
  ];
};

export const clockNow = (
  facts: Omit<ClockFacts, "clocks">,
  policyKey: string,
  runs: Runs,
  moment: Moment,
): Omit<Clock, "alertedAt"> | undefined => {
  const policy = policyOf(facts.policies, policyKey);
  if (!policy || runs.startedAt === null) return undefined;
  const { id, partner, owner, stoppedAt, waits, startedAt } = runs;
  const clock = clockAt(
    policy,
    { subject: id, partner, owner, startedAt, stoppedAt, waits },
    deskHours(facts, moment),
    moment.now,
  );
  return runs.again ? { ...clock, id: `${clock.id}-2` } : clock;
};

/** Takes the open clocks of a registration away: what they measured will not happen any more. */
export const clocksGone = (facts: ClockFacts, id: string): Change[] =>
  openClocks(facts, id).map((clock) => ({ table: "clocks", key: clock.id, remove: true }));

/** Gives the open clocks of a registration to another owner. */
export const clocksHandedOver = (facts: ClockFacts, id: string, owner: string): Change[] =>
  openClocks(facts, id).map((clock) => ({ table: "clocks", key: clock.id, set: { owner } }));

const openClocks = ({ clocks }: ClockFacts, id: string) =>
  clocks.filter((clock) => clock.id.startsWith(clockId(id, "")) && clock.stoppedAt === null);
