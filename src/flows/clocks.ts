/** The open clocks as the SLA tracker holds them, worked out anew for this moment. */
import type { Input, Reply } from "../contract";
import { iso } from "../model/cell";
import type { Facts, Reads } from "../model/workbook";
import { clockAt, type Running } from "../rules/sla/clock";
import type { Clock, Policy } from "../model/sla";
import type { Hours } from "../rules/sla/hours";
import { soundPolicy } from "../rules/sla/policies";
import { answers, flowOf, type Moment } from "./flow";
import { deskHours } from "./registration/arrival";
import { clockViews } from "./registration/clock-view";

export const clockReads = {
  clocks: "all",
  policies: "all",
  calendars: "all",
  holidays: ["calendar", "day"],
} as const satisfies Reads;

export const clocks = flowOf<"clocks">()({
  who: "everybody",
  reads: clockReads,
  plan: (facts, input, moment) => answers(clocksOf(facts, input, moment)),
});

/** The clocks of the tracker at this moment, as far as they are asked for. */
export const clocksOf = (
  facts: Facts<typeof clockReads>,
  { state, owner, policy, running }: Input<"clocks">,
  moment: Moment,
): Reply<"clocks"> => {
  const hours = deskHours(facts, moment);
  const policies = new Map(facts.policies.map((row) => [row.key, soundPolicy(row)]));
  const now = facts.clocks.map((clock) => clockNowOf(clock, policies.get(clock.policy), hours, moment.now));
  const wanted = now.filter(
    (clock) =>
      (!running || clock.stoppedAt === null) &&
      (!state || clock.state === state) &&
      (!policy || clock.policy === policy) &&
      (!owner || clock.owner.toLowerCase() === owner.toLowerCase()),
  );
  return { asOf: iso(moment.now), clocks: wanted.map(clockViews(facts.policies)) };
};

/** A clock of the tracker at a moment; a stopped one stays as it was, so does one whose promise is gone. */
export const clockNowOf = (
  clock: Clock,
  policy: Policy | undefined,
  hours: Hours,
  now: number,
): Omit<Clock, "alertedAt"> => {
  if (!policy || clock.stoppedAt !== null || clock.startedAt === null) return clock;
  const running: Running = { ...clock, startedAt: clock.startedAt };
  return { ...clockAt(policy, running, hours, now), id: clock.id };
};
