import { dressOf, type Found } from "../../src/google/dress/dress";
import { mendingOf } from "../../src/google/dress/mend";
import { COLUMN_TAG, HOME_TAG, layoutOf, placesOf, TABLE_TAG, ZONE_TAG } from "../../src/google/layout";
import { type TableName, tableNames, tableOf, workbook } from "../../src/model/workbook";
import type { Request } from "./grid";

type Sheet = GoogleAppsScript.Sheets.Schema.Sheet;
type Tag = GoogleAppsScript.Sheets.Schema.DeveloperMetadata;

const empty: Found = {
  id: "the-workbook",
  zone: "America/New_York",
  autoRecalc: "ON_CHANGE",
  sheets: [{ properties: { sheetId: 0, title: "Sheet1" } }],
  tags: [],
};
const picked = <K extends keyof Request>(requests: readonly Request[], kind: K): NonNullable<Request[K]>[] =>
  requests.flatMap((request) => (request[kind] ? [request[kind] as NonNullable<Request[K]>] : []));

/** The workbook as the Sheets service describes it after these requests. */
const dressed = (found: Found, requests: readonly Request[]): Found => ({
  ...found,
  autoRecalc: picked(requests, "updateSpreadsheetProperties")[0]?.properties?.autoRecalc ?? found.autoRecalc,
  sheets: [...found.sheets, ...picked(requests, "addSheet").map(({ properties = {} }): Sheet => ({ properties }))].map(
    (sheet) => ({
      ...sheet,
      conditionalFormats: [...(sheet.conditionalFormats ?? []), ...rulesFor(sheet, requests)],
      filterViews: [
        ...(sheet.filterViews ?? []),
        ...of(
          sheet,
          picked(requests, "addFilterView").map(({ filter = {} }) => filter),
        ),
      ],
      protectedRanges: [
        ...(sheet.protectedRanges ?? []),
        ...of(
          sheet,
          picked(requests, "addProtectedRange").map(({ protectedRange = {} }) => protectedRange),
        ),
      ],
      charts: [...(sheet.charts ?? []), ...chartsOn(sheet, requests)],
    }),
  ),
  tags: [
    ...found.tags,
    ...picked(requests, "createDeveloperMetadata").map(({ developerMetadata = {} }) => developerMetadata),
  ],
});

const idOf = ({ properties }: Sheet) => properties?.sheetId ?? 0;
const of = <T extends { range?: { sheetId?: number | undefined } | undefined }>(sheet: Sheet, all: readonly T[]): T[] =>
  all.filter(({ range }) => (range?.sheetId ?? 0) === idOf(sheet));
const rulesFor = (sheet: Sheet, requests: readonly Request[]) =>
  picked(requests, "addConditionalFormatRule")
    .filter(({ rule }) => rule?.ranges?.[0]?.sheetId === idOf(sheet))
    .map(({ rule = {} }) => rule);

const chartsOn = (sheet: Sheet, requests: readonly Request[]) =>
  picked(requests, "addChart")
    .map(({ chart = {} }) => chart)
    .filter(({ position }) => position?.overlayPosition?.anchorCell?.sheetId === idOf(sheet));

const first = dressOf(empty);
const desk = dressed(empty, first.requests);
const layout = layoutOf(desk.tags, {});
const idOfTab = (name: TableName) => layout[name]?.sheetId ?? -1;
/** The desk with one tab of ours as people left it. */
const withTab = (
  name: TableName,
  change: (sheet: Sheet) => Sheet,
  tags: (tag: Tag) => Tag[] = (tag) => [tag],
): Found => ({
  ...desk,
  sheets: desk.sheets.map((sheet) => (idOf(sheet) === idOfTab(name) ? change(sheet) : sheet)),
  tags: desk.tags.flatMap((tag) => (tag.location?.dimensionRange?.sheetId === idOfTab(name) ? tags(tag) : [tag])),
});

