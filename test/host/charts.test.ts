import type { Request, World } from "./world";
import { apply, figuresOf, get, inScript, loadWorld, smallAddOn, smallWorld } from "./world";

const data = 7;
const column = (index: number, sheetId = data) => ({
  sourceRange: {
    sources: [{ sheetId, startRowIndex: 0, endRowIndex: 4, startColumnIndex: index, endColumnIndex: index + 1 }],
  },
});
const weekly = (chart: object = {}, spec: object = {}) => ({
  title: "Registrations by week",
  hiddenDimensionStrategy: "SHOW_ALL" as const,
  basicChart: {
    chartType: "COLUMN" as const,
    headerCount: 1,
    domains: [{ domain: column(0) }],
    series: [{ series: column(1) }, { series: column(2) }],
    ...chart,
  },
  ...spec,
});
const at = (rowIndex: number, columnIndex: number, sheetId = 0) => ({
  overlayPosition: { anchorCell: { sheetId, rowIndex, columnIndex }, widthPixels: 500, heightPixels: 300 },
});
const add = (chart: object = {}): Request => ({
  addChart: { chart: { chartId: 5, spec: weekly(), position: at(2, 1), ...chart } },
});
const newTab: Request = {
  addSheet: {
    properties: { sheetId: data, title: "Data", hidden: true, gridProperties: { rowCount: 9, columnCount: 6 } },
  },
};
const withChart = async (...more: readonly Request[]) => {
  const world = await smallWorld();
  await apply(world, [newTab, add(), ...more]);
  return world;
};

/** Where the charts of a world stand and which cells of which tab they show, as text. */
const chartsOf = (world: World) =>
  world.book.state().sheets.flatMap(({ sheetId, charts }) =>
    charts.map(({ position, spec }) => {
      const { rowIndex, columnIndex } = position?.overlayPosition?.anchorCell ?? {};
      const cells = [
        ...(spec?.basicChart?.domains ?? []).map(({ domain }) => domain),
        ...(spec?.basicChart?.series ?? []).map(({ series }) => series),
      ].flatMap((one) => one?.sourceRange?.sources ?? []);
      const shown = cells.map(
        (one) => `${one.sheetId}:${one.startColumnIndex}/${one.startRowIndex}-${one.endRowIndex}`,
      );
      return `${sheetId} ${rowIndex},${columnIndex} ${shown.join(" ")}`;
    }),
  );

test("a chart is answered as it was given, with a place of the usual size, and read back under a field mask", async () => {
  const world = await smallWorld();
  const position = { overlayPosition: { anchorCell: { rowIndex: 2, columnIndex: 1 } } };
  const requests = [newTab, add({ position }), { addChart: { chart: { spec: weekly(), position: at(0, 0) } } }];
  const made = { ...position.overlayPosition, widthPixels: 600, heightPixels: 371, offsetXPixels: 0, offsetYPixels: 0 };
  expect(
    await inScript(
      world,
      "return Sheets.Spreadsheets.batchUpdate({ requests: input }, SpreadsheetApp.getActiveSpreadsheet().getId()).replies.slice(1)",
      requests,
    ),
  ).toMatchObject([
    {
      addChart: {
        chart: { chartId: 5, spec: { title: "Registrations by week" }, position: { overlayPosition: made } },
      },
    },
    { addChart: { chart: { chartId: expect.any(Number) } } },
  ]);
  expect(await get(world, "sheets.charts(chartId,position.overlayPosition.anchorCell,spec.basicChart.series)")).toEqual(
    {
      sheets: [
        {
          charts: [
            {
              chartId: 5,
              position: { overlayPosition: { anchorCell: { rowIndex: 2, columnIndex: 1 } } },
              spec: {
                basicChart: {
                  series: [1, 2].map((index) => ({
                    series: {
                      sourceRange: {
                        sources: [
                          { sheetId: data, endRowIndex: 4, startColumnIndex: index, endColumnIndex: index + 1 },
                        ],
                      },
                    },
                  })),
                },
              },
            },
            {
              chartId: expect.any(Number),
              position: { overlayPosition: { anchorCell: {} } },
              spec: expect.anything(),
            },
          ],
        },
        {},
      ],
    },
  );
});

