/** Approval: the account is the partner's for 90 days, somebody of ours is named, and the clocks of what follows start (R-024 to R-027, R-040). */
import type { Input } from "../../contract";
import type { Person } from "../../model/partners";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import { letterFrom } from "../../mail/letter";
import { conflictsOf, holderOf } from "../../rules/conflicts";
import { addDays, sayDay, sayMoment } from "../../rules/days";
import { aeChoices, type Choice, OWN, standsIn } from "../../rules/people/choice";
import { availableOf, circleOf } from "../../rules/people/here";
import { loadsOf } from "../../rules/people/load";
import { mayAct, personOf } from "../../rules/roles";
import { dueDayOf, dueOf } from "../../rules/sla/clock";
import type { Moment } from "../flow";
import { deskHours, policyOf } from "./arrival";
import { clockChange } from "./clocks";
import { aeValues, type Decided, type DecisionFacts, envelopeOf, type Rule, valuesFor } from "./case";
import { decision, decisionClock } from "./ruling";
import { coverOf, partnerCalled, signerFor } from "./people";

export const approval: Rule = (facts, row, input, moment) => {
  const held = heldByAnother(facts, row, moment);
  if (held && !overrules(input, moment))
    return refuse({ ...held, text: `${held.text} An admin may approve all the same with override and a reason.` });
  const ae = aeFor(facts, row, input, moment);
  if (!ae.ok) return ae;
  const person = ae.value?.person;
  const named = namedAe(facts, row, person, moment);
  const letter = approvalLetter(facts, row, input, person, named.aeDueAt, moment);
  if (!letter.ok) return letter;
  return accept({
    set: {
      ...decision(facts, row, "approve", moment),
      ...named,
      protectedFrom: moment.today,
      protectedUntil: addDays(moment.today, moment.settings.protectionDays),
      updateDueOn: addDays(moment.today, moment.settings.updateDays),
      nextStep: person ? `${person.name || person.email} reaches out to the partner` : "Name an account executive",
    },
    clocks: [...decisionClock(facts, row, moment.now, moment), ...clocksOfAe(facts, row, person, moment.now, moment)],
    letters: [letter.value],
    reason: [input.reason ?? input.note ?? "", chosenSaid(ae.value)].filter(Boolean).join(" "),
    aeWhy: ae.value?.why ?? "",
  });
};

/** For the history, where the desk chose and not a person. */
export const chosenSaid = (named: Named | undefined): string =>
  named?.why && named.why !== OWN ? `Account executive ${named.person.name || named.person.email}: ${named.why}.` : "";

/** One approved registration for each account (S13). */
export const heldByAnother = (facts: DecisionFacts, row: Decided, moment: Moment): Refusal | undefined => {
  const claim = { ...row, receivedAt: row.receivedAt ?? moment.now };
  const holder = holderOf(claim, facts, moment);
  if (!holder) return undefined;
  const conflict = conflictsOf(claim, facts, moment).find(({ of }) => of === holder.id);
  return { why: "conflict", text: conflict?.evidence ?? `${holder.id} holds the account.`, of: holder.id };
};

/** An admin may, with a reason. */
const overrules = ({ override, reason }: Input<"decide">, { person }: Moment): boolean =>
  override === true && mayAct(person, ["admin"]) && Boolean(reason);

/**
 * The account executive that was asked for, else whom the coverage matrix names (Q4), and where the program says so whom
 * the partner's tier asks for; nobody when it may come later.
 */
const aeFor = (
  facts: DecisionFacts,
  row: Decided,
  { ae = "", aeLater }: Input<"decide">,
  moment: Moment,
): Result<Named | undefined, Refusal> => {
  if (ae) return aeCalled(facts.team, ae, moment.today);
  const choices = choicesOfAe(facts, row, moment);
  const [first] = choices;
  if (first?.by === "matrix") return accept(first);
  if (aeLater) return accept(undefined);
  if (first?.by && moment.settings.aeByTier) return accept(first);
  const suggestions = choices.slice(0, 3).map(({ person, why }) => ({ email: person.email, name: person.name, why }));
  const names = suggestions.map(({ name, email, why }) => `${name || email} (${why})`);
  return refuse({
    why: "needs-ae",
    text: `${row.partner} has no account executive in the coverage matrix. ${names.length ? `Name one, for instance ${names.join("; ")}` : "Nobody who is here has the role AE in Team: give it to somebody there"}, or approve and name one later.`,
    field: "ae",
    suggestions,
  });
};

/** Who takes a deal, and why where it was not a person who said so. */
type Named = Pick<Choice, "person"> & Partial<Choice>;

/** Who could take the deal of a row, the likeliest first. */
export const choicesOfAe = (facts: DecisionFacts, row: Decided, { today }: Moment): Choice[] => {
  const partner = partnerCalled(facts.partners, row.partner);
  return aeChoices({
    partner: partner.ok ? partner.value : undefined,
    named: coverOf(row.partner, facts),
    team: facts.team,
    loads: loadsOf({ registrations: facts.registrations }),
    today,
  });
};

/** The person of that name or address who may take a deal; refused when there is none, or none who is here. */
export const aeCalled = (team: readonly Person[], who: string, today: string): Result<Named, Refusal> => {
  const known = personOf(team, who);
  const person = availableOf(known, team, today);
  if (known && person) return accept(person === known ? { person } : { person, why: standsIn(known) });
  const text = known ? goneSaid(known, team) : `"${who}" is not in the Team tab.`;
  return refuse({ why: "not-found", text, field: "ae" });
};

const goneSaid = (person: Person, team: readonly Person[]): string => {
  const circle = circleOf(person, team).map(({ name, email }) => name || email);
  const nobody = circle.length > 1 ? `${circle.join(" and ")} stand in for each other` : "nobody stands in";
  return `${person.name || person.email} is away or has left, and ${nobody}.`;
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
  const owner = signerFor(row.partner, facts, moment).email;
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
    "AE Due": aeDueAt === null ? "our first meeting" : sayMoment(moment.zone, aeDueAt),
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
