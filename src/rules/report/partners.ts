/** Which partners a report counts, under all the names that rows give them. */
import type { PartnerRow } from "./facts";

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
