/** G11: the hourly check over 100,000 running clocks on which nothing changed, against business time alone. */
import { bareOf } from "./bare.mjs";
import { dice, sideBySide } from "./measure.mjs";
import { product } from "./product.mjs";
import { NOW, registrations } from "./rows.mjs";
import { figure, times } from "./table.mjs";

const { expand, firstHours, firstPolicyRows, innerFlows, intlOffsets, settingsOf, wholeDays, zoneOf } = product;
const zone = zoneOf("America/New_York", intlOffsets);
const moment = {
  now: NOW,
  user: "desk@example.com",
  today: "2026-03-02",
  zone,
  settings: settingsOf([]),
  offsets: intlOffsets,
  place: { url: "" },
};

export const sweep = () => {
  const [many, few] = [settled(100_000), settled(10_000)];
  const late = settled(100_000, 48);
  const mixed = { ...many, clocks: shuffled(many.clocks) };
  const bare = bareOf(expand(schedule, NOW - 200 * DAY, NOW + 200 * DAY, intlOffsets));
  const owed = (sum, { receivedAt }) => sum + bare.between(receivedAt, NOW) + bare.add(receivedAt, RUNNING * 60);
  const [ofMany, ofLate, ofMixed, ofFew, alone] = sideBySide([
    () => planned(many),
    () => planned(late),
    () => planned(mixed),
    () => TEN.map(() => planned(few)),
    () => many.registrations.reduce(owed, 0),
  ]);
  const said = (ms) => `${times(ms / alone)} (${ms.toFixed(0)} ms against ${alone.toFixed(0)} ms)`;
  return [
    figure("G11", "check of 100,000 clocks, against add and between", said(ofMany), "<= 10x", ofMany <= 10 * alone),
    figure("G11", "the same where nearly all are late, each with its alert", said(ofLate)),
    figure("G11", "the same with the tracker in any order", said(ofMixed)),
    figure("G11", "100,000 against 10,000 clocks", times((ofMany * 10) / ofFew), "<= 12x", ofMany * 10 <= 12 * ofFew),
  ];
};

const TEN = Array.from({ length: 10 });

const shuffled = (rows) => {
  const random = dice(4);
  return rows
    .map((row) => [random(), row])
    .sort(([a], [b]) => a - b)
    .map(([, row]) => row);
};

const DAY = 86_400_000;
const hours = firstHours("desk", "America/New_York", "09:00-17:00");
const weekly = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]]));
const schedule = wholeDays({ zone: "America/New_York", weekly, holidays: [] });

const planned = (facts) => innerFlows.sweep.plan(facts, {}, { ...moment, seen: seenOf(facts) }).value.changes;

/** What was read, with every column of each table. */
const seenOf = (facts) => ({
  tables: Object.fromEntries(
    Object.entries(facts).map(([name, rows]) => [name, { rows, read: Object.keys(product.tableOf(name).columns) }]),
  ),
});

/** So many business hours are promised that all clocks are still running, and with the program's own nearly all are late. */
const RUNNING = 2400;

/** A desk on which the check has run before: what it writes at first is there already. */
const settled = (length, target = RUNNING) => {
  const open = registrations(length).map((row) => ({
    ...row,
    stage: "submitted",
    receivedAt: Math.max(row.receivedAt, NOW - 90 * DAY),
    waits: [],
  }));
  const facts = {
    ...Object.fromEntries(Object.keys(innerFlows.sweep.reads).map((name) => [name, []])),
    team: [],
    policies: firstPolicyRows("desk").map((policy) => (policy.key === "decision" ? { ...policy, target } : policy)),
    calendars: [hours],
    weeks: [{ week: "2026-W09" }],
  };
  const changes = planned({ ...facts, registrations: asRead("registrations", open) });
  const due = new Map(
    changes.flatMap((change) => (change.table === "registrations" ? [[change.key, change.set]] : [])),
  );
  const clocks = added(changes, "clocks");
  const after = {
    ...facts,
    registrations: asRead(
      "registrations",
      open.map((row) => ({ ...row, ...due.get(row.id) })),
    ),
    clocks: asRead("clocks", clocks),
    summary: added(changes, "summary"),
    episodes: added(changes, "episodes"),
    ticks: added(changes, "ticks"),
    alerts: added(changes, "alerts"),
  };
  if (planned(after).length) throw new Error("The hourly check does not settle.");
  return after;
};

const added = (changes, table) =>
  changes.flatMap((change) => (change.table === table && change.add ? [change.add] : []));

/** Rows as a read of the sheet gives them: each a plain record of the columns that the check reads, in one order. */
const asRead = (table, rows) => {
  const columns = innerFlows.sweep.reads[table];
  return rows.map((row) => {
    const read = {};
    for (const column of columns) read[column] = row[column];
    return read;
  });
};
