/** Rejection: never without a specific, documented reason and a way on (R-041, R-171, Q57). */

import { accept, refuse } from "../../model/result";
import { letterFrom } from "../../mail/letter";
import { type Conflict, conflictsOf } from "../../rules/conflicts";
import { isRejectionCode, isSpecific, rejectionCodes } from "../../rules/reasons";

import { closedWaits, decision, decisionClock } from "./ruling";
import { type Decided, type DecisionFacts, envelopeOf, type Rule, valuesFor } from "./case";

export const rejection: Rule = (facts, row, input, moment) => {
  const conflicts = conflictsOf({ ...row, receivedAt: row.receivedAt ?? moment.now }, facts, moment.zone, moment.today);
  const code = input.code || "other";
  if (!isRejectionCode(code)) {
    return refuse({
      why: "invalid",
      text: `"${code}" is not a reason code: ${Object.keys(rejectionCodes).join(", ")}.`,
      field: "code",
    });
  }
  const offered = conflicts.find(({ kind }) => kind === code)?.partnerText ?? conflicts[0]?.partnerText ?? "";
  const reason = (input.reason || (input.code ? offered : "")).trim();
  const alternative = (input.alternative ?? "").trim();
  const no = objection(facts, row, { reason, alternative, offered }, conflicts);
  if (no) return refuse(no);
  const values = { ...valuesFor(facts, row, moment), Reason: reason, Alternative: alternative, Note: input.note ?? "" };
  const letter = letterFrom("rejected", values, envelopeOf(facts, row, "rejected", moment), facts.templates);
  if (!letter.ok) return letter;
  return accept({
    set: {
      ...decision(facts, row, "reject", moment),
      code,
      reason,
      alternative,
      nextStep: "",
      waits: closedWaits(row, moment.now),
    },
    clocks: decisionClock(facts, { ...row, waits: closedWaits(row, moment.now) }, moment.now, moment),
    letters: [letter.value],
    reason,
  });
};

interface Words {
  readonly reason: string;
  readonly alternative: string;
  /** What the evidence would say. */
  readonly offered: string;
}

const objection = (
  facts: DecisionFacts,
  row: Decided,
  { reason, alternative, offered }: Words,
  conflicts: readonly Conflict[],
) => {
  const take = offered ? ` You could say: "${offered}"` : "";
  if (!isSpecific(reason, { names: namesOfCase(facts, row) })) {
    const text = `Say why in a sentence with a fact of this case: a date, a person, an account or a registration.${take}`;
    return { why: "needs-reason", text, field: "reason", suggestion: offered } as const;
  }
  const rival = rivalNamed(facts, row, reason, conflicts);
  if (rival)
    return {
      why: "invalid",
      text: `The reason goes to the partner and may not name ${rival}.`,
      field: "reason",
    } as const;
  if (!alternative)
    return {
      why: "needs-reason",
      text: "Offer the partner a way on: what we recommend instead.",
      field: "alternative",
    } as const;
  return undefined;
};

const namesOfCase = (facts: DecisionFacts, row: Decided): string[] => [
  row.companyName,
  ...facts.team.flatMap(({ name, email }) => [name, email]),
  ...facts.accounts.flatMap(({ name, owner }) => [name, owner]),
  ...facts.registrations.map(({ id }) => id),
];

/** A partner never learns from us which other partner has an account. */
const rivalNamed = (
  facts: DecisionFacts,
  row: Decided,
  reason: string,
  conflicts: readonly Conflict[],
): string | undefined => {
  const others = new Set(conflicts.map(({ of }) => facts.registrations.find(({ id }) => id === of)?.partner));
  return [...others].find((name) => name && name !== row.partner && reason.toLowerCase().includes(name.toLowerCase()));
};
