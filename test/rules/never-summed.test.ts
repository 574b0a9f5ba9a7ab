/** Sourced and influenced are never added up: over random deals no text, cell or stack of a chart holds their sum. */
import fc from "fast-check";
import { forecastMail, forecastValues } from "../../src/mail/forecast";
import { reportMail } from "../../src/mail/report";
import { tableNames, tableOf } from "../../src/model/workbook";
import { flatDeals } from "../../src/rules/export/flat";
import { forecastOf } from "../../src/rules/forecast";
import { agendaOf } from "../../src/rules/forecast/agenda";
import { figuresOf, type Report, type ReportFacts, reportOf } from "../../src/rules/report";
import { linesOf } from "../../src/rules/report/lines";
import { trendOf, weeksUpTo } from "../../src/rules/report/trend";
import { settingsOf } from "../../src/rules/settings";
import { newYork, on, row } from "../notation";

const MILLION = 1_000_000;

// At most seven influenced deals of 60,000 to 120,000: whole millions are sourced, all of influenced is less than one, and
// what is a million or more and not whole mixes both, also where it is said as briefly as $12.3M.
const amountOf = {
  // Four at a time, so that half and three quarters of them, by their probability, are whole millions too.
  "Partner-sourced": fc.integer({ min: 1, max: 9 }).map((count) => count * 4 * MILLION),
  "Partner-influenced": fc.integer({ min: 60, max: 120 }).map((count) => count * 1000),
  "Company-sourced (partner-attached)": fc.constant(3 * MILLION),
} as const;
const dealOf = (dealType: keyof typeof amountOf) =>
  fc
    .record({
      amount: amountOf[dealType],
      partner: fc.constantFrom("P", "G", "S", "R", "nobody"),
      stage: fc.constantFrom("Proposal", "Negotiation", "Closed Won"),
      expectedClose: fc.constantFrom("", "2026-03-20", "2026-03-23", "2026-03-31", "2026-04-01"),
      closedOn: fc.constantFrom("", "2026-03-18", "2026-02-03"),
    })
    .map((said) => ({ ...said, dealType }));
const someDeals = fc
  .tuple(
    fc.array(dealOf("Partner-sourced"), { maxLength: 7 }),
    fc.array(dealOf("Partner-influenced"), { maxLength: 7 }),
    fc.array(dealOf("Company-sourced (partner-attached)"), { maxLength: 1 }),
  )
  .map((parts) => parts.flat().map((said, at) => row("deals", { ...said, id: `OP-${at}` })));

const partner = (name: string, tier: "Platinum" | "Gold" | "Silver" | "Registered") =>
  row("partners", { name, tier, status: "active", joinedOn: "2026-01-05" });
const stages = [
  { stage: "Proposal", kind: "open", probability: 0.5 },
  { stage: "Negotiation", kind: "open", probability: 0.75 },
  { stage: "Closed Won", kind: "won", probability: 1 },
] as const;
const factsWith = (deals: ReportFacts["deals"]): ReportFacts => ({
  registrations: [],
  deals,
  meetings: [],
  partners: [partner("P", "Platinum"), partner("G", "Gold"), partner("S", "Silver"), partner("R", "Registered")],
  stages,
});
const settings = settingsOf([{ key: "target", value: String(30 * MILLION), meaning: "" }]);
const now = on("Mon 2026-03-23 08:30");
const reportIn = (facts: ReportFacts): Report =>
  reportOf(facts, { week: "2026-W12", now, zone: newYork, settings, overdueHours: () => 0 });
const forecastIn = ({ deals, ...facts }: ReportFacts) =>
  forecastOf(
    { ...facts, deals: deals.map((deal) => row("deals", deal)), coverage: [] },
    { month: "2026-03", now, zone: newYork, settings, pamOf: () => "" },
  );
const packOf = (facts: ReportFacts) =>
  forecastMail(forecastValues(forecastIn(facts), { program: "Program", link: "" }));
const flatOf = ({ deals, ...facts }: ReportFacts) =>
  flatDeals({ ...facts, deals: deals.map((deal) => row("deals", deal)), registrations: [] }, settings, newYork);

/** Texts and numbers on a line each, so that no two of them look like one. */
const apart = (values: readonly unknown[]): string => values.map((value) => String(value ?? "")).join("\n");
const cellsOf = (rows: readonly object[]): string => apart(rows.flatMap(Object.values));
const mailOf = (report: Report) =>
  reportMail(figuresOf(report), { program: "Program", lastWeeksFigures: figuresOf(report) });

