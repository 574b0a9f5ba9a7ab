import { accepted, on, refused } from "../notation";
import { asks, cory, type Desk, deskAfter, deskWith, does, errandOf, mailsIn, runs, withDeal } from "./desk";

const monday = on("Mon 2026-03-23 08:45");
const weekly = (desk: Desk, now = monday) => runs(desk, "weekly", {}, { now });
const recipients = (value: string) =>
  deskWith({
    settings: [
      { key: "recipients", value },
      { key: "installedOn", value: "2026-01-05" },
    ],
  });

describe("when the report is due", () => {
  /** The week whose report a check found to be due. */
  const weekIn = (plan: Parameters<typeof errandOf>[0]) =>
    (errandOf(plan, "weekly") as { input: { week: string } } | undefined)?.input.week;
  const due = (now: string, installedOn = "2026-01-05", sent: readonly string[] = []) => {
    const desk = deskWith({
      settings: [{ key: "installedOn", value: installedOn }],
      weeks: sent.map((week) => ({ week })),
    });
    return weekIn(accepted(runs(desk, "sweep", {}, { now: on(now) })));
  };

  it.each<[string, string | undefined, string]>([
    ["Mon 2026-03-23 08:29:59", undefined, "not before half past eight"],
    ["Mon 2026-03-23 08:30", "2026-W12", "from half past eight on Monday"],
    ["Mon 2026-03-23 11:00", "2026-W12", "late, but it goes"],
    ["Sun 2026-03-29 23:59", "2026-W12", "until the week is over"],
    ["Mon 2026-03-30 00:00", undefined, "the next is due at half past eight"],
    ["Mon 2026-05-25 09:00", "2026-W21", "on a holiday as well (Q27 is for Finance)"],
    ["Mon 2026-03-09 08:30", "2026-W10", "after the clocks were changed"],
    ["Mon 2027-01-04 08:30", "2026-W53", "of the last week of a long year"],
    ["Mon 2027-01-11 08:30", "2027-W01", "of the first week of a year"],
  ])("at %s: %s, %s", (now, week) => {
    expect(due(now)).toBe(week);
  });

  it.each<[string, string | undefined, string]>([
    ["2026-03-16", "2026-W12", "set up on its Monday"],
    ["2026-03-22", "2026-W12", "set up on its Sunday"],
    ["2026-03-23", undefined, "set up this morning"],
    ["", "2026-W12", "nobody knows when it was set up"],
    ["soon", "2026-W12", "somebody typed nonsense"],
  ])("for a desk set up on %j: %s, %s", (installedOn, week) => {
    expect(due("Mon 2026-03-23 09:00", installedOn)).toBe(week);
  });

  it("is none for a week before set-up, across the year", () => {
    expect(due("Mon 2027-01-04 09:00", "2027-01-04")).toBeUndefined();
    expect(due("Mon 2027-01-11 09:00", "2027-01-04")).toBe("2027-W01");
  });

  it("is none that was sent", () => {
    expect(due("Mon 2026-03-23 09:00", undefined, ["2026-W12"])).toBeUndefined();
    expect(due("Mon 2026-03-23 09:00", undefined, ["2026-W11"])).toBe("2026-W12");
  });

  it("is told in the program's zone, wherever the workbook is", () => {
    const desk = deskWith({ settings: [{ key: "zone", value: "Asia/Tokyo" }] });
    const report = (now: number) => weekIn(accepted(runs(desk, "sweep", {}, { now })));
    expect(report(Date.parse("2026-03-22T23:29:00Z"))).toBeUndefined();
    expect(report(Date.parse("2026-03-22T23:30:00Z"))).toBe("2026-W12");
  });
});

