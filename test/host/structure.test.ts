import type { World } from "../../host/desk";
import { apply, get, inScript, smallWorld } from "./world";

const tagsOf = async (world: World) => {
  const dataFilters = [{ developerMetadataLookup: { metadataKey: "desk.column" } }];
  const { matchedDeveloperMetadata: found } = (await inScript(
    world,
    "return Sheets.Spreadsheets.DeveloperMetadata.search(input, SpreadsheetApp.getActiveSpreadsheet().getId())",
    { dataFilters },
  )) as {
    matchedDeveloperMetadata: {
      developerMetadata: {
        metadataValue: string;
        location: { dimensionRange: { startIndex?: number; sheetId?: number } };
      };
    }[];
  };
  return found.map(
    ({ developerMetadata: { metadataValue, location } }) =>
      `${metadataValue}@${location.dimensionRange.startIndex ?? 0}`,
  );
};
const condition = (userEnteredValue: string) => ({
  condition: { type: "CUSTOM_FORMULA" as const, values: [{ userEnteredValue }] },
});
const red = { backgroundColor: { red: 1 } };
const columns = (from: number, to: number, firstRow?: number) => ({
  sheetId: 0,
  ...(firstRow === undefined ? {} : { startRowIndex: firstRow }),
  startColumnIndex: from,
  endColumnIndex: to,
});

test.each<[string, (world: World) => Promise<unknown>, string[]]>([
  [
    "a column is inserted before them",
    (world) => world.insertColumns("things", "name"),
    ["things.id@0", "things.name@2", "things.dueOn@3"],
  ],
  [
    "a column is moved",
    (world) => world.moveColumn("things", "dueOn", "Id"),
    ["things.dueOn@0", "things.id@1", "things.name@2"],
  ],
  ["a column is deleted", (world) => world.deleteColumn("things", "name"), ["things.id@0", "things.dueOn@1"]],
  [
    "the tab is renamed",
    (world) => world.renameTab("things", "Stuff"),
    ["things.id@0", "things.name@1", "things.dueOn@2"],
  ],
  ["rows are sorted", (world) => world.sortRows("things", "id"), ["things.id@0", "things.name@1", "things.dueOn@2"]],
])("tags stay with their columns when %s", async (_, act, after) => {
  const world = await smallWorld();
  await act(world);
  expect(await tagsOf(world)).toEqual(after);
});

test("the copy of a tab has tags of its own, and the table stays where it was", async () => {
  const world = await smallWorld();
  await world.call("add", { id: "A-1", name: "Acme" });
  await world.duplicateTab("things");
  await world.renameTab("Copy of Things", "Archive");
  await world.type("Archive", "B2", "changed");
  const titles = (await get(world, "sheets.properties.title")) as object;
  expect(titles).toEqual({ sheets: [{ properties: { title: "Things" } }, { properties: { title: "Archive" } }] });
  expect(await tagsOf(world)).toHaveLength(6);
  expect(await world.highlights("things")).toEqual([]);
  await world.renameTab("things", "Log");
  await world.deleteTab("Archive");
  expect(await world.rows("things")).toEqual([{ id: "A-1", name: "Acme", dueOn: null }]);
});

test("the formulas of a copied tab look at the copy", async () => {
  const world = await smallWorld();
  await world.type("things", "A2", "1");
  await world.type("things", "B2", "=A2*10");
  await world.duplicateTab("things");
  await world.type("Copy of Things", "A2", "7");
  expect(await get(world, "sheets.data.rowData.values.formattedValue", ["Things!B2", "'Copy of Things'!B2"])).toEqual({
    sheets: ["10", "70"].map((formattedValue) => ({ data: [{ rowData: [{ values: [{ formattedValue }] }] }] })),
  });
});

test("a deleted column comes back with its tag when the deletion is undone", async () => {
  const world = await smallWorld();
  await world.deleteColumn("things", "name");
  await world.undo();
  expect(await tagsOf(world)).toEqual(["things.id@0", "things.name@1", "things.dueOn@2"]);
});

test("a conditional format follows its columns and rows, and the order of rules stays", async () => {
  const world = await smallWorld();
  const rule = (formula: string) => ({
    ranges: [columns(0, 3, 1)],
    booleanRule: { ...condition(formula), format: red },
  });
  await apply(world, [
    { addConditionalFormatRule: { rule: rule("=$C2<NOW()"), index: 0 } },
    { addConditionalFormatRule: { rule: rule('=$B2="first"'), index: 0 } },
  ]);
  await world.insertColumns("things", "name");
  await world.insertRows("things", 1, 2);
  expect(await get(world, "sheets.conditionalFormats(ranges,booleanRule.condition.values)")).toEqual({
    sheets: [
      {
        conditionalFormats: ['=$C4="first"', "=$D4<NOW()"].map((userEnteredValue) => ({
          ranges: [{ startRowIndex: 3, endColumnIndex: 4 }],
          booleanRule: { condition: { values: [{ userEnteredValue }] } },
        })),
      },
    ],
  });
});

