import type { Alert } from "../../src/model/attention";
import { accepted, on, refused } from "../notation";
import {
  ann,
  asks,
  cory,
  type Desk,
  deskAfter,
  deskWith,
  does,
  kim,
  lee,
  mailsIn,
  ops,
  type Rows,
  runs,
  withDeal,
} from "./desk";

const lead = "pia@example.com";
const cpo = "cleo@example.com";
const people = [
  ...deskWith().team,
  { email: lead, name: "Pia Lead", roles: ["pam-lead"] as const, active: true },
  { email: cpo, name: "Cleo Chief", roles: ["cpo"] as const, active: true },
];
const staffed = (rows: Rows = {}): Desk => withDeal({ team: people, ...rows });
const HOUR = 3_600_000;

/** The desk after a check at a moment with all that it found to be done, and the mails that went. */
const checked = (desk: Desk, now: number, done: Map<string, string>): { desk: Desk; mails: string[][] } => {
  const plan = accepted(runs(desk, "sweep", {}, { now }));
  const mails = mailsIn(plan);
  let after = deskAfter(desk, plan);
  for (const { flow, once } of plan.reply.errands) {
    if ((flow !== "digest" && flow !== "levels") || done.get(flow) === once) continue;
    const errand = accepted(runs(after, flow, {}, { now }));
    mails.push(...mailsIn(errand));
    after = deskAfter(after, errand);
    done.set(flow, once ?? "");
  }
  return { desk: after, mails };
};

const alertOf = (desk: Desk, key: string): Alert | undefined => desk.alerts.find((one) => one.key === key);

describe("a week of hourly checks", () => {
  it("raises one alert for a late decision, climbs with it, and tells each level once a day", () => {
    let desk = staffed({ weeks: [{ week: "2026-W12" }] });
    const done = new Map<string, string>();
    const told: string[] = [];
    const from = on("Fri 2026-03-20 15:30");
    for (let now = from; now < on("Mon 2026-03-30 12:00"); now += 2 * HOUR) {
      const check = checked(desk, now, done);
      desk = check.desk;
      told.push(...check.mails.map((mail) => [new Date(now).toISOString().slice(5, 13), ...mail].join(" ")));
      const keys = desk.alerts.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }
    expect(alertOf(desk, "DR-0001/decision")).toMatchObject({
      state: "open",
      level: "cpo",
      kind: "decision",
      owner: ann,
      partner: "Contoso Cloud",
      what: "Registration approved or rejected: DR-0001, Contoso Cloud, was due Tue 24 Mar 2026, 15:00",
      firstSeenAt: on("Tue 2026-03-24 15:30"),
      lastSeenOn: "2026-03-30",
    });
    expect(told).toEqual([
      `03-24T07 alert ${ann}`,
      `03-24T19 alert ${ann} ${lead}`,
      `03-24T21 alerts ${lead}`,
      `03-25T21 alerts ${lead}`,
      `03-26T21 alerts ${lead}`,
      `03-27T21 alerts ${cpo}`,
    ]);
    expect(desk.ticks.filter(({ item }) => item === "decide")).toMatchObject([{ since: "2026-03-20", done: false }]);
  });

  it("is quiet about what is acknowledged, and ends it when it is not wrong any more", () => {
    const late = checked(staffed(), on("Tue 2026-03-24 15:30"), new Map()).desk;
    const quiet = does(late, "alert", { key: "DR-0001/decision", to: "acknowledge" }, { user: ann });
    const thursday = checked(quiet, on("Thu 2026-03-26 17:30"), new Map());
    expect(thursday.mails).toEqual([]);
    expect(alertOf(thursday.desk, "DR-0001/decision")).toMatchObject({ state: "acknowledged", level: "owner" });
    const decided = does(
      thursday.desk,
      "decide",
      { id: "DR-0001", verdict: "approve" },
      { now: on("Thu 2026-03-26 18:00") },
    );
    expect(alertOf(checked(decided, on("Thu 2026-03-26 18:30"), new Map()).desk, "DR-0001/decision")?.state).toBe(
      "gone",
    );
  });

  it("writes nothing when nothing changed", () => {
    const first = checked(staffed(), on("Fri 2026-03-20 16:30"), new Map()).desk;
    const again = accepted(runs(first, "sweep", {}, { now: on("Fri 2026-03-20 17:30") }));
    expect(again.changes).toEqual([]);
  });
});