describe("the report of last week", () => {
  const desk = withDeal();
  const sent = accepted(weekly(desk));

  it("goes to its recipients and is kept as it was sent", () => {
    expect(mailsIn(sent)).toEqual([["report", "cpo@example.com"]]);
    expect(sent.letters[0]).toMatchObject({
      key: "report/2026-W12",
      about: "2026-W12",
      subject: "Partner pipeline report, week of Mar 16, 2026",
      replyTo: "desk@example.com",
    });
    expect(sent.changes).toMatchObject([
      {
        table: "weeks",
        add: { week: "2026-W12", from: "2026-03-16", to: "2026-03-23", sentAt: monday, sentTo: ["cpo@example.com"] },
      },
    ]);
    expect(sent.reply).toEqual({ week: "2026-W12", to: ["cpo@example.com"], late: false, already: false });
  });

  it("keeps figures and no keys of rows", () => {
    const [change] = sent.changes;
    const kept = change && "add" in change && "figures" in change.add ? JSON.parse(String(change.add.figures)) : {};
    expect(kept).toMatchObject({ newRegistrations: 1, pending: 1 });
    expect(kept.rows).toBeUndefined();
  });

  it("S25: goes once, however often the check comes by", () => {
    const after = deskAfter(desk, sent);
    expect(accepted(weekly(after))).toMatchObject({ changes: [], letters: [], reply: { already: true } });
    expect(accepted(weekly(after, on("Mon 2026-03-30 08:45"))).reply).toMatchObject({
      week: "2026-W13",
      already: false,
    });
  });

  it("is marked as late after ten", () => {
    expect(accepted(weekly(desk, on("Mon 2026-03-23 10:00"))).reply.late).toBe(false);
    const late = accepted(weekly(desk, on("Mon 2026-03-23 10:01")));
    expect(late.reply.late).toBe(true);
    expect(late.letters[0]?.subject).toMatch(/\(late\)$/);
  });

  it("is none before it is due", () => {
    expect(accepted(weekly(desk, on("Mon 2026-03-23 08:00")))).toMatchObject({
      changes: [],
      letters: [],
      reply: { already: true, to: [] },
    });
  });

  it("is refused where nobody is named to get it", () => {
    expect(refused(weekly(recipients("nobody yet")))).toMatchObject({ why: "missing-value", field: "recipients" });
  });

  it("compares with the week before, unless that cannot be read", () => {
    const after = deskAfter(desk, sent);
    const next = accepted(weekly(after, on("Mon 2026-03-30 08:45")));
    expect(JSON.parse(next.letters[0]?.values ?? "{}").setting.lastWeeksFigures).toMatchObject({ newRegistrations: 1 });
    const broken = { ...after, weeks: [{ ...after.weeks[0]!, figures: '{"newRegis' }] };
    expect(
      JSON.parse(accepted(weekly(broken, on("Mon 2026-03-30 08:45"))).letters[0]?.values ?? "{}").setting
        .lastWeeksFigures,
    ).toBeUndefined();
  });

  it("can be sent again with a mail that was kept as text: its values hold all it is made from", () => {
    const { figures, setting } = JSON.parse(sent.letters[0]?.values ?? "{}");
    expect(figures.week).toBe("2026-W12");
    expect(setting).toMatchObject({
      program: "Northwind Partners",
      link: "https://docs.google.com/spreadsheets/d/the-workbook",
    });
  });
});

describe("a report that somebody asks for", () => {
  const desk = withDeal();
  const send = (raw: object) => asks(desk, "sendReport", raw, { now: monday, user: cory });

  it("is of last week unless another is named", () => {
    expect(accepted(asks(desk, "report", {}, { now: monday })).reply).toMatchObject({
      week: "2026-W12",
      newRegistrations: 1,
      rows: { newRegistrations: ["DR-0001"] },
    });
    expect(accepted(asks(desk, "report", { week: "2026-W13" }, { now: monday })).reply).toMatchObject({
      week: "2026-W13",
      newRegistrations: 0,
    });
  });

  it.each(["12", "2026-12", "2026-W00", "2026-W54", "2025-W53", "0001-W01", "next week"])(
    "is refused for %s, which is no week",
    (week) => {
      expect(refused(asks(desk, "report", { week }))).toMatchObject({ why: "invalid", field: "week" });
      expect(refused(send({ week }))).toMatchObject({ why: "invalid", field: "week" });
    },
  );

  it("goes to the recipients and counts as sent", () => {
    expect(accepted(send({})).changes).toHaveLength(1);
    const after = does(desk, "sendReport", {}, { now: monday });
    expect(accepted(asks(after, "sendReport", {}, { now: monday })).reply).toMatchObject({ already: true });
  });

  it.each(["2026-W13", "2027-W01"])(
    "does not go to the recipients while its week %s runs, for it would not go again",
    (week) => {
      expect(refused(send({ week }))).toMatchObject({ why: "invalid", field: "week" });
      expect(accepted(send({ week, to: "me@example.com" })).letters).toHaveLength(1);
    },
  );

  it("goes as a trial to whom one likes, any number of times, and does not count", () => {
    const trial = accepted(send({ to: ["me@example.com", "you@example.com"] }));
    expect(mailsIn(trial)).toEqual([["report", "me@example.com", "you@example.com"]]);
    expect(trial.changes).toEqual([]);
    expect(trial.letters[0]?.key).toBe(`report/2026-W12/trial/${monday}`);
    expect(refused(send({ to: "me" }))).toMatchObject({ why: "invalid", field: "to" });
  });
});
