/** What a reviewer may take instead of writing it: ready sentences, and who could be the account executive. */
import type { Reply } from "../../contract";
import type { Conflict } from "../../rules/conflicts";
import { type RejectionCode, rejectionCodes } from "../../rules/reasons";
import type { Moment } from "../flow";
import { choicesOfAe } from "./approve";
import type { Decided, DecisionFacts } from "./case";
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

/** Who could take the deal; whom the desk would name is the first and is marked. */
const aesFor = (facts: DecisionFacts, row: Decided, moment: Moment): Aids["aes"] =>
  choicesOfAe(facts, row, moment).map(({ person: { email, name }, why, by }) => ({
    email,
    name,
    why,
    isOwn: by !== "",
  }));
