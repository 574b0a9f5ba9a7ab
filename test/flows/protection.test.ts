import type { Input } from "../../src/contract";
import type { Row } from "../../src/model/workbook";
import { accepted, on, refused } from "../notation";
import {
  ann,
  asks,
  avery,
  clocksIn,
  cory,
  deal,
  type Desk,
  deskAfter,
  deskWith,
  does,
  kim,
  lee,
  mailsIn,
  type Rows,
  setIn,
} from "./desk";

const row = {
  id: "DR-0001",
  stage: "approved",
  partner: "Contoso Cloud",
  partnerRole: "Pat Moss",
  companyName: "Initech",
  matchKey: "initech",
  verdict: "approve",
  receivedAt: on("Wed 2026-01-14 10:00"),
  decidedAt: on("Thu 2026-01-15 14:00"),
  protectedFrom: "2026-01-15",
  protectedUntil: "2026-04-15",
  updateDueOn: "2026-02-14",
  version: 2,
} as const;

/** S9: approved on 15 January 2026 at 14:00, with what differs. */
const approved = (more: Partial<Row<"registrations">> = {}, rows: Rows = {}): Desk =>
  deskWith({ registrations: [{ ...row, ...more }], clocks: [{ id: "DR-0001/meeting" }], ...rows });
const lapsed = (more: Partial<Row<"registrations">> = {}, rows: Rows = {}): Desk =>
  approved(
    {
      stage: "lapsed",
      endedAt: on("Sun 2026-02-15 00:00"),
      endReason: "No update from the partner",
      version: 3,
      ...more,
    },
    rows,
  );

