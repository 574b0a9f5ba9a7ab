/** "We are late": a mail to the partner whose clock is late, shown first and sent once. */
import type { Letter } from "../../model/plan";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import type { Clock, Policy } from "../../model/sla";
import type { Facts, Reads } from "../../model/workbook";
import { letterFrom } from "../../mail/letter";
import { sayMoment } from "../../rules/days";
import { soundPolicy } from "../../rules/sla/policies";
import { clockNowOf, clockReads } from "../clocks";
import { type Always, flowOf, type Moment } from "../flow";
import { deskHours } from "../registration/arrival";
import { envelopeFor, partnerCalled, signerFor } from "../registration/people";

const reads = {
  ...clockReads,
  registrations: ["id", "companyName", "partnerRole", "partnerContactEmail"],
  partners: ["name", "aliases", "contactName", "contactEmail", "language"],
  coverage: ["partner", "pam"],
  templates: "all",
} as const satisfies Reads;

type LateFacts = Facts<typeof reads & Always>;

export const tellLate = flowOf<"tellLate">()({
  who: ["coordinator", "approver", "pam", "pam-lead", "ae"],
  reads: { ...reads, outbox: ["key"] },
  writes: ["outbox"],
  about: (facts, { clock }) => facts.clocks.filter(({ id }) => id === clock),
  plan: (facts, { clock: id, note = "", confirm }, moment) => {
    const kept = facts.clocks.find((one) => one.id === id);
    const policy = facts.policies.find(({ key }) => key === kept?.policy);
    if (!kept || !policy) return refuse({ why: "not-found", text: `${id} is not in the SLA tracker.`, field: "clock" });
    const clock = clockNowOf(kept, soundPolicy(policy), deskHours(facts, moment), moment.now);
    if (clock.state !== "breached") return refuse(notLate(id));
    const letter = letterOf(facts, clock, policy, note, moment);
    if (!letter.ok) return letter;
    const told = facts.outbox.some(({ key }) => key === letter.value.key);
    if (told) return refuse({ why: "conflict", text: "The partner was told already.", field: "clock" });
    const { to, cc, subject, text } = letter.value;
    return accept({
      changes: [],
      letters: confirm ? [letter.value] : [],
      reply: { clock: id, to: [...to], cc: [...cc], subject, text, sent: confirm === true },
    });
  },
});

const notLate = (id: string): Refusal => ({
  why: "conflict",
  text: `${id} is not late: there is nothing to apologise for.`,
  field: "clock",
});

const letterOf = (
  facts: LateFacts,
  clock: Pick<Clock, "id" | "subject" | "partner" | "dueAt">,
  policy: Policy,
  note: string,
  moment: Moment,
): Result<Letter, Refusal> => {
  const partner = partnerCalled(facts.partners, clock.partner);
  if (!partner.ok) return partner;
  const row = facts.registrations.find(({ id }) => id === clock.subject);
  const signer = signerFor(clock.partner, facts, moment);
  const values = {
    "Partner Contact Name": row?.partnerRole || partner.value.contactName || partner.value.name,
    About: row ? `${row.companyName} (${clock.subject})` : clock.subject,
    Promise: policy.title,
    Due: clock.dueAt === null ? "" : sayMoment(moment.zone, clock.dueAt),
    Note: note,
    "PAM Name": signer.name,
    "PAM Email": signer.email,
  };
  const contact = { partnerContactEmail: row?.partnerContactEmail ?? "" };
  const envelope = envelopeFor(contact, partner.value, signer, moment);
  return letterFrom("late", values, { ...envelope, key: `${clock.id}/late`, about: clock.subject }, facts.templates);
};
