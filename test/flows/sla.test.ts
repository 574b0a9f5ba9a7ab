import { flows } from "../../src/flows";
import type { Row } from "../../src/model/workbook";
import { accepted, on, refused } from "../notation";
import {
  ann,
  asks,
  clocksIn,
  type Desk,
  deskAfter,
  deskWith,
  does,
  friday,
  lee,
  mailsIn,
  ops,
  runs,
  withDeal,
} from "./desk";

const at = (now: string, user?: string) => ({ now: on(now), ...(user && { user }) });
const swept = (desk: Desk, now: string) => accepted(runs(desk, "sweep", {}, at(now)));
const deskAt = (desk: Desk, now: string) => deskAfter(desk, swept(desk, now));
const clockIn = ({ clocks }: Desk, id: string) => clocks.find((clock) => clock.id === id);
const cpo = "cpo@example.com";
const lead = "lead@example.com";
const withLeads = (desk: Desk): Desk => ({
  ...desk,
  team: deskWith({
    team: [
      ...desk.team,
      { email: cpo, name: "Chris Poe", roles: ["cpo"], active: true },
      { email: lead, name: "Pam Lead", roles: ["pam-lead"], active: true },
    ],
  }).team,
});

describe("questions of partners", () => {
  const asked = (now = "Fri 2026-03-20 15:30") =>
    accepted(asks(deskWith(), "inquiry", { partner: "contoso hosting", text: "Is the SKU sold in Peru?" }, at(now)));

  it("S30: one of Friday 15:30 is to be answered by Monday 11:30, by the PAM", () => {
    const plan = asked();
    expect(plan.reply).toEqual({ id: "IN-0001", owner: ann, dueAt: "2026-03-23T15:30:00.000Z" });
    expect(clocksIn(plan)).toEqual(["+ IN-0001/inquiry"]);
    expect(plan.issued).toEqual({ inquiries: 1 });
    expect(deskAfter(deskWith(), plan).inquiries).toMatchObject([{ partner: "Contoso Cloud", answeredAt: null }]);
  });

  it.each([
    ["Mon 2026-03-23 11:30", 4, true],
    ["Mon 2026-03-23 11:31", 4.01667, false],
  ])("answered %s it took %d office hours: in time %p", (now, hours, inTime) => {
    const plan = accepted(asks(deskAfter(deskWith(), asked()), "answerInquiry", { id: "IN-0001" }, at(now)));
    expect(plan.reply).toMatchObject({ id: "IN-0001", hours, inTime });
    const desk = deskAfter(deskAfter(deskWith(), asked()), plan);
    expect(clockIn(desk, "IN-0001/inquiry")).toMatchObject({ state: inTime ? "met" : "missed", stoppedAt: on(now) });
    expect(refused(asks(desk, "answerInquiry", { id: "IN-0001" }, at(now)))).toMatchObject({ why: "decided" });
  });

  it("are written down once, however often they are sent, until they were answered", () => {
    const question = { partner: "Contoso Cloud", text: " Is the SKU sold in Peru? " };
    const desk = deskAfter(deskWith(), asked());
    const again = accepted(asks(desk, "inquiry", question, at("Fri 2026-03-20 15:40")));
    expect(again).toMatchObject({ changes: [], reply: asked().reply });
    const answered = deskAfter(desk, accepted(asks(desk, "answerInquiry", { id: "IN-0001" })));
    expect(accepted(asks(answered, "inquiry", question)).reply.id).toBe("IN-0002");
  });

  it("are refused without a partner that we know, without words, or when nobody asked", () => {
    const ask = (input: object) =>
      refused(asks(deskWith(), "inquiry", { text: "Why?", partner: "Northwind", ...input }));
    expect(ask({ partner: "Northwnid" })).toMatchObject({ why: "not-found", field: "partner" });
    expect(ask({ text: "  " })).toMatchObject({ why: "invalid", field: "text" });
    expect(refused(asks(deskWith(), "answerInquiry", { id: "IN-0007" }))).toMatchObject({ why: "not-found" });
  });

  it("typed into the tab have a clock with the next check, and it stops when the answer is typed", () => {
    const row = { id: "IN-0001", partner: "Northwind", text: "Why?", receivedAt: friday };
    const typed = deskAt(deskWith({ inquiries: [row] }), "Fri 2026-03-20 16:00");
    expect(clockIn(typed, "IN-0001/inquiry")).toMatchObject({ state: "running", owner: ann, elapsedHours: 1 });
    const answered = { ...typed, inquiries: [{ ...typed.inquiries[0]!, answeredAt: on("Fri 2026-03-20 16:30") }] };
    expect(clockIn(deskAt(answered, "Fri 2026-03-20 17:00"), "IN-0001/inquiry")).toMatchObject({
      state: "met",
      elapsedHours: 1.5,
    });
  });
});