describe("an update", () => {
  const update = (desk: Desk, now: string, more: Partial<Input<"update">> = {}, user = cory) =>
    asks(desk, "update", { id: "DR-0001", by: "partner", note: "They met the CIO", ...more }, { now: on(now), user });
  const updated = (desk: Desk, now: string, more: Partial<Input<"update">> = {}) =>
    deskAfter(desk, accepted(update(desk, now, more)));

  it("S9: of the partner moves the next day for one and never the end, each time", () => {
    const days = ["Tue 2026-02-10 10:00", "Wed 2026-03-11 10:00", "Thu 2026-04-09 10:00"];
    let desk = approved();
    const due = days.map((now) => {
      desk = updated(desk, now);
      return desk.registrations[0]?.updateDueOn;
    });
    expect(due).toEqual(["2026-03-12", "2026-04-10", "2026-05-09"]);
    expect(desk.registrations[0]).toMatchObject({
      protectedUntil: "2026-04-15",
      lastPartnerUpdateAt: on("Thu 2026-04-09 10:00"),
      version: 5,
    });
  });

  it("of the partner is written down on its behalf, with its words, and mails nobody", () => {
    const plan = accepted(update(approved(), "Tue 2026-02-10 10:00", {}, ann));
    expect(plan).toMatchObject({ reason: "They met the CIO", onBehalfOf: "Contoso Cloud", letters: [] });
    expect(plan.reply).toEqual({
      id: "DR-0001",
      stage: "approved",
      version: 3,
      protectedUntil: "2026-04-15",
      updateDueOn: "2026-03-12",
      lastPartnerUpdateAt: "2026-02-10T15:00:00.000Z",
      extensionAskedAt: null,
      extensions: 0,
    });
  });

  it("S9: of ours stands in the history and does not count", () => {
    const plan = accepted(update(approved(), "Tue 2026-02-10 10:00", { by: "desk" }));
    expect(setIn(plan, "DR-0001")).toEqual({ version: 3 });
    expect(plan).toMatchObject({ reason: "They met the CIO", onBehalfOf: "" });
  });

  it("S9: counts on the last day and is late a second after it, with the way on", () => {
    expect(update(approved(), "Sat 2026-02-14 23:59:59").ok).toBe(true);
    const no = refused(update(approved(), "Sun 2026-02-15 00:00:01"));
    expect(no).toMatchObject({ why: "decided", stage: "lapsed" });
    expect(no.text).toBe(
      "DR-0001 has lapsed: the partner's update was due by Feb 14, 2026. A coordinator may reinstate it, with a reason, while nobody else holds the account.",
    );
    expect(refused(update(lapsed(), "Mon 2026-02-16 09:00")).text).toBe(no.text);
  });

  it.each([
    [
      approved({ updateDueOn: "2026-05-09" }),
      "Thu 2026-04-16 09:00",
      "ended on Apr 15, 2026. The partner may register",
    ],
    [approved({ updateDueOn: "" }), "Thu 2026-04-16 09:00", "ended on Apr 15, 2026. The partner may register"],
    [lapsed(), "Thu 2026-04-16 09:00", "The partner may register the deal anew."],
    [approved({ stage: "rejected" }), "Tue 2026-02-10 10:00", "DR-0001 is rejected."],
  ])("%# is refused with the way on at %s", (desk, now, text) => {
    const no = refused(update(desk, now));
    expect(no.why).toBe("decided");
    expect(no.text).toContain(text);
  });

  it("is taken after the day while a dispute or a request holds the account", () => {
    for (const held of [{ dispute: "D-1" }, { extensionAskedAt: on("Fri 2026-02-13 10:00") }])
      expect(updated(approved(held), "Mon 2026-02-16 09:00").registrations[0]?.updateDueOn).toBe("2026-03-18");
  });

  it.each([
    [{ id: "DR-0009" }, "not-found", "id"],
    [{ note: "  " }, "needs-reason", "note"],
    [{ dealStage: "Nowhere" }, "invalid", "dealStage"],
    [{ version: 1 }, "stale", undefined],
  ] as [Partial<Input<"update">>, string, string | undefined][])("%j is refused: %s", (more, why, field) => {
    const no = refused(update(approved(), "Tue 2026-02-10 10:00", more));
    expect([no.why, no.field]).toEqual([why, field]);
  });

  const stages = [
    { stage: "Proposal", kind: "open", activePipeline: true },
    { stage: "Closed Won", kind: "won" },
    { stage: "Closed Lost", kind: "lost" },
  ] as const;
  const withLinked = (more: Partial<Row<"registrations">> = {}) =>
    approved(more, {
      stages,
      deals: [
        { id: "D-1", registration: "DR-0001", stage: "Discovery", version: 1 },
        { id: "D-2", registration: "DR-0002", stage: "Discovery", version: 1 },
      ],
    });

  it("with the stage of the deal moves the linked deal too", () => {
    const now = on("Tue 2026-02-10 10:00");
    const { deals, registrations } = updated(withLinked(), "Tue 2026-02-10 10:00", { dealStage: "proposal" });
    expect(deals).toMatchObject([
      { stage: "Proposal", stageChangedAt: now, closedOn: "", version: 2 },
      { stage: "Discovery", stageChangedAt: null, version: 1 },
    ]);
    expect(registrations[0]).toMatchObject({ stage: "approved", updateDueOn: "2026-03-12" });
  });

  it.each([
    ["Closed Won", "won", {}],
    ["Closed Lost", "lost", { stage: "lapsed", endedAt: on("Sun 2026-02-15 00:00") }],
  ] as [string, string, Partial<Row<"registrations">>][])(
    "with a deal that is %s the registration is %s",
    (dealStage, stage, more) => {
      const plan = accepted(update(withLinked(more), "Mon 2026-02-16 10:00", { dealStage, by: "desk" }));
      expect(setIn(plan, "DR-0001")).toMatchObject({ stage, updateDueOn: "", nextStep: "" });
      expect(clocksIn(plan)).toEqual(["- DR-0001/meeting"]);
      expect(plan.changes).toContainEqual(
        expect.objectContaining({
          table: "deals",
          key: "D-1",
          set: expect.objectContaining({ closedOn: "2026-02-16" }),
        }),
      );
    },
  );
});

