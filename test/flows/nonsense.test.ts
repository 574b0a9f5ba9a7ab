import fc from "fast-check";
import type { Operation } from "../../src/contract";
import type { InnerFlow } from "../../src/flows";
import type { Cell } from "../../src/model/cell";
import { type TableName, tableOf } from "../../src/model/workbook";
import type { Grid } from "../google/grid";
import { accepted, on } from "../notation";
import { asks, type Circumstances, cory, deal, type Desk, deskWith, does, lee, ops, runs } from "./desk";

const monday = on("Mon 2026-03-23 10:00");

const lapsed = {
  id: "DR-0003",
  stage: "lapsed",
  partner: "Northwind",
  partnerRole: "Nora Wind",
  companyName: "Vandelay",
  matchKey: "vandelay",
  verdict: "approve",
  decidedAt: on("Tue 2026-02-10 10:00"),
  protectedFrom: "2026-02-10",
  protectedUntil: "2026-05-11",
  updateDueOn: "2026-03-12",
  endedAt: on("Fri 2026-03-13 00:00"),
} as const;

/** A desk with something in every tab that people fill in. */
const desk: Desk = (() => {
  const rows = {
    accounts: [{ name: "Initech", owner: "Lee Quinn", stage: "Proposal", openedAt: on("Fri 2026-02-20 09:00") }],
    deals: [
      {
        id: "D-1",
        partner: "Contoso Cloud",
        account: "Initech",
        dealType: "Partner-sourced",
        stage: "Proposal",
        amount: 5000,
        expectedClose: "2026-03-30",
      },
    ],
    meetings: [
      { id: "M-1", partner: "Contoso Cloud", type: "Co-sell", startsAt: on("Thu 2026-03-19 10:00"), status: "held" },
    ],
    weeks: [{ week: "2026-W11", figures: "{}" }],
    inquiries: [{ id: "IN-0001", partner: "Northwind", text: "Why?", receivedAt: on("Thu 2026-03-19 10:00") }],
    log: [
      {
        n: 1,
        at: monday,
        actor: ops,
        operation: "decide",
        table: "registrations",
        key: "DR-0001",
        before: '{"stage":"submitted","waits":[],"version":1}',
        after: '{"stage":"approved","waits":[],"version":2}',
        batch: "b-1",
      },
    ],
    episodes: [{ id: "decision/2026-W11", policy: "decision", state: "open", remindedWeek: "2026-W11" }],
  } as const;
  const one = does(deskWith(rows), "register", deal(), { user: cory });
  const two = does(one, "register", deal({ token: "t-2", companyName: "Hooli", partner: "Northwind" }), { user: cory });
  const three = does(two, "decide", { id: "DR-0001", verdict: "approve" }, { now: monday });
  return { ...three, registrations: [...three.registrations, ...deskWith({ registrations: [lapsed] }).registrations] };
})();

