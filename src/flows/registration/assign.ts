/** An approved registration gets its account executive, or another one; the partner is told who it is. */
import type { Person } from "../../model/partners";
import type { Change } from "../../model/plan";
import { accept, refuse } from "../../model/result";
import { letterFrom } from "../../mail/letter";
import { sayStage } from "../../rules/moves";
import { hoursBetween } from "../../rules/sla/clock";
import { flowOf, type Moment } from "../flow";
import { aeCalled, chosenSaid, clocksOfAe, meetingDue } from "./approve";
import { deskHours, policyOf } from "./arrival";
import { clockChange, clocksHandedOver } from "./clocks";
import {
  changedSince,
  aeValues,
  type Decided,
  type DecisionFacts,
  decisionReads,
  envelopeOf,
  valuesFor,
  registrationCalled,
} from "./case";
import { signerFor } from "./people";

export const assign = flowOf<"assign">()({
  who: ["coordinator", "approver", "pam", "pam-lead"],
  reads: decisionReads,
  writes: ["clocks", "outbox"],
  plan: (facts, { id, version: seen, ae, reason = "" }, moment) => {
    const called = registrationCalled(facts.registrations, id);
    if (!called.ok) return called;
    const row = called.value;
    if (row.stage !== "approved")
      return refuse({
        why: "decided",
        text: `${id} is ${sayStage(row.stage).toLowerCase()}; only an approved deal gets an account executive.`,
      });
    const changed = changedSince(row, seen);
    if (changed) return refuse(changed);
    const person = aeCalled(facts.team, ae, moment.today);
    if (!person.ok) return person;
    const letter = letterFrom(
      "ae-introduced",
      { ...valuesFor(facts, row, moment), ...aeValues(person.value.person) },
      envelopeOf(facts, row, "ae-introduced", moment),
      facts.templates,
    );
    if (!letter.ok) return letter;
    const version = (row.version ?? 0) + 1;
    const first = row.aeAssignedAt === null;
    // What was promised is that one is named: who takes over later changes neither the moment nor what follows from it.
    const named = first ? firstNamed(facts, row, moment) : { meetingDueOn: row.meetingDueOn };
    const { email, name, phone } = person.value.person;
    const { why = "" } = person.value;
    const set = { ae: email, ...named, version, nextStep: `${name || email} reaches out to the partner` };
    return accept({
      changes: [
        { table: "registrations", key: id, set },
        ...(first ? clocksStarted(facts, row, person.value.person, moment) : clocksHandedOver(facts, id, email)),
      ],
      letters: [letter.value],
      reply: { id, ae: { email, name, phone }, meetingDueOn: named.meetingDueOn, version, why },
      reason: [reason, chosenSaid(person.value)].filter(Boolean).join(" "),
    });
  },
});

/** When the first one was named, after how many hours of ours, and by when the first meeting must be. */
const firstNamed = (facts: DecisionFacts, { decidedAt, aeHours }: Decided, moment: Moment) => {
  const policy = policyOf(facts.policies, "ae");
  return {
    aeAssignedAt: moment.now,
    aeHours:
      policy && decidedAt !== null
        ? hoursBetween(policy, decidedAt, moment.now, [], deskHours(facts, moment))
        : aeHours,
    meetingDueOn: meetingDue(facts, moment),
  };
};

const clocksStarted = (facts: DecisionFacts, row: Decided, ae: Person, moment: Moment): Change[] => {
  const { id, partner, decidedAt: startedAt } = row;
  const owner = signerFor(partner, facts, moment).email;
  const runs = { id, partner, owner, startedAt, stoppedAt: moment.now, waits: [], again: row.reopenedAt !== null };
  return [...clockChange(facts, "ae", runs, moment), ...clocksOfAe(facts, row, ae, moment.now, moment)];
};
