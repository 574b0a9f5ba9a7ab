import fc from "fast-check";
import {
  ATTACHED,
  accountsByName,
  allowedBy,
  type Contacted,
  contradictionOf,
  INFLUENCED,
  type Introduced,
  isAllowed,
  isSeen,
  judgeOf,
  priorContact,
  SOURCED,
  seenAs,
  seenInStage,
  stageSeen,
} from "../../src/rules/deals/attribution";
import { differentKey, settingsOf } from "../../src/rules/settings";
import type { Row } from "../../src/model/workbook";
import { newYork, on, row } from "../notation";

const terms = (said: Readonly<Record<string, string>> = {}) => ({
  now: on("Fri 2026-03-20 15:00"),
  zone: newYork,
  settings: settingsOf(Object.entries(said).map(([key, value]) => ({ key, value, meaning: "" }))),
});
const came = on("Sun 2026-02-01 10:00");
const registered = (more: Partial<Introduced> = {}): Introduced =>
  row("registrations", {
    id: "DR-0001",
    partner: "Contoso Cloud",
    companyName: "Initech",
    existingRelationship: "no",
    receivedAt: came,
    ...more,
  });
const account = (more: Partial<Contacted> = {}): Contacted => row("accounts", { name: "Initech", ...more });
const touched = (said: string, more: Partial<Contacted> = {}) =>
  account({ firstTouchAt: on(said), firstTouchWhat: "AE e-mail", ...more });
const deal = (more: Partial<Row<"deals">> = {}) =>
  row("deals", { dealType: SOURCED, account: "Initech", registration: "DR-0001", ...more });

interface Case {
  readonly accounts?: readonly Contacted[];
  readonly registration?: Introduced | undefined;
  readonly said?: Partial<Row<"deals">>;
  readonly settings?: Readonly<Record<string, string>>;
}
const against = ({ accounts = [], said = {}, settings = {}, ...more }: Case) => {
  const registration = "registration" in more ? more.registration : registered();
  return contradictionOf(deal(said), registration, accountsByName(accounts), terms(settings));
};

describe("S19: a sourced deal", () => {
  it.each<[string, Case]>([
    ["(a) nobody was in contact", {}],
    ["(a) the account is known and was never touched", { accounts: [account()] }],
    [
      "(c) the contact came half a minute later",
      {
        accounts: [touched("Sun 2026-02-01 15:00")],
        registration: registered({ receivedAt: on("Sun 2026-02-01 14:59:30") }),
      },
    ],
    ["the contact came in the same second", { accounts: [touched("Sun 2026-02-01 10:00")] }],
    ["it became a customer on that day", { accounts: [account({ customerSince: "2026-02-01" })] }],
    ["the contact was with another account", { accounts: [touched("Sat 2026-01-10 09:00", { name: "Hooli" })] }],
    [
      "the contact is older than the program looks back",
      { accounts: [touched("Sat 2025-07-26 09:00")], settings: { priorContactMonths: "6" } },
    ],
    ["there is no registration, and no contact ever", { registration: undefined, accounts: [account()] }],
    [
      "a person told the two companies apart",
      { accounts: [touched("Sat 2026-01-10 09:00")], settings: { [differentKey("DR-0001", "Initech")]: "" } },
    ],
  ])("stands: %s", (_, one) => {
    expect(against(one)).toBeUndefined();
  });

  it.each<[string, Case, string]>([
    [
      "(b) the form says No, and an AE wrote before",
      { accounts: [touched("Sat 2026-01-10 09:00")] },
      "We were in contact with Initech already: AE e-mail, Sat 10 Jan 2026, 09:00; DR-0001 came in Sun 1 Feb 2026, 10:00. So it is not Partner-sourced.",
    ],
    [
      "a contact of which only the day is known",
      { accounts: [touched("Sat 2026-01-10 00:00")] },
      "AE e-mail, Sat 10 Jan 2026; DR-0001",
    ],
    [
      "twenty seconds before, which the minute would not show",
      {
        accounts: [touched("Sun 2026-02-01 14:59:10")],
        registration: registered({ receivedAt: on("Sun 2026-02-01 14:59:30") }),
      },
      "Sun 1 Feb 2026, 14:59:10; DR-0001 came in Sun 1 Feb 2026, 14:59:30.",
    ],
    [
      "the account under its former name",
      { accounts: [touched("Sat 2026-01-10 09:00", { name: "Initrode", aliases: ["INITECH, Inc."] })] },
      "We were in contact with Initrode already",
    ],
    [
      "the account that the registration names, whatever the deal calls it",
      { accounts: [touched("Sat 2026-01-10 09:00")], said: { account: "New name" } },
      "We were in contact with Initech already",
    ],
    [
      "an opportunity of ours",
      { accounts: [account({ openedAt: on("Tue 2026-01-20 09:00") })] },
      "an opportunity of ours was opened, Tue 20 Jan 2026, 09:00",
    ],
    [
      "a customer of ours",
      { accounts: [account({ customerSince: "2026-01-31" })] },
      "it became a customer, Sat 31 Jan 2026;",
    ],
    [
      "the earliest of several counts",
      { accounts: [touched("Sat 2026-01-10 09:00", { openedAt: on("Fri 2026-01-09 09:00") })] },
      "an opportunity of ours was opened, Fri 9 Jan 2026, 09:00",
    ],
    [
      "what was noted when the registration came in",
      {
        registration: registered({ priorContactAt: on("Sat 2026-01-10 09:00"), priorContactEvidence: "A fair" }),
      },
      "A fair, Sat 10 Jan 2026, 09:00",
    ],
    [
      "inside the months that the program looks back",
      { accounts: [touched("Sat 2025-08-02 09:00")], settings: { priorContactMonths: "6" } },
      "Sat 2 Aug 2025, 09:00",
    ],
    [
      "(d) the form says Yes",
      { registration: registered({ existingRelationship: "yes" }) },
      "The registration DR-0001, which came in Sun 1 Feb 2026, 10:00, says itself that we were in contact before",
    ],
    [
      "no registration came before the contact",
      { registration: undefined, accounts: [touched("Sat 2026-01-10 09:00")] },
      "AE e-mail, Sat 10 Jan 2026, 09:00; no registration came before it.",
    ],
  ])("is refused: %s", (_, one, text) => {
    const found = against(one);
    expect(found?.text).toContain(text);
    expect(found).toMatchObject({ field: "dealType", offers: [INFLUENCED, ATTACHED] });
  });

  it("whatever the input, has no contact before its registration inside the look-back, and no form that says Yes", () => {
    const day = 86_400_000;
    const moment = fc.option(
      fc.integer({ min: -400, max: 40 }).map((days) => came + days * day + 7_000_000),
      { nil: null },
    );
    const anAccount = fc.record({
      name: fc.constantFrom("Initech", "Initech Holdings", "Hooli"),
      aliases: fc.constantFrom<string[]>([], ["Initech Inc."], ["Hooli"]),
      firstTouchAt: moment,
      lastTouchAt: moment,
      openedAt: moment,
      customerSince: fc.constantFrom("", "2025-06-30", "2026-01-31", "2026-02-01", "2026-02-02"),
    });
    const months = fc.constantFrom(0, 1, 6, 12);
    fc.assert(
      fc.property(fc.array(anAccount, { maxLength: 4 }), months, fc.boolean(), moment, (some, look, isYes, noted) => {
        const settings = { priorContactMonths: String(look) };
        const accounts = some.map((one) => row("accounts", one));
        const registration = registered({ existingRelationship: isYes ? "yes" : "no", priorContactAt: noted });
        if (against({ accounts, registration, settings })) return true;
        const isOurs = ({ name, aliases }: Contacted) => name === "Initech" || aliases.includes("Initech Inc.");
        const contacts = accounts
          .filter(isOurs)
          .flatMap(({ firstTouchAt, lastTouchAt, openedAt, customerSince }) => [
            firstTouchAt,
            lastTouchAt,
            openedAt,
            customerSince ? Date.parse(`${customerSince}T23:59:59-05:00`) : null,
          ])
          .concat(noted);
        // A month of 31 days less one for the day on which the look-back begins.
        const since = look === 0 ? Number.NEGATIVE_INFINITY : came - (look * 28 - 1) * day;
        return !isYes && contacts.every((at) => at === null || at >= came || at < since);
      }),
      { numRuns: 500, seed: 95 },
    );
  });
});

