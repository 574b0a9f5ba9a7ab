import { flows } from "../../src/flows";
import type { Learnt } from "../../src/model/desk";
import type { Row } from "../../src/model/workbook";
import type { Grid } from "../google/grid";
import { accepted, on, row } from "../notation";
import {
  ann,
  asks,
  clocksIn,
  cory,
  deal,
  type Desk,
  deskAfter,
  deskWith,
  does,
  errandOf,
  friday,
  lee,
  mailsIn,
  ops,
  type Rows,
  runs,
  setIn,
  withDeal,
} from "./desk";

const at = (now: string) => ({ now: on(now) });
const HOUR = 3_600_000;
const approve = { id: "DR-0001", verdict: "approve" };

/** S9: approved on 15 January 2026 at 14:00. */
const approved = (more: Partial<Row<"registrations">> = {}, rows: Rows = {}): Desk => {
  const row = {
    id: "DR-0001",
    stage: "approved",
    partner: "Contoso Cloud",
    partnerRole: "Pat Moss",
    companyName: "Initech",
    matchKey: "initech",
    decidedAt: on("Thu 2026-01-15 14:00"),
    protectedFrom: "2026-01-15",
    protectedUntil: "2026-04-15",
    updateDueOn: "2026-02-14",
    version: 2,
  } as const;
  return deskWith({
    registrations: [{ ...row, ...more }],
    clocks: [{ id: "DR-0001/meeting" }, { id: "DR-0001/decision", stoppedAt: friday }],
    ...rows,
  });
};

describe("endings", () => {
  const ended = (desk: Desk, now: string) => accepted(runs(desk, "endings", {}, at(now)));

  it("S9: without an update the protection lapses when the day is over, to the instant", () => {
    expect(ended(approved(), "Sat 2026-02-14 23:59:59").changes).toEqual([]);
    const plan = ended(approved(), "Sun 2026-02-15 00:00");
    expect(setIn(plan, "DR-0001")).toEqual({
      stage: "lapsed",
      endedAt: Date.parse("2026-02-15T05:00:00Z"),
      endReason: "No update from the partner",
      nextStep: "",
      version: 3,
    });
    expect(clocksIn(plan)).toEqual(["- DR-0001/meeting"]);
    expect(plan.reply).toEqual({ ended: 1 });
  });

  it("S9: the partner and the PAM are told once", () => {
    const plan = ended(approved(), "Mon 2026-02-16 09:00");
    expect(mailsIn(plan)).toEqual([["lapsed", "pat@contoso.example", ann]]);
    expect(plan.letters[0]?.key).toBe("DR-0001/lapsed/3");
    expect(ended(deskAfter(approved(), plan), "Mon 2026-02-16 10:00")).toMatchObject({ changes: [], letters: [] });
  });

  it("a late check ends it at the moment at which it was over", () => {
    expect(setIn(ended(approved(), "Fri 2026-02-20 11:00"), "DR-0001")).toMatchObject({
      stage: "lapsed",
      endedAt: on("Sun 2026-02-15 00:00"),
    });
  });

  it("S9: with updates it lasts to the end of its last day, and expires", () => {
    const updated = approved({ updateDueOn: "2026-05-09", lastPartnerUpdateAt: on("Thu 2026-04-09 10:00") });
    expect(ended(updated, "Wed 2026-04-15 23:59:59").changes).toEqual([]);
    const plan = ended(updated, "Thu 2026-04-16 00:00");
    expect(setIn(plan, "DR-0001")).toMatchObject({
      stage: "expired",
      endedAt: on("Thu 2026-04-16 00:00"),
      endReason: "The protection window is over",
    });
    expect(plan.letters[0]).toMatchObject({ template: "expired" });
    expect(plan.letters[0]?.text).toContain("ended on Apr 15, 2026");
  });

  it.each([
    ["2026-02-14", "2026-04-15", "lapsed", "Sun 2026-02-15 00:00"],
    ["2026-05-09", "2026-04-15", "expired", "Thu 2026-04-16 00:00"],
    ["2026-04-15", "2026-04-15", "expired", "Thu 2026-04-16 00:00"],
  ])(
    "with an update due %s and protection to %s, in June it has %s, for that came first",
    (updateDueOn, protectedUntil, stage, endedAt) => {
      expect(setIn(ended(approved({ updateDueOn, protectedUntil }), "Mon 2026-06-01 10:00"), "DR-0001")).toMatchObject({
        stage,
        endedAt: on(endedAt),
      });
    },
  );

  it.each([
    [{ updateDueOn: "" }, "history that was over before it came is the coordinator's (Q54)"],
    [{ stage: "lapsed" }, "it has ended already"],
    [{ dispute: "D-1" }, "somebody disputes it (Q61)"],
    [{ extensionAskedAt: on("Fri 2026-04-10 10:00") }, "an extension is asked for (Q61)"],
  ] as [Partial<Row<"registrations">>, string][])("%j is left alone: %s", (more) => {
    expect(ended(approved(more), "Mon 2026-06-01 10:00")).toMatchObject({ changes: [], letters: [] });
  });

  it("an account that lapsed is free for another partner from that instant", () => {
    const lapsed = deskAfter(approved(), ended(approved(), "Sun 2026-02-15 00:30"));
    const rival = does(lapsed, "register", deal({ partner: "Northwind" }), at("Sun 2026-02-15 01:00"));
    expect(rival.registrations[1]).toMatchObject({ partner: "Northwind", flags: [] });
  });
});

