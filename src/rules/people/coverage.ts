/** Which people each tier asks for, and what is missing (R-070 to R-074, Q31). */
import type { Coverage, Person, Tier } from "../../model/partners";
import { roles } from "../../model/roles";
import { personOf } from "../roles";
import { absenceSaid, isHere } from "./here";

export const coverRoles = ["pam", "ae", "se", "am"] as const;
export type CoverRole = (typeof coverRoles)[number];

/** The roles that a tier asks for; Silver's account executive is found for each deal, Registered asks for nobody (Q30). */
export const rolesOfTier: Readonly<Record<Tier, readonly CoverRole[]>> = {
  Platinum: ["pam", "ae", "se", "am"],
  Gold: ["pam", "ae", "se"],
  Silver: ["pam"],
  Registered: [],
};

/** Without one of these a partner is unmanaged, not merely short of somebody. */
const vital: readonly CoverRole[] = ["pam", "ae"];

type Named = Pick<Coverage, CoverRole>;
type Member = Pick<Person, "email" | "name" | "pool" | "active">;

/** The roles of the tier that nobody holds: a person who is active, or for Silver a pool with somebody in it. */
export const gapsOf = (tier: Tier | "", named: Named | undefined, team: readonly Member[]): CoverRole[] =>
  (tier ? rolesOfTier[tier] : []).filter((role) => !isHeld(named?.[role] ?? "", tier, team));

const isHeld = (holder: string, tier: Tier | "", team: readonly Member[]): boolean => {
  const person = personOf(team, holder);
  if (person) return person.active;
  return (
    tier === "Silver" &&
    holder !== "" &&
    team.some(({ pool, active }) => active && pool.toLowerCase() === holder.toLowerCase())
  );
};

/** The state of a partner's coverage at a moment; `dueAt` is when the missing people had to be named. */
export const coverageState = (gaps: readonly CoverRole[], dueAt: number | null, now: number): Coverage["state"] => {
  if (gaps.length === 0) return "managed";
  if (!lacksVital(gaps)) return "gap";
  return dueAt === null || now > dueAt ? "unmanaged" : "at-risk";
};

/** Whether a role is missing without which nobody looks after the partner. */
export const lacksVital = (gaps: readonly CoverRole[]): boolean => gaps.some((role) => vital.includes(role));

/** Why a person or a pool may not be named for a role on a day; nothing where it may, or where the cell is emptied. */
export const holderFault = (
  role: CoverRole,
  holder: string,
  tier: Tier | "",
  team: readonly Person[],
  today: string,
): string => {
  if (holder.trim() === "") return "";
  const person = personOf(team, holder);
  if (person) {
    const called = person.name || person.email;
    return person.active && !person.roles.includes(role)
      ? `${called} is no ${roles[role]} in Team.`
      : absenceSaid(person, team, today);
  }
  const inPool = membersOf(holder, team);
  if (inPool.length === 0) return `"${holder}" is neither a person nor a pool in the Team tab.`;
  if (!inPool.some(({ active }) => active)) return `Nobody is left in the pool ${holder}.`;
  if (!inPool.some((member) => isHere(member, today))) return `Everybody in the pool ${holder} is away.`;
  return role === "ae" || tier === "Silver" || tier === "Registered"
    ? ""
    : `${tier || "This partner"} asks for a person as ${roles[role]}; the pool ${holder} will not do.`;
};

const membersOf = (pool: string, team: readonly Person[]): Person[] =>
  team.filter((person) => person.pool !== "" && person.pool.toLowerCase() === pool.trim().toLowerCase());

/** What stands in a cell as the matrix keeps it: a person by the address, whom a first name tells too where only one has it. */
export const holderKept = (cell: string, team: readonly Person[]): string => {
  const said = cell.trim();
  const person = personOf(team, said);
  if (person || said === "" || membersOf(said, team).length > 0) return person?.email || cell;
  const [one, ...others] = namesakes(said, team);
  return (others.length === 0 && one?.email) || cell;
};

/** Those who are called so by their first name. */
export const namesakes = (said: string, team: readonly Person[]): Person[] =>
  team.filter(({ name }) => name.trim().toLowerCase().startsWith(`${said.trim().toLowerCase()} `));