const weeks = weeksUpTo("2026-W12");
const weeksOf = (report: Report) =>
  trendOf(
    weeks.map((week, at) => ({ week, figures: at % 2 ? {} : figuresOf(report) })),
    95,
  );

/** What the charts of all tabs draw from these rows: each value, and how high it reaches where it lies on others. */
const drawn = (rows: readonly Readonly<Record<string, unknown>>[]): string =>
  apart(
    tableNames
      .flatMap((name) => tableOf(name).charts)
      .flatMap(({ kind, series }) =>
        rows.flatMap((week) => {
          const values = series.map(({ column }) => Number(week[column] ?? 0));
          const heights = values.map((_, at) => values.slice(0, at + 1).reduce((sum, value) => sum + value, 0));
          return kind === "stacked" ? [...values, ...heights] : values;
        }),
      ),
  );

/** Everything that tells of the pipeline, as text. Whatever tells of it anew is entered here. */
const tellers: readonly (readonly [name: string, tell: (facts: ReportFacts, report: Report) => string])[] = [
  ["the reply of the report", (_, report) => JSON.stringify(report, undefined, 1)],
  [
    "the Monday report tab",
    (_, report) => cellsOf(linesOf(report, { today: "2026-03-23", before: report, promise: { hours: 48, goal: 95 } })),
  ],
  ["the thirteen weeks", (_, report) => cellsOf(weeksOf(report))],
  ["the charts", (_, report) => drawn(weeksOf(report))],
  ["the mail as text", (_, report) => mailOf(report).text],
  ["the mail as it is shown", (_, report) => mailOf(report).html.replace(/<[^>]*>/g, "\n")],
  ["the reply of the forecast", (facts) => JSON.stringify(forecastIn(facts), undefined, 1)],
  ["the Forecast tab", (facts) => cellsOf(agendaOf(forecastIn(facts)))],
  ["the forecast mail as text", (facts) => packOf(facts).text],
  ["the forecast mail as it is shown", (facts) => packOf(facts).html.replace(/<[^>]*>/g, "\n")],
  ["the flat list of the deals", (facts) => cellsOf(flatOf(facts))],
  [
    "the columns of the flat list, added up as a pivot would",
    (facts) => apart(["sourcedAmount", "influencedAmount", "attachedAmount"].map((name) => total(flatOf(facts), name))),
  ],
];

const total = (rows: readonly object[], column: string): number =>
  rows.reduce((sum, one) => sum + Number((one as Readonly<Record<string, unknown>>)[column] ?? 0), 0);

const UNITS: Readonly<Record<string, number>> = { K: 1000, M: MILLION, B: 1000 * MILLION };

/** The amounts in a text that can only come from adding sourced to influenced. */
const mixedIn = (text: string): number[] =>
  [...text.matchAll(/((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)([KMB]\b)?/g)]
    .map(([, digits = "", unit = ""]) => Math.round(Number(digits.replace(/,/g, "")) * (UNITS[unit] ?? 1)))
    .filter((amount) => amount >= MILLION && amount % MILLION !== 0);

it("nothing that tells of the pipeline holds a sum of sourced and influenced", () => {
  fc.assert(
    fc.property(someDeals, (deals) => {
      const facts = factsWith(deals);
      const report = reportIn(facts);
      const mixed = tellers.flatMap(([name, tell]) => mixedIn(tell(facts, report)).map((sum) => `${name}: ${sum}`));
      expect(mixed).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

const one = (dealType: keyof typeof amountOf, amount: number) =>
  row("deals", { id: dealType, dealType, amount, partner: "G", stage: "Proposal", expectedClose: "2026-03-31" });

it.each(tellers)("%s tells of both, so that a sum in it would be seen", (_name, tell) => {
  const facts = factsWith([one("Partner-sourced", 8 * MILLION), one("Partner-influenced", 61_000)]);
  const said = tell(facts, reportIn(facts));
  expect(said).toMatch(/\b8,?000,?000\b|\$8M/);
  expect(said).toMatch(/\b61,?000\b|\$61K/);
  for (const sum of ["8061000", "8,061,000", "$8.06M"]) expect(mixedIn(`${said}\n${sum}`)).toHaveLength(1);
});