describe("reminders", () => {
  const reminded = (desk: Desk, now: string) => accepted(runs(desk, "reminders", {}, at(now)));

  it("S9: a week before the update is due the partner is asked for it, the PAM in copy", () => {
    const plan = reminded(approved(), "Sat 2026-02-07 00:10");
    expect(mailsIn(plan)).toEqual([["update-due", "pat@contoso.example", ann]]);
    expect(plan.letters[0]?.text).toContain("by the end of Feb 14, 2026");
    expect(plan).toMatchObject({ changes: [], reply: { reminded: 1 } });
    expect(reminded(approved(), "Fri 2026-02-06 23:59").letters).toEqual([]);
  });

  it("of the end the PAM alone hears first, a day later the partner", () => {
    const updated = { updateDueOn: "2026-05-09" };
    const first = reminded(approved(updated), "Wed 2026-04-08 00:10");
    expect(mailsIn(first)).toEqual([["ending-pam", ann]]);
    const outbox = first.letters.map(({ key }) => ({ key, state: "sent" as const }));
    const told = approved(updated, { outbox });
    expect(reminded(told, "Wed 2026-04-08 12:00").letters).toEqual([]);
    expect(mailsIn(reminded(told, "Thu 2026-04-09 00:10"))).toEqual([["ending", "pat@contoso.example", ann]]);
  });

  it("count their days in the program's zone", () => {
    const settings = [{ key: "zone", value: "Asia/Tokyo" }];
    expect(reminded(approved({}, { settings }), "Fri 2026-02-06 09:59").letters).toEqual([]);
    expect(reminded(approved({}, { settings }), "Fri 2026-02-06 10:00").letters).toHaveLength(1);
  });

  it("that lack a value stand among the mails that did not go", () => {
    const { letters } = reminded(approved({ companyName: "" }), "Sat 2026-02-07 09:00");
    expect(letters).toMatchObject([{ fault: 'The mail "update-due" cannot be written: Company Name is missing.' }]);
  });
});

describe("closings", () => {
  const stages: Rows["stages"] = [
    { stage: "Proposal", kind: "open" },
    { stage: "Closed Won", kind: "won" },
    { stage: "Closed Lost", kind: "lost" },
  ];
  const linked = (said: readonly string[], more: Partial<Row<"registrations">> = {}) => {
    const deals = said.map((stage, at) => ({ id: `D-${at + 1}`, registration: "DR-0001", stage }));
    return approved(more, { stages, deals });
  };
  const monday = at("Mon 2026-03-23 09:00");
  const closed = (desk: Desk) => accepted(runs(desk, "closings", {}, monday));

  it.each([
    [["Closed Won"], "won", "Deal D-1 is Closed Won"],
    [["closed won "], "won", "Deal D-1 is closed won"],
    [["Closed Lost"], "lost", "Deal D-1 is Closed Lost"],
    [["Closed Lost", "Closed Won"], "won", "Deal D-2 is Closed Won"],
    [["Proposal", "Closed Won"], "won", "Deal D-2 is Closed Won"],
    [["Closed Lost", "Closed Lost"], "lost", "Deal D-1 is Closed Lost"],
  ])("with deals in %j a registration is %s", (said, stage, endReason) => {
    const plan = closed(linked(said));
    expect(setIn(plan, "DR-0001")).toEqual({
      stage,
      endedAt: monday.now,
      endReason,
      nextStep: "",
      updateDueOn: "",
      meetingDueOn: "",
      extensionAskedAt: null,
      version: 3,
    });
    expect(clocksIn(plan)).toEqual(["- DR-0001/meeting"]);
    expect(plan).toMatchObject({ letters: [], reasons: { "DR-0001": endReason }, reply: { closed: 1 } });
  });

  it.each([[["Proposal"]], [["Closed Lost", "Proposal"]], [["Proposal", "Closed Lost"]], [["Signed"]], [[""]], [[]]])(
    "with deals in %j it stays",
    (said) => {
      expect(closed(linked(said)).changes).toEqual([]);
      expect(errandOf(accepted(runs(linked(said), "sweep", {}, monday)), "closings")).toBeUndefined();
    },
  );

  it.each(["submitted", "rejected", "withdrawn", "won"] as const)("one that is %s stays", (stage) => {
    expect(closed(linked(["Closed Won"], { stage })).changes).toEqual([]);
  });

  it("the end of a protection that was over before stays", () => {
    const endedAt = on("Sun 2026-02-15 00:00");
    const plan = closed(linked(["Closed Won"], { stage: "lapsed", endedAt }));
    expect(setIn(plan, "DR-0001")).toMatchObject({ stage: "won", endedAt });
  });

  it("the hourly check says that there are some, until they are done", () => {
    const desk = linked(["Closed Won"]);
    expect(errandOf(accepted(runs(desk, "sweep", {}, monday)), "closings")).toBeDefined();
    expect(errandOf(accepted(runs(deskAfter(desk, closed(desk)), "sweep", {}, monday)), "closings")).toBeUndefined();
  });
});

