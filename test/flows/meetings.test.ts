/** The log of meetings on paper: what is booked, held and owed, what follows from it at once, and the brief. */
import type { Row } from "../../src/model/workbook";
import { accepted, on, refused } from "../notation";
import {
  ann,
  asks,
  avery,
  clocksIn,
  cory,
  type Desk,
  deskAfter,
  deskWith,
  does,
  errandOf,
  kim,
  lee,
  mailsIn,
  type Rows,
  runs,
  setIn,
  withDeal,
} from "./desk";

const now = on("Fri 2026-03-20 17:00");
const held = {
  partner: "contoso hosting",
  type: "Co-sell",
  startsAt: "2026-03-20T15:30:00-04:00",
  endsAt: "2026-03-20 16:30",
  status: "held",
  nextStep: "Lee sends the offer by Tuesday",
  pamAttended: true,
};
const deals: Rows["deals"] = [
  { id: "D-1", partner: "Contoso Cloud", account: "Initech", stage: "Proposal", registration: "DR-0001" },
  { id: "D-2", partner: "Northwind", account: "Hooli", stage: "Proposal", meetingsHeld: 4 },
];
const desk = deskWith({ deals: deals.map(({ registration: _, ...deal }) => deal) });
const asked = (input: object, at: Desk = desk, more: object = {}) =>
  asks(at, "logMeeting", input, { user: ann, now, ...more });
const logged = (input: object, at: Desk = desk, more: object = {}) => accepted(asked(input, at, more));
const rowIn = (at: Desk, id = "M-0001") => at.meetings.find((one) => one.id === id);

describe("a meeting is logged", () => {
  it("with the next number, under the partner's name of today, booked where nothing else is said", () => {
    const { endsAt, status, nextStep, ...booked } = held;
    const after = deskAfter(
      desk,
      logged({ ...booked, startsAt: "2026-03-24 10:00" }, desk, { highest: { meetings: 41 } }),
    );
    expect(after.meetings).toEqual([
      {
        ...rowIn(after, "M-0042"),
        partner: "Contoso Cloud",
        type: "Co-sell",
        startsAt: on("Tue 2026-03-24 10:00"),
        endsAt: null,
        status: "booked",
        nextStep: "",
      },
    ]);
  });

  it("and its deal counts it in the same write, with nothing counted that was not held", () => {
    const plan = logged({ ...held, deal: "D-1" });
    expect(plan.reply).toEqual({ id: "M-0001", status: "held", meetingsHeld: 1, warnings: [] });
    const after = deskAfter(desk, plan);
    expect(after.deals[0]).toMatchObject({ meetingsHeld: 1 });
    for (const status of ["booked", "cancelled", "no-show"]) {
      const back = logged({ id: "M-0001", status }, after);
      expect(back.reply).toMatchObject({ status, meetingsHeld: 0 });
      expect(deskAfter(after, back).deals[0]).toMatchObject({ meetingsHeld: 0 });
    }
    const removed = logged({ id: "M-0001", remove: true }, after);
    expect(removed.reply).toEqual({ id: "M-0001", status: "removed", meetingsHeld: 0, warnings: [] });
    expect(deskAfter(after, removed)).toMatchObject({ meetings: [], deals: [{ meetingsHeld: 0 }, {}] });
  });

  it("once, though it is told twice; what was ticked off meanwhile stays", () => {
    const once = deskAfter(desk, logged(held));
    const after = deskAfter(once, logged({ id: "M-0001", notes: true, attendees: "Pat" }, once));
    const again = logged(held, after);
    expect(again).toMatchObject({ changes: [], reply: { id: "M-0001" } });
    expect(logged({ ...held, startsAt: "2026-03-20T11:30:00-04:00" }, after).reply.id).toBe("M-0002");
  });

  it.each([
    ["a partner that nobody knows", { partner: "Contoso Clout" }, "partner", "Did you mean Contoso Cloud"],
    ["no partner", { partner: " " }, "partner", "With which partner"],
    ["a type that is none", { type: "Lunch" }, "type", "is not one of Co-sell"],
    ["no type", { type: "" }, "type", "What kind of meeting"],
    ["no start", { startsAt: "" }, "startsAt", "When does it start"],
    ["a start that is none", { startsAt: "soon" }, "startsAt", "is not a date and time"],
    ["an end before its start", { endsAt: "2026-03-20 15:00" }, "endsAt", "must end after it starts"],
    ["a status that is none", { status: "Done" }, "status", "is not one of Booked, Held"],
    ["held and still to come", { startsAt: "2026-03-21 10:00", endsAt: "" }, "status", "Sat 21 Mar 2026, 10:00"],
    ["S31: held without a next step", { nextStep: " " }, "nextStep", "agreed as the next step"],
    ["a registration that is none", { registration: "DR-0009" }, "registration", "not in the registration log"],
    ["a deal that is none", { deal: "D-9" }, "deal", "not in the Deals tab"],
    ["another partner's deal", { deal: "D-2" }, "deal", "belongs to Northwind, not to Contoso Cloud"],
    ["notes that are still to come", { notesAt: "2026-03-21 10:00" }, "notesAt", "still to come"],
  ])("not with %s", (_, more, field, text) => {
    const refusal = refused(asked({ ...held, ...more }));
    expect(refusal).toMatchObject({ field, text: expect.stringContaining(text) });
  });

  it("and names everything that is wrong at once", () => {
    expect(refused(asked({ ...held, type: "Lunch", nextStep: "", deal: "D-9" }))).toMatchObject({
      field: "type",
      fields: { type: expect.anything(), nextStep: expect.anything(), deal: expect.anything() },
    });
  });

  it.each([
    ["one that is gone", { id: "M-0009", notes: true }, "not-found"],
    ["one that was removed already", { id: "M-0009", remove: true }, "not-found"],
    ["nobody knows which", { remove: true }, "invalid"],
  ])("nothing is changed of %s", (_, input, why) => {
    expect(refused(asked(input))).toMatchObject({ why, field: "id" });
  });

  it("and ticked off afterwards, even where it came without a next step; the first tick keeps its moment", () => {
    const imported = deskWith({ meetings: [{ id: "M-7", partner: "Gone Ltd", status: "held", startsAt: now - 9e6 }] });
    const ticked = deskAfter(
      imported,
      logged({ id: "M-7", notes: true, followedUp: true, briefReady: true }, imported, { user: cory }),
    );
    expect(rowIn(ticked, "M-7")).toMatchObject({ notesAt: now, followUpAt: now, briefReady: true });
    const later = logged({ id: "M-7", notes: true, followedUp: false }, ticked, { now: now + 1, user: cory });
    expect(rowIn(deskAfter(ticked, later), "M-7")).toMatchObject({ notesAt: now, followUpAt: null });
  });
});

