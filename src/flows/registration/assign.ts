/** An approved registration gets its account executive, or another one; the partner is told who it is. */
import { accept, refuse } from "../../model/result";
import { letterFrom } from "../../mail/letter";
import { sayStage } from "../../rules/moves";
import { hoursBetween } from "../../rules/sla/clock";
import { flowOf } from "../flow";
import { aeCalled, clocksOfAe, meetingDue } from "./approve";
import { deskHours, policyOf } from "./arrival";
import { clockChange } from "./clocks";
import { aeValues, decisionReads, envelopeOf, valuesFor } from "./case";

export const assign = flowOf<"assign">()({
  who: ["coordinator", "approver", "pam", "pam-lead"],
  reads: decisionReads,
  writes: ["clocks", "outbox"],
  plan: (facts, { id, ae, reason = "" }, moment) => {
    const row = facts.registrations.find((candidate) => candidate.id === id);
    if (!row) return refuse({ why: "not-found", text: `${id} is not in the registration log.`, field: "id" });
    if (row.stage !== "approved")
      return refuse({
        why: "decided",
        text: `${id} is ${sayStage(row.stage).toLowerCase()}; only an approved deal gets an account executive.`,
      });
    const person = aeCalled(facts.team, ae, moment.today);
    if (!person.ok) return person;
    const policy = policyOf(facts.policies, "ae");
    const first = row.aeAssignedAt === null;
    const aeHours =
      first && policy && row.decidedAt !== null
        ? hoursBetween(policy, row.decidedAt, moment.now, [], deskHours(facts, moment))
        : row.aeHours;
    const letter = letterFrom(
      "ae-introduced",
      { ...valuesFor(facts, row, moment), ...aeValues(person.value) },
      envelopeOf(facts, row, "ae-introduced", moment),
      facts.templates,
    );
    if (!letter.ok) return letter;
    const version = (row.version ?? 0) + 1;
    const meetingDueOn = meetingDue(facts, moment);
    const runs = {
      id,
      partner: row.partner,
      owner: row.decidedBy,
      startedAt: row.decidedAt,
      stoppedAt: moment.now,
      waits: [],
      again: row.reopenedAt !== null,
    };
    return accept({
      changes: [
        {
          table: "registrations",
          key: id,
          set: {
            ae: person.value.email,
            aeAssignedAt: moment.now,
            aeHours,
            meetingDueOn,
            version,
            nextStep: `${person.value.name} reaches out to the partner`,
          },
        },
        ...(first ? clockChange(facts, "ae", runs, moment) : []),
        ...clocksOfAe(facts, row, person.value, moment.now, moment),
      ],
      letters: [letter.value],
      reply: {
        id,
        ae: { email: person.value.email, name: person.value.name, phone: person.value.phone },
        meetingDueOn,
        version,
      },
      reason,
    });
  },
});