describe("an empty workbook", () => {
  const { requests, made, changed } = first;

  it("gets every tab of ours, in order, with the columns that they declare", () => {
    const tabs = picked(requests, "addSheet").map(({ properties }) => properties);
    expect(tabs.map((tab) => tab?.title)).toEqual(tableNames.map((name) => tableOf(name).tab));
    expect(tabs.map((tab) => tab?.hidden)).toEqual(tableNames.map((name) => tableOf(name).hidden === true));
    // Charts must not stand beyond the grid: the five of the Monday report take ten columns of the usual width.
    expect(tabs.map((tab) => tab?.gridProperties?.columnCount)).toEqual(
      tableNames.map((name) => Object.keys(tableOf(name).columns).length + (name === "lines" ? 10 : 0)),
    );
    expect(tabs.map((tab) => tab?.index)).toEqual(tableNames.map((_, at) => at + 1));
    expect([made, changed]).toEqual([tableNames.map((name) => tableOf(name).tab), []]);
  });

  it("gets a header with room for titles of two lines in every tab", () => {
    const headers = picked(requests, "updateDimensionProperties").filter(({ range }) => range?.dimension === "ROWS");
    expect(headers.map(({ range }) => range?.endIndex)).toEqual(tableNames.map(() => 1));
    expect(headers.every(({ properties }) => properties?.pixelSize === 40)).toBe(true);
  });

  it("gets all tabs before any drop-down draws on one", () => {
    const lastTab = requests.findLastIndex(({ addSheet }) => addSheet);
    expect(requests.findIndex(({ setDataValidation }) => setDataValidation)).toBeGreaterThan(lastTab);
  });

  it("gets a tag for each tab and each column, for its id and its zone, for any program to see", () => {
    const tags = picked(requests, "createDeveloperMetadata").map(({ developerMetadata = {} }) => developerMetadata);
    for (const name of tableNames) expect(layout[name]?.columns).toEqual(Object.keys(tableOf(name).columns));
    expect(
      tags.filter(({ metadataKey }) => metadataKey === HOME_TAG).map(({ metadataValue }) => metadataValue),
    ).toEqual(["the-workbook"]);
    expect(
      tags.filter(({ metadataKey }) => metadataKey === ZONE_TAG).map(({ metadataValue }) => metadataValue),
    ).toEqual(["America/New_York"]);
    expect(new Set(tags.map(({ visibility }) => visibility))).toEqual(new Set(["DOCUMENT"]));
    const size = tags.reduce((sum, tag) => sum + (tag.metadataKey?.length ?? 0) + (tag.metadataValue?.length ?? 0), 0);
    expect(size).toBeLessThan(30_000);
  });

  it("recalculates every minute, for colours depend on NOW()", () => {
    expect(requests[0]).toEqual({
      updateSpreadsheetProperties: { properties: { autoRecalc: "MINUTE" }, fields: "autoRecalc" },
    });
  });

  it("has no drop-down that refuses what people paste", () => {
    const rules = picked(requests, "setDataValidation").map(({ rule }) => rule);
    expect(rules.length).toBeGreaterThan(20);
    expect(rules.filter((rule) => rule?.strict)).toEqual([]);
    expect(
      rules.filter(({ condition } = {}) => !["ONE_OF_LIST", "ONE_OF_RANGE", "BOOLEAN"].includes(condition?.type ?? "")),
    ).toEqual([]);
  });

  it("has no protection that keeps anybody out: each warns only", () => {
    const protections = picked(requests, "addProtectedRange").map(({ protectedRange }) => protectedRange);
    expect(protections.filter((one) => one?.warningOnly !== true || one.editors)).toEqual([]);
    expect(protections.filter(({ range } = {}) => range?.endRowIndex === 1)).toHaveLength(tableNames.length);
  });

  it("protects the columns that we work out, and no other", () => {
    for (const name of tableNames) {
      const columns = Object.values(tableOf(name).columns);
      const ranges = of({ properties: { sheetId: idOfTab(name) } }, protectionsIn(requests)).map(({ range }) => range);
      const covered = columns.map((_, at) =>
        ranges.some(
          (range) =>
            range && !range.endRowIndex && at >= (range.startColumnIndex ?? 0) && at < (range.endColumnIndex ?? 0),
        ),
      );
      expect(covered).toEqual(columns.map(({ computed }) => computed === true));
    }
  });

  it("keeps text as text where people retype it, and shows days and moments alike everywhere", () => {
    const formats = picked(requests, "repeatCell").map(({ range, cell }) => ({
      range,
      format: cell?.userEnteredFormat?.numberFormat,
    }));
    const formatOf = (name: TableName, column: string) =>
      formats.find(
        ({ range }) =>
          range?.sheetId === idOfTab(name) &&
          range.startColumnIndex === Object.keys(tableOf(name).columns).indexOf(column),
      )?.format;
    expect(formatOf("team", "phone")).toEqual({ type: "TEXT", pattern: "@" });
    expect(formatOf("registrations", "id")).toEqual({ type: "TEXT", pattern: "@" });
    expect(formatOf("registrations", "dealSize")).toEqual({ type: "NUMBER", pattern: "#,##0" });
    expect(formatOf("registrations", "protectedUntil")).toEqual({ type: "DATE", pattern: "yyyy-mm-dd" });
    expect(formatOf("registrations", "receivedAt")).toEqual({ type: "DATE_TIME", pattern: "yyyy-mm-dd hh:mm" });
  });

  it("says in a note what a column is for, whether it is required and who fills it in", () => {
    const notes = picked(requests, "updateCells").flatMap(
      ({ rows }) => rows?.flatMap(({ values }) => values ?? []) ?? [],
    );
    const noteOf = (title: string) =>
      notes.find(({ userEnteredValue }) => userEnteredValue?.stringValue === title)?.note;
    expect(noteOf("Company size")).toBe("Headcount or revenue band. Required.");
    expect(noteOf("Decision due")).toMatch(/^48 business hours .* Filled in by Partner Desk\.$/);
    expect(noteOf("Blocker")).toBe("");
  });

  it("gives tabs free titles where people have tabs of those names", () => {
    const titles = ["Partners", "deals", "Team", "Team (desk)"];
    const sheets = titles.map((title, sheetId) => ({ properties: { sheetId, title } }));
    const { made, requests } = dressOf({ ...empty, sheets });
    expect(made).toEqual(expect.arrayContaining(["Partners (desk)", "Deals (desk)", "Team (desk 2)", "Accounts"]));
    const sources = picked(requests, "setDataValidation").flatMap(({ rule }) => rule?.condition?.values ?? []);
    expect(sources).toContainEqual({ userEnteredValue: "='Partners (desk)'!$A$1:$A" });
    expect(sources).not.toContainEqual({ userEnteredValue: "='Partners'!$A$1:$A" });
  });

  it("gives tabs free ids", () => {
    const taken = [0, ...picked(requests, "addSheet").map(({ properties }) => properties?.sheetId ?? 0)];
    const sheets = taken.map((sheetId) => ({ properties: { sheetId, title: `Own ${sheetId}` } }));
    const ids = picked(dressOf({ ...empty, sheets }).requests, "addSheet").map(
      ({ properties }) => properties?.sheetId ?? 0,
    );
    expect(new Set([...ids, ...taken]).size).toBe(ids.length + taken.length);
  });
});

