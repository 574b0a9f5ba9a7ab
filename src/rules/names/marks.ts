/** What names that are likely the same have in common, as numbers: by them a name finds its like among many. */
import { BASE, hashOf, isCommon, type Letters, longer, noLetters, SEED, spell } from "./letters";
import { FEWEST_INITIALS } from "./likeness";
import type { Reading } from "./reading";

/** Adds the marks under which a name is kept. */
export const addMarks = (marks: number[], letters: Letters): void => {
  marks.push(hashBetween(letters.codes, 0, letters.codes.length));
  addShared(marks, letters);
  addHalves(marks, letters, KEPT);
};

/** The marks under which a name is looked for: its own and those of all names that are a slip away. */
export const soughtBy = ({ spellings }: Reading): number[] => {
  const marks: number[] = [];
  const letters = noLetters();
  for (const spelling of spellings) {
    spell(letters, spelling);
    addSlipped(marks, spelling.together);
    addShared(marks, letters);
    addHalves(marks, letters, SOUGHT);
  }
  return marks;
};

const [KEPT, SOUGHT] = [[0], [-2, -1, 0, 1, 2]] as const;

/** Words in any order, consonants alone, initials. */
const addShared = (marks: number[], { codes, ends }: Letters): void => {
  if (ends.length > 1) marks.push(orderless(codes, ends));
  if (codes.length >= FEWEST_LETTERS) marks.push(consonantsOf(codes));
  if (ends.length >= FEWEST_INITIALS) marks.push(initialsOf(codes, ends));
};

const FEWEST_LETTERS = 8;

/** The same for any order of the words. */
const orderless = (codes: readonly number[], ends: readonly number[]): number => {
  let [sum, start] = [1, 0];
  for (const end of ends) {
    sum = (sum + spread(hashBetween(codes, start, end))) | 0;
    start = end;
  }
  return sum;
};

const hashBetween = (codes: readonly number[], start: number, end: number): number => {
  let hash = SEED;
  for (let at = start; at < end; at += 1) hash = longer(hash, codes[at]!);
  return hash;
};

const spread = (hash: number): number => Math.imul(hash, 0x9e3779b1);

/** Vowels and doubled letters are what people misspell most, and often more than once. */
const consonantsOf = (codes: readonly number[]): number => {
  let [hash, last] = [CONSONANTS, 0];
  for (let at = 0; at < codes.length; at += 1) {
    const letter = codes[at]!;
    if (at === 0 || (letter !== last && !isVowel(letter))) hash = longer(hash, letter);
    last = letter;
  }
  return hash;
};

const isVowel = (code: number): boolean => code >= 97 && code <= 121 && ((VOWELS >> (code - 97)) & 1) === 1;
const VOWELS = Array.from("aeiouy").reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - 97)), 0);

const initialsOf = (codes: readonly number[], ends: readonly number[]): number => {
  let hash = longer(SEED, codes[0]!);
  for (let word = 0; word < ends.length - 1; word += 1) hash = longer(hash, codes[ends[word]!]!);
  return hash;
};

const LONG = 10;
/** Kinds of marks start from numbers of their own. */
const [CONSONANTS, HEAD, TAIL] = [11, 13, 17];

/** All words but a long one and either half of that, so that two slips in the other half are found. */
const addHalves = (marks: number[], { codes, ends }: Letters, around: readonly number[]): void => {
  let [all, start] = [0, 0];
  for (const end of ends) {
    const hash = end - start >= LONG - 1 ? hashBetween(codes, start, end) : 0;
    if (hash && !isCommon(hash)) {
      all ||= orderless(codes, ends);
      const others = (all - spread(hash)) | 0;
      for (const more of around) addHalf(marks, codes, { start, end, half: (end - start + more) >> 1, others });
    }
    start = end;
  }
};

interface Half {
  readonly start: number;
  readonly end: number;
  /** Letters of the half. */
  readonly half: number;
  /** The hash of the other words. */
  readonly others: number;
}

const addHalf = (marks: number[], codes: readonly number[], { start, end, half, others }: Half): void => {
  marks.push(
    (others + Math.imul(hashBetween(codes, start, start + half), HEAD)) | 0,
    (others + Math.imul(hashBetween(codes, end - half, end), TAIL)) | 0,
  );
};

const [FIRST, LAST] = [97, 122];

/** The marks of a text and of every text that differs from it by one letter left out, added, changed or swapped. */
const addSlipped = (marks: number[], text: string): void => {
  marks.push(hashOf(text));
  if (text.length < 3 || !/^[a-z0-9]+$/.test(text)) return;
  const heads = [SEED];
  for (let at = 0; at < text.length; at += 1) heads.push(longer(heads[at]!, text.charCodeAt(at)));
  let [tail, power] = [0, 1];
  for (let at = text.length; at >= 0; at -= 1) {
    // The tail is what stands from here on; the power is what moves a head before it.
    const join = (head: number) => (Math.imul(head, power) + tail) | 0;
    addEvery(marks, join(longer(heads[at]!, 0)), power);
    if (at === 0) break;
    const [before, letter] = [heads[at - 1]!, text.charCodeAt(at - 1)];
    marks.push(join(before));
    addEvery(marks, join(longer(before, 0)), power);
    if (at > 1) marks.push(join(longer(longer(heads[at - 2]!, letter), text.charCodeAt(at - 2))));
    tail = (tail + Math.imul(letter, power)) | 0;
    power = Math.imul(power, BASE);
  }
};

/** A mark for each letter that may stand where nothing (0) was put. */
const addEvery = (marks: number[], blank: number, power: number): void => {
  for (let letter = FIRST; letter <= LAST; letter += 1) marks.push((blank + Math.imul(letter, power)) | 0);
};
