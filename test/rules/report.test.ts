import type { Report as ReplyOfReport } from "../../src/contract";
import { blankOf } from "../../src/model/column";
import { type Row, type TableName, workbook } from "../../src/model/workbook";
import {
  changesOf,
  type Figures,
  figuresOf,
  lastWeek,
  ownersIn,
  type Report,
  type ReportFacts,
  type ReportOn,
  reportOf,
  reportReads,
  sayWeek,
  shortened,
} from "../../src/rules/report";
import { settingsOf } from "../../src/rules/settings";
import { intlOffsets, zoneOf } from "../../src/rules/zone";

const NEW_YORK = zoneOf("America/New_York", intlOffsets);
const at = (text: string) => Date.parse(text);

/** A row in which only what matters is said. */
const rowOf =
  <N extends TableName>(table: N) =>
  (said: Partial<Row<N>>): Row<N> => {
    const blanks = Object.entries(workbook[table].columns).map(([name, column]) => [name, blankOf(column)]);
    return { ...Object.fromEntries(blanks), ...said };
  };

const registration = rowOf("registrations");
const deal = rowOf("deals");
const meeting = rowOf("meetings");
const partner = rowOf("partners");
const stages = [
  { stage: "Engaging", kind: "open", probability: 0.3 },
  { stage: "Negotiation", kind: "open", probability: 0.75 },
  { stage: "Closed Won", kind: "won", probability: 1 },
  { stage: "Closed Lost", kind: "lost", probability: 0 },
] as const;
const setting = (key: string, value: string) => ({ key, value, meaning: "" });

/** The report of the week of Mon 16 Mar 2026, run in New York on Mon 23 Mar at 08:30. */
const report = (facts: Partial<ReportFacts>, on: Partial<ReportOn> = {}): Report =>
  reportOf(
    { registrations: [], deals: [], meetings: [], partners: [], stages, ...facts },
    {
      week: "2026-W12",
      now: at("2026-03-23T08:30:00-04:00"),
      zone: NEW_YORK,
      settings: settingsOf([]),
      overdueHours: () => 0,
      ...on,
    },
  );

const received = (receivedAt: string, more: Partial<Row<"registrations">> = {}) =>
  registration({ id: "DR-0001", stage: "submitted", partner: "Contoso", receivedAt: at(receivedAt), ...more });
const decided = (decidedAt: string, more: Partial<Row<"registrations">> = {}) =>
  received("2026-03-10T10:00:00-04:00", {
    stage: "approved",
    verdict: "approve",
    decidedAt: at(decidedAt),
    decisionHours: 20,
    ...more,
  });
const inWeek = "2026-03-18T10:00:00-04:00";

describe("what the report reads and answers", () => {
  it("reads at most 14 columns of the registrations", () => {
    expect(reportReads.registrations.length).toBeLessThanOrEqual(14);
  });

  it("is what the contract promises", () => {
    const reply: ReplyOfReport = report({});
    expect(reply).toMatchObject({ week: "2026-W12", from: "2026-03-16", to: "2026-03-23", currency: "USD" });
  });
});

describe("the week", () => {
  it.each([
    ["America/New_York", "2026-03-23T08:30:00-04:00", "2026-W12", "on Monday it is the week before"],
    ["America/New_York", "2026-03-22T23:59:59-04:00", "2026-W11", "on Sunday night the week still runs"],
    ["Australia/Sydney", "2026-03-22T14:00:00Z", "2026-W12", "Sydney has Monday already"],
    ["America/New_York", "2027-01-04T09:00:00-05:00", "2026-W53", "a long year has 53 weeks"],
    ["America/New_York", "2027-01-11T09:00:00-05:00", "2027-W01", "and then begins anew"],
  ])("last completed in %s at %s is %s: %s", (zone, now, week) => {
    expect(lastWeek(at(now), zoneOf(zone, intlOffsets))).toBe(week);
  });

  it("is said by its Monday", () => {
    expect(sayWeek("2026-W12")).toBe("Week of Mar 16, 2026");
    expect(sayWeek("2026-W53")).toBe("Week of Dec 28, 2026");
  });

  it("2026-W53 reaches over the end of the year", () => {
    const rows = [received("2026-12-28T00:00:00-05:00"), received("2027-01-03T23:59:59-05:00")];
    const figures = report({ registrations: rows }, { week: "2026-W53", now: at("2027-01-04T08:30:00-05:00") });
    expect(figures).toMatchObject({ from: "2026-12-28", to: "2027-01-04", newRegistrations: 2 });
  });
});

