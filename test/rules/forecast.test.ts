import fc from "fast-check";
import type { Row } from "../../src/model/workbook";
import { type ForecastFacts, type ForecastOn, forecastOf } from "../../src/rules/forecast";
import { agendaOf } from "../../src/rules/forecast/agenda";
import { addToMonth, daysOf, firstWorkday, isMonth, monthOf, sayMonth } from "../../src/rules/forecast/month";
import { flatDeals } from "../../src/rules/export/flat";
import { settingsOf } from "../../src/rules/settings";
import { newYork, on, row, zone } from "../notation";

const deal = (said: Partial<Row<"deals">>) =>
  row("deals", { dealType: "Partner-sourced", stage: "Proposal", partner: "Contoso", ...said });
const partner = (name: string, tier: Row<"partners">["tier"], more: Partial<Row<"partners">> = {}) =>
  row("partners", { name, tier, status: "active", ...more });
const stages = [
  { stage: "Proposal", kind: "open", probability: 0.5 },
  { stage: "Negotiation", kind: "open", probability: 0.75 },
  { stage: "Closed Won", kind: "won", probability: 1 },
  { stage: "Closed Lost", kind: "lost", probability: 0 },
] as const;
const settings = (told: Record<string, string> = {}) =>
  settingsOf(Object.entries(told).map(([key, value]) => ({ key, value, meaning: "" })));

/** The forecast of March 2026, run in New York on Mon 2 Mar at 08:30. */
const forecast = (facts: Partial<ForecastFacts>, told: Partial<ForecastOn> = {}) =>
  forecastOf(
    { deals: [], partners: [partner("Contoso", "Gold")], stages, coverage: [], ...facts },
    {
      month: "2026-03",
      now: on("Mon 2026-03-02 08:30"),
      zone: newYork,
      settings: settings(),
      pamOf: () => "Ann Park",
      ...told,
    },
  );
const of = (deals: readonly Row<"deals">[], told: Partial<ForecastOn> = {}) => forecast({ deals }, told);

describe("a month", () => {
  it.each([
    ["2026-03", true],
    ["2026-12", true],
    ["2026-13", false],
    ["2026-00", false],
    ["2026-3", false],
    ["March", false],
    ["2026-03-01", false],
  ])("%s is one: %s", (said, is) => {
    expect(isMonth(said)).toBe(is);
  });

  it("begins on its first day and ends on its last, also in February and over the year", () => {
    expect(daysOf("2026-02")).toEqual({ month: "2026-02", from: "2026-02-01", endsOn: "2026-02-28" });
    expect(daysOf("2028-02").endsOn).toBe("2028-02-29");
    expect(daysOf("2026-12").endsOn).toBe("2026-12-31");
    expect([addToMonth("2026-01", -1), addToMonth("2026-12", 1), monthOf("2026-07-31")]).toEqual([
      "2025-12",
      "2027-01",
      "2026-07",
    ]);
    expect(sayMonth("2026-03")).toBe("Mar 2026");
  });

  it.each([
    ["2026-03", [], "2026-03-02", "it begins on a Sunday"],
    ["2026-04", [], "2026-04-01", "its first day is a Wednesday"],
    ["2026-01", ["2026-01-01", "2026-01-02"], "2026-01-05", "two days off and a weekend"],
  ])("%s with days off %j works from %s: %s", (month, holidays, day) => {
    const nine = ["09:00-17:00"];
    expect(firstWorkday(month, { weekly: { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine }, holidays })).toBe(
      day,
    );
  });

  it("without any working day begins on its first", () => {
    expect(firstWorkday("2026-03", { weekly: {}, holidays: [] })).toBe("2026-03-01");
  });
});

