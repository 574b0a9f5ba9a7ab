/** A company name made ready to be compared: the liberties that spelling takes are gone. */
import { lookalikes, romanised } from "./forms";
import { keyOf } from "./key";
import { joining, shortForms } from "./words";

/** One way in which a name may be meant. */
export interface Spelling {
  readonly words: readonly string[];
  /** All letters without spaces. */
  readonly together: string;
}

export interface Reading {
  readonly key: string;
  /** The name itself first; then what it was called before, and what it looks like to an eye that knows Latin letters alone. */
  readonly spellings: readonly Spelling[];
}

/** A name, or its key, made ready to be compared. */
export const read = (name: string): Reading => readKey(keyOf(name));

/** A key that is known to be one. */
export const readKey = (key: string): Reading => {
  const whole = spellingOf(key, spelledInLatin);
  if (LATIN.test(key) && !OTHERWISE_CALLED.test(key)) return { key, spellings: [whole] };
  const seen = LATIN.test(key)
    ? []
    : [spellingOf(key, seenAsLatin)].filter(({ together }) => together !== whole.together);
  return { key, spellings: [whole, ...seen, ...formerNames(key).map((part) => spellingOf(part, spelledInLatin))] };
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

const spellingOf = (key: string, spelled: (word: string) => string): Spelling => {
  const latin = LATIN.test(key) ? key : key.split(" ").map(spelled).join(" ");
  const words = withoutEnding(looseWords(latin));
  return { words, together: words.length > 1 ? words.join("") : words[0]! };
};

/** Without the "and" between words, the "com" of a web address, and the initials of what stands before them. */
const withoutEnding = (words: readonly string[]): readonly string[] => {
  const rest = words.length > 2 ? words.filter((word, at) => at === 0 || !joining.has(word)) : words;
  const last = rest.length > 1 ? rest[rest.length - 1] : "";
  const before = rest.slice(0, -1);
  return last === "com" || (before.length > 2 && last === initialsOf(before)) ? before : rest;
};

/** The first letters of words. */
export const initialsOf = (words: readonly string[]): string => words.map((word) => word[0] ?? "").join("");

/** Words in their long form and umlauts without their e; `ä`, `ae` and `a` are one to whoever types in a hurry. */
const looseWords = (key: string): string[] => {
  const words = key.split(" ");
  const isPlain = !LOOSE.test(key);
  return words.map((word) => shortForms.get(word) ?? (isPlain ? word : word.replace(EVERY_LOOSE, "$1")));
};

const LOOSE = /[aou]e|aa/;
const EVERY_LOOSE = /([aou])e|(?<=a)a/g;

const spelledInLatin = (word: string): string => {
  const letters = [...word];
  // A Cyrillic letter among Latin ones is there to be taken for one of them.
  const isMixed = letters.some((letter) => LATIN.test(letter) && /[a-z]/.test(letter));
  const seen = isMixed ? letters.map((letter) => lookalikes.get(letter) ?? letter) : letters;
  return seen
    .map((letter) => romanised.get(letter) ?? letter)
    .join("")
    .replace(/ks/g, "x");
};

const seenAsLatin = (word: string): string => Array.from(word, (letter) => lookalikes.get(letter) ?? letter).join("");
