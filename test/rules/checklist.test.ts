import type { Tick } from "../../src/model/attention";
import { type Day, dayFor } from "../../src/rules/checklist/day";
import type { Item, Todo } from "../../src/rules/checklist/items";
import { asksOf, stamped, ticksAfter } from "../../src/rules/checklist/ticks";
import {
  dealTodos,
  deskTodos,
  lateTodos,
  meetingTodos,
  partnerTodos,
  registrationTodos,
} from "../../src/rules/checklist/todos";
import { dayOf } from "../../src/rules/zone";
import { newYork, on, row } from "../notation";

const office = [["09:00", "17:00"]];
const weekly = { mon: office, tue: office, wed: office, thu: office, fri: office };
const dayAt = (said: string, holidays: readonly string[] = []): Day =>
  dayFor(newYork, dayOf(newYork, on(said)), on(said), { weekly, holidays });
const monday = dayAt("Mon 2026-03-23 10:00");

/** What is told, by line: keys with their notes. */
const told = (work: (tell: (item: Item, todo: () => Todo) => void) => void): string[] => {
  const said: string[] = [];
  work((item, todo) => said.push([item, todo().key, todo().note].filter(Boolean).join(" ")));
  return said;
};

it.each([
  ["Mon 2026-03-23 10:00", [], true, true],
  ["Tue 2026-03-24 10:00", [], true, false],
  ["Mon 2026-03-23 10:00", ["2026-03-23"], false, false],
  ["Tue 2026-03-24 10:00", ["2026-03-23"], true, true],
  ["Sat 2026-03-28 10:00", [], false, false],
])("%s with days off %j: people work %s, Monday's list comes %s", (said, holidays, isWorkday, isFirst) => {
  expect(dayAt(said, holidays)).toMatchObject({ isWorkday, isFirst });
});

describe("a registration asks", () => {
  const of = (said: object) =>
    told((tell) => registrationTodos(row("registrations", { id: "DR-1", ...said }), monday, tell));
  const approved = { stage: "approved", ae: "lee@example.com", decidedAt: on("Fri 2026-03-20 15:00") };

  it("for its decision while it is ours to decide", () => {
    expect(of({ stage: "submitted" })).toEqual(["decide DR-1"]);
    expect(of({ stage: "info-requested" })).toEqual([]);
  });

  it("for the first contact on the working day after it was approved", () => {
    expect(of(approved)).toEqual(["contacts DR-1 lee@example.com; approved Fri 20 Mar 2026, 15:00"]);
    expect(of({ ...approved, aeContactedAt: monday.now })).toEqual([]);
    expect(of({ ...approved, decidedAt: on("Thu 2026-03-19 15:00") })).toEqual([]);
    expect(of({ ...approved, ae: "" })).toEqual(["ae DR-1"]);
  });

  it.each([
    ["2026-03-30", "2026-06-01", true],
    ["2026-06-01", "2026-03-30", true],
    ["2026-03-31", "", false],
    ["2026-03-22", "", false],
    ["", "", false],
  ])("to be looked after when protected until %s with an update due %s: %s", (protectedUntil, updateDueOn, is) => {
    const asked = of({ ...approved, aeContactedAt: 1, protectedUntil, updateDueOn });
    expect(asked).toEqual(is ? ["ending DR-1"] : []);
  });
});

