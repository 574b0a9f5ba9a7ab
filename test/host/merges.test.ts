/** Merged cells as the Sheets service keeps and answers them, and what a person's paste takes along. */
import type { World } from "../../host/desk";
import { apply, get, inScript, smallWorld } from "./world";

const area = (rows: readonly [number, number], columns: readonly [number, number]) => ({
  sheetId: 0,
  startRowIndex: rows[0],
  endRowIndex: rows[1],
  startColumnIndex: columns[0],
  endColumnIndex: columns[1],
});
const merges = async (world: World) => {
  const { sheets } = (await get(world, "sheets.merges")) as { sheets: { merges?: object[] }[] };
  return sheets.flatMap((sheet) => sheet.merges ?? []);
};
const merged = async () => {
  const world = await smallWorld();
  for (const [cell, text] of ["B2", "C2", "B3", "C3", "B4"].map((cell) => [cell, `in ${cell}`] as const))
    await world.type("things", cell, text);
  await world.mergeCells("things", "B2:C3");
  return world;
};
const valuesIn = (world: World, range: string) =>
  inScript(
    world,
    "return Sheets.Spreadsheets.Values.batchGet(SpreadsheetApp.getActiveSpreadsheet().getId(), { ranges: [input] }).valueRanges[0].values",
    range,
  );

test("a merge keeps the first value alone, is answered as a range, and parting brings nothing back", async () => {
  const world = await merged();
  expect(await merges(world)).toEqual([{ startRowIndex: 1, endRowIndex: 3, startColumnIndex: 1, endColumnIndex: 3 }]);
  expect(await valuesIn(world, "Things!B2:C4")).toEqual([["in B2"], [], ["in B4"]]);
  await apply(world, [{ unmergeCells: { range: area([0, 9], [0, 3]) } }]);
  expect(await merges(world)).toEqual([]);
  expect(await valuesIn(world, "Things!B2:C4")).toEqual([["in B2"], [], ["in B4"]]);
});

test("a merge follows rows and columns that are inserted, deleted and moved, and is saved", async () => {
  const world = await merged();
  await world.insertRows("things", 3);
  await world.insertColumns("things", "id");
  expect(await merges(world)).toEqual([{ startRowIndex: 1, endRowIndex: 4, startColumnIndex: 2, endColumnIndex: 4 }]);
  await world.deleteRows("things", 2, 2);
  await world.moveColumn("things", "id", "name");
  await apply(world, [
    {
      moveDimension: { source: { sheetId: 0, dimension: "COLUMNS", startIndex: 0, endIndex: 1 }, destinationIndex: 4 },
    },
  ]);
  expect(await merges(world)).toEqual([{ startRowIndex: 1, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 3 }]);
  expect((await world.save()).workbook.snapshot.sheets["0"]?.mergeData).toHaveLength(1);
  await world.deleteColumn("things", "name");
  expect(await merges(world)).toEqual([]);
});

test("half a merge can be neither merged nor parted, and a range through a tall one is not sorted", async () => {
  const world = await merged();
  const refused = "You must select all cells in a merged range to merge or unmerge them.";
  await expect(apply(world, [{ mergeCells: { range: area([2, 4], [1, 3]) } }])).rejects.toThrow(refused);
  await expect(apply(world, [{ unmergeCells: { range: area([1, 2], [1, 3]) } }])).rejects.toThrow(refused);
  await expect(world.sortRows("things", "name")).rejects.toThrow("vertical merges");
  await apply(world, [{ mergeCells: { range: area([4, 6], [0, 2]), mergeType: "MERGE_ROWS" } }]);
  expect(await merges(world)).toHaveLength(3);
});

test("cells pasted over others bring their format and drop-down, and the colours there end at their edge", async () => {
  const world = await smallWorld();
  const condition = { type: "CUSTOM_FORMULA" as const, values: [{ userEnteredValue: "=$B1>1" }] };
  const rule = { ranges: [{ sheetId: 0, startColumnIndex: 1, endColumnIndex: 2 }], booleanRule: { condition } };
  await apply(world, [
    { addConditionalFormatRule: { rule, index: 0 } },
    {
      setDataValidation: {
        range: area([1, 9], [1, 2]),
        rule: { condition: { type: "ONE_OF_LIST", values: [{ userEnteredValue: "Acme" }] } },
      },
    },
  ]);
  await world.type("things", "A2", "plain");
  await world.pasteOver({ tab: "things", cells: "A2" }, { tab: "things", cells: "B3" });
  expect(await valuesIn(world, "Things!B3")).toEqual([["plain"]]);
  const sheet = world.book.state().sheets.find(({ sheetId }) => sheetId === 0);
  expect(sheet?.conditionalFormats[0]?.ranges).toEqual([
    { sheetId: 0, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 2 },
    { sheetId: 0, startRowIndex: 3, startColumnIndex: 1, endColumnIndex: 2 },
  ]);
  expect(sheet?.validations.map(({ range }) => [range.startRowIndex, range.endRowIndex])).toEqual([
    [1, 2],
    [3, 9],
  ]);
});