test("a conditional format may not look at another tab", async () => {
  const world = await smallWorld();
  const rule = { ranges: [columns(0, 1)], booleanRule: { ...condition("=Other!A1>1"), format: red } };
  await expect(
    apply(world, [{ addSheet: { properties: { title: "Other" } } }, { addConditionalFormatRule: { rule, index: 0 } }]),
  ).rejects.toThrow("Conditional format rule cannot reference a different sheet.");
});

test("validation over whole columns stays there, and its list follows the tab that it is on", async () => {
  const world = await smallWorld();
  const list = (userEnteredValue: string) => ({
    condition: { type: "ONE_OF_RANGE" as const, values: [{ userEnteredValue }] },
    strict: true,
  });
  await apply(world, [
    { addSheet: { properties: { sheetId: 5, title: "Team" } } },
    { setDataValidation: { range: columns(1, 2, 1), rule: list("='Team'!$A$2:$A") } },
  ]);
  await world.renameTab("Team", "Our team");
  await world.insertRows("Our team", 1);
  await world.insertColumns("things", "Id");
  await world.insertRows("things", 500, 10);
  expect(await get(world, "sheets.data.rowData.values.dataValidation", ["Things!C600"])).toEqual({
    sheets: [{ data: [{ rowData: [{ values: [{ dataValidation: list("='Our team'!$A$3:$A") }] }] }] }],
  });
});

test("a later validation rule replaces the earlier one where they meet", async () => {
  const world = await smallWorld();
  const rule = (text: string) => ({
    condition: { type: "ONE_OF_LIST" as const, values: [{ userEnteredValue: text }] },
  });
  const range = (startRowIndex: number, endRowIndex: number) => ({
    sheetId: 0,
    startRowIndex,
    endRowIndex,
    startColumnIndex: 0,
    endColumnIndex: 1,
  });
  await apply(world, [
    { setDataValidation: { range: range(1, 6), rule: rule("old") } },
    { setDataValidation: { range: range(2, 4), rule: rule("new") } },
    { setDataValidation: { range: range(3, 4) } },
  ]);
  const shown = (await get(world, "sheets.data.rowData.values.dataValidation.condition.values.userEnteredValue", [
    "Things!A2:A7",
  ])) as {
    sheets: {
      data: {
        rowData: { values?: { dataValidation: { condition: { values: { userEnteredValue: string }[] } } }[] }[];
      }[];
    }[];
  };
  const rows = shown.sheets[0]?.data[0]?.rowData ?? [];
  expect(rows.map(({ values }) => values?.[0]?.dataValidation.condition.values[0]?.userEnteredValue)).toEqual([
    "old",
    "new",
    undefined,
    "old",
    "old",
  ]);
});

test("protected ranges, filter views and collapsed groups are kept and follow", async () => {
  const world = await smallWorld();
  const group = { sheetId: 0, dimension: "COLUMNS" as const, startIndex: 1, endIndex: 3 };
  await apply(world, [
    {
      addProtectedRange: {
        protectedRange: { range: { sheetId: 0, startRowIndex: 0, endRowIndex: 1 }, warningOnly: true },
      },
    },
    { addFilterView: { filter: { title: "Late", range: columns(0, 3) } } },
    { addDimensionGroup: { range: group } },
    { updateDimensionGroup: { dimensionGroup: { range: group, depth: 1, collapsed: true }, fields: "collapsed" } },
  ]);
  await world.insertColumns("things", "Id");
  expect(
    await get(
      world,
      "sheets(protectedRanges(range,warningOnly),filterViews(title,range),columnGroups,data.columnMetadata.hiddenByUser)",
      ["Things!A1:E1"],
    ),
  ).toEqual({
    sheets: [
      {
        protectedRanges: [{ range: { endRowIndex: 1 }, warningOnly: true }],
        filterViews: [{ title: "Late", range: { startColumnIndex: 1, endColumnIndex: 4 } }],
        columnGroups: [{ depth: 1, collapsed: true, range: { dimension: "COLUMNS", startIndex: 2, endIndex: 4 } }],
        data: [{ columnMetadata: [{}, {}, { hiddenByUser: true }, { hiddenByUser: true }, {}] }],
      },
    ],
  });
});

