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

/** Names that somebody may have meant who wrote one that nobody has. */
export const meant = (partners: readonly Partner[], name: string): string[] => {
  if (!name.trim() || partnerCalled(partners, name)) return [];
  const begun = partners.filter((partner) => partner.name.toLowerCase().includes(name.trim().toLowerCase()));
  const names = partners.map((partner) => partner.name);
  return [...new Set([...begun.map((partner) => partner.name), ...nearest(names, name, 3)])].slice(0, 3);
};