describe("a meeting asks", () => {
  const of = (said: object) =>
    told((tell) => meetingTodos(row("meetings", { id: "M-1", partner: "Northwind", ...said }), monday, tell));
  const today = { status: "booked", startsAt: on("Mon 2026-03-23 14:00") };
  const held = { status: "held", startsAt: on("Fri 2026-03-20 14:00") };

  it("for its brief on its day until it begins", () => {
    expect(of(today)).toEqual(["briefs M-1 Mon 23 Mar 2026, 14:00"]);
    expect(of({ ...today, briefReady: true })).toEqual([]);
    expect(of({ ...today, briefLink: "https://x.example" })).toEqual([]);
    expect(of({ ...today, startsAt: on("Tue 2026-03-24 14:00") })).toEqual([]);
  });

  it("for its notes and the stage of its deal when it was held; of a QBR for no stage", () => {
    expect(of(held)).toEqual(["meetings M-1 Fri 20 Mar 2026, 14:00", "stages M-1 held Fri 20 Mar 2026, 14:00"]);
    expect(of({ ...held, notesAt: 1, stageUpdatedAt: 2 })).toEqual([]);
    expect(of({ ...held, type: "QBR", notesAt: 1 })).toEqual([]);
    expect(of({ ...held, startsAt: on("Fri 2026-03-06 14:00") })).toEqual([]);
  });
});

it("a fee of last week's sourced deals is Finance's on Monday, and on Tuesday where Monday is a holiday", () => {
  const stages = [row("stages", { stage: "Won", kind: "won" })];
  const deal = { account: "Initech", stage: "Won", dealType: "Partner-sourced", closedOn: "2026-03-18" } as const;
  const deals = [
    row("deals", { ...deal, id: "D-1", feeApplicable: true }),
    row("deals", { ...deal, id: "D-2", feeAmount: 500, currency: "USD" }),
    row("deals", { ...deal, id: "D-3" }),
    row("deals", { ...deal, id: "D-4", feeAmount: 5, dealType: "Partner-influenced" }),
    row("deals", { ...deal, id: "D-5", feeAmount: 5, closedOn: "2026-03-23" }),
  ];
  const of = (day: Day) => told((tell) => dealTodos(deals, stages, "USD", day, tell));
  expect(of(monday)).toEqual([
    "fees D-1 Won Mar 18, 2026; the fee is to be worked out.",
    "fees D-2 Won Mar 18, 2026; fee 500 USD.",
  ]);
  expect(of(dayAt("Tue 2026-03-24 10:00", ["2026-03-23"]))[1]).toContain("Due Mar 23, 2026; that was a holiday.");
});

it("partners are asked after where somebody logs in at all, and where next week is below the floor of their tier", () => {
  const meeting = (partner: string, said: string) => row("meetings", { partner, status: "booked", startsAt: on(said) });
  const meetings = [meeting("contoso", "Mon 2026-03-30 10:00"), meeting("Contoso", "Mon 2026-04-06 10:00")];
  const partners = (lastLoginOn: string) => [
    row("partners", { name: "Contoso", tier: "Gold", lastLoginOn }),
    row("partners", { name: "Northwind", tier: "Silver", status: "active" }),
    row("partners", { name: "Adatum", tier: "Platinum", status: "paused" }),
  ];
  const of = (lastLoginOn: string) => told((tell) => partnerTodos(partners(lastLoginOn), meetings, monday, tell));
  expect(of("")).toEqual(["gaps Contoso 1 of 2 booked"]);
  expect(of("2026-02-21")).toEqual(["logins Northwind never", "gaps Contoso 1 of 2 booked"]);
  expect(of("2026-02-20")[0]).toBe("logins Contoso last on Feb 20, 2026");
});

it("the report of last week is asked for until it is sent, none of a week before the desk", () => {
  const of = (weeks: readonly Parameters<typeof row<"weeks">>[1][], installedOn = "") =>
    told((tell) =>
      deskTodos(
        weeks.map((week) => row("weeks", week)),
        installedOn,
        monday,
        tell,
      ),
    );
  expect(of([{ week: "2026-W11", state: "sent" }])).toEqual(["report report", "board board"]);
  expect(of([{ week: "2026-W12", state: "held" }])).toEqual(["report report", "board board"]);
  expect(of([{ week: "2026-W12", sentAt: on("Mon 2026-03-23 08:30") }])).toEqual(["board board"]);
  expect(of([], "2026-03-23")).toEqual(["board board"]);
});

