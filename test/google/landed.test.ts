import fc from "fast-check";
import { landedElsewhere, undoOf } from "../../src/google/landed";
import { intentOf } from "../../src/google/write";
import type { Cell } from "../../src/model/cell";
import type { Change } from "../../src/model/plan";
import type { Reads } from "../../src/model/workbook";
import {
  applied,
  type Grid,
  gridOf,
  heightOf,
  notedIn,
  rowsOf,
  seenIn,
  updatedOf,
  wall,
  withColumns,
  withRows,
} from "./grid";

/** Reads a tab, lets people do something to it, and writes: what is there then, and what is there after it was taken back. */
const written = (grid: Grid, reads: Reads, changes: readonly Change[], meanwhile: (grid: Grid) => Grid) => {
  const seen = seenIn(grid, reads);
  const intent = intentOf(seen, changes, [], undefined, wall);
  const before = meanwhile(grid);
  const now = applied(before, intent.requests);
  const reply = updatedOf(now, intent.ranges);
  const missed = landedElsewhere(seen, intent, reply);
  return { before, now, missed, undone: missed ? applied(now, undoOf(seen, intent, reply)) : now };
};

const partners = gridOf("partners", [
  { name: "Contoso", tier: "Gold", status: "active", note: "first", version: 1 },
  { name: "Northwind", tier: "Silver", status: "active", note: "second", version: 2 },
  { name: "Fabrikam", tier: "Platinum", status: "paused", version: 3 },
  { name: "Adatum", territory: "East", joinedOn: "2026-01-05" },
]);
const all: Reads = { partners: "all" };
const gold: Change = { table: "partners", key: "Northwind", set: { tier: "Gold", note: "upgraded" } };
const fresh: Change = { table: "partners", add: { name: "Wingtip", tier: "Silver" } };

const places = (count: number) => Array.from({ length: count }, (_, at) => at);
const nothing = (grid: Grid) => grid;
const sorted = (grid: Grid) => withRows(grid, [0, 4, 3, 2, 1, ...places(heightOf(grid)).slice(5)]);
const rowAbove = (grid: Grid) => withRows(grid, [0, -1, ...places(heightOf(grid)).slice(1)]);
const rowGone = (grid: Grid) =>
  withRows(
    grid,
    places(heightOf(grid)).filter((at) => at !== 1),
  );
const columnBefore = (grid: Grid) => withColumns(grid, [-1, ...places(grid.columns.length)]);
const columnGone = (grid: Grid) => withColumns(grid, places(grid.columns.length).slice(1));
const columnMoved = (grid: Grid) => withColumns(grid, [1, 2, 3, 4, 0, ...places(grid.columns.length).slice(5)]);

describe("a write", () => {
  it("lands where it was meant when nobody moved anything", () => {
    const { missed, now } = written(partners, all, [gold, fresh], nothing);
    expect(missed).toBe(false);
    expect(rowsOf(now).map(({ name, tier, note }) => [name, tier, note])).toEqual([
      ["Contoso", "Gold", "first"],
      ["Northwind", "Gold", "upgraded"],
      ["Fabrikam", "Platinum", undefined],
      ["Adatum", undefined, undefined],
      ["Wingtip", "Silver", undefined],
    ]);
  });

  it.each([
    ["sorted", sorted],
    ["with a row more above", rowAbove],
    ["with a row less above", rowGone],
    ["with a column more before", columnBefore],
    ["with a column less before", columnGone],
    ["with its key moved to the right", columnMoved],
  ])("to a tab that was meanwhile %s is noticed and taken back, cell by cell", (_what, meanwhile) => {
    const { missed, undone, before } = written(partners, all, [gold, fresh], meanwhile);
    expect(missed).toBe(true);
    expect(rowsOf(undone)).toEqual(rowsOf(before));
    expect(notedIn(undone)).toEqual([]);
  });

  it("that only adds rows is right wherever rows went, for what is there moves aside", () => {
    const { missed, now, before } = written(partners, all, [fresh], sorted);
    expect(missed).toBe(false);
    expect(rowsOf(now)).toEqual([...rowsOf(before), { name: "Wingtip", tier: "Silver" }]);
  });
});

