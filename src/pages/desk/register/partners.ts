/** The partners that may register, as far as the form knows them. */
import type { Reply } from "../../../contract";

export type Partner = NonNullable<Reply<"open">["partners"]>[number];

/** The partner of that name or former name, however it is spaced and in whatever case. */
export const partnerCalled = (partners: readonly Partner[], name: string): Partner | undefined => {
  const said = squeezed(name);
  if (said === "") return undefined;
  return partners.find((partner) => [partner.name, ...partner.aliases].some((known) => squeezed(known) === said));
};

// How the add-on tells companies apart is more than a page can carry; a name that it would know and the form does not
// is one click away, and what is sent is the name as it is known.
const squeezed = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Names that somebody may have meant who wrote one that nobody has: those in which a word begins alike. */
export const meant = (partners: readonly Partner[], name: string): string[] => {
  const said = name.trim().toLowerCase();
  if (said === "" || partnerCalled(partners, name)) return [];
  return partners
    .flatMap((partner) =>
      [partner.name, ...partner.aliases].some((known) => isBegun(known, said)) ? [partner.name] : [],
    )
    .slice(0, SHOWN);
};

const isBegun = (known: string, said: string): boolean =>
  ` ${known.toLowerCase()}`.includes(` ${said.slice(0, BEGINNING)}`);

const BEGINNING = 3;
const SHOWN = 3;