const asked: [Operation, object][] = [
  ["queue", {}],
  ["registration", { id: "DR-0001" }],
  ["registration", { id: "DR-0002" }],
  ["find", { text: "initech" }],
  ["check", { partner: "Northwind", companyName: "Initech" }],
  ["register", deal({ token: "t-3", companyName: "Umbrella" })],
  ["preview", { id: "DR-0002", verdict: "approve", ae: lee }],
  [
    "decide",
    { id: "DR-0002", verdict: "reject", reason: "Lee Quinn is in talks with Hooli already", alternative: "Co-sell" },
  ],
  ["decide", { id: "DR-0002", verdict: "request-info", note: "Which site?" }],
  ["decide", { id: "DR-0001", verdict: "withdraw", reason: "It stopped" }],
  [
    "decideMany",
    {
      items: [
        { id: "DR-0002", verdict: "reject", code: "missing-fields", alternative: "Co-sell" },
        { id: "DR-0001", verdict: "cancel", reason: "It stopped" },
      ],
    },
  ],
  ["undo", { batch: "b-1" }],
  ["registration", { id: "DR-0001", asOf: "2026-03-21" }],
  ["templates", {}],
  ["testMail", { template: "approved", to: ops }],
  ["assign", { id: "DR-0001", ae: lee }],
  ["deal", { about: "DR-0001" }],
  ["saveDeal", { id: "D-1", stage: "Proposal" }],
  ["saveDeal", { registration: "DR-0001", dealType: "Partner-sourced", override: true, reason: "So it is" }],
  ["dealCare", {}],
  ["askOwners", {}],
  ["update", { id: "DR-0001", by: "partner", note: "They met", dealStage: "Proposal" }],
  ["extend", { id: "DR-0001", reason: "They need a month" }],
  ["extend", { id: "DR-0001", reason: "They need a month", request: "refuse" }],
  ["reinstate", { id: "DR-0003", reason: "They are back" }],
  ["decide", { id: "DR-0001", verdict: "win" }],
  ["coverage", {}],
  ["clocks", {}],
  ["report", {}],
  ["problems", {}],
  ["health", {}],
  ["rows", { table: "registrations" }],
  [
    "importRows",
    { table: "registrations", csv: "Partner,Company,Stage,Decided\nContoso,Vandelay,Approved,2026-03-02 10:00" },
  ],
  ["crowd", { as: "new" }],
  ["crowd", { as: "history" }],
  ["setUp", {}],
  ["summary", {}],
  ["explain", { clock: "DR-0002/decision" }],
  ["inquiry", { partner: "Northwind", text: "When?" }],
  ["answerInquiry", { id: "IN-0001" }],
  ["logMeeting", { partner: "Northwind", type: "QBR", startsAt: "2026-03-20 10:00", status: "held", nextStep: "x" }],
  ["logMeeting", { id: "M-1", deal: "D-1", registration: "DR-0001", notes: true }],
  ["meetings", {}],
  ["brief", { id: "M-1", send: true }],
  ["closeEscalation", { id: "decision/2026-W11", rootCause: "x".repeat(30), plan: "y".repeat(30) }],
  ["refreshReport", {}],
  ["tellLate", { clock: "DR-0002/decision" }],
  ["changeCalendar", { calendar: "desk", addHolidays: [{ day: "2026-03-24" }], confirm: true }],
];
const caused: InnerFlow[] = [
  "recover",
  "sweep",
  "typed",
  "responses",
  "closings",
  "held",
  "attributions",
  "endings",
  "reminders",
  "resend",
  "weekly",
  "board",
];

const tables = [
  "registrations",
  "partners",
  "coverage",
  "team",
  "accounts",
  "deals",
  "meetings",
  "inquiries",
  "episodes",
  "summary",
  "stages",
  "policies",
  "calendars",
  "holidays",
  "settings",
  "clocks",
  "outbox",
  "weeks",
  "lines",
  "trend",
  "templates",
  "log",
] as const satisfies TableName[];
const nonsense: readonly Cell[] = [
  "",
  "x",
  "  ",
  0,
  -1,
  1.5,
  1e12,
  -1e9,
  46_101.5,
  true,
  false,
  "#REF!",
  "#DIV/0! (Function DIVIDE)",
  "2026-02-30",
  "9999-12-31",
  "1900-01-05",
  "2199-12-30",
  "25:00-26:00",
  "09:00-12:00,11:00-13:00",
  "=1+1",
  "Approved",
  "Info requested",
  "2026-03-20T19:00:00Z/",
  "2026-03-20T19:00:00Z/2026-03-20T18:00:00Z",
  "constructor",
  "__proto__",
  "[Nobody]",
  "a@b",
  "Europe/Atlantis",
  "DR-0001",
  "DR-99999999999999999999",
];

interface Slip {
  readonly table: TableName;
  readonly column: string;
  readonly row: number;
  readonly cell: Cell;
}

const slip = fc.constantFrom(...tables).chain(
  (table): fc.Arbitrary<Slip> =>
    fc.record({
      table: fc.constant(table),
      column: fc.constantFrom(...Object.keys(tableOf(table).columns)),
      row: fc.integer({ min: 1, max: 4 }),
      cell: fc.constantFrom(...nonsense),
    }),
);

