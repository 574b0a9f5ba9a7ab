/** What an imported row needs besides what the file says: its key, and what follows from what is there. */
import type { Person } from "../../model/partners";
import type { Registration } from "../../model/registrations";
import { type Facts, type Reads, type TableName, tableOf, titleOf } from "../../model/workbook";
import { seenAs } from "../../rules/deals/attribution";
import { addDays } from "../../rules/days";
import { nextNumber, registrationId } from "../../rules/ids";
import { isOpen } from "../../rules/moves";
import { keyOf } from "../../rules/names";
import { matchKeyOf } from "../../rules/names/match-key";
import { coverRoles } from "../../rules/people/coverage";
import { absenceSaid } from "../../rules/people/here";
import { personOf } from "../../rules/roles";
import { dueOf, hoursBetween } from "../../rules/sla/clock";
import { dayOf } from "../../rules/zone";
import type { Always, Moment } from "../flow";
import { deskHours, policyOf } from "../registration/arrival";

export const completionReads = {
  policies: "all",
  calendars: "all",
  holidays: ["calendar", "day"],
} as const satisfies Reads;
export type CompletionFacts = Facts<typeof completionReads & Always>;

type Values = Readonly<Record<string, unknown>>;

export interface Completion {
  /** The values with their key. */
  readonly keyed: Values;
  /** What is worked out where the row says nothing. */
  readonly defaults: Values;
  readonly fault?: { readonly column: string; readonly text: string };
}

/** Gives a registration of the past its id: the one it has already, or the next. */
export type IdOf = (values: Values) => string;

/** The row as it can be taken in; a fault when its key, or its partner where there is one, is missing. */
export const completed = (
  name: TableName,
  values: Values,
  facts: CompletionFacts,
  moment: Moment,
  idOf: IdOf,
): Completion => {
  const keyed = {
    ...keyDefaults(name, values, moment, idOf),
    ...values,
    ...following(name, values),
    ...addressOf(name, values, facts),
  };
  const defaults = defaultsOf(name, keyed, facts, moment);
  const blank = tableOf(name).key.find((column) => !keyed[column]) ?? partnerBlank(name, keyed);
  return blank
    ? { keyed, defaults, fault: { column: blank, text: `${titleOf(name, blank)} is missing.` } }
    : { keyed, defaults };
};

/** What the whole row says of itself once it is taken in: the type of a deal of the past is not judged (Q54). */
export const takenOver = (name: TableName, values: Values): Values =>
  name === "deals" ? { seen: seenAs({ ...NO_DEAL, ...values }) } : {};

const NO_DEAL = { stage: "", dealType: "", partner: "", account: "", registration: "", evidence: "" } as const;

const partnerBlank = (name: TableName, values: Values): string | undefined =>
  "partner" in tableOf(name).columns && !values.partner ? "partner" : undefined;

/** An address is the same in any case; one that Team has already is written as it stands there. */
const addressOf = (name: TableName, { email }: Values, { team }: Pick<CompletionFacts, "team">): Values => {
  if (name !== "team" || typeof email !== "string" || !email.includes("@")) return {};
  const said = email.trim().toLowerCase();
  return { email: team.find((person) => person.email.toLowerCase() === said)?.email ?? said };
};

/** Of a line of the matrix the roles for which it names somebody anew who has left or is away: those cells stay as they are. */
export const absentIn = (
  values: Values,
  before: Values | undefined,
  team: readonly Person[],
  today: string,
): { readonly column: string; readonly text: string }[] =>
  coverRoles.flatMap((column) => {
    const person = personOf(team, String(values[column] ?? ""));
    const stays = person === personOf(team, String(before?.[column] ?? ""));
    const text = person && !stays ? absenceSaid(person, team, today) : "";
    return text ? [{ column, text: `${titleOf("coverage", column)} of ${values.partner}: ${text}` }] : [];
  });

const keyDefaults = (name: TableName, values: Values, { settings }: Moment, idOf: IdOf): Values => {
  if (name === "holidays") return { calendar: settings.calendar };
  // People without an address come in under their name, and stand in `problems` until they have one.
  if (name === "team") return { email: values.name ?? "" };
  if (name === "templates") return { language: "en" };
  return name === "registrations" && !values.id ? { id: idOf(values) } : {};
};

/** What is worked out from the row alone, whatever stood there before. */
const following = (name: TableName, { companyName, website, contactEmail }: Values): Values => {
  if (name !== "registrations" || !companyName) return {};
  const named = {
    companyName: String(companyName),
    website: String(website ?? ""),
    contactEmail: String(contactEmail ?? ""),
  };
  return { matchKey: matchKeyOf(named) };
};

/**
 * Ids for rows that bring none: known again by the external id, else by partner, company and moment of arrival, so that a file
 * taken in twice is the same rows. No id is given that another line brings (`brought`); `issued` is the highest number.
 */
