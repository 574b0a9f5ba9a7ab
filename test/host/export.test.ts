import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Worksheet, Workbook } from "exceljs";
import { apply, command, newBook, questionOf, type Request, setUpWorld, smallWorld, xlsxOf } from "./world";

type Buffered = Parameters<Workbook["xlsx"]["load"]>[0];
type Book = Parameters<typeof xlsxOf>[0];

const opened = async (file: Promise<Buffer>) => {
  const workbook = new Workbook();
  // The package names a buffer of its own that is any ArrayBuffer.
  await workbook.xlsx.load((await file) as unknown as Buffered);
  return workbook;
};
const tab = async (file: Promise<Buffer>, title = "Sheet1"): Promise<Worksheet> => {
  const found = (await opened(file)).getWorksheet(title);
  if (!found) throw new Error(`The file has no tab ${title}.`);
  return found;
};
const bookWith = async (...requests: Request[]): Promise<Book> => {
  const book = newBook(Date.parse("2026-03-02T09:00:00Z"));
  await book.alone(() => book.apply(requests));
  return book;
};

type Entered = string | number | boolean | { formula: string };
const entered = (value: Entered) => {
  if (typeof value === "number") return { userEnteredValue: { numberValue: value } };
  if (typeof value === "boolean") return { userEnteredValue: { boolValue: value } };
  if (typeof value === "string") return { userEnteredValue: { stringValue: value } };
  return { userEnteredValue: { formulaValue: value.formula } };
};
const cells = (rows: readonly (readonly Entered[])[], sheetId = 0): Request => ({
  updateCells: {
    start: { sheetId, rowIndex: 0, columnIndex: 0 },
    rows: rows.map((row) => ({ values: row.map(entered) })),
    fields: "userEnteredValue",
  },
});
const newTab = (sheetId: number, title: string, more: object = {}): Request => ({
  addSheet: { properties: { sheetId, title, ...more } },
});
const formatted = (column: number, cell: object, fields: string): Request => ({
  repeatCell: { range: { sheetId: 0, startColumnIndex: column, endColumnIndex: column + 1 }, cell, fields },
});
const colour = (formula: string, format: object, columns: readonly number[], index: number): Request => ({
  addConditionalFormatRule: {
    rule: {
      ranges: columns.map((column) => ({
        sheetId: 0,
        startRowIndex: 1,
        startColumnIndex: column,
        endColumnIndex: column + 1,
      })),
      booleanRule: { condition: { type: "CUSTOM_FORMULA", values: [{ userEnteredValue: formula }] }, format },
    },
    index,
  },
});
const choice = (column: number, type: ChoiceType, values: readonly string[], strict = false): Request => ({
  setDataValidation: {
    range: { sheetId: 0, startRowIndex: 1, startColumnIndex: column, endColumnIndex: column + 1 },
    rule: { condition: { type, values: values.map((userEnteredValue) => ({ userEnteredValue })) }, strict },
  },
});
type ChoiceType = "ONE_OF_LIST" | "ONE_OF_RANGE" | "NUMBER_BETWEEN";

const formulaIn = (sheet: Worksheet, cell: string) => [sheet.getCell(cell).formula, sheet.getCell(cell).result];

// What the package's types leave out.
interface Whole extends Worksheet {
  readonly dataValidations: { readonly model: Readonly<Record<string, object>> };
  readonly conditionalFormattings: readonly { ref: string; rules: readonly Record<string, unknown>[] }[];
}

const choicesIn = (sheet: Worksheet | undefined) => (sheet as Whole).dataValidations.model;
const coloursIn = (sheet: Worksheet) =>
  (sheet as Whole).conditionalFormattings.flatMap(({ ref, rules }) =>
    rules.map(({ formulae, priority, style }) => ({ ref, formulae, priority, style })),
  );

