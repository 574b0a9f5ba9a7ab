/** Whose partners somebody looks after, and which rows are theirs to see and to act on (R-003, R-004, S39). */
import type { Person } from "../../model/partners";
import type { Role } from "../../model/roles";
import type { Reads, TableName } from "../../model/workbook";
import { personOf } from "../roles";
import { availableOf } from "./here";
import { type Matrix, pamsIn, remembered } from "./pams";

/** What says of a row whose it is: its partner, and who of ours answers for it by name. */
export interface Attributed {
  readonly partner?: string;
  readonly ae?: string;
  readonly owner?: string;
}

/** What of the workbook is somebody's. */
export interface Own {
  /** They look at the whole program. */
  readonly isAll: boolean;
  /** Whether a row is of a partner of theirs, or answered for by themselves. */
  has(row: Attributed): boolean;
  /** Why it is not theirs, and whom to ask. */
  notTheirs(row: Attributed): string;
}

/** Everybody's but a PAM's: whoever serves the whole program, and whoever only looks. */
export const everything: Own = { isAll: true, has: () => true, notTheirs: () => "" };

/** Of a PAM of whose partners nothing was read. */
export const nothing: Own = { isAll: false, has: () => false, notTheirs: () => "Ask a coordinator." };

/** Roles that are given a single deal of whichever partner. */
const GIVEN: readonly string[] = ["ae", "se", "am", "csm"] satisfies Role[];

/** Roles that are held for one partner or one deal; all others serve the whole program. */
const SINGLE: readonly string[] = ["pam", "viewer", ...GIVEN];

/** Whether a person looks after own partners alone: a PAM who has no role that serves the whole program. */
export const looksAfterOwn = (person: Pick<Person, "roles"> | undefined): person is Person =>
  person?.roles.includes("pam") === true && person.roles.every((role) => SINGLE.includes(role));

/** What is read to tell whose partners are whose. */
export const ownReads = { partners: ["name", "aliases"], coverage: ["partner", "pam"] } as const satisfies Reads;

/**
 * What is a PAM's on a day: the rows of partners at which the coverage matrix names them, somebody for whom they stand in, or the pool
 * they are in; and, where they have another role than PAM, single rows that name them as account executive or owner: of a partner that
 * they handed over they may be named still. A partner counts under all of its names (Q56).
 */
export const ownOf = (person: Person, known: Matrix & { readonly team: readonly Person[] }, today: string): Own => {
  const { team } = known;
  const pamOf = pamsIn(known);
  const isHolder = remembered((holder: string) => holds(person, holder, team, today));
  const isGiven = person.roles.some((role) => GIVEN.includes(role));
  const isSelf = remembered((who: string) => isGiven && personOf(team, who) === person);
  return {
    isAll: false,
    has: ({ partner = "", ae = "", owner = "" }) => isHolder(pamOf(partner)) || isSelf(ae) || isSelf(owner),
    notTheirs: ({ partner = "" }) => askSaid(partner, pamOf(partner), team),
  };
};

const holds = (person: Person, holder: string, team: readonly Person[], today: string): boolean => {
  const named = personOf(team, holder);
  if (named) return named === person || availableOf(named, team, today) === person;
  return holder.trim() !== "" && holder.trim().toLowerCase() === person.pool.trim().toLowerCase();
};

const askSaid = (partner: string, pam: string, team: readonly Person[]): string => {
  if (partner === "") return "It is of none of your partners; ask a coordinator.";
  const person = personOf(team, pam);
  if (person?.active) return `${partner} is looked after by ${person.name || person.email}; ask them or a coordinator.`;
  if (pam === "" || person) return `${partner} has no PAM yet; ask a coordinator.`;
  return `${partner} is looked after by ${pam.includes("@") ? pam : `${pam} (a pool)`}; ask them or a coordinator.`;
};

/** By which columns it is told whose a row is. */
const TOLD_BY: { readonly [N in TableName]?: readonly string[] } = {
  registrations: ["partner", "ae"],
  coverage: ["partner"],
  clocks: ["partner", "owner"],
  alerts: ["partner", "owner"],
  partners: ["name"],
  deals: ["partner", "owner"],
  meetings: ["partner"],
  inquiries: ["partner", "owner"],
  flat: ["partner"],
};

/** Tables of which everybody sees everything. What stands in neither list, a new table too, they do not see. */
const EVERYBODYS: readonly TableName[] = [
  "ticks",
  "summary",
  "episodes",
  "accounts",
  "team",
  "settings",
  "templates",
  "policies",
  "calendars",
  "holidays",
  "stages",
  "products",
];

/** The columns by which it is told whose the rows of these tables are. */
export const ownColumns = (names: readonly TableName[]): Reads =>
  Object.fromEntries(names.flatMap((name) => (TOLD_BY[name] ? [[name, TOLD_BY[name]]] : [])));

type Rows = Readonly<Record<string, unknown>>;

/** Whether a row that was read is theirs; `isKnown` says of the id or the partner that a mail is about whether it is. */
export const ownRow = (own: Own, table: TableName, isKnown: (about: string) => boolean) => {
  if (EVERYBODYS.includes(table)) return () => true;
  if (table === "outbox") return ({ about = "" }: Rows) => isKnown(String(about));
  if (!TOLD_BY[table]) return () => false;
  const word = (value: unknown) => (typeof value === "string" ? value : "");
  return ({ partner, name, ae, owner }: Rows): boolean =>
    own.has({ partner: word(table === "partners" ? name : partner), ae: word(ae), owner: word(owner) });
};