export const pastIds = (
  { seen, highest }: Moment,
  brought: readonly string[],
): { readonly idOf: IdOf; readonly issued: () => number } => {
  const rows = seen.tables.registrations?.rows ?? [];
  const idBy = new Map(rows.map((row) => [signature(row), String(row.id)]));
  let next = nextNumber([...rows.map(({ id }) => String(id)), ...brought], highest.registrations);
  const idOf: IdOf = (values) => {
    const known = idBy.get(signature(values));
    if (known) return known;
    const id = registrationId(next++);
    idBy.set(signature(values), id);
    return id;
  };
  return { idOf, issued: () => next - 1 };
};

const signature = ({ externalId, partner, companyName, receivedAt }: Values): string =>
  externalId
    ? `external ${externalId}`
    : [keyOf(String(partner ?? "")), keyOf(String(companyName ?? "")), receivedAt ?? ""].join("\n");

const defaultsOf = (name: TableName, values: Values, facts: CompletionFacts, moment: Moment): Values => {
  switch (name) {
    case "team":
      return { active: true, name: values.email };
    case "partners":
      return { status: "active", version: 1 };
    case "accounts":
      return { matchKey: keyOf(String(values.name ?? "")) };
    case "deals":
      return { currency: moment.settings.currency, version: 1 };
    case "registrations":
      return pastRegistration(values as Partial<Registration>, facts, moment);
    default:
      return {};
  }
};

const VERDICTS: Readonly<Record<string, Registration["verdict"]>> = {
  approved: "approve",
  lapsed: "approve",
  expired: "approve",
  won: "approve",
  lost: "approve",
  rejected: "reject",
};

/** A registration of the past: the verdict from its stage, its protection from its decision; what was over then stays over (Q54). */
const pastRegistration = (
  row: Partial<Registration>,
  facts: CompletionFacts,
  moment: Moment,
): Partial<Registration> => {
  const stage = row.stage || "submitted";
  const receivedAt = row.receivedAt ?? row.decidedAt ?? moment.now;
  const verdict = VERDICTS[stage] ?? "";
  const shared = {
    stage,
    receivedAt,
    verdict,
    matchKey: matchKeyOf({ companyName: "", ...row }),
    channel: "import",
    importedOn: moment.today,
    currency: moment.settings.currency,
    version: 1,
  } as const;
  if (stage === "info-requested") return { ...shared, waits: [[receivedAt, null]] };
  if (isOpen(stage)) return { ...shared, ...openDue(receivedAt, facts, moment) };
  const decided = decidedBefore(row, receivedAt, facts, moment);
  return stage === "approved" ? { ...shared, ...decided, ...protection(row, moment) } : { ...shared, ...decided };
};

const openDue = (startedAt: number, facts: CompletionFacts, moment: Moment): Partial<Registration> => {
  const policy = policyOf(facts.policies, "decision");
  if (!policy) return {};
  const { dueAt, warnAt } = dueOf(policy, { startedAt, waits: [] }, deskHours(facts, moment));
  return { decisionDueAt: dueAt, warnAt };
};

const decidedBefore = (
  { decidedAt, waits = [] }: Partial<Registration>,
  receivedAt: number,
  facts: CompletionFacts,
  moment: Moment,
): Partial<Registration> => {
  const policy = policyOf(facts.policies, "decision");
  if (!policy || decidedAt === null || decidedAt === undefined) return {};
  return {
    ...openDue(receivedAt, facts, moment),
    decisionHours: hoursBetween(policy, receivedAt, decidedAt, waits, deskHours(facts, moment)),
  };
};

const protection = (row: Partial<Registration>, { zone, settings, today }: Moment): Partial<Registration> => {
  if (!row.decidedAt) return {};
  const from = row.protectedFrom || dayOf(zone, row.decidedAt);
  const until = row.protectedUntil || addDays(from, settings.protectionDays);
  const heardOn = row.lastPartnerUpdateAt ? dayOf(zone, row.lastPartnerUpdateAt) : "";
  const updateDueOn = row.updateDueOn || addDays(heardOn > from ? heardOn : from, settings.updateDays);
  // Without a day the hourly check does not end it: what was over before it came here is for the coordinator to close.
  if (until < today || updateDueOn < today)
    return { protectedFrom: from, protectedUntil: until, nextStep: "Its protection was over when it was imported" };
  return { protectedFrom: from, protectedUntil: until, updateDueOn };
};

/** Whether somebody stays who may administer the desk. */
export const keepsAnAdmin = (team: readonly Person[], merged: ReadonlyMap<string, Values>): boolean => {
  const after = [
    ...new Map<string, Values>([...team.map((person): [string, Values] => [person.email, person]), ...merged]).values(),
  ];
  const isAdmin = ({ active, roles }: Values) => active === true && Array.isArray(roles) && roles.includes("admin");
  return !team.some(isAdmin) || after.some(isAdmin);
};
