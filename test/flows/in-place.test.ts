/** A tab of people's own takes the place of ours, and is given back, on paper. */
import type { Cell } from "../../src/model/cell";
import type { Ground } from "../../src/model/taking";
import { accepted, on, refused } from "../notation";
import { asks, cory, type Desk, deskWith } from "./desk";

const rows: readonly (readonly Cell[])[] = [
  ["Status", "Partner", "Company", "Received", "AE", "Mine"],
  ["ok", "Contoso Cloud", "Initech", 46_083.5, "Lee", 1],
  ["", "Contoso Cloud", "Acme", "2026-03-19 10:00", "", 2],
];
const ground: Ground = {
  sheetId: 7,
  width: 8,
  formulas: { 5: 2 },
  noted: [2],
  views: [],
  merged: [],
  guarded: false,
  isTable: false,
  isOurs: false,
  free: { sheetId: 8, title: "Deals (as it was)" },
};
const ask = (more: object = {}, cells = rows, desk: Desk = deskWith(), on: Partial<Ground> = {}) => {
  const columns = Array.from({ length: 6 }, (_, at) => cells.map((row) => row[at] ?? ""));
  const circumstances = { ...friday, tab: { title: "Deals", columns }, ground: { ...ground, ...on } };
  return asks(desk, "adopt", { tab: "Deals", table: "registrations", inPlace: true, ...more }, circumstances);
};
const friday = { now: on("Fri 2026-03-20 15:00"), user: cory };

it("nothing is written before somebody says so, and nobody who did not ask is told of it", () => {
  const plan = accepted(ask());
  expect([plan.changes, plan.letters, plan.takes, plan.reply.batch]).toEqual([[], [], undefined, ""]);
  expect(plan.reply.place).toMatchObject({ may: true, why: "" });
  expect(accepted(ask({ inPlace: false })).reply.place).toEqual({ may: false, why: "", changes: [] });
});

it("says each thing that would be changed", () => {
  expect(accepted(ask()).reply.place.changes).toEqual([
    "Deals takes the place of our tab Registration log; its title, its colours and widths, the order of its columns and rows stay.",
    "The desk reads Status as Stage, Partner as Partner, Company as Company, Received as Received and AE as Account executive.",
    "Mine: not touched, and nobody reads it.",
    "Status: 1 cell that says ok becomes Approved.",
    "Status: 1 blank cell is filled in.",
    "Received: 1 cell that is text becomes a date.",
    "AE: 1 cell that says Lee becomes lee@example.com.",
    expect.stringMatching(/^Deal ID and \d+ more columns are added behind column H\.$/),
    "Our drop-downs, number formats, notes, colours, filter views and warnings come onto the columns that the desk reads.",
    "The drop-downs of Deals, Meetings then offer what stands in Deals.",
    "Registration log is set aside and hidden.",
    "Deals (as it was), a hidden copy, keeps Deals as it is now: with it, all of this can be undone until somebody goes on in the rows.",
  ]);
});

it("sets only what is not there as we have it, with ids, and mails nobody", () => {
  const plan = accepted(ask({ confirm: true }));
  expect(plan.letters).toEqual([]);
  expect(plan.reply).toMatchObject({ added: 2, refused: [], batch: "this-batch" });
  const sets = plan.changes.map((change) => ("set" in change ? change.set : {}));
  expect(sets[0]).toMatchObject({ id: "DR-0001", stage: "approved", ae: "lee@example.com", channel: "import" });
  expect(sets[0]).not.toHaveProperty("companyName");
  expect(sets[0]).not.toHaveProperty("receivedAt");
  expect(sets[1]).toMatchObject({ id: "DR-0002", stage: "submitted", receivedAt: on("Thu 2026-03-19 10:00") });
  expect(plan.takes).toMatchObject({
    table: "registrations",
    keptTitle: "Deals (as it was)",
    record: { sheetId: 7, kept: 8, columns: { stage: 0, partner: 1, companyName: 2, receivedAt: 3, ae: 4 } },
  });
  expect(plan.takes?.formatted).toEqual(["stage", "partner", "companyName", "receivedAt", "ae"]);
  expect(plan.takes?.noted).not.toContain("companyName");
});