describe("an extension", () => {
  const kept = { updateDueOn: "2026-05-09", lastPartnerUpdateAt: on("Thu 2026-04-09 10:00") };
  const extend = (desk: Desk, user: string, now: string, more: Partial<Input<"extend">> = {}) =>
    asks(desk, "extend", { id: "DR-0001", reason: "Legal takes until May", ...more }, { now: on(now), user });
  const friday = "Fri 2026-04-10 10:00";
  const asked = does(
    approved(kept),
    "extend",
    { id: "DR-0001", reason: "Legal takes until May" },
    { now: on(friday), user: ann },
  );

  it("S10: is granted by an approver, 90 days from the old end, and the partner is told", () => {
    const plan = accepted(extend(approved(kept), avery, friday));
    expect(setIn(plan, "DR-0001")).toEqual({
      protectedUntil: "2026-07-14",
      extensions: 1,
      extensionAskedAt: null,
      version: 3,
    });
    expect(mailsIn(plan)).toEqual([["extended", "pat@contoso.example", ann]]);
    expect(plan.letters[0]?.text).toContain("yours to Jul 14, 2026");
    expect(plan).toMatchObject({ reason: "Legal takes until May", reply: { extensions: 1 } });
  });

  it("is asked for by whoever is no approver, on behalf of the partner", () => {
    expect(asked.registrations[0]).toMatchObject({
      stage: "approved",
      protectedUntil: "2026-04-15",
      extensionAskedAt: on(friday),
    });
    expect(accepted(extend(approved(kept), cory, friday))).toMatchObject({ onBehalfOf: "Contoso Cloud", letters: [] });
    expect(refused(extend(asked, cory, friday))).toMatchObject({ why: "conflict" });
    expect(refused(extend(asked, cory, friday, { request: "grant" }))).toMatchObject({ why: "not-allowed" });
    expect(refused(extend(asked, lee, friday, { request: "refuse" }))).toMatchObject({ why: "not-allowed" });
  });

  it("Q61: asked for in time it is granted after the end too; what fell due meanwhile gets a new day", () => {
    expect(setIn(accepted(extend(asked, avery, "Mon 2026-04-20 10:00")), "DR-0001")).toMatchObject({
      protectedUntil: "2026-07-14",
    });
    const late = accepted(extend(asked, avery, "Mon 2026-05-11 10:00"));
    expect(setIn(late, "DR-0001")).toMatchObject({ protectedUntil: "2026-07-14", updateDueOn: "2026-06-10" });
  });

  it("S10: asked for after the end it is refused, with the offer to register anew", () => {
    for (const user of [ann, avery]) {
      const no = refused(extend(approved(kept), user, "Thu 2026-04-16 09:00"));
      expect(no).toMatchObject({ why: "decided", stage: "expired" });
      expect(no.text).toBe("The protection of DR-0001 ended on Apr 15, 2026. The partner may register the deal anew.");
    }
  });

  it("S10: counts the days of a leap year", () => {
    const leap = { protectedFrom: "2027-12-01", protectedUntil: "2028-02-29", updateDueOn: "2028-03-20" };
    expect(setIn(accepted(extend(approved(leap), avery, "Mon 2028-02-28 10:00")), "DR-0001").protectedUntil).toBe(
      "2028-05-29",
    );
  });

  it("comes once, or as often as the program says", () => {
    const once = deskAfter(asked, accepted(extend(asked, avery, friday)));
    expect(refused(extend(once, avery, friday))).toMatchObject({ why: "conflict" });
    expect(refused(extend(once, avery, friday)).text).toContain("extended already, to Jul 14, 2026");
    const twice = { ...once, settings: [...once.settings, { key: "extensions", value: "2", meaning: "" }] };
    expect(setIn(accepted(extend(twice, avery, friday)), "DR-0001").protectedUntil).toBe("2026-10-12");
  });

  it("is refused with a reason that the partner reads and that names no other partner", () => {
    const no = { request: "refuse", reason: "The deal has not moved since Mar 11, 2026" } as const;
    const plan = accepted(extend(asked, avery, friday, no));
    expect(setIn(plan, "DR-0001")).toEqual({ extensionAskedAt: null, version: 4 });
    expect(mailsIn(plan)).toEqual([["not-extended", "pat@contoso.example", ann]]);
    expect(plan.letters[0]?.text).toContain("because: The deal has not moved since Mar 11, 2026");
    const rival = { ...row, id: "DR-0002", partner: "Northwind", stage: "submitted" } as const;
    const contested = {
      ...asked,
      registrations: [...asked.registrations, ...deskWith({ registrations: [rival] }).registrations],
    };
    const naming = { ...asked.registrations[0]!, id: "DR-0003" };
    const behind = { ...contested, registrations: [contested.registrations[1]!, naming] };
    expect(
      refused(extend(behind, avery, friday, { ...no, id: "DR-0003", reason: "Northwind was first" })),
    ).toMatchObject({ why: "invalid", field: "reason" });
    expect(refused(extend(approved(kept), avery, friday, no))).toMatchObject({ why: "conflict" });
  });

  it.each([
    [{ reason: " " }, "needs-reason", "reason"],
    [{ version: 7 }, "stale", undefined],
  ] as [Partial<Input<"extend">>, string, string | undefined][])("%j is refused: %s", (more, why, field) => {
    const no = refused(extend(approved(kept), avery, friday, more));
    expect([no.why, no.field]).toEqual([why, field]);
  });

  it("an open request holds the account against another partner, even after the end", () => {
    const now = on("Mon 2026-04-20 10:00");
    const rival = does(asked, "register", deal({ token: "t-2", partner: "Northwind" }), { now });
    const approve = { id: "DR-0002", verdict: "approve", ae: kim };
    expect(refused(asks(rival, "decide", approve, { now }))).toMatchObject({ why: "conflict", of: "DR-0001" });
  });
});

