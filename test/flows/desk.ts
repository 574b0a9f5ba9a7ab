/** A desk on paper: its rows, what a flow plans when somebody asks, and the rows after the plan. */
import { contract, type Operation, type Reply } from "../../src/contract";
import { flows, type InnerFlow, innerFlows } from "../../src/flows";
import { ownIn, planFor, readsFor } from "../../src/flows/asked";
import { holderChanges } from "../../src/flows/people/holders";
import type { AnyFlow, DeskState, Moment, WebApp } from "../../src/flows/flow";
import { askedOf } from "../../src/google/read";
import { intentOf } from "../../src/google/write";
import { firstTemplateRows } from "../../src/mail/templates";
import type { FormTab, Learnt, Selected } from "../../src/model/desk";
import type { Person } from "../../src/model/partners";
import type { Change, Plan } from "../../src/model/plan";
import type { Refusal } from "../../src/model/refusal";
import type { Result } from "../../src/model/result";
import type { Setting } from "../../src/model/records";
import type { Snapshot } from "../../src/model/snapshot";
import type { Ground } from "../../src/model/taking";
import { type Reads, type Row, rowKey, type TableName, tableNames, tableOf } from "../../src/model/workbook";
import { intlOffsets } from "../../src/rules/calendar";
import { everything } from "../../src/rules/people/own";
import { personOf } from "../../src/rules/roles";
import { settingsOf } from "../../src/rules/settings";
import { firstHours } from "../../src/rules/sla/hours";
import { firstPolicyRows } from "../../src/rules/sla/policies";
import { summaryRows } from "../../src/rules/sla/summary";
import { dayOf, zoneOf } from "../../src/rules/zone";
import { type Grid, gridOf, locatedIn } from "../google/grid";
import { accepted, newYork, on, row, wallOf } from "../notation";

/** The rows of every tab. */
export type Desk = { readonly [N in TableName]: readonly Row<N>[] };
export type Rows = { readonly [N in TableName]?: readonly Partial<Row<N>>[] };

/** The moment of most tests: a Friday afternoon, from which 48 business hours end on Tuesday at 15:00. */
export const friday = on("Fri 2026-03-20 15:00");

export const ops = "ops@example.com";
export const ann = "ann@example.com";
export const lee = "lee@example.com";
export const kim = "kim@example.com";
export const avery = "avery@example.com";
export const cory = "cory@example.com";

const holidays = ["01-01", "01-19", "02-16", "05-25", "06-19", "07-03", "09-07", "11-26", "11-27", "12-25"];
const usual: Rows = {
  team: [
    { email: ops, name: "Olive Ops", roles: ["admin", "approver", "coordinator"], active: true },
    { email: ann, name: "Ann Park", roles: ["pam"], active: true, phone: "+1 555 0100", partners: 2 },
    {
      email: lee,
      name: "Lee Quinn",
      roles: ["ae"],
      active: true,
      phone: "+1 555 0101",
      territories: ["East"],
      partners: 1,
    },
    { email: kim, name: "Kim Ode", roles: ["ae"], active: true, territories: ["West"] },
    { email: avery, name: "Avery Stone", roles: ["approver"], active: true },
    { email: cory, name: "Cory Lane", roles: ["coordinator"], active: true },
  ],
  partners: [
    {
      name: "Contoso Cloud",
      tier: "Gold",
      status: "active",
      territory: "East",
      contactName: "Pat Moss",
      contactEmail: "pat@contoso.example",
      aliases: ["Contoso Hosting"],
    },
    {
      name: "Northwind",
      tier: "Silver",
      status: "active",
      territory: "West",
      contactName: "Nora Wind",
      contactEmail: "nora@northwind.example",
    },
  ],
  coverage: [
    {
      partner: "Contoso Cloud",
      tier: "Gold",
      pam: ann,
      ae: lee,
      state: "gap",
      gaps: ["se"],
      since: friday,
      dueAt: friday,
    },
    { partner: "Northwind", tier: "Silver", pam: ann, state: "managed", since: friday },
  ],
  stages: [
    { stage: "Proposal", kind: "open", probability: 0.5, activePipeline: true, order: 1 },
    { stage: "Closed Lost", kind: "lost", probability: 0, order: 2 },
  ],
  policies: firstPolicyRows("desk"),
  summary: summaryRows(
    new Map(),
    firstPolicyRows("desk").filter(({ active }) => active),
  ),
  calendars: [firstHours("desk", newYork.name, "09:00-17:00")],
  holidays: holidays.map((day) => ({ calendar: "desk", day: `2026-${day}`, name: "" })),
  templates: firstTemplateRows(),
  // That nobody hears of these partners is known, and somebody sees to it.
  alerts: ["Contoso Cloud", "Northwind"].flatMap((partner) =>
    (["silent", "unmet"] as const).map((kind) => ({
      key: `${kind}/${partner}`,
      kind,
      about: partner,
      partner,
      owner: ann,
      level: "owner" as const,
      state: "acknowledged" as const,
      firstSeenAt: friday,
      lastSeenOn: "2026-03-20",
      acknowledgedBy: ann,
      acknowledgedAt: friday,
      toldAt: friday,
    })),
  ),
  settings: [
    { key: "program", value: "Northwind Partners" },
    { key: "deskAddress", value: "desk@example.com" },
    { key: "recipients", value: "cpo@example.com" },
    { key: "installedOn", value: "2026-01-05" },
  ],
};