const protectionsIn = (requests: readonly Request[]) =>
  picked(requests, "addProtectedRange").map(({ protectedRange = {} }) => protectedRange);

it("sorts a filter view by the columns that it names, for whoever looks through it alone", () => {
  const [sorted] = desk.sheets
    .flatMap(({ filterViews = [] }) => filterViews)
    .filter(({ title }) => title === "Open, by owner");
  const places = [4, 6];
  expect(sorted?.sortSpecs).toEqual(places.map((dimensionIndex) => ({ dimensionIndex, sortOrder: "ASCENDING" })));
  expect(places.map((place) => Object.keys(workbook.clocks.columns)[place])).toEqual(["owner", "dueAt"]);
});

describe("a desk that is set up again", () => {
  it("is asked for nothing", () => {
    expect(dressOf(desk)).toEqual({ requests: [], made: [], changed: [] });
  });

  it("is asked for nothing after people renamed a tab, added rules, views and protections of their own", () => {
    const own = withTab("registrations", (sheet) => ({
      ...sheet,
      properties: { ...sheet.properties, title: "Deal log" },
      conditionalFormats: [ownRule, ...(sheet.conditionalFormats ?? []), ownRule],
      filterViews: [{ title: "Mine" }, ...(sheet.filterViews ?? [])],
      protectedRanges: [{ description: "Hands off" }, ...(sheet.protectedRanges ?? [])],
    }));
    expect(dressOf(own).requests).toEqual([]);
  });

  it("is asked for nothing when Google answers whole columns with their last row", () => {
    const answered = withTab("registrations", (sheet) => ({
      ...sheet,
      conditionalFormats: (sheet.conditionalFormats ?? []).map((rule) => ({
        ...rule,
        ranges: (rule.ranges ?? []).map((range) => ({ ...range, startRowIndex: 0, endRowIndex: 1000 })),
      })),
    }));
    expect(dressOf(answered).requests).toEqual([]);
  });

  const ownRule = {
    ranges: [{ startColumnIndex: 3, endColumnIndex: 4 }],
    booleanRule: { condition: { type: "CUSTOM_FORMULA", values: [{ userEnteredValue: '=D1="urgent"' }] } },
  };

  it("gets its colours anew where a rule was lost, after a person's own, which stay", () => {
    const torn = withTab("registrations", (sheet) => ({
      ...sheet,
      conditionalFormats: [ownRule, ...(sheet.conditionalFormats ?? []).slice(2), ownRule],
    }));
    const { requests, changed } = dressOf(torn);
    const ours = (desk.sheets.find((sheet) => idOf(sheet) === idOfTab("registrations"))?.conditionalFormats ?? [])
      .length;
    expect(picked(requests, "deleteConditionalFormatRule").map(({ index }) => index)).toEqual(
      Array.from({ length: ours - 2 }, (_, at) => ours - 2 - at),
    );
    expect(picked(requests, "addConditionalFormatRule").map(({ index }) => index)).toEqual(
      Array.from({ length: ours }, (_, at) => at + 2),
    );
    expect(changed).toEqual(["the colours of Registration log (1 of 7 gone or changed)"]);
  });

  const logRules = desk.sheets.find((sheet) => idOf(sheet) === idOfTab("registrations"))?.conditionalFormats ?? [];
  const withRules = (rules: typeof logRules) =>
    withTab("registrations", (sheet) => ({ ...sheet, conditionalFormats: rules }));
  const [firstRule = {}, ...otherRules] = logRules;
  const [whole = {}] = firstRule.ranges ?? [];

  it.each<readonly [string, GoogleAppsScript.Sheets.Schema.GridRange[]]>([
    ["to which a column of people's own was inserted", [whole, { ...whole, startColumnIndex: 90, endColumnIndex: 91 }]],
    ["that Google answers with its last row", [{ ...whole, startRowIndex: 0, endRowIndex: 1000 }]],
  ])("keeps a colour %s", (_, ranges) => {
    expect(dressOf(withRules([{ ...firstRule, ranges }, ...otherRules])).requests).toEqual([]);
  });

  it("keeps a colour that Google tells in parts, as where people moved columns apart", () => {
    const parted = logRules.map((rule) => {
      const [{ startColumnIndex: from = 0, endColumnIndex: to = 0, ...range } = {}] = rule.ranges ?? [];
      const columns = Array.from({ length: to - from }, (_, at) => from + at);
      return { ...rule, ranges: columns.map((at) => ({ ...range, startColumnIndex: at, endColumnIndex: at + 1 })) };
    });
    expect(parted.flatMap(({ ranges }) => ranges).length).toBeGreaterThan(parted.length);
    expect(dressOf(withRules(parted)).requests).toEqual([]);
  });

  it.each<readonly [string, typeof logRules]>([
    [
      "that a paste cut in the middle",
      [
        {
          ...firstRule,
          ranges: [
            { ...whole, endRowIndex: 4 },
            { ...whole, startRowIndex: 6 },
          ],
        },
        ...otherRules,
      ],
    ],
    ["that a paste cut at its end", [{ ...firstRule, ranges: [{ ...whole, endRowIndex: 900 }] }, ...otherRules]],
    [
      "that came with a paste to another column of ours",
      [firstRule, { ...firstRule, ranges: [{ ...whole, startColumnIndex: 5, endColumnIndex: 6 }] }, ...otherRules],
    ],
    ["that stands there twice", [firstRule, ...logRules]],
    ["that was put behind the others", [...otherRules, firstRule]],
  ])("makes a colour anew %s", (_, rules) => {
    expect(dressOf(withRules(rules)).changed).toEqual([expect.stringContaining("the colours of Registration log (")]);
  });

  it("gets back the protection of the one column from which it was taken, and of the titles", () => {
    const [titles, , ...others] = desk.sheets.find((sheet) => idOf(sheet) === idOfTab("clocks"))?.protectedRanges ?? [];
    const bared = (ranges: (typeof others)[number][]) =>
      protectionsIn(dressOf(withTab("clocks", (sheet) => ({ ...sheet, protectedRanges: ranges }))).requests);
    expect(bared([titles!, ...others])).toHaveLength(1);
    expect(bared(others).map(({ range }) => range?.endRowIndex)).toEqual([1, undefined]);
  });

  it("gets its colours anew where a column moved, in its new place", () => {
    const swap = (tag: Tag): Tag[] => [
      { ...tag, location: { dimensionRange: placedAt(tag, (at) => [1, 0][at] ?? at) } },
    ];
    const { requests } = dressOf(withTab("registrations", (sheet) => sheet, swap));
    const [late] = picked(requests, "addConditionalFormatRule").filter(({ rule }) =>
      rule?.booleanRule?.condition?.values?.[0]?.userEnteredValue?.includes("late"),
    );
    expect(late?.rule?.ranges).toEqual([{ sheetId: idOfTab("registrations"), startColumnIndex: 0, endColumnIndex: 1 }]);
    expect(late?.rule?.booleanRule?.condition?.values?.[0]?.userEnteredValue).toContain('($A1="Submitted")');
  });

  it("gets back a view, a protection and the recalculation that it lost", () => {
    const bare = {
      ...withTab("clocks", (sheet) => ({ ...sheet, filterViews: [{ title: "Late" }], protectedRanges: [] })),
      autoRecalc: "HOUR",
    };
    const { requests, changed } = dressOf(bare);
    expect(picked(requests, "addFilterView").map(({ filter }) => filter?.title)).toEqual([
      "Due soon",
      "Waiting for partner",
      "Open",
      "Open, by owner",
      "Open, by rule",
    ]);
    expect(protectionsIn(requests)).toHaveLength(2);
    expect(picked(requests, "updateSpreadsheetProperties")).toHaveLength(1);
    expect(changed).toEqual(["the filter views of SLA tracker", "the protection of SLA tracker"]);
  });

  it("gets back a column that is gone, as the last of its tab, with its drop-down and its protection", () => {
    const gone = withTab(
      "registrations",
      (sheet) => sheet,
      (tag) => (tag.metadataValue === "registrations.stage" ? [] : [tag]),
    );
    const width = Object.keys(tableOf("registrations").columns).length;
    const { requests, changed } = dressOf(gone);
    expect(picked(requests, "appendDimension")).toEqual([
      { sheetId: idOfTab("registrations"), dimension: "COLUMNS", length: 1 },
    ]);
    expect(picked(requests, "createDeveloperMetadata").map(({ developerMetadata }) => developerMetadata)).toEqual([
      expect.objectContaining({
        metadataKey: COLUMN_TAG,
        metadataValue: "registrations.stage",
        location: {
          dimensionRange: {
            sheetId: idOfTab("registrations"),
            dimension: "COLUMNS",
            startIndex: width,
            endIndex: width + 1,
          },
        },
      }),
    ]);
    expect(picked(requests, "setDataValidation").map(({ range }) => range?.startColumnIndex)).toEqual([width]);
    expect(protectionsIn(requests).map(({ range }) => [range?.startColumnIndex, range?.endColumnIndex])).toEqual([
      [width, width + 1],
    ]);
    expect(changed).toEqual([
      "the column Stage in Registration log",
      "the colours of Registration log (6 of 7 gone or changed)",
      "the protection of Registration log",
    ]);
  });

  it("protects computed columns where they stand, not where they were declared", () => {
    const shifted = (tag: Tag): Tag[] => [
      { ...tag, location: { dimensionRange: placedAt(tag, (at) => (at === 0 ? 0 : at + 1)) } },
    ];
    const own = withTab("registrations", (sheet) => ({ ...sheet, protectedRanges: [] }), shifted);
    const places = placesOf(layoutOf(own.tags, {}).registrations!);
    const covers = (column: string) =>
      protectionsIn(dressOf(own).requests).some(
        ({ range }) =>
          range &&
          !range.endRowIndex &&
          (places[column] ?? 0) >= (range.startColumnIndex ?? 0) &&
          (places[column] ?? 0) < (range.endColumnIndex ?? 0),
      );
    expect(["id", "stage", "decisionDueAt", "version"].filter((column) => !covers(column))).toEqual([]);
    expect(["nextStep", "partner", "ae", "endReason"].filter(covers)).toEqual([]);
  });

  it("lets a drop-down draw on the keys of a tab where people have them", () => {
    const swap = (tag: Tag): Tag[] => [
      { ...tag, location: { dimensionRange: placedAt(tag, (at) => [2, 1, 0][at] ?? at) } },
    ];
    const moved = withTab("partners", (sheet) => sheet, swap);
    const gone = moved.tags.filter(({ metadataValue }) => metadataValue !== "deals.partner");
    const [drop] = picked(dressOf({ ...moved, tags: gone }).requests, "setDataValidation");
    expect(drop?.rule?.condition?.values).toEqual([{ userEnteredValue: "='Partners'!$C$1:$C" }]);
  });

  it("makes a tab of ours again that is gone, and passes over its duplicate", () => {
    const gone = {
      ...desk,
      sheets: desk.sheets.filter((sheet) => idOf(sheet) !== idOfTab("deals")),
      tags: desk.tags.filter(({ metadataValue }) => !metadataValue?.startsWith("deals")),
    };
    const duplicate: Tag = {
      metadataKey: TABLE_TAG,
      metadataValue: `deals/${idOfTab("deals")}`,
      location: { sheetId: 12 },
    };
    const { made, changed, requests } = dressOf({ ...gone, tags: [...gone.tags, duplicate] });
    expect([made, changed]).toEqual([["Deals"], []]);
    expect(picked(requests, "addSheet")).toHaveLength(1);
  });
});