describe("a lapsed one is reinstated", () => {
  const reinstate = (desk: Desk, now: string, more: Partial<Input<"reinstate">> = {}, user = cory) =>
    asks(desk, "reinstate", { id: "DR-0001", reason: "Pat was ill", ...more }, { now: on(now), user });
  const monday = "Mon 2026-02-16 10:00";

  it("S13: 30 days from now for the next update, to the old end, and the partner is told", () => {
    const plan = accepted(reinstate(lapsed(), monday));
    expect(setIn(plan, "DR-0001")).toEqual({
      stage: "approved",
      updateDueOn: "2026-03-18",
      endedAt: null,
      endReason: "",
      nextStep: "The partner tells us by Mar 18, 2026 how it is going",
      version: 4,
    });
    expect(mailsIn(plan)).toEqual([["reinstated", "pat@contoso.example", ann]]);
    expect(plan).toMatchObject({ reason: "Pat was ill", reply: { stage: "approved", protectedUntil: "2026-04-15" } });
  });

  it("even before the hourly check has come by", () => {
    expect(setIn(accepted(reinstate(approved(), "Sun 2026-02-15 00:10")), "DR-0001")).toMatchObject({
      stage: "approved",
      updateDueOn: "2026-03-17",
    });
  });

  it("not while another partner holds the account", () => {
    const rival = {
      ...row,
      id: "DR-0002",
      partner: "Northwind",
      protectedUntil: "2026-05-20",
      updateDueOn: "2026-03-20",
    };
    const taken = lapsed({}, { registrations: [lapsed().registrations[0]!, rival] });
    const no = refused(reinstate(taken, monday));
    expect(no).toMatchObject({ why: "conflict", of: "DR-0002" });
    expect(no.text).not.toContain("override");
    const free = {
      ...taken,
      registrations: [taken.registrations[0]!, { ...taken.registrations[1]!, stage: "lapsed" as const }],
    };
    expect(reinstate(free, monday).ok).toBe(true);
  });

  it("not after its old end", () => {
    expect(reinstate(lapsed(), "Wed 2026-04-15 23:59").ok).toBe(true);
    const no = refused(reinstate(lapsed(), "Thu 2026-04-16 00:00"));
    expect(no).toMatchObject({ why: "decided", stage: "lapsed" });
    expect(no.text).toContain("protected to Apr 15, 2026, which is over. The partner may register the deal anew.");
  });

  it.each([
    [lapsed(), { reason: "" }, cory, "needs-reason"],
    [lapsed(), { version: 2 }, cory, "stale"],
    [approved(), {}, cory, "decided"],
    [approved({ stage: "expired" }), {}, cory, "decided"],
  ] as [Desk, Partial<Input<"reinstate">>, string, string][])("%# is refused: %j", (desk, more, user, why) => {
    expect(refused(reinstate(desk, "Fri 2026-02-13 10:00", more, user)).why).toBe(why);
  });
});