test("a chart is changed, moved to another tab and deleted, and lives on in a saved world", async () => {
  const world = await withChart();
  const newPosition = { overlayPosition: { anchorCell: { sheetId: data, rowIndex: 1 }, widthPixels: 9 } };
  await apply(world, [
    { updateChartSpec: { chartId: 5, spec: weekly({ chartType: "LINE", series: [{ series: column(3) }] }) } },
    { updateEmbeddedObjectPosition: { objectId: 5, newPosition, fields: "anchorCell(sheetId,rowIndex)" } },
  ]);
  const saved = loadWorld(await world.save(), { bundle: smallAddOn });
  expect(chartsOf(saved)).toEqual(["7 1,1 7:0/0-4 7:3/0-4"]);
  const [chart] = saved.book.state().sheets.flatMap(({ charts }) => charts);
  expect(chart?.position?.overlayPosition).toMatchObject({ widthPixels: 500, heightPixels: 300 });
  await apply(saved, [{ deleteEmbeddedObject: { objectId: 5 } }]);
  expect(chartsOf(saved)).toEqual([]);
});

test("a world that was saved before there were charts opens and takes one", async () => {
  const { workbook, ...state } = await (await smallWorld()).save();
  const sheets = workbook.sheets.map(({ charts: _, ...sheet }) => sheet as typeof sheet & { charts: [] });
  const world = loadWorld({ ...state, workbook: { ...workbook, sheets } }, { bundle: smallAddOn });
  await apply(world, [newTab, add()]);
  expect(chartsOf(world)).toHaveLength(1);
});

const cell = (value: string | number | null) => {
  if (value === null) return {};
  return { userEnteredValue: typeof value === "number" ? { numberValue: value } : { stringValue: value } };
};
const values = [
  ["Week", "Won", "Share"],
  ["W1", 4, 0.5],
  ["W2", null, 0.75],
  ["W3", 6, "late"],
].map((row) => ({ values: row.map(cell) }));
const filled: readonly Request[] = [
  { updateCells: { start: { sheetId: data }, rows: values, fields: "userEnteredValue" } },
  {
    repeatCell: {
      range: { sheetId: data, startRowIndex: 1, startColumnIndex: 2, endColumnIndex: 3 },
      cell: { userEnteredFormat: { numberFormat: { type: "PERCENT", pattern: "0%" } } },
      fields: "userEnteredFormat.numberFormat",
    },
  },
];
const hide = (dimension: "ROWS" | "COLUMNS", startIndex: number): Request => ({
  updateDimensionProperties: {
    range: { sheetId: data, dimension, startIndex, endIndex: startIndex + 1 },
    properties: { hiddenByUser: true },
    fields: "hiddenByUser",
  },
});
const shownIn = (world: World, spec: object) =>
  world.book.alone(({ engine }) => figuresOf(weekly({}, spec), engine.workbook));

test("a chart shows the cells of a hidden tab as they look, and what is no number is a gap", async () => {
  const world = await withChart(...filled);
  expect(await shownIn(world, {})).toEqual({
    domain: "Week",
    labels: ["W1", "W2", "W3"],
    series: [
      { index: 0, name: "Won", values: [4, null, 6], shown: ["4", "", "6"], pattern: "" },
      { index: 1, name: "Share", values: [0.5, 0.75, null], shown: ["50%", "75%", "late"], pattern: "0%" },
    ],
  });
});

test("a chart leaves out hidden rows and columns unless it is told to show all", async () => {
  const world = await withChart(...filled, hide("ROWS", 2), hide("COLUMNS", 2));
  const named = async (hiddenDimensionStrategy?: string) => {
    const { labels, series } = await shownIn(world, { hiddenDimensionStrategy });
    return [...labels, ...series.map(({ name }) => name)].join(" ");
  };
  expect(await named("SHOW_ALL")).toBe("W1 W2 W3 Won Share");
  expect(await named("SKIP_HIDDEN_ROWS")).toBe("W1 W3 Won Share");
  expect(await named("SKIP_HIDDEN_COLUMNS")).toBe("W1 W2 W3 Won");
  expect(await named()).toBe("W1 W3 Won");
});

test("a chart over a whole column ends where its cells end", async () => {
  const world = await withChart(...filled);
  const open = (startColumnIndex: number) => ({
    sourceRange: { sources: [{ sheetId: data, startColumnIndex, endColumnIndex: startColumnIndex + 1 }] },
  });
  const spec = weekly({ domains: [{ domain: open(0) }], series: [{ series: open(1) }] });
  await apply(world, [{ updateChartSpec: { chartId: 5, spec } }]);
  expect((await shownIn(world, { basicChart: spec.basicChart })).labels).toEqual(["W1", "W2", "W3"]);
});