describe("values", () => {
  test("keep their types, and a text stays a text whatever it begins with", async () => {
    const book = await bookWith(cells([["=1+1", "007", "-3", 7, 0, true, false]]));
    const sheet = await tab(xlsxOf(book));
    expect([1, 2, 3, 4, 5, 6, 7].map((column) => sheet.getCell(1, column).value)).toEqual([
      "=1+1",
      "007",
      "-3",
      7,
      0,
      true,
      false,
    ]);
    // Whoever edits it elsewhere must not make a formula of it either.
    expect(sheet.getCell("A1").numFmt).toBe("@");
  });

  test("are days and moments by their number format", async () => {
    const book = await bookWith(
      formatted(
        0,
        { userEnteredFormat: { numberFormat: { type: "DATE_TIME", pattern: "yyyy-mm-dd hh:mm" } } },
        "userEnteredFormat.numberFormat",
      ),
      cells([[46083.75]]),
    );
    const cell = (await tab(xlsxOf(book))).getCell("A1");
    expect([cell.numFmt, cell.value]).toEqual(["yyyy-mm-dd hh:mm", new Date("2026-03-02T18:00:00Z")]);
  });

  test("lose what no file can hold, and a cut is said", async () => {
    const book = await bookWith(cells([["a\u0000b\uffffc", "_x0041_", "two\nlines", "ü".repeat(40_000)]]));
    const sheet = await tab(xlsxOf(book));
    expect(["A1", "B1", "C1"].map((cell) => sheet.getCell(cell).value)).toEqual(["abc", "_x0041_", "two\nlines"]);
    const long = String(sheet.getCell("D1").value);
    expect(long).toHaveLength(32_767);
    expect(long).toMatch(/cut here: a cell of this kind of file holds 32,767 characters\)$/);
  });
});

describe("formulas", () => {
  test("come with their results", async () => {
    const book = await bookWith(
      cells([
        [2, { formula: "=A1*3" }, { formula: "=A1-2" }],
        [3, { formula: '=IF(A2>2,"more","less")' }, { formula: "=A1=2" }],
        [5, { formula: "=A1/0" }, { formula: "=SUM(A1:A)" }],
      ]),
    );
    const sheet = await tab(xlsxOf(book));
    expect(["B1", "C1", "B2", "C2", "B3", "C3"].map((cell) => formulaIn(sheet, cell))).toEqual([
      ["A1*3", 6],
      ["A1-2", 0],
      ['IF(A2>2,"more","less")', "more"],
      ["A1=2", true],
      ["A1/0", { error: "#DIV/0!" }],
      ["SUM(A1:A$1000)", 10],
    ]);
  });

  test("name other tabs by the titles that the file allows", async () => {
    const long = "What happened in the first quarter of the year";
    const book = await bookWith(
      newTab(1, "History"),
      newTab(2, "1/2 [old]"),
      newTab(3, long),
      newTab(4, `${long}, again`),
      cells([[{ formula: `=History!A1+'1/2 [old]'!A1+'${long}'!A1+'${long}, again'!A1` }]]),
    );
    const file = await opened(xlsxOf(book));
    expect(file.worksheets.map(({ name }) => name)).toEqual([
      "Sheet1",
      "History (tab)",
      "1-2 -old-",
      "What happened in the first quar",
      "What happened in the first  (2)",
    ]);
    expect(file.getWorksheet("Sheet1")?.getCell("A1").formula).toBe(
      "'History (tab)'!A1+'1-2 -old-'!A1+'What happened in the first quar'!A1+'What happened in the first  (2)'!A1",
    );
  });

  test("that only Google understands keep their value and their text", async () => {
    const book = await bookWith(cells([["a,b"], [{ formula: '=REGEXMATCH(A1,"^a")' }]]));
    expect(formulaIn(await tab(xlsxOf(book)), "A2")).toEqual([
      'IFERROR(__xludf.DUMMYFUNCTION("REGEXMATCH(A1,""^a"")"),TRUE)',
      true,
    ]);
  });

  test("mark functions that came late to the file format, but not the same word in a text", async () => {
    const book = await bookWith(cells([[{ formula: '=TEXTJOIN("-",TRUE,"IFS(","b")' }]]));
    expect(formulaIn(await tab(xlsxOf(book)), "A1")).toEqual(['_xlfn.TEXTJOIN("-",TRUE,"IFS(","b")', "IFS(-b"]);
  });
});

