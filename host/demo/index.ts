/** The demonstration: a partner program of forty partners, lived through by its people from week to week. */
import type { Birth, World } from "../world";
import { type Case, casesOf } from "./cases";
import type { Values } from "./csv";
import { accountRows, dealRowsOn, dealsOf } from "./deals";
import { deskAt, triggersGoOn } from "./desk";
import { rowAt } from "./log-rows";
import { meetingRowsAt, meetingsOf } from "./meetings";
import { coverageRows, partnerRows } from "./partners";
import { coordinator, cpo, deskAddress, lead, teamRowsAt, vpSales } from "./people";
import { hourly, importing, type Lists, type Step, stepsBetween } from "./steps";
import { addDays, at, dayOf, holidays, iso, minute, zone } from "./times";

/** How a demonstration may differ from the usual one. */
export interface Plan {
  /** The same seed makes the same world. */
  readonly seed?: number;
  /** How many registrations there are; below seventy some are missing that the last morning needs. */
  readonly size?: number;
  /** The Monday on which the desk moved into this workbook; what came before is imported. */
  readonly since?: string;
}

/** The moment at which the demonstration stands: a Monday morning, before the report goes out. */
export const lastMorning = iso(at("2026-11-16", "08:10"));

// Each step costs about a tenth of a second: nine weeks are lived through, what was before is imported.
const usual = { seed: 7, size: 300, since: "2026-09-14" };

/** The world in which a demonstration begins, with the mail quota of Google Workspace. */
export const birthOf = ({ since = usual.since }: Plan = {}): Birth => ({
  zone,
  as: coordinator.email,
  now: iso(at(since, "06:00")),
  settings: { mailQuota: 1500 },
});

/** How far a demonstration is. */
export interface Progress {
  readonly day: string;
  readonly done: number;
  readonly of: number;
}

/** Fills a world that was born for it; says how far it is after every step. */
export const demonstrate = async (
  world: World,
  plan: Plan = {},
  tell?: (progress: Progress) => void,
): Promise<void> => {
  const steps = stepsOf(plan);
  for (const [index, step] of steps.entries()) {
    await step.act(deskAt(world, step.at));
    tell?.({ day: dayOf(step.at), done: index + 1, of: steps.length });
  }
  triggersGoOn(world);
  await world.tick(lastMorning);
  // What the last execution cost is of this machine, not of this world.
  world.state.lastCalls = null;
};

/** Everything that people and triggers do in a demonstration, in order. */
export const stepsOf = (plan: Plan = {}): readonly Step[] => {
  const { seed, size, since } = { ...usual, ...plan };
  const cases = casesOf(seed, size);
  const [opening, end] = [at(since, "07:00"), Date.parse(lastMorning)];
  const meetings = meetingsOf(cases, addDays(since, -28), addDays(dayOf(end), 14), seed);
  const lists = { cases, deals: dealsOf(cases, seed), meetings };
  const lived = [...stepsBetween(opening, end, lists), hourly(at(dayOf(end), "08:00"))];
  return [...movingIn(opening, lists), ...lived.sort((a, b) => a.at - b.at)];
};

/** The workbook is set up, and everything that was kept elsewhere until now is taken in. */
const movingIn = (opening: number, lists: Lists): readonly Step[] => [
  {
    at: opening - 30 * minute,
    act: async (desk) => {
      await desk.ask("setUp", { program, zone, recipients }, coordinator);
      await desk.tidy(program);
    },
  },
  ...filesAt(opening, lists).map(([table, rows], index) =>
    importing(opening - (20 - 2 * index) * minute, table, () => rows),
  ),
];

const program = "Halden Partner Program";
const recipients = [cpo, vpSales, lead].map(({ email }) => email);

type File = readonly [table: string, rows: readonly Values[]];

const filesAt = (opening: number, { cases, deals, meetings }: Lists): readonly File[] => [
  ["settings", settingRows],
  ["holidays", holidays.map(([day, name]) => ({ day, name }))],
  ["partners", partnerRows],
  // Before the team: of somebody who has left by then a list of the matrix tells nothing any more.
  ["coverage", coverageRows],
  ["team", teamRowsAt(opening)],
  ["accounts", accountRows(deals)],
  ["registrations", cases.filter(isBefore(opening)).map((one) => rowAt(one, opening))],
  ["deals", dealRowsOn(deals, dayOf(opening))],
  ["meetings", meetingRowsAt(meetings, opening, 0)],
];

const isBefore =
  (moment: number) =>
  ({ receivedAt }: Case) =>
    receivedAt < moment;

const settingRows: readonly Values[] = [
  { key: "deskAddress", value: deskAddress },
  { key: "target Q3 2026", value: 1_200_000, meaning: "Partner-sourced pipeline to reach in the third quarter." },
  { key: "target Q4 2026", value: 1_600_000, meaning: "Partner-sourced pipeline to reach in the fourth quarter." },
];
