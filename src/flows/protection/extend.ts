/** A protection is extended: asked for before its end, granted or refused by an approver (Q9). */
import type { Input } from "../../contract";
import type { Letter } from "../../model/plan";
import type { Refusal } from "../../model/refusal";
import type { Registration } from "../../model/registrations";
import { refuse, type Result } from "../../model/result";
import { letterFrom } from "../../mail/letter";
import { conflictsOf } from "../../rules/conflicts";
import { addDays, sayDay, sayMoment } from "../../rules/days";
import { may, moves } from "../../rules/moves";
import { stageOn } from "../../rules/protection";
import { mayAct } from "../../rules/roles";
import { flowOf, type Moment } from "../flow";
import {
  changedSince,
  daysSaid,
  type Decided,
  type DecisionFacts,
  decisionReads,
  envelopeOf,
  aboutRegistration,
  registrationCalled,
  valuesFor,
} from "../registration/case";
import { rivalNamed } from "../registration/reject";
import { kept, tooLate, unsaid } from "./kept";

type Request = NonNullable<Input<"extend">["request"]>;

/**
 * A coordinator or PAM asks, an approver grants, both before the end: an open request holds the account until it is granted
 * or refused (Q61). An approver grants without being asked too. The new end counts from the old one, `protectionDays` on,
 * as often as the setting `extensions` says; the partner is told of the answer, and of a refusal reads the reason.
 */
export const extend = flowOf<"extend">()({
  who: moves.update.who,
  reads: decisionReads,
  writes: ["outbox"],
  about: aboutRegistration,
  plan: (facts, input, moment) => {
    const called = registrationCalled(facts.registrations, input.id);
    if (!called.ok) return called;
    const row = called.value;
    const request = input.request ?? (mayAct(moment.person, moves.extend.who) ? "grant" : "ask");
    const reason = input.reason.trim();
    const no =
      objection(row, request, moment) ??
      changedSince(row, input.version) ??
      unsaid(reason, "Say why, for the history.");
    if (no) return refuse(no);
    if (request === "ask") return kept(row, { extensionAskedAt: moment.now }, { reason, onBehalfOf: row.partner });
    const set = { extensionAskedAt: null, ...(request === "grant" && extended(row, moment)) };
    const letter = answerLetter(facts, { ...row, ...set }, request, reason, moment);
    return letter.ok ? kept(row, set, { letters: [letter.value], reason }) : letter;
  },
});

const objection = (row: Decided, request: Request, moment: Moment): Refusal | undefined => {
  const { id, extensionAskedAt: askedAt, extensions, protectedUntil } = row;
  const { who } = moves.extend;
  if (request !== "ask" && !mayAct(moment.person, who))
    return { why: "not-allowed", text: `To ${request} it you need the role ${who.join(" or ")} in the Team tab.` };
  if (!may("extend", stageOn(row, moment.today))) return tooLate(row, moment);
  if (request === "refuse")
    return askedAt === null ? { why: "conflict", text: `No extension of ${id} was asked for.` } : undefined;
  if (protectedUntil === "")
    return { why: "missing-value", text: `${id} has no day to which it is protected.`, field: "protectedUntil" };
  if ((extensions ?? 0) >= moment.settings.extensions)
    return {
      why: "conflict",
      text: `${id} was extended already, to ${sayDay(protectedUntil)}. It cannot be once more.`,
    };
  if (request === "ask" && askedAt !== null)
    return {
      why: "conflict",
      text: `An extension was asked for ${sayMoment(moment.zone, askedAt)}; an approver answers.`,
    };
  return undefined;
};

/** What fell due while it was held back for the answer gets a new day. */
const extended = (row: Decided, { today, settings }: Moment): Partial<Registration> => ({
  protectedUntil: addDays(row.protectedUntil, settings.protectionDays),
  extensions: (row.extensions ?? 0) + 1,
  ...(row.updateDueOn < today && { updateDueOn: addDays(today, settings.updateDays) }),
});

const answerLetter = (
  facts: DecisionFacts,
  row: Decided,
  request: "grant" | "refuse",
  reason: string,
  moment: Moment,
): Result<Letter, Refusal> => {
  const claim = { ...row, receivedAt: row.receivedAt ?? moment.now };
  const rival = request === "refuse" && rivalNamed(facts, row, { reason }, conflictsOf(claim, facts, moment));
  if (rival) return refuse(rival);
  const template = request === "grant" ? "extended" : "not-extended";
  const values = { ...valuesFor(facts, row, moment), ...daysSaid(row), Reason: reason };
  return letterFrom(template, values, envelopeOf(facts, row, template, moment), facts.templates);
};