test("a chart may run along a row, without headers, and in pieces", async () => {
  const world = await withChart(...filled);
  const piece = (row: number, from: number, to: number) => ({
    sheetId: data,
    startRowIndex: row,
    endRowIndex: row + 1,
    startColumnIndex: from,
    endColumnIndex: to,
  });
  const series = [{ series: { sourceRange: { sources: [piece(1, 1, 3), piece(3, 1, 2)] } } }];
  const basicChart = { chartType: "LINE", series };
  await apply(world, [
    { updateChartSpec: { chartId: 5, spec: weekly({ ...basicChart, domains: [], headerCount: 0 }) } },
  ]);
  expect(await shownIn(world, { basicChart })).toMatchObject({
    labels: ["", "", ""],
    series: [{ name: "", values: [4, 0.5, 6] }],
  });
});

const lines = (sheetId: number, dimension: "ROWS" | "COLUMNS", startIndex: number, endIndex: number) => ({
  range: { sheetId, dimension, startIndex, endIndex },
});

test.each<[string, Request, readonly string[]]>([
  ["rows before it", { insertDimension: lines(0, "ROWS", 0, 2) }, ["0 4,1 7:0/0-4 7:1/0-4 7:2/0-4"]],
  ["its own row is deleted", { deleteDimension: lines(0, "ROWS", 1, 4) }, ["0 1,1 7:0/0-4 7:1/0-4 7:2/0-4"]],
  ["rows within what it shows", { insertDimension: lines(data, "ROWS", 2, 4) }, ["0 2,1 7:0/0-6 7:1/0-6 7:2/0-6"]],
  ["some of its rows are deleted", { deleteDimension: lines(data, "ROWS", 2, 6) }, ["0 2,1 7:0/0-2 7:1/0-2 7:2/0-2"]],
  ["a column of it is deleted", { deleteDimension: lines(data, "COLUMNS", 1, 2) }, ["0 2,1 7:0/0-4 7:1/0-4"]],
  [
    "a column of it is moved",
    { moveDimension: { source: lines(data, "COLUMNS", 1, 2).range, destinationIndex: 5 } },
    ["0 2,1 7:0/0-4 7:4/0-4 7:1/0-4"],
  ],
  ["the tab with its cells is deleted", { deleteSheet: { sheetId: data } }, ["0 2,1 "]],
  ["its own tab is deleted", { deleteSheet: { sheetId: 0 } }, []],
  [
    "its tab is copied",
    { duplicateSheet: { sourceSheetId: 0, newSheetId: 8 } },
    ["0 2,1 7:0/0-4 7:1/0-4 7:2/0-4", "8 2,1 7:0/0-4 7:1/0-4 7:2/0-4"],
  ],
])("a chart follows: %s", async (_, request, expected) => {
  const world = await withChart(
    { updateSheetProperties: { properties: { sheetId: data, hidden: false }, fields: "hidden" } },
    request,
  );
  expect(chartsOf(world)).toEqual(expected);
});

test("the copy of a tab shows its own cells under a number of its own, and a refused batch leaves all as it was", async () => {
  const world = await withChart({
    updateEmbeddedObjectPosition: { objectId: 5, newPosition: at(0, 0, data), fields: "*" },
  });
  const copy = { duplicateSheet: { sourceSheetId: data, newSheetId: 8 } };
  await expect(
    apply(world, [copy, { deleteEmbeddedObject: { objectId: 5 } }, { deleteEmbeddedObject: { objectId: 5 } }]),
  ).rejects.toThrow("Invalid requests[2].deleteEmbeddedObject: No embedded object with id: 5");
  expect(chartsOf(world)).toEqual(["7 0,0 7:0/0-4 7:1/0-4 7:2/0-4"]);
  await apply(world, [copy]);
  expect(chartsOf(world)).toEqual(["7 0,0 7:0/0-4 7:1/0-4 7:2/0-4", "8 0,0 8:0/0-4 8:1/0-4 8:2/0-4"]);
  expect(new Set(world.book.state().sheets.flatMap(({ charts }) => charts.map(({ chartId }) => chartId))).size).toBe(2);
});

