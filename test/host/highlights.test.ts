import { apply, inScript, smallWorld } from "./world";

const rule = (formula: string, color: object, startRowIndex = 1) => ({
  rule: {
    ranges: [{ sheetId: 0, startRowIndex, startColumnIndex: 0, endColumnIndex: 3 }],
    booleanRule: {
      condition: { type: "CUSTOM_FORMULA" as const, values: [{ userEnteredValue: formula }] },
      format: { backgroundColor: color },
    },
  },
});
const due = (row: number, numberValue: number) => ({
  updateCells: {
    start: { sheetId: 0, rowIndex: row - 1, columnIndex: 0 },
    rows: [{ values: [{ userEnteredValue: { stringValue: `A-${row}` } }, {}, { userEnteredValue: { numberValue } }] }],
    fields: "userEnteredValue",
  },
});
// 2 March 2026 at 10:00 in Lisbon, as a cell holds it.
const tenOClock = 46083 + 10 / 24;

test("colours change when the clock moves, without an edit", async () => {
  const world = await smallWorld({ zone: "Europe/Lisbon", now: "2026-03-02T09:00:00Z" });
  await apply(world, [
    due(2, tenOClock),
    due(3, tenOClock + 1),
    { addConditionalFormatRule: rule('=AND($C2<>"",$C2<NOW())', { red: 1 }) },
  ]);
  expect(await world.highlights("things")).toEqual([]);
  await world.tick("2026-03-02T10:30:00Z");
  expect((await world.highlights("things")).map(({ cell }) => cell)).toEqual(["A2", "B2", "C2"]);
  await world.tick("2026-03-03T10:30:00Z");
  expect((await world.highlights("things", "A2:A9")).map(({ cell, background }) => [cell, background])).toEqual([
    ["A2", "#ff0000"],
    ["A3", "#ff0000"],
  ]);
});

test("where two rules hold the first one wins", async () => {
  const world = await smallWorld();
  await apply(world, [
    due(2, 5),
    due(3, 50),
    { addConditionalFormatRule: { ...rule("=$C2>1", { green: 1 }), index: 0 } },
    { addConditionalFormatRule: { ...rule("=$C2>10", { red: 1 }), index: 0 } },
  ]);
  expect(
    (await world.highlights("things", "A2:A3")).map(({ cell, rule: index, background }) => [cell, index, background]),
  ).toEqual([
    ["A2", 1, "#00ff00"],
    ["A3", 0, "#ff0000"],
  ]);
});

test("a rule may count in a column without an end", async () => {
  const world = await smallWorld();
  await apply(world, [
    due(2, 5),
    due(3, 5),
    due(4, 6),
    { addConditionalFormatRule: rule("=COUNTIF($C$2:$C,$C2)>1", { red: 1 }) },
  ]);
  expect((await world.highlights("things", "A2:A9")).map(({ cell }) => cell)).toEqual(["A2", "A3"]);
});

test("NOW and TODAY are the world's, in the workbook's zone", async () => {
  const world = await smallWorld({ zone: "Pacific/Kiritimati", now: "2026-03-02T12:00:00Z" });
  await world.type("things", "A2", "=TODAY()");
  await world.type("things", "B2", "=NOW()");
  const read =
    "return Sheets.Spreadsheets.Values.batchGet(SpreadsheetApp.getActiveSpreadsheet().getId(), { ranges: 'Things!A2:B2', valueRenderOption: 'UNFORMATTED_VALUE' }).valueRanges[0].values[0].map((days) => Math.round(days * 24))";
  expect(await inScript(world, read)).toEqual([46084 * 24, 46084 * 24 + 2]);
  expect(await inScript(world, read, null, { now: "2026-03-03T12:00:00Z" })).toEqual([46085 * 24, 46085 * 24 + 2]);
});