describe("looks", () => {
  test("of cells: font, colours, alignment, number format", async () => {
    const look = {
      userEnteredFormat: {
        backgroundColor: { red: 1, green: 0.8, blue: 0.8 },
        textFormat: { bold: true, foregroundColor: { blue: 1 } },
        horizontalAlignment: "CENTER",
        verticalAlignment: "MIDDLE",
        wrapStrategy: "WRAP",
        numberFormat: { type: "NUMBER", pattern: "#,##0" },
      },
    };
    const book = await bookWith(cells([[5, 5]]), formatted(1, look, "userEnteredFormat"));
    const sheet = await tab(xlsxOf(book));
    expect(sheet.getCell("B1").style).toMatchObject({
      font: { name: "Arial", size: 10, bold: true, color: { argb: "FF0000FF" } },
      fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFCCCC" } },
      alignment: { horizontal: "center", vertical: "middle", wrapText: true },
      numFmt: "#,##0",
    });
    expect(sheet.getCell("A1").font).toMatchObject({ name: "Arial", size: 10 });
    expect(sheet.getCell("A1").fill).toEqual({ type: "pattern", pattern: "none" });
    // Cells below that are empty have it from their column.
    expect(sheet.getColumn(2).numFmt).toBe("#,##0");
  });

  test("of tabs: sizes, what is hidden, groups, panes, colours", async () => {
    const columns = { sheetId: 0, dimension: "COLUMNS" as const, startIndex: 2, endIndex: 4 };
    const book = await bookWith(
      newTab(1, "Hidden", { hidden: true }),
      {
        updateSheetProperties: {
          properties: {
            sheetId: 0,
            gridProperties: { frozenRowCount: 1, frozenColumnCount: 2 },
            tabColorStyle: { rgbColor: { green: 1 } },
          },
          fields: "gridProperties(frozenRowCount,frozenColumnCount),tabColorStyle",
        },
      },
      {
        updateDimensionProperties: {
          range: { ...columns, startIndex: 0, endIndex: 1 },
          properties: { pixelSize: 145 },
          fields: "pixelSize",
        },
      },
      {
        updateDimensionProperties: {
          range: { sheetId: 0, dimension: "ROWS", startIndex: 4, endIndex: 5 },
          properties: { hiddenByUser: true },
          fields: "hiddenByUser",
        },
      },
      { addDimensionGroup: { range: columns } },
      { updateDimensionGroup: { dimensionGroup: { range: columns, depth: 1, collapsed: true }, fields: "collapsed" } },
      { setBasicFilter: { filter: { range: { sheetId: 0, endRowIndex: 9, endColumnIndex: 3 } } } },
    );
    const file = await opened(xlsxOf(book));
    const [sheet, hidden] = file.worksheets;
    expect([sheet?.state, hidden?.state]).toEqual(["visible", "hidden"]);
    expect(sheet?.views).toMatchObject([{ state: "frozen", xSplit: 2, ySplit: 1 }]);
    expect(sheet?.properties.tabColor).toEqual({ argb: "FF00FF00" });
    expect(sheet?.autoFilter).toBe("A1:C9");
    expect(sheet?.getColumn(1).width).toBe(20);
    expect([2, 3, 4, 5].map((one) => [sheet?.getColumn(one).hidden, sheet?.getColumn(one).outlineLevel])).toEqual([
      [false, 0],
      [true, 1],
      [true, 1],
      [false, 0],
    ]);
    expect([4, 5].map((row) => sheet?.getRow(row).hidden)).toEqual([false, true]);
  });

  test("open at the first tab that can be seen", async () => {
    const book = await bookWith(newTab(1, "Second"), {
      updateSheetProperties: { properties: { sheetId: 0, hidden: true }, fields: "hidden" },
    });
    expect((await opened(xlsxOf(book))).views).toMatchObject([{ activeTab: 1 }]);
  });
});

describe("choices", () => {
  test("stand in the rule, on another tab or, where they are many, on a tab of lists", async () => {
    const many = Array.from({ length: 40 }, (_, index) => `Territory ${index}`);
    const book = await bookWith(
      newTab(1, "History"),
      choice(0, "ONE_OF_LIST", ["Open", "Won"]),
      choice(1, "ONE_OF_RANGE", ["=History!$A$2:$A"]),
      choice(2, "ONE_OF_LIST", many),
      choice(3, "ONE_OF_LIST", ["Acme, Inc", "Beta"]),
      choice(4, "NUMBER_BETWEEN", ["1", "10"], true),
    );
    const file = await opened(xlsxOf(book));
    const rules = choicesIn(file.worksheets[0]);
    expect(["A2", "B2", "C2", "D1000", "E2"].map((cell) => rules[cell])).toMatchObject([
      { type: "list", allowBlank: true, formulae: ['"Open,Won"'] },
      { type: "list", formulae: ["'History (tab)'!$A$2:$A$1000"] },
      { type: "list", formulae: ["Lists!$A$1:$A$40"] },
      { type: "list", formulae: ["Lists!$B$1:$B$2"] },
      { type: "decimal", formulae: [1, 10], showErrorMessage: true },
    ]);
    expect(rules.A1).toBeUndefined();
    // A rule that only warns at Google refuses nothing.
    expect(rules.A2).not.toHaveProperty("showErrorMessage", true);
    const lists = file.getWorksheet("Lists");
    expect([lists?.state, lists?.getCell("A40").value, lists?.getCell("B1").value]).toEqual([
      "veryHidden",
      "Territory 39",
      "Acme, Inc",
    ]);
  });
});