describe("after a meeting", () => {
  const meeting = (more: Partial<Row<"meetings">> = {}): Desk =>
    deskWith({
      meetings: [
        {
          id: "M-1",
          partner: "Contoso Cloud",
          type: "Co-sell",
          startsAt: on("Fri 2026-03-20 15:30"),
          endsAt: on("Fri 2026-03-20 16:30"),
          status: "held",
          nextStep: "A demonstration",
          ...more,
        },
      ],
    });

  it("S31: notes, follow-up and stage are due, and the next step was agreed before leaving", () => {
    const desk = deskAt(meeting(), "Fri 2026-03-20 17:00");
    expect(desk.clocks.map(({ id, dueAt, state }) => [id, dueAt, state])).toEqual([
      ["M-1/notes", on("Fri 2026-03-20 20:30"), "running"],
      ["M-1/next-step", on("Fri 2026-03-20 16:30"), "met"],
      ["M-1/follow-up", on("Sat 2026-03-21 16:30"), "running"],
      ["M-1/stage", on("Sat 2026-03-21 16:30"), "running"],
    ]);
    expect(swept(desk, "Fri 2026-03-20 17:10").changes).toEqual([]);
  });

  it("what was written down stops its clock, what was not is late", () => {
    const noted = {
      ...meeting({ notesAt: on("Fri 2026-03-20 18:00") }),
      clocks: deskAt(meeting(), "Fri 2026-03-20 17:00").clocks,
    };
    const desk = deskAt(noted, "Sat 2026-03-21 18:00");
    expect(desk.clocks.map(({ state }) => state)).toEqual(["met", "met", "breached", "breached"]);
    expect(clockIn(desk, "M-1/stage")?.overdueHours).toBe(1.5);
  });

  it.each<[Partial<Row<"meetings">>, string]>([
    [{ status: "cancelled" }, "it was cancelled"],
    [{ status: "booked" }, "nobody says that it was held"],
    [{ status: "no-show" }, "nobody came"],
    [{ startsAt: on("Mon 2025-12-01 10:00"), endsAt: null }, "the desk was not there yet"],
    [{ startsAt: null, endsAt: null }, "nobody knows when it was"],
  ])("nothing is owed where %j: %s", (more) => {
    expect(clocksIn(swept(meeting(more), "Fri 2026-03-20 17:00"))).toEqual([]);
  });

  it.each([
    ["Tue 2026-09-08 17:00", "met"],
    ["Wed 2026-09-09 09:00", "missed"],
  ])("S35: a QBR of 15 September whose invitation left %s: %s", (invited, state) => {
    const qbr = (invitedAt: number | null) =>
      meeting({ type: "QBR", status: "booked", startsAt: on("Tue 2026-09-15 14:00"), endsAt: null, invitedAt });
    const open = deskAt(qbr(null), "Tue 2026-09-01 10:00");
    expect(clockIn(open, "M-1/qbr")).toMatchObject({ state: "running", dueAt: on("Tue 2026-09-08 24:00") });
    expect(clockIn(deskAt(open, "Wed 2026-09-09 09:00"), "M-1/qbr")).toMatchObject({ state: "breached" });
    const invitation = deskAt({ ...qbr(on(invited)), clocks: open.clocks }, "Wed 2026-09-09 10:00");
    expect(clockIn(invitation, "M-1/qbr")).toMatchObject({ state, stoppedAt: on(invited) });
  });
});

