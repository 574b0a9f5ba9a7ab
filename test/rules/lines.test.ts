import { tableOf } from "../../src/model/workbook";
import { type Report, type ReportFacts, reportOf } from "../../src/rules/report";
import { linesOf, type LinesOn } from "../../src/rules/report/lines";
import { countsOf, trendOf, weeksUpTo } from "../../src/rules/report/trend";
import { settingsOf } from "../../src/rules/settings";
import { newYork, on, row } from "../notation";

const stages = [
  { stage: "Proposal", kind: "open", probability: 0.5 },
  { stage: "Closed Won", kind: "won", probability: 1 },
] as const;
const settings = settingsOf([{ key: "target Q1 2026", value: "1,000,000", meaning: "" }]);

/** The report of the week of Mon 16 Mar 2026, run on the Monday after it. */
const week = { week: "2026-W12", now: on("Mon 2026-03-23 08:30"), zone: newYork, settings };
const nothing: ReportFacts = { registrations: [], deals: [], meetings: [], partners: [], stages };
const report = (facts: Partial<ReportFacts> = {}): Report =>
  reportOf({ ...nothing, ...facts }, { ...week, overdueHours: () => 5.25 });

const around: LinesOn = { today: "2026-03-23", before: {}, promise: { hours: 48, goal: 95 } };
const lines = (facts: Partial<ReportFacts> = {}, more: Partial<LinesOn> = {}) =>
  linesOf(report(facts), { ...around, ...more });
const lineIn = (found: ReturnType<typeof lines>, key: string) => found.find((line) => line.key === key);

const received = (n: number) =>
  row("registrations", {
    id: `DR-000${n}`,
    stage: "submitted",
    partner: "Contoso",
    receivedAt: on("Wed 2026-03-18 10:00"),
  });
const partners = [row("partners", { name: "Contoso", tier: "Gold", status: "active", joinedOn: "2026-01-05" })];
const deal = (id: string, dealType: "Partner-sourced" | "Partner-influenced", amount: number, more: object = {}) =>
  row("deals", { id, dealType, amount, partner: "Contoso", stage: "Proposal", ...more });

describe("the lines of the Monday report", () => {
  it("stand in the order of the playbook (R-110 to R-125), each known by a key of its own", () => {
    const found = lines();
    const sections = [...new Set(found.map(({ section }) => section))];
    expect(sections).toEqual([
      "Partner pipeline report",
      "Deal registration",
      "Partner pipeline",
      "Co-sell calendar",
      "Forecast",
      "Deals closed this week",
      "Alerts",
    ]);
    expect(found.map(({ section }) => sections.indexOf(section))).toEqual(
      found.map(({ section }) => sections.indexOf(section)).sort(),
    );
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
  });

  it("begin with the row that set-up makes, which then says which week it is and as of when", () => {
    const [first, second] = lines();
    expect(first?.key).toBe(tableOf("lines").rows[0]?.key);
    expect(first).toMatchObject({ line: "Week of Mar 16, 2026", figure: "2026-W12" });
    expect(second?.line).toBe(
      "Counts and rates: Mar 16, 2026 to Mar 22, 2026. Pipeline, silent partners and alerts: as of Mar 23, 2026.",
    );
  });

  it("have every line that is judged, and every line that has rows behind it", () => {
    const made = report({ partners });
    const alerts = ["no-registrations", "sla-breach", "protection-ending", "close-date-passed", "no-rate"];
    const keys = linesOf(made, around).map(({ key }) => key);
    const wanted = [...Object.keys(made.status), ...Object.keys(made.rows)].filter(
      (key) => !alerts.includes(key) && key !== "attachedPipeline",
    );
    expect(wanted.filter((key) => !keys.includes(key))).toEqual([]);
  });

  it.each([
    ["newRegistrations", { figure: "4", before: "1,200", note: "4 rows: DR-0001, DR-0002, DR-0003 and 1 more" }],
    ["slaCompliance", { figure: "-", before: "95.83%", target: "> 95%", status: "" }],
    ["avgDecisionHours", { figure: "-", before: "", target: "< 48" }],
    ["sourcedPipeline", { figure: "$1.2M", before: "$990K", target: "$1M", status: "green", sourced: 1_200_000 }],
    ["influencedPipeline", { figure: "$310K", influenced: 310_000, sourced: null, note: "1 row: OP-2" }],
    ["byTier.Gold", { figure: "", sourced: 1_200_000, influenced: 310_000 }],
    ["closedSourced", { figure: "1", sourced: 70_000, influenced: null }],
    ["closedInfluenced", { figure: "0", sourced: null, influenced: 0 }],
    ["meetingsHeld", { figure: "0", target: "2", status: "red", before: "-" }],
    ["confidence", { figure: "Low", status: "red", before: "High" }],
  ])("say %s as people read it: %j", (key, said) => {
    const found = lines(
      {
        registrations: [1, 2, 3, 4].map(received),
        partners,
        deals: [
          deal("OP-1", "Partner-sourced", 1_200_000),
          deal("OP-2", "Partner-influenced", 310_000),
          deal("OP-3", "Partner-sourced", 70_000, { stage: "Closed Won", closedOn: "2026-03-18" }),
        ],
      },
      {
        before: {
          newRegistrations: 1200,
          slaCompliance: 95.83,
          sourcedPipeline: 990_000,
          confidence: "High",
          currency: "USD",
          meetingsHeld: null as never,
        },
      },
    );
    expect(lineIn(found, key)).toMatchObject(said);
  });

  it("name as many rows behind a figure as there is room for, and one at least", () => {
    const silent = ["Quillon Advisory of the North and West", "Birchgate Software", "Evermoor"].map((name) =>
      row("partners", { name, tier: "Silver", status: "active", joinedOn: "2026-01-05" }),
    );
    expect(lineIn(lines({ partners: silent }), "silentPartners")?.note).toBe(
      "3 rows: Birchgate Software, Evermoor and 1 more",
    );
    expect(lineIn(lines({ partners: silent.slice(0, 1) }), "silentPartners")?.note).toBe(
      "1 row: Quillon Advisory of the North and West",
    );
  });

  it("say nothing of the week before where a person changed what was kept of it", () => {
    const before = JSON.parse(
      '{"newRegistrations":[],"sourcedPipeline":{},"slaCompliance":true,"closedSourced":7,"confidence":{},"meetingsHeld":3}',
    );
    expect(lines({}, { before }).flatMap((line) => line.before || [])).toEqual(["3"]);
  });

  it("leave out a tier and an attached pipeline that hold nothing", () => {
    const keys = lines({ partners }).map(({ key }) => key);
    expect(keys.filter((key) => key.startsWith("byTier"))).toEqual(["byTier.Platinum", "byTier.Gold", "byTier.Silver"]);
    expect(keys).not.toContain("attachedPipeline");
  });

  it("end with the alerts, or with the word that there are none", () => {
    expect(lines().slice(-1)).toMatchObject([{ section: "Alerts", line: "None", key: "alert/1" }]);
    const registrations = [
      row("registrations", { ...received(1), decisionDueAt: on("Fri 2026-03-20 10:00") }),
      row("registrations", { ...received(2), stage: "approved", protectedUntil: "2026-03-25" }),
    ];
    const found = lines({ registrations, partners: [...partners, { ...partners[0]!, name: "Quiet\nPartner" }] });
    expect(found.filter(({ section }) => section === "Alerts")).toMatchObject([
      { line: "Quiet Partner — no deal registrations in 30 days — PAM to investigate" },
      { line: "Deal registration SLA breach: DR-0001 — Contoso — 5.25 hours overdue" },
      {
        line: "Deal protection expiring in 7 days: 1 deal — notify partners",
        note: "1 row: DR-0002",
      },
    ]);
  });
});

