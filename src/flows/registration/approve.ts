/** Approval: the account is the partner's for 90 days, somebody of ours is named, and the clocks of what follows start (R-024 to R-027, R-040). */
import type { Input } from "../../contract";
import type { Person } from "../../model/partners";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import { type Envelope, letterFrom } from "../../mail/letter";
import { conflictsOf, holderOf } from "../../rules/conflicts";
import { availableOf, suggestedAes } from "../../rules/coverage";
import { addDays, sayDay, sayMoment } from "../../rules/days";
import { mayAct, personOf } from "../../rules/roles";
import { dueDayOf, dueOf, hoursBetween } from "../../rules/sla/clock";
import type { Moment } from "../flow";
import { deskHours, policyOf } from "./arrival";
import { clockChange } from "./clocks";
import type { Decided, DecisionFacts, Rule } from "./decide";
import { envelopeFor, partnerCalled, signerFor } from "./people";

export const approval: Rule = (facts, row, input, moment) => {
  const held = holding(facts, row, input, moment);
  if (held) return refuse(held);
  const ae = aeFor(facts, row, input, moment);
  if (!ae.ok) return ae;
  const named = namedAe(facts, row, ae.value, moment);
  const letter = approvalLetter(facts, row, input, ae.value, named.aeDueAt, moment);
  if (!letter.ok) return letter;
  return accept({
    set: {
      ...decision(facts, row, "approve", moment),
      ...named,
      protectedFrom: moment.today,
      protectedUntil: addDays(moment.today, moment.settings.protectionDays),
      updateDueOn: addDays(moment.today, moment.settings.updateDays),
      nextStep: ae.value
        ? `${ae.value.name || ae.value.email} reaches out to the partner`
        : "Name an account executive",
    },
    clocks: [...decisionStopped(facts, row, moment), ...clocksOfAe(facts, row, ae.value, moment.now, moment)],
    letters: [letter.value],
    reason: input.reason ?? input.note ?? "",
  });
};

/** Who decided, when, and how many hours of ours it took: frozen on the row. */
export const decision = (facts: DecisionFacts, row: Decided, verdict: "approve" | "reject", moment: Moment) => {
  const policy = policyOf(facts.policies, "decision");
  const from = row.reopenedAt ?? row.receivedAt ?? moment.now;
  const hours = deskHours(facts, moment);
  const net = policy ? hoursBetween(policy, from, moment.now, row.waits, hours) : null;
  const gross = policy ? hoursBetween(policy, from, moment.now, [], hours) : null;
  return {
    verdict,
    decidedAt: moment.now,
    decidedBy: moment.user,
    decisionHours: net,
    waitedHours: net === null || gross === null ? null : Math.round((gross - net) * 1e5) / 1e5,
    toldAt: null,
  } as const;
};

/** The waits of a row, the open one ended. */
export const closedWaits = ({ waits }: Pick<Decided, "waits">, now: number): Decided["waits"] =>
  waits.map(([from, to]) => [from, to ?? now] as const);

export const decisionStopped = (facts: DecisionFacts, row: Decided, moment: Moment) =>
  clockChange(
    facts,
    "decision",
    {
      id: row.id,
      partner: row.partner,
      owner: signerFor(row.partner, facts.coverage, facts.team, moment).email,
      startedAt: row.reopenedAt ?? row.receivedAt,
      stoppedAt: moment.now,
      waits: row.waits,
      again: row.reopenedAt !== null,
    },
    moment,
  );

/** One approved registration for each account; an admin may overrule it with a reason (S13). */
const holding = (
  facts: DecisionFacts,
  row: Decided,
  { override, reason }: Input<"decide">,
  moment: Moment,
): Refusal | undefined => {
  const holder = holderOf(row, facts.registrations, moment.today);
  if (!holder) return undefined;
  if (override && mayAct(moment.person, ["admin"]) && reason) return undefined;
  const [conflict] = conflictsOf(
    { ...row, receivedAt: row.receivedAt ?? moment.now },
    facts,
    moment.zone,
    moment.today,
  );
  return {
    why: "conflict",
    text: `${conflict?.evidence ?? `${holder.id} holds the account.`} An admin may approve all the same with override and a reason.`,
    of: holder.id,
  };
};

