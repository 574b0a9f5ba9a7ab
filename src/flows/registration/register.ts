/** A partner's deal is registered at the desk, and what speaks against one is told before it is. */
import { isoOrNull } from "../../model/cell";
import { accept } from "../../model/result";
import { nextNumber, registrationId } from "../../rules/ids";
import { conflictsOf } from "../../rules/conflicts";
import { answers, flowOf, inner } from "../flow";
import { flagsOf, shownTo } from "./flags";
import { arrivalReads, arrive, changesOf } from "./arrival";
import { aboutPartner, partnerCalled } from "./people";
import { type Reply, submissionFields } from "../../contract";
import { registrationCalled } from "./case";

/** Registers once for each token: the same token again gets the same answer (S15d). */
export const register = flowOf<"register">()({
  who: ["coordinator", "approver", "pam", "pam-lead", "ae"],
  reads: arrivalReads,
  writes: ["registrations", "clocks", "outbox"],
  about: (facts, { partner, token }) => [
    ...aboutPartner(facts, partner),
    ...facts.registrations.filter((row) => token !== "" && row.token === token),
  ],
  plan: (facts, { token, note = "", ...told }, moment) => {
    const before = token ? facts.registrations.find((row) => row.token === token) : undefined;
    if (before)
      return accept({
        changes: [],
        letters: [],
        reply: { id: before.id, decisionDueAt: null, flags: [] },
        instead: { flow: "receipt", input: { id: before.id } },
      });
    const number = nextNumber(
      facts.registrations.map(({ id }) => id),
      moment.highest.registrations,
    );
    const arrived = arrive(facts, told, { channel: "sidebar", token, note }, registrationId(number), moment);
    if (!arrived.ok) return arrived;
    const { row, letter, flags } = arrived.value;
    return accept({
      changes: changesOf(arrived.value),
      letters: letter ? [letter] : [],
      reply: {
        id: row.id,
        decisionDueAt: isoOrNull(row.decisionDueAt),
        flags: shownTo(moment.own, flags, facts.registrations),
      },
      issued: { registrations: number },
      onBehalfOf: row.partner ?? "",
    });
  },
});

const noted = ["priorContactAt", "priorContactEvidence"] as const;

/** What was answered when the registration came in: asked again when the same submission arrives twice. */
export const receipt = inner<{ id: string }, Reply<"register">>()({
  who: "everybody",
  reads: {
    ...arrivalReads,
    registrations: [
      "id",
      "matchKey",
      "stage",
      "protectedUntil",
      ...submissionFields,
      "decisionDueAt",
      "receivedAt",
      ...noted,
    ],
  },
  plan: (facts, { id }, moment) => {
    const called = registrationCalled(facts.registrations, id);
    if (!called.ok) return called;
    const row = called.value;
    const claim = { ...row, receivedAt: row.receivedAt ?? moment.now };
    const flags = flagsOf(conflictsOf(claim, facts, moment), row, moment);
    const shown = shownTo(moment.own, flags, facts.registrations);
    return answers({ id, decisionDueAt: isoOrNull(row.decisionDueAt), flags: shown });
  },
});

/** What the reviewer would be told about such a registration; nothing is written. */
export const check = flowOf<"check">()({
  who: "everybody",
  reads: arrivalReads,
  about: (facts, { partner }) => aboutPartner(facts, partner),
  weighsAll: true,
  plan: (facts, { partner, companyName, contactEmail, website }, moment) => {
    const known = partnerCalled(facts.partners, partner);
    if (!known.ok) return known;
    const claim = { id: "", partner: known.value.name, companyName, contactEmail, website, receivedAt: moment.now };
    const flags = flagsOf(conflictsOf(claim, facts, moment), { contactEmail }, moment);
    return answers({ flags: shownTo(moment.own, flags, facts.registrations) });
  },
});
