/** Company names: whether two are the same company, which of many a name may be, and what a person may have meant. */
import { distance, likeness, type Reading, read, SHORTEST_MISSPELT } from "./likeness";

export { keyOf } from "./key";

/** Many names, made ready to be asked which of them another name may be. */
export interface NameIndex {
  readonly entries: readonly (readonly [id: string, reading: Reading])[];
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** Whether two names are of the same company, or likely so; related companies are not. */
export const isDuplicate = (a: string, b: string): boolean => likeness(read(a), read(b)) > 0;

/** An index of names by id; keys of `keyOf` may stand for the names. */
export const makeIndex = (names: readonly (readonly [id: string, name: string])[]): NameIndex => {
  const entries = names.map(([id, name]) => [id, read(name)] as const);
  const places = new Map<string, number[]>();
  entries.forEach(([, reading], place) => {
    for (const mark of marksOf(reading)) {
      const marked = places.get(mark);
      if (marked) marked.push(place);
      else places.set(mark, [place]);
    }
  });
  return { entries, places };
};

/** The names that are the same (score 1) or likely the same as a name, best first. */
export const lookup = ({ entries, places }: NameIndex, name: string): { id: string; score: number }[] => {
  const asked = read(name);
  const found = new Set(marksOf(asked).flatMap((mark) => places.get(mark) ?? []));
  return [...found]
    .map((place) => entries[place]!)
    .map(([id, reading]) => ({ id, score: likeness(asked, reading) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
};

/** The names that a person may have meant by a text, nearest first, at most so many. */
export const nearest = (names: readonly string[], text: string, most: number): string[] => {
  const meant = read(text);
  const slips = Math.max(1, Math.floor(meant.together.length / 3));
  return names
    .map((name) => ({ name, slips: slipsBetween(read(name), meant, slips) }))
    .filter((near) => near.slips <= slips)
    .sort((a, b) => a.slips - b.slips)
    .slice(0, most)
    .map(({ name }) => name);
};

const slipsBetween = (name: Reading, text: Reading, most: number): number => {
  const slips = Math.min(distance(name.together, text.together, most), distance(name.sorted, text.sorted, most));
  const [short, long] = [name.together, text.together].sort((a, b) => a.length - b.length);
  return slips > 0 && short!.length > 2 && long!.includes(short!) ? 0.5 : slips;
};

/**
 * What names that are alike have in common: the letters of all words, the words in any order, or all words but a
 * misspelt one and either end of that. Two slips of which one is at each end of a long word are not found.
 */
const marksOf = ({ words, together, sorted }: Reading): string[] => {
  const but = (misspelt: number, left: string) => words.map((word, at) => (at === misspelt ? left : word)).join(" ");
  const ends = words.flatMap((word, at) =>
    word.length < SHORTEST_MISSPELT ? [] : [but(at, `${word.slice(0, 3)}*`), but(at, `${word[0]}*${word.slice(-2)}`)],
  );
  return [together, sorted, ...ends];
};