describe("the charts of the Monday report", () => {
  const tab = idOfTab("lines");
  const weeks = idOfTab("trend");
  const charts = chartsOn({ properties: { sheetId: tab } }, first.requests);
  const rangesOf = ({ spec }: (typeof charts)[number]) =>
    [
      ...(spec?.basicChart?.domains ?? []).map(({ domain }) => domain),
      ...(spec?.basicChart?.series ?? []).map(({ series }) => series),
    ].flatMap((cells) => cells?.sourceRange?.sources ?? []);
  const columnsOf = (chart: (typeof charts)[number]) =>
    rangesOf(chart).map(({ startColumnIndex = 0 }) => Object.keys(workbook.trend.columns)[startColumnIndex]);
  const withCharts = (change: (charts: NonNullable<Sheet["charts"]>) => Sheet["charts"]) =>
    withTab("lines", (sheet) => ({ ...sheet, charts: change(sheet.charts ?? []) ?? [] }));

  it("are five, each with a text for those who do not see it", () => {
    expect(charts.map(({ chartId, spec }) => [chartId, spec?.title, spec?.basicChart?.chartType])).toEqual([
      [71_100_001, "Registrations by week", "COLUMN"],
      [71_100_002, "SLA compliance against its goal", "LINE"],
      [71_100_003, "Partner-sourced pipeline by tier", "COLUMN"],
      [71_100_004, "Partner-influenced pipeline by tier", "COLUMN"],
      [71_100_005, "Joint meetings held against target", "COMBO"],
    ]);
    for (const { spec } of charts) expect(spec?.altText).toMatch(/last 13 weeks.*\.$/);
  });

  it("are drawn from the 13 weeks of a hidden tab with their titles", () => {
    for (const chart of charts) {
      expect(chart.spec?.hiddenDimensionStrategy).toBe("SHOW_ALL");
      expect(chart.spec?.basicChart?.headerCount).toBe(1);
      for (const range of rangesOf(chart))
        expect(range).toMatchObject({ sheetId: weeks, startRowIndex: 0, endRowIndex: 14 });
    }
    const [keys] = picked(first.requests, "updateCells").filter(
      ({ start }) => start?.sheetId === weeks && start.rowIndex,
    );
    expect(keys?.rows?.map(({ values }) => values?.[0]?.userEnteredValue?.numberValue)).toEqual([
      13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1,
    ]);
  });

  it("stack sourced alone and influenced alone (R-173)", () => {
    const stacked = charts.filter(({ spec }) => spec?.basicChart?.stackedType === "STACKED");
    expect(stacked.map(columnsOf)).toEqual([
      ["label", "sourcedPlatinum", "sourcedGold", "sourcedSilver", "sourcedOther"],
      ["label", "influencedPlatinum", "influencedGold", "influencedSilver", "influencedOther"],
    ]);
  });

  it("say a goal with a dashed line, on an axis that ends at 100 %", () => {
    const basic = charts[1]?.spec?.basicChart;
    expect(basic?.series?.map(({ lineStyle }) => lineStyle?.type)).toEqual([undefined, "MEDIUM_DASHED"]);
    expect(basic?.axis?.[1]).toMatchObject({
      viewWindowOptions: { viewWindowMin: 0, viewWindowMax: 100, viewWindowMode: "EXPLICIT" },
    });
  });

  it("hang on one cell right of the table, and none covers another", () => {
    const places = charts.map(({ position }) => position?.overlayPosition);
    const end = Object.keys(workbook.lines.columns).length;
    for (const place of places) expect(place?.anchorCell).toEqual({ sheetId: tab, rowIndex: 1, columnIndex: end });
    const boxes = places.map((place) => ({
      left: place?.offsetXPixels ?? 0,
      top: place?.offsetYPixels ?? 0,
      right: (place?.offsetXPixels ?? 0) + (place?.widthPixels ?? 0),
      bottom: (place?.offsetYPixels ?? 0) + (place?.heightPixels ?? 0),
    }));
    const overlapping = boxes.flatMap((a, at) =>
      boxes.slice(at + 1).filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
    );
    expect(overlapping).toEqual([]);
    expect(Math.max(...boxes.map(({ right }) => right))).toBeLessThanOrEqual(1000);
  });

  it("stay as people moved, renamed and coloured them, beside their own, wherever zeros are left out", () => {
    const answered = withCharts((standing) => [
      { chartId: 5, spec: { title: "Mine", basicChart: { chartType: "BAR" } } },
      ...standing.slice(1).map(({ chartId, spec }) => ({
        chartId: chartId ?? 0,
        position: { overlayPosition: { anchorCell: { sheetId: tab, rowIndex: 40 } } },
        spec: { ...spec, title: "Ours", basicChart: withoutZeros(spec?.basicChart) },
      })),
    ]);
    const [moved] = charts;
    const elsewhere = answered.sheets.map((sheet) => (idOf(sheet) === 0 ? { ...sheet, charts: [moved ?? {}] } : sheet));
    expect(dressOf({ ...answered, sheets: elsewhere }).requests).toEqual([]);
  });

  const withoutZeros = <T>(spec: T): T =>
    JSON.parse(JSON.stringify(spec, (name, value) => (name === "startRowIndex" && value === 0 ? undefined : value)));

  it("come back where one was deleted", () => {
    const { requests, changed } = dressOf(withCharts((standing) => standing.filter((_, at) => at !== 3)));
    expect(picked(requests, "addChart").map(({ chart }) => chart?.chartId)).toEqual([71_100_004]);
    expect(requests).toHaveLength(1);
    expect(changed).toEqual(["the charts of Monday report"]);
  });

  it("come back beside the table where the columns under them were deleted, which are put back first", () => {
    const narrow = withTab("lines", (sheet) => ({
      ...sheet,
      charts: [],
      properties: { ...sheet.properties, gridProperties: { columnCount: 12 } },
    }));
    const { requests } = dressOf(narrow);
    expect(requests[0]).toEqual({ appendDimension: { sheetId: tab, dimension: "COLUMNS", length: 8 } });
    expect(picked(requests, "addChart")).toHaveLength(5);
  });

  it("are drawn anew, where they stand, from a column that was deleted and is put back", () => {
    const gone = withTab(
      "trend",
      (sheet) => sheet,
      (tag) => (tag.metadataValue === "trend.rejected" ? [] : [tag]),
    );
    const { requests, changed } = dressOf(gone);
    const updates = picked(requests, "updateChartSpec");
    const width = Object.keys(workbook.trend.columns).length;
    expect(updates.map(({ chartId }) => chartId)).toEqual([71_100_001]);
    expect(updates[0]?.spec?.basicChart?.series?.[2]?.series?.sourceRange?.sources?.[0]).toMatchObject({
      startColumnIndex: width,
    });
    expect(picked(requests, "addChart")).toEqual([]);
    expect(changed).toContain("the charts of Monday report");
    const last = (kind: keyof Request) => requests.findLastIndex((request) => request[kind]);
    expect(last("updateChartSpec")).toBeGreaterThan(last("appendDimension"));
  });
});