describe("what was closed in the month before (R-130)", () => {
  const won = (closedOn: string, more: Partial<Row<"deals">> = {}) =>
    deal({ id: `D ${closedOn}`, stage: "Closed Won", closedOn, amount: 100, ...more });

  it.each([
    ["2026-01-31", 0, "the last day of the month before"],
    ["2026-02-01", 1, "its first day"],
    ["2026-02-28", 1, "its last day"],
    ["2026-03-01", 0, "the first of this month"],
    ["", 0, "nobody says when"],
  ])("closed on %j counts %i: %s", (closedOn, count) => {
    expect(of([won(closedOn)]).blocks.closed.sourced).toEqual({ count, revenue: count * 100 });
  });

  it("of January is December of the year before", () => {
    const { blocks } = of([won("2025-12-31")], { month: "2026-01" });
    expect(blocks.closed).toMatchObject({ month: "2025-12", from: "2025-12-01", sourced: { count: 1 } });
  });

  it("counts sourced and influenced apart and what is attached in neither", () => {
    const { closed } = of([
      won("2026-02-03", { id: "S", amount: 1000 }),
      won("2026-02-04", { id: "I", amount: 300, dealType: "Partner-influenced" }),
      won("2026-02-05", { id: "A", amount: 70, dealType: "Company-sourced (partner-attached)" }),
    ]).blocks;
    expect([closed.sourced, closed.influenced]).toEqual([
      { count: 1, revenue: 1000 },
      { count: 1, revenue: 300 },
    ]);
  });

  it.each<[Record<string, string>, number | null, string]>([
    [{}, null, "no target"],
    [{ target: "600,000" }, 200_000, "a third of every quarter's"],
    [{ target: "600000", "target Q1 2026": "300000" }, 100_000, "a third of this quarter's own"],
    [{ target: "600000", "target 2026-02": "50000" }, 50_000, "its own row"],
    [{ target: "600000", "target 2026-03": "50000" }, 200_000, "the row of another month"],
    [{ target: "100000" }, 33_333.33, "to the cent"],
    [{ fiscalStart: "2", "target FY2027 Q1": "900000" }, 300_000, "February begins the fiscal year"],
    [{ fiscalStart: "4", "target FY2026 Q4": "900000" }, 300_000, "February ends the fiscal year"],
  ])("has by the settings %j the target %d: %s", (told, target) => {
    expect(of([], { settings: settings(told) }).blocks.closed.target).toBe(target);
  });

  it.each([
    [200_000, "green"],
    [160_000, "yellow"],
    [159_999, "red"],
  ])("%d of 200,000 is %s, and influenced revenue does not help", (amount, status) => {
    const deals = [won("2026-02-03", { amount }), won("2026-02-04", { amount: 1e6, dealType: "Partner-influenced" })];
    expect(of(deals, { settings: settings({ target: "600000" }) }).blocks.closed.status).toBe(status);
  });
});

describe("the ten largest deals (R-131)", () => {
  it("are open, sourced or influenced, by what they are worth in the currency of the reports", () => {
    const { topTen } = of([
      deal({ id: "small", amount: 10 }),
      deal({ id: "euros", amount: 100, currency: "EUR", rate: 1.2 }),
      deal({ id: "dollars", amount: 110, currency: "USD", dealType: "Partner-influenced" }),
      deal({ id: "no rate", amount: 900, currency: "GBP" }),
      deal({ id: "attached", amount: 900, dealType: "Company-sourced (partner-attached)" }),
      deal({ id: "won", amount: 900, stage: "Closed Won" }),
      deal({ id: "lost", amount: 900, stage: "Closed Lost" }),
    ]).blocks;
    expect(topTen.map(({ id, kind, amount }) => [id, kind, amount])).toEqual([
      ["euros", "sourced", 120],
      ["dollars", "influenced", 110],
      ["small", "sourced", 10],
    ]);
  });

  it("are ten, and of equal ones the first by its key", () => {
    const deals = Array.from({ length: 12 }, (_, n) => deal({ id: `D-${String(n).padStart(2, "0")}`, amount: 5 }));
    expect(of(deals.reverse()).blocks.topTen.map(({ id }) => id)).toEqual(
      Array.from({ length: 10 }, (_, n) => `D-0${n}`),
    );
  });

  const well = { nextStep: "Sign", expectedClose: "2026-04-01", amount: 1 } as const;
  it.each<[string, Partial<Row<"deals">>]>([
    ["", {}],
    ["it is blocked", { blocker: "Legal" }],
    ["nobody says when it closes", { expectedClose: "" }],
    ["it was to close on Mar 1, 2026", { expectedClose: "2026-03-01" }],
    ["", { expectedClose: "2026-03-02" }],
    ["it has no next step", { nextStep: "" }],
    ["nothing has happened since Jan 30, 2026", { lastActivityAt: on("Fri 2026-01-30 23:59") }],
    ["", { lastActivityAt: on("Sat 2026-01-31 00:00") }],
    ["it is blocked; it has no next step", { blocker: "Legal", nextStep: "" }],
  ])("are endangered (%j) by %j", (why, more) => {
    expect(of([deal({ id: "D", ...well, ...more })]).blocks.topTen[0]).toMatchObject({ why, atRisk: why !== "" });
  });

  it("name the partner as it is called today, and who needs an executive", () => {
    const { blocks } = forecast({
      deals: [deal({ id: "D", partner: "contoso hosting", needsExecutive: true, probability: 0.8 })],
      partners: [partner("Contoso", "Gold", { aliases: ["Contoso Hosting"] })],
    });
    expect(blocks.topTen[0]).toMatchObject({
      partner: "Contoso",
      tier: "Gold",
      needsExecutive: true,
      probability: 0.8,
    });
  });
});