describe("registrations of the week", () => {
  it.each([
    ["2026-03-15T23:59:59-04:00", 0, "a second before Monday"],
    ["2026-03-16T00:00:00-04:00", 1, "the first moment of Monday"],
    ["2026-03-16T03:30:00Z", 0, "Monday in London, Sunday in New York"],
    ["2026-03-22T23:59:59-04:00", 1, "the last second of Sunday"],
    ["2026-03-23T03:59:59Z", 1, "Monday in London, still Sunday in New York"],
    ["2026-03-23T00:00:00-04:00", 0, "the next Monday"],
  ])("received %s count as %i: %s", (moment, count) => {
    expect(report({ registrations: [received(moment)] }).newRegistrations).toBe(count);
  });

  it("the week in which the clocks change has 167 hours", () => {
    const rows = [received("2026-03-02T00:00:00-05:00"), received("2026-03-08T23:59:59-04:00")];
    expect(report({ registrations: rows }, { week: "2026-W10" }).newRegistrations).toBe(2);
  });

  it("count as approved or rejected by their decision, whatever became of them", () => {
    const rows = [
      decided(inWeek, { id: "DR-1", stage: "won" }),
      decided(inWeek, { id: "DR-2", stage: "withdrawn", endedAt: at("2026-03-20T10:00:00-04:00") }),
      decided(inWeek, { id: "DR-3", stage: "rejected", verdict: "reject" }),
      decided("2026-03-14T10:00:00-04:00", { id: "DR-4" }),
      received("2026-03-17T10:00:00-04:00", { id: "DR-5", stage: "withdrawn", endedAt: at(inWeek) }),
    ];
    const { approved, rejected, rows: behind } = report({ registrations: rows });
    expect([approved, rejected]).toEqual([2, 1]);
    expect([behind.approved, behind.rejected, behind.newRegistrations]).toEqual([["DR-1", "DR-2"], ["DR-3"], ["DR-5"]]);
  });
});

describe("this week's new registrations", () => {
  it.each([
    ["approved", "were approved in the week", decided(inWeek, { receivedAt: at(inWeek) })],
    ["rejected", "were rejected in it", decided(inWeek, { receivedAt: at(inWeek), verdict: "reject" })],
    ["pending", "are open", received(inWeek)],
    ["pending", "were approved after it", decided("2026-03-23T08:00:00-04:00", { receivedAt: at(inWeek) })],
    ["none", "were withdrawn in it", received(inWeek, { stage: "withdrawn", endedAt: at(inWeek) })],
    ["none", "came in before it", decided(inWeek)],
  ])("are %s when they %s", (place, _, row) => {
    const { cohort, rows } = report({ registrations: [row] });
    expect(cohort).toEqual({ approved: 0, rejected: 0, pending: 0, ...(place === "none" ? {} : { [place]: 1 }) });
    if (place !== "none") expect(rows[`cohort.${place}`]).toEqual(["DR-0001"]);
  });
});

describe("days from submission to the first meeting", () => {
  const met = (startsAt: string, registration: string) =>
    meeting({ id: startsAt, status: "held", startsAt: at(startsAt), registration });
  const came = (day: number, id: string) => received(`2026-03-${String(day).padStart(2, "0")}T10:00:00-04:00`, { id });

  it("are the median of those whose first meeting was held in the week", () => {
    const registrations = [came(8, "DR-1"), came(12, "DR-2"), came(17, "DR-3"), came(8, "DR-4"), came(19, "DR-5")];
    const meetings = [
      met("2026-03-18T10:00:00-04:00", "DR-1"),
      met("2026-03-18T22:00:00-04:00", "DR-2"),
      met("2026-03-18T10:00:00-04:00", "DR-3"),
      met("2026-03-12T10:00:00-04:00", "DR-4"),
      met("2026-03-18T10:00:00-04:00", "DR-4"),
      met("2026-03-18T10:00:00-04:00", "DR-5"),
      met("2026-03-18T10:00:00-04:00", ""),
    ];
    const figures = report({ registrations, meetings });
    expect(figures.medianDaysToFirstMeeting).toBe(6.5);
    expect(figures.rows.medianDaysToFirstMeeting).toEqual(["DR-1", "DR-2", "DR-3"]);
    expect(report({ registrations, meetings: meetings.slice(0, 2) }).medianDaysToFirstMeeting).toBe(8.25);
  });

  it("are nothing where there was none", () => {
    expect(report({ registrations: [came(8, "DR-1")] }).medianDaysToFirstMeeting).toBeNull();
  });
});

describe("pending at the end of the week", () => {
  it.each([
    ["came in before and is open", 1, received(inWeek)],
    ["waits for the partner", 1, received(inWeek, { stage: "info-requested" })],
    ["came in after", 0, received("2026-03-23T07:00:00-04:00")],
    ["was decided on Monday morning, before the run", 1, decided("2026-03-23T08:00:00-04:00")],
    ["was decided in the week", 0, decided(inWeek)],
    ["was withdrawn in the week", 0, received("2026-03-10T10:00:00Z", { stage: "withdrawn", endedAt: at(inWeek) })],
    ["was cancelled after it", 1, received(inWeek, { stage: "cancelled", endedAt: at("2026-03-23T08:00:00-04:00") })],
    ["was decided at a time that nobody knows", 0, received(inWeek, { stage: "rejected", verdict: "reject" })],
    [
      "was decided before and reopened in the week",
      1,
      decided("2026-03-12T10:00:00Z", { stage: "submitted", reopenedAt: at(inWeek) }),
    ],
    [
      "was decided before and reopened after",
      0,
      decided("2026-03-12T10:00:00Z", { stage: "submitted", reopenedAt: at("2026-03-23T08:00:00-04:00") }),
    ],
    ["was reopened and decided again", 0, decided("2026-03-20T10:00:00Z", { reopenedAt: at(inWeek) })],
    ["is being typed and has not come in", 0, registration({ id: "@17", stage: "submitted" })],
  ])("a registration that %s counts as %i", (_, count, row) => {
    expect(report({ registrations: [row] }).pending).toBe(count);
  });
});

