/** What approval and rejection share: who decided, how long it took, and that the decision clock stops. */
import { hoursBetween } from "../../rules/sla/clock";
import type { Moment } from "../flow";
import { deskHours, policyOf } from "./arrival";
import type { Decided, DecisionFacts } from "./case";
import { clockChange } from "./clocks";
import { signerFor } from "./people";

/** Who decided, when, and how many hours of ours it took: frozen on the row. */
export const decision = (facts: DecisionFacts, row: Decided, verdict: "approve" | "reject", moment: Moment) => {
  const policy = policyOf(facts.policies, "decision");
  const from = row.reopenedAt ?? row.receivedAt ?? moment.now;
  const hours = deskHours(facts, moment);
  const net = policy ? hoursBetween(policy, from, moment.now, row.waits, hours) : null;
  const gross = policy ? hoursBetween(policy, from, moment.now, [], hours) : null;
  return {
    verdict,
    decidedAt: moment.now,
    decidedBy: moment.user,
    decisionHours: net,
    waitedHours: net === null || gross === null ? null : Math.round((gross - net) * 1e5) / 1e5,
    toldAt: null,
  } as const;
};

/** The waits of a row, the open one ended. */
export const closedWaits = ({ waits }: Pick<Decided, "waits">, now: number): Decided["waits"] =>
  waits.map(([from, to]) => [from, to ?? now] as const);

/** The decision clock of a row: running or waiting, or stopped at a moment; a reopened one is the second run. */
export const decisionClock = (facts: DecisionFacts, row: Decided, stoppedAt: number | null, moment: Moment) =>
  clockChange(
    facts,
    "decision",
    {
      id: row.id,
      partner: row.partner,
      owner: signerFor(row.partner, facts, moment).email,
      startedAt: row.reopenedAt ?? row.receivedAt,
      stoppedAt,
      waits: row.waits,
      again: row.reopenedAt !== null,
    },
    moment,
  );