describe("the sweep", () => {
  const meetingsOf = (meetings: NonNullable<Rows["meetings"]>) => ({ meetings: deskWith({ meetings }).meetings });
  /** What the check plans beside the SLA summary, the list of the day and the alerts. */
  const swept = (desk: Desk, now: string) => {
    const plan = accepted(runs(desk, "sweep", {}, at(now)));
    return { ...plan, changes: plan.changes.filter(({ table }) => !["summary", "ticks", "alerts"].includes(table)) };
  };

  it("writes nothing where nothing flipped", () => {
    expect(swept(withDeal(), "Fri 2026-03-20 16:00").changes).toEqual([]);
    expect(swept(withDeal(), "Tue 2026-03-24 02:59").changes).toEqual([]);
  });

  it.each([
    ["Tue 2026-03-24 03:00", "at-risk", null],
    ["Tue 2026-03-24 16:00", "breached", 1],
  ])("at %s a decision due Tue 15:00 flips to %s, and again nothing", (now, state, overdueHours) => {
    const plan = swept(withDeal(), now);
    expect(plan.changes).toEqual([
      {
        table: "clocks",
        key: "DR-0001/decision",
        set: { state, ...(overdueHours ? { overdueHours } : { elapsedHours: 36 }), alertedAt: on(now) },
      },
    ]);
    expect(swept(deskAfter(withDeal(), plan), now).changes).toEqual([]);
  });

  it.each([
    ["Fri 2026-02-06 23:00", {}, undefined],
    ["Sat 2026-02-07 00:10", {}, "2026-02-07"],
    ["Sat 2026-02-14 23:00", {}, "2026-02-14"],
    ["Sun 2026-02-15 00:10", {}, undefined],
    ["Wed 2026-04-08 00:10", { updateDueOn: "2026-05-09" }, "2026-04-08"],
    ["Sat 2026-02-07 00:10", { stage: "lapsed" }, undefined],
  ] as [string, Partial<Row<"registrations">>, string | undefined][])(
    "at %s with %j there is something to remind of: %s",
    (now, more, day) => {
      expect(errandOf(swept(approved(more), now), "reminders")?.once).toBe(day);
    },
  );

  it("puts a clock back that was lost, with its owner", () => {
    const lost = { ...withDeal(), clocks: [] };
    expect(swept(lost, "Fri 2026-03-20 16:00").changes).toMatchObject([
      { table: "clocks", add: { id: "DR-0001/decision", owner: ann, state: "running", alertedAt: null } },
    ]);
  });

  it("moves the due moments when a holiday is entered, on the row and on the clock", () => {
    const more = {
      ...withDeal(),
      holidays: [...withDeal().holidays, ...deskWith({ holidays: [{ calendar: "desk", day: "2026-03-23" }] }).holidays],
    };
    const plan = swept(more, "Fri 2026-03-20 16:00");
    const due = { dueAt: on("Wed 2026-03-25 15:00"), warnAt: on("Wed 2026-03-25 03:00") };
    expect(plan.changes).toEqual([
      { table: "clocks", key: "DR-0001/decision", set: { state: "running", ...due } },
      { table: "registrations", key: "DR-0001", set: { decisionDueAt: due.dueAt, warnAt: due.warnAt } },
    ]);
    expect(swept(deskAfter(more, plan), "Fri 2026-03-20 17:00").changes).toEqual([]);
  });

  it("stops the clock of the first contact when somebody wrote it down", () => {
    const approved = does(withDeal(), "decide", approve, at("Mon 2026-03-23 10:00"));
    const contacted = {
      ...approved,
      registrations: [{ ...approved.registrations[0]!, aeContactedAt: on("Mon 2026-03-23 14:00") }],
    };
    const plan = swept(contacted, "Mon 2026-03-23 15:00");
    expect(plan.changes).toEqual([
      {
        table: "clocks",
        key: "DR-0001/outreach",
        set: { state: "met", stoppedAt: on("Mon 2026-03-23 14:00"), elapsedHours: 4, overdueHours: null },
      },
      { table: "team", key: lee, set: { registrations: 1 } },
    ]);
    expect(swept(deskAfter(contacted, plan), "Mon 2026-03-23 16:00").changes).toEqual([]);
  });

  it("stops the clock of the first meeting when one was held, and notes it on the registration", () => {
    const approved = does(withDeal(), "decide", approve, at("Mon 2026-03-23 10:00"));
    const meeting = (status: "booked" | "held", startsAt: string) =>
      ({ id: startsAt, registration: "DR-0001", status, startsAt: on(startsAt) }) as const;
    const booked = { ...approved, ...meetingsOf([meeting("booked", "Thu 2026-03-26 11:00")]) };
    expect(swept(booked, "Thu 2026-03-26 12:00").changes.map(({ table }) => table)).not.toContain("registrations");
    const held = [meeting("held", "Fri 2026-03-27 11:00"), meeting("held", "Thu 2026-03-26 11:00")];
    const met = { ...approved, ...meetingsOf(held) };
    const plan = swept(met, "Fri 2026-03-27 12:00");
    expect(setIn(plan, "DR-0001")).toEqual({ firstMeetingAt: on("Thu 2026-03-26 11:00") });
    expect(plan.changes).toContainEqual({
      table: "clocks",
      key: "DR-0001/meeting",
      set: { state: "met", stoppedAt: on("Thu 2026-03-26 11:00"), elapsedHours: 73, overdueHours: null },
    });
    expect(clocksIn(swept(deskAfter(met, plan), "Fri 2026-03-27 13:00"))).toEqual([]);
  });

  it("keeps what the first meeting took where a row brings one", () => {
    const approved = does(withDeal(), "decide", approve, at("Mon 2026-03-23 10:00"));
    const brought = {
      ...approved,
      clocks: [],
      registrations: [{ ...approved.registrations[0]!, firstMeetingAt: on("Mon 2026-03-23 16:00") }],
    };
    expect(clocksIn(swept(brought, "Mon 2026-03-23 17:00"))).toEqual(["+ DR-0001/outreach", "+ DR-0001/meeting"]);
  });

  it("takes away open clocks of what has ended, and stopped ones after 13 weeks", () => {
    const rows: Rows = {
      clocks: [
        { id: "DR-0009/decision", state: "running", startedAt: friday },
        { id: "DR-0008/decision", state: "met", stoppedAt: on("Fri 2025-12-19 14:59") },
        { id: "DR-0007/decision", state: "met", stoppedAt: on("Fri 2025-12-19 16:01") },
      ],
    };
    expect(clocksIn(swept(deskWith(rows), "Fri 2026-03-20 16:00"))).toEqual([
      "- DR-0009/decision",
      "- DR-0008/decision",
    ]);
  });

  it("has no clock for a row that somebody is typing, nor for a promise that is not active", () => {
    const policies = deskWith().policies.map((policy) => ({ ...policy, active: policy.key !== "decision" }));
    expect(
      swept(
        deskWith({ registrations: [{ partner: "Northwind", stage: "submitted", receivedAt: friday }] }),
        "Fri 2026-03-20 16:00",
      ).changes,
    ).toEqual([]);
    expect(clocksIn(swept({ ...withDeal(), policies }, "Fri 2026-03-20 16:00"))).toEqual(["- DR-0001/decision"]);
  });

  it("marks mails whose sending was cut off, for a person to look at", () => {
    const outbox = [{ key: "a", state: "sending", claimedAt: on("Fri 2026-03-20 15:00") }] as const;
    expect(swept(deskWith({ outbox }), "Fri 2026-03-20 15:10").changes).toEqual([]);
    expect(swept(deskWith({ outbox }), "Fri 2026-03-20 15:11").changes).toMatchObject([
      { table: "outbox", key: "a", set: { state: "check" } },
    ]);
  });

  it("says what else is due", () => {
    const rows: Rows = {
      registrations: [
        { id: "DR-0001", stage: "approved", protectedUntil: "2026-03-19", updateDueOn: "2026-04-01" },
        { partner: "Northwind" },
      ],
      outbox: [{ key: "a", state: "waiting" }],
    };
    const monthly = { flow: "monthly", input: { month: "2026-03" }, once: "2026-03" };
    expect(swept(deskWith(rows), "Mon 2026-03-23 08:30").reply.errands).toEqual([
      { flow: "typed" },
      { flow: "endings" },
      { flow: "resend" },
      { flow: "weekly", input: { week: "2026-W12" } },
      monthly,
    ]);
    const settings = [{ key: "formTab", value: "Form Responses 1" }];
    const weeks = [{ week: "2026-W11", state: "sent" }] as const;
    expect(swept(deskWith({ settings, weeks }), "Fri 2026-03-20 16:00").reply.errands).toEqual([{ flow: "responses" }]);
    expect(swept(deskWith({ weeks }), "Fri 2026-03-20 16:00").reply.errands).toEqual([monthly]);
  });
});