const blank = <N extends TableName>(name: N, rows: readonly Partial<Row<N>>[]) =>
  rows.map((one) => row(name, one)) as Row<N>[];

/** The usual desk, with other rows in some of its tabs. */
export const deskWith = (rows: Rows = {}): Desk => {
  const offered = holderChanges({ team: blank("team", rows.team ?? usual.team ?? []), holders: [] });
  const holders = offered.flatMap((change) => ("add" in change && change.table === "holders" ? [change.add] : []));
  const said: Rows = { ...usual, holders, ...rows };
  return Object.fromEntries(
    tableNames.map((name) => [name, (said[name] ?? tableOf(name).rows).map((one) => row(name, one as never))]),
  ) as unknown as Desk;
};

/** When, by whom and under what circumstances something happens. */
export interface Circumstances {
  readonly now?: number;
  readonly user?: string;
  /** The highest numbers ever issued, as remembered outside the workbook. */
  readonly highest?: Readonly<Record<string, number>>;
  readonly state?: Partial<DeskState>;
  /** What the desk learnt before. */
  readonly learnt?: Partial<Learnt>;
  /** What of the looks of our tabs is out of order. */
  readonly dress?: NonNullable<Moment["dress"]>;
  /** A tab that a form fills. */
  readonly form?: FormTab;
  /** A tab of people's own. */
  readonly tab?: FormTab;
  /** What that tab is made of. */
  readonly ground?: Ground;
  /** Where the cursor stands. */
  readonly selected?: Selected;
  /** Where partners see their deals. */
  readonly webApp?: WebApp;
  /** What people did to the cells of a tab. */
  readonly spoilt?: (grid: Grid) => Grid;
}

/** What the flow of an operation plans; the input goes through the contract, as from a page. */
export const asks = <O extends Operation>(desk: Desk, operation: O, raw: unknown, on: Circumstances = {}) =>
  planned(flows[operation], desk, contract[operation].input.parse(raw), on, operation) as Result<
    Plan<Reply<O>>,
    Refusal
  >;

/** What a flow of the triggers plans. */
export const runs = <F extends InnerFlow>(desk: Desk, flow: F, input: object = {}, on: Circumstances = {}) =>
  planned(innerFlows[flow], desk, input, on) as ReturnType<(typeof innerFlows)[F]["plan"]>;

// A flow gets exactly the columns that it reads, as a read of the sheet would give them.
const planned = (
  flow: AnyFlow,
  desk: Desk,
  input: unknown,
  on: Circumstances,
  operation = "",
): Result<Plan<unknown>, Refusal> => {
  const isAsked = operation !== "";
  const reads: Reads = readsFor(flow, input, isAsked);
  const writes = [...(flow.writes ?? []), ...(flow.alsoWrites?.(input as never) ?? [])];
  const asked = [...askedOf(reads, writes)];
  const { spoilt = (grid) => grid } = on;
  const seen = {
    tables: Object.fromEntries(
      asked.map(([name, columns]) => [name, locatedIn(spoilt(gridOf(name, desk[name] as never)), { [name]: columns })]),
    ),
  };
  const plan = planFor(flow, { operation, input, isAsked }, seen, momentOf(seen, on, isAsked));
  if (plan.ok) mustBeWritable(plan.value, seen);
  return plan;
};

/** Every plan can be written as it is: its rows were read, its tabs and the outbox of its mails too. */
const mustBeWritable = ({ changes, letters, claimed = [], takes }: Plan<unknown>, seen: Snapshot): void => {
  intentOf(
    takes ? { tables: { ...seen.tables, [takes.table]: takes.located } } : seen,
    changes,
    [],
    undefined,
    wallOf(newYork),
  );
  const mails = letters.length + claimed.length;
  if (mails && !seen.tables.outbox) throw new Error("A plan with mails did not say that it writes the outbox.");
};