describe("a meeting about a registration", () => {
  const monday = on("Mon 2026-03-23 10:00");
  const approved = does(
    { ...withDeal({ deals }) },
    "decide",
    { id: "DR-0001", verdict: "approve" },
    { now: monday, user: avery },
  );
  const thursday = { ...held, startsAt: "2026-03-26 10:00", endsAt: "", deal: "D-1" };
  const at = { now: on("Thu 2026-03-26 12:00") };

  it("is about that of its deal, stops the clock of the first meeting at once, and gives it back when it is taken back", () => {
    const plan = logged(thursday, approved, at);
    expect(setIn(plan, "DR-0001")).toEqual({ firstMeetingAt: on("Thu 2026-03-26 10:00") });
    expect(clocksIn(plan)).toEqual(["~ DR-0001/meeting"]);
    const after = deskAfter(approved, plan);
    expect(rowIn(after)).toMatchObject({ registration: "DR-0001", deal: "D-1" });
    expect(after.clocks.find(({ id }) => id === "DR-0001/meeting")).toMatchObject({ state: "met" });
    const back = deskAfter(after, logged({ id: "M-0001", status: "no-show" }, after, at));
    expect(back.registrations[0]).toMatchObject({ firstMeetingAt: null });
    expect(back.clocks.find(({ id }) => id === "DR-0001/meeting")).toMatchObject({ state: "running", stoppedAt: null });
  });

  it("leaves what the hourly check would find as it would find it", () => {
    const after = deskAfter(approved, logged(thursday, approved, at));
    const swept = accepted(runs(after, "sweep", {}, at));
    expect(setIn(swept, "DR-0001")).toEqual({});
    expect(clocksIn(swept).filter((clock) => clock.startsWith("~ DR-0001/meeting"))).toEqual([]);
  });

  it("warns where the PAM was not at the first one, and not again (R-052)", () => {
    const first = logged({ ...thursday, pamAttended: false }, approved, at);
    expect(first.reply.warnings).toEqual([
      "This was the first meeting with Contoso Cloud about Initech, and the PAM (Ann Park) should be at the first one. Tick it in the meeting if that was so.",
    ]);
    const after = deskAfter(approved, first);
    const second = { ...thursday, startsAt: "2026-03-26 11:30", pamAttended: false };
    expect(logged(second, after, at).reply.warnings).toEqual([]);
    const ticked = logged({ id: "M-0001", notes: true }, after, at);
    expect(ticked.reply.warnings).toEqual([]);
    const other = { ...second, partner: "Northwind", deal: "" };
    expect(logged(other, after, at).reply.warnings).toEqual([
      expect.stringContaining("first meeting with Northwind, and the PAM"),
    ]);
    expect(logged({ ...second, deal: "" }, after, at).reply.warnings).toEqual([]);
  });
});

