/** Company names: whether two are the same company, which of many a name may be, and what a person may have meant. */
import { type Letters, noLetters, spell, spellLiterally, spellPlainly } from "./letters";
import { keyOf } from "./key";
import { compared, type Likeness } from "./likeness";
import { mayBeRelatedTo, relatedBy } from "./related";
import { addMarks, type Marks, noMarks, soughtBy } from "./marks";
import { type Reading, read } from "./reading";
import { distance } from "./slips";

export { keyOf } from "./key";
export type { Answer, Likeness } from "./likeness";

/** Whether two names are the same company, likely so, related or of others, with the reason (Q58). */
export const compare = (a: string, b: string): Likeness => compared(read(a), read(b));

/** Whether two names are of the same company, or likely so; related companies are not. */
export const isDuplicate = (a: string, b: string): boolean => compare(a, b).score > 0;

/** Many names, made ready to be asked which of them another name may be. */
export interface NameIndex {
  readonly names: readonly (readonly [id: string, name: string])[];
  /** The marks of all names one after the other, and where those of each name begin. */
  readonly marks: Int32Array;
  readonly begins: Int32Array;
  /** By slot, the first mark that fell into it; by mark, the next one in the same slot; -1 ends. */
  readonly first: Int32Array;
  readonly next: Int32Array;
}

/** An index of names by id; keys of `keyOf` may stand for the names, and are read in a fraction of the time. */
export const makeIndex = (names: readonly (readonly [id: string, name: string])[]): NameIndex => {
  const all = noMarks(6 * names.length + 16);
  const letters = noLetters();
  const begins = new Int32Array(names.length + 1);
  names.forEach(([, name], place) => {
    addMarksOf(all, letters, name);
    begins[place + 1] = all.count;
  });
  const marks = all.list.subarray(0, all.count);
  return { names, marks, begins, ...slotsOf(marks) };
};

const slotsOf = (marks: Int32Array): Pick<NameIndex, "first" | "next"> => {
  const first = new Int32Array(2 ** Math.ceil(Math.log2(marks.length + 2))).fill(-1);
  const next = new Int32Array(marks.length);
  for (let at = 0; at < marks.length; at += 1) {
    const slot = slotOf(marks[at]!, first);
    next[at] = first[slot]!;
    first[slot] = at;
  }
  return { first, next };
};

const addMarksOf = (marks: Marks, letters: Letters, name: string): void => {
  if (spellPlainly(letters, name)) {
    addMarks(marks, letters);
    if (spellLiterally(letters, name)) addMarks(marks, letters);
    return;
  }
  for (const spelling of read(name).spellings) {
    spell(letters, spelling);
    addMarks(marks, letters);
  }
};

/** The last bits of a mark are much alike; those of the product are not. */
const slotOf = (mark: number, { length }: Int32Array): number => (Math.imul(mark, 0x9e3779b1) >>> 7) & (length - 1);

/** The names that are the same (score 1) or likely the same as a name, best first. */
export const lookup = (index: NameIndex, name: string): { id: string; score: number }[] =>
  likeTo(index, name).map(({ id, score }) => ({ id, score }));

/** The same with the reasons. */
export const likeTo = (index: NameIndex, name: string): (Likeness & { readonly id: string })[] => {
  const asked = read(name);
  return candidates(index, asked)
    .map((place) => index.names[place]!)
    .map(([id, other]) => ({ id, ...compared(asked, read(other)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
};

/** The names of related companies with the reasons, at most so many: a hint, and no duplicates. */
export const relatives = (
  names: NameIndex["names"],
  name: string,
  most: number,
): (Likeness & { readonly id: string })[] => {
  const asked = read(name);
  const mayBe = mayBeRelatedTo(asked);
  const found: (Likeness & { readonly id: string })[] = [];
  for (const [id, other] of names) {
    if (!mayBe(keyOf(other))) continue;
    const reading = read(other);
    // Most are neither related nor alike, and whether they are related is told sooner.
    if (!relatedBy(asked.spellings[0], reading.spellings[0])) continue;
    const one = compared(asked, reading);
    if (one.answer === "related") found.push({ id, ...one });
    if (found.length === most) break;
  }
  return found;
};

/** The places of the names that share a mark with the one that is asked for, in their order. */
const candidates = ({ marks, begins, first, next }: NameIndex, asked: Reading): number[] => {
  const found = new Set<number>();
  const { list, count } = soughtBy(asked);
  for (let place = 0; place < count; place += 1) {
    const mark = list[place]!;
    for (let at = first[slotOf(mark, first)]!; at >= 0; at = next[at]!)
      if (marks[at] === mark) found.add(nameAt(begins, at));
  }
  return [...found].sort((a, b) => a - b);
};

/** The name to which the mark at a place belongs. */
const nameAt = (begins: Int32Array, at: number): number => {
  let [low, high] = [0, begins.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (begins[middle]! <= at) low = middle;
    else high = middle;
  }
  return low;
};

/** The names that a person may have meant by a text, nearest first, at most so many. */
export const nearest = (names: readonly string[], text: string, most: number): string[] => {
  const meant = read(text);
  const slips = Math.max(1, Math.floor(lettersOf(meant).length / 3));
  return names
    .map((name) => ({ name, slips: slipsBetween(read(name), meant, slips) }))
    .filter((near) => near.slips <= slips)
    .sort((a, b) => a.slips - b.slips)
    .slice(0, most)
    .map(({ name }) => name);
};

const slipsBetween = (name: Reading, text: Reading, most: number): number => {
  const slips = Math.min(
    distance(lettersOf(name), lettersOf(text), most),
    distance(sortedOf(name), sortedOf(text), most),
  );
  const [short, long] = [lettersOf(name), lettersOf(text)].sort((a, b) => a.length - b.length);
  return slips > 0 && short!.length > 2 && long!.includes(short!) ? 0.5 : slips;
};

const lettersOf = ({ spellings }: Reading): string => spellings[0].together;
const sortedOf = ({ spellings }: Reading): string => [...spellings[0].words].sort().join(" ");