describe("colours", () => {
  const red = { backgroundColor: { red: 1 } };
  const boldGreen = { backgroundColor: { green: 1 }, textFormat: { bold: true } };
  test("keep their order, each range with the formula of its own first cell", async () => {
    const book = await bookWith(colour("=B2<NOW()", red, [1, 3], 0), colour("=$B2>5", red, [1], 1));
    const rules = coloursIn(await tab(xlsxOf(book)));
    expect(rules.map(({ ref, formulae, priority }) => [ref, formulae, priority])).toEqual([
      ["B2:B1000", ["B2<NOW()"], 1],
      ["D2:D1000", ["D2<NOW()"], 2],
      ["B2:B1000", ["$B2>5"], 3],
    ]);
    expect(rules[0]?.style).toMatchObject({ fill: { bgColor: { argb: "FFFF0000" } } });
  });

  test("of a later rule stand aside where they would add to those of an earlier one", async () => {
    const book = await bookWith(colour("=$A2>1", red, [0], 0), colour("=$A2>0", boldGreen, [0], 1));
    expect(coloursIn(await tab(xlsxOf(book))).map(({ formulae }) => formulae)).toEqual([
      ["$A2>1"],
      ["AND($A2>0,NOT(IFERROR($A2>1,FALSE)))"],
    ]);
  });
});

test("a question to another program tells no result, hides nothing and has a clock that stands", async () => {
  const book = await bookWith(
    cells([[{ formula: '=IF(NOW()>TODAY(),"NOW()",1)' }, "left"]]),
    newTab(1, "Hidden", { hidden: true }),
    colour("=B2<NOW()", { backgroundColor: { red: 1 } }, [1], 0),
  );
  const file = await opened(questionOf(book, 46083.375));
  const sheet = file.worksheets[0]!;
  expect(formulaIn(sheet, "A1")).toEqual(['IF(46083.375>46083,"NOW()",1)', undefined]);
  expect(sheet.getCell("B1").value).toBe("left");
  expect(file.worksheets.map(({ state }) => state)).toEqual(["visible", "visible"]);
  expect(JSON.stringify(sheet.model)).toContain("B2<46083.375");
});

test("the desk's workbook goes along whole", async () => {
  const world = await setUpWorld();
  const file = await opened(xlsxOf(world.book));
  const { sheets } = world.book.state();
  // The kinds of alerts are too many for a rule of the file: they are kept on a tab that nobody is shown.
  expect(file.worksheets.filter(({ state }) => state !== "veryHidden")).toHaveLength(sheets.length);
  const log = file.getWorksheet("Registration log")!;
  expect([log.getCell("A1").value, log.getCell("A1").font.bold]).toEqual(["Deal ID", true]);
  expect(log.getCell("B1").note).not.toBe("");
  expect(log.views).toMatchObject([{ state: "frozen", xSplit: 1, ySplit: 1 }]);
  const rules = sheets.flatMap(({ conditionalFormats }) => conditionalFormats);
  expect(file.worksheets.flatMap(coloursIn)).toHaveLength(rules.length);
  expect(Object.keys(choicesIn(log))).toContain("B2");
});

test("the command line writes the file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "export-"));
  const world = await smallWorld();
  await apply(world, [cells([["Id"]])]);
  const file = join(folder, "world.json");
  await command("new", file, "--now", "2026-03-02T09:00:00Z");
  const out = join(folder, "out.xlsx");
  expect(await command("export", file, out)).toMatchObject({ status: 0, out: { file: out }, err: "" });
  const workbook = new Workbook();
  await workbook.xlsx.readFile(out);
  expect(workbook.worksheets.map(({ name }) => name)).toContain("Things");
  expect(await command("export", file, join(folder, "out.csv"))).toMatchObject({
    status: 2,
    err: 'The workbook is written to a file that ends in .xlsx. See "--help".\n',
  });
  expect(await command("export", file, join(folder, "none/out.xlsx"))).toMatchObject({ status: 1 });
  expect(existsSync(join(folder, "none"))).toBe(false);
});
