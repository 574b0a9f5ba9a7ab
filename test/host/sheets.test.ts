import type { World } from "../../host/desk";
import { get, inScript, smallWorld } from "./world";

const book = "SpreadsheetApp.getActiveSpreadsheet().getId()";
const batch = (world: World, requests: readonly object[], more: object = {}, options = "{}") =>
  inScript(world, `return Sheets.Spreadsheets.batchUpdate(input, ${book}, ${options})`, {
    requests,
    ...more,
  }) as Promise<Record<string, unknown>>;
const read = (world: World, range: string, valueRenderOption = "UNFORMATTED_VALUE") =>
  inScript(world, `return Sheets.Spreadsheets.Values.batchGet(${book}, input).valueRanges[0].values`, {
    ranges: [range],
    valueRenderOption,
  });
const cells = (...rows: object[][]) =>
  rows.map((values) => ({ values: values.map((userEnteredValue) => ({ userEnteredValue })) }));
const at = (rowIndex: number, columnIndex: number, ...rows: object[][]) => ({
  updateCells: { start: { sheetId: 0, rowIndex, columnIndex }, rows: cells(...rows), fields: "userEnteredValue" },
});
const tagged = (metadataValue: string) => ({
  developerMetadataLookup: { metadataKey: "desk.column", metadataValue, locationType: "COLUMN" },
});

test.each(["=1+1", "+1", "-2", "@x", "007", "TRUE", "2026-11-10", "'quoted", "3-4", "12%", " padded "])(
  "the text %s stays that text",
  async (stringValue) => {
    const world = await smallWorld();
    await batch(world, [at(1, 0, [{ stringValue }])]);
    expect(await read(world, "Things!A2")).toEqual([[stringValue]]);
    expect(await read(world, "Things!A2", "FORMATTED_VALUE")).toEqual([[stringValue]]);
    expect(await read(world, "Things!A2", "FORMULA")).toEqual([[stringValue]]);
  },
);

test("numbers, booleans and formulas come back as what they are", async () => {
  const world = await smallWorld();
  await batch(world, [at(1, 0, [{ numberValue: 2.5 }, { boolValue: false }, { formulaValue: "=A2*2" }])]);
  expect(await read(world, "Things!A2:C2")).toEqual([[2.5, false, 5]]);
  expect(await read(world, "Things!A2:C2", "FORMATTED_VALUE")).toEqual([["2.5", "FALSE", "5"]]);
  expect(await read(world, "Things!C2", "FORMULA")).toEqual([["=A2*2"]]);
});

test("a formula over a column without an end sees rows that are added later", async () => {
  const world = await smallWorld();
  await batch(world, [
    at(0, 4, [{ formulaValue: "=SUM(A2:A)" }]),
    at(1, 0, [{ numberValue: 1 }], [{ numberValue: 2 }]),
  ]);
  expect(await read(world, "Things!E1")).toEqual([[3]]);
  await batch(world, [
    { appendDimension: { sheetId: 0, dimension: "ROWS", length: 5 } },
    at(1004, 0, [{ numberValue: 4 }]),
  ]);
  expect(await read(world, "Things!E1")).toEqual([[7]]);
  expect(await read(world, "Things!E1", "FORMULA")).toEqual([["=SUM(A2:A)"]]);
});

test("a formula stays when its cell gets a colour or a note", async () => {
  const world = await smallWorld();
  const range = { sheetId: 0, startRowIndex: 1, endRowIndex: 3, startColumnIndex: 1, endColumnIndex: 3 };
  const red = { userEnteredFormat: { backgroundColor: { red: 1 } } };
  await batch(world, [
    at(1, 0, [{ numberValue: 2 }, { formulaValue: "=A2*20" }, { formulaValue: "=SUM(A2:A)*7" }]),
    { repeatCell: { range, cell: red, fields: "userEnteredFormat.backgroundColor" } },
    {
      updateCells: {
        start: { sheetId: 0, rowIndex: 1, columnIndex: 1 },
        rows: [{ values: [{ note: "in twenties" }] }],
        fields: "note",
      },
    },
  ]);
  expect(await read(world, "Things!A2:C2")).toEqual([[2, 40, 14]]);
  expect(await read(world, "Things!B2:C2", "FORMULA")).toEqual([["=A2*20", "=SUM(A2:A)*7"]]);
  await batch(world, [at(1, 0, [{ numberValue: 3 }])]);
  expect(await read(world, "Things!B2:C2")).toEqual([[60, 21]]);
});

