/** Rejection: never without a specific, documented reason and a way on (R-041, R-171, Q57). */
import type { Refusal } from "../../model/refusal";
import { registrations } from "../../model/registrations";
import { titleOf } from "../../model/workbook";
import { accept, refuse } from "../../model/result";
import { requiredOf } from "../../model/table";
import { letterFrom } from "../../mail/letter";
import { type Conflict, conflictsOf } from "../../rules/conflicts";
import { isRejectionCode, isSpecific, type RejectionCode, rejectionCodes } from "../../rules/reasons";
import { missingOf } from "../../rules/submission";
import { closedWaits, decision, decisionClock } from "./ruling";
import { type Decided, type DecisionFacts, envelopeOf, type Rule, valuesFor } from "./case";

export const rejection: Rule = (facts, row, input, moment) => {
  const conflicts = conflictsOf({ ...row, receivedAt: row.receivedAt ?? moment.now }, facts, moment);
  const code = input.code || "other";
  if (!isRejectionCode(code)) {
    return refuse({
      why: "invalid",
      text: `"${code}" is not a reason code: ${Object.keys(rejectionCodes).join(", ")}.`,
      field: "code",
    });
  }
  const reason = (input.reason || evidenceFor(code, row, conflicts)).trim();
  const alternative = (input.alternative ?? "").trim();
  const note = input.note ?? "";
  const no = objection(facts, row, { code, reason, alternative, note }, conflicts);
  if (no) return refuse(no);
  const values = { ...valuesFor(facts, row, moment), Reason: reason, Alternative: alternative, Note: note };
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

/** What the workbook says for a code, as a sentence to the partner; blank where it says nothing. */
export const evidenceFor = (code: RejectionCode, row: Decided, conflicts: readonly Conflict[]): string => {
  if (code !== "missing-fields") return conflicts.find(({ kind }) => kind === code)?.partnerText ?? "";
  const titles = missingOf(row).map(({ field }) => titleOf("registrations", field));
  return titles.length ? `The registration lacks ${titles.join(" and ")}.` : "";
};

interface Words {
  readonly code: RejectionCode;
  readonly reason: string;
  readonly alternative: string;
  readonly note: string;
}

const objection = (facts: DecisionFacts, row: Decided, words: Words, conflicts: readonly Conflict[]) => {
  if (!isSpecific(words.reason, { names: namesOfCase(facts, row, words.code) })) {
    const offered = conflicts.find(({ kind }) => isRejectionCode(kind))?.partnerText ?? "";
    const take = offered ? ` You could say: "${offered}"` : "";
    const text = `Say why in a sentence with a fact of this case: a date, a person, an account or a registration.${take}`;
    return { why: "needs-reason", text, field: "reason", suggestion: offered } as const;
  }
  const { reason, alternative, note } = words;
  const rival = rivalNamed(facts, row, { reason, alternative, note }, conflicts);
  if (rival) return rival;
  if (!words.alternative)
    return {
      why: "needs-reason",
      text: "Offer the partner a way on: what we recommend instead.",
      field: "alternative",
    } as const;
  return undefined;
};

const namesOfCase = (facts: DecisionFacts, row: Decided, code: RejectionCode): string[] => [
  row.companyName,
  ...facts.team.flatMap(({ name, email }) => [name, email]),
  ...facts.accounts.flatMap(({ name, owner }) => [name, owner]),
  ...facts.registrations.map(({ id }) => id),
  ...(code === "missing-fields" ? requiredOf(registrations).map((field) => titleOf("registrations", field)) : []),
];

/** A partner never learns from us which other partner has an account: the field that would tell it. */
export const rivalNamed = (
  facts: DecisionFacts,
  row: Decided,
  said: Readonly<Record<string, string>>,
  conflicts: readonly Conflict[],
): Refusal | undefined => {
  const others = conflicts.map(({ of }) => facts.registrations.find(({ id }) => id === of)?.partner ?? "");
  const isRival = (name: string) => name !== "" && name !== row.partner;
  for (const [field, words] of Object.entries(said)) {
    const name = others.find((other) => isRival(other) && words.toLowerCase().includes(other.toLowerCase()));
    if (name) return { why: "invalid", text: `The ${field} goes to the partner and may not name ${name}.`, field };
  }
  return undefined;
};