describe("the thirteen weeks", () => {
  it("end with the one that is asked for, across the year", () => {
    expect(weeksUpTo("2027-W02")).toHaveLength(13);
    expect(weeksUpTo("2027-W02").slice(-4)).toEqual(["2026-W52", "2026-W53", "2027-W01", "2027-W02"]);
  });

  it("have the rows that set-up makes", () => {
    const weeks = weeksUpTo("2026-W12").map((week) => ({ week, figures: {} }));
    expect(trendOf(weeks, 95).map(({ ago }) => ago)).toEqual(tableOf("trend").rows.map(({ ago }) => ago));
  });

  it("tell all that was sent; tiers without a column of their own stand in the last of their stack", () => {
    const figures = {
      ...report({ registrations: [received(1)] }),
      sourcedPipeline: 46,
      influencedPipeline: 5,
      byTier: {
        Platinum: { sourced: 10, influenced: 5 },
        Gold: { sourced: 0, influenced: 0 },
        Silver: { sourced: 20, influenced: 0 },
        Registered: { sourced: 7, influenced: 0 },
        "No tier": { sourced: 9, influenced: 0 },
      },
    };
    expect(trendOf([{ week: "2026-W12", figures }], 95)).toMatchObject([
      {
        week: "2026-W12",
        monday: "2026-03-16",
        label: "Mar 16",
        newRegistrations: 1,
        slaCompliance: null,
        slaGoal: 95,
        sourcedPlatinum: 10,
        sourcedGold: 0,
        sourcedSilver: 20,
        sourcedOther: 16,
        sourcedPipeline: 46,
        influencedPlatinum: 5,
        influencedOther: 0,
        target: 1_000_000,
      },
    ]);
  });

  it("tell of a week that was not sent what its rows count, and leave the pipeline blank", () => {
    const figures = countsOf(
      { ...nothing, registrations: [received(1)], partners, deals: [deal("OP-1", "Partner-sourced", 9)] },
      { ...week, now: on("Mon 2026-03-23 00:00") },
    );
    expect(trendOf([{ week: "2026-W12", figures }], 95)).toMatchObject([
      {
        newRegistrations: 1,
        meetingsTarget: 2,
        sourcedPipeline: null,
        sourcedGold: null,
        sourcedOther: null,
        target: null,
      },
    ]);
  });

  it("stay blank where what was kept is not a number", () => {
    const figures = JSON.parse('{"newRegistrations":"many","byTier":{"Gold":7},"sourcedPipeline":{}}');
    expect(trendOf([{ week: "2026-W12", figures }], 95)).toMatchObject([
      { newRegistrations: null, sourcedGold: null, sourcedPipeline: null },
    ]);
  });
});
