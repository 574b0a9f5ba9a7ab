/** The partners that may register, as far as the form knows them. */
import type { Reply } from "../../../contract";
import { keyOf, nearest } from "../../../rules/names";

export type Partner = NonNullable<Reply<"open">["partners"]>[number];

/** The partner of that name or former name. */
export const partnerCalled = (partners: readonly Partner[], name: string): Partner | undefined => {
  const key = keyOf(name);
  if (key === "") return undefined;
  return partners.find((partner) => [partner.name, ...partner.aliases].some((known) => keyOf(known) === key));
};

/** Names that somebody may have meant who wrote one that nobody has: those that begin alike, then those that sound alike. */
export const meant = (partners: readonly Partner[], name: string): string[] => {
  const said = name.trim().toLowerCase();
  if (said === "" || partnerCalled(partners, name)) return [];
  const names = partners.map((partner) => partner.name);
  const begun = names.filter((known) => ` ${known.toLowerCase()}`.includes(` ${said.slice(0, BEGINNING)}`));
  return [...new Set([...begun, ...nearest(names, name, SHOWN)])].slice(0, SHOWN);
};

const BEGINNING = 3;
const SHOWN = 3;