describe("hours and rates", () => {
  it("are null, never 0 % and never green, where nothing was decided", () => {
    const figures = report({});
    expect(figures).toMatchObject({
      avgDecisionHours: null,
      avgApprovalHours: null,
      slaCompliance: null,
      slaComplianceDecidedOnly: null,
      aeCompliance: null,
    });
    expect(new Set(Object.values(figures.status))).toEqual(new Set(["none"]));
  });

  it("average all decisions, and approvals apart, with two decimals", () => {
    const hours = [10, 20.004, 35];
    const rows = hours.map((decisionHours, n) =>
      decided(inWeek, { decisionHours, verdict: n < 2 ? "approve" : "reject" }),
    );
    expect(report({ registrations: rows })).toMatchObject({ avgDecisionHours: 21.67, avgApprovalHours: 15 });
  });

  it.each([
    [48, "met", 100],
    [48.00028, "missed by a second", 0],
  ])("%d hours for a decision are %s", (decisionHours, _, rate) => {
    expect(report({ registrations: [decided(inWeek, { decisionHours })] }).slaComplianceDecidedOnly).toBe(rate);
  });

  it("judge a decision without hours by its due moment, and leave out one with neither", () => {
    const bare = { decisionHours: null };
    const rows = [
      decided(inWeek, { ...bare, decisionDueAt: at(inWeek) }),
      decided(inWeek, { ...bare, decisionDueAt: at(inWeek) - 2000 }),
      decided(inWeek, bare),
    ];
    expect(report({ registrations: rows })).toMatchObject({ approved: 3, slaCompliance: 50 });
  });

  it("count what is open and late at the end of the week as missed", () => {
    const due = (decisionDueAt: string, more = {}) => received(inWeek, { decisionDueAt: at(decisionDueAt), ...more });
    const waits = [[at("2026-03-19T10:00:00-04:00"), null]] as const;
    const rows = [
      decided(inWeek),
      due("2026-03-20T10:00:00-04:00", { id: "DR-LATE" }),
      due("2026-03-23T00:00:00-04:00", { id: "due only as the week ends" }),
      due("2026-03-20T10:00:00-04:00", { id: "waiting since before it was due", stage: "info-requested", waits }),
    ];
    const figures = report({ registrations: rows });
    expect(figures).toMatchObject({ pending: 3, slaCompliance: 50, slaComplianceDecidedOnly: 100 });
    expect(figures.rows.slaCompliance).toEqual(["DR-0001", "DR-LATE"]);
  });

  it("count a decision of Monday morning that was late by Sunday as missed", () => {
    const row = decided("2026-03-23T08:00:00-04:00", {
      decisionHours: 60,
      decisionDueAt: at("2026-03-20T10:00:00-04:00"),
    });
    expect(report({ registrations: [row] })).toMatchObject({ slaCompliance: 0, slaComplianceDecidedOnly: null });
  });

  it.each([
    [20, 20, 100, "green"],
    [19, 20, 95, "yellow"],
    [9, 10, 90, "yellow"],
    [89, 100, 89, "red"],
  ])("%i of %i in time is %d %% and %s: the goal is strict", (met, all, rate, status) => {
    const rows = Array.from({ length: all }, (_, n) => decided(inWeek, { decisionHours: n < met ? 10 : 60 }));
    const figures = report({ registrations: rows });
    expect([figures.slaCompliance, figures.status.slaCompliance]).toEqual([rate, status]);
  });

  it.each([
    [36, "green"],
    [36.01, "yellow"],
    [48, "yellow"],
    [48.01, "red"],
  ])("an average of %d hours is %s", (decisionHours, status) => {
    const figures = report({ registrations: [decided(inWeek, { decisionHours })] });
    expect(figures.status.avgDecisionHours).toBe(status);
  });

  it("follow the promise where it was changed", () => {
    const figures = report({ registrations: [decided(inWeek)] }, { promise: { hours: 10, goal: 95 } });
    expect(figures.slaCompliance).toBe(0);
  });

  it.each([
    ["named with the approval", 100, { aeAssignedAt: at(inWeek) }],
    ["named in time", 100, { aeAssignedAt: at(inWeek) + 1, aeDueAt: at(inWeek) + 1 }],
    ["named late", 0, { aeAssignedAt: at(inWeek) + 2000, aeDueAt: at(inWeek) + 1000 }],
    ["missing and late by the end of the week", 0, { aeDueAt: at("2026-03-20T10:00:00-04:00") }],
    ["missing and not yet due by then", null, { aeDueAt: at("2026-03-23T10:00:00-04:00") }],
    [
      "named after the end, late already by then",
      0,
      { aeAssignedAt: at("2026-03-23T08:00:00-04:00"), aeDueAt: at(inWeek) + 1 },
    ],
  ])("of AEs are, with one %s, %p", (_, rate, ae) => {
    expect(report({ registrations: [decided(inWeek, ae)] }).aeCompliance).toBe(rate);
  });
});

