/** Whom a first name or a short form means. */
import type { Person } from "../../model/partners";

type Named = Pick<Person, "email" | "name">;

/** The one person that a word means: by address, name, first name or last name; nobody where it may mean two. */
export const personCalled = <P extends Named>(team: readonly P[], said: string): P | undefined => {
  const word = plain(said);
  if (word === "") return undefined;
  const [exact] = team.filter(({ email, name }) => [email, name].some((one) => plain(one) === word));
  if (exact) return exact;
  const meant = team.filter(({ email, name }) => isShort(word, name) || plain(email).split("@")[0] === word);
  return meant.length === 1 ? meant[0] : undefined;
};

const plain = (text: string): string => text.trim().toLowerCase().replace(/\.$/, "");

/** `Ann`, `Park`, `A. Park` and `Ann P.` for Ann Park. */
const isShort = (word: string, name: string): boolean => {
  const said = word.split(/[\s.]+/).filter(Boolean);
  const parts = plain(name).split(/\s+/);
  if (said.length === 1) return parts.some((part) => part === said[0]);
  return (
    said.length === parts.length && parts.every((part, at) => part === said[at] || isInitial(said[at] ?? "", part))
  );
};

const isInitial = (letter: string, part: string): boolean => letter.length === 1 && part.startsWith(letter);
