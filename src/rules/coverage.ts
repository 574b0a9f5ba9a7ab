/** Which people each tier asks for, and what is missing (R-070 to R-074, Q31). */
import type { Coverage, Partner, Person, Tier } from "../model/partners";
import { personOf } from "./roles";

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

/** People who may be named AE of a deal: the partner's own first, then those of its territory, then every other one. */
export const suggestedAes = (
  partner: Pick<Partner, "tier" | "territory"> | undefined,
  named: Pick<Named, "ae"> | undefined,
  team: readonly Person[],
  today: string,
): Person[] => {
  const own = availableOf(personOf(team, named?.ae ?? ""), team, today);
  const others = team.filter((person) => person.roles.includes("ae") && isThere(person, today) && person !== own);
  const near = (person: Person) =>
    partner?.territory && person.territories.some((name) => name.toLowerCase() === partner.territory.toLowerCase())
      ? 0
      : 1;
  return [...(own ? [own] : []), ...others.sort((a, b) => near(a) - near(b))];
};

/** The person, or who stands in while the person is away; nobody when both are gone. */
export const availableOf = (person: Person | undefined, team: readonly Person[], today: string): Person | undefined => {
  if (!person || isThere(person, today)) return person;
  const delegate = personOf(team, person.delegate);
  return delegate && isThere(delegate, today) ? delegate : undefined;
};

const isThere = ({ active, awayFrom, awayUntil }: Person, today: string): boolean =>
  active && !(awayFrom !== "" && awayFrom <= today && (awayUntil === "" || today <= awayUntil));
