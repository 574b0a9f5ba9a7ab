import { ATTACHED, allowedBy, INFLUENCED, SOURCED } from "../../src/rules/deals/attribution";
import { contradictionsIn, lackingIn, named, staleIn } from "../../src/rules/deals/care";
import { settingsOf } from "../../src/rules/settings";
import type { Row } from "../../src/model/workbook";
import { newYork, on, row } from "../notation";

const terms = { now: on("Fri 2026-03-20 15:00"), zone: newYork, settings: settingsOf([]) };
const stages = [
  row("stages", { stage: "Proposal", kind: "open" }),
  row("stages", { stage: "Closed Won", kind: "won" }),
  row("stages", { stage: "Closed Lost", kind: "lost" }),
];
const whole = (more: Partial<Row<"deals">> = {}) =>
  row("deals", {
    id: "D-0001",
    partner: "Contoso Cloud",
    account: "Initech",
    dealType: SOURCED,
    stage: "Proposal",
    amount: 100,
    currency: "USD",
    expectedClose: "2026-09-30",
    owner: "lee@example.com",
    registration: "DR-0001",
    ...more,
  });
const lacking = (...deals: readonly Row<"deals">[]) =>
  lackingIn(deals, stages, "2026-01-01", "USD").map(({ fields }) => fields);

describe("what is missing", () => {
  it.each<[Partial<Row<"deals">>, string[][]]>([
    [{}, []],
    [{ partner: "", amount: null }, [["partner", "amount"]]],
    [
      { owner: "", expectedClose: "", stage: "", account: "", dealType: "" },
      [["account", "dealType", "stage", "expectedClose", "owner"]],
    ],
    [{ registration: "" }, [["registration"]]],
    [{ dealType: INFLUENCED, registration: "" }, [["evidence"]]],
    [{ dealType: ATTACHED, registration: "" }, []],
    [{ currency: "" }, []],
    [{ amount: null, stage: "Closed Lost" }, []],
    [{ amount: null, stage: "Closed Won", closedOn: "2025-12-31" }, []],
    [{ amount: null, stage: "Closed Won", closedOn: "2026-01-01" }, [["amount"]]],
    [{ amount: null, stage: "closed won", closedOn: "" }, [["amount"]]],
    [{ amount: null, stage: "A stage nobody defined" }, [["amount"]]],
  ])("in %j: %j", (more, fields) => {
    expect(lacking(whole(more))).toEqual(fields);
  });

  it("the currency only where the program has several", () => {
    expect(lacking(whole({ currency: "" }), whole({ id: "D-0002", currency: "EUR" }))).toEqual([["currency"]]);
  });

  it("is told by the titles of the columns", () => {
    const [one] = lackingIn([whole({ amount: null, owner: "" })], stages, "", "USD");
    expect(one?.text).toBe("Initech (D-0001): Amount, Owner");
    expect(named({ id: "D-0001", account: "" })).toBe("D-0001");
  });
});