describe("S19: the other types", () => {
  it.each<[string, Partial<Row<"deals">>, boolean]>([
    ["(e) influenced without evidence", { dealType: INFLUENCED }, false],
    ["(e) influenced with blanks for evidence", { dealType: INFLUENCED, evidence: "  " }, false],
    ["(e) influenced with a word that keeps the place", { dealType: INFLUENCED, evidence: "TBD" }, false],
    ["influenced with evidence", { dealType: INFLUENCED, evidence: "M-7" }, true],
    ["(f) attached", { dealType: ATTACHED }, true],
    ["no type yet", { dealType: "" }, true],
  ])("%s", (_, said, stands) => {
    const found = against({ said, accounts: [touched("Sat 2026-01-10 09:00")] });
    expect(found === undefined).toBe(stands);
    if (!stands) expect(found).toMatchObject({ field: "evidence", offers: [ATTACHED] });
  });
});

it("judges many deals, each by its own registration", () => {
  const judge = judgeOf(
    {
      registrations: [registered(), registered({ id: "DR-0002", existingRelationship: "yes" })],
      accounts: [account()],
    },
    terms(),
  );
  const said = ["DR-0001", " DR-0002 ", "DR-0009"].map((registration) => judge(deal({ registration })) === undefined);
  expect(said).toEqual([true, false, true]);
});

it("finds the first contact before now where no registration is known", () => {
  const accounts = accountsByName([touched("Sat 2026-03-21 09:00")]);
  expect(priorContact("Initech", undefined, accounts, terms())).toBeUndefined();
});

describe("what an approver allowed", () => {
  const note = allowedBy(SOURCED, "Avery Stone", came, "They opened the door", terms());

  it("says who, when and why, and holds for that type alone", () => {
    expect(note).toBe("Partner-sourced, allowed by Avery Stone on Sun 1 Feb 2026, 10:00: They opened the door");
    expect(isAllowed({ dealType: SOURCED, attributionNote: note })).toBe(true);
    expect(isAllowed({ dealType: INFLUENCED, attributionNote: note })).toBe(false);
    expect(isAllowed({ dealType: "", attributionNote: note })).toBe(false);
  });
});

describe("how a deal was last looked at", () => {
  const before = deal({ stage: "Closed | Won", account: "Initech" });
  const seen = seenAs(before);

  it("tells another stage, another type and other evidence", () => {
    expect(seenAs({ ...before, evidence: "M-7" })).not.toBe(seen);
    expect(isSeen({ ...before, seen })).toBe(true);
    expect(isSeen({ ...before, seen, stage: "Closed" })).toBe(false);
    expect(isSeen({ ...before, seen, dealType: "" })).toBe(false);
    expect(isSeen({ ...before, seen: "" })).toBe(false);
  });

  it("keeps the stage, whatever it is called", () => {
    expect([stageSeen(seen), stageSeen("")]).toEqual(["Closed | Won", undefined]);
    expect(seenInStage(seen, "Lost")).toBe(seenAs({ ...before, stage: "Lost" }));
    expect(seenInStage("", "Lost")).toBe("");
  });
});
