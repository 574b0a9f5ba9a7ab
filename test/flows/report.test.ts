import { htmlOf } from "../../src/mail/outgoing";
import type { Letter, Plan } from "../../src/model/plan";
import { accepted, diceOf, on, refused } from "../notation";
import {
  ann,
  asks,
  cory,
  type Desk,
  deskAfter,
  deskWith,
  does,
  errandOf,
  kim,
  mailsIn,
  ops,
  type Rows,
  runs,
  withDeal,
} from "./desk";

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
      weeks: sent.map((week) => ({ week, sentAt: on("Mon 2026-03-16 08:30") })),
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
    // Its tab follows in the same write.
    expect(sent.changes.filter(({ table }) => table !== "lines" && table !== "trend")).toMatchObject([
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
    for (const figures of ['{"newRegis', "null", "7", '{"newRegistrations":"many","week":12}']) {
      const broken = { ...after, weeks: [{ ...after.weeks[0]!, figures }] };
      const { letters } = accepted(weekly(broken, on("Mon 2026-03-30 08:45")));
      expect(JSON.parse(letters[0]?.values ?? "{}").setting.lastWeeksFigures ?? {}).toEqual({});
      expect(letters[0]?.text).not.toMatch(/NaN|undefined/);
    }
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
    expect(accepted(send({})).changes.filter(({ table }) => table === "weeks")).toHaveLength(1);
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
    expect(trial.letters[0]).toMatchObject({
      key: `report/2026-W12/trial/${monday}`,
      subject: "Trial: partner pipeline report, week of Mar 16, 2026",
    });
    expect(refused(send({ to: "me" }))).toMatchObject({ why: "invalid", field: "to" });
  });
});

/** A letter as it is mailed. */
const mailed = ({ subject, text, ...letter }: Letter) => ({ subject, text, html: htmlOf({ text, ...letter }) });
const mailIn = ({ letters }: Plan<unknown>) => mailed(letters[0] as Letter);

/** A desk with sentences, deals and a partner under two spellings, as it was when its report went out. */
const busy = (rows: Rows = {}): Desk =>
  withDeal({
    deals: [
      { id: "D-1", partner: "Contoso Cloud", dealType: "Partner-sourced", stage: "Proposal", amount: 120_000 },
      { id: "D-2", partner: "Contso Cloud", dealType: "Partner-influenced", stage: "Proposal", amount: 70_000.5 },
    ],
    weeks: [{ week: "2026-W12", comment: "Summit <week> & more.\r\nSecond line.", state: "prepared" }],
    ...rows,
  });