test("a chart follows what a person does in the grid, and stands on the last row when its own is deleted", async () => {
  const world = await withChart({
    updateEmbeddedObjectPosition: { objectId: 5, newPosition: at(8, 5, data), fields: "*" },
  });
  const { engine } = world.book;
  const range = { startRow: 3, endRow: 8, startColumn: 0, endColumn: 5, rangeType: 1 };
  engine.run("sheet.command.remove-row-by-range", engine.workbook.getSheetBySheetId(String(data)) ?? null, { range });
  expect(chartsOf(world)).toEqual(["7 3,5 7:0/0-3 7:1/0-3 7:2/0-3"]);
  expect(await get(world, "sheets.charts.position.overlayPosition.anchorCell")).toEqual({
    sheets: [
      {},
      { charts: [{ position: { overlayPosition: { anchorCell: { sheetId: data, rowIndex: 2, columnIndex: 5 } } } }] },
    ],
  });
});

const sources = (sheetId: number, endRowIndex: number, startColumnIndex: number, endColumnIndex: number) => ({
  series: { sourceRange: { sources: [{ sheetId, startRowIndex: 0, endRowIndex, startColumnIndex, endColumnIndex }] } },
});

test.each<[string, string, Request]>([
  ["its number is taken", "Embedded object with id 5 already exists", add()],
  ["it has no specification", "One of basicChart, pieChart", { addChart: { chart: { position: at(0, 0) } } }],
  ["it stands nowhere", "One of EmbeddedObjectPosition.overlayPosition", { addChart: { chart: { spec: weekly() } } }],
  ["its tab is not there", "No sheet with id: 99", add({ chartId: 6, position: at(0, 0, 99) })],
  ["its cell is not there", "exceeds grid limits", add({ chartId: 6, position: at(0, 26) })],
  [
    "a series is off the grid",
    "Range exceeds grid limits",
    add({ chartId: 6, spec: weekly({ series: [sources(data, 10, 1, 2)] }) }),
  ],
  [
    "a series is on no tab",
    "No grid with id: 98",
    add({ chartId: 6, spec: weekly({ series: [sources(98, 4, 1, 2)] }) }),
  ],
  [
    "a series is a block",
    "require all rows or all columns to have length of 1",
    add({ chartId: 6, spec: weekly({ series: [sources(data, 4, 1, 3)] }) }),
  ],
  [
    "a line is stacked",
    "can not be stacked",
    add({ chartId: 6, spec: weekly({ chartType: "LINE", stackedType: "STACKED" }) }),
  ],
  [
    "an axis is of another kind of chart",
    "BOTTOM_AXIS is not a valid axis",
    add({ chartId: 6, spec: weekly({ series: [{ series: column(1), targetAxis: "BOTTOM_AXIS" }] }) }),
  ],
  ["no such chart is changed", "No chart with id: 6", { updateChartSpec: { chartId: 6, spec: weekly() } }],
  [
    "no such chart is moved",
    "No embedded object with id: 6",
    { updateEmbeddedObjectPosition: { objectId: 6, newPosition: at(0, 0), fields: "*" } },
  ],
  [
    "no field of the place is named",
    "At least one field",
    { updateEmbeddedObjectPosition: { objectId: 5, newPosition: at(0, 0) } },
  ],
  [
    "a pie is wanted",
    "ChartSpec.pieChart is documented by Google but not implemented",
    add({ chartId: 6, spec: { pieChart: {} } }),
  ],
  [
    "something is wanted that is not drawn",
    "ChartSpec.basicChart.series.styleOverrides is documented",
    add({ chartId: 6, spec: weekly({ series: [{ series: column(1), styleOverrides: [{ index: 1 }] }] }) }),
  ],
  [
    "points are wanted",
    "A chart of type SCATTER is documented",
    add({ chartId: 6, spec: weekly({ chartType: "SCATTER" }) }),
  ],
  [
    "it is to fill a tab",
    "A chart on a sheet of its own is documented",
    add({ chartId: 6, position: { newSheet: true } }),
  ],
])("a chart is refused when %s", async (_, message, request) => {
  const world = await withChart();
  await expect(apply(world, [request])).rejects.toThrow(message);
});

test("a chart is checked against the published types like everything else", async () => {
  const world = await smallWorld();
  const write = (requests: readonly object[]) =>
    inScript(
      world,
      "return Sheets.Spreadsheets.batchUpdate({ requests: input }, SpreadsheetApp.getActiveSpreadsheet().getId())",
      requests,
    );
  await expect(write([add({ spec: weekly({ chartType: "PIE" }) })])).rejects.toThrow(
    "Invalid value at 'requests[0].add_chart.chart.spec.basic_chart.chart_type'",
  );
  await expect(
    write([{ updateEmbeddedObjectPosition: { objectId: 5, newPosition: at(0, 0), fields: "anchor" } }]),
  ).rejects.toThrow("Field 'anchor' could not be found in request message.");
});
