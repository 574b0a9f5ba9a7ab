/** Who is at work on a day, and who stands in for somebody who is not. */
import type { Person } from "../../model/partners";
import { personOf } from "../roles";

/** Neither left nor away on that day. */
export const isHere = ({ active, awayFrom, awayUntil }: Person, day: string): boolean =>
  active && !(awayFrom !== "" && awayFrom <= day && (awayUntil === "" || day <= awayUntil));

/** The person, or who stands in, or who stands in for that one; nobody when all of them are gone. */
export const availableOf = (person: Person | undefined, team: readonly Person[], day: string): Person | undefined =>
  lineOf(person, team).find((one) => isHere(one, day));

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