describe("what was wrong before the desk was there", () => {
  const stages = [{ stage: "Proposal", kind: "open" }] as const;
  const deals = (count: number) =>
    Array.from({ length: count }, (_, n) => ({
      id: `D-${n}`,
      partner: "Northwind",
      account: `Company ${n}`,
      dealType: "Partner-sourced" as const,
      stage: "Proposal",
      amount: 5,
      expectedClose: "2026-01-31",
      registration: `DR-${n}`,
      owner: n % 2 ? lee : kim,
    }));
  const at = { now: on("Fri 2026-03-20 16:00") };

  it("Q54: is listed at the first check, and a crowd of it is one mail to the coordinators", () => {
    const few = accepted(runs(deskWith({ stages, alerts: [], deals: deals(3) }), "sweep", {}, at));
    expect(few.letters).toEqual([]);
    expect(few.changes.filter(({ table }) => table === "alerts")).toHaveLength(7);
    const many = accepted(runs(deskWith({ stages, alerts: [], deals: deals(40) }), "sweep", {}, at));
    expect(mailsIn(many)).toEqual([["alerts", ops, cory]]);
    expect(many.letters[0]?.text).toContain("- Close date passed: 40");
    const settled = deskAfter(deskWith({ stages, alerts: [], deals: deals(40) }), many);
    expect(accepted(runs(settled, "sweep", {}, { now: at.now + HOUR })).letters).toEqual([]);
  });

  it("later each owner has one mail for all that came up, by day", () => {
    const before = deskAfter(deskWith({ stages }), accepted(runs(deskWith({ stages }), "sweep", {}, at)));
    const more = { ...before, deals: deskWith({ deals: deals(4) }).deals };
    expect(accepted(runs(more, "sweep", {}, { now: on("Sat 2026-03-21 10:00") })).letters).toEqual([]);
    const monday = accepted(runs(more, "sweep", {}, { now: on("Mon 2026-03-23 08:00") }));
    expect(mailsIn(monday)).toEqual([
      ["alert", kim],
      ["alert", lee],
    ]);
    expect(monday.letters[0]).toMatchObject({ subject: "2 to look at — Northwind Partners" });
    expect(accepted(runs(deskAfter(more, monday), "sweep", {}, { now: on("Mon 2026-03-23 09:00") })).letters).toEqual(
      [],
    );
  });
});

describe("an alert is answered", () => {
  const late = checked(staffed(), on("Tue 2026-03-24 15:30"), new Map()).desk;
  const answer = (more: object, user = ann) =>
    asks(late, "alert", { key: "DR-0001/decision", ...more }, { user, now: on("Tue 2026-03-24 16:00") });

  it("by its owner and whoever runs the desk, and by nobody else", () => {
    for (const user of [ann, cory, lead, cpo])
      expect(accepted(answer({ to: "acknowledge" }, user)).reply).toMatchObject({ acknowledgedBy: user });
    for (const user of [kim, "stranger@example.com", ""])
      expect(refused(answer({ to: "acknowledge" }, user))).toMatchObject({ why: "not-allowed" });
  });

  it("until a day ahead, with a note for the history", () => {
    const plan = accepted(answer({ to: "snooze", until: "2026-03-27", note: "Pat is away" }));
    expect(plan).toMatchObject({ reason: "Pat is away", reply: { state: "snoozed", snoozedUntil: "2026-03-27" } });
    for (const until of [undefined, "2026-03-24", "soon", "2026-07-01"])
      expect(refused(answer({ to: "snooze", until }))).toMatchObject({ why: "invalid", field: "until" });
  });

  it("only while it is there", () => {
    expect(refused(answer({ key: "DR-0009/ae", to: "open" }))).toMatchObject({ why: "not-found", field: "key" });
  });

  it("and listed with who may answer it", () => {
    const seen = (user: string) => accepted(asks(late, "alerts", {}, { user })).reply.alerts;
    expect(seen(ann).find(({ key }) => key === "DR-0001/decision")).toMatchObject({
      ownerName: "Ann Park",
      isMine: true,
      mayAnswer: true,
    });
    expect(seen(kim)[0]).toMatchObject({ isMine: false, mayAnswer: false });
    expect(accepted(asks(late, "alerts", { state: "acknowledged" })).reply.alerts).toHaveLength(3);
  });
});

