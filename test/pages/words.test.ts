import { tiersIn } from "../../src/pages/coverage/words";
import { amountOf, dueOf, momentOf, sayWho, summaryOf, toldSaid } from "../../src/pages/shared/words";
import { intlOffsets, zoneOf } from "../../src/rules/zone";

const TEN = "2026-03-24T10:00:00.000Z";

describe("by when a decision is due", () => {
  it.each([
    ["2026-03-24T10:00:20.000Z", "due in 1 min", "there is always a minute left"],
    ["2026-03-24T10:59:59.000Z", "due in 59 min", "nobody is told more time than there is"],
    ["2026-03-24T15:00:00.000Z", "due in 5 h", ""],
    ["2026-03-24T13:59:00.000Z", "due in 3.9 h", "tenths below ten hours"],
    ["2026-03-25T21:59:00.000Z", "due in 35 h", "whole hours from ten"],
    ["2026-03-27T09:59:00.000Z", "due in 2 days", "days from two"],
  ])("%s is %s at ten o'clock: %s", (dueAt, words) => {
    expect(dueOf({ urgency: "intime", dueAt, overdueHours: null }, TEN)).toBe(words);
  });

  it.each([
    [3.5, "3.5 h late", ""],
    [0.25, "15 min late", ""],
    [61.4, "61 h late", "hours of the decision's clock, never days"],
    [0, "late", "no working time has passed since"],
  ])("%d business hours too late is %s: %s", (overdueHours, words) => {
    expect(dueOf({ urgency: "late", dueAt: "2026-03-23T10:00:00.000Z", overdueHours }, TEN)).toBe(words);
  });

  it("is not said while we wait for the partner", () => {
    expect(dueOf({ urgency: "waiting", dueAt: TEN, overdueHours: null }, TEN)).toBe("");
  });

  it("is the end of the day before when it falls on midnight", () => {
    const lisbon = zoneOf("Europe/Lisbon", intlOffsets);
    expect(momentOf("2026-03-24T00:00:00.000Z", lisbon)).toBe("end of Mon 23 Mar 2026");
  });
});

describe("when the partner was told", () => {
  const newYork = zoneOf("America/New_York", intlOffsets);
  const decidedAt = "2026-03-24T14:00:00.000Z";
  it.each([
    ["2026-03-25T14:05:00.000Z", 24.08, "sent", "the partner was told 24.08 h later, Wed 25 Mar 2026, 10:05."],
    [decidedAt, 0, "sent", "the partner was told at once."],
    [null, null, "waiting", "the partner is not told yet: the mail waits until today's quota of mails is renewed."],
    [null, null, "held", "the partner is not told yet: no address is known."],
    [null, null, "sent", "the partner is not told yet."],
    [null, null, "", "no mail about it left from here."],
  ])("%s, %s h later, by a mail that is %j: %s", (toldAt, lagHours, mail, words) => {
    const said = toldSaid({ decidedAt, toldAt, lagHours, mail }, newYork);
    expect(said).toBe(`Decided Tue 24 Mar 2026, 10:00; ${words}`);
  });
});

describe("who did something", () => {
  const event = { at: TEN, what: "answer", reason: "" };
  it.each([
    ["cory", "Contoso", "sidebar", "by cory for Contoso, in Partner Desk"],
    ["cory", "", "sheet", "by cory, in the sheet"],
    ["", "", "hourly", "in the hourly check"],
    ["", "", "", ""],
  ])("%j for %j through %j is %j", (actor, onBehalfOf, door, words) => {
    expect(sayWho({ ...event, actor, onBehalfOf, door })).toBe(words);
  });
});

describe("how the queue stands", () => {
  it.each([
    [["late", "late", "intime"], "3 to decide: 2 late, 1 in time."],
    [["soon", "waiting"], "1 to decide: 1 due soon. 1 waiting for partner."],
    [["waiting", "waiting"], "Nothing to decide just now. 2 waiting for partner."],
    [[], "Nothing waits for a decision."],
  ])("%s is: %s", (urgencies: readonly string[], words) => {
    expect(
      summaryOf(
        urgencies.map((urgency) => ({ urgency })),
        { own: false },
      ),
    ).toBe(words);
  });

  it("does not pretend that nothing waits for anybody to whoever sees own partners alone (S39)", () => {
    expect(summaryOf([], { own: true })).toBe("No deal of your partners waits for a decision.");
  });
});

describe("an amount", () => {
  it.each([
    [120_000, "USD", "$120,000"],
    [1_234.56, "EUR", "€1,235"],
    [120_000, "", "120,000"],
    [120_000, "dollars", "120,000 dollars"],
    [null, "USD", ""],
  ])("of %s %s is %s", (dealSize, currency, words) => {
    expect(amountOf({ dealSize, currency })).toBe(words);
  });
});

it("tiers are counted, the highest first, with what is missing", () => {
  const partner = (tier: string, state: string) =>
    ({ partner: "A", tier, state, pam: "", ae: "", se: "", am: "", gaps: [], since: null, dueAt: null }) as never;
  const partners = [
    partner("Silver", "unmanaged"),
    partner("Silver", "at-risk"),
    partner("Silver", "gap"),
    partner("Platinum", "managed"),
    partner("", ""),
  ];
  expect(tiersIn(partners).map(({ title, text, urgency }) => [title, text, urgency])).toEqual([
    ["Platinum 1", "all managed", "intime"],
    ["Silver 3", "1 unmanaged, 2 gaps", "late"],
    ["In no tier 1", "give them one", "soon"],
  ]);
});
