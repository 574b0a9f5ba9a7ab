/** Registrations whose deals were closed in the Deals tab, by hand or from a file: they are won or lost with them. */
import { accept } from "../../model/result";
import { closingOf, closingsBy } from "../../rules/deals/linked";
import { moves } from "../../rules/moves";
import { inner } from "../flow";
import { decisionReads } from "../registration/case";
import { clocksGone } from "../registration/clocks";
import { closed } from "../registration/other-verdicts";

export const closings = inner<object, { closed: number }>()({
  who: "everybody",
  reads: { ...decisionReads, deals: ["id", "registration", "stage"], stages: ["stage", "kind"] },
  writes: [],
  plan: (facts, _input, moment) => {
    const by = closingsBy(facts.deals, facts.stages);
    const ended = facts.registrations.flatMap((row) => {
      const closing = closingOf(by, row);
      return closing ? [{ row, closing, why: `Deal ${closing.deal} is ${closing.stage}` }] : [];
    });
    const changes = ended.flatMap(({ row, closing, why }) => [
      {
        table: "registrations" as const,
        key: row.id,
        set: { ...closed(row, why, moment), stage: moves[closing.move].to, version: (row.version ?? 0) + 1 },
      },
      ...clocksGone(facts, row.id),
    ]);
    const reasons = Object.fromEntries(ended.map(({ row, why }) => [row.id, why]));
    return accept({ changes, letters: [], reasons, reply: { closed: ended.length } });
  },
});