describe("the looks of the tabs, put back", () => {
  const people = { startRowIndex: 1, endRowIndex: 3, startColumnIndex: 90, endColumnIndex: 92 };
  const ours = { startRowIndex: 1, endRowIndex: 4, startColumnIndex: 3, endColumnIndex: 5 };

  it("are all in place in a desk that nobody touched, and set again without a word of a title", () => {
    const { gone, wrong, merged, also, requests } = mendingOf(desk);
    expect([gone, wrong, merged]).toEqual([[], [], []]);
    // The description on paper tells no groups.
    expect(also.every((what) => what.startsWith("the folded columns"))).toBe(true);
    const writes = picked(requests, "updateCells").map(({ fields }) => fields);
    expect(new Set(writes)).toEqual(new Set(["userEnteredFormat,note"]));
    const columns = tableNames.flatMap((name) => Object.keys(tableOf(name).columns));
    expect([writes.length, picked(requests, "repeatCell").length]).toEqual([columns.length, columns.length]);
    // What Google advises for one call: https://developers.google.com/sheets/api/limits
    expect(JSON.stringify(requests).length).toBeLessThan(2_000_000);
  });

  it("are parted where people merged cells of ours, and only there", () => {
    const { merged, requests } = mendingOf(withTab("registrations", (sheet) => ({ ...sheet, merges: [people, ours] })));
    expect(merged).toEqual(["merged cells D2:E4 of Registration log"]);
    expect(requests[0]).toEqual({ unmergeCells: { range: { ...ours, sheetId: idOfTab("registrations") } } });
    expect(picked(requests, "unmergeCells")).toHaveLength(1);
  });

  it("are frozen and hidden again, and what people froze beyond the titles stays frozen", () => {
    const unfrozen = withTab("trend", ({ properties = {} }) => ({
      properties: {
        ...properties,
        hidden: false,
        gridProperties: { ...properties.gridProperties, frozenRowCount: 0, frozenColumnCount: 3 },
      },
    }));
    const { also, requests } = mendingOf(unfrozen);
    expect(also).toEqual(
      expect.arrayContaining(["the frozen titles of Thirteen weeks", "Thirteen weeks, hidden again"]),
    );
    expect(picked(requests, "updateSheetProperties").map(({ properties }) => properties)).toEqual([
      { sheetId: idOfTab("trend"), gridProperties: { frozenRowCount: 1, frozenColumnCount: 3 } },
      { sheetId: idOfTab("trend"), hidden: true },
    ]);
  });

  it("wait where a tab is gone, for set-up makes tabs", () => {
    const tags = desk.tags.filter(({ metadataValue }) => !metadataValue?.startsWith("stages/"));
    expect(mendingOf({ ...desk, tags }).gone).toEqual(["Stages"]);
  });
});

/** The place of a column after it was moved. */
const placedAt = ({ location }: Tag, moved: (at: number) => number) => {
  const startIndex = moved(location?.dimensionRange?.startIndex ?? 0);
  return { ...location?.dimensionRange, startIndex, endIndex: startIndex + 1 };
};
