/** How alike two company names are: the same, likely the same, related, or other companies; and why (Q58). */
import { initialsOf, type Reading, type Spelling } from "./reading";
import { relatedBy } from "./related";
import { slipsBetween } from "./slips";

export type Answer = "same" | "likely" | "related" | "other";

export interface Likeness {
  readonly answer: Answer;
  /** 1 for the same, less for likely the same, 0 for related and for other companies. */
  readonly score: number;
  /** In words, to be put after "the names": blank for other companies. */
  readonly why: string;
}

const OTHER: Likeness = { answer: "other", score: 0, why: "" };

/** How alike two names are; a blank name is like none. */
export const compared = (a: Reading, b: Reading): Likeness => {
  if (!a.key || !b.key) return OTHER;
  if (a.key === b.key)
    return { answer: "same", score: 1, why: "are the same but for legal form, case, accents or punctuation" };
  const found = likelyBy(a, b);
  if (found) return { answer: "likely", ...found };
  const why = relatedBy(a.spellings[0], b.spellings[0]);
  return why ? { answer: "related", score: 0, why } : OTHER;
};

type Found = Pick<Likeness, "score" | "why">;

/** The best of all ways in which two names may be meant. */
const likelyBy = (a: Reading, b: Reading): Found | undefined => {
  let best: Found | undefined;
  for (const one of a.spellings)
    for (const other of b.spellings) {
      const found = spelledAlike(one, other);
      if (found && found.score > (best?.score ?? 0)) best = weighed(found, one.as === "name" ? other.as : one.as);
    }
  return best;
};

/** What is found by another name of the company, or by its looks, is less sure. */
const weighed = (found: Found, as: Spelling["as"]): Found => {
  if (as === "name") return found;
  const why =
    as === "seen"
      ? "look the same in the letters of different alphabets"
      : "are two names of one company, by what one of them says";
  return { score: Math.min(found.score, 0.9), why };
};

/** Whether two ways of writing are likely of one name, and why. */
const spelledAlike = (a: Spelling, b: Spelling): Found | undefined => {
  if (a.together === b.together)
    return a.words.length === b.words.length
      ? { score: 0.97, why: "differ in the spelling of letters, or in a word that is cut short" }
      : { score: 0.97, why: "differ in a space" };
  if (isReordered(a, b)) return { score: 0.95, why: "are the same words in another order" };
  const slips = slipsBetween(a.words, b.words);
  if (slips !== Infinity) {
    const score = 0.95 - slips / Math.max(a.together.length, b.together.length);
    return { score, why: slips === 1 ? "differ in one letter" : `differ in ${slips} letters` };
  }
  return isAcronym(a, b) || isAcronym(b, a) ? { score: 0.8, why: "are a name and its initials" } : undefined;
};

const isReordered = (a: Spelling, b: Spelling): boolean =>
  a.words.length > 1 &&
  a.words.length === b.words.length &&
  a.together.length === b.together.length &&
  [...a.words].sort().join(" ") === [...b.words].sort().join(" ");

/** The fewest initials that tell one company from others. */
export const FEWEST_INITIALS = 4;

const isAcronym = (short: Spelling, long: Spelling): boolean =>
  short.words.length === 1 && long.words.length >= FEWEST_INITIALS && initialsOf(long.words) === short.together;