it.each([
  ["2026-09-08", 0],
  ["2026-09-09", 1],
])("S35: a QBR of 15 September that is announced on %s has %d warnings", (day, count) => {
  const qbr = { partner: "Northwind", type: "QBR", startsAt: "2026-09-15 14:00", invited: true };
  const { reply } = logged(qbr, desk, { now: on(`${day === "2026-09-08" ? "Tue" : "Wed"} ${day} 23:00`) });
  expect(reply.warnings).toHaveLength(count);
});

describe("what a person does in the tab", () => {
  const typed: Rows["meetings"] = [
    { id: "M-0003", partner: "Contoso Cloud", startsAt: now, status: "held", deal: "D-1" },
    { partner: "Contoso Cloud", startsAt: now, status: "held", deal: "D-1" },
    { partner: "Northwind", startsAt: now },
  ];
  const edited = deskWith({ deals, meetings: typed });

  it("gives a row that is whole its number, and its deal its count", () => {
    const after = deskAfter(edited, accepted(runs(edited, "held")));
    expect(after.meetings.map(({ id }) => id)).toEqual(["M-0003", "M-0004", ""]);
    expect(after.deals.map(({ meetingsHeld }) => meetingsHeld)).toEqual([2, 0]);
    expect(accepted(runs(after, "held")).changes).toEqual([]);
  });

  it("is found by the hourly check where no edit was told, a deleted row too", () => {
    expect(errandOf(accepted(runs(edited, "sweep")), "held")).toBeDefined();
    const after = deskAfter(edited, accepted(runs(edited, "held")));
    expect(errandOf(accepted(runs(after, "sweep")), "held")).toBeUndefined();
    const deleted = { ...after, meetings: after.meetings.slice(1) };
    expect(errandOf(accepted(runs(deleted, "sweep")), "held")).toBeDefined();
  });
});

describe("the calendar", () => {
  const meeting = (id: string, said: string, more: Partial<Row<"meetings">> = {}) => ({
    id,
    partner: "Contoso Cloud",
    type: "Co-sell" as const,
    startsAt: on(said),
    status: "booked" as const,
    ...more,
  });
  const meetings: Rows["meetings"] = [
    meeting("M-5", "Fri 2026-03-20 18:00"),
    meeting("M-6", "Fri 2026-03-20 18:30", { briefReady: true }),
    meeting("M-7", "Fri 2026-03-20 19:00", { type: "QBR", invitedAt: now }),
    meeting("M-8", "Tue 2026-05-05 10:00"),
    meeting("M-9", "Thu 2026-03-19 10:00", { status: "held", nextStep: "Demo", notesAt: now }),
    meeting("M-4", "Tue 2026-01-06 10:00", { status: "held", nextStep: "Demo" }),
    meeting("M-3", "Sun 2026-01-04 10:00", { status: "held", nextStep: "Demo" }),
    meeting("M-2", "Tue 2026-03-10 10:00", { status: "cancelled" }),
  ];
  const calendar = accepted(asks(deskWith({ meetings, deals }), "meetings", {}, { user: cory, now })).reply;

  it("shows the week with the PAM of each partner, and who is silent since when (Q28)", () => {
    expect(calendar).toMatchObject({ week: "2026-W12", from: "2026-03-16", to: "2026-03-23" });
    expect(calendar.partners).toEqual([
      {
        partner: "Contoso Cloud",
        tier: "Gold",
        pam: "Ann Park",
        held: 1,
        booked: 3,
        target: "2-3",
        status: "yellow",
        words: "On target if all are held",
      },
      // S32: shown, and nobody is told.
      {
        partner: "Northwind",
        tier: "Silver",
        pam: "Ann Park",
        held: 0,
        booked: 0,
        target: "as needed",
        status: "none",
        words: "As needed",
      },
    ]);
    expect(calendar.gaps).toEqual([{ partner: "Contoso Cloud", tier: "Gold", pam: "Ann Park", booked: 0, floor: 2 }]);
    expect(calendar.silent).toEqual([{ partner: "Northwind", tier: "Silver", pam: "Ann Park", lastHeldAt: null }]);
  });

  it("names today's meetings without a brief (R-151), and what is owed since the desk was there, the oldest first", () => {
    expect(calendar.withoutBrief).toEqual(["M-5"]);
    expect(calendar.owed.map(({ id, items }) => [id, ...items.map(({ what }) => what)])).toEqual([
      ["M-4", "notes", "follow-up", "stage"],
      ["M-9", "follow-up", "stage"],
    ]);
    expect(calendar.meetings.map(({ id }) => id)).toEqual(["M-4", "M-9", "M-5", "M-6", "M-7", "M-8"]);
  });

  it("goes on where a QBR lies years ahead, and leaves out what was over before the desk was there", () => {
    const far = [meeting("M-1", "Tue 2028-09-12 10:00", { type: "QBR" }), meeting("M-2", "Tue 2023-09-12 10:00")];
    expect(accepted(asks(deskWith({ meetings: far }), "meetings", {}, { now })).reply.owed).toHaveLength(1);
  });

  it("is of no week that is none", () => {
    expect(refused(asks(desk, "meetings", { week: "2026-W54" }))).toMatchObject({ why: "invalid", field: "week" });
  });
});