describe("a line of Today is ticked", () => {
  const listed = checked(staffed(), on("Fri 2026-03-20 16:30"), new Map()).desk;
  const at = { user: cory, now: on("Mon 2026-03-23 10:00") };

  it("says who did it and when, on the day on which it came up, until it is taken away", () => {
    const ticked = asks(listed, "tick", { item: "decide" }, at);
    expect(accepted(ticked).reply).toMatchObject({ since: "2026-03-20", done: true, doneBy: cory });
    const desk = deskAfter(listed, accepted(ticked));
    const line = accepted(asks(desk, "today", {}, at)).reply.lines.find(({ key }) => key === "decide");
    expect(line).toMatchObject({ when: "Morning", count: 1, tick: { since: "2026-03-20", done: true, doneBy: cory } });
    const checkedAgain = accepted(runs(desk, "sweep", {}, { now: at.now + HOUR }));
    expect(checkedAgain.changes.filter((change) => change.table === "ticks" && "add" in change)).toMatchObject(
      ["report", "gaps"].map((item) => ({ add: { item } })),
    );
    const back = does(desk, "tick", { item: "decide", since: "2026-03-20", done: false, note: "Not yet" }, at);
    expect(back.ticks.find(({ item }) => item === "decide")).toMatchObject({
      done: false,
      doneBy: "",
      doneAt: null,
      note: "Not yet",
    });
  });

  it("also before the hourly check has written it, and only what there is", () => {
    expect(accepted(asks(deskWith(), "tick", { item: "board" }, at)).reply).toMatchObject({ since: "2026-03-23" });
    expect(refused(asks(listed, "tick", { item: "lunch" }, at))).toMatchObject({ why: "not-found", field: "item" });
    expect(refused(asks(listed, "tick", { item: "ae", since: "2026-01-05" }, at))).toMatchObject({ field: "since" });
  });

  it("in the sheet as well", () => {
    const inSheet = { ...listed, ticks: listed.ticks.map((one) => ({ ...one, done: true })) };
    const plan = accepted(runs(inSheet, "ticked", { by: lee }, at));
    expect(deskAfter(inSheet, plan).ticks).toMatchObject(listed.ticks.map(() => ({ doneBy: lee, doneAt: at.now })));
    expect(accepted(runs(deskAfter(inSheet, plan), "ticked", { by: kim }, at)).changes).toEqual([]);
  });
});

it("the mail of the morning tells each who wants it of what is theirs, once, and nobody of nothing", () => {
  const wanting = people.map((one) => ({ ...one, digest: [ann, cory, kim].includes(one.email) }));
  const desk = staffed({ team: wanting, weeks: [{ week: "2026-W12" }] });
  const plan = accepted(runs(desk, "digest", {}, { now: on("Mon 2026-03-23 08:00") }));
  expect(mailsIn(plan)).toEqual([
    ["digest", ann],
    ["digest", cory],
  ]);
  expect(plan.letters.map(({ key }) => key)).toEqual([`digest/${ann}/2026-03-23`, `digest/${cory}/2026-03-23`]);
  expect(plan.letters[0]?.subject).toBe("Mon 23 Mar 2026: 2 to do — Northwind Partners");
  expect(plan.letters[0]?.text).toContain("Morning:\n- To decide: 1 (Initech, Contoso Cloud)");
  expect(plan.letters[1]?.text).toContain("End of day:");
});
