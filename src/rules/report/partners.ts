/** Which partners a report counts, under all the names that rows give them. */
import type { Coverage, Person } from "../../model/partners";
import { nearest } from "../names";
import { pamsIn } from "../people/pams";
import { personOf } from "../roles";
import type { Owner, PartnerRow } from "./facts";

/** The partners by name and by former name. */
export interface Directory {
  readonly active: readonly PartnerRow[];
  /** The partner that a row means, by its name or an alias, in any case (Q56). */
  readonly find: (name: string) => PartnerRow | undefined;
}

export const directoryOf = (partners: readonly PartnerRow[]): Directory => {
  const byName = new Map<string, PartnerRow>();
  for (const partner of partners) for (const alias of partner.aliases) byName.set(squeezed(alias), partner);
  for (const partner of partners) byName.set(squeezed(partner.name), partner);
  return {
    // A list of partners without statuses is a list of those that are active.
    active: partners.filter(({ status }) => status === "active" || status === ""),
    find: (name) => byName.get(squeezed(name)),
  };
};

/** A name that the Partners tab does not know, and what may be meant by it. */
export interface Stranger {
  readonly name: string;
  readonly near: string;
}

const GUESSES = 13;

/** The names that are nobody's, in alphabetical order; none where no partner is entered at all. */
export const strangersAmong = (partners: readonly PartnerRow[], directory: Directory, said: Set<string>): Stranger[] =>
  partners.length === 0
    ? []
    : [...said]
        .filter((name) => name.trim() !== "" && !directory.find(name))
        .sort()
        // To guess costs a comparison with every partner, and no more are told.
        .map((name, at) => ({ name, near: at < GUESSES ? (nearest(namesOf(partners), name, 1)[0] ?? "") : "" }));

const namesOf = (partners: readonly PartnerRow[]) => partners.map(({ name }) => name);

/** The PAM of a partner by the coverage matrix, under whichever of its names it stands there; nobody who has left. */
export const ownersIn = (
  partners: readonly PartnerRow[],
  coverage: readonly Pick<Coverage, "partner" | "pam">[],
  team: readonly Pick<Person, "email" | "name" | "active">[],
): ((partner: string) => Owner | undefined) => {
  const pamOf = pamsIn({ partners, coverage });
  return (partner) => {
    const pam = pamOf(partner);
    const person = personOf(team, pam);
    if (person) return person.active ? { email: person.email, name: person.name || person.email } : undefined;
    return pam.includes("@") ? { email: pam, name: pam } : undefined;
  };
};

/** The active partners that joined by a day and are not among those heard from, the higher tiers first. */
export const silentAmong = (directory: Directory, heardFrom: ReadonlySet<string>, joinedBy: string): PartnerRow[] => {
  const heard = new Set([...heardFrom].map((name) => directory.find(name)));
  const silent = directory.active.filter((partner) => !heard.has(partner) && partner.joinedOn <= joinedBy);
  return silent.sort((a, b) => tierRank(a) - tierRank(b) || (a.name < b.name ? -1 : 1));
};

/** A name as it is compared in the report. */
export const squeezed = (name: string) => name.trim().toLowerCase();

const order = ["Platinum", "Gold", "Silver", "Registered", ""];
/** The place of a partner among the tiers, the highest first. */
export const tierRank = ({ tier }: Pick<PartnerRow, "tier">): number => order.indexOf(tier);