const partners = [
  partner({ name: "Contoso", tier: "Platinum", status: "active" }),
  partner({ name: "Fabrikam", tier: "Gold", status: "active", aliases: ["Fabrikam Old"] }),
  partner({ name: "Tailspin", tier: "Registered", status: "active" }),
];
const sourced = (amount: number, more: Partial<Row<"deals">> = {}) =>
  deal({ id: `S${amount}`, partner: "Contoso", dealType: "Partner-sourced", stage: "Engaging", amount, ...more });
const influenced = (amount: number, more: Partial<Row<"deals">> = {}) =>
  sourced(amount, { id: `I${amount}`, dealType: "Partner-influenced", ...more });

describe("pipeline", () => {
  it("keeps sourced, influenced and attached apart", () => {
    const attached = sourced(400, { id: "A", dealType: "Company-sourced (partner-attached)" });
    const figures = report({ partners, deals: [sourced(100), sourced(50), influenced(30), attached] });
    expect(figures).toMatchObject({ sourcedPipeline: 150, influencedPipeline: 30, attachedPipeline: 400 });
    expect(figures.byTier).toEqual({
      Platinum: { sourced: 150, influenced: 30 },
      Gold: { sourced: 0, influenced: 0 },
      Silver: { sourced: 0, influenced: 0 },
    });
    expect(figures.rows).toMatchObject({ sourcedPipeline: ["S100", "S50"], "byTier.Platinum": ["S100", "S50", "I30"] });
    expect(JSON.stringify(figures)).not.toMatch(/\b(180|580)\b/);
  });

  it("counts what is open, whatever the case of its stage", () => {
    const deals = [
      sourced(1, { stage: " engaging" }),
      sourced(2, { stage: "Closed Won" }),
      sourced(4, { stage: "Closed Lost" }),
      sourced(8, { stage: "Typo" }),
    ];
    expect(report({ deals }).sourcedPipeline).toBe(1);
  });

  it("takes the partner's tier of today, found by a former name too", () => {
    const { byTier } = report({ partners, deals: [sourced(10, { partner: "fabrikam OLD" })] });
    expect(byTier.Gold).toEqual({ sourced: 10, influenced: 0 });
  });

  it("prints Registered, and deals of unknown partners, where they hold something, so that the tiers add up", () => {
    const { byTier } = report({
      partners,
      deals: [sourced(10, { partner: "Tailspin" }), influenced(5, { partner: "Nobody" })],
    });
    expect(Object.keys(byTier)).toEqual(["Platinum", "Gold", "Silver", "Registered", "No tier"]);
    expect(byTier["No tier"]).toEqual({ sourced: 0, influenced: 5 });
  });

  it("converts another currency by the deal's rate, and leaves out and names a deal without one", () => {
    const deals = [
      sourced(100, { currency: "EUR", rate: 1.1 }),
      sourced(50, { currency: "EUR" }),
      sourced(7, { currency: "usd" }),
    ];
    const figures = report({ deals });
    expect(figures.sourcedPipeline).toBe(117);
    expect(figures.alerts).toEqual([
      { kind: "no-rate", count: 1, text: "No exchange rate: 1 deal left out of the amounts — enter the rate" },
    ]);
    expect(figures.rows["no-rate"]).toEqual(["S50"]);
  });

  it.each([
    ["1000", 1000, "green"],
    ["1000", 999, "yellow"],
    ["1000", 800, "yellow"],
    ["1000", 799, "red"],
    ["", 799, "none"],
  ])("against a target of '%s' %i is %s", (target, amount, status) => {
    const settings = settingsOf([setting("target Q1 2026", target)]);
    expect(report({ deals: [sourced(amount)] }, { settings }).status.sourcedPipeline).toBe(status);
  });
});