const spoiltBy =
  (slips: readonly Slip[]) =>
  (grid: Grid): Grid => ({
    ...grid,
    columns: grid.columns.map((column) => {
      const own = slips.filter(({ table, column: tag }) => table === grid.name && tag === column.tag);
      return { ...column, cells: column.cells.map((cell, row) => own.find((one) => one.row === row)?.cell ?? cell) };
    }),
  });

/** A form whose tab holds anything. */
const form = {
  title: "Form Responses 1",
  columns: ["Timestamp", "Partner", "Company", "Deal size", "Expected close", "", "Partnership type"].map(
    (title, at) => [
      title,
      ...nonsense.map((cell, row) =>
        title === "Timestamp" ? 46_101 + row / 10 : (nonsense[(row + at) % nonsense.length] ?? cell),
      ),
    ],
  ),
};

/** Whatever happens at the desk while these slips stand in it. */
const happens = [
  ...asked.map(
    ([operation, input]) =>
      (on: Circumstances) =>
        asks(desk, operation, input, on),
  ),
  ...caused.map((flow) => (on: Circumstances) => runs(desk, flow, {}, on)),
];

it("no cell that people type stops the desk, whatever is in it", () => {
  const slips = fc.array(slip, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.nat(happens.length - 1), slips, (at, typed) => {
      // Refused or accepted, as it may be; what is thrown would stop the desk.
      happens[at]?.({ now: monday, form, spoilt: spoiltBy(typed) });
    }),
    { numRuns: 200 },
  );
});

/** Texts as somebody may write them, formulas, markup and line breaks among them; blanks around them are nobody's. */
const text = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1 }),
    fc
      .tuple(fc.constantFrom("=", "+", "-", "@", "'", "<b>", "[", "\t=", '"'), fc.string())
      .map((parts) => parts.join("")),
  )
  .map((said) => said.trim())
  .filter((said) => said !== "" && !/^#(N\/A|REF!|VALUE!|DIV\/0!|NUM!|NAME\?|NULL!|ERROR!)/.test(said));
const aHundred = fc.uniqueArray(text, { minLength: 100, maxLength: 100 });

it("S22: a thousand texts come out of a file as they went in", () => {
  const quoted = (said: string) => `"${said.replace(/"/g, '""')}"`;
  fc.assert(
    fc.property(aHundred, (said) => {
      const csv = [
        "Deal ID,Partner,Company,Industry",
        ...said.map((one, at) => `H-${at},Contoso,${quoted(one)},${quoted(one)}`),
      ];
      const plan = accepted(asks(desk, "importRows", { table: "registrations", csv: csv.join("\n") }, { user: cory }));
      const rows = plan.changes.flatMap((change) =>
        change.table === "registrations" && "add" in change ? [change.add] : [],
      );
      expect(rows.map(({ companyName }) => companyName)).toEqual(said);
      expect(rows.map(({ industry }) => industry)).toEqual(said);
    }),
    { numRuns: 10 },
  );
});

it("S22: a thousand texts come out of a form as they went in, taken in or asked about", () => {
  const many = { ...form, columns: [] as Cell[][] };
  fc.assert(
    fc.property(aHundred, (said) => {
      const answers = (title: string, of: (one: string, at: number) => Cell) => [title, ...said.map(of)];
      many.columns = [
        answers("Timestamp", (_, at) => 46_101.6 + at / 1e5),
        answers("Partner", () => "Contoso Cloud"),
        answers("Industry", (one) => one),
        answers("Company", (one) => `${one} ${one}`),
        answers("Primary contact email", (_, at) => `x@company${at}.example`),
      ];
      const plan = accepted(runs(deskWith(), "responses", {}, { now: monday, form: many }));
      const rows = plan.changes.flatMap((change) =>
        change.table === "registrations" && "add" in change ? [change.add] : [],
      );
      for (const { companyName, industry } of rows) expect(companyName).toBe(`${industry} ${industry}`);
      expect(rows.map(({ industry }) => industry)).toEqual(
        said.filter((one) => rows.some((row) => row.industry === one)),
      );
      expect(plan.reply.taken).toBe(rows.length);
      expect(rows.length).toBeGreaterThan(20);
      for (const { subject } of plan.letters) expect(subject).not.toMatch(/[\r\n]/);
    }),
    { numRuns: 10 },
  );
});