describe("gaps by tier (R-132)", () => {
  const partners = [
    partner("A", "Gold"),
    partner("B", "Gold"),
    partner("C", "Gold"),
    partner("D", "Gold"),
    partner("Gone", "Gold", { status: "ended" }),
    partner("R", "Registered"),
  ];
  const open = (by: string, amount: number, more: Partial<Row<"deals">> = {}) =>
    deal({ id: `${by} ${amount}`, partner: by, amount, ...more });
  const gold = (deals: readonly Row<"deals">[], told: Partial<ForecastOn> = {}) =>
    forecast({ deals, partners }, told).blocks.gaps.Gold!;

  it("name who sources nothing or less than half of the mean of the active partners", () => {
    const gap = gold([
      open("A", 250),
      open("B", 100),
      open("C", 50),
      open("D", 900, { dealType: "Partner-influenced" }),
      open("Gone", 4000),
    ]);
    expect(gap).toMatchObject({ sourced: 4400, influenced: 900, partners: 4, mean: 100 });
    expect(gap.under.map(({ partner, sourced, influenced, pam }) => [partner, sourced, influenced, pam])).toEqual([
      ["D", 0, 900, "Ann Park"],
    ]);
    expect(
      gold([open("A", 250), open("B", 100), open("C", 49), open("D", 100)]).under.map((one) => one.partner),
    ).toEqual(["C"]);
  });

  it("say what the PAM does, and that one is missing", () => {
    const deals = [open("A", 1000), open("B", 1), open("C", 5, { dealType: "Partner-influenced" })];
    expect(gold(deals).under.map(({ partner, action }) => [partner, action])).toEqual([
      ["D", "Go through its accounts with it and agree on two to register"],
      ["C", "Agree on accounts that it brings by itself"],
      ["B", "Ask what holds its next deals up"],
    ]);
    expect(new Set(gold(deals, { pamOf: () => "" }).under.map(({ action }) => action))).toEqual(
      new Set(["Name a PAM first"]),
    );
  });

  it("are of the three tiers, of a fourth where it holds something, and it is held to no mean (Q49)", () => {
    expect(Object.keys(forecast({ partners }).blocks.gaps)).toEqual(["Platinum", "Gold", "Silver"]);
    expect(forecast({ partners }).blocks.gaps.Platinum).toEqual({
      target: null,
      status: "none",
      sourced: 0,
      influenced: 0,
      partners: 0,
      mean: null,
      under: [],
    });
    expect(forecast({ partners, deals: [open("R", 5)] }).blocks.gaps.Registered).toMatchObject({
      sourced: 5,
      mean: null,
      under: [],
    });
  });

  it("compare with what the settings say a tier should reach", () => {
    const told = { settings: settings({ "target Gold": "1000", target: "9" }) };
    expect(gold([open("A", 800)], told)).toMatchObject({ target: 1000, status: "yellow" });
    expect(forecast({ partners }, told).blocks.gaps.Silver).toMatchObject({ target: null, status: "none" });
  });
});

