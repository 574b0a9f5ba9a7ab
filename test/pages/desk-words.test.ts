import type { Reply } from "../../src/contract";
import { countOf, inOrder } from "../../src/pages/desk/clocks";
import { takenSaid } from "../../src/pages/desk/crowd";
import { draftFrom, faultsUpTo, firstWrong, stepOf, steps, submissionOf } from "../../src/pages/desk/register/form";
import { meant, partnerCalled } from "../../src/pages/desk/register/partners";
import { viewCalled, views } from "../../src/pages/desk/views";
import { viewAfter } from "../../src/pages/shared/tabs";
import { emptyOf, headlineOf, keptSaid, weeksSaid } from "../../src/pages/desk/words";
import { sayEvent } from "../../src/pages/shared/events";
import { submissionFields } from "../../src/contract";
import { registrations } from "../../src/model/registrations";
import { requiredOf } from "../../src/model/table";
import { newYork } from "../notation";

type Line = Reply<"today">["lines"][number];
type Row = Line["rows"][number];

const line = (key: Line["key"], count: number, late = 0): Line => ({
  key,
  what: whats[key] ?? key,
  when: "",
  tick: null,
  count,
  late,
  rows: [],
});
const whats: Partial<Record<Line["key"], string>> = {
  decide: "To decide",
  meetings: "Meetings without notes",
  mails: "Mails that did not go",
};
const row = (title: string, dueAt: string | null): Row => ({
  key: title,
  about: title,
  title,
  partner: "",
  dealSize: null,
  currency: "",
  flags: "",
  note: "",
  urgency: "intime",
  dueAt,
  overdueHours: null,
});
const initech = row("Initech", "2026-03-24T19:00:00.000Z");

describe("how the day stands", () => {
  it.each([
    [[line("decide", 3, 1), line("ae", 1, 1)], initech, "2 are late. Next: Initech, due Tue 24 Mar 2026, 15:00."],
    [[line("decide", 1, 1)], null, "1 is late."],
    [[line("decide", 1)], initech, "Nothing is late. Next: Initech, due Tue 24 Mar 2026, 15:00."],
    [[line("mails", 1)], null, "Nothing is late, and nothing falls due."],
  ] as const)("%j and next %j: %s", (lines, next, words) => {
    expect(headlineOf({ lines: [...lines], next }, newYork)).toBe(words);
  });

  it.each([
    [
      [line("decide", 1), line("meetings", 0), line("mails", 0)],
      "Nothing under: meetings without notes, mails that did not go.",
    ],
    [[line("decide", 1), line("mails", 2)], ""],
    [[line("crowd", 0), line("decide", 0), line("mails", 2)], "Nothing under: to decide."],
    [
      [line("decide", 0), line("mails", 0)],
      "Nothing waits for anybody. A deal that a partner tells you about goes in under Register.",
    ],
  ] as const)("of %j it says: %s", (lines, words) => {
    expect(emptyOf(lines, { own: false })).toBe(words);
  });

  it("does not pretend that nothing waits for anybody to whoever sees own partners alone (S39)", () => {
    expect(emptyOf([line("decide", 0)], { own: true })).toMatch(/^Nothing of your partners waits\. /);
  });
});

describe("what became of new rows", () => {
  const refused = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ row: at + 2, text: "Partner is missing." }));

  it.each([
    [1, 0, "1 row taken in."],
    [8, 1, "8 rows taken in. Not row 2: Partner is missing."],
    [0, 5, /^0 rows taken in\. Not row 2: .* Not row 4: .* And 2 more; the reasons stand under Warnings\.$/],
  ])("%d taken in and %d refused", (taken, count, words) => {
    expect(takenSaid({ taken, refused: refused(count) })).toEqual(
      typeof words === "string" ? words : expect.stringMatching(words),
    );
  });
});

describe("words", () => {
  it("names deeds, and leaves one that it does not know as it is called", () => {
    const event = (what: string) =>
      sayEvent({ what, at: "", actor: "", onBehalfOf: "", reason: "", door: "" }, { fields: {} });
    expect([event("register"), event("rename")]).toEqual(["Registered", "rename"]);
  });
});

describe("promises", () => {
  const week = (inTime: number, of: number, average: number | null = null) => ({
    week: "2026-W12",
    inTime,
    of,
    share: of === 0 ? null : (100 * inTime) / of,
    average,
  });

  it.each([
    [week(2, 3, 19), "2 of 3 in time, 19 h on average."],
    [week(0, 1), "0 of 1 in time."],
    [week(0, 0), "Nothing fell due this week."],
    [undefined, "Nothing fell due this week."],
  ])("a week of %j was kept so: %s", (kept, words) => {
    expect(keptSaid(kept)).toBe(words);
  });

  it("tells the weeks before, and nothing where nothing fell due in any of them", () => {
    expect(weeksSaid([week(1, 1), week(1, 2), week(0, 0)])).toBe("Weeks before: 50 %, -.");
    expect(weeksSaid([week(1, 1), week(0, 0)])).toBe("");
  });
});