describe("forecast and closed deals", () => {
  it("expect what closes from the day of the run to the end of its quarter, and list what should have closed", () => {
    const days = ["2026-03-22", "2026-03-23", "2026-03-31", "2026-04-01", ""];
    const deals = days.map((expectedClose, n) => sourced(10 ** n, { expectedClose }));
    const figures = report({ deals: [...deals, influenced(5, { expectedClose: "2026-03-30" })] });
    expect(figures.expectedQuarter).toEqual({ sourced: 110, influenced: 5 });
    expect(figures.alerts).toEqual([
      {
        kind: "close-date-passed",
        count: 1,
        text: "Expected close date passed: 1 deal still open — set a new date or close them",
      },
    ]);
    expect(figures.rows).toMatchObject({ expectedQuarter: ["S10", "S100", "I5"], "close-date-passed": ["S1"] });
  });

  it("end the quarter where the fiscal year does, and take that quarter's target", () => {
    const settings = settingsOf([setting("fiscalStart", "3"), setting("target FY2027 Q1", "500")]);
    const figures = report({ deals: [sourced(10, { expectedClose: "2026-05-31" })] }, { settings });
    expect(figures).toMatchObject({ target: 500, expectedQuarter: { sourced: 10 } });
  });

  it.each([
    ["1000", 600, 400, "High", "won and likely reach the target"],
    ["1000", 400, 400, "Medium", "they reach four fifths"],
    ["1000", 400, 399, "Low", "they do not"],
    ["", 0, 600, "High", "60 % of what is expected is likely"],
    ["", 0, 300, "Medium", "30 % is"],
    ["", 0, 299, "Low", "less is"],
  ])("with target '%s', %i won and %i likely are of %s confidence: %s", (target, won, likely, confidence) => {
    const expectedClose = "2026-03-30";
    const deals = [
      sourced(won, { stage: "Closed Won", closedOn: "2026-02-01" }),
      sourced(likely, { stage: "Negotiation", expectedClose }),
      sourced(1000 - likely, { expectedClose }),
      influenced(9000, { stage: "Negotiation", expectedClose }),
    ];
    const settings = settingsOf([setting("target", target)]);
    expect(report({ deals }, { settings }).confidence).toBe(confidence);
  });

  it("have no confidence in nothing", () => {
    const figures = report({});
    expect([figures.confidence, figures.status.confidence]).toEqual(["", "none"]);
  });

  it("a probability of the deal's own counts before that of its stage", () => {
    const deals = [sourced(10, { probability: 0.9, expectedClose: "2026-03-30" })];
    expect(report({ deals }).confidence).toBe("High");
  });

  it("count what was won within the week, sourced and influenced apart", () => {
    const won = { stage: "Closed Won", closedOn: "2026-03-22" };
    const deals = [
      sourced(100, won),
      sourced(50, { ...won, closedOn: "2026-03-16" }),
      sourced(7, { ...won, closedOn: "2026-03-15" }),
      sourced(3, { ...won, closedOn: "2026-03-23" }),
      sourced(9, { ...won, stage: "Closed Lost" }),
      influenced(20, won),
    ];
    expect(report({ deals })).toMatchObject({
      closedSourced: { count: 2, revenue: 150 },
      closedInfluenced: { count: 1, revenue: 20 },
    });
  });
});

describe("fees over sourced revenue", () => {
  const won = { stage: "Closed Won", closedOn: "2026-02-10" };
  const fee = (feeAmount: number) => ({ ...won, feeApplicable: true, feeAmount });

  it("are those of the quarter's won partner-sourced deals, in one currency", () => {
    const deals = [
      sourced(1000, fee(100)),
      sourced(500, { ...fee(50), currency: "EUR", rate: 2 }),
      sourced(2000, won),
      sourced(700, { ...fee(999), closedOn: "2025-12-31" }),
      sourced(800, { ...won, stage: "Engaging", feeApplicable: true, feeAmount: 80 }),
      influenced(600, fee(60)),
    ];
    const figures = report({ deals });
    expect(figures.feesOverSourced).toBe(5);
    expect(figures.rows.feesOverSourced).toEqual(["S1000", "S500", "S2000"]);
  });

  it("are nothing where no fee applies or none is worked out", () => {
    const deals = [
      sourced(1000, won),
      sourced(500, { ...won, feeAmount: 5 }),
      sourced(7, { ...won, feeApplicable: true }),
    ];
    expect(report({ deals }).feesOverSourced).toBeNull();
  });
});

describe("confidence said by a person", () => {
  const deals = [sourced(10, { probability: 0.9, expectedClose: "2026-03-30" })];

  it("stands in the place of the rule, which is told beside it", () => {
    const said = report({ deals }, { confidence: { level: "Low", note: "Two deals slip" } });
    expect(said).toMatchObject({ confidence: "Low", status: { confidence: "red" } });
    expect(said.confidenceSaid).toEqual({ by: "person", note: "Two deals slip", byRule: "High" });
    expect(report({ deals }).confidenceSaid).toEqual({ by: "rule", note: "", byRule: "High" });
    expect(report({ deals }).rows.confidence).toEqual(["S10"]);
  });
});

