/** Values of a tab that we cannot take as they stand, each with what it probably means and how often it is there. */
import type { Cell } from "../../model/cell";
import type { Column } from "../../model/column";
import { nearest } from "../names";
import { squeezed } from "../titles";
import type { KnownNames } from "./match";
import { personCalled } from "./people";
import { proposalFor, wordsIn } from "./values";

export interface Odd {
  readonly column: string;
  readonly value: string;
  readonly count: number;
  /** Ours, as the column has it; blank where nothing looks like it. */
  readonly proposal: string;
}

/** More than these are free text, and nobody answers fifty questions. */
const MOST = 50;

/** The odd values of one column, the most frequent first; a person's first name is proposed as an address. */
export const oddIn = (name: string, column: Column, cells: readonly Cell[], known: KnownNames): Odd[] => {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const said = String(cell).trim();
    if (said !== "") counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  return [...counts]
    .flatMap(([value, count]): Odd[] => {
      const proposal = readingOf(name, column, value, known);
      return proposal === undefined ? [] : [{ column: name, value, count, proposal }];
    })
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST);
};

/** Nothing where the value may stand as it is. */
const readingOf = (name: string, column: Column, value: string, known: KnownNames): string | undefined => {
  if (column.kind === "choice")
    return isChoice(column, value) ? undefined : (ownWord(column, value, known) ?? proposalFor(column, value));
  if (column.kind === "list" && column.choices) return listReading(column, value);
  if (column.refers === "partners")
    return isIn(known.partners, value) ? undefined : (nearest(known.partners, value, 1)[0] ?? "");
  if (isOfPerson(name, column)) {
    const person = personCalled(known.team, value);
    return !person || person.email.toLowerCase() === value.toLowerCase() ? undefined : person.email;
  }
  return undefined;
};

/** Several words in one cell, each as ours; blank where one of them looks like none. */
const listReading = (column: Column, value: string): string | undefined => {
  const words = wordsIn(value);
  if (words.every((word) => isChoice(column, word))) return undefined;
  const ours = words.map((word) => proposalFor(column, word));
  return ours.includes("") ? "" : ours.join(", ");
};

/** What the program itself said that its word means. */
const ownWord = ({ choices = {} }: Column, value: string, { words }: KnownNames): string | undefined => {
  const ours = words.get(value.toLowerCase());
  return ours !== undefined && ours in choices ? ours : undefined;
};

const isChoice = ({ choices = {} }: Column, value: string): boolean =>
  Object.entries(choices).some(([key, label]) => [key, label].some((word) => squeezed(word) === squeezed(value)));

const isIn = (names: readonly string[], value: string): boolean =>
  // Before there are partners, every name is a new one.
  names.length === 0 || names.some((name) => squeezed(name) === squeezed(value));

/** People stand there by their addresses. */
export const isOfPerson = (name: string, { refers }: Column): boolean =>
  refers === "team" || name === "ae" || name === "owner" || name === "csm";