test("a failed formula is read as its code and a reason", async () => {
  const world = await smallWorld();
  await batch(world, [at(1, 0, [{ formulaValue: "=1/0" }])]);
  expect(await read(world, "Things!A2")).toEqual([[expect.stringMatching(/^#DIV\/0! \(/)]]);
  expect(await read(world, "Things!A2", "FORMATTED_VALUE")).toEqual([["#DIV/0!"]]);
});

test("columns are read by tag, each cut after its last value, in an order of Google's own", async () => {
  const world = await smallWorld();
  await batch(world, [at(1, 0, [{ stringValue: "A-1" }, { stringValue: "Acme" }], [{ stringValue: "A-2" }])]);
  const body = { dataFilters: ["things.id", "things.name", "things.dueOn"].map(tagged), majorDimension: "COLUMNS" };
  const reply = (await inScript(
    world,
    `return Sheets.Spreadsheets.Values.batchGetByDataFilter(input, ${book})`,
    body,
  )) as {
    valueRanges: { valueRange: { range: string; values?: string[][] }; dataFilters: object[] }[];
  };
  expect(reply.valueRanges.map(({ valueRange }) => valueRange.range)).not.toEqual([
    "Things!A1:A1000",
    "Things!B1:B1000",
    "Things!C1:C1000",
  ]);
  expect(reply.valueRanges.find(({ dataFilters }) => JSON.stringify(dataFilters).includes("things.name"))).toEqual({
    valueRange: { range: "Things!B1:B1000", majorDimension: "COLUMNS", values: [["Name", "Acme"]] },
    dataFilters: [tagged("things.name")],
  });
});

test("an empty range has no values, and nothing matched has no ranges", async () => {
  const world = await smallWorld();
  expect(
    await inScript(world, `return Sheets.Spreadsheets.Values.batchGet(${book}, input).valueRanges`, {
      ranges: ["Things!E1:F9"],
    }),
  ).toEqual([{ range: "Things!E1:F9", majorDimension: "ROWS" }]);
  const nothing = await inScript(world, `return Sheets.Spreadsheets.Values.batchGetByDataFilter(input, ${book})`, {
    dataFilters: [tagged("no")],
  });
  expect(Object.keys(nothing as object)).toEqual(["spreadsheetId"]);
});

test("one range that several filters match is one entry with all of them", async () => {
  const world = await smallWorld();
  const dataFilters = [tagged("things.id"), { a1Range: "Things!A:A" }];
  const reply = await inScript(
    world,
    `return Sheets.Spreadsheets.Values.batchGetByDataFilter(input, ${book}).valueRanges`,
    { dataFilters },
  );
  expect(reply).toEqual([expect.objectContaining({ dataFilters })]);
});

test("ids and indexes of zero are left out of replies", async () => {
  const world = await smallWorld();
  expect(
    await get(
      world,
      "sheets(properties(sheetId,index,title),data(startRow,startColumn,rowData.values.userEnteredValue))",
      ["Things!A1"],
    ),
  ).toEqual({
    sheets: [
      {
        properties: { title: "Things" },
        data: [{ rowData: [{ values: [{ userEnteredValue: { stringValue: "Id" } }] }] }],
      },
    ],
  });
  const found = await inScript(world, `return Sheets.Spreadsheets.DeveloperMetadata.search(input, ${book})`, {
    dataFilters: [tagged("things.id")],
  });
  expect(found).toMatchObject({
    matchedDeveloperMetadata: [
      {
        developerMetadata: {
          location: { locationType: "COLUMN", dimensionRange: { dimension: "COLUMNS", endIndex: 1 } },
        },
      },
    ],
  });
});

test("a write can ask back what it needs to see, cut by a mask", async () => {
  const world = await smallWorld();
  const fields =
    "updatedSpreadsheet.sheets(properties.sheetId,data(rowData.values.effectiveValue,columnMetadata.developerMetadata.metadataValue))";
  const reply = await batch(
    world,
    [at(1, 1, [{ stringValue: "Acme" }])],
    { includeSpreadsheetInResponse: true, responseRanges: ["Things!B2:B2"] },
    JSON.stringify({ fields }),
  );
  expect(reply).toEqual({
    updatedSpreadsheet: {
      sheets: [
        {
          properties: {},
          data: [
            {
              rowData: [{ values: [{ effectiveValue: { stringValue: "Acme" } }] }],
              columnMetadata: [{ developerMetadata: [{ metadataValue: "things.name" }] }],
            },
          ],
        },
      ],
    },
  });
});

test("a batch with one bad request is refused whole, by the number of the request", async () => {
  const world = await smallWorld();
  const bad = { deleteSheet: { sheetId: 99 } };
  await expect(batch(world, [at(1, 0, [{ stringValue: "x" }]), bad])).rejects.toMatchObject({
    name: "GoogleJsonResponseException",
    message:
      "API call to sheets.spreadsheets.batchUpdate failed with error: Invalid requests[1].deleteSheet: No sheet with id: 99",
  });
  expect(await read(world, "Things!A2")).toBeNull();
});

test("every bad place of a body is named in Google's words", async () => {
  const world = await smallWorld();
  const requests = [
    { updateCels: {} },
    { insertDimension: { range: { sheetId: "x", dimension: "ROW", startIndex: 1.5 } } },
    { deleteSheet: {}, addSheet: {} },
  ];
  const error = await batch(world, requests).catch((failed: Error) => failed.message);
  expect(String(error).split("\n")).toEqual([
    `API call to sheets.spreadsheets.batchUpdate failed with error: Invalid JSON payload received. Unknown name "updateCels" at 'requests[0]': Cannot find field.`,
    `Invalid value at 'requests[1].insert_dimension.range.sheet_id' (TYPE_INT32), "x"`,
    `Invalid value at 'requests[1].insert_dimension.range.dimension' (type.googleapis.com/google.apps.sheets.v4.Dimension), "ROW"`,
    "Invalid value at 'requests[1].insert_dimension.range.start_index' (TYPE_INT32), 1.5",
    "Invalid value at 'requests[2]' (oneof), oneof field 'kind' is already set. Cannot set 'addSheet'",
  ]);
});

test("a field mask that names nothing is refused", async () => {
  const world = await smallWorld();
  const requests = [{ updateSheetProperties: { properties: { title: "x" }, fields: "titel" } }];
  await expect(batch(world, requests)).rejects.toThrow("Field 'titel' could not be found in request message.");
  await expect(get(world, "sheets.propertis")).rejects.toThrow(
    "Cannot find matching fields for path 'sheets.propertis'.",
  );
});

test("metadata beyond 30,000 characters of a tab is refused", async () => {
  const world = await smallWorld();
  const tag = (metadataValue: string) => ({
    createDeveloperMetadata: {
      developerMetadata: { metadataKey: "k", metadataValue, visibility: "DOCUMENT", location: { sheetId: 0 } },
    },
  });
  await batch(world, [tag("x".repeat(20_000))]);
  await expect(batch(world, [tag("x".repeat(20_000))])).rejects.toThrow("would exceed the allowed storage limit");
});

test("another spreadsheet can not be seen", async () => {
  const world = await smallWorld();
  await expect(inScript(world, "return Sheets.Spreadsheets.get('another')")).rejects.toThrow(
    "Requested entity was not found.",
  );
});

test("what Google documents and the host lacks says so, what neither knows is no function", async () => {
  const world = await smallWorld();
  await expect(inScript(world, `return Sheets.Spreadsheets.Values.append({}, ${book}, "A1")`)).rejects.toThrow(
    "documented by Google but not implemented",
  );
  await expect(inScript(world, "return Sheets.newRequest()")).rejects.toThrow(
    "documented by Google but not implemented",
  );
  await expect(inScript(world, "return Sheets.Spreadsheets.nothing()")).rejects.toThrow(
    "Sheets.Spreadsheets.nothing is not a function",
  );
  await expect(batch(world, [{ addBanding: {} }])).rejects.toThrow(
    "The request addBanding is documented by Google but not implemented",
  );
});

test("neighbouring groups of one depth are one group, as at Google", async () => {
  const world = await smallWorld();
  const group = (startIndex: number, endIndex: number) => ({
    addDimensionGroup: { range: { sheetId: 0, dimension: "COLUMNS", startIndex, endIndex } },
  });
  await batch(world, [group(1, 3), group(3, 5), group(2, 3)]);
  expect(await get(world, "sheets.columnGroups(depth,range(startIndex,endIndex))")).toEqual({
    sheets: [
      {
        columnGroups: [
          { depth: 1, range: { startIndex: 1, endIndex: 5 } },
          { depth: 2, range: { startIndex: 2, endIndex: 3 } },
        ],
      },
    ],
  });
});