it.each([
  ["two header rows", [["Deal", "", "", "When", "", ""], ...rows], {}, "Its titles stand in row 2"],
  ["a line of totals", [...rows, ["Total", "", "", "", "", 3]], {}, "Row 4 is a line of totals."],
  ["a row without a partner", [...rows, ["ok", "", "Hooli", "", "", ""]], {}, "(row 4: Partner is missing)"],
  ["the same deal twice", [...rows, [...rows[1]!]], {}, "Rows 2 and 4 are one and the same"],
  ["formulas in a column of ours", rows, { formulas: { 3: 1 } }, "Formulas work out Received (column D)"],
  ["merged cells", rows, { merged: ["A2:A3"] }, "Cells are merged (A2:A3)"],
])("%s: refused when asked to, and told before", (_, cells, on, said) => {
  expect(accepted(ask({}, cells, deskWith(), on)).reply.place).toMatchObject({
    may: false,
    why: expect.stringContaining(said),
  });
  expect(refused(ask({ confirm: true }, cells, deskWith(), on))).toMatchObject({ why: "conflict", field: "inPlace" });
});

it("our log must be empty", () => {
  const desk = deskWith({ registrations: [{ id: "DR-0001", partner: "Northwind", stage: "approved" }] });
  expect(refused(ask({ confirm: true }, rows, desk)).text).toContain("has 1 row of its own already (DR-0001)");
});

it("a person who leaves a column out keeps it", () => {
  const plan = accepted(
    ask({ mapping: { columns: { AE: "" } }, confirm: true }, rows, deskWith(), { formulas: { 4: 1 } }),
  );
  expect(plan.takes?.record.columns).not.toHaveProperty("ae");
});

it("theirs of partners, the matrix and the team may hold what ours has from the beginning", () => {
  const asked = (table: string, cells: readonly (readonly Cell[])[], desk = deskWith()) => {
    const columns = Array.from({ length: 3 }, (_, at) => cells.map((row) => row[at] ?? ""));
    return asks(
      desk,
      "adopt",
      { tab: "Deals", table, inPlace: true },
      { ...friday, tab: { title: "Deals", columns }, ground },
    );
  };
  const place = (result: ReturnType<typeof asked>) => accepted(result).reply.place;
  const matrix = [
    ["Partner", "PAM", "AE"],
    ["Contoso Cloud", "Ann", "Lee"],
  ];
  expect(place(asked("coverage", matrix)).why).toContain("(Northwind) that the tab does not have");
  const bare = deskWith({ coverage: [{ partner: "Northwind", tier: "Silver", state: "gap" }] });
  expect(place(asked("coverage", matrix, bare)).may).toBe(true);
  expect(
    place(
      asked(
        "partners",
        [
          ["Partner", "Tier"],
          ["Fabrikam", "gold"],
        ],
        deskWith({ partners: [] }),
      ),
    ).may,
  ).toBe(true);
  expect(
    place(
      asked("accounts", [
        ["Account", "Owner"],
        ["Hooli", "Lee"],
      ]),
    ).why,
  ).toContain("let it be copied");
});

describe("a tab is given back", () => {
  const record = {
    sheetId: 7,
    kept: 8,
    aside: 9,
    columns: { partner: 0 },
    views: [],
    mark: "as it was",
    rows: 1,
  };
  const line = (n: number, more: object) => ({ n, table: "registrations", key: "DR-0001", batch: `${n}`, ...more });
  const taken = (more: object = {}) =>
    line(1, { key: "", before: JSON.stringify({ inPlace: { ...record, ...more } }) });
  const undo = (log: readonly object[]) =>
    refused(
      asks(
        deskWith({ log, registrations: [{ id: "DR-0001", partner: "Northwind" }] }),
        "undoImport",
        { table: "registrations", batches: ["1"] },
        friday,
      ),
    );

  it("once", () => {
    expect(undo([taken({ sheetId: 70 })]).text).toContain("this was taken back already");
  });

  it("not when people went on in its rows, whom it names", () => {
    const log = [
      taken(),
      line(2, { operation: "decide", channel: "sidebar" }),
      line(3, { operation: "sweep", channel: "hourly" }),
    ];
    expect(undo(log).text).toBe("People went on in Registration log since: DR-0001 (decide). It stays the desk's.");
  });

  it("not when rows are others, whatever the history knows", () => {
    const log = [taken(), line(2, { operation: "sweep", channel: "hourly" })];
    expect(undo(log).text).toContain("(the desk itself changed DR-0001 (sweep))");
  });
});