describe("rows that people typed", () => {
  const said = {
    partner: "Northwind",
    partnerRole: "Nora Wind",
    companyName: "Hooli",
    contactName: "Gavin",
    contactTitle: "CEO",
    contactEmail: "gavin@hooli.example",
    companySize: "10k",
    industry: "Tech",
    dealSize: 9000,
    closeQuarter: "Q3/26",
    partnershipType: "Referral",
    buyingSignal: "RFP",
    existingRelationship: "no",
  } as const;
  const typed = (rows: readonly Partial<Row<"registrations">>[], now = "Fri 2026-03-20 16:00", highest = {}) =>
    accepted(runs(deskWith({ registrations: rows }), "typed", {}, { ...at(now), user: cory, highest }));

  it("Q52: a whole one becomes a registration like any other", () => {
    const plan = typed([
      { id: "DR-0001", companyName: "Initech", matchKey: "initech" },
      { ...said, nextStep: "Ring them" },
    ]);
    expect(setIn(plan, "@3")).toMatchObject({
      id: "DR-0002",
      stage: "submitted",
      partner: "Northwind",
      closeQuarter: "Q3 2026",
      matchKey: "hooli @hooli.example",
      channel: "sheet",
      nextStep: "Ring them",
      receivedAt: on("Fri 2026-03-20 16:00"),
      version: 1,
    });
    expect(clocksIn(plan)).toEqual(["+ DR-0002/decision"]);
    expect(mailsIn(plan)).toEqual([["acknowledged", "nora@northwind.example", ann]]);
    expect(plan).toMatchObject({ reply: { taken: 1, waiting: 0 }, issued: { registrations: 2 } });
  });

  it("Q52: one that lacks a required cell waits, and so does one that cannot be taken", () => {
    const plan = typed([
      { ...said, industry: "" },
      { ...said, partner: "Nobody" },
      { ...said, contactEmail: "gavin" },
    ]);
    expect(plan).toMatchObject({ letters: [], reply: { taken: 0, waiting: 3 } });
    expect(plan.changes.map((change) => "key" in change && [change.key, "set" in change && change.set])).toEqual([
      ["@3", { flags: ['Not taken in: There is no partner called "Nobody". Enter it in the Partners tab first.'] }],
      ["@4", { flags: ['Not taken in: Contact e-mail: "gavin" is not an e-mail address.'] }],
    ]);
    expect(plan.issued).toBeUndefined();
  });

  describe("one that had a number", () => {
    const known = withDeal();
    const [initech = row("registrations", {})] = known.registrations;
    const lost = { ...known, registrations: [{ ...initech, id: "" }] };

    it("and lost it, as to merged cells, gets no other, and is told", () => {
      const plan = accepted(runs(lost, "typed", {}, { now: friday + 24 * HOUR }));
      expect([plan.changes, plan.letters]).toEqual([[], []]);
      const { problems } = accepted(asks(lost, "problems", {})).reply;
      expect(problems.filter(({ kind }) => kind === "lost")).toMatchObject([{ where: ["row 2"], count: 1 }]);
      const { checks } = accepted(asks(lost, "health", {})).reply;
      expect(checks.find(({ what }) => what === "new rows")).toMatchObject({ well: false });
    });

    it.each(["history", "new"] as const)("is not part of a crowd that is %s", (as) => {
      const others = Array.from({ length: 6 }, (_, n) =>
        row("registrations", { partner: "Northwind", companyName: `Firm ${n}` }),
      );
      const crowded = { ...lost, registrations: [...lost.registrations, ...others] };
      const { changes } = accepted(asks(crowded, "crowd", { as }));
      expect(changes.filter((change) => "key" in change && change.key === "@2")).toEqual([]);
    });

    it("takes it back from whoever writes it there, and one that was never given is put back", () => {
      const at = Object.keys(row("registrations", {})).indexOf("id");
      const over = { table: "registrations", row: 1, column: "id", at, before: "" } as const;
      expect(accepted(runs(known, "putBack", over)).changes).toEqual([]);
      const typed = { ...known, registrations: [row("registrations", { id: "DR-0099", partner: "Northwind" })] };
      expect(accepted(runs(typed, "putBack", over)).changes).toMatchObject([{ key: "DR-0099", set: { id: "" } }]);
    });

    it("and is a copy, by which people began the next one, is new", () => {
      const copy = { ...initech, id: "", companyName: "Globex", matchKey: initech.matchKey };
      const plan = accepted(runs({ ...known, registrations: [initech, copy] }, "typed", {}, { now: friday + HOUR }));
      expect(plan.reply.taken).toBe(1);
    });
  });

  it("one that was refused says so until it is put right, and is no word's to wait for", () => {
    const refused = { ...said, partner: "Nobody" };
    const first = typed([refused, { ...refused, companyName: "Globex" }]);
    const before = deskAfter(deskWith({ registrations: [refused, { ...refused, companyName: "Globex" }] }), first);
    expect(accepted(runs(before, "typed")).changes).toEqual([]);
    const right = { ...before.registrations[0]!, partner: "Northwind" };
    const others = Array.from({ length: 5 }, (_, at) =>
      row("registrations", { ...said, companyName: `Company ${at}` }),
    );
    const after = accepted(runs({ ...before, registrations: [right, before.registrations[1]!, ...others] }, "typed"));
    expect(setIn(after, "@2")).toMatchObject({ id: "DR-0001", flags: [] });
    expect(after.reply).toEqual({ taken: 6, waiting: 1 });
  });

  it("one that was refused and is being typed again is no longer called refused", () => {
    const plan = typed([{ ...said, industry: "", flags: ["Not taken in: Partner is missing."] }]);
    expect(plan.changes).toEqual([{ table: "registrations", key: "@2", set: { flags: [] } }]);
  });

  it("a cell that cannot be read is told, and not asked of the partner as if it were blank", () => {
    const desk = deskWith({ registrations: [said] });
    const spoilt = (grid: Grid): Grid => ({
      ...grid,
      columns: grid.columns.map((column) =>
        grid.name === "registrations" && column.tag === "dealSize"
          ? { ...column, cells: column.cells.map((cell, at) => (at === 1 ? "about 50k" : cell)) }
          : column,
      ),
    });
    const first = accepted(runs(desk, "typed", { by: ann }, { spoilt }));
    const later = accepted(runs(desk, "typed", {}, { now: friday + HOUR, learnt: first.learnt ?? {}, spoilt }));
    expect(first.changes).toEqual([]);
    expect(setIn(later, "@2")).toEqual({ flags: ['Not taken in: Deal size (ACV): "about 50k" is not a number.'] });
  });

  describe("Q52: a row that lacks something", () => {
    const half: Partial<Row<"registrations">> = { ...said, industry: "", contactTitle: "" };
    const desk = deskWith({ registrations: [half] });
    const run = (now: string, learnt: Partial<Learnt> = {}, by = "", on = desk) =>
      accepted(runs(on, "typed", { by }, { ...at(now), user: ops, learnt }));
    const seen = run("Fri 2026-03-20 15:00", {}, cory);

    it("is being typed until nobody touched it for ten minutes", () => {
      expect(seen).toMatchObject({ changes: [], letters: [], reply: { taken: 0, waiting: 1 } });
      expect(run("Fri 2026-03-20 15:09:59", seen.learnt)).toMatchObject({ changes: [], letters: [] });
      const touched = deskWith({ registrations: [{ ...half, website: "hooli.example" }] });
      const again = run("Fri 2026-03-20 15:09:00", seen.learnt, ann, touched);
      expect(again.learnt?.typing?.["@2"]?.slice(1)).toEqual([on("Fri 2026-03-20 15:09"), ann]);
      expect(run("Fri 2026-03-20 15:18:59", again.learnt, "", touched).changes).toEqual([]);
      expect(run("Fri 2026-03-20 15:19", again.learnt, "", touched).reply).toEqual({ taken: 1, waiting: 0 });
    });

    it("is taken in then: the partner is asked for exactly what is missing, and our clock waits", () => {
      const plan = run("Fri 2026-03-20 15:10", seen.learnt);
      const now = on("Fri 2026-03-20 15:10");
      expect(setIn(plan, "@2")).toMatchObject({
        id: "DR-0001",
        stage: "info-requested",
        receivedAt: now,
        waits: [[now, null]],
        decisionDueAt: null,
        warnAt: null,
        enteredBy: cory,
        nextStep: "The partner answers: Contact title, Industry",
      });
      expect(plan.changes).toContainEqual(
        expect.objectContaining({ add: expect.objectContaining({ id: "DR-0001/decision", state: "paused" }) }),
      );
      expect(mailsIn(plan)).toEqual([["details-asked", "nora@northwind.example", ann]]);
      expect(plan.letters[0]).toMatchObject({ key: "DR-0001/acknowledged", about: "DR-0001" });
      expect(plan.letters[0]?.text).toContain("we need from you:\n\n- Contact title\n- Industry\n\n");
      expect(plan.learnt).toEqual({ typing: {} });
      expect(plan.issued).toEqual({ registrations: 1 });
    });

    it("can be answered, and counts from then on", () => {
      const asked = deskAfter(desk, run("Fri 2026-03-20 15:10", seen.learnt));
      const fields = { industry: "Tech", contactTitle: "CEO" };
      const answered = does(asked, "answer", { id: "DR-0001", fields }, at("Mon 2026-03-23 15:10"));
      expect(answered.registrations[0]).toMatchObject({
        stage: "submitted",
        decisionDueAt: on("Wed 2026-03-25 15:10"),
      });
    });

    it("is asked about by mail to whoever typed it where the partner has no address", () => {
      const partners = [{ name: "Northwind", status: "active" }] as const;
      const bare = deskWith({ registrations: [half], partners });
      expect(mailsIn(run("Fri 2026-03-20 15:10", seen.learnt, "", bare))).toEqual([["details-asked", cory, ann]]);
      const nobody = run("Fri 2026-03-20 15:00", {}, "", bare);
      expect(run("Fri 2026-03-20 15:10", nobody.learnt, "", bare).letters).toMatchObject([{ to: [ops] }]);
    });

    it("even of the company's name, but not of the partner's", () => {
      const nameless = deskWith({
        registrations: [
          { ...half, companyName: "" },
          { ...half, partner: "" },
        ],
      });
      const first = run("Fri 2026-03-20 15:00", {}, "", nameless);
      const plan = run("Fri 2026-03-20 15:10", first.learnt, "", nameless);
      expect(plan.letters).toMatchObject([{ subject: "Deal Registration — Details Needed — your deal" }]);
      expect(setIn(plan, "@3")).toEqual({ flags: ["Not taken in: Partner is missing."] });
    });
  });

  it("several get numbers in the order of their rows, and the same deal twice is one", () => {
    const plan = typed(
      [
        { ...said, companyName: "A" },
        { ...said, partner: "Nobody" },
        { ...said, companyName: "B" },
        { ...said, companyName: "a" },
      ],
      undefined,
      { registrations: 9 },
    );
    expect([setIn(plan, "@2").id, setIn(plan, "@4").id, setIn(plan, "@5").id]).toEqual([
      "DR-0010",
      "DR-0011",
      undefined,
    ]);
    expect(plan).toMatchObject({ reply: { taken: 2, waiting: 2 }, issued: { registrations: 11 } });
  });

  it("Q54: more than five at once wait for a click", () => {
    const rows = Array.from({ length: 6 }, (_, index) => ({ ...said, companyName: `Company ${index}` }));
    expect(typed(rows)).toMatchObject({ changes: [], letters: [], reply: { taken: 0, waiting: 6 } });
    expect(typed(rows.slice(1)).reply).toEqual({ taken: 5, waiting: 0 });
    const halves = rows.map((one, index) => (index % 2 ? { ...one, industry: "" } : one));
    expect(typed(halves)).toMatchObject({ changes: [], letters: [], reply: { taken: 0, waiting: 6 } });
  });

  describe("Q54: a crowd of new rows", () => {
    const rows = Array.from({ length: 7 }, (_, index) => ({ ...said, companyName: `Company ${index}` }));
    const crowded = deskWith({ registrations: [...rows, { ...said, industry: "" }, { ...said, partner: "" }] });
    const says = (as: string) => accepted(asks(crowded, "crowd", { as }, { user: cory }));
    const lines = "@2 @3 @4 @5 @6 @7 @8 @9".split(" ");

    it("is acknowledged by a word, each row by its own mail; what is missing is asked", () => {
      const plan = says("new");
      expect(lines.map((key) => setIn(plan, key).id)).toEqual(lines.map((_, index) => `DR-000${index + 1}`));
      expect(plan.letters.map(({ template }) => template)).toEqual([
        ...rows.map(() => "acknowledged"),
        "details-asked",
      ]);
      expect(plan.reply).toEqual({ taken: 8, refused: [{ row: 10, text: "Partner is missing." }] });
      expect(plan.issued).toEqual({ registrations: 8 });
      expect(deskAfter(crowded, plan).registrations.filter(({ id }) => !id).length).toBe(1);
    });

    it("or is history: each gets its number and its moments, and nobody is mailed", () => {
      const plan = says("history");
      expect(setIn(plan, "@2")).toMatchObject({
        id: "DR-0001",
        stage: "submitted",
        receivedAt: friday,
        channel: "import",
      });
      expect(setIn(plan, "@9")).toMatchObject({ id: "DR-0008" });
      expect(plan).toMatchObject({ letters: [], inPieces: true, reply: { taken: 8 } });
      expect(clocksIn(plan)).toEqual([]);
    });

    it("is a coordinator's to judge, and only as one or the other", () => {
      expect(() => asks(crowded, "crowd", { as: "rubbish" })).toThrow();
      expect(flows.crowd.who).toEqual(["coordinator", "approver"]);
    });
  });

  it.each<[Partial<Row<"registrations">>, Partial<Row<"registrations">>, string]>([
    [
      { stage: "approved", decidedAt: on("Mon 2026-03-02 10:00") },
      { verdict: "approve", protectedUntil: "2026-05-31", updateDueOn: "2026-04-01" },
      "it brings a stage",
    ],
    [{ decidedAt: on("Mon 2026-03-02 10:00"), stage: "rejected" }, { verdict: "reject" }, "it brings a decision"],
    [
      { receivedAt: on("Thu 2026-03-19 15:59") },
      { stage: "submitted", decisionDueAt: on("Mon 2026-03-23 15:59") },
      "it came more than a day ago",
    ],
  ])("Q54: %j is history, and nobody is mailed: %#", (brings, follows) => {
    const plan = typed([{ ...said, ...brings }]);
    expect(plan.letters).toEqual([]);
    expect({ ...said, ...brings, ...setIn(plan, "@2") }).toMatchObject({
      id: "DR-0001",
      matchKey: "hooli @hooli.example",
      ...brings,
      ...follows,
    });
  });

  it("a moment of today is taken as typed by us: the clock starts when the desk took it in", () => {
    const plan = typed([{ ...said, receivedAt: on("Fri 2026-03-20 10:00") }]);
    expect(setIn(plan, "@2").receivedAt).toBe(on("Fri 2026-03-20 16:00"));
    expect(plan.letters).toHaveLength(1);
  });
});