describe("a row that a person typed, and that has no key yet", () => {
  const log = gridOf("registrations", [
    { id: "DR-0001", companyName: "Initech", partner: "Contoso", stage: "submitted", nextStep: "Review" },
    { companyName: "Umbrella", partner: "Northwind", industry: "Health", nextStep: "Ring them" },
    { id: "DR-0002", companyName: "Hooli", partner: "Contoso", stage: "approved" },
  ]);
  const reads: Reads = { registrations: ["companyName", "partner", "industry", "stage", "nextStep"] };
  const taken: Change = {
    table: "registrations",
    key: "@3",
    set: { id: "DR-0003", companyName: "Umbrella", partner: "Northwind", industry: "Health", stage: "submitted" },
  };

  it("is taken in where it stands", () => {
    const { missed, now } = written(log, reads, [taken], nothing);
    expect(missed).toBe(false);
    expect(rowsOf(now)[1]).toMatchObject({ id: "DR-0003", companyName: "Umbrella", stage: "Submitted" });
  });

  it.each([
    ["another row moved there", (grid: Grid) => withRows(grid, [0, 2, 1, ...places(heightOf(grid)).slice(3)])],
    ["a new row was put above", rowAbove],
    [
      "it was deleted",
      (grid: Grid) =>
        withRows(
          grid,
          places(heightOf(grid)).filter((at) => at !== 2),
        ),
    ],
  ])("is not mistaken for another when %s meanwhile", (_what, meanwhile) => {
    const { missed, undone, before } = written(log, reads, [taken], meanwhile);
    expect(missed).toBe(true);
    expect(rowsOf(undone)).toEqual(rowsOf(before));
  });
});

describe("a row that is known by two columns", () => {
  const holidays = gridOf("holidays", [
    { calendar: "desk", day: "2026-01-01", name: "New Year" },
    { calendar: "desk", day: "2026-07-03", name: "Independence" },
    { calendar: "desk", day: "2026-12-25", name: "Christmas" },
  ]);

  it("is put back as itself, not as the first with the same calendar", () => {
    const change: Change = { table: "holidays", key: "desk/2026-07-03", set: { name: "Independence Day" } };
    const { missed, undone, before } = written(holidays, { holidays: "all" }, [change], rowGone);
    expect(missed).toBe(true);
    expect(rowsOf(undone)).toEqual(rowsOf(before));
  });
});

describe("a tab from which rows are taken", () => {
  const clocks = gridOf("clocks", [
    { id: "DR-0001/ae", policy: "ae" },
    { id: "DR-0002/ae", policy: "ae" },
  ]);

  it("is not asked about, and what is added to it in the same batch is not taken for misplaced", () => {
    const seen = seenIn(clocks, { clocks: ["id"] });
    const changes: Change[] = [
      { table: "clocks", key: "DR-0001/ae", remove: true },
      { table: "clocks", add: { id: "DR-0003/ae", policy: "ae" } },
    ];
    const intent = intentOf(seen, changes, [], undefined, wall);
    const now = applied(clocks, intent.requests);
    expect(rowsOf(now).map(({ id }) => id)).toEqual(["DR-0002/ae", "DR-0003/ae"]);
    expect(intent.ranges).toEqual([]);
    expect(landedElsewhere(seen, intent, { sheets: [] })).toBe(false);
  });
});

