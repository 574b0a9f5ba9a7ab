/** The key by which a company name is known, however it is written. */
import { formsAfter, formsBefore, formsWithoutSpace, spelledOut } from "./forms";

/**
 * The words of a name without what does not tell companies apart: case, accents (`ü` is `ue`, `ø` is `o`), punctuation,
 * invisible characters, a leading "The", legal forms before and after it. A key of a key is the key itself; blank only
 * for a blank name.
 */
export const keyOf = (name: string): string => {
  const written = (/^[a-z0-9 ]*$/.test(name) ? name : plain(name)).split(" ").filter(Boolean).map(withoutGluedForm);
  return stripped(written).join(" ") || name.trim().toLowerCase();
};

const plain = (name: string): string =>
  name
    .replace(/[´™®©℠]/g, "")
    .normalize("NFKC")
    .replace(/[\p{DI}'’‘ʼ`]/gu, "")
    .toLowerCase()
    .normalize("NFD")
    .replace(/([aou])\u0308/g, "$1e")
    // Latin, Greek and Cyrillic accents only: the marks of kana make other letters.
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .replace(/[ßæœøłđðþı]/g, (letter) => spelledOut[letter] ?? letter)
    .replace(/&| \+ /g, " and ")
    .replace(abbreviation, (_, before: string, letters: string) => before + letters.replace(/\.\s?/g, ""))
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ");

/** Single letters with dots, `s.a.` or `j. p.`, but not the initial of `j. smith`. */
const abbreviation = /(^|[^\p{L}\p{N}])((?:\p{L}\.\s?)+\p{L})(?![\p{L}\p{N}])/gu;

const withoutGluedForm = (word: string): string => {
  const form = formsWithoutSpace.find((form) => word !== form && (word.startsWith(form) || word.endsWith(form)));
  if (!form) return word;
  return withoutGluedForm(word.startsWith(form) ? word.slice(form.length) : word.slice(0, -form.length));
};

const stripped = (words: readonly string[]): readonly string[] => {
  const first = words[0] ?? "";
  if (words.length > 1 && (first === "the" || formsBefore.has(first))) return stripped(words.slice(1));
  // A form may be written in several words, "sp z oo" or "s a".
  const length = [4, 3, 2, 1].find((count) => count < words.length && formsAfter.has(words.slice(-count).join("")));
  if (!length) return words;
  const rest = words.slice(0, -length);
  // "GmbH & Co. KG" leaves its "and" behind.
  return stripped(rest.length > 1 && rest[rest.length - 1] === "and" ? rest.slice(0, -1) : rest);
};
