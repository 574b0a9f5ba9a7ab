/** Protections that are over: lapsed without an update, or expired; the partner is told once, its PAM in copy. */
import type { Letter } from "../../model/plan";
import { accept } from "../../model/result";
import { letterFrom } from "../../mail/letter";
import { addDays, sayDay } from "../../rules/days";
import { moves } from "../../rules/moves";
import { startOfDay } from "../../rules/zone";
import { inner, type Moment } from "../flow";
import { clocksGone } from "../registration/clocks";
import { type Decided, type DecisionFacts, decisionReads, envelopeOf, valuesFor } from "../registration/case";
import { isOver } from "./sweep";

export const endings = inner<object, { ended: number }>()({
  who: "everybody",
  reads: decisionReads,
  writes: ["outbox"],
  plan: (facts, _input, moment) => {
    const over = facts.registrations.filter((row) => isOver(row, moment.today));
    const letters = over.flatMap((row) => letterOf(facts, row, moment));
    const changes = over.flatMap((row) => [
      { table: "registrations" as const, key: row.id, set: endOf(row, moment) },
      ...clocksGone(facts, row.id, [`${row.id}/decision`]),
    ]);
    return accept({ changes, letters, reply: { ended: over.length } });
  },
});

const moveOf = ({ protectedUntil }: Decided, today: string) =>
  protectedUntil !== "" && protectedUntil < today ? "expire" : "lapse";

/** It ended at the instant at which its day was over, not when the check came by. */
const endOf = (row: Decided, { today, zone }: Moment) => {
  const move = moveOf(row, today);
  const lastDay = move === "expire" ? row.protectedUntil : row.updateDueOn;
  return {
    stage: moves[move].to,
    endedAt: startOfDay(zone, addDays(lastDay, 1)),
    endReason: move === "expire" ? "The protection window is over" : "No update from the partner",
    nextStep: "",
    version: (row.version ?? 0) + 1,
  };
};

const letterOf = (facts: DecisionFacts, row: Decided, moment: Moment): Letter[] => {
  const template = moveOf(row, moment.today) === "expire" ? "expired" : "lapsed";
  const values = {
    ...valuesFor(facts, row, moment),
    "Protected Until": row.protectedUntil ? sayDay(row.protectedUntil) : "",
  };
  const letter = letterFrom(template, values, envelopeOf(facts, row, template, moment), facts.templates);
  return letter.ok ? [letter.value] : [];
};