describe("what is left out, and why", () => {
  const kinds = (facts: Partial<ReportFacts>, on: Partial<ReportOn> = {}) =>
    report(facts, on)
      .alerts.filter(({ kind }) => kind !== "no-registrations")
      .map(({ kind, text }) => `${kind}: ${text}`);
  const won = { stage: "Closed Won", closedOn: "2026-03-18" };

  it.each<[string, Partial<Row<"deals">>, string]>([
    [
      "a stage that nobody defined",
      { stage: "Typo" },
      "no-stage: Stage blank or not in the Stages tab: 1 deal left out of every line — choose a stage",
    ],
    [
      "a blank stage",
      { stage: "" },
      "no-stage: Stage blank or not in the Stages tab: 1 deal left out of every line — choose a stage",
    ],
    [
      "a deal type that is blank",
      { dealType: "" },
      "no-type: Deal type blank or unknown: 1 deal left out of sourced and of influenced — choose the type",
    ],
    [
      "no partner",
      { partner: " " },
      "no-partner: No partner: 1 deal counted for no partner and in no tier — enter the partner",
    ],
    ["no amount", { amount: null }, "no-amount: No amount: 1 deal counted as 0 — enter the amount"],
    [
      "no day on which it was won",
      { ...won, closedOn: "" },
      "no-closing-day: Won, but no closing day: 1 deal left out of the deals closed — enter the day",
    ],
    [
      "a currency without rate",
      { currency: "EUR" },
      "no-rate: No exchange rate: 1 deal left out of the amounts — enter the rate",
    ],
    [
      "a partner under another spelling",
      { partner: "Contso" },
      "unknown-partner: Contso — not in the Partners tab, counted in no tier — perhaps Contoso?",
    ],
    [
      "a partner whom nobody knows",
      { partner: "Zyx" },
      "unknown-partner: Zyx — not in the Partners tab, counted in no tier — enter it there",
    ],
  ])("%s is told, with its rows", (_, said, told) => {
    const facts = { partners, deals: [sourced(10, said)] };
    expect(kinds(facts)).toEqual([told]);
    const [kind = ""] = told.split(":");
    expect(report(facts).rows[kind]).toEqual([kind === "unknown-partner" ? said.partner : "S10"]);
  });

  it("counts no deal that is over for good", () => {
    const lost = { stage: "Closed Lost", partner: "", dealType: "", amount: null } as const;
    expect(
      kinds({ partners, deals: [sourced(1, lost), sourced(2, { ...won, closedOn: "2025-01-05", partner: "Zyx" })] }),
    ).toEqual([]);
  });

  it("names a partner that only a meeting or a registration of late calls differently, once", () => {
    const meetings = [meeting({ partner: "Fabricam", status: "held", startsAt: at(inWeek) })];
    const registrations = [
      received(inWeek, { partner: "Fabricam" }),
      received("2025-01-02T10:00:00Z", { partner: "Old" }),
    ];
    expect(report({ partners, meetings, registrations }).rows["unknown-partner"]).toEqual(["Fabricam"]);
  });

  it("a week that still runs says so", () => {
    expect(report({})).toMatchObject({ isOver: true });
    const now = at("2026-03-22T12:00:00-04:00");
    expect(report({}, { now }).isOver).toBe(false);
    expect(kinds({}, { now })).toEqual([
      "not-over: This week is not over: it ends with Mar 22, 2026, and the counts are so far",
    ]);
  });

  it("of an empty workbook is nothing: the report comes all the same", () => {
    const figures = report({ stages: [] });
    expect(figures.alerts).toEqual([]);
    expect(Object.values(figures.rows).flat()).toEqual([]);
    expect(figures).toMatchObject({ newRegistrations: 0, sourcedPipeline: 0, medianDaysToFirstMeeting: null });
  });
});

describe("the rows behind the report", () => {
  it("are there for every line, each part of a pair apart", () => {
    const {
      rows,
      status,
      alerts: _,
      ...figures
    } = report({
      partners,
      deals: [sourced(3, { expectedClose: "2026-03-30" }), influenced(5, { expectedClose: "2026-03-30" })],
    });
    const lines = Object.keys(figures).filter((line) => !/^(week|from|to|isOver|target|currency)$/.test(line));
    for (const line of lines.filter((one) => !/^(byTier|cohort|confidenceSaid)$/.test(one)))
      expect(rows).toHaveProperty([line]);
    expect(rows["expectedQuarter.sourced"]).toEqual(["S3"]);
    expect(rows["byTier.Platinum.influenced"]).toEqual(["I5"]);
    expect(rows.meetingsTarget).toEqual(["Contoso", "Fabrikam"]);
  });
});

