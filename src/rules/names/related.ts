/** Companies that are related by their names: a holding, a group, a company of a country, a sister. Never more than a hint. */
import { initialsOf, type Reading, type Spelling } from "./reading";
import { common, families, type Relation, relationOf } from "./words";

/** How two names are related, to be put after "the names"; blank where they are not. */
export const relatedBy = (a: Spelling, b: Spelling): string => {
  if (isFamily(a, b)) return "belong to companies of one group";
  if (isInitials(a, b) || isInitials(b, a)) return "may be a name and its initials";
  const [one, other] = [partsOf(a), partsOf(b)];
  if (isTelling(one.core) && one.core.join(" ") === other.core.join(" ")) return differingIn(one.rest, other.rest);
  return beginsWith(a.words, b.words) || beginsWith(b.words, a.words)
    ? "share their beginning: one may be a part of the other"
    : "";
};

/** Whether a key is worth a closer look: most names share no word with the one that is asked for. */
export const mayBeRelatedTo = ({ key, spellings: [{ words }] }: Reading): ((other: string) => boolean) => {
  const first = firstWord(key);
  const isOfFamily = families.some((family) => words.some((word) => family.has(word)));
  return (other) =>
    isOfFamily || key.length === 3 || other.length === 3 || other.includes(first) || key.includes(firstWord(other));
};

const firstWord = (key: string): string => key.split(" ", 1)[0] ?? "";

interface Parts {
  /** The words that name the company. */
  readonly core: readonly string[];
  /** What is said about its place in a group. */
  readonly rest: readonly Relation[];
}

const partsOf = ({ words }: Spelling): Parts => {
  const relations = words.map((word, at) =>
    at === 0 && words.length > 1 && !isPlace(word) ? undefined : relationOf(word),
  );
  return {
    core: words.filter((_, at) => !relations[at]),
    rest: relations.flatMap((relation) => relation ?? []),
  };
};

const isPlace = (word: string): boolean => relationOf(word) === "country";

/** Whether words name a company; words that many companies have do not. */
const isTelling = (words: readonly string[]): boolean => words.some((word) => word.length > 1 && !common.has(word));

const differingIn = (a: readonly Relation[], b: readonly Relation[]): string => {
  const rest = [...a, ...b];
  if (a.length > 0 && b.length > 0) return "are of sister companies";
  if (rest.includes("holding")) return "are of a company and its holding";
  if (rest.includes("group")) return "are of a company and its group";
  return rest.includes("country")
    ? "are of a company and its company in a country"
    : "are of a company and a part of it";
};

const beginsWith = (long: readonly string[], short: readonly string[]): boolean =>
  short.length < long.length && isTelling(short) && short.every((word, at) => word === long[at]);

/** Three letters stand for too many names to be more than a hint. */
const isInitials = (short: Spelling, long: Spelling): boolean =>
  short.words.length === 1 &&
  short.together.length === 3 &&
  long.words.length === 3 &&
  initialsOf(long.words) === short.together;

const isFamily = (a: Spelling, b: Spelling): boolean =>
  families.some((family) => isMember(family, a) && isMember(family, b));

const isMember = (family: ReadonlySet<string>, { words, together }: Spelling): boolean =>
  family.has(together) || family.has(words[0] ?? "");
