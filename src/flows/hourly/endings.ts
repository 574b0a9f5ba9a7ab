/** Protections that are over: lapsed without an update, or expired; the partner is told once, its PAM in copy. */
import type { Letter } from "../../model/plan";
import { accept } from "../../model/result";
import type { Reads } from "../../model/workbook";
import { letterFrom } from "../../mail/letter";
import { addDays, sayDay } from "../../rules/days";
import { moves } from "../../rules/moves";
import { startOfDay } from "../../rules/zone";
import { inner, type Moment } from "../flow";
import { clocksGone } from "../registration/clocks";
import { type Decided, type DecisionFacts, decisionReads, envelopeOf, valuesFor } from "../registration/case";
import { isOver } from "./sweep";

const reads = {
  ...decisionReads,
  registrations: [...decisionReads.registrations, "dispute", "extensionAskedAt"],
} as const satisfies Reads;

/** A protection is not ended while somebody disputes it or waits for its extension (Q61). */
export const endings = inner<object, { ended: number }>()({
  who: "everybody",
  reads,
  writes: ["outbox"],
  plan: (facts, _input, moment) => {
    const over = facts.registrations.filter(
      (row) => isOver(row, moment.today) && row.dispute === "" && row.extensionAskedAt === null,
    );
    const letters = over.flatMap((row) => letterOf(facts, row, moment));
    const changes = over.flatMap((row) => [
      { table: "registrations" as const, key: row.id, set: endOf(row, moment) },
      ...clocksGone(facts, row.id),
    ]);
    return accept({ changes, letters, reply: { ended: over.length } });
  },
});

/** What came first, however late the check: the end of the window, or that of the days without an update. */
const moveOf = ({ protectedUntil, updateDueOn }: Decided) =>
  protectedUntil !== "" && protectedUntil <= updateDueOn ? "expire" : "lapse";

/** It ended at the instant at which its day was over, not when the check came by. */
const endOf = (row: Decided, { zone }: Moment) => {
  const move = moveOf(row);
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
  const template = moveOf(row) === "expire" ? "expired" : "lapsed";
  const values = {
    ...valuesFor(facts, row, moment),
    "Protected Until": row.protectedUntil ? sayDay(row.protectedUntil) : "",
  };
  const letter = letterFrom(template, values, envelopeOf(facts, row, template, moment), facts.templates);
  return letter.ok ? [letter.value] : [];
};