describe("whatever people do between the read and the write", () => {
  const names = fc.constantFrom("Contoso", "Northwind", "Fabrikam", "Adatum");
  const set = fc.record(
    {
      tier: fc.constantFrom("Gold", "Silver", "Registered"),
      note: fc.constantFrom("x", "y"),
      version: fc.nat(9),
      joinedOn: fc.constantFrom("2026-03-20", ""),
    } as const,
    { requiredKeys: ["version"] },
  );
  const sets = fc
    .uniqueArray(fc.tuple(names, set), { selector: ([name]) => name, minLength: 1, maxLength: 3 })
    .map((pairs) => pairs.map(([key, values]) => ({ table: "partners", key, set: values }) as Change));
  const adds = fc
    .array(fc.constantFrom("Wingtip", "Tailspin"), { maxLength: 2 })
    .map((added) => [...new Set(added)].map((name) => ({ table: "partners", add: { name } }) as Change));

  const move = fc.oneof(
    fc.record({ what: fc.constant("sort"), at: fc.constant(0), to: fc.constant(0) }),
    fc.record({
      what: fc.constantFrom("insert row", "delete row", "move row"),
      at: fc.integer({ min: 1, max: 6 }),
      to: fc.integer({ min: 1, max: 6 }),
    }),
    fc.record({ what: fc.constantFrom("insert column", "delete column", "move column"), at: fc.nat(8), to: fc.nat(8) }),
  );
  const moved = (grid: Grid, { what, at, to }: { what: string; at: number; to: number }): Grid => {
    const rows = places(heightOf(grid));
    const columns = places(grid.columns.length);
    if (what === "sort") return sorted(grid);
    if (what === "insert row") return withRows(grid, rows.toSpliced(at, 0, -1));
    if (what === "delete row") return withRows(grid, rows.toSpliced(at, 1));
    if (what === "move row") return withRows(grid, rows.toSpliced(at, 1).toSpliced(to, 0, at));
    if (what === "insert column") return withColumns(grid, columns.toSpliced(at, 0, -1));
    if (what === "delete column") return withColumns(grid, columns.toSpliced(at, 1));
    return withColumns(grid, columns.toSpliced(at, 1).toSpliced(to, 0, at));
  };

  it("a row gets what was meant for it, or every cell is again as people left it, or has a note", () => {
    fc.assert(
      fc.property(sets, adds, fc.array(move, { maxLength: 3 }), (changed, added, moves) => {
        const { missed, now, undone, before } = written(partners, all, [...changed, ...added], (grid) =>
          moves.reduce(moved, grid),
        );
        // Where columns moved a row may have lost its key, and is told by what is left of it, which may be too little.
        const told = moves.some(({ what }) => what.endsWith("column")) ? notedIn(undone) : [];
        if (missed) expect(told).toEqual(expect.arrayContaining(differences(before, undone)));
        else expect(byName(now)).toEqual(expected(before, [...changed, ...added]));
      }),
      { numRuns: 500 },
    );
  });

  it("what was not read cannot be put back, and a note says so on the very cell", () => {
    const some: Reads = { partners: ["name", "tier"] };
    fc.assert(
      fc.property(sets, fc.array(move, { minLength: 1, maxLength: 3 }), (changed, moves) => {
        const { missed, undone, before } = written(partners, some, changed, (grid) => moves.reduce(moved, grid));
        if (missed) expect(notedIn(undone)).toEqual(expect.arrayContaining(differences(before, undone)));
      }),
      { numRuns: 300 },
    );
  });
});

const byName = (grid: Grid) => [...rowsOf(grid)].sort((a, b) => String(a.name).localeCompare(String(b.name)));

/** The rows with what was meant for them. What a column held already is not written, so nothing is missed where it is gone. */
const expected = (grid: Grid, changes: readonly Change[]) => {
  const present = grid.columns.map(({ tag }) => tag);
  const rows = new Map(rowsOf(grid).map((cells) => [String(cells.name), cells]));
  for (const change of changes) {
    const values: Readonly<Record<string, unknown>> = "set" in change ? change.set : "add" in change ? change.add : {};
    const key = "key" in change ? change.key : String(values.name);
    const cells = { ...rows.get(key), ...Object.fromEntries(Object.entries(values).map(cellOf)) };
    rows.set(
      key,
      Object.fromEntries(Object.entries(cells).filter(([tag, cell]) => cell !== "" && present.includes(tag))),
    );
  }
  return [...rows.values()].sort((a, b) => String(a.name).localeCompare(String(b.name)));
};

const cellOf = ([column, value]: [string, unknown]): [string, Cell] => [
  column,
  value === "2026-03-20" ? 46_101 : typeof value === "number" ? value : String(value),
];

/** The cells of people's rows that are not as they were, as "column/row". */
const differences = (before: Grid, now: Grid): string[] =>
  now.columns.flatMap(({ tag, cells }, column) =>
    cells.flatMap((cell, row) => (cell === before.columns[column]?.cells[row] ? [] : [`${tag}/${row}`])),
  );