describe("deals with a day", () => {
  it("R-081, R-144: the go-live and the fee of a deal run from their day", () => {
    const deal = { id: "D-1", partner: "Contoso Cloud", goLiveOn: "2026-03-19", feeTriggeredOn: "2026-01-31" };
    const desk = deskAt(deskWith({ deals: [deal] }), "Fri 2026-03-20 17:00");
    expect(desk.clocks.map(({ id, dueAt, state }) => [id, dueAt, state])).toEqual([
      ["D-1/go-live", on("Fri 2026-03-20 24:00"), "at-risk"],
      ["D-1/fee", on("Mon 2026-03-02 24:00"), "breached"],
    ]);
    const paid = { ...desk, deals: [{ ...desk.deals[0]!, feePaidOn: "2026-03-02", goLiveOn: "2026-03-27" }] };
    expect(deskAt(paid, "Fri 2026-03-20 18:00").clocks).toMatchObject([{ id: "D-1/fee", state: "met" }]);
  });
});

describe("alerts", () => {
  const turns = (desk: Desk, now: string) => swept(withLeads(desk), now);

  it("the owner is told once when a clock is due soon, and with the PAM lead when it is late", () => {
    const soon = turns(withDeal(), "Tue 2026-03-24 03:00");
    expect(mailsIn(soon)).toEqual([["alert", ann]]);
    expect(soon.letters[0]).toMatchObject({ subject: "1 due soon — Northwind Partners" });
    const desk = deskAfter(withDeal(), soon);
    expect(turns(desk, "Tue 2026-03-24 04:00").letters).toEqual([]);
    const late = turns(desk, "Tue 2026-03-24 16:00");
    expect(mailsIn(late)).toEqual([["alert", ann, lead]]);
    expect(late.letters[0]?.text).toContain(
      "- Registration approved or rejected: DR-0001, Contoso Cloud, was due Tue 24 Mar 2026, 15:00; promised: 48 hours, working days (24 h each)",
    );
    expect(clockIn(deskAfter(desk, late), "DR-0001/decision")?.alertedAt).toBe(on("Tue 2026-03-24 16:00"));
    expect(turns(deskAfter(desk, late), "Tue 2026-03-24 17:00").letters).toEqual([]);
  });

  it("of several clocks go in one mail to each owner", () => {
    const two = does(withDeal(), "register", { ...dealOf("Hooli"), token: "t-2" }, { user: ops });
    const plan = turns(two, "Tue 2026-03-24 16:00");
    expect(mailsIn(plan)).toEqual([["alert", ann, lead]]);
    expect(plan.letters[0]?.subject).toBe("2 late — Northwind Partners");
  });

  it("of history that comes in late, and of a clock that was put back, tell nobody", () => {
    expect(turns({ ...withDeal(), clocks: [] }, "Tue 2026-03-24 16:00").letters).toEqual([]);
  });

  it("go to whoever leads the PAMs where the owner has left", () => {
    const left = { ...withDeal(), team: withDeal().team.map((one) => ({ ...one, active: one.email !== ann })) };
    expect(mailsIn(turns(left, "Tue 2026-03-24 03:00"))).toEqual([["alert", lead]]);
  });
});

const dealOf = (companyName: string) => ({
  partner: "Contoso Cloud",
  partnerRole: "Pat Moss",
  companyName,
  contactName: "Gavin",
  contactTitle: "CEO",
  contactEmail: "gavin@hooli.example",
  companySize: "10k",
  industry: "Tech",
  dealSize: "9000",
  closeQuarter: "Q3 2026",
  partnershipType: "Referral",
  buyingSignal: "RFP",
  existingRelationship: "No",
});

