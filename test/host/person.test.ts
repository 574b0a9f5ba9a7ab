import type { Birth, World } from "../../host/desk";
import { apply, get, inScript, smallWorld } from "./world";

const watched = async (settings: Birth["settings"] = {}) => {
  const world = await smallWorld({ as: "ana@example.com", settings });
  await inScript(
    world,
    "ScriptApp.newTrigger('edited').forSpreadsheet(SpreadsheetApp.getActiveSpreadsheet()).onEdit().create()",
  );
  return world;
};
const events = (world: World) => JSON.parse(world.state.properties.script.events ?? "[]");

test("typing fires installed edit triggers with the cell, the value and what was there", async () => {
  const world = await watched();
  await world.type("things", "B2", "Acme");
  await world.type("things", "B2", "12.5", { as: "ben@example.com" });
  await world.type("things", "B2", "");
  expect(events(world)).toEqual([
    { handler: "edited", cell: "B2", value: "Acme", user: "ana@example.com" },
    { handler: "edited", cell: "B2", value: "12.5", oldValue: "Acme", user: "ben@example.com" },
    { handler: "edited", cell: "B2", oldValue: "12.5", user: "ana@example.com" },
  ]);
});

test.each([
  ["2026-11-10", 46336, "2026-11-10"],
  ["$12.50", 12.5, "$12.50"],
  ["TRUE", true, "TRUE"],
  ["'007", "007", "007"],
  ["=1+1", 2, "2"],
  ["12%", 0.12, "12%"],
  ["Acme", "Acme", "Acme"],
])("a person who types %s gets what Sheets would make of it", async (text, value, shown) => {
  const world = await smallWorld();
  await world.type("things", "B2", text);
  const read =
    "return ['UNFORMATTED_VALUE', 'FORMATTED_VALUE'].map((valueRenderOption) => Sheets.Spreadsheets.Values.batchGet(SpreadsheetApp.getActiveSpreadsheet().getId(), { ranges: 'Things!B2', valueRenderOption }).valueRanges[0].values[0][0])";
  expect(await inScript(world, read)).toEqual([value, shown]);
});

test("a paste lands below the last row under titles or keys, and its event has a range and no value", async () => {
  const world = await watched();
  await world.type("things", "A2", "A-1");
  await world.paste("Things", 'name,Id\n"Beta, Ltd",A-2\nGamma,A-3\n');
  expect(await world.rows("things")).toEqual([
    { id: "A-1", name: "", dueOn: null },
    { id: "A-2", name: "Beta, Ltd", dueOn: null },
    { id: "A-3", name: "Gamma", dueOn: null },
  ]);
  expect(events(world).slice(1)).toEqual([{ handler: "edited", cell: "A3:B4", user: "ana@example.com" }]);
});

test("a paste of one column and its dates", async () => {
  const world = await smallWorld();
  await world.paste("things", "Due\n2026-03-09\nsoon\n");
  expect(
    await get(world, "sheets.data.rowData.values(formattedValue,userEnteredFormat.numberFormat)", ["Things!C2:C3"]),
  ).toEqual({
    sheets: [
      {
        data: [
          {
            rowData: [
              {
                values: [
                  {
                    formattedValue: "2026-03-09",
                    userEnteredFormat: { numberFormat: { type: "DATE", pattern: "yyyy-mm-dd" } },
                  },
                ],
              },
              { values: [{ formattedValue: "soon" }] },
            ],
          },
        ],
      },
    ],
  });
});

test("strict validation keeps a person from typing what is not on the list, not from pasting it", async () => {
  const world = await smallWorld();
  const values = ["yes", "no"].map((userEnteredValue) => ({ userEnteredValue }));
  const range = { sheetId: 0, startRowIndex: 1, startColumnIndex: 1, endColumnIndex: 2 };
  await apply(world, [
    { setDataValidation: { range, rule: { condition: { type: "ONE_OF_LIST", values }, strict: true } } },
  ]);
  await expect(world.type("things", "B2", "maybe")).rejects.toThrow(
    "The data you entered in cell B2 violates the data validation rules set on this cell.",
  );
  await world.type("things", "B2", "yes");
  await world.paste("things", "id,name\nA-2,maybe\n");
  expect((await world.rows("things")).map(({ name }) => name)).toEqual(["yes", "maybe"]);
});

test("a script's own writes fire nothing", async () => {
  const world = await watched();
  await world.call("add", { id: "A-1", name: "Acme" });
  expect(events(world)).toEqual([]);
});

test("of edits in quick succession one runs, two wait and the rest are lost", async () => {
  const world = await watched({ latency: 40 });
  const fired = await Promise.all(["1", "2", "3", "4", "5"].map((value) => world.type("things", "B2", value)));
  expect(fired.flat().map(({ ok }) => ok)).toEqual([true, true, true, false, false]);
});

test("the clock fires what is due on its way, as the person who installed it", async () => {
  const world = await smallWorld({ as: "ana@example.com", now: "2026-03-02T09:10:00Z" });
  await inScript(world, "ScriptApp.newTrigger('hourly').timeBased().everyHours(1).create()");
  const fired = await world.tick("2026-03-02T12:30:00Z");
  expect(fired.map(({ at, ok }) => [at, ok])).toEqual([
    ["2026-03-02T10:10:00.000Z", true],
    ["2026-03-02T11:10:00.000Z", true],
    ["2026-03-02T12:10:00.000Z", true],
  ]);
  expect(events(world)[0]).toEqual({
    handler: "hourly",
    hour: 10,
    zone: "UTC",
    now: "2026-03-02T10:10:00.000Z",
    who: "ana@example.com",
  });
  expect(world.now).toBe("2026-03-02T12:30:00.000Z");
  await expect(world.tick("2026-03-02T12:00:00Z")).rejects.toThrow("does not go back");
});

test("weekly and daily triggers keep to the wall clock of their zone", async () => {
  const world = await smallWorld({ now: "2026-03-27T12:00:00Z" });
  await inScript(
    world,
    `ScriptApp.newTrigger("hourly").timeBased().everyDays(1).atHour(8).inTimezone("Europe/Lisbon").create();
     ScriptApp.newTrigger("hourly").timeBased().onWeekDay(ScriptApp.WeekDay.MONDAY).atHour(9).inTimezone("Europe/Lisbon").create();`,
  );
  const fired = await world.tick("2026-03-30T12:00:00Z");
  expect(fired.map(({ at }) => at)).toEqual([
    "2026-03-28T08:00:00.000Z",
    "2026-03-29T07:00:00.000Z",
    "2026-03-30T07:00:00.000Z",
    "2026-03-30T08:00:00.000Z",
  ]);
});

test("a handler can be fired by hand, and its failure is told", async () => {
  const world = await smallWorld();
  expect(await world.fire("hourly", { now: "2026-03-02T15:00:00Z" })).toEqual({
    at: "2026-03-02T15:00:00.000Z",
    handler: "hourly",
    ok: true,
  });
  expect(await world.fire("nothing")).toMatchObject({
    ok: false,
    problem: "Exception: Script function not found: nothing",
  });
});
