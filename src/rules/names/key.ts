/** The key by which a company name is known, however it is written. */
import { formEnds, formsAfter, formsBefore, formsWithoutSpace, spelledOut } from "./forms";

/**
 * The words of a name without what does not tell companies apart: case, accents (`ü` is `ue`, `ø` is `o`), punctuation,
 * invisible characters, a leading "The", legal forms before and after it. A key of a key is the key itself; blank only
 * for a blank name.
 */
export const keyOf = (name: string): string =>
  withoutForms(shortened(PLAIN.test(name) ? name : plain(name.slice(0, 3 * LONGEST)))) ||
  shortened(name.trim().toLowerCase());

/** A text of more letters is no name; whoever pastes a page into the field waits for nothing. */
const LONGEST = 300;

const shortened = (name: string): string =>
  name.length > LONGEST
    ? name
        .slice(0, LONGEST)
        .replace(/[\ud800-\udbff]$/, "")
        .trim()
    : name;

const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

const plain = (name: string): string => {
  const letters = /^[\x20-\x7e]*$/.test(name) ? name.replace(/['`]/g, "").toLowerCase() : unaccented(name);
  const spaced = letters
    .replace(/&| \+ /g, " and ")
    .replace(abbreviation, (_, before: string, initials: string) => before + initials.replace(/\.\s?/g, ""))
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
  return formsWithoutSpace.some((form) => spaced.includes(form))
    ? spaced.split(" ").map(withoutGluedForm).join(" ")
    : spaced;
};

const unaccented = (name: string): string =>
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
    .replace(/[ßæœøłđðþıə]/g, (letter) => spelledOut[letter] ?? letter);

/** Single letters with dots, `s.a.` or `j. p.`, but not the initial of `j. smith`. */
const abbreviation = /(^|[^\p{L}\p{N}])((?:\p{L}\.\s?)+\p{L})(?![\p{L}\p{N}])/gu;

const withoutGluedForm = (word: string): string => {
  const form = formsWithoutSpace.find((form) => word !== form && (word.startsWith(form) || word.endsWith(form)));
  if (!form) return word;
  return withoutGluedForm(word.startsWith(form) ? word.slice(form.length) : word.slice(0, -form.length));
};

/** A name in plain letters without "The" and the legal forms around it; what is left is never nothing. */
const withoutForms = (name: string): string => {
  const space = name.indexOf(" ");
  if (space < 0) return name;
  const first = name.slice(0, space);
  if (first === "the" || formsBefore.has(first)) return withoutForms(name.slice(space + 1));
  const end = endOfForm(name);
  if (end < 0) return name;
  const rest = name.slice(0, end);
  // "GmbH & Co. KG" leaves its "and" behind.
  return withoutForms(rest.endsWith(" and") ? rest.slice(0, -4) : rest);
};

const MOST_WORDS = 5;

/** Where the name ends and its legal form begins: the form may be written in several words, `sp z oo` or `s a`. */
const endOfForm = (name: string): number => {
  const last = name.lastIndexOf(" ");
  const word = name.slice(last + 1);
  if (word.length < 3 || formEnds.has(word)) {
    const longer = wordsBefore(name, last).find((at) => formsAfter.has(name.slice(at + 1).replace(/ /g, "")));
    if (longer !== undefined) return longer;
  }
  return formsAfter.has(word) ? last : -1;
};

/** The blanks before the last one, the furthest first. */
const wordsBefore = (name: string, last: number): number[] => {
  const blanks: number[] = [];
  for (let at = last; at > 0 && blanks.length < MOST_WORDS - 1; ) {
    at = name.lastIndexOf(" ", at - 1);
    if (at > 0) blanks.unshift(at);
  }
  return blanks;
};
