/** Who is at work on a day, and who stands in for somebody who is not. */
import type { Person } from "../../model/partners";
import { sayDay } from "../days";
import { personOf } from "../roles";

/** Neither left nor away on that day. */
export const isHere = ({ active, awayFrom, awayUntil }: Person, day: string): boolean =>
  active && !(awayFrom !== "" && awayFrom <= day && (awayUntil === "" || day <= awayUntil));

/** The person, or who stands in, or who stands in for that one; nobody when all of them are gone. */
export const availableOf = (person: Person | undefined, team: readonly Person[], day: string): Person | undefined =>
  lineOf(person, team).find((one) => isHere(one, day));

/** Why somebody may be given nothing on that day, and whom to name instead; blank for who is here. */
export const absenceSaid = (person: Person, team: readonly Person[], day: string): string => {
  if (isHere(person, day)) return "";
  const called = person.name || person.email;
  if (!person.active) return `${called} has left.`;
  const instead = availableOf(person, team, day);
  const until = person.awayUntil && ` until ${sayDay(person.awayUntil)}`;
  return `${called} is away${until}. Name ${instead ? `${instead.name || instead.email}, who stands in, or ` : ""}somebody who is here.`;
};

/** What asks whether a name or an address is that of one of our people who has left. */
export const leaversIn = (team: readonly Person[]): ((who: string) => boolean) => {
  const gone = team.filter(({ active }) => !active).flatMap(({ email, name }) => [email, name].map(plain));
  const here = new Set(team.filter(({ active }) => active).flatMap(({ email, name }) => [email, name].map(plain)));
  const left = new Set(gone.filter((word) => word !== "" && !here.has(word)));
  return (who) => left.size > 0 && left.has(plain(who));
};

/** A deal of somebody who has left has nobody: it is asked for like one that never had an account executive. */
export const leaverless = (team: readonly Person[]): (<R extends { readonly ae: string }>(row: R) => R) => {
  const hasLeft = leaversIn(team);
  return (row) => (hasLeft(row.ae) ? { ...row, ae: "" } : row);
};

const plain = (word: string): string => word.trim().toLowerCase();

/** People who stand in for each other in a circle, so that nobody is left when all are away; none where it ends. */
export const circleOf = (person: Person, team: readonly Person[]): Person[] => {
  const line = lineOf(person, team);
  const last = line[line.length - 1];
  const next = last && personOf(team, last.delegate);
  return next ? line.slice(line.indexOf(next)) : [];
};

/** The person and those who stand in one after the other, each once. */
const lineOf = (person: Person | undefined, team: readonly Person[]): Person[] => {
  const line: Person[] = [];
  for (let one = person; one && !line.includes(one); one = personOf(team, one.delegate)) line.push(one);
  return line;
};
