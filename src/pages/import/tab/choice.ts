/** What a person said of tabs that come in, and what their looks say together. */
import type { Reply } from "../../../contract";
import type { TableName } from "../../../model/workbook";
import type { Question } from "../../shared/server";
import { constantsIn } from "../ours";

export type Look = Reply<"adopt">;
export type Match = Look["matches"][number];
export type Odd = Look["odd"][number];

export interface Choice {
  readonly table: TableName;
  /** Our column for a title of theirs, where a person said so; blank to leave it out. */
  readonly columns: Readonly<Record<string, string>>;
  /** Our value for one of theirs, by our column, where a person said so. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What is the same for all rows, by our column. */
  readonly constants: Readonly<Record<string, string>>;
  readonly locale: string;
  /** The tab itself becomes ours, instead of its rows being copied. */
  readonly isInPlace: boolean;
}

/** What is said of a tab before a person says anything. */
export const nothingSaid = { columns: {}, values: {}, constants: {}, locale: "", isInPlace: false };

/** What is asked of a tab; what was said of titles that it does not have is left out. */
export const questionOf = (
  { table, columns, values, constants, locale, isInPlace }: Choice,
  { tab, matches }: Pick<Look, "tab" | "matches">,
): Question<"adopt"> => {
  const own = Object.entries(columns).filter(([title]) => matches.some((match) => match.title === title));
  const byColumn = Object.entries(values).map(([column, said]) => [column, { ...said }]);
  return {
    tab,
    table,
    mapping: {
      columns: Object.fromEntries(own),
      values: Object.fromEntries(byColumn),
      constants: constantsIn(constants),
    },
    ...(locale && { locale }),
    ...(isInPlace && { inPlace: true }),
  };
};

/** The titles of all tabs, each once, as the first tab that has it is looked at. */
export const titlesOf = (looks: readonly Look[]): Match[] => {
  const byTitle = new Map<string, Match>();
  for (const { matches } of looks)
    for (const match of matches) if (match.title !== "" && !byTitle.has(match.title)) byTitle.set(match.title, match);
  return [...byTitle.values()];
};

/** `by its title; ok, declined, hmm`. */
export const matchSaid = ({ by, confidence, examples }: Match): string =>
  [howSaid(by, confidence), examples.length > 0 && `as in ${examples.slice(0, 3).join(", ")}`]
    .filter(Boolean)
    .join("; ");

const howSaid = (by: string, confidence: number): string => {
  if (by === "title") return "known by its title";
  if (by === "contents") return `guessed from its cells, ${Math.round(confidence * 100)} % sure`;
  return by === "person" ? "as you said" : "";
};

/** Values that we have other words for, counted over all tabs. */
export const oddOf = (looks: readonly Look[]): Odd[] => {
  const byValue = new Map<string, Odd>();
  for (const { odd } of looks)
    for (const one of odd) {
      const key = `${one.column}\n${one.value}`;
      byValue.set(key, { ...one, count: one.count + (byValue.get(key)?.count ?? 0) });
    }
  return [...byValue.values()];
};

export const twoWaysOf = (looks: readonly Look[]): Look["twoWays"] => [
  ...new Set(looks.flatMap(({ twoWays }) => twoWays)),
];