describe("the outlook (R-133, Q48)", () => {
  const due = (expectedClose: string, probability: number | null = 0.5, more: Partial<Row<"deals">> = {}) =>
    deal({ id: `D ${expectedClose} ${probability}`, amount: 100, expectedClose, probability, ...more });

  it.each([
    ["2026-03-01", [0, 0, 0], "yesterday"],
    ["2026-03-02", [100, 100, 100], "the day of the run"],
    ["2026-04-01", [100, 100, 100], "in 30 days"],
    ["2026-04-02", [0, 100, 100], "in 31 days"],
    ["2026-05-01", [0, 100, 100], "in 60 days"],
    ["2026-05-31", [0, 0, 100], "in 90 days"],
    ["2026-06-01", [0, 0, 0], "in 91 days"],
    ["", [0, 0, 0], "nobody knows when"],
  ])("holds what closes on %j in its best case %j: %s", (day, best) => {
    expect(Object.values(of([due(day)]).blocks.outlook).map(({ sourced }) => sourced.best)).toEqual(best);
  });

  it("counts from the day in the program's zone", () => {
    const now = Date.parse("2026-03-01T23:00:00Z");
    const best = (where: string) =>
      of([due("2026-03-01")], { now, zone: zone(where) }).blocks.outlook["30"]?.sourced.best;
    expect([best("Europe/London"), best("Asia/Tokyo")]).toEqual([100, 0]);
  });

  it.each([
    [0.9, { worst: 100, commit: 100, best: 100, weighted: 90 }],
    [0.89, { worst: 0, commit: 100, best: 100, weighted: 89 }],
    [0.75, { worst: 0, commit: 100, best: 100, weighted: 75 }],
    [0.74, { worst: 0, commit: 0, best: 100, weighted: 74 }],
    [0, { worst: 0, commit: 0, best: 100, weighted: 0 }],
    [null, { worst: 0, commit: 0, best: 100, weighted: 50 }],
    [75, { worst: 0, commit: 0, best: 100, weighted: 0 }],
  ])("counts a probability of %d as %j", (probability, sourced) => {
    const { outlook } = of([due("2026-03-10", probability)]).blocks;
    expect(outlook["30"]).toEqual({ sourced, influenced: { worst: 0, commit: 0, best: 0, weighted: 0 } });
  });

  it("keeps influenced beside sourced, and attached out", () => {
    const { outlook } = of([
      due("2026-03-10", 0.9),
      due("2026-03-11", 0.8, { dealType: "Partner-influenced" }),
      due("2026-03-12", 0.9, { dealType: "Company-sourced (partner-attached)" }),
    ]).blocks;
    expect([outlook["30"]?.sourced.best, outlook["30"]?.influenced.commit]).toEqual([100, 100]);
  });
});

describe("what is left out", () => {
  it.each<[string, string, Partial<Row<"deals">>]>([
    ["no-stage", "Unknown stage: 1 deal (D) left out of everything", { stage: "Maybe" }],
    ["no-stage", "Unknown stage: 1 deal (D)", { stage: "" }],
    ["no-type", "No deal type: 1 deal (D) left out of everything", { dealType: "" }],
    ["no-partner", "No partner that the Partners tab knows: 1 deal (D) in no partner's figures", { partner: "" }],
    ["no-partner", "No partner that the Partners tab knows", { partner: "Nobody" }],
    ["no-rate", "No exchange rate: 1 deal (D) left out of the amounts", { currency: "EUR" }],
    ["no-close", "No expected close: 1 deal (D) left out of the outlook", { expectedClose: "" }],
    ["close-date-passed", "Expected close passed: 1 deal (D) left out of the outlook", { expectedClose: "2026-03-01" }],
    ["no-closing-day", "Won without a day: 1 deal (D) in no month", { stage: "Closed Won" }],
    ["odd-probability", "Probability not between 0 and 1: 1 deal (D) in the best case alone", { probability: 75 }],
  ])("is said for %s: %s", (kind, text, more) => {
    const { leftOut, rows } = of([deal({ id: "D", amount: 5, expectedClose: "2026-04-01", ...more })]);
    expect(leftOut).toEqual([expect.stringContaining(text)]);
    expect(rows[kind]).toEqual(["D"]);
  });

  it("names five of many", () => {
    const deals = Array.from({ length: 7 }, (_, n) => deal({ id: `D-${n}`, expectedClose: "" }));
    expect(of(deals).leftOut).toEqual([
      "No expected close: 7 deals (D-0, D-1, D-2, D-3, D-4 and 2 more) left out of the outlook — enter when they should close",
    ]);
  });

  it("is nothing where all is well, and an empty workbook has a forecast too", () => {
    const { leftOut, blocks } = forecast({ partners: [] });
    expect(leftOut).toEqual([]);
    expect(blocks).toMatchObject({ topTen: [], closed: { sourced: { count: 0, revenue: 0 }, status: "none" } });
  });
});