describe("we are late", () => {
  const late = on("Tue 2026-03-24 16:00");

  it("is shown to whoever asks, and sent once when confirmed", () => {
    const shown = accepted(asks(withDeal(), "tellLate", { clock: "DR-0001/decision" }, { now: late }));
    expect(shown.letters).toEqual([]);
    expect(shown.reply).toMatchObject({
      to: ["pat@contoso.example"],
      subject: "We Are Late — Initech (DR-0001)",
      sent: false,
    });
    expect(shown.reply.text).toContain("We promised you an answer by Tue 24 Mar 2026, 15:00");
    const input = { clock: "DR-0001/decision", note: "You hear from us tomorrow.", confirm: true };
    const sent = accepted(asks(withDeal(), "tellLate", input, { now: late }));
    expect(sent.letters).toMatchObject([{ key: "DR-0001/decision/late", template: "late", cc: [ann] }]);
    expect(sent.letters[0]?.text).toContain("You hear from us tomorrow.");
    const told = { ...withDeal(), outbox: deskWith({ outbox: [{ key: "DR-0001/decision/late" }] }).outbox };
    expect(refused(asks(told, "tellLate", input, { now: late }))).toMatchObject({ why: "conflict" });
  });

  it("is not said of a clock that is in time, or that nobody knows", () => {
    expect(refused(asks(withDeal(), "tellLate", { clock: "DR-0001/decision" }))).toMatchObject({ why: "conflict" });
    expect(refused(asks(withDeal(), "tellLate", { clock: "DR-9/decision" }))).toMatchObject({ why: "not-found" });
  });
});

describe("a change of the calendar", () => {
  const change = (desk: Desk, input: object, now = "Fri 2026-03-20 16:00") =>
    asks(desk, "changeCalendar", { calendar: "desk", ...input }, at(now));
  const monday = [{ day: "2026-03-23", name: "A day off" }];
  const named = { clock: "DR-0001/decision", title: "Registration approved or rejected", partner: "Contoso Cloud" };

  it("is previewed: which open clocks move, and which turn; nothing is written", () => {
    const plan = accepted(change(withDeal(), { addHolidays: monday }));
    expect(plan).toMatchObject({ changes: [], reply: { written: false, flipped: [], yearsWithout: [] } });
    expect(plan.reply.moved).toEqual([{ ...named, from: "2026-03-24T19:00:00.000Z", to: "2026-03-25T19:00:00.000Z" }]);
    const late = accepted(change(withDeal(), { addHolidays: monday }, "Tue 2026-03-24 16:00"));
    expect(late.reply.flipped).toEqual([{ ...named, from: "breached", to: "running" }]);
  });

  it("S7b: adding New Year's Day moves what is due on the Monday after it", () => {
    const desk = does(deskWith(), "register", { ...dealOf("Hooli"), token: "t" }, at("Thu 2026-12-31 15:00"));
    const plan = accepted(change(desk, { addHolidays: [{ day: "2027-01-01" }] }, "Thu 2026-12-31 16:00"));
    expect(plan.reply.moved).toEqual([{ ...named, from: "2027-01-04T20:00:00.000Z", to: "2027-01-05T20:00:00.000Z" }]);
    expect(accepted(change(desk, { hours: {} }, "Thu 2026-12-31 16:00")).reply.yearsWithout).toEqual(["2027"]);
  });

  it("is written when confirmed, and the clocks follow at once", () => {
    const input = { addHolidays: monday, removeHolidays: ["2026-12-25"], hours: { fri: "09:00-15:00" }, confirm: true };
    const plan = accepted(change(withDeal(), input));
    expect(plan.changes).toEqual([
      { table: "calendars", key: "desk", set: { fri: "09:00-15:00" } },
      { table: "holidays", add: { calendar: "desk", day: "2026-03-23", name: "A day off" } },
      { table: "holidays", key: "desk/2026-12-25", remove: true },
    ]);
    expect(plan).toMatchObject({ reply: { written: true }, afterwards: ["sweep"] });
    const desk = deskAt(deskAfter(withDeal(), plan), "Fri 2026-03-20 16:00");
    expect(clockIn(desk, "DR-0001/decision")?.dueAt).toBe(on("Wed 2026-03-25 15:00"));
  });

  it.each([
    [{ calendar: "nobody's" }, "not-found", "calendar"],
    [{ hours: { tue: "17:00-09:00" } }, "invalid", "tue"],
    [{ hours: { tue: "09:00-13:00, 12:00-17:00" } }, "invalid", "tue"],
    [{ zone: "Europe/Atlantis" }, "invalid", "zone"],
    [{ addHolidays: [{ day: "2026-02-30" }] }, "invalid", "addHolidays"],
    [{ addHolidays: [{ day: "2026-12-25" }] }, "duplicate", "addHolidays"],
    [{ addHolidays: [...monday, ...monday] }, "duplicate", "addHolidays"],
    [{ removeHolidays: ["2026-03-23"] }, "not-found", "removeHolidays"],
  ])("%j is refused as %s, by its field %s", (input, why, field) => {
    expect(refused(change(withDeal(), input))).toMatchObject({ why, field });
  });

  it("is the coordinator's alone", () => {
    expect(flows.changeCalendar.who).toEqual(["coordinator"]);
  });
});

