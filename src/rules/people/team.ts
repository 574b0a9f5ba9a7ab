/** What is wrong with the Team tab: addresses that stand twice, circles of delegates, roles that nobody holds. */
import { type CoverRole, coverRoles, holderFault, namesakes } from "./coverage";
import type { Coverage, Person, Tier } from "../../model/partners";
import { roles as titles, type Role } from "../../model/roles";
import { availableOf, circleOf } from "./here";
import type { Loads } from "./load";
import { counted } from "../counted";
import { sayDay } from "../days";
import { personOf } from "../roles";

/** Roles without which the desk does not work: somebody decides, registers, leads and sells. */
const NEEDED: readonly Role[] = ["admin", "approver", "coordinator", "pam", "ae"];

/** In sentences that say what to do. */
export const teamFaults = (team: readonly Person[], today: string): string[] => [
  ...twice(team).map((email) => `${email} stands in two rows of Team: keep one of them.`),
  ...circles(team).map(
    (names) => `${names.join(" and ")} stand in for each other: when both are away nobody does. Name another delegate.`,
  ),
  ...team.flatMap(strangerSaid(team)),
  ...team
    .filter(({ handsOverOn }) => handsOverOn !== "" && handsOverOn < today)
    .map(
      ({ name, email, handsOverOn }) =>
        `${name || email} was to hand over on ${sayDay(handsOverOn)}, and it could not be done: do it under Coverage, or clear the day.`,
    ),
  ...NEEDED.filter((role) => !team.some((person) => person.active && person.roles.includes(role))).map(
    (role) => `Nobody in Team is ${titles[role]}: give somebody the role.`,
  ),
];

/** Cells of the matrix in which somebody stands who may not hold the role, or whose first name several have. */
export const holderFaults = (
  coverage: readonly Coverage[],
  tierOf: (row: Coverage) => Tier | "",
  team: readonly Person[],
  today: string,
): { readonly role: CoverRole; readonly partner: string; readonly text: string }[] =>
  coverage.flatMap((row) =>
    coverRoles.flatMap((role) => {
      const holder = row[role];
      const person = personOf(team, holder);
      const isKnown = person !== undefined || team.some(({ pool }) => pool !== "" && same(pool, holder));
      // Who is away is no fault while somebody stands in.
      const day = person && availableOf(person, team, today) ? "" : today;
      const text = isKnown ? holderFault(role, holder, tierOf(row), team, day) : severalSaid(holder, team);
      return text ? [{ role, partner: row.partner, text }] : [];
    }),
  );

const severalSaid = (holder: string, team: readonly Person[]): string => {
  const several = holder.trim() === "" ? [] : namesakes(holder, team);
  return several.length > 1
    ? `${several.map(({ name }) => name).join(" and ")} are both called ${holder.trim()}: write the address.`
    : "";
};

/** Who has left and still has work, each with how much: it goes to others by a hand-over (feature 39). */
export const leftovers = (
  team: readonly Person[],
  loads: Loads,
): { readonly person: Person; readonly text: string }[] =>
  team
    .filter(({ active, email }) => !active && email !== "")
    .flatMap((person) => {
      const { partners, registrations, deals, meetings } = loads(person.email);
      const counts = [
        counted(partners, "partner"),
        counted(registrations, "registration"),
        counted(deals, "open deal"),
        counted(meetings, "meeting"),
      ].filter(Boolean);
      const text = `${person.name || person.email} has left and still has ${counts.join(", ")}: hand them over under Coverage.`;
      return counts.length ? [{ person, text }] : [];
    });

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