/** The account executive that was named, else the partner's own from the coverage matrix (Q4); nobody when it may come later. */
const aeFor = (
  facts: DecisionFacts,
  row: Decided,
  { ae = "", aeLater }: Input<"decide">,
  moment: Moment,
): Result<Person | undefined, Refusal> => {
  const partner = partnerCalled(facts.partners, row.partner);
  const cover = partner.ok ? facts.coverage.find((candidate) => candidate.partner === partner.value.name) : undefined;
  if (ae) return aeCalled(facts.team, ae, moment.today);
  const own = availableOf(personOf(facts.team, cover?.ae ?? ""), facts.team, moment.today);
  if (own?.active) return accept(own);
  if (aeLater) return accept(undefined);
  const suggestions = suggestedAes(partner.ok ? partner.value : undefined, cover, facts.team, moment.today).slice(0, 3);
  const names = suggestions.map(({ name, email }) => name || email);
  return refuse({
    why: "needs-ae",
    text: `${row.partner} has no account executive in the coverage matrix. ${names.length ? `Name one, for instance ${names.join(", ")}` : "Name one"}, or approve and name one later.`,
    field: "ae",
    suggestions: suggestions.map(({ email, name }) => ({ email, name })),
  });
};

/** The person of that name or address who may take a deal; refused when there is none, or none who is here. */
export const aeCalled = (team: readonly Person[], who: string, today: string): Result<Person, Refusal> => {
  const person = availableOf(personOf(team, who), team, today);
  if (person?.active) return accept(person);
  const known = personOf(team, who);
  const text = known
    ? `${known.name || known.email} is away or has left, and nobody stands in.`
    : `"${who}" is not in the Team tab.`;
  return refuse({ why: "not-found", text, field: "ae" });
};

/** The columns of the row that say who has the deal and what is due next. */
const namedAe = (facts: DecisionFacts, row: Decided, ae: Person | undefined, moment: Moment) => {
  const policy = policyOf(facts.policies, "ae");
  const aeDueAt = policy ? dueOf(policy, { startedAt: moment.now, waits: [] }, deskHours(facts, moment)).dueAt : null;
  if (!ae) return { ae: row.ae, aeDueAt, aeAssignedAt: null, aeHours: null, meetingDueOn: "" };
  return { ae: ae.email, aeDueAt, aeAssignedAt: moment.now, aeHours: 0, meetingDueOn: meetingDue(facts, moment) };
};

export const meetingDue = (facts: DecisionFacts, moment: Moment): string => {
  const policy = policyOf(facts.policies, "meeting");
  return policy ? dueDayOf(policy, moment.now, deskHours(facts, moment)) : "";
};

/** With a named person the clocks of outreach and first meeting run, without one the clock of naming one. */
export const clocksOfAe = (
  facts: DecisionFacts,
  row: Decided,
  ae: Person | undefined,
  startedAt: number,
  moment: Moment,
) => {
  const runs = {
    id: row.id,
    partner: row.partner,
    startedAt,
    stoppedAt: null,
    waits: [],
    again: row.reopenedAt !== null,
  };
  const owner = signerFor(row.partner, facts.coverage, facts.team, moment).email;
  if (!ae) return clockChange(facts, "ae", { ...runs, owner }, moment);
  return ["outreach", "meeting"].flatMap((policy) => clockChange(facts, policy, { ...runs, owner: ae.email }, moment));
};

const approvalLetter = (
  facts: DecisionFacts,
  row: Decided,
  { note = "" }: Input<"decide">,
  ae: Person | undefined,
  aeDueAt: number | null,
  moment: Moment,
) => {
  const values = {
    ...valuesFor(facts, row, moment),
    ...aeValues(ae),
    "AE Due": aeDueAt === null ? "" : sayMoment(moment.zone, aeDueAt),
    "Protected From": sayDay(moment.today),
    "Protected Until": sayDay(addDays(moment.today, moment.settings.protectionDays)),
    Note: note,
  };
  return letterFrom(
    ae ? "approved" : "approved-ae-later",
    values,
    envelopeOf(facts, row, "approved", moment),
    facts.templates,
  );
};

export const aeValues = (ae: Person | undefined): Record<string, string> =>
  ae ? { "AE Name": ae.name || ae.email, "AE Email": ae.email, "AE Phone": ae.phone } : {};

/** The values that every mail about a registration may need. */
export const valuesFor = (facts: DecisionFacts, row: Decided, moment: Moment): Record<string, string> => {
  const partner = partnerCalled(facts.partners, row.partner);
  const signer = signerFor(row.partner, facts.coverage, facts.team, moment);
  return {
    "Partner Contact Name": row.partnerRole || (partner.ok ? partner.value.contactName : "") || row.partner,
    "Partner Name": row.partner,
    "Company Name": row.companyName,
    "Deal ID": row.id,
    "PAM Name": signer.name,
    "PAM Email": signer.email,
  };
};

/** To whom a mail about the row goes; `what` and the row's version make its key, so that it goes out once. */
export const envelopeOf = (facts: DecisionFacts, row: Decided, what: string, moment: Moment): Envelope => {
  const partner = partnerCalled(facts.partners, row.partner);
  const signer = signerFor(row.partner, facts.coverage, facts.team, moment);
  const shared = envelopeFor(row, partner.ok ? partner.value : undefined, signer, moment);
  return { ...shared, key: `${row.id}/${what}/${(row.version ?? 0) + 1}`, about: row.id };
};