describe("a past report", () => {
  const desk = busy();
  const sent = accepted(weekly(desk));
  const first = mailIn(sent);
  /** Everything is other than it was: rows, settings, the promise, the comment in the tab. */
  const later: Desk = {
    ...deskAfter(desk, sent),
    registrations: [],
    deals: [],
    partners: [],
    policies: [],
    settings: [
      { key: "program", value: "Another", meaning: "" },
      { key: "recipients", value: "new@example.com", meaning: "" },
    ],
    weeks: deskAfter(desk, sent).weeks.map((row) => ({ ...row, comment: "Changed", confidence: "Low" as const })),
  };
  const past = (from: Desk, week = "2026-W12") =>
    asks(from, "pastReport", { week }, { now: on("Mon 2026-06-01 09:00") });

  it("is printed as it was mailed, to the byte, after all data changed", () => {
    expect(first.html).toContain("Summit &#60;week&#62; &#38; more.<br>Second line.");
    const { subject, text, html, ...about } = accepted(past(later)).reply;
    expect({ subject, text, html }).toEqual(first);
    expect(about).toEqual({
      week: "2026-W12",
      sentAt: "2026-03-23T12:45:00.000Z",
      sentTo: ["cpo@example.com"],
      comment: "Summit <week> & more.\nSecond line.",
    });
  });

  it("is sent again as it was, to whom it went, each time as a mail of its own", () => {
    const again = (from: Desk, raw: object = {}) =>
      accepted(
        asks(
          from,
          "sendReport",
          { week: "2026-W12", again: true, ...raw },
          { now: on("Mon 2026-06-01 09:00"), user: cory },
        ),
      );
    const plan = again(later);
    expect(mailIn(plan)).toEqual(first);
    expect(plan.changes).toEqual([]);
    const now = on("Mon 2026-06-01 09:00");
    expect(plan.letters[0]).toMatchObject({ key: `report/2026-W12/again/${now}`, to: ["cpo@example.com"] });
    expect(again(later, { to: "ceo@example.com" }).letters[0]).toMatchObject({ to: ["ceo@example.com"] });
  });

  it("is printed from its text where a person spoilt what it was made from", () => {
    const spoilt = { ...later, weeks: later.weeks.map((row) => ({ ...row, setting: "{" })) };
    const { text, html, subject } = accepted(past(spoilt)).reply;
    expect([text, subject]).toEqual([first.text, first.subject]);
    expect(html).toContain("PARTNER PIPELINE REPORT");
  });

  it("that went out before the workbook was put back to an older version is neither sent again nor made up", () => {
    const memory = { highest: {}, mailed: ["report/2026-W12"], heartbeat: null, installer: ops, typing: {}, forms: {} };
    const plan = accepted(runs(busy(), "weekly", {}, { now: monday, state: { memory } }));
    expect(plan).toMatchObject({ letters: [], reply: { already: true } });
    const restored = deskAfter(busy(), plan);
    expect(restored.weeks).toMatchObject([{ week: "2026-W12", state: "sent", figures: "", text: "", sentAt: null }]);
    expect(refused(past(restored))).toMatchObject({ why: "not-found" });
    expect(refused(asks(restored, "sendReport", { week: "2026-W12", again: true }, { now: monday })).text).toMatch(
      /older version/,
    );
    expect(accepted(weekly(restored)).changes).toEqual([]);
  });

  it("is refused for a week that was not sent", () => {
    expect(refused(past(desk))).toMatchObject({ why: "not-found", field: "week" });
    expect(refused(past(desk, "soon"))).toMatchObject({ why: "invalid", field: "week" });
    expect(refused(asks(desk, "sendReport", { week: "2026-W12", again: true }, { now: monday }))).toMatchObject({
      why: "not-found",
    });
  });
});

describe("the weeks", () => {
  const listed = (rows: Rows, now = monday) => accepted(asks(deskWith(rows), "weeks", {}, { now })).reply;

  it("stand with the latest on top, and say what goes out next and when", () => {
    const weeks = [
      { week: "2026-W10", sentAt: monday, sentTo: ["a@x.example"], comment: "Then" },
      { week: "2026-W11", state: "held" as const, heldBy: cory },
      { week: "", comment: "Somebody typed here" },
      { week: "soon" },
    ];
    const reply = listed({ weeks });
    expect(reply.weeks.map(({ week, state, from }) => [week, state, from])).toEqual([
      ["2026-W11", "held", "2026-03-09"],
      ["2026-W10", "sent", "2026-03-02"],
    ]);
    expect(reply.next).toEqual({
      week: "2026-W12",
      from: "2026-03-16",
      to: "2026-03-23",
      goesAt: "2026-03-23T12:30:00.000Z",
    });
    expect(listed({ weeks: [{ week: "2026-W12", sentAt: monday }] }).next.week).toBe("2026-W13");
  });

  it("S24: one whose mail waits for the quota has no moment yet, and then the real one", () => {
    const weeks = [{ week: "2026-W12", sentAt: monday }];
    const mail = (sentAt: number | null) =>
      [{ key: "report/2026-W12", state: sentAt ? "sent" : "waiting", sentAt }] as const;
    expect(listed({ weeks, outbox: mail(null) }).weeks[0]).toMatchObject({
      state: "sent",
      mail: "waiting",
      sentAt: null,
    });
    expect(listed({ weeks, outbox: mail(monday + 60_000) }).weeks[0]).toMatchObject({
      mail: "sent",
      sentAt: "2026-03-23T12:46:00.000Z",
    });
  });
});

