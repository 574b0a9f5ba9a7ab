import { answerOf, askedOf, filtersFor, locatedOf, placeOf, strayColumns } from "../../src/google/read";
import { COLUMN_TAG, HOME_TAG, type Layout, ZONE_TAG } from "../../src/google/layout";
import { on } from "../notation";
import { type Grid, gridOf, locatedIn, placedIn, type Values, valuesOf, wall, withColumns, withRows } from "./grid";

const guards = { home: "the-workbook", zone: "America/New_York" };
const layout: Layout = {
  products: { sheetId: 5, header: "", columns: ["name", "series", "price"] },
  settings: { sheetId: 6, header: "", columns: ["key", "value", "meaning"] },
};

describe("what is asked for", () => {
  it("is the columns that a flow reads with the keys, and the keys of tables to which it may add", () => {
    const asked = askedOf({ products: ["price"], stages: "all" }, ["clocks", "holidays"]);
    expect(Object.fromEntries(asked)).toEqual({
      products: ["name", "price"],
      stages: ["stage", "kind", "probability", "activePipeline", "order"],
      clocks: ["id"],
      holidays: ["calendar", "day"],
    });
  });

  it("is one filter for each header, for each column inside its own tab, and for the two guards", () => {
    const asked = askedOf({ products: ["price"] }, []);
    const column = (metadataKey: string, metadataValue: string, sheetId: number) => ({
      developerMetadataLookup: { metadataKey, metadataValue, locationType: "COLUMN", metadataLocation: { sheetId } },
    });
    expect(filtersFor(asked, layout, guards)).toEqual([
      { gridRange: { sheetId: 5, startRowIndex: 0, endRowIndex: 1 } },
      column(COLUMN_TAG, "products.name", 5),
      column(COLUMN_TAG, "products.price", 5),
      column(HOME_TAG, "the-workbook", 6),
      column(ZONE_TAG, "America/New_York", 6),
    ]);
  });

  it("leaves out a tab that is gone", () => {
    expect(filtersFor(askedOf({ stages: "all" }, []), { products: layout.products! }, guards)).toEqual([]);
  });
});

describe("the answer", () => {
  const lookup = (metadataKey: string, metadataValue: string) => ({
    developerMetadataLookup: { metadataKey, metadataValue, locationType: "COLUMN", metadataLocation: { sheetId: 5 } },
  });
  const range = (said: string, cells: readonly unknown[], ...dataFilters: object[]) => ({
    dataFilters,
    valueRange: { range: said, majorDimension: "COLUMNS", ...(cells.length && { values: [cells] }) },
  });
  const answered = (...valueRanges: object[]) => answerOf({ valueRanges } as unknown as Values);

  it("is matched by the echoed filters, never by position", () => {
    const { columns } = answered(
      range("Products!C1:C9", ["Price", 12], lookup(COLUMN_TAG, "products.price")),
      range("Products!A1:A9", ["Product", "Alpha"], lookup(COLUMN_TAG, "products.name")),
    );
    expect(columns.get("products.name")).toEqual([{ title: "Products", at: 0, cells: ["Product", "Alpha"] }]);
    expect(columns.get("products.price")).toEqual([{ title: "Products", at: 2, cells: ["Price", 12] }]);
  });

  it("may come without values for a column that is empty, and without ranges at all", () => {
    expect(
      answered(range("Products!A1:A9", [], lookup(COLUMN_TAG, "products.name"))).columns.get("products.name"),
    ).toEqual([{ title: "Products", at: 0, cells: [] }]);
    expect(answerOf({})).toMatchObject({ headers: {}, home: false, zone: false });
  });

  it("may give one range for several filters", () => {
    const { columns, home, zone } = answered(
      range(
        "Settings!A1:A9",
        ["Setting"],
        lookup(COLUMN_TAG, "settings.key"),
        lookup(HOME_TAG, "x"),
        lookup(ZONE_TAG, "y"),
      ),
    );
    expect([columns.has("settings.key"), home, zone]).toEqual([true, true, true]);
  });

  it("tells the header of a tab by its sheet id, which is left out when it is 0", () => {
    const header = { majorDimension: "COLUMNS", values: [["Product"], [], ["Price"], [7]] };
    const { headers } = answered(
      { dataFilters: [{ gridRange: { endRowIndex: 1 } }], valueRange: header },
      { dataFilters: [{ gridRange: { sheetId: 5, endRowIndex: 1 } }], valueRange: {} },
    );
    expect(headers).toEqual({ 0: ["Product", "", "Price", "7"], 5: [] });
  });

  it("says which columns have no tag, and which have it twice in different places", () => {
    const answer = answered(
      range("Products!A1:A9", ["Product"], lookup(COLUMN_TAG, "products.name")),
      range("Products!D1:D9", ["Product"], lookup(COLUMN_TAG, "products.name")),
      range("Products!B1:B9", ["Series"], lookup(COLUMN_TAG, "products.series")),
      range("Products!B1:B9", ["Series"], lookup(COLUMN_TAG, "products.series")),
    );
    expect(strayColumns(new Map([["products", ["name", "series", "price"]]]), answer)).toEqual({
      missing: [{ table: "products", column: "price" }],
      twice: [{ table: "products", column: "name" }],
    });
  });

  it.each([
    ["'SLA tracker'!C1:C1000", "SLA tracker", 2],
    ["Products!AB1:AB9", "Products", 27],
    ["'It''s a tab!'!A1:A9", "It's a tab!", 0],
    ["B1:B9", "", 1],
  ])("%s is column %j %d", (said, title, index) => {
    expect(placeOf(said)).toEqual({ title, at: index });
  });
});