describe("the SLA summary", () => {
  const decided = (now: string) => does(withDeal(), "decide", { id: "DR-0001", verdict: "approve", ae: lee }, at(now));
  const rowOf = (desk: Desk, key: string) => desk.summary.find(({ policy }) => policy === key);

  it("tells target, current and status of each promise, with how its time is counted", () => {
    const desk = deskAt(decided("Mon 2026-03-23 10:00"), "Mon 2026-03-23 11:00");
    expect(rowOf(desk, "decision")).toMatchObject({
      target: "48 hours, working days (24 h each)",
      current: "1 of 1 in time, 19 h on average",
      status: "green",
      now: 100,
      week1: null,
    });
    expect(rowOf(desk, "inquiry")).toMatchObject({ target: "4 hours, office hours", current: "Nothing fell due" });
    expect(rowOf(deskAt(desk, "Mon 2026-03-30 09:00"), "decision")).toMatchObject({
      now: null,
      week1: 100,
      status: "none",
    });
  });

  it("counts what is open and late, in the week in which it fell due and in each after it", () => {
    const desk = deskAt(withDeal(), "Tue 2026-03-24 16:00");
    expect(rowOf(desk, "decision")).toMatchObject({ current: "0 of 1 in time", status: "red", now: 0 });
    expect(rowOf(deskAt(desk, "Tue 2026-04-07 16:00"), "decision")).toMatchObject({
      now: 0,
      week1: 0,
      week2: 0,
      week3: null,
    });
  });

  it("answers the same as an operation, week by week", () => {
    const { rows } = accepted(asks(decided("Mon 2026-03-23 10:00"), "summary", {}, at("Mon 2026-03-23 11:00"))).reply;
    const decision = rows.find(({ policy }) => policy === "decision");
    expect(decision).toMatchObject({ target: 48, unit: "hours", model: "BD24", goal: 95, status: "green" });
    expect(decision?.weeks).toHaveLength(9);
    expect(decision?.weeks[0]).toEqual({ week: "2026-W13", inTime: 1, of: 1, share: 100, average: 19 });
    expect(rows.map(({ policy }) => policy)).not.toContain("application");
  });
});

