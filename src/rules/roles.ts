/** Who may do what; roles live in the Team tab, and who is not in it may look and nothing else. */
import type { Person } from "../model/partners";
import { type Role, roles as titles } from "../model/roles";

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The person with that e-mail or that name, whatever the case; nobody for a blank. */
export const personOf = <P extends Pick<Person, "email" | "name">>(team: readonly P[], who: string): P | undefined =>
  who.trim() === ""
    ? undefined
    : (team.find(({ email }) => same(email, who)) ?? team.find(({ name }) => same(name, who)));

/** Roles as the Team tab calls them: `Approver or Admin`. */
export const sayRoles = (roles: readonly string[], between: string): string =>
  roles.map((role) => (role in titles ? titles[role as Role] : role)).join(between);

/** Whether a person has one of the roles; an admin has all of them, somebody who left has none. */
export const mayAct = (person: Person | undefined, roles: readonly Role[]): boolean =>
  person?.active === true && (person.roles.includes("admin") || roles.some((role) => person.roles.includes(role)));