test("the conditions of a filter view stay with their column, and its formula with the cells that it names", async () => {
  const world = await smallWorld();
  const late = { type: "CUSTOM_FORMULA" as const, values: [{ userEnteredValue: "=($C2<$F$1)*LEN($A2)" }] };
  const named = { type: "TEXT_EQ" as const, values: [{ userEnteredValue: "=A2" }] };
  const filterSpecs = [
    { columnIndex: 2, filterCriteria: { condition: late } },
    { columnIndex: 1, filterCriteria: { condition: named } },
  ];
  await apply(world, [{ addFilterView: { filter: { title: "Late", range: { sheetId: 0 }, filterSpecs } } }]);
  await world.insertColumns("things", "Due");
  await world.deleteColumn("things", "Name");
  await world.insertRows("things", 1, 1);
  await world.insertRows("things", 3, 2);
  expect(await get(world, "sheets.filterViews.filterSpecs")).toEqual({
    sheets: [
      {
        filterViews: [
          {
            filterSpecs: [
              {
                columnIndex: 2,
                filterCriteria: { condition: { ...late, values: [{ userEnteredValue: "=($C2<$F$2)*LEN($A2)" }] } },
              },
            ],
          },
        ],
      },
    ],
  });
});

test("a sum without hidden rows leaves out those that were hidden", async () => {
  const world = await smallWorld();
  const amounts = [1, 2, 4].map((numberValue) => ({ values: [{ userEnteredValue: { numberValue } }] }));
  const sum = { values: [{ userEnteredValue: { formulaValue: "=SUBTOTAL(109,A2:A4)" } }] };
  const start = { sheetId: 0, rowIndex: 1 };
  const second = { sheetId: 0, dimension: "ROWS" as const, startIndex: 2, endIndex: 3 };
  await apply(world, [
    { updateCells: { start, rows: [...amounts, sum], fields: "userEnteredValue" } },
    { updateDimensionProperties: { range: second, properties: { hiddenByUser: true }, fields: "hiddenByUser" } },
  ]);
  expect((await world.book.alone(({ engine }) => engine.workbook.getSheets()[0]))?.getRange(4, 0).getValue()?.v).toBe(
    5,
  );
});

test("what follows a structural edit follows one that was made in the grid itself", async () => {
  const world = await smallWorld();
  await apply(world, [{ addProtectedRange: { protectedRange: { range: columns(2, 3), warningOnly: true } } }]);
  const { engine } = world.book;
  const range = { startRow: 0, endRow: 999, startColumn: 0, endColumn: 0, rangeType: 2 };
  engine.run("sheet.command.insert-col-by-range", engine.workbook.getSheets()[0] ?? null, { range, direction: 3 });
  expect(world.book.state().sheets[0]?.protectedRanges[0]?.range).toEqual({
    sheetId: 0,
    startColumnIndex: 3,
    endColumnIndex: 4,
  });
  expect(await tagsOf(world)).toEqual(["things.id@1", "things.name@2", "things.dueOn@3"]);
});

test("sorting takes notes and formulas along, and empty rows stay last", async () => {
  const world = await smallWorld();
  const row = (id: string, note: string) => ({
    values: [
      { userEnteredValue: { stringValue: id }, note },
      { userEnteredValue: { formulaValue: id === "B" ? "=A2&1" : "=A3&1" } },
    ],
  });
  await apply(world, [
    {
      updateCells: {
        start: { sheetId: 0, rowIndex: 1 },
        rows: [row("B", "second"), row("A", "first")],
        fields: "userEnteredValue,note",
      },
    },
  ]);
  await world.sortRows("things", "Id");
  expect(await get(world, "sheets.data.rowData.values(formattedValue,note)", ["Things!A2:B4"])).toEqual({
    sheets: [
      {
        data: [
          {
            rowData: [
              { values: [{ formattedValue: "A", note: "first" }, { formattedValue: "A1" }] },
              { values: [{ formattedValue: "B", note: "second" }, { formattedValue: "B1" }] },
            ],
          },
        ],
      },
    ],
  });
});

test("formats are set by mask and answered in Google's shape", async () => {
  const world = await smallWorld();
  const cell = (fields: string, userEnteredFormat: object) => ({
    repeatCell: {
      range: { sheetId: 0, startRowIndex: 1, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 },
      cell: { userEnteredFormat, userEnteredValue: { numberValue: 46000.5 } },
      fields,
    },
  });
  await apply(world, [
    cell("userEnteredValue,userEnteredFormat", {
      numberFormat: { type: "DATE_TIME", pattern: "yyyy-mm-dd hh:mm" },
      textFormat: { bold: true },
    }),
    cell("userEnteredFormat.backgroundColor", { backgroundColor: { red: 1, green: 0.8, blue: 0.8 } }),
  ]);
  expect(
    await get(
      world,
      "sheets.data.rowData.values(formattedValue,userEnteredFormat(numberFormat,backgroundColor,textFormat))",
      ["Things!A2"],
    ),
  ).toEqual({
    sheets: [
      {
        data: [
          {
            rowData: [
              {
                values: [
                  {
                    formattedValue: "2025-12-09 12:00",
                    userEnteredFormat: {
                      numberFormat: { type: "DATE_TIME", pattern: "yyyy-mm-dd hh:mm" },
                      backgroundColor: { red: 1, green: 0.8, blue: 0.8 },
                      textFormat: { bold: true },
                    },
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  });
});
