/** How alike two company names are: the same, likely the same, or not. */
import { lookalikes, shortForms } from "./forms";
import { keyOf } from "./key";

/** The fewest letters of a word in which a slip of spelling is told from another word. */
export const SHORTEST_MISSPELT = 6;

/** A name made ready to be compared: its key, and its words as they are after the liberties that spelling takes. */
export interface Reading {
  readonly key: string;
  readonly words: readonly string[];
  readonly together: string;
  readonly sorted: string;
}

/** A name made ready to be compared. */
export const read = (name: string): Reading => {
  const key = keyOf(name);
  const words = key.split(" ").filter((word) => word !== "and");
  const loose = words.map(looseWord);
  return { key, words: loose, together: loose.join(""), sorted: [...loose].sort().join(" ") };
};

/** 1 for the same company, less for likely the same, 0 for another or where a name is blank. */
export const likeness = (a: Reading, b: Reading): number => {
  if (!a.key || !b.key) return 0;
  if (a.key === b.key) return 1;
  if (a.together === b.together) return 0.97;
  if (a.sorted === b.sorted) return 0.95;
  const edits = editsBetween(a.words, b.words);
  return edits === Infinity ? 0 : 0.95 - edits / Math.max(a.together.length, b.together.length);
};

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

/** Slips of spelling in one of the words; infinite where that is another word, or where more than one differs. */
const editsBetween = (a: readonly string[], b: readonly string[]): number => {
  const at = a.findIndex((word, index) => word !== b[index]);
  const rest = a.length === b.length && a.every((word, index) => index === at || word === b[index]);
  return rest ? editsInWord(a[at]!, b[at]!) : Infinity;
};

const editsInWord = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length);
  // Few slip in the first letter or in a number, and of short words most neighbours are words as well: east, west.
  if (length < SHORTEST_MISSPELT || a[0] !== b[0] || /\d/.test(a + b)) return Infinity;
  const most = length < 10 ? 1 : 2;
  const edits = distance(a, b, most);
  return edits > most ? Infinity : edits;
};

const looseWord = (word: string): string => {
  const latin = /^[a-z0-9]*$/.test(word) ? word : seenAsLatin(word);
  return shortForms.get(latin) ?? latin.replace(/([aou])e|aa/g, (pair) => pair.charAt(0));
};

const seenAsLatin = (word: string): string => {
  const seen = Array.from(word, (letter) => lookalikes.get(letter) ?? letter).join("");
  return /^[a-z0-9]+$/.test(seen) ? seen : word;
};