describe("what changed since an earlier report", () => {
  const now = figuresOf(report({}));
  const from = (before: Partial<Figures>, after: Partial<Figures> = {}) =>
    changesOf({ ...now, ...after }, { currency: "USD", ...before });

  it.each<[Partial<Figures>, Partial<Figures>, string[]]>([
    [{ approved: 9 }, { approved: 7 }, ["Two fewer approvals: 7 after 9."]],
    [{ approved: 8 }, { approved: 7 }, []],
    [{ newRegistrations: 1000 }, { newRegistrations: 1020 }, ["20 more registrations: 1,020 after 1,000."]],
    [{ silentPartners: 2 }, { silentPartners: 5 }, ["Three more partners without a joint meeting: 5 after 2."]],
    [
      { avgDecisionHours: 16 },
      { avgDecisionHours: 20.46 },
      ["Decisions took 4.5 hours longer on average: 20.5 after 16."],
    ],
    [{ avgDecisionHours: 20 }, { avgDecisionHours: 18 }, ["Decisions took 2 hours less on average: 18 after 20."]],
    [{ slaCompliance: 96.3 }, { slaCompliance: 93.2 }, ["SLA compliance is down 3.1 points to 93.2%."]],
    [{ slaCompliance: null }, { slaCompliance: 93.2 }, []],
    [
      { sourcedPipeline: 1_080_000, influencedPipeline: 100_000 },
      { sourcedPipeline: 1_200_000, influencedPipeline: 80_000 },
      ["Partner-sourced pipeline is up $120,000 to $1.2M.", "Partner-influenced pipeline is down $20,000 to $80K."],
    ],
    [{ sourcedPipeline: 100 }, { sourcedPipeline: 104 }, []],
    [{ sourcedPipeline: 0 }, { sourcedPipeline: 10 }, ["Partner-sourced pipeline is up $10 to $10."]],
    [{ sourcedPipeline: 0 }, { sourcedPipeline: 0 }, []],
    [{ sourcedPipeline: 100, currency: "EUR" }, { sourcedPipeline: 200 }, []],
    [{ confidence: "High" }, { confidence: "Low" }, ["Confidence is Low; it was High."]],
    [{ confidence: "" }, { confidence: "Low" }, []],
  ])("%j, then %j: %j", (before, after, said) => {
    expect(from(before, after)).toEqual(said);
  });
});

describe("whose an alert is", () => {
  const coverage = [
    { partner: "fabrikam old", pam: "ANN@example.com" },
    { partner: "Contoso", pam: "gone@example.com" },
    { partner: "Tailspin", pam: "Pool West" },
  ];
  const team = [
    { email: "ann@example.com", name: "Ann Park", active: true },
    { email: "gone@example.com", name: "Gil", active: false },
  ];
  const ownerOf = ownersIn(partners, coverage, team);

  it("the PAM's of the partner, by whichever name; nobody's where that person has left or is none", () => {
    const { alerts } = report({ partners }, { ownerOf });
    expect(alerts.map(({ partner: name, owner }) => [name, owner])).toEqual([
      ["Contoso", ""],
      ["Fabrikam", "ann@example.com"],
      ["Tailspin", ""],
    ]);
    expect(alerts[1]?.text).toBe("Fabrikam — no deal registrations in 30 days — PAM Ann Park to investigate");
  });

  it("is said with a late decision too", () => {
    const late = received(inWeek, { partner: "Fabrikam", decisionDueAt: at(inWeek) });
    const [alert] = report({ registrations: [late] }, { ownerOf, overdueHours: () => 5 }).alerts;
    expect(alert).toMatchObject({
      owner: "ann@example.com",
      text: "Deal registration SLA breach: DR-0001 — Fabrikam — 5 hours overdue — PAM Ann Park",
    });
  });
});

describe("joint meetings", () => {
  const held = (startsAt: string, more: Partial<Row<"meetings">> = {}) =>
    meeting({ id: "M1", partner: "Contoso", status: "held", startsAt: at(startsAt), ...more });

  it("are held in the week and booked for the week that now begins", () => {
    const meetings = [
      held("2026-03-16T00:00:00-04:00"),
      held("2026-03-18T10:00:00-04:00", { status: "no-show" }),
      held("2026-03-18T10:00:00-04:00", { status: "cancelled" }),
      held("2026-03-23T08:00:00-04:00"),
      held("2026-03-29T23:59:59-04:00", { status: "booked" }),
      held("2026-03-30T00:00:00-04:00", { status: "booked" }),
    ];
    expect(report({ meetings })).toMatchObject({ meetingsHeld: 1, meetingsNextWeek: 2 });
  });

  it("should be 5 for each active Platinum, 2 for Gold, 1 for Silver and 0 for Registered", () => {
    const paused = partner({ name: "P", tier: "Platinum", status: "paused" });
    const silver = partner({ name: "S", tier: "Silver" });
    expect(report({ partners: [...partners, paused, silver] }).meetingsTarget).toBe(8);
  });

  it.each([
    [5, "green"],
    [4, "yellow"],
    [3, "red"],
  ])("%i of 5 are %s", (count, status) => {
    const meetings = Array.from({ length: count }, () => held(inWeek));
    expect(report({ meetings, partners: partners.slice(0, 1) }).status.meetingsHeld).toBe(status);
  });

  it.each([
    ["2026-03-09T00:00:00-04:00", 0, "held 14 days ago counts"],
    ["2026-03-08T23:59:59-04:00", 1, "a second earlier does not"],
    ["2026-03-23T08:00:00-04:00", 0, "this morning counts"],
  ])("leave nobody silent when held at %s: %i, %s", (moment, silent) => {
    const figures = report({ meetings: [held(moment)], partners: partners.slice(0, 1) });
    expect(figures.silentPartners).toBe(silent);
  });

  it.each([
    ["joined 14 days ago", 1, { joinedOn: "2026-03-09" }],
    ["joined 13 days ago", 0, { joinedOn: "2026-03-10" }],
    ["is being onboarded", 0, { status: "onboarding" as const }],
  ])("a partner without any that %s counts as silent %i times", (_, silent, said) => {
    const newcomer = partner({ name: "Newcomer", tier: "Registered", status: "active", ...said });
    expect(report({ partners: [newcomer] }).silentPartners).toBe(silent);
  });
});