describe("mails that waited", () => {
  const mail = (key: string, to: string[], state: Row<"outbox">["state"] = "waiting") => ({
    key,
    to,
    state,
    subject: key,
  });
  const resent = (outbox: readonly Partial<Row<"outbox">>[], mailsLeft: number) =>
    accepted(runs(deskWith({ outbox }), "resend", {}, { state: { mailsLeft } }));

  it("S24: go out in their order while the quota lasts, whole or not at all", () => {
    const plan = resent(
      [
        mail("a", ["x@y.example"]),
        mail("b", ["1@y.example", "2@y.example", "3@y.example"]),
        mail("c", ["x@y.example"], "sent"),
        mail("d", ["x@y.example"]),
      ],
      3,
    );
    expect(plan.claimed?.map(({ key, state, claimedAt }) => [key, state, claimedAt])).toEqual([
      ["a", "sending", friday],
      ["d", "sending", friday],
    ]);
    expect(plan.changes.map((change) => "key" in change && change.key)).toEqual(["a", "d"]);
    expect(plan.letters).toEqual([]);
  });

  it("wait on where there is no room", () => {
    expect(resent([mail("a", ["x@y.example"])], 0)).toMatchObject({ changes: [], claimed: [], reply: { claimed: 0 } });
  });
});

describe("the coverage matrix", () => {
  const uncovered = deskWith({
    coverage: [
      {
        partner: "Contoso Cloud",
        tier: "Gold",
        state: "at-risk",
        gaps: ["pam", "ae", "se"],
        since: friday,
        dueAt: on("Mon 2026-03-23 15:00"),
      },
      { partner: "Northwind", tier: "Silver", pam: ann, state: "managed" },
    ],
  });
  const states = (now: string) =>
    accepted(runs(uncovered, "sweep", {}, at(now))).changes.flatMap((change) =>
      change.table === "coverage" && "set" in change ? [[change.key, change.set.state]] : [],
    );

  it("shows a partner as unmanaged once the time to name somebody is over, though nobody types", () => {
    expect(states("Mon 2026-03-23 15:00")).toEqual([]);
    expect(states("Mon 2026-03-23 15:00:01")).toEqual([["Contoso Cloud", "unmanaged"]]);
  });
});
