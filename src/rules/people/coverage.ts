/** Which people each tier asks for, and what is missing (R-070 to R-074, Q31). */
import type { Coverage, Person, Tier } from "../../model/partners";
import { roles } from "../../model/roles";
import { personOf } from "../roles";

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

/** Why a person or a pool may not stand in a cell of the matrix; nothing where it may, or where the cell is emptied. */
export const holderFault = (role: CoverRole, holder: string, tier: Tier | "", team: readonly Person[]): string => {
  if (holder.trim() === "") return "";
  const person = personOf(team, holder);
  if (person && !person.active) return `${person.name || person.email} has left.`;
  if (person) return person.roles.includes(role) ? "" : `${person.name || person.email} is no ${roles[role]} in Team.`;
  const inPool = team.filter(({ pool }) => pool !== "" && pool.toLowerCase() === holder.trim().toLowerCase());
  if (inPool.length === 0) return `"${holder}" is neither a person nor a pool in the Team tab.`;
  if (!inPool.some(({ active }) => active)) return `Nobody is left in the pool ${holder}.`;
  return role === "ae" || tier === "Silver" || tier === "Registered"
    ? ""
    : `${tier || "This partner"} asks for a person as ${roles[role]}; the pool ${holder} will not do.`;
};
