/** The letters of a name as numbers: what marks are made of, for a hundred thousand names in a blink. */
import { formEnds, formsAfter, formsBefore } from "./forms";
import { OTHER_NAMES, type Spelling } from "./reading";
import { common, joining, shortForms } from "./words";

export const [SEED, BASE] = [7, 0x01000193];

/** The hash of a text with one letter more. */
export const longer = (hash: number, letter: number): number => (Math.imul(hash, BASE) + letter) | 0;

export const hashOf = (text: string): number => {
  let hash = SEED;
  for (let at = 0; at < text.length; at += 1) hash = longer(hash, text.charCodeAt(at));
  return hash;
};

/** All letters of a name without spaces, and where each word ends; used again for the next name. */
export interface Letters {
  readonly codes: Uint16Array;
  readonly ends: Uint16Array;
  count: number;
  words: number;
}

// A key in which every word stands in its long form is not longer.
const ROOM = 2048;

export const noLetters = (): Letters => ({
  codes: new Uint16Array(ROOM),
  ends: new Uint16Array(ROOM),
  count: 0,
  words: 0,
});

/** Puts the letters of a spelling in place of those before. */
export const spell = (letters: Letters, { words }: Spelling): void => {
  clear(letters);
  for (const word of words) addText(letters, word);
};

/**
 * Puts the letters of a key in place of those before, without a look at its words as texts; says whether that is
 * the reading of the key. It is not where a word is short, a legal form or anything else that must be weighed.
 */
export const spellPlainly = (letters: Letters, key: string): boolean => {
  clear(letters);
  const { weighed } = hashesOfWords();
  let [hash, start] = [SEED, 0];
  for (let at = 0; at <= key.length; at += 1) {
    const code = at < key.length ? key.charCodeAt(at) : SPACE;
    // This is `longer`, written out, as in all that is done for each letter of thousands of names.
    if (isPlain(code)) hash = (Math.imul(hash, BASE) + code) | 0;
    else if (code !== SPACE || at - start < 3 || weighed.has(hash)) return false;
    else {
      addWord(letters, key, start, at, hash);
      [hash, start] = [SEED, at + 1];
    }
  }
  return !mayEndInInitials(letters);
};

/** Puts the letters of a key as they are in place of those that took liberties; says whether that makes a difference. */
export const spellLiterally = (letters: Letters, key: string): boolean => {
  if (letters.count + letters.words === key.length + 1 && !hasShortForm(key, letters)) return false;
  clear(letters);
  for (let at = 0; at < key.length; at += 1) {
    const code = key.charCodeAt(at);
    if (code === SPACE) endWord(letters);
    else addLetter(letters, code);
  }
  endWord(letters);
  return true;
};

/** Whether a word stands in its long form that is as long as the short one. */
const hasShortForm = (key: string, { codes }: Letters): boolean => {
  let place = 0;
  for (let at = 0; at < key.length; at += 1) {
    const code = key.charCodeAt(at);
    if (code === SPACE) continue;
    if (codes[place] !== code) return true;
    place += 1;
  }
  return false;
};

const SPACE = 32;
const isPlain = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

const hashes = (words: Iterable<string>): ReadonlySet<number> => new Set(Array.from(words, hashOf));

// Worked out with the first name: two thousand words are too many for every start of the script, and few of them read names.
let found: ReturnType<typeof findHashes> | undefined;
const hashesOfWords = () => (found ??= findHashes());

const findHashes = () => {
  const left = Array.from(shortForms).flatMap(([word, whole]) => (joining.has(whole) ? [word] : []));
  return {
    long: new Map(Array.from(shortForms, ([word, whole]) => [hashOf(word), whole])),
    weighed: hashes(["the", "com", ...left, ...OTHER_NAMES, ...formsBefore, ...formsAfter, ...formEnds]),
    common: hashes(common),
  };
};

/** Whether so many companies have the word in their names that it tells none from another. */
export const isCommon = (hash: number): boolean => hashesOfWords().common.has(hash);

const clear = (letters: Letters): void => {
  letters.count = 0;
  letters.words = 0;
};

const addLetter = (letters: Letters, code: number): void => {
  letters.codes[letters.count] = code;
  letters.count += 1;
};

const endWord = (letters: Letters): void => {
  letters.ends[letters.words] = letters.count;
  letters.words += 1;
};

const addText = (letters: Letters, word: string): void => {
  for (let at = 0; at < word.length; at += 1) addLetter(letters, word.charCodeAt(at));
  endWord(letters);
};

/** A word of a key, in its long form or without the e of its umlauts. */
const addWord = (letters: Letters, key: string, start: number, end: number, hash: number): void => {
  const whole = hashesOfWords().long.get(hash);
  if (whole) addText(letters, whole);
  else addLoose(letters, key, start, end);
};

const addLoose = (letters: Letters, key: string, start: number, end: number): void => {
  let before = 0;
  for (let at = start; at < end; at += 1) {
    const code = key.charCodeAt(at);
    if (!isLoose(before, code)) addLetter(letters, code);
    before = code;
  }
  endWord(letters);
};

const [A, E, O, U] = [97, 101, 111, 117];
const isLoose = (before: number, code: number): boolean =>
  code === E ? before === A || before === O || before === U : code === A && before === A;

const mayEndInInitials = ({ count, ends, words }: Letters): boolean => words > 3 && count - ends[words - 2]! < words;