describe("alerts", () => {
  it.each([
    ["2026-02-21T00:00:00-05:00", 0, "30 days ago counts"],
    ["2026-02-20T23:59:59-05:00", 1, "a second earlier does not"],
  ])("name a partner by the last registration, of %s: %i, %s", (moment, count) => {
    const figures = report({
      partners: partners.slice(0, 1),
      registrations: [received(moment, { stage: "rejected" })],
    });
    expect(figures.alerts).toHaveLength(count);
  });

  it("name partners that registered nothing in 30 days, the higher tier first, and no newcomer", () => {
    const newcomer = partner({ name: "Newcomer", tier: "Platinum", status: "active", joinedOn: "2026-02-22" });
    const { alerts, rows } = report({ partners: [...partners.slice().reverse(), newcomer] });
    expect(alerts[0]).toEqual({
      kind: "no-registrations",
      partner: "Contoso",
      owner: "",
      text: "Contoso — no deal registrations in 30 days — PAM to investigate",
    });
    expect(rows["no-registrations"]).toEqual(["Contoso", "Fabrikam", "Tailspin"]);
  });

  it("tell business hours overdue at the run, the latest first", () => {
    const late = (id: string, more: Partial<Row<"registrations">> = {}) =>
      received(inWeek, { id, decisionDueAt: at("2026-03-20T10:00:00-04:00"), ...more });
    const rows = [
      late("DR-1"),
      late("DR-2"),
      late("DR-3", { stage: "withdrawn" }),
      late("DR-4", { decisionDueAt: at("2026-03-23T08:30:00-04:00") }),
    ];
    const overdueHours = ({ id }: { id: string }) => (id === "DR-2" ? 38.5049 : 1);
    expect(report({ registrations: rows }, { overdueHours }).alerts).toEqual([
      {
        kind: "sla-breach",
        id: "DR-2",
        partner: "Contoso",
        owner: "",
        hoursOverdue: 38.5,
        text: "Deal registration SLA breach: DR-2 — Contoso — 38.5 hours overdue",
      },
      {
        kind: "sla-breach",
        id: "DR-1",
        partner: "Contoso",
        owner: "",
        hoursOverdue: 1,
        text: "Deal registration SLA breach: DR-1 — Contoso — 1 hour overdue",
      },
    ]);
  });

  it("warn of a deal that was late before we asked the partner", () => {
    const row = received(inWeek, {
      stage: "info-requested",
      decisionDueAt: at("2026-03-20T10:00:00-04:00"),
      waits: [[at("2026-03-20T11:00:00-04:00"), null]],
    });
    expect(report({ registrations: [row] }).alerts).toHaveLength(1);
  });

  it("are a dozen of a kind where they are kept and mailed, and say how many more there are", () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => partner({ name: `P${n}`, status: "active" }));
    const kept = (count: number) => figuresOf(report({ partners: many(count) })).alerts;
    expect(kept(13)).toHaveLength(13);
    expect(kept(14)).toHaveLength(13);
    expect(kept(14).at(-1)).toEqual({ kind: "no-registrations", count: 2, text: "and 2 more in the workbook" });
    expect(shortened(kept(300))).toEqual(kept(300));
    expect(shortened(kept(300), 3).map(({ text }) => text)).toContain("and 297 more in the workbook");
  });

  it("count protections that end today or within seven days", () => {
    const ends = ["2026-04-08", "2026-04-15", "2026-04-16", "2026-04-07"];
    const rows = ends.map((protectedUntil) => registration({ id: protectedUntil, stage: "approved", protectedUntil }));
    const lapsed = registration({ id: "lapsed", stage: "lapsed", protectedUntil: "2026-04-10" });
    const figures = report({ registrations: [...rows, lapsed] }, { now: at("2026-04-08T09:00:00-04:00") });
    expect(figures.alerts).toEqual([
      {
        kind: "protection-ending",
        count: 2,
        text: "Deal protection expiring in 7 days: 2 deals — notify partners",
      },
    ]);
    expect(figures.rows["protection-ending"]).toEqual(["2026-04-08", "2026-04-15"]);
  });
});
