/** What is wrong with the Team tab: addresses that stand twice, circles of delegates, roles that nobody holds. */
import type { Person } from "../../model/partners";
import { roles as titles, type Role } from "../../model/roles";
import { circleOf } from "./here";

/** Roles without which the desk does not work: somebody decides, registers, leads and sells. */
const NEEDED: readonly Role[] = ["admin", "approver", "coordinator", "pam", "ae"];

/** In sentences that say what to do. */
export const teamFaults = (team: readonly Person[]): string[] => [
  ...twice(team).map((email) => `${email} stands in two rows of Team: keep one of them.`),
  ...circles(team).map(
    (names) => `${names.join(" and ")} stand in for each other: when both are away nobody does. Name another delegate.`,
  ),
  ...team.flatMap(strangerSaid(team)),
  ...NEEDED.filter((role) => !team.some((person) => person.active && person.roles.includes(role))).map(
    (role) => `Nobody in Team is ${titles[role]}: give somebody the role.`,
  ),
];

const twice = (team: readonly Person[]): string[] => {
  const emails = team.map(({ email }) => email.trim().toLowerCase()).filter(Boolean);
  return [...new Set(emails.filter((email, at) => emails.indexOf(email) < at))];
};

/** Each circle once, whoever of it comes first. */
const circles = (team: readonly Person[]): string[][] => {
  const found = team.map((person) => circleOf(person, team)).filter((circle) => circle.length > 1);
  const marks = found.map((circle) =>
    circle
      .map(({ email }) => email)
      .sort()
      .join(),
  );
  return found
    .filter((_, at) => marks.indexOf(marks[at] ?? "") === at)
    .map((circle) => circle.map(({ name, email }) => name || email));
};

const strangerSaid =
  (team: readonly Person[]) =>
  ({ name, email, delegate }: Person): string[] => {
    const isKnown = team.some((other) => [other.email, other.name].some((word) => same(word, delegate)));
    return delegate === "" || isKnown ? [] : [`${delegate}, who stands in for ${name || email}, is not in Team.`];
  };

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
