/** Who is named for a role, and why: the partner's own, then by territory, vertical and load (R-101 to R-103, R-070 to R-073). */
import type { Coverage, Partner, Person } from "../../model/partners";
import type { CoverRole } from "./coverage";
import { sayDay } from "../days";
import { personOf } from "../roles";
import { availableOf, isHere } from "./here";
import type { Load, Loads } from "./load";

/** Somebody who may be named. */
export interface Choice {
  readonly person: Person;
  /** In a few words, for whoever chooses and for the history. */
  readonly why: string;
  /** Whom the coverage matrix names, itself or by its pool; whom the partner's tier asks for; blank for everybody else. */
  readonly by: "matrix" | "tier" | "";
}

type Served = Pick<Partner, "tier" | "territory"> & Partial<Pick<Partner, "vertical">>;

/** What a choice is made from. */
export interface Choosing {
  readonly partner: Served | undefined;
  /** What the coverage matrix says of the partner. */
  readonly named: Partial<Pick<Coverage, CoverRole>> | undefined;
  readonly team: readonly Person[];
  readonly loads: Loads;
  readonly today: string;
}

/**
 * Account executives for a deal, the likeliest first: the partner's own, or the next of its own pool; for Gold those of
 * its territory, for Silver the next of a pool; then whoever there is. Of one `by` it is the first alone.
 */
export const aeChoices = (choosing: Choosing): Choice[] => {
  const own = ownAe(choosing);
  const others = candidatesFor("ae", choosing).filter(({ person }) => person !== own?.person);
  if (own) return [own, ...others.map(choiceOf)];
  const by = others.some(({ person }) => isOfPool(person, choosing)) ? "matrix" : "tier";
  const isChosen = by === "matrix" ? isOfPool : isOfTier;
  const chosen = others.filter(({ person }) => isChosen(person, choosing));
  // In a pool everybody has a turn, near or not.
  if (isPooled(choosing, by)) chosen.sort(byTurn);
  const [first] = chosen;
  if (!first) return others.map(choiceOf);
  const named: Choice = { ...choiceOf(first), by, why: wayOf(first, chosen, isPooled(choosing, by)) };
  return [named, ...others.filter((candidate) => candidate !== first).map(choiceOf)];
};

/** People for a role at a partner, the likeliest first: near it, then with the least to do. */
export const choicesFor = (role: CoverRole, choosing: Choosing): Choice[] =>
  candidatesFor(role, choosing).map(choiceOf);

interface Candidate {
  readonly person: Person;
  readonly near: number;
  readonly busy: number;
  readonly lastGivenAt: number;
  readonly why: string;
}

const candidatesFor = (role: CoverRole, { partner, team, loads, today }: Choosing): Candidate[] =>
  team
    .filter((person) => person.roles.includes(role) && isHere(person, today))
    .map((person) => candidateOf(role, person, partner, loads(person.email)))
    .sort((a, b) => b.near - a.near || byTurn(a, b));

const candidateOf = (role: CoverRole, person: Person, partner: Served | undefined, load: Load): Candidate => {
  const { near, said } = nearness(person, partner);
  const busy = busyness(role, load);
  return {
    person,
    near,
    busy,
    lastGivenAt: load.lastGivenAt ?? 0,
    why: [...said, `${busy} ${role === "ae" ? "open deal" : "partner"}${busy === 1 ? "" : "s"}`].join(", "),
  };
};

/** Who has least to do comes first, of several who waited longest. */
const byTurn = (a: Candidate, b: Candidate): number => a.busy - b.busy || a.lastGivenAt - b.lastGivenAt;

const choiceOf = ({ person, why }: Candidate): Choice => ({ person, why, by: "" });

/** What is expected, and so not told in the history. */
export const OWN = "the partner's own, by the coverage matrix";

const ownAe = ({ named, team, today }: Choosing): Choice | undefined => {
  const own = personOf(team, named?.ae ?? "");
  const person = availableOf(own, team, today);
  if (!own || !person) return undefined;
  return { person, by: "matrix", why: person === own ? OWN : standsIn(own) };
};

/** Of somebody who is not here, for whoever takes the place. */
export const standsIn = ({ name, email, awayUntil, active }: Person): string =>
  `stands in for ${name || email}, who ${active ? `is away${awayUntil && ` until ${sayDay(awayUntil)}`}` : "has left"}`;

/** In the pool that the matrix names in the place of an account executive. */
const isOfPool = ({ pool }: Person, { named }: Choosing): boolean => same(pool, named?.ae ?? "");

const isOfTier = (person: Person, { partner, named, team }: Choosing): boolean => {
  if (partner?.tier === "Gold") return nearness(person, partner).isNear;
  if (partner?.tier !== "Silver" || person.pool === "") return false;
  // Its PAM may come from a pool in which there are account executives too; else any pool will do.
  const own = named?.pam ?? "";
  return team.some(({ pool, roles }) => same(pool, own) && roles.includes("ae")) ? same(person.pool, own) : true;
};

const isPooled = ({ partner }: Choosing, by: Choice["by"]): boolean => by === "matrix" || partner?.tier === "Silver";

const wayOf = ({ person, why }: Candidate, chosen: readonly Candidate[], pooled: boolean): string =>
  pooled ? `${chosen.length === 1 ? "the only one" : "next in turn"} of the pool ${person.pool}, ${why}` : why;

const nearness = ({ territories, verticals }: Person, partner: Served | undefined) => {
  const territory = territories.find((one) => same(one, partner?.territory ?? ""));
  const vertical = verticals.find((one) => same(one, partner?.vertical ?? ""));
  return {
    isNear: territory !== undefined,
    near: (territory === undefined ? 0 : 2) + (vertical === undefined ? 0 : 1),
    said: [territory && `of the territory ${territory}`, vertical && `knows ${vertical}`].filter(
      (word): word is string => Boolean(word),
    ),
  };
};

/** An account executive is busy with deals, everybody else with partners. */
const busyness = (role: CoverRole, { registrations, deals, partners }: Load): number =>
  role === "ae" ? registrations + deals : partners;

const same = (a: string, b: string): boolean => a !== "" && a.trim().toLowerCase() === b.trim().toLowerCase();