it("what is late is to be told to the PAM lead until somebody was told today", () => {
  const late = { key: "DR-1/decision", kind: "decision", about: "DR-1", what: "Late", state: "open" } as const;
  const of = (said: object) => told((tell) => lateTodos([row("alerts", { ...late, ...said })], monday, tell));
  expect(of({})).toEqual(["late DR-1/decision"]);
  expect(of({ toldAt: on("Fri 2026-03-20 17:00") })).toEqual(["late DR-1/decision"]);
  expect(of({ toldAt: on("Mon 2026-03-23 09:00") })).toEqual([]);
  expect(of({ state: "acknowledged" })).toEqual([]);
  expect(of({ kind: "silent" })).toEqual([]);
});

describe("the list of the day", () => {
  const asks = (count: number) => {
    const { asks, tell } = asksOf();
    for (let n = 1; n <= count; n++)
      tell("decide", () => ({
        key: `DR-${n}`,
        about: "",
        title: `DR-${n}`,
        partner: "Northwind",
        note: "",
        owners: [],
      }));
    return asks;
  };
  const later = (known: readonly Tick[], count: number, day = monday) => ticksAfter(known, asks(count), day);
  const came = later([], 4).added[0]!;
  const by = { done: true, doneBy: "ann@example.com", doneAt: monday.now };
  const tuesday = dayAt("Tue 2026-03-24 00:10");

  it("comes up with its count and the first rows in words, and only for what there is to do", () => {
    expect(later([], 4)).toMatchObject({
      added: [
        {
          item: "decide",
          since: "2026-03-23",
          when: "morning",
          count: 4,
          rows: "DR-1 (Northwind), DR-2 (Northwind), DR-3 (Northwind), and 1 more",
          done: false,
        },
      ],
    });
    expect(later([], 0).added).toEqual([]);
    expect(later([], 4, dayAt("Sat 2026-03-28 10:00")).added).toEqual([]);
  });

  it("writes nothing when nothing changed, and the count when it did", () => {
    expect(later([came], 4)).toEqual({ added: [], set: [], removed: [] });
    expect(later([came], 5).set).toMatchObject([{ item: "decide", set: { count: 5 } }]);
  });

  it("carries over what nobody did, and begins anew after a tick", () => {
    expect(later([came], 4, tuesday)).toEqual({ added: [], set: [], removed: [] });
    expect(later([{ ...came, ...by }], 5)).toEqual({ added: [], set: [], removed: [] });
    expect(later([{ ...came, ...by }], 4, tuesday).added).toMatchObject([{ since: "2026-03-24" }]);
  });

  it("does by itself what fell to none, and opens it again when it comes up again", () => {
    const [{ set } = { set: {} }] = later([came], 0).set;
    expect(set).toEqual({ count: 0, rows: "", done: true, doneAt: monday.now });
    expect(later([{ ...came, ...set }], 0).set).toEqual([]);
    expect(later([{ ...came, ...set }], 1).set).toMatchObject([{ set: { done: false, doneAt: null, count: 1 } }]);
  });

  it("forgets what was done and is older than two weeks", () => {
    const old = { ...came, ...by };
    expect(later([{ ...old, since: "2026-03-09" }], 0).removed).toEqual([]);
    expect(later([{ ...came, since: "2025-12-01" }], 1).removed).toEqual([]);
    expect(later([{ ...old, since: "2026-03-08" }], 0).removed).toEqual([{ item: "decide", since: "2026-03-08" }]);
  });

  it("says who ticked and when, and forgets both with the tick", () => {
    expect(stamped({ done: true, doneBy: "", doneAt: null }, "ann", 7)).toEqual({ doneAt: 7, doneBy: "ann" });
    expect(stamped({ done: true, doneBy: "", doneAt: null }, "", 7)).toEqual({ doneAt: 7, doneBy: "somebody" });
    expect(stamped({ done: true, doneBy: "ann", doneAt: 5 }, "lee", 7)).toBeUndefined();
    expect(stamped({ done: false, doneBy: "ann", doneAt: 5 }, "lee", 7)).toEqual({ doneAt: null, doneBy: "" });
  });
});