describe("a registration is won or lost", () => {
  const decide = (desk: Desk, verdict: "win" | "lose", more = {}) =>
    accepted(asks(desk, "decide", { id: "DR-0001", verdict, ...more }, { now: on("Mon 2026-02-16 10:00"), user: ann }));

  it("by the desk, and nobody is mailed", () => {
    const plan = decide(approved({ extensionAskedAt: on("Fri 2026-02-13 10:00") }), "win", {
      reason: "Signed on Feb 13",
    });
    expect(setIn(plan, "DR-0001")).toEqual({
      stage: "won",
      endedAt: on("Mon 2026-02-16 10:00"),
      endReason: "Signed on Feb 13",
      nextStep: "",
      updateDueOn: "",
      meetingDueOn: "",
      extensionAskedAt: null,
      version: 3,
    });
    expect(clocksIn(plan)).toEqual(["- DR-0001/meeting"]);
    expect(plan).toMatchObject({ letters: [], reason: "Signed on Feb 13" });
  });

  it("after it lapsed too, whose end stays as it was", () => {
    expect(setIn(decide(lapsed(), "lose"), "DR-0001")).toMatchObject({
      stage: "lost",
      endedAt: on("Sun 2026-02-15 00:00"),
      endReason: "Lost",
    });
  });
});

describe("who held an account when", () => {
  const rows: Rows["registrations"] = [
    { ...row, stage: "lapsed", endedAt: on("Sun 2026-02-15 00:00") },
    {
      ...row,
      id: "DR-0002",
      partner: "Northwind",
      companyName: "INITECH, Inc.",
      stage: "withdrawn",
      protectedFrom: "2026-02-16",
      protectedUntil: "2026-05-17",
      endedAt: on("Mon 2026-03-02 15:00"),
    },
    { ...row, id: "DR-0003", partner: "Northwind", stage: "rejected", verdict: "reject", protectedFrom: "" },
    { ...row, id: "DR-0004", stage: "approved", protectedFrom: "2026-03-09", protectedUntil: "2026-06-07" },
    { ...row, id: "DR-0005", companyName: "Hooli", matchKey: "hooli" },
    { ...row, id: "H-1", stage: "won", protectedFrom: "", protectedUntil: "", decidedAt: on("Mon 2025-03-03 10:00") },
  ];
  const card = accepted(asks(deskWith({ registrations: rows }), "registration", { id: "DR-0004" })).reply;

  it("is told from the first to the last, by days", () => {
    expect(card.holders).toEqual([
      { id: "H-1", partner: "Contoso Cloud", from: "2025-03-03", to: "", how: "won" },
      { id: "DR-0001", partner: "Contoso Cloud", from: "2026-01-15", to: "2026-02-14", how: "lapsed" },
      { id: "DR-0002", partner: "Northwind", from: "2026-02-16", to: "2026-03-02", how: "withdrawn" },
      { id: "DR-0004", partner: "Contoso Cloud", from: "2026-03-09", to: "2026-06-07", how: "approved" },
    ]);
  });

  it("and what goes to the partner tells nothing of it", () => {
    expect(card.status).not.toContain("Northwind");
  });

  it("one that is opened again holds nothing", () => {
    const again = { ...row, stage: "submitted", protectedFrom: "", reopenedAt: on("Mon 2026-02-16 10:00") } as const;
    const { reply } = accepted(asks(deskWith({ registrations: [again] }), "registration", { id: "DR-0001" }));
    expect(reply.holders).toEqual([]);
  });
});
