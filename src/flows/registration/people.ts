/** The people around a registration: its partner, its PAM, its account executive, and where the partner is written to. */
import type { Coverage, Partner, Person } from "../../model/partners";
import type { Registration } from "../../model/registrations";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import { keyOf, nearest } from "../../rules/names";
import { personOf } from "../../rules/roles";
import type { Moment } from "../flow";

type Known = Pick<Partner, "name" | "aliases">;

/** The partner of that name or former name; refused with the nearest names when nobody is called so. */
export const partnerCalled = <P extends Known>(partners: readonly P[], name: string): Result<P, Refusal> => {
  const found = partnerNamed(partners, name);
  if (found) return accept(found);
  const near = nearest(
    partners.map((partner) => partner.name),
    name,
    3,
  );
  const hint = near.length ? ` Did you mean ${near.join(" or ")}?` : " Enter it in the Partners tab first.";
  return refuse({ why: "not-found", text: `There is no partner called "${name}".${hint}`, field: "partner", near });
};

/** The partner that is asked about, for telling whose it is; nothing where nobody is called so, which is refused elsewhere. */
export const aboutPartner = ({ partners }: { readonly partners: readonly Known[] }, name: string) => {
  const called = partnerCalled(partners, name);
  return name.trim() !== "" && called.ok ? [{ partner: called.value.name }] : [];
};

const partnerNamed = <P extends Known>(partners: readonly P[], name: string): P | undefined => {
  const key = keyOf(name);
  return partners.find(
    (partner) => keyOf(partner.name) === key || partner.aliases.some((alias) => keyOf(alias) === key),
  );
};

/** The row of the coverage matrix that is about a partner, under whichever of its names it stands there (Q56). */
export const coverOf = <C extends Pick<Coverage, "partner">>(
  partner: string,
  { partners, coverage }: { readonly partners: readonly Known[]; readonly coverage: readonly C[] },
): C | undefined => {
  const { name, aliases } = partnerNamed(partners, partner) ?? { name: partner, aliases: [] };
  const keys = [name, ...aliases].map(keyOf);
  return coverage.find((row) => keys.includes(keyOf(row.partner)));
};

export interface Signer {
  readonly name: string;
  readonly email: string;
}

interface People {
  readonly partners: readonly Known[];
  readonly coverage: readonly Pick<Coverage, "partner" | "pam">[];
  readonly team: readonly Person[];
}

/** Who signs a mail to the partner: its PAM, else the PAM lead, else the desk itself, else whoever acts. */
export const signerFor = (partner: string, facts: People, { settings, person, user }: Moment): Signer => {
  const pam = personOf(facts.team, coverOf(partner, facts)?.pam ?? "");
  const lead = facts.team.find(({ active, roles }) => active && roles.includes("pam-lead"));
  const human = pam?.active ? pam : lead;
  if (human) return { name: human.name || human.email, email: human.email };
  return settings.deskAddress
    ? { name: settings.program, email: settings.deskAddress }
    : { name: person?.name || settings.program, email: user };
};

/** Mail to a partner goes to its person on the deal, else to the partner's own address; never to the customer (Q51). */
export const partnerAddress = (
  registration: Pick<Registration, "partnerContactEmail">,
  partner: Pick<Partner, "contactEmail"> | undefined,
): string => registration.partnerContactEmail || (partner?.contactEmail ?? "");

/** What all mails to a partner share. */
export const envelopeFor = (
  registration: Pick<Registration, "partnerContactEmail">,
  partner: Pick<Partner, "contactEmail" | "language"> | undefined,
  signer: Signer,
  { settings }: Moment,
) => ({
  to: partnerAddress(registration, partner),
  cc: [signer.email],
  replyTo: settings.deskAddress || signer.email,
  language: partner?.language ?? "",
});
