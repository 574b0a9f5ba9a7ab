/** A partner joins: its record, its tier, its people and the first mail, in one step. */
import type { Input } from "../../contract";
import { type Partner, type Tier, tiers } from "../../model/partners";
import type { Refusal } from "../../model/refusal";
import { accept, refuse } from "../../model/result";
import { saysTotal } from "../../model/total";
import { letterAnyhow } from "../../mail/letter";
import { coverRoles } from "../../rules/people/coverage";
import { keyOf, nearest } from "../../rules/names";
import { personOf } from "../../rules/roles";
import { isEmail } from "../../rules/submission";
import { flowOf, type Moment } from "../flow";
import { type CoverFacts, coverChanges, coverReads, holdersOf, namedFault, rowNow, viewOf } from "./cover";

type Asked = Input<"newPartner">;

export const newPartner = flowOf<"newPartner">()({
  who: ["coordinator", "pam-lead"],
  reads: coverReads,
  writes: ["partners", "coverage", "outbox"],
  plan: (facts, asked, moment) => {
    const wrong = partnerFault(facts, asked, moment);
    if (wrong) return refuse(wrong);
    const partner = rowOf(asked, moment);
    const known = { ...facts, partners: [...facts.partners, partner] };
    const named = holdersOf(asked, facts);
    const letter = asked.tell === false ? undefined : welcomeLetter(known, partner, named.pam ?? "", moment);
    return accept({
      changes: [{ table: "partners", add: partner }, ...coverChanges(known, partner.name, named, moment)],
      letters: letter ? [letter] : [],
      reply: {
        ...viewOf(rowNow(known, partner.name, named, moment), partner),
        told: letter && !letter.fault ? letter.to : [],
        warnings: [...nearSaid(facts, partner.name), ...(letter?.fault ? [letter.fault] : [])],
      },
    });
  },
});

/** What keeps it from being entered, by its field. */
const partnerFault = (facts: CoverFacts, asked: Asked, moment: Moment): Refusal | undefined => {
  const { name, tier, contactEmail = "" } = asked;
  const invalid = (field: string, text: string): Refusal => ({ why: "invalid", text, field });
  if (name.trim() === "") return invalid("name", "What is the partner called?");
  if (saysTotal(name))
    return invalid("name", `"${name}" stands for a line of totals here: write the firm's whole name.`);
  const same = facts.partners.find((one) => [one.name, ...one.aliases].some((known) => keyOf(known) === keyOf(name)));
  if (same) return { why: "duplicate", text: `${same.name} is in the Partners tab already.`, field: "name" };
  if (tier.trim() === "") return invalid("tier", `Which tier? ${Object.keys(tiers).join(", ")}.`);
  if (!tierCalled(tier)) return invalid("tier", `"${tier}" is no tier: ${Object.keys(tiers).join(", ")}.`);
  if (contactEmail !== "" && !isEmail(contactEmail))
    return invalid("contactEmail", `"${contactEmail}" is not an e-mail address.`);
  const isNamed = coverRoles.some((role) => asked[role] !== undefined);
  return isNamed ? namedFault(asked, { name, tier: tierCalled(tier) ?? "" }, facts, moment) : undefined;
};

const tierCalled = (said: string): Tier | undefined =>
  (Object.keys(tiers) as Tier[]).find((tier) => tier.toLowerCase() === said.trim().toLowerCase());

/** Every column, for the matrix looks at it as at a row of the sheet. */
const rowOf = (asked: Asked, { now, today }: Moment): Partner => ({
  name: asked.name.trim(),
  tier: tierCalled(asked.tier) ?? "",
  status: "active",
  type: asked.type ?? "",
  territory: asked.territory ?? "",
  contactName: asked.contactName ?? "",
  contactEmail: asked.contactEmail ?? "",
  vertical: asked.vertical ?? "",
  tierApprovedAt: now,
  joinedOn: today,
  endedOn: "",
  language: asked.language ?? "",
  zone: "",
  aliases: [],
  taxFormOn: "",
  lastLoginOn: "",
  externalId: "",
  note: "",
  version: 1,
});

/** A partner of nearly the same name may be the same one. */
const nearSaid = ({ partners }: CoverFacts, name: string): string[] =>
  nearest(
    partners.map((partner) => partner.name),
    name,
    1,
  ).map((near) => `${near} has a name much like it: is it another firm?`);

/** To the partner, from its PAM, with the PAM in copy; one that has none is welcomed by the desk. */
const welcomeLetter = (facts: CoverFacts, partner: Partner, pam: string, { settings, user }: Moment) => {
  if (partner.contactEmail === "") return undefined;
  const person = personOf(facts.team, pam);
  const signer = person ?? { name: settings.program, email: settings.deskAddress || user };
  const values = {
    "Partner Contact Name": partner.contactName || partner.name,
    "Partner Name": partner.name,
    Tier: partner.tier,
    "PAM Name": signer.name || signer.email,
    "PAM Email": signer.email,
    Program: settings.program,
  };
  const envelope = {
    key: `welcome/${partner.name}`,
    about: partner.name,
    to: partner.contactEmail,
    cc: person ? [person.email] : [],
    replyTo: settings.deskAddress || signer.email,
    language: partner.language,
  };
  return letterAnyhow("welcome", values, envelope, facts.templates);
};