const momentOf = (
  seen: Snapshot,
  {
    now = friday,
    user = ops,
    highest = {},
    state = {},
    learnt = {},
    dress,
    form,
    tab,
    ground,
    selected,
    webApp,
  }: Circumstances,
  isAsked: boolean,
): Moment => {
  const settings = settingsOf(seen.tables.settings?.rows as readonly Setting[]);
  const zone = settings.zone ? zoneOf(settings.zone, intlOffsets) : newYork;
  const person = personOf(seen.tables.team?.rows as readonly Person[], user);
  const today = dayOf(zone, now);
  return {
    now,
    user,
    person,
    own: isAsked ? ownIn(seen, person, today) : everything,
    settings,
    zone,
    today,
    wall: wallOf(newYork),
    offsets: intlOffsets,
    place: { id: "the-workbook", url: "https://docs.google.com/spreadsheets/d/the-workbook", zone: newYork.name },
    batch: "this-batch",
    highest,
    learnt: { typing: {}, forms: {}, ...learnt },
    seen,
    desk: {
      memory: { highest, mailed: [], heartbeat: null, installer: ops, typing: {}, forms: {} },
      triggers: ["hourly", "edited"],
      mailsLeft: 100,
      ...state,
    },
    dress,
    form,
    tab,
    ground,
    tabs: tab && [tab.title],
    selected,
    webApp,
  };
};

/** The desk after a plan. */
export const deskAfter = (desk: Desk, { changes }: Plan<unknown>): Desk =>
  Object.fromEntries(tableNames.map((name) => [name, rowsAfter(name, desk[name], changes)])) as unknown as Desk;

const rowsAfter = (name: TableName, rows: readonly object[], changes: readonly Change[]): object[] => {
  const now: (object | undefined)[] = [...rows];
  // A typed row is known by its place: the first below the header is @2.
  const keyOf = (one: object, at: number) => rowKey(name, one) || `@${at + 2}`;
  for (const change of changes.filter(({ table }) => table === name)) {
    if ("add" in change) now.push(row(name, change.add as never));
    else {
      // Rows are found as they stood before: a plan may give them other keys.
      const at = rows.findIndex((one, index) => keyOf(one, index) === change.key);
      if (at < 0) throw new Error(`There is no row ${change.key} in ${name}.`);
      now[at] = "set" in change ? { ...now[at], ...change.set } : undefined;
    }
  }
  return now.filter((one) => one !== undefined);
};

/** The desk after what was asked of it was accepted. */
export const does = <O extends Operation>(desk: Desk, operation: O, raw: unknown, on: Circumstances = {}): Desk =>
  deskAfter(desk, accepted(asks(desk, operation, raw, on)));

/** What a registration of Initech by Contoso says, with what differs. */
export const deal = (more: object = {}) => ({
  token: "t-1",
  partner: "Contoso Cloud",
  partnerRole: "Pat Moss",
  companyName: "Initech",
  contactName: "Bill Lumbergh",
  contactTitle: "VP",
  contactEmail: "bill@initech.com",
  companySize: "500-1000",
  industry: "Software",
  dealSize: "50,000",
  closeQuarter: "Q3 2026",
  partnershipType: "Co-sell",
  buyingSignal: "An introduction",
  existingRelationship: "No",
  ...more,
});

/** A desk with Initech's registration DR-0001, which came in on Friday at 15:00 as a submission of Contoso. */
export const withDeal = (rows: Rows = {}, more: object = {}): Desk =>
  does(deskWith(rows), "register", deal(more), { user: cory });

/** The cells that a plan sets in the registration log, by key. */
export const setIn = ({ changes }: Plan<unknown>, key: string): Partial<Row<"registrations">> => {
  const sets = changes.filter((change) => change.table === "registrations" && "key" in change && change.key === key);
  return Object.assign({}, ...sets.map((change) => ("set" in change ? change.set : {})));
};

/** What a plan does to the SLA tracker: the clocks that it adds, changes and removes. */
export const clocksIn = ({ changes }: Plan<unknown>): string[] =>
  changes.flatMap((change) => {
    if (change.table !== "clocks") return [];
    if ("add" in change) return [`+ ${change.add.id}`];
    return ["set" in change ? `~ ${change.key}` : `- ${change.key}`];
  });

/** The mails of a plan: template, then everybody to whom it goes. */
export const mailsIn = ({ letters }: Plan<unknown>): string[][] =>
  letters.map(({ template, to, cc }) => [template, ...to, ...cc]);

/** The errand of that flow which a check found; nothing where it is not to be run. */
export const errandOf = <E extends { readonly flow: string }>(
  { reply }: { readonly reply: { readonly errands: readonly E[] } },
  flow: string,
): E | undefined => reply.errands.find((errand) => errand.flow === flow);
