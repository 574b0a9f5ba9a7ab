/** Slips of the keyboard: letters changed, added, left out or swapped, and where they make another word instead. */
import { common } from "./words";

/** Letters to change, add, leave out or swap with a neighbour to make one text of the other; `most` + 1 if more. */
export const distance = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [last, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? last[j - 2]! + 1 : Infinity;
      const changed = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, swapped, row[j]! + 1, next[j - 1]! + 1));
    }
    [last, row] = [row, next];
    if (Math.min(...row) > most) return most + 1;
  }
  return Math.min(row[b.length]!, most + 1);
};

/** More slips than these make another name. */
export const MOST_SLIPS = 2;

/** How many slips lie between two names, word by word; infinite where they are other names. */
export const slipsBetween = (a: readonly string[], b: readonly string[]): number => {
  if (a.length !== b.length) return slipsAcrossSpaces(a.join(""), b.join(""));
  const differing = a.flatMap((word, at) => (word === b[at] ? [] : [at]));
  if (differing.length > MOST_SLIPS) return Infinity;
  const known = a.filter((word, at) => word === b[at] && !common.has(word)).join("").length;
  const slips = differing.reduce((sum, at) => sum + slipsInWord(a[at]!, b[at]!, { alone: a.length === 1, known }), 0);
  return slips > MOST_SLIPS ? Infinity : slips;
};

/** A name of which a space is left out as well; short ones are other names too easily. */
const slipsAcrossSpaces = (a: string, b: string): number =>
  Math.min(a.length, b.length) >= 10 && a[0] === b[0] && !/\d/.test(a + b) && distance(a, b, 1) === 1 ? 1 : Infinity;

interface Around {
  /** The word is the whole name. */
  readonly alone: boolean;
  /** Letters of words beside it that are the same and that few companies have in their names. */
  readonly known: number;
}

const slipsInWord = (a: string, b: string, around: Around): number => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (!/^[a-z]+$/.test(a + b) || short.length < 3) return Infinity;
  if (`${short}s` === long) return 1;
  if (short.length < 4 || (isCommon(a) && isCommon(b))) return Infinity;
  const isDoubled = undoubled(a) === undoubled(b);
  const slips = isDoubled ? 1 : distance(a, b, short.length < 10 ? 1 : MOST_SLIPS);
  if (slips > (short.length < 10 ? 1 : MOST_SLIPS)) return Infinity;
  return short.length >= SHORTEST_MISSPELT || isPlainSlip(short, long, around) ? slips : Infinity;
};

/** A word that many companies have in their names, or more than one of what it names. */
const isCommon = (word: string): boolean => common.has(word) || (word.endsWith("s") && common.has(word.slice(0, -1)));

/** The fewest letters of a word in which any slip is told from another word. */
const SHORTEST_MISSPELT = 6;

/** Of short words most neighbours are words as well, Visa and Vita: the slip must be one that fingers make, or all else tell enough. */
const isPlainSlip = (short: string, long: string, { alone, known }: Around): boolean => {
  if (sortedLetters(short) === sortedLetters(long) || undoubled(short) === undoubled(long))
    return !alone || short.length > 4;
  const startsAlike = short[0] === long[0];
  if (alone) return startsAlike && long.length >= SHORTEST_MISSPELT;
  const isWord = isCommon(short) !== isCommon(long);
  return startsAlike ? known >= 4 || isWord || long.length >= SHORTEST_MISSPELT : isWord && known >= SHORTEST_MISSPELT;
};

const sortedLetters = (word: string): string => [...word].sort().join("");
const undoubled = (word: string): string => word.replace(/(.)\1/g, "$1");