describe("the brief (R-056)", () => {
  const accounts: Rows["accounts"] = [
    { name: "Initech", owner: lee, stage: "Proposal", openedAt: on("Fri 2026-02-20 09:00"), aliases: ["Initech Inc."] },
  ];
  const meetings: Rows["meetings"] = [
    {
      id: "M-0001",
      partner: "Contoso Cloud",
      type: "Discovery",
      status: "held",
      registration: "DR-0001",
      startsAt: on("Thu 2026-03-12 10:00"),
      nextStep: "A demonstration",
    },
    {
      id: "M-0002",
      partner: "Contoso Cloud",
      type: "Co-sell",
      status: "booked",
      registration: "DR-0001",
      startsAt: on("Tue 2026-03-24 15:00"),
      attendees: `pat@contoso.example, ${kim}`,
    },
    { id: "M-0003", partner: "Northwind", type: "Co-sell", status: "booked", startsAt: on("Tue 2026-03-24 15:00") },
  ];
  const briefed = withDeal({ accounts, meetings });
  const brief = (input: object, at: Desk = briefed, user = ann) => asks(at, "brief", input, { user, now });

  it("has its five contents from what is known, and asks for what nobody wrote down", () => {
    const { title, sections, to, ready } = accepted(brief({ id: "M-0002" })).reply;
    expect(title).toBe("Co-sell with Contoso Cloud about Initech, Tue 24 Mar 2026, 15:00");
    expect(sections.map((section) => section.title)).toEqual([
      "Account background and buying signal",
      "The partner's relationship with the account",
      "What our account executive has done so far",
      "Talking points and who does what",
      "What makes it a success",
    ]);
    const [background, relationship, soFar, talking, success] = sections.map(({ text }) => text.split("\n"));
    expect(background).toEqual(
      expect.arrayContaining([
        "Industry: Software",
        "Buying signal: An introduction",
        "Our opportunity: Proposal, since Feb 20, 2026",
      ]),
    );
    expect(relationship).toContain("To find out: whom does Contoso Cloud know at Initech, and since when?");
    expect(soFar).toContain("Discovery held: Mar 12, 2026, agreed: A demonstration");
    expect(talking).toEqual(
      expect.arrayContaining([
        "Agreed last time: A demonstration",
        "Lee Quinn (AE) leads for us.",
        "Ann Park (PAM) may join.",
      ]),
    );
    expect(success).toContain("A next step with a name and a day, agreed before anybody leaves.");
    expect([to, ready]).toEqual([[lee, ann, kim], false]);
  });

  it("invents nothing about a meeting of which little is known", () => {
    const { text } = accepted(brief({ id: "M-0003" })).reply;
    expect(text).not.toMatch(/undefined|null|: $|Invalid/m);
    expect(text.match(/To find out: /g)?.length).toBeGreaterThan(5);
    expect(text).toContain("Ann Park (PAM) is there, because it is the first meeting.");
  });

  it("goes to our people once as it stands, makes the brief ready, and goes again when it says something else", () => {
    const plan = accepted(brief({ id: "M-0002", send: true }));
    expect(mailsIn(plan)).toEqual([["brief", lee, ann, kim]]);
    expect(plan.reply).toMatchObject({ ready: true, sent: true, already: false });
    const [letter] = plan.letters;
    const outbox = [{ key: letter?.key, state: "sent" as const }];
    const after = { ...deskAfter(briefed, plan), outbox: deskWith({ outbox } as Rows).outbox };
    expect(rowIn(after, "M-0002")).toMatchObject({ briefReady: true });
    const again = accepted(brief({ id: "M-0002", send: true }, after));
    expect(again).toMatchObject({ changes: [], letters: [], reply: { sent: false, already: true } });
    const told = { ...after, accounts: deskWith({ accounts: [{ ...accounts[0], domain: "initech.com" }] }).accounts };
    expect(mailsIn(accepted(brief({ id: "M-0002", send: true }, told)))).toHaveLength(1);
  });

  it("is not sent where nobody of ours stands beside the partner", () => {
    const alone = deskWith({ meetings, coverage: [] });
    expect(refused(brief({ id: "M-0003", send: true }, alone, cory))).toMatchObject({
      why: "missing-value",
      field: "to",
    });
    expect(refused(brief({ id: "M-0009" }))).toMatchObject({ why: "not-found", field: "id" });
  });
});