describe("clocks", () => {
  const clock = (id: string, state: string, dueAt: string | null) =>
    ({ id, state, dueAt }) as Reply<"clocks">["clocks"][number];

  it("come in the order in which they press", () => {
    const clocks = [
      clock("waits", "paused", null),
      clock("later", "running", "2026-03-25"),
      clock("sooner", "running", "2026-03-24"),
      clock("late", "breached", "2026-03-20"),
      clock("latest", "breached", "2026-03-19"),
      clock("soon", "at-risk", "2026-03-26"),
    ];
    expect(inOrder(clocks).map(({ id }) => id)).toEqual(["latest", "late", "soon", "sooner", "later", "waits"]);
  });

  it.each([
    [["breached", "running", "running"], "3 clocks run: 1 late, 2 in time."],
    [["paused"], "1 clock runs: 1 waiting for partner."],
    [[], "No clock runs."],
  ])("%j: %s", (states, words) => {
    expect(countOf(states.map((state) => ({ state })))).toBe(words);
  });
});

describe("tabs", () => {
  it.each([
    ["today", "ArrowRight", "register"],
    ["clocks", "ArrowRight", "today"],
    ["today", "ArrowLeft", "clocks"],
    ["register", "Home", "today"],
    ["today", "End", "clocks"],
    ["today", "a", undefined],
  ] as const)("from %s the key %s leads to %s", (view, key, next) => {
    expect(viewAfter(views, view, key)).toBe(next);
  });

  it("begin with Today for whatever else was asked", () => {
    expect([viewCalled("clocks"), viewCalled("nonsense"), viewCalled("")]).toEqual(["clocks", "today", "today"]);
  });
});

describe("the form", () => {
  const asked = steps.flatMap(({ groups }) => groups.flatMap(({ fields }) => fields));

  it("asks everything that a partner must say, once, and nothing that the add-on does not take", () => {
    expect(requiredOf(registrations).filter((field) => !asked.includes(field))).toEqual([]);
    expect(asked.filter((field) => !(submissionFields as readonly string[]).includes(field))).toEqual([]);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it("judges no field before its step", () => {
    expect(Object.keys(faultsUpTo(0, {}, 1))).toEqual(["partner", "partnerRole", "partnershipType"]);
    expect(Object.keys(faultsUpTo(1, {}, 1))).toContain("companyName");
  });

  it.each([
    [{ companyName: "x", partner: "y" }, "partner"],
    [{ closeQuarter: "x", contactName: "y" }, "contactName"],
    [{ elsewhere: "x" }, "elsewhere"],
    [{}, undefined],
  ])("goes first, of %j, to %s", (faults, field) => {
    expect(firstWrong(faults)).toBe(field);
  });

  it("sends what was filled in, trimmed", () => {
    expect(submissionOf({ partner: " Contoso ", website: "  ", note: "x" })).toEqual({ partner: "Contoso", note: "x" });
  });

  it("puts what it does not ask at its last step", () => {
    expect([stepOf("partner"), stepOf("dealSize"), stepOf("nothing")]).toEqual([0, 1, 2]);
  });
});

describe("a draft that was kept", () => {
  const draft = { written: { partner: "Contoso" }, note: "", step: 1, token: "t" };

  it("comes back as it was", () => {
    expect(draftFrom(JSON.stringify(draft))).toEqual(draft);
  });

  it.each([
    ["nothing", null],
    ["no JSON", "{"],
    ["a number", "7"],
    ["no text in a field", JSON.stringify({ ...draft, written: { partner: 1 } })],
    ["no token", JSON.stringify({ ...draft, token: "" })],
    ["blanks alone", JSON.stringify({ ...draft, written: { partner: " " } })],
  ])("is none when it is %s", (_, kept) => {
    expect(draftFrom(kept)).toBeNull();
  });

  it("begins at the first step when it names none", () => {
    expect(draftFrom(JSON.stringify({ ...draft, step: 9 }))?.step).toBe(0);
  });
});

describe("the partner of a registration", () => {
  const partner = (name: string, ...aliases: string[]) => ({
    name,
    aliases,
    tier: "Gold",
    contactName: "",
    contactEmail: "",
  });
  const partners = [partner("Contoso Cloud", "Contoso Hosting"), partner("Northwind")];

  it.each([
    ["contoso cloud", "Contoso Cloud"],
    ["contoso-hosting", "Contoso Cloud"],
    ["Contoso", undefined],
    ["  ", undefined],
  ])("called %s is %s", (name, found) => {
    expect(partnerCalled(partners, name)?.name).toBe(found);
  });

  it.each([
    ["Contso", ["Contoso Cloud"]],
    ["clou", ["Contoso Cloud"]],
    ["Contoso Cloud Ltd", ["Contoso Cloud"]],
    ["Nortwind", ["Northwind"]],
    ["Northwind", []],
    ["", []],
  ])("for whom somebody writes %j may be %j", (name, names) => {
    expect(meant(partners, name)).toEqual(names);
  });
});
