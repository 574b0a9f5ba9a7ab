/** Protections that are over: lapsed without an update, or expired; the partner is told once, its PAM in copy. */
import type { Letter } from "../../model/plan";
import { accept } from "../../model/result";
import { letterAnyhow } from "../../mail/letter";
import { addDays } from "../../rules/days";
import { moves } from "../../rules/moves";
import { endOf, endsBefore, isHeldBack } from "../../rules/protection";
import { startOfDay } from "../../rules/zone";
import { inner, type Moment } from "../flow";
import { clocksGone } from "../registration/clocks";
import { type Decided, type DecisionFacts, daysSaid, decisionReads, envelopeOf, valuesFor } from "../registration/case";

/** A protection is not ended while somebody disputes it or waits for its extension (Q61). */
export const endings = inner<object, { ended: number }>()({
  who: "everybody",
  reads: decisionReads,
  writes: ["outbox"],
  plan: (facts, _input, moment) => {
    const over = facts.registrations.filter((row) => endsBefore(row, moment.today) && !isHeldBack(row));
    const letters = over.map((row) => letterOf(facts, row, moment));
    const changes = over.flatMap((row) => [
      { table: "registrations" as const, key: row.id, set: endingOf(row, moment) },
      ...clocksGone(facts, row.id),
    ]);
    return accept({ changes, letters, reply: { ended: over.length } });
  },
});

/** It ended at the instant at which its day was over, not when the check came by. */
const endingOf = (row: Decided, { zone }: Moment) => {
  const { move, on } = endOf(row);
  return {
    stage: moves[move].to,
    endedAt: startOfDay(zone, addDays(on, 1)),
    endReason: move === "expire" ? "The protection window is over" : "No update from the partner",
    nextStep: "",
    version: (row.version ?? 0) + 1,
  };
};

const letterOf = (facts: DecisionFacts, row: Decided, moment: Moment): Letter => {
  const template = moves[endOf(row).move].to;
  const values = { ...valuesFor(facts, row, moment), ...daysSaid(row) };
  return letterAnyhow(template, values, envelopeOf(facts, row, template, moment), facts.templates);
};