describe("a promise below its goal for two weeks", () => {
  /** Decisions that were late, or in time, on the Wednesday of a week. */
  const closed = (weeks: Readonly<Record<string, "met" | "missed">>) =>
    Object.entries(weeks).map(([day, state], index) => ({
      id: `DR-${index}/decision`,
      policy: "decision",
      state,
      dueAt: on(`Wed ${day} 12:00`),
      stoppedAt: on(`Wed ${day} ${state === "met" ? "11" : "13"}:00`),
    }));
  const deskOf = (weeks: Readonly<Record<string, "met" | "missed">>) => withLeads(deskWith({ clocks: closed(weeks) }));
  const twice = { "2026-12-23": "missed", "2026-12-30": "missed" } as const;

  it("is told to the CPO once, over the year's edge of 2026-W53, and each week again until it recovers", () => {
    expect(mailsIn(swept(deskOf({ "2026-12-23": "missed" }), "Mon 2026-12-28 09:00"))).toEqual([]);
    expect(mailsIn(swept(deskOf(twice), "Mon 2027-01-04 08:29"))).toEqual([]);
    const plan = swept(deskOf(twice), "Mon 2027-01-04 09:00");
    expect(mailsIn(plan)).toEqual([["escalation", cpo, lead]]);
    expect(plan.letters[0]?.text).toContain("2026-W52: 0 %, 2026-W53: 0 %");
    const told = deskAfter(deskOf(twice), plan);
    expect(told.episodes).toMatchObject([{ id: "decision/2026-W52", state: "open", remindedWeek: "2026-W53" }]);
    expect(swept(told, "Mon 2027-01-04 10:00").letters).toEqual([]);
    const reminded = swept(told, "Mon 2027-01-11 09:00");
    expect(reminded.letters).toMatchObject([{ key: "escalation/decision/2026-W52/2027-W01" }]);
    expect(reminded.letters[0]?.subject).toContain("Still below target");
    expect(swept(deskAfter(told, reminded), "Tue 2027-01-12 09:00").letters).toEqual([]);
  });

  it("is not made by weeks before the desk was there, which it only knows from what was brought in", () => {
    const settings = (installedOn: string) => [{ key: "installedOn", value: installedOn }];
    const deskSince = (day: string) => withLeads(deskWith({ clocks: closed(twice), settings: settings(day) }));
    expect(swept(deskSince("2027-01-04"), "Mon 2027-01-04 09:00").letters).toEqual([]);
    expect(swept(deskSince("2026-12-28"), "Mon 2027-01-04 09:00").letters).toEqual([]);
    expect(swept(deskSince("2026-12-27"), "Mon 2027-01-04 09:00").letters).toHaveLength(1);
  });

  it("is neither made nor broken by a week in which nothing fell due", () => {
    const apart = { "2026-12-16": "missed", "2026-12-30": "missed" } as const;
    expect(swept(deskOf(apart), "Mon 2027-01-04 09:00").letters).toHaveLength(1);
    const between = { "2026-12-16": "missed", "2026-12-23": "met", "2026-12-30": "missed" } as const;
    expect(swept(deskOf(between), "Mon 2027-01-04 09:00").letters).toEqual([]);
  });

  it("has recovered with a week at its goal, and is closed only with its cause and a plan", () => {
    const open = deskAt(deskOf(twice), "Mon 2027-01-04 09:00");
    const back = { ...open, clocks: deskOf({ ...twice, "2027-01-06": "met" }).clocks };
    const recovered = deskAt(back, "Mon 2027-01-11 09:00");
    expect(recovered.episodes).toMatchObject([{ state: "recovered", recoveredWeek: "2027-W01" }]);
    const close = (desk: Desk, rootCause: string, plan: string) =>
      asks(desk, "closeEscalation", { id: "decision/2026-W52", rootCause, plan });
    expect(refused(close(recovered, "Holidays", ""))).toMatchObject({ why: "needs-reason", field: "rootCause" });
    const cause = "Both approvers were away over the holidays.";
    expect(refused(close(recovered, cause, "Later"))).toMatchObject({ why: "needs-reason", field: "plan" });
    const plan = "Name a delegate for every absence, from January on.";
    expect(accepted(close(recovered, cause, plan)).reply).toEqual({ id: "decision/2026-W52", state: "closed" });
    const planned = deskAfter(open, accepted(close(open, cause, plan)));
    expect(planned.episodes).toMatchObject([{ state: "open", rootCause: cause }]);
    const closed = deskAt({ ...planned, clocks: back.clocks }, "Mon 2027-01-11 09:00");
    expect(closed.episodes).toMatchObject([{ state: "closed" }]);
    expect(refused(close(closed, cause, plan))).toMatchObject({ why: "decided" });
  });
});
