/** A protection that lapsed is taken up again, while nobody else holds the account; its old end stays (S13). */
import type { Refusal } from "../../model/refusal";
import { refuse } from "../../model/result";
import { letterFrom } from "../../mail/letter";
import { addDays, sayDay } from "../../rules/days";
import { may, moves } from "../../rules/moves";
import { stageOn } from "../../rules/protection";
import { flowOf, type Moment } from "../flow";
import { heldByAnother } from "../registration/approve";
import {
  changedSince,
  daysSaid,
  type Decided,
  decisionReads,
  envelopeOf,
  registrationCalled,
  valuesFor,
} from "../registration/case";
import { kept, REGISTER_ANEW, tooLate, unsaid } from "./kept";

/** The partner has `updateDays` from now for its next update, and is told so. */
export const reinstate = flowOf<"reinstate">()({
  who: moves.reinstate.who,
  reads: decisionReads,
  writes: ["outbox"],
  plan: (facts, { id, version, reason: said }, moment) => {
    const called = registrationCalled(facts.registrations, id);
    if (!called.ok) return called;
    const row = called.value;
    const reason = said.trim();
    const no =
      objection(row, moment) ??
      changedSince(row, version) ??
      heldByAnother(facts, row, moment) ??
      unsaid(reason, UNSAID);
    if (no) return refuse(no);
    const updateDueOn = addDays(moment.today, moment.settings.updateDays);
    const set = {
      stage: moves.reinstate.to,
      updateDueOn,
      endedAt: null,
      endReason: "",
      nextStep: `The partner tells us by ${sayDay(updateDueOn)} how it is going`,
    };
    const letter = letterFrom(
      "reinstated",
      { ...valuesFor(facts, row, moment), ...daysSaid({ ...row, ...set }) },
      envelopeOf(facts, row, "reinstated", moment),
      facts.templates,
    );
    return letter.ok ? kept(row, set, { letters: [letter.value], reason }) : letter;
  },
});

const UNSAID = "Say why it is taken up again, for the history.";

const objection = (row: Decided, moment: Moment): Refusal | undefined => {
  const { id, protectedUntil } = row;
  if (!may("reinstate", stageOn(row, moment.today))) return tooLate(row, moment);
  return protectedUntil < moment.today
    ? {
        why: "decided",
        text: `${id} was protected to ${protectedUntil ? sayDay(protectedUntil) : "no day that is known"}, which is over. ${REGISTER_ANEW}`,
        stage: row.stage,
      }
    : undefined;
};