describe("a stage that nobody looked at", () => {
  const held = (more: Partial<Row<"meetings">> = {}) =>
    row("meetings", {
      id: "M-1",
      deal: "D-0001",
      status: "held",
      startsAt: on("Thu 2026-03-19 10:00"),
      endsAt: on("Thu 2026-03-19 11:00"),
      ...more,
    });
  const hours = (deal: Partial<Row<"deals">>, ...meetings: readonly Row<"meetings">[]) =>
    staleIn([whole(deal)], stages, meetings, terms).map((one) => one.hours);

  it.each<[string, Partial<Row<"deals">>, Row<"meetings">[], number[]]>([
    ["nothing happened", {}, [], []],
    ["a day ago to the second is in time", { lastActivityAt: on("Thu 2026-03-19 15:00") }, [], []],
    ["a second more is not", { lastActivityAt: on("Thu 2026-03-19 14:59:59") }, [], [24]],
    ["the weekend counts: round the clock", { lastActivityAt: on("Sat 2026-03-14 15:00") }, [], [144]],
    [
      "it was changed since",
      { lastActivityAt: on("Thu 2026-03-19 10:00"), stageChangedAt: on("Fri 2026-03-20 09:00") },
      [],
      [],
    ],
    [
      "it was changed before",
      { lastActivityAt: on("Thu 2026-03-19 10:00"), stageChangedAt: on("Thu 2026-03-19 09:00") },
      [],
      [29],
    ],
    [
      "somebody said that it is right",
      { lastActivityAt: on("Thu 2026-03-19 10:00"), stageConfirmedAt: on("Thu 2026-03-19 10:00") },
      [],
      [],
    ],
    ["a meeting was held", {}, [held()], [28]],
    ["of its registration", {}, [held({ deal: "", registration: "DR-0001" })], [28]],
    ["a meeting of another deal", {}, [held({ deal: "D-0002", registration: "DR-0001" })], []],
    ["a meeting that is booked", {}, [held({ status: "booked" })], []],
    ["the stage was updated after the meeting", {}, [held({ stageUpdatedAt: on("Thu 2026-03-19 12:00") })], []],
    ["the deal is over", { stage: "Closed Won", lastActivityAt: on("Mon 2026-03-02 10:00") }, [], []],
    ["an activity that is still to come", { lastActivityAt: on("Sat 2026-03-21 10:00") }, [], []],
  ])("%s", (_, deal, meetings, late) => {
    expect(hours(deal, ...meetings)).toEqual(late);
  });

  it("is told with what happened and when, the oldest first", () => {
    const other = whole({ id: "D-0002", lastActivityAt: on("Wed 2026-03-18 10:00") });
    expect(staleIn([whole(), other], stages, [held()], terms).map(({ text }) => text)).toEqual([
      "Initech (D-0002): the last activity was Wed 18 Mar 2026, 10:00, and nobody has looked at its stage (Proposal) since.",
      "Initech (D-0001): a meeting was held Thu 19 Mar 2026, 11:00, and nobody has looked at its stage (Proposal) since.",
    ]);
  });
});

describe("contradictions", () => {
  const partners = [
    row("partners", { name: "Contoso Cloud", aliases: ["Contoso Hosting"] }),
    row("partners", { name: "Northwind" }),
  ];
  const accounts = [
    row("accounts", { name: "Initech", aliases: ["Initrode"], firstTouchAt: on("Sat 2026-01-10 09:00") }),
  ];
  const found = (deals: readonly Row<"deals">[], more: object = {}) =>
    contradictionsIn({ deals, stages, registrations: [], accounts: [], partners, ...more }, terms);
  const second = (more: Partial<Row<"deals">>) => whole({ id: "D-0002", partner: "Northwind", ...more });

  it("with the evidence are told by deal, but for those that an approver allowed and those that are lost", () => {
    const attributionNote = allowedBy(SOURCED, "Avery", terms.now, "So it is", terms);
    const deals = [whole(), whole({ id: "D-0003", attributionNote }), whole({ id: "D-0004", stage: "Closed Lost" })];
    const all = found(deals, { accounts });
    expect(all.map(({ kind, ids }) => [kind, ids])).toEqual([["evidence", ["D-0001"]]]);
    expect(all[0]?.text).toContain("Initech (D-0001): We were in contact with Initech already");
  });

  it("of two partners who are both credited for one account are told once, with both", () => {
    expect(found([whole(), second({})])).toEqual([
      {
        kind: "two-partners",
        ids: ["D-0001", "D-0002"],
        text: "Two partners are credited for one account: Initech is Partner-sourced by Contoso Cloud (D-0001) and Northwind (D-0002).",
        instead: "Keep the one who came first, and make the others attached.",
      },
    ]);
  });

  it.each<[string, Partial<Row<"deals">>, number]>([
    ["the account under another of its names", { account: "Initrode" }, 1],
    ["another product", { product: "GTX Pro" }, 0],
    ["another type", { dealType: ATTACHED }, 0],
    ["the same partner under another of its names", { partner: "contoso hosting" }, 0],
    ["a deal that was lost", { stage: "Closed Lost" }, 0],
    ["no account", { account: "" }, 0],
  ])("of two partners: %s", (_, more, count) => {
    const untouched = accounts.map((one) => ({ ...one, firstTouchAt: null }));
    expect(found([whole(), second(more)], { accounts: untouched })).toHaveLength(count);
  });
});
