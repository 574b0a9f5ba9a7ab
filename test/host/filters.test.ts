/** Which rows a filter view shows: its conditions, the time, and formulas that are answered for all rows at once. */
import { apply, type Request, smallWorld, type World } from "./world";

const value = (given: string | number | boolean | null) => {
  if (typeof given === "number") return { userEnteredValue: { numberValue: given } };
  if (typeof given === "boolean") return { userEnteredValue: { boolValue: given } };
  if (given?.startsWith("=")) return { userEnteredValue: { formulaValue: given } };
  return given === null ? {} : { userEnteredValue: { stringValue: given } };
};
const rows = (...lines: readonly (readonly (string | number | boolean | null)[])[]): Request => ({
  updateCells: {
    start: { sheetId: 0, rowIndex: 1, columnIndex: 0 },
    rows: lines.map((line) => ({ values: line.map(value) })),
    fields: "userEnteredValue",
  },
});
const view = (
  title: string,
  columnIndex: number,
  type: "TEXT_EQ" | "CUSTOM_FORMULA" | "BLANK",
  ...values: string[]
) => ({
  addFilterView: {
    filter: {
      title,
      range: { sheetId: 0, startRowIndex: 0 },
      filterSpecs: [
        {
          columnIndex,
          filterCriteria: { condition: { type, values: values.map((userEnteredValue) => ({ userEnteredValue })) } },
        },
      ],
    },
  },
});
// 2 March 2026 at 10:00 in Lisbon, as a cell holds it.
const tenOClock = 46083 + 10 / 24;

const withDeals = async (...views: readonly Request[]): Promise<World> => {
  const world = await smallWorld({ zone: "Europe/Lisbon", now: "2026-03-02T09:00:00Z" });
  await apply(world, [
    rows(["A-1", "Submitted", tenOClock], ["A-2", "Approved", tenOClock], ["A-3", "submitted", tenOClock + 1]),
    ...views,
  ]);
  return world;
};

test("a value is looked for in the text that a cell shows, whatever its case", async () => {
  const world = await withDeals(view("My queue", 1, "TEXT_EQ", "Submitted"));
  expect(await world.shownBy("things", "My queue")).toEqual([2, 4]);
  await world.type("things", "B3", "Submitted");
  expect(await world.shownBy("things", "My queue")).toEqual([2, 3, 4]);
});

test("a formula shows other rows when the clock moves, without an edit", async () => {
  const world = await withDeals(view("Late", 2, "CUSTOM_FORMULA", '=($C2<NOW())*($B2="Submitted")'));
  expect(await world.shownBy("things", "Late")).toEqual([]);
  await world.tick("2026-03-02T10:30:00Z");
  expect(await world.shownBy("things", "Late")).toEqual([2]);
  await world.tick("2026-03-03T10:30:00Z");
  expect(await world.shownBy("things", "Late")).toEqual([2, 4]);
});

test("every condition must hold, and a formula may look at other rows", async () => {
  const twice = view("Twice", 1, "CUSTOM_FORMULA", "=COUNTIF($B$2:$B,$B2)>1");
  const [spec] = view("", 0, "TEXT_EQ", "A-3").addFilterView.filter.filterSpecs;
  if (spec) twice.addFilterView.filter.filterSpecs.push(spec);
  const world = await withDeals(twice);
  expect(await world.shownBy("things", "Twice")).toEqual([4]);
});

test("rows that are moved, inserted or typed are judged where they are then", async () => {
  const world = await withDeals(view("Open", 1, "CUSTOM_FORMULA", '=$B2<>"Approved"'));
  await world.insertRows("things", 2, 1);
  await world.insertColumns("things", "Id", 1);
  await world.type("things", "B6", "A-4");
  expect(await world.shownBy("things", "Open")).toEqual([3, 5, 6]);
});

test("a condition that is not built is named, not passed over", async () => {
  const world = await withDeals(view("Blank", 1, "BLANK"));
  await expect(world.shownBy("things", "Blank")).rejects.toThrow(
    'The local host does not know all conditions of the filter view "Blank" (BLANK), so it hides nothing.',
  );
});

test("a formula answers for all rows at once as it does for each row by itself", async () => {
  const kinds = [null, "", "x", " X ", "12", 0, 7, 46084, true, false, "=1/0", '=""'];
  const lines = kinds.flatMap((one) => kinds.map((other) => [one, other]));
  const formulas = [
    "LEN($A2)",
    "LEN($A2)=0",
    "($A2<NOW())*(LEN($B2)=0)",
    "(LEN($A2)*LEN($B2))=0",
    '$A2="x"',
    "$A2<>$B2",
    "ISNUMBER($A2)*($A2>TODAY())",
    "NOT(ISBLANK(A2))",
    'ISTEXT($A2)*(LOWER(TRIM($A2))="x")',
    "$A2*2>$B2",
  ];
  const views = formulas.flatMap((formula, index) => [
    view(`all ${index}`, 0, "CUSTOM_FORMULA", `=${formula}`),
    view(`each ${index}`, 0, "CUSTOM_FORMULA", `=AND(${formula})`),
  ]);
  const world = await smallWorld();
  await apply(world, [rows(...lines), ...views]);
  for (const [index, formula] of formulas.entries()) {
    const all = await world.shownBy("things", `all ${index}`);
    expect([formula, all]).toEqual([formula, await world.shownBy("things", `each ${index}`)]);
    expect(all.length).toBeGreaterThan(0);
  }
});
