/** A flow for whoever asks: who may, what of the workbook is theirs, and what is read to tell it. */
import type { Person } from "../model/partners";
import type { Refusal } from "../model/refusal";
import type { Plan } from "../model/plan";
import { refuse, type Result } from "../model/result";
import type { Located, Snapshot } from "../model/snapshot";
import { columnsOf, type Reads, type TableName, tableNames } from "../model/workbook";
import {
  type Attributed,
  everything,
  looksAfterOwn,
  nothing,
  type Own,
  ownColumns,
  ownOf,
  ownReads,
  ownRow,
} from "../rules/people/own";
import { mayAct, sayRoles } from "../rules/roles";
import { type AnyFlow, always, type Moment } from "./flow";

/** What is read for a flow. `isAsked` = by a person: then also whose partners are whose, in the same read. */
export const readsFor = (flow: AnyFlow, input: unknown, isAsked: boolean): Reads => {
  const said: Reads = { ...flow.reads, ...flow.alsoReads?.(input as never), ...always };
  if (!isAsked || flow.scope === "none") return said;
  return together(together(said, ownReads), flow.writes ? {} : ownColumns(Object.keys(said) as TableName[]));
};

const together = (reads: Reads, more: Reads): Reads => {
  const names = Object.keys(more) as TableName[];
  const both = names.map((name) => [
    name,
    reads[name] === "all" ? "all" : [...new Set([...columnsOf(reads, name), ...columnsOf(more, name)])],
  ]);
  return { ...reads, ...Object.fromEntries(both) };
};

/** What of the workbook is a person's, as far as it was read: everything, but for those who look after own partners alone. */
export const ownIn = (seen: Snapshot, person: Moment["person"], today: string): Own => {
  if (!looksAfterOwn(person)) return everything;
  const { partners, coverage, team } = factsOf(seen) as Parameters<typeof ownOf>[1];
  const isRead = ownReads.coverage.every((column) => seen.tables.coverage?.read.includes(column));
  return partners && isRead ? ownOf(person, { partners, coverage, team }, today) : nothing;
};

interface Asking {
  readonly operation: string;
  readonly input: unknown;
  /** By a person; what the desk does by itself is about everybody's partners. */
  readonly isAsked: boolean;
}

type Planned = Result<Plan<unknown>, Refusal>;

/** What a flow plans for whoever asks; refused when they may not, or when it is about somebody else's partner. */
export const planFor = (
  flow: AnyFlow,
  { operation, input, isAsked }: Asking,
  seen: Snapshot,
  moment: Moment,
): Planned => {
  if (flow.who !== "everybody" && !mayAct(moment.person, flow.who))
    return refuse(notAllowed(operation, flow.who, moment.user, factsOf(seen).team as readonly Person[] | undefined));
  const facts = factsOf(seen);
  const planned = (of: object, at: Moment): Planned => flow.plan(of as never, input as never, at);
  if (!isAsked || moment.own.isAll || flow.scope === "none") return planned(facts, moment);
  const no = objection(flow, facts, input, moment);
  if (no) return refuse(no);
  if (flow.writes || flow.weighsAll) return planned(facts, moment);
  const theirs = ownPart(seen, moment.own);
  return planned(factsOf(theirs), { ...moment, seen: theirs, settings: withoutTargets(moment.settings) });
};

/** The refusal of somebody who has none of the roles; where nobody is Admin, with how somebody becomes it. */
export const notAllowed = (
  operation: string,
  roles: readonly string[],
  user: string,
  team: readonly Person[] = [],
): Refusal => {
  const hasAdmin = team.some((person) => mayAct(person, ["admin"]));
  const named = hasAdmin
    ? `${user} may not do this (${operation}): the Team tab gives it to ${rolesSaid(roles)}Admin.`
    : "Nobody in the Team tab is Admin any more. Open Set up from the menu: whoever runs it becomes Admin.";
  return { why: "not-allowed", text: user ? named : NAMELESS };
};

const rolesSaid = (roles: readonly string[]): string => {
  const others = roles.filter((role) => role !== "admin");
  return others.length ? `${sayRoles(others, ", ")} and ` : "";
};

/** What somebody is told whom Google does not name. */
export const NAMELESS =
  "Google does not say who you are, so nothing may be changed. Open the workbook signed in to one account only.";

/** Why it is not for somebody who looks after own partners alone. A change that does not say what it is about is not. */
const objection = (flow: AnyFlow, facts: object, input: unknown, moment: Moment): Refusal | undefined => {
  if (flow.scope === "program" || (flow.writes && !flow.about)) return ofProgram;
  const about = flow.about?.(facts as never, input as never, moment) ?? [];
  return notTheirs(about, moment);
};

/** What is told of all partners together is for those who lead the program. */
export const ofProgram: Refusal = {
  why: "not-allowed",
  text: "It tells of the whole program, and you look after own partners. Ask a coordinator.",
};

/** The refusal where one of these rows is somebody else's. */
export const notTheirs = (rows: readonly Attributed[], { own }: Pick<Moment, "own">): Refusal | undefined => {
  const other = rows.find((row) => !own.has(row));
  return other && { why: "not-allowed", text: own.notTheirs(other) };
};

/** What was read, as far as it is theirs. */
export const ownPart = (seen: Snapshot, own: Own): Snapshot => {
  if (own.isAll) return seen;
  const theirs = theirsIn(factsOf(seen), own);
  const tables = tableNames.flatMap((name) => {
    const located = seen.tables[name];
    return located ? [[name, kept(located, theirs(name))]] : [];
  });
  return { tables: Object.fromEntries(tables) };
};

const kept = (located: Located, isTheirs: (row: Located["rows"][number]) => boolean): Located => {
  const at = located.rows.flatMap((row, index) => (isTheirs(row) ? [index] : []));
  // What cannot be read is told of the program alone.
  return {
    ...located,
    rows: at.map((index) => located.rows[index]!),
    places: at.map((index) => located.places[index]!),
    faults: [],
  };
};

type AnyFacts = Partial<Record<TableName, readonly Readonly<Record<string, unknown>>[]>>;

/** What mails are about. */
const NUMBERED = ["registrations", "deals", "meetings", "inquiries"] as const satisfies readonly TableName[];

const theirsIn = (facts: AnyFacts, own: Own) => {
  const anything = () => false;
  const ids = new Set(
    NUMBERED.flatMap((name) => (facts[name] ?? []).filter(ownRow(own, name, anything)).map(({ id }) => String(id))),
  );
  return (name: TableName) => ownRow(own, name, (about) => ids.has(about) || own.has({ partner: about }));
};

/** What the program should reach says nothing of a part of it. */
const withoutTargets = (settings: Moment["settings"]): Moment["settings"] => ({
  ...settings,
  targetOf: () => null,
  ownTargetOf: () => null,
});

export const factsOf = ({ tables }: Snapshot): AnyFacts =>
  Object.fromEntries(tableNames.flatMap((name) => (tables[name] ? [[name, tables[name]?.rows]] : [])));