describe("before the report goes out", () => {
  const early = on("Mon 2026-03-23 07:10");
  const prepare = (desk: Desk, raw: object, now = early, user = cory) =>
    asks(desk, "prepareReport", raw, { now, user });
  const prepared = (raw: object, desk = busy({ weeks: [] }), now = early) =>
    deskAfter(desk, accepted(prepare(desk, raw, now)));
  const errands = (desk: Desk, now: number) =>
    accepted(runs(desk, "sweep", {}, { now }))
      .reply.errands.map(({ flow }) => flow)
      .filter((flow) => /eport|weekly/.test(flow));

  it("the check finds a preview from seven, the report from half past eight, and a word when it is held past ten", () => {
    const desk = busy({ weeks: [] });
    expect(errands(desk, on("Mon 2026-03-23 06:59"))).toEqual([]);
    expect(errands(desk, early)).toEqual(["previewReport"]);
    expect(errands(desk, on("Mon 2026-03-23 08:30"))).toEqual(["weekly"]);
    const outbox = deskWith({ outbox: [{ key: "report/2026-W12/preview" }] }).outbox;
    expect(errands({ ...desk, outbox }, early)).toEqual([]);
    const held = prepared({ hold: true });
    expect(errands(held, on("Mon 2026-03-23 09:30"))).toEqual([]);
    expect(errands(held, on("Mon 2026-03-23 10:01"))).toEqual(["reportHeld"]);
    const told = deskWith({ outbox: [{ key: "report/2026-W12/held" }] }).outbox;
    expect(errands({ ...held, outbox: told }, on("Mon 2026-03-23 11:00"))).toEqual([]);
  });

  it("the coordinators get it whole with the way to hold it, and the week has a row without figures", () => {
    const desk = busy({ weeks: [] });
    const plan = accepted(runs(desk, "previewReport", { week: "2026-W12" }, { now: early }));
    expect(mailsIn(plan)).toEqual([["report", ops, cory]]);
    expect(plan.letters[0]?.key).toBe("report/2026-W12/preview");
    const { subject, text, html } = mailIn(plan);
    expect(subject).toBe("Preview: partner pipeline report, week of Mar 16, 2026");
    for (const form of [text, html])
      expect(form).toContain("The report goes out at 8:30 to cpo@example.com; to hold it");
    expect(text).toContain("New registrations this week: 1");
    const [row] = deskAfter(desk, plan).weeks;
    expect(row).toMatchObject({ week: "2026-W12", from: "2026-03-16", state: "prepared", figures: "", sentAt: null });
    const after = deskAfter(desk, plan);
    expect(mailIn(accepted(weekly(after)))).toMatchObject({ subject: "Partner pipeline report, week of Mar 16, 2026" });
    expect(deskAfter(after, accepted(weekly(after))).weeks).toHaveLength(1);
  });

  it("the admins get it where nobody is coordinator, and nobody where it is out already", () => {
    const team = [
      { email: ann, name: "Ann", roles: ["admin"], active: true },
      { email: cory, name: "Cory", roles: ["coordinator"], active: false },
    ];
    const preview = (desk: Desk) => accepted(runs(desk, "previewReport", { week: "2026-W12" }, { now: early }));
    expect(mailsIn(preview({ ...busy(), team: deskWith({ team }).team }))).toEqual([["report", ann]]);
    expect(preview(busy({ weeks: [{ week: "2026-W12", sentAt: early }] }))).toMatchObject({ letters: [], changes: [] });
  });

  it("a sentence goes out with it, typed into the page or by hand into the tab", () => {
    const desk = prepared({ comment: " Summit week. " });
    expect(mailIn(accepted(weekly(desk))).text).toContain("Comment: Summit week.\n");
    const typed = busy({ weeks: [{ week: "2026-W12", comment: "By hand" }] });
    const plan = accepted(weekly(typed));
    expect(mailIn(plan).html).toContain("By hand");
    expect(deskAfter(typed, plan).weeks).toMatchObject([{ week: "2026-W12", state: "sent", comment: "By hand" }]);
  });

  it("a person may say the confidence, with a note, and give it back to the rule", () => {
    expect(refused(prepare(busy(), { confidence: "High" }))).toMatchObject({
      why: "needs-reason",
      field: "confidenceNote",
    });
    const desk = prepared({ confidence: "High", confidenceNote: "Signed today" });
    expect(accepted(asks(desk, "report", {}, { now: early })).reply).toMatchObject({
      confidence: "High",
      status: { confidence: "green" },
      confidenceSaid: { by: "person", note: "Signed today" },
    });
    expect(mailIn(accepted(weekly(desk))).text).toContain(
      "Confidence: High\n  Said by hand: Signed today (by the rule: ",
    );
    const back = prepared({ confidence: "" }, desk);
    expect(back.weeks[0]).toMatchObject({ confidence: "", confidenceNote: "" });
  });

  it("what is held back does not go, neither by the check nor by hand, and says who holds it", () => {
    const desk = prepared({ hold: true });
    expect(desk.weeks).toMatchObject([{ week: "2026-W12", state: "held", heldBy: cory }]);
    expect(accepted(weekly(desk))).toMatchObject({ letters: [], changes: [] });
    expect(accepted(runs(desk, "weekly", { week: "2026-W12" }, { now: monday }))).toMatchObject({ letters: [] });
    expect(refused(asks(desk, "sendReport", {}, { now: monday }))).toMatchObject({ why: "conflict", field: "week" });
    const preview = accepted(runs(desk, "previewReport", { week: "2026-W12" }, { now: early }));
    expect(mailIn(preview).text).toContain("Cory Lane holds the report back");
    expect(accepted(prepare(desk, { hold: true }, early, ops)).reply.heldBy).toBe(cory);
  });

  it("after ten the coordinators and the PAM lead are told once by whom it is held", () => {
    const lead = { email: kim, name: "Kim", roles: ["pam-lead"], active: true };
    const desk = prepared(
      { hold: true },
      busy({ weeks: [], team: [...deskWith().team.filter(({ email }) => email !== kim), lead] }),
    );
    const plan = accepted(runs(desk, "reportHeld", { week: "2026-W12" }, { now: on("Mon 2026-03-23 10:01") }));
    expect(mailsIn(plan)).toEqual([["report held back", ops, cory, kim]]);
    expect(plan.letters[0]).toMatchObject({
      key: "report/2026-W12/held",
      subject: "Held back: partner pipeline report, week of Mar 16, 2026 — Northwind Partners",
    });
    expect(plan.letters[0]?.text).toContain("Cory Lane holds back the partner pipeline report");
    expect(accepted(runs(busy(), "reportHeld", { week: "2026-W12" }, { now: monday }))).toMatchObject({ letters: [] });
  });

  it.each<[string, number, boolean, boolean]>([
    ["before its time waits for it", early, false, false],
    ["after half past eight goes at once", on("Mon 2026-03-23 09:15"), true, false],
    ["after ten goes at once, late", on("Mon 2026-03-23 11:00"), true, true],
    ["a week later goes at once, late", on("Tue 2026-03-31 11:00"), true, true],
  ])("released %s", (_, now, goes, late) => {
    const desk = prepared({ hold: true, comment: "Checked" });
    const plan = accepted(prepare(desk, { week: "2026-W12", hold: false }, now));
    expect(mailsIn(plan)).toEqual(goes ? [["report", "cpo@example.com"]] : []);
    expect(plan.reply).toMatchObject({ state: goes ? "sent" : "prepared", sentTo: goes ? ["cpo@example.com"] : [] });
    if (goes) expect(plan.letters[0]).toMatchObject({ key: "report/2026-W12" });
    if (goes) expect(plan.letters[0]?.subject.endsWith("(late)")).toBe(late);
    expect(deskAfter(desk, plan).weeks).toMatchObject([
      { state: goes ? "sent" : "prepared", heldBy: "", comment: "Checked" },
    ]);
  });

  it("nothing is prepared for a week that is out, that is none, or that has not begun", () => {
    const sent = busy({ weeks: [{ week: "2026-W12", sentAt: monday }] });
    expect(refused(prepare(sent, { week: "2026-W12", comment: "Too late" }))).toMatchObject({
      why: "decided",
      field: "week",
    });
    expect(refused(prepare(sent, { week: "soon" }))).toMatchObject({ why: "invalid" });
    expect(refused(prepare(sent, { week: "2026-W14", hold: true }))).toMatchObject({ why: "invalid", field: "week" });
    expect(accepted(prepare(sent, { comment: "For the next" })).reply).toMatchObject({ week: "2026-W13" });
  });

  it("said twice, it is written once", () => {
    const desk = prepared({ comment: "Summit week." });
    expect(accepted(prepare(desk, { comment: "Summit week." })).changes).toEqual([]);
  });
});

