import type { Operation } from "../../src/contract";
import { linesOf } from "../../src/rules/journal";
import { accepted, on, refused } from "../notation";
import { asks, avery, cory, deal, type Desk, deskAfter, deskWith, kim, lee } from "./desk";

const friday = on("Fri 2026-03-20 15:00");

/** The desk after something was done to it, with its line in the history. */
const done = (desk: Desk, now: number, user: string, operation: Operation, raw: object): Desk => {
  const plan = accepted(asks(desk, operation, raw, { now, user }));
  const deed = { actor: user, operation, channel: "sidebar", batch: `b-${now}`, at: now };
  const seen = { tables: { registrations: { rows: desk.registrations } } } as never;
  const { log } = deskWith({ log: linesOf(plan, seen, deed, desk.log.length + 1) });
  const after = deskAfter(desk, plan);
  return { ...after, log: [...after.log, ...log] };
};

const id = "DR-0001";
const came = done(deskWith(), friday, cory, "register", deal());
const asked = done(came, on("Mon 2026-03-23 10:00"), avery, "decide", {
  id,
  verdict: "request-info",
  note: "Which site?",
});
const answered = done(asked, on("Tue 2026-03-24 11:00"), cory, "answer", { id, fields: { industry: "Steel" } });
const approved = done(answered, on("Wed 2026-03-25 10:00"), avery, "decide", { id, verdict: "approve" });
const handed = done(approved, on("Fri 2026-03-27 10:00"), avery, "assign", { id, ae: kim, reason: "Lee is away" });
const now = on("Mon 2026-04-06 10:00");
const card = (asOf: string, desk = handed) => asks(desk, "registration", { id, asOf }, { now });
const stood = (asOf: string, desk = handed) => accepted(card(asOf, desk)).reply;

describe("a registration as it stood on a day", () => {
  it.each([
    ["2026-03-20", { stage: "submitted", industry: "Software", ae: "", waits: [], version: 1 }],
    ["2026-03-22", { stage: "submitted", nextStep: "Review and decide", version: 1 }],
    ["2026-03-23", { stage: "info-requested", industry: "Software", decisionDueAt: null, version: 2 }],
    ["2026-03-24", { stage: "submitted", industry: "Steel", verdict: "", version: 3 }],
    ["2026-03-25", { stage: "approved", ae: lee, protectedUntil: "2026-06-23", version: 4 }],
    ["2026-03-27", { stage: "approved", ae: kim, version: 5 }],
  ])("at the end of %s is %j", (day, fields) => {
    expect(stood(day).fields).toMatchObject(fields);
    expect(stood(day).stoodOn).toBe(day);
  });

  it("is what the card showed on that day", () => {
    const evening = on("Tue 2026-03-24 20:00");
    const then = accepted(asks(answered, "registration", { id }, { now: evening })).reply;
    const { fields, timeline, told, version } = stood("2026-03-24");
    expect({ fields, timeline, told, version }).toEqual({
      fields: then.fields,
      timeline: then.timeline,
      told: then.told,
      version: then.version,
    });
  });

  it("has the clocks and the sentence of that day", () => {
    expect(stood("2026-03-23").clocks.map(({ id: clock, state }) => [clock, state])).toEqual([
      ["DR-0001/decision", "paused"],
    ]);
    expect(stood("2026-03-23").status).toBe("Initech (DR-0001) waits for your answer to what we asked.");
    expect(stood("2026-03-25").clocks.map(({ id: clock, state }) => [clock, state])).toEqual([
      ["DR-0001/decision", "met"],
      ["DR-0001/ae", "met"],
      ["DR-0001/outreach", "running"],
      ["DR-0001/meeting", "running"],
    ]);
  });

  it("says nothing of what speaks against it now, nor of what may be done", () => {
    const { matches, criteria, moves, sentences, aes, flags } = stood("2026-03-20");
    expect([matches, criteria, moves, sentences, aes, flags]).toEqual([[], [], [], {}, [], []]);
  });

  it("was told when it was told, and not before", () => {
    const told = {
      ...handed,
      registrations: handed.registrations.map((row) => ({ ...row, toldAt: on("Thu 2026-03-26 10:05") })),
    };
    expect(stood("2026-03-25", told).told).toMatchObject({ decidedAt: "2026-03-25T14:00:00.000Z", toldAt: null });
    expect(stood("2026-03-26", told).told).toMatchObject({ lagHours: 24.08 });
  });

  it.each(["2026-04-06", "2026-04-07", ""])("on %j is the card of today", (day) => {
    expect(stood(day)).toEqual(accepted(asks(handed, "registration", { id }, { now })).reply);
    expect(stood(day).stoodOn).toBeUndefined();
  });

  it("was not there before it came in", () => {
    expect(refused(card("2026-03-19"))).toMatchObject({
      why: "not-found",
      field: "asOf",
      text: "DR-0001 came in Fri 20 Mar 2026, 15:00; on Mar 19, 2026 it was not there yet.",
    });
  });

  it.each(["yesterday", "2026-02-30", "20.03.2026"])("on %j is refused, for that is no day", (day) => {
    expect(refused(card(day))).toMatchObject({ why: "invalid", field: "asOf" });
  });

  it("that came with history stands as far back as the history tells", () => {
    const imported = { ...handed, log: handed.log.slice(-1) };
    expect(stood("2026-03-26", imported).fields).toMatchObject({ stage: "approved", ae: lee });
    expect(stood("2026-03-21", imported).fields).toMatchObject({ stage: "approved", ae: lee });
  });
});
