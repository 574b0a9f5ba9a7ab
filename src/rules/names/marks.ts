/** What names that are likely the same have in common, as numbers: by them a name finds its like among many. */
import { BASE, hashOf, isCommon, type Letters, longer, noLetters, SEED, spell } from "./letters";
import { FEWEST_INITIALS } from "./likeness";
import type { Reading } from "./reading";

/** Numbers in the order in which they came. */
export interface Marks {
  list: Int32Array;
  count: number;
}

export const noMarks = (room: number): Marks => ({ list: new Int32Array(room), count: 0 });

const put = (marks: Marks, mark: number): void => {
  if (marks.count === marks.list.length) {
    const longer = new Int32Array(2 * marks.count + 16);
    longer.set(marks.list);
    marks.list = longer;
  }
  marks.list[marks.count] = mark;
  marks.count += 1;
};

/** Adds the marks under which a name is kept. */
export const addMarks = (marks: Marks, letters: Letters): void => {
  put(marks, hashBetween(letters.codes, 0, letters.count));
  addShared(marks, letters);
  addHalves(marks, letters, KEPT);
};

/** The marks under which a name is looked for: its own and those of all names that are a slip away. */
export const soughtBy = ({ spellings }: Reading): Marks => {
  const marks = noMarks(4096);
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
const addShared = (marks: Marks, letters: Letters): void => {
  if (letters.words > 1) put(marks, orderless(letters));
  if (letters.count >= FEWEST_LETTERS) put(marks, consonantsOf(letters));
  if (letters.words >= FEWEST_INITIALS) put(marks, initialsOf(letters));
};

const FEWEST_LETTERS = 8;

/** The same for any order of the words. */
const orderless = ({ codes, ends, words }: Letters): number => {
  let [sum, start] = [1, 0];
  for (let word = 0; word < words; word += 1) {
    const end = ends[word]!;
    sum = (sum + spread(hashBetween(codes, start, end))) | 0;
    start = end;
  }
  return sum;
};

const hashBetween = (codes: Uint16Array, start: number, end: number): number => {
  let hash = SEED;
  // This is `longer`, written out: a call for each letter of thousands of names takes longer than all the rest.
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, BASE) + codes[at]!) | 0;
  return hash;
};

const spread = (hash: number): number => Math.imul(hash, 0x9e3779b1);

/** Vowels and doubled letters are what people misspell most, and often more than once. */
const consonantsOf = ({ codes, count }: Letters): number => {
  let [hash, last] = [CONSONANTS, 0];
  for (let at = 0; at < count; at += 1) {
    const letter = codes[at]!;
    if (at === 0 || (letter !== last && !isVowel(letter))) hash = longer(hash, letter);
    last = letter;
  }
  return hash;
};

const isVowel = (code: number): boolean => code >= 97 && code <= 121 && ((VOWELS >> (code - 97)) & 1) === 1;
const VOWELS = Array.from("aeiouy").reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - 97)), 0);

const initialsOf = ({ codes, ends, words }: Letters): number => {
  let hash = longer(SEED, codes[0]!);
  for (let word = 0; word < words - 1; word += 1) hash = longer(hash, codes[ends[word]!]!);
  return hash;
};

const LONG = 10;
/** Kinds of marks start from numbers of their own. */
const [CONSONANTS, HEAD, TAIL] = [11, 13, 17];

/** All words but a long one and either half of that, so that two slips in the other half are found. */
const addHalves = (marks: Marks, letters: Letters, around: readonly number[]): void => {
  const { codes, ends, words } = letters;
  let start = 0;
  for (let word = 0; word < words; word += 1) {
    const end = ends[word]!;
    const hash = end - start >= LONG - 1 ? hashBetween(codes, start, end) : 0;
    if (hash && !isCommon(hash)) {
      const others = (orderless(letters) - spread(hash)) | 0;
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

const addHalf = (marks: Marks, codes: Uint16Array, { start, end, half, others }: Half): void => {
  put(marks, (others + Math.imul(hashBetween(codes, start, start + half), HEAD)) | 0);
  put(marks, (others + Math.imul(hashBetween(codes, end - half, end), TAIL)) | 0);
};

const [FIRST, LAST] = [97, 122];

/** The marks of a text and of every text that differs from it by one letter left out, added, changed or swapped. */
const addSlipped = (marks: Marks, text: string): void => {
  put(marks, hashOf(text));
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
    put(marks, join(before));
    addEvery(marks, join(longer(before, 0)), power);
    if (at > 1) put(marks, join(longer(longer(heads[at - 2]!, letter), text.charCodeAt(at - 2))));
    tail = (tail + Math.imul(letter, power)) | 0;
    power = Math.imul(power, BASE);
  }
};

/** A mark for each letter that may stand where nothing (0) was put. */
const addEvery = (marks: Marks, blank: number, power: number): void => {
  for (let letter = FIRST; letter <= LAST; letter += 1) put(marks, (blank + Math.imul(letter, power)) | 0);
};
