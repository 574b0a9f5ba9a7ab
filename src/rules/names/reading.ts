/** A company name made ready to be compared: the liberties that spelling takes are gone. */
import { lookalikes, romanised } from "./forms";
import { keyOf } from "./key";
import { joining, shortForms } from "./words";

/** One way in which a name may be meant. */
export interface Spelling {
  readonly words: readonly string[];
  /** All letters without spaces. */
  readonly together: string;
  /** Another name of the company, or what it looks like to an eye that knows Latin letters alone. */
  readonly as: "name" | "former" | "seen";
}

export interface Reading {
  readonly key: string;
  /** The name with its words in their long forms; then letter by letter, and in other ways. */
  readonly spellings: readonly [Spelling, ...Spelling[]];
}

/** A name, or its key, made ready to be compared. */
export const read = (name: string): Reading => {
  const key = keyOf(name);
  if (LATIN.test(key) && !OTHERWISE_CALLED.test(key)) return { key, spellings: bothOf(key, "name") };
  const latin = LATIN.test(key) ? key : keyOf(inLatin(key, spelledInLatin));
  const seen = LATIN.test(key) ? "" : keyOf(inLatin(key, seenAsLatin));
  return {
    key,
    spellings: [
      ...bothOf(latin, "name"),
      ...(seen && seen !== latin ? bothOf(seen, "seen") : []),
      ...formerNames(latin).flatMap((name) => bothOf(name, "former")),
    ],
  };
};

const LATIN = /^[a-z0-9 ]*$/;

/** Words that stand before another name of the same company. */
export const OTHER_NAMES: readonly string[] = "formerly fka dba doing trading aka also vormals".split(" ");

const OTHERWISE_CALLED =
  / (?:formerly(?: known as)?|f ?k ?a|d ?b ?a|doing business as|trading as|a ?k ?a|also known as|vormals) /;

/** The names on both sides of "formerly" or "doing business as". */
const formerNames = (key: string): string[] => {
  const parts = key.split(OTHERWISE_CALLED);
  return parts.length > 1 ? parts.map(keyOf).filter(Boolean) : [];
};

/** The spelling that takes liberties, and the one that takes none where that is another. */
const bothOf = (key: string, as: Spelling["as"]): [Spelling, ...Spelling[]] => {
  const written = key.split(" ");
  const literal: Spelling = { words: written, together: written.join(""), as };
  const words = withoutEnding(looseWords(written, key));
  const loose: Spelling = { words, together: words.join(""), as };
  return loose.together === literal.together && words.length === written.length ? [loose] : [loose, literal];
};

/** Words in their long form and umlauts without their e; `ä`, `ae` and `a` are one to whoever types in a hurry. */
const looseWords = (words: readonly string[], key: string): string[] => {
  const isPlain = !LOOSE.test(key);
  return words.map((word) => shortForms.get(word) ?? (isPlain ? word : plainly(word)));
};

const LOOSE = /[aou]e|aa/;

// In two steps, for not every engine looks behind.
const plainly = (word: string): string => word.replace(/aa+/g, "a").replace(/([aou])e/g, "$1");

/** Without the "and" between words, the "com" of a web address, and the initials of what stands before them. */
const withoutEnding = (words: readonly string[]): readonly string[] => {
  const rest = words.length > 2 ? words.filter((word, at) => at === 0 || !joining.has(word)) : words;
  const last = rest.length > 1 ? rest[rest.length - 1]! : "";
  if (last === "com") return rest.slice(0, -1);
  if (rest.length < 4) return rest;
  const before = keyOf(rest.slice(0, -1).join(" ")).split(" ");
  return before.length > 2 && last === initialsOf(before) ? before : rest;
};

/** The first letters of words. */
export const initialsOf = (words: readonly string[]): string => words.map((word) => word[0] ?? "").join("");

const inLatin = (key: string, spelled: (word: string) => string): string => key.split(" ").map(spelled).join(" ");

const spelledInLatin = (word: string): string => {
  const letters = [...word];
  // A Cyrillic letter among Latin ones is there to be taken for one of them.
  const isMixed = /[a-z]/.test(word);
  const seen = isMixed ? letters.map((letter) => lookalikes.get(letter) ?? letter) : letters;
  const latin = seen.map((letter) => romanised.get(letter) ?? letter).join("");
  return isMixed ? latin : latin.replace(/ks/g, "x");
};

const seenAsLatin = (word: string): string => Array.from(word, (letter) => lookalikes.get(letter) ?? letter).join("");
