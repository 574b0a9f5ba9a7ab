/** What a reviewer may take instead of writing it: ready sentences, and who could be the account executive. */
import type { Reply } from "../../contract";
import type { Conflict } from "../../rules/conflicts";
import { availableOf, suggestedAes } from "../../rules/coverage";
import { type RejectionCode, rejectionCodes } from "../../rules/reasons";
import { personOf } from "../../rules/roles";
import type { Moment } from "../flow";
import type { Decided, DecisionFacts } from "./case";
import { coverOf, partnerCalled } from "./people";
import { evidenceFor } from "./reject";

type Aids = Pick<Reply<"registration">, "sentences" | "aes">;

export const aidsFor = (facts: DecisionFacts, row: Decided, conflicts: readonly Conflict[], moment: Moment): Aids => ({
  sentences: sentencesOf(row, conflicts),
  aes: aesFor(facts, row, moment),
});

/** For each reason code that the workbook has evidence for, the sentence to the partner. */
const sentencesOf = (row: Decided, conflicts: readonly Conflict[]): Aids["sentences"] =>
  Object.fromEntries(
    (Object.keys(rejectionCodes) as RejectionCode[]).flatMap((code) => {
      const sentence = evidenceFor(code, row, conflicts);
      return sentence ? [[code, sentence]] : [];
    }),
  );

/** Who could take the deal; the partner's own from the coverage matrix is the first and is marked. */
const aesFor = (facts: DecisionFacts, row: Decided, { today }: Moment): Aids["aes"] => {
  const partner = partnerCalled(facts.partners, row.partner);
  const cover = coverOf(row.partner, facts);
  const own = availableOf(personOf(facts.team, cover?.ae ?? ""), facts.team, today);
  return suggestedAes(partner.ok ? partner.value : undefined, cover, facts.team, today)
    .filter(({ active }) => active)
    .map((person) => ({ email: person.email, name: person.name, isOwn: person === own }));
};