describe("the rows behind a number", () => {
  const named = (table: string, keys: readonly string[]) =>
    accepted(asks(busy(), "named", { table, keys }, { now: monday })).reply.items;

  it("have a name and a detail, and stand alone where they are gone", () => {
    expect(named("registrations", ["DR-0001", "DR-9999"])).toEqual([
      { key: "DR-0001", title: "Initech", detail: "Contoso Cloud" },
      { key: "DR-9999", title: "DR-9999", detail: "" },
    ]);
    expect(named("deals", ["D-2"])).toEqual([{ key: "D-2", title: "", detail: "Contso Cloud, Proposal" }]);
    expect(named("partners", ["Northwind"])).toEqual([{ key: "Northwind", title: "Northwind", detail: "Silver" }]);
    expect(named("meetings", ["M-1"])).toEqual([{ key: "M-1", title: "M-1", detail: "" }]);
  });
});

describe("sourced and influenced", () => {
  it("are added up nowhere, whatever the deals: neither in the reply nor in the mail", () => {
    const dice = diceOf(6);
    for (let round = 0; round < 20; round += 1) {
      const deals = Array.from({ length: 12 }, (_, n) => ({
        id: `D-${n}`,
        partner: n % 3 ? "Contoso Cloud" : "Northwind",
        dealType: n % 2 ? ("Partner-sourced" as const) : ("Partner-influenced" as const),
        stage: "Proposal",
        amount: 100_003 + Math.floor(dice() * 9_000_000),
        expectedClose: n % 4 < 2 ? "2026-03-30" : "2026-09-01",
      }));
      const desk = busy({ deals });
      const { reply } = accepted(asks(desk, "report", {}, { now: monday }));
      const { text, html } = mailIn(accepted(weekly(desk)));
      const pairs = [
        [reply.sourcedPipeline, reply.influencedPipeline],
        [reply.expectedQuarter.sourced, reply.expectedQuarter.influenced],
        ...Object.values(reply.byTier).map(({ sourced, influenced }) => [sourced, influenced]),
      ].filter(([sourced = 0, influenced = 0]) => sourced > 0 && influenced > 0);
      expect(pairs.length).toBeGreaterThan(2);
      for (const [sourced = 0, influenced = 0] of pairs) {
        const sum = sourced + influenced;
        for (const said of [String(sum), sum.toLocaleString("en-US")])
          expect(JSON.stringify(reply) + text + html).not.toContain(said);
      }
    }
  });
});
