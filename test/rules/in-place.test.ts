/** When a tab of people's own can become one of ours where it stands, and what is said of its cells. */
import { text, moment, choice, flag, money } from "../../src/model/column";
import { markOfRows } from "../../src/rules/adoption/mark";
import { obstaclesOf, type Wanted } from "../../src/rules/adoption/obstacles";
import { rewriterOf, rewritingOf } from "../../src/rules/adoption/rewriting";
import { newYork, wallOf } from "../notation";

const ground: Wanted["ground"] = {
  sheetId: 7,
  width: 5,
  formulas: {},
  noted: [],
  views: [],
  merged: [],
  guarded: false,
  isTable: false,
  isOurs: false,
  free: { sheetId: 8, title: "Deals (as it was)" },
};
const sheet = { titleRow: 1, left: [], titles: ["Partner", "Mine", "Worth"] };
const whole: Wanted = {
  table: "registrations",
  ground,
  sheet,
  columns: { partner: 0, dealSize: 2 },
  fills: false,
  refused: [],
  twins: [],
  ours: [],
  cells: 30,
};
const refused = Array.from({ length: 7 }, (_, at) => ({ line: at + 2, text: "Partner is missing." }));

it("a plain list may take the place of ours", () => {
  expect(obstaclesOf(whole)).toEqual([]);
});

it("formulas in a column that stays people's own are no obstacle", () => {
  expect(obstaclesOf({ ...whole, ground: { ...ground, formulas: { 1: 4 } } })).toEqual([]);
});

it.each<readonly [string, Partial<Wanted>, RegExp]>([
  [
    "a table that is only copied",
    { table: "accounts" },
    /^Only Registration log, Partners, Coverage matrix, Team can be/,
  ],
  [
    "rows of our own",
    { ours: ["DR-0001"] },
    /^Registration log has 1 row of its own already \(DR-0001\): take that out,/,
  ],
  ["somebody in our team alone", { table: "team", ours: ["ops"] }, /^Team has 1 row .* enter that there too, or/],
  [
    "titles further down",
    { sheet: { ...sheet, titleRow: 3 } },
    /^Its titles stand in row 3: delete the rows above them, or/,
  ],
  [
    "totals",
    { sheet: { ...sheet, left: ["Row 6 is a line of totals."] } },
    /^Row 6 is a line of totals\. Delete what is no row/,
  ],
  ["merged cells", { ground: { ...ground, merged: ["A3:B4"] } }, /^Cells are merged \(A3:B4\): take them apart/],
  [
    "formulas",
    { ground: { ...ground, formulas: { 2: 4 } } },
    /^Formulas work out Worth \(column C\), .* leave that out, or/,
  ],
  ["protected cells", { ground: { ...ground, guarded: true } }, /^Cells are protected: take that away under Data/],
  [
    "a table of Google's",
    { ground: { ...ground, isTable: true } },
    /^It is a table of Google's: turn it into plain cells/,
  ],
  ["a copy of ours", { ground: { ...ground, isOurs: true } }, /^It is a copy of one of our own tabs/],
  ["a form", { fills: true }, /^A form fills it/],
  [
    "rows that cannot be read",
    { refused },
    /^7 rows could not be read \(row 2: Partner is missing, .* and 4 more\): put that right, or/,
  ],
  ["the same row twice", { twins: [[3, 9]] }, /^Rows 3 and 9 are one and the same: delete one of them, or/],
  [
    "more than one write takes",
    { cells: 40_001 },
    /^40001 of its cells would be written anew, .* 40000 at once, or let it be copied\.$/,
  ],
])("%s: it says what to do", (_, found, said) => {
  const why = obstaclesOf({ ...whole, ...found });
  expect(why).toHaveLength(1);
  expect(why[0]).toMatch(said);
});

it("all that stands in the way is told at once", () => {
  expect(obstaclesOf({ ...whole, sheet: { ...sheet, titleRow: 2 }, fills: true })).toHaveLength(2);
});

const wall = wallOf(newYork);
const stage = choice({ approved: "Approved", submitted: "Submitted" }, { title: "Stage" });

it.each([
  ["a word that is ours", stage, "approved", "approved", false],
  ["a word that means ours", stage, "ok", "approved", true],
  ["a text that stays", text({ title: "Company" }), " Acme ", "Acme", false],
  ["a name for an address", text({ title: "AE" }), "Ann", "ann@example.com", true],
  ["a date that is one", moment({ title: "Received" }), 46_083.5, wall.epochOf(46_083.5), false],
  ["a date that is text", moment({ title: "Received" }), "2026-03-02 12:00", wall.epochOf(46_083.5), true],
  ["an amount that is text", money({ title: "Worth" }), "$50,000", 50_000, true],
  ["a yes where a box is ticked", flag({ title: "Active" }), "yes", true, true],
  ["a box that is ticked", flag({ title: "Active" }), true, true, false],
  ["a blank for which we know something", stage, "", "submitted", true],
  ["a blank for which we know nothing", stage, "", "", false],
])("%s is written anew or stays", (_, column, cell, value, is) => {
  expect(rewriterOf(column, wall)(cell, value)).toBe(is);
});

it("says how many cells become what", () => {
  const cells = [
    ...Array.from({ length: 129 }, () => ({ column: "stage", from: "ok", to: "Approved" })),
    { column: "stage", from: "appr.", to: "Approved" },
    { column: "stage", from: "yes", to: "Approved" },
    { column: "stage", from: "", to: "Submitted" },
  ];
  expect(rewritingOf("Status", stage, cells)).toEqual([
    "Status: 131 cells that say ok, appr. or yes become Approved.",
    "Status: 1 blank cell is filled in.",
  ]);
});

it("many different words are told in one sentence", () => {
  const cells = Array.from({ length: 6 }, (_, at) => ({ column: "ae", from: `P${at}`, to: `p${at}@example.com` }));
  expect(rewritingOf("AE", text({ title: "AE" }), cells)).toEqual([
    "AE: 1 cell that says P0 becomes p0@example.com.",
    "AE: 1 cell that says P1 becomes p1@example.com.",
    "AE: 1 cell that says P2 becomes p2@example.com.",
    "AE: 1 cell that says P3 becomes p3@example.com.",
    "AE: 2 more cells are written as we have them.",
  ]);
});

it("a row that was moved is noticed, a box that nobody ticked is not", () => {
  const marked = (rows: readonly (string | boolean)[]) =>
    markOfRows(["a"], [1, 2], (_, place) => rows[place - 1] ?? "");
  expect(marked(["x", false])).toBe(marked(["x", ""]));
  expect(marked(["x", "y"])).not.toBe(marked(["y", "x"]));
});