describe("the keys behind the figures", () => {
  it("are those of its deals", () => {
    const { rows } = of([
      deal({ id: "S", amount: 2, expectedClose: "2026-03-05", partner: "Contoso" }),
      deal({ id: "I", amount: 1, expectedClose: "2026-04-20", dealType: "Partner-influenced" }),
      deal({ id: "W", stage: "Closed Won", closedOn: "2026-02-05" }),
    ]);
    expect(rows).toEqual({
      "closed.sourced": ["W"],
      "closed.influenced": [],
      topTen: ["S", "I"],
      "gaps.Gold": ["S", "I"],
      "outlook.30.sourced": ["S"],
      "outlook.30.influenced": [],
      "outlook.60.sourced": ["S"],
      "outlook.60.influenced": ["I"],
      "outlook.90.sourced": ["S"],
      "outlook.90.influenced": ["I"],
    });
  });
});

describe("the agenda", () => {
  const rows = agendaOf(
    forecast(
      {
        deals: [
          deal({ id: "S", account: "Initech", amount: 200, expectedClose: "2026-03-05", nextStep: "Sign" }),
          deal({ id: "I", amount: 30, dealType: "Partner-influenced", blocker: "Legal", nextStep: "Wait" }),
          deal({ id: "W", stage: "Closed Won", closedOn: "2026-02-05", amount: 7 }),
        ],
        partners: [partner("Contoso", "Gold"), partner("Idle", "Silver")],
      },
      { settings: settings({ target: "30" }) },
    ),
  );

  it("goes through the blocks with their minutes, numbered", () => {
    expect(rows.map(({ n }) => n)).toEqual(rows.map((_, at) => at + 1));
    expect([...new Set(rows.map(({ block, minutes }) => `${minutes} ${block}`.trim()))]).toEqual([
      "Agenda",
      "0:00-0:10 Closed last month",
      "0:10-0:35 Ten largest deals",
      "0:35-0:50 Gaps by tier",
      "0:50-0:60 Outlook",
      "Left out",
    ]);
  });

  it("holds an amount under its kind", () => {
    const row = (what: string) => rows.find((one) => one.what === what);
    expect(row("Closed in Feb 2026")).toMatchObject({ sourced: 7, influenced: 0 });
    expect(row("Target")).toMatchObject({ sourced: 10, influenced: null, note: "Red" });
    expect(row("Initech (S)")).toMatchObject({ kind: "sourced", sourced: 200, influenced: null });
    expect(row("I")).toMatchObject({ kind: "influenced", sourced: null, influenced: 30, blocker: "Legal" });
    expect(row("Next 30 days: best case (all that is open)")).toMatchObject({ sourced: 200, influenced: 0 });
    expect(row("Silver: contributes too little")).toMatchObject({ partner: "Idle", note: "PAM: Ann Park" });
  });
});

