/** Company names: whether two are the same company, which of many a name may be, and what a person may have meant. */
import { type Letters, noLetters, spell, spellLiterally, spellPlainly } from "./letters";
import { compared, type Likeness } from "./likeness";
import { addMarks, soughtBy } from "./marks";
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
  /** By mark, the place of the first entry of its chain; by entry, the next one, its mark and the place of its name; -1 ends. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly marks: Int32Array;
  readonly places: Int32Array;
}

/** An index of names by id; keys of `keyOf` may stand for the names, and are read in a fraction of the time. */
export const makeIndex = (names: readonly (readonly [id: string, name: string])[]): NameIndex => {
  const [marks, places]: [number[], number[]] = [[], []];
  const letters = noLetters();
  names.forEach(([, name], place) => {
    addMarksOf(marks, letters, name);
    while (places.length < marks.length) places.push(place);
  });
  const first = new Int32Array(2 ** Math.ceil(Math.log2(marks.length + 2))).fill(-1);
  const next = new Int32Array(marks.length);
  marks.forEach((mark, entry) => {
    const slot = slotOf(mark, first);
    next[entry] = first[slot]!;
    first[slot] = entry;
  });
  return { names, first, next, marks: new Int32Array(marks), places: new Int32Array(places) };
};

const addMarksOf = (marks: number[], letters: Letters, name: string): void => {
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
  const found: (Likeness & { readonly id: string })[] = [];
  for (const [id, other] of names) {
    const one = compared(asked, read(other));
    if (one.answer === "related") found.push({ id, ...one });
    if (found.length === most) break;
  }
  return found;
};

const candidates = ({ first, next, marks, places }: NameIndex, asked: Reading): number[] => {
  const found = new Set<number>();
  for (const mark of soughtBy(asked))
    for (let entry = first[slotOf(mark, first)]!; entry >= 0; entry = next[entry]!)
      if (marks[entry] === mark) found.add(places[entry]!);
  // In the order of the names, so that of two that are equally like the older comes first.
  return [...found].sort((a, b) => a - b);
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