describe("a table as it was read", () => {
  const log = gridOf("registrations", [
    { id: "DR-0001", partner: "Contoso", stage: "submitted", receivedAt: on("Fri 2026-03-20 15:00"), dealSize: 5000 },
    {},
    { partner: "Northwind" },
    { id: "DR-0002", stage: "approved" },
    { id: "DR-0001", partner: "Fabrikam" },
  ]);
  const reads = { registrations: ["partner", "stage", "receivedAt", "dealSize"] } as const;
  /** The log with another cell in it. */
  const withCell = (grid: Grid, tag: string, row: number, cell: string | number | boolean): Grid => ({
    ...grid,
    columns: grid.columns.map((column) =>
      column.tag === tag ? { ...column, cells: column.cells.with(row, cell) } : column,
    ),
  });

  it("holds typed values, padded where a column was trimmed, and passes over blank rows", () => {
    const { rows, places, end } = locatedIn(log, reads);
    expect(rows[0]).toEqual({
      id: "DR-0001",
      partner: "Contoso",
      stage: "submitted",
      receivedAt: on("Fri 2026-03-20 15:00"),
      dealSize: 5000,
    });
    expect(rows.map(({ id }) => id)).toEqual(["DR-0001", "@4", "DR-0002"]);
    expect(rows[2]).toEqual({ id: "DR-0002", partner: "", stage: "approved", receivedAt: null, dealSize: null });
    expect(places).toEqual([1, 3, 4]);
    expect(end).toBe(6);
  });

  it("knows a row that a person typed by its place, until it has a key", () => {
    expect(locatedIn(log, reads).rows[1]).toMatchObject({ id: "@4", partner: "Northwind" });
  });

  it("takes the first of two rows with one key and names the other as a fault", () => {
    expect(locatedIn(log, reads).faults).toEqual([
      { row: 5, column: "id", text: "Deal ID DR-0001 stands in row 2 too" },
    ]);
  });

  it("names a cell that cannot be read, and reads the rest of its row", () => {
    const broken = withCell(withCell(log, "receivedAt", 1, "soon"), "dealSize", 4, "#DIV/0! (Function DIVIDE)");
    const { rows, faults } = locatedIn(broken, reads);
    expect(faults).toContainEqual({ row: 1, column: "receivedAt", text: '"soon" is not a date and time' });
    expect(faults).toContainEqual({ row: 4, column: "dealSize", text: "holds the error #DIV/0!" });
    expect(rows[0]).toMatchObject({ id: "DR-0001", partner: "Contoso", receivedAt: null, dealSize: 5000 });
  });

  it("names a row without a key where people give the keys", () => {
    const partners = gridOf("partners", [{ name: "Contoso" }, { tier: "Gold" }]);
    const { rows, faults } = locatedIn(partners, { partners: "all" });
    expect(rows.map(({ name }) => name)).toEqual(["Contoso"]);
    expect(faults).toEqual([{ row: 2, column: "name", text: "Partner is blank" }]);
  });

  it("takes a row of boxes that nobody ticked for blank", () => {
    const boxes = withCell(
      withCell(gridOf("accounts", [{ name: "Initech" }]), "renewalInProgress", 2, false),
      "renewalInProgress",
      3,
      false,
    );
    const { rows, faults, end } = locatedIn(boxes, { accounts: "all" });
    expect([rows.length, faults, end]).toEqual([1, [], 2]);
  });

  describe("a line of totals", () => {
    const told = (said: string) => `"${said}" is taken for a line of totals, which is left out`;

    it.each<readonly [string, string | number]>([
      ["a word", "Total"],
      ["a word with a colon", "Grand total:"],
      ["a German word", "Gesamt"],
      ["a formula that stayed text", "=COUNTA(A2:A3)"],
      ["a number", 2],
    ])("is no partner, whatever else stands in it: %s", (_, said) => {
      const grid = withCell(
        gridOf("partners", [{ name: "Contoso" }, { name: "Total AG" }, { name: "?", tier: "Gold" }]),
        "name",
        3,
        said,
      );
      const { rows, faults, end } = locatedIn(grid, { partners: "all" });
      expect(rows.map(({ name }) => name)).toEqual(["Contoso", "Total AG"]);
      expect(faults).toEqual([{ row: 3, column: "name", text: told(String(said)) }]);
      // New rows come in above it.
      expect(end).toBe(3);
    });

    it("stays where it is when it stands above the rows or among them", () => {
      const { rows, end } = locatedIn(gridOf("partners", [{ name: "Total" }, { name: "Contoso" }]), {
        partners: "all",
      });
      expect([rows.map(({ name }) => name), end]).toEqual([["Contoso"], 3]);
    });

    it("is no typed row where we give the keys: it holds the word alone, or no word at all", () => {
      const grid = gridOf("registrations", [
        { id: "DR-0001", companyName: "Total" },
        { partner: "Northwind", companyName: "Total" },
        { companyName: "Total", dealSize: 5000 },
        {},
        { dealSize: 5000 },
      ]);
      const { rows, faults, end } = locatedIn(grid, { registrations: ["partner", "companyName", "dealSize"] });
      expect(rows.map(({ id }) => id)).toEqual(["DR-0001", "@3"]);
      const text = "Deal ID is blank and the row says too little: it is taken for a line of totals, which is left out";
      expect(faults).toEqual([3, 5].map((row) => ({ row, column: "id", text })));
      expect(end).toBe(3);
    });
  });

  it("finds columns where people moved them, beside columns of their own", () => {
    const places = log.columns.map((_, at) => at);
    const moved = withColumns(log, [-1, ...places.slice(5), -1, ...places.slice(0, 5)]);
    const located = locatedIn(moved, reads);
    expect(located.rows.map(({ id, partner }) => [id, partner])).toEqual([
      ["DR-0001", "Contoso"],
      ["@4", "Northwind"],
      ["DR-0002", ""],
    ]);
    expect(located.columnAt.id).toBe(moved.columns.findIndex(({ tag }) => tag === "id"));
    expect(located.header[located.columnAt.partner!]).toBe("Partner");
  });

  it("knows where columns stand that were not read, for a plan may write them", () => {
    expect(locatedIn(log, reads)).toMatchObject({
      title: "Registration log",
      read: ["id", "partner", "stage", "receivedAt", "dealSize"],
    });
    expect(locatedIn(log, reads).columnAt.token).toBe(log.columns.findIndex(({ tag }) => tag === "token"));
  });

  it("is empty where there is only a header, or not even that", () => {
    const bare = gridOf("products", [], 0);
    const located = (grid: Grid) => locatedIn(grid, { products: "all" });
    expect(located(bare)).toMatchObject({ rows: [], end: 1, faults: [] });
    expect(located(withRows(bare, [-1]))).toMatchObject({ rows: [], end: 1, faults: [] });
  });

  it("is read from an answer in any order", () => {
    const asked = askedOf(reads, []);
    const filters = filtersFor(asked, { registrations: placedIn(log) }, guards);
    const { valueRanges = [] } = valuesOf(log, filters);
    const read = (reply: Values) =>
      locatedOf("registrations", asked.get("registrations") ?? [], placedIn(log), answerOf(reply), wall);
    expect(read({ valueRanges: [...valueRanges].reverse() })).toEqual(read({ valueRanges }));
  });
});