describe("sourced and influenced (R-173)", () => {
  const kinds = ["Partner-sourced", "Partner-influenced", "Company-sourced (partner-attached)"] as const;
  // What is sourced is whole millions and what is influenced a few hundred: a sum of both is neither.
  const anyDeal = fc.record({
    at: fc.nat(2),
    amount: fc.integer({ min: 1, max: 400 }),
    stage: fc.constantFrom("Proposal", "Negotiation", "Closed Won", "Closed Lost"),
    partner: fc.constantFrom("A", "B", "Nobody"),
    expectedClose: fc.constantFrom("", "2026-03-10", "2026-04-20", "2026-02-10"),
    closedOn: fc.constantFrom("", "2026-02-10"),
  });
  const made = fc
    .array(anyDeal, { maxLength: 12 })
    .map((all) =>
      all.map(({ at, amount, ...said }, n) =>
        deal({ ...said, id: `D-${n}`, dealType: kinds[at]!, amount: at === 0 ? amount * 1_000_000 : amount }),
      ),
    );
  const partners = [partner("A", "Gold"), partner("B", "Silver")];

  it("are in no figure together: each is a whole million, or less than one", () => {
    const amounts = (value: unknown): number[] => {
      if (typeof value === "number") return [value];
      return value && typeof value === "object" ? Object.values(value).flatMap(amounts) : [];
    };
    fc.assert(
      fc.property(made, (deals) => {
        const whole = forecast({ deals, partners });
        const { topTen, ...blocks } = whole.blocks;
        const weighted = JSON.parse(JSON.stringify(blocks, (key, value) => (key === "weighted" ? undefined : value)));
        const found = [...amounts(weighted), ...topTen.map(({ amount }) => amount)];
        const cells = agendaOf(whole)
          .filter(({ what }) => !what.includes("weighted"))
          .flatMap(({ sourced, influenced }) => [sourced ?? 0, influenced ?? 0]);
        const isApart = (amount: number) => amount < 500_000 || amount % 500_000 === 0;
        expect([...found, ...cells].filter((amount) => !isApart(amount))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("stand in three columns of the flat list, of which one is filled", () => {
    fc.assert(
      fc.property(made, (deals) => {
        for (const one of flatDeals({ deals, partners, stages, registrations: [] }, settings(), newYork)) {
          const filled = [one.sourcedAmount, one.influencedAmount, one.attachedAmount].filter((at) => at !== null);
          expect(filled).toHaveLength(1);
          const at = kinds.indexOf(one.dealType as (typeof kinds)[number]);
          expect([one.sourcedAmount, one.influencedAmount, one.attachedAmount][at]).toBe(filled[0]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("the flat list", () => {
  const flat = (said: Partial<Row<"deals">>, told: Record<string, string> = {}) =>
    flatDeals(
      {
        deals: [deal({ id: "D", amount: 10, ...said })],
        partners: [partner("Contoso", "Gold", { aliases: ["Contoso Hosting"] })],
        stages,
        registrations: [
          row("registrations", {
            id: "DR-0001",
            stage: "approved",
            receivedAt: on("Fri 2026-03-20 23:30"),
            decidedAt: on("Mon 2026-03-23 10:00"),
            protectedUntil: "2026-06-21",
          }),
        ],
      },
      settings(told),
      newYork,
    )[0];

  it("joins a deal with its partner and its registration", () => {
    expect(flat({ partner: "CONTOSO hosting", registration: "DR-0001" })).toMatchObject({
      partner: "Contoso",
      tier: "Gold",
      registrationStage: "approved",
      registeredAt: on("Fri 2026-03-20 23:30"),
      registeredOn: "2026-03-20",
      decidedOn: "2026-03-23",
      protectedUntil: "2026-06-21",
    });
    expect(flat({ partner: "Nobody", registration: "DR-9" })).toMatchObject({
      partner: "Nobody",
      tier: "",
      registrationStage: "",
      registeredAt: null,
      registeredOn: "",
    });
  });

  it.each<[Partial<Row<"deals">>, Record<string, string>, object]>([
    [
      { expectedClose: "2026-03-31" },
      {},
      { countsOn: "2026-03-31", week: "2026-W14", month: "2026-03", quarter: "Q1 2026" },
    ],
    [{ expectedClose: "2026-04-01" }, { fiscalStart: "4" }, { month: "2026-04", quarter: "FY2027 Q1" }],
    [{ expectedClose: "2026-03-31" }, { fiscalStart: "4" }, { month: "2026-03", quarter: "FY2026 Q4" }],
    [
      { stage: "Closed Won", expectedClose: "2026-05-01", closedOn: "2027-01-01" },
      {},
      { week: "2026-W53", state: "won" },
    ],
    [{ stage: "Closed Lost", expectedClose: "2026-05-01" }, {}, { countsOn: "", quarter: "", state: "lost" }],
    [{ stage: "Maybe" }, {}, { state: "", countsOn: "" }],
  ])("of %j with %j counts in %j", (said, told, when) => {
    expect(flat(said, told)).toMatchObject(when);
  });

  it("is in the currency of the reports, and blank without a rate", () => {
    expect(flat({ currency: "EUR", rate: 1.15 })).toMatchObject({ sourcedAmount: 11.5, currency: "USD" });
    expect(flat({ currency: "EUR" })?.sourcedAmount).toBeNull();
  });
});
