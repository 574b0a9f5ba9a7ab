/** A tab of people's own becomes the registration log where it stands, and is given back as it was. */
import { apply } from "../host/world";
import { aDesk, again, cellsOf, cost, deal, inSheet, kim, refusal, reply, sameAs, type World } from "./desk";

const tab = "Deals Q3";
const sheetId = 4711;
const asked = { table: "registrations", tab, inPlace: true } as const;

/** Theirs: titles in an order of its own, a column with a formula, colours, a rule, a drop-down, text dates and first names. */
const lines: readonly (readonly (string | number)[])[] = [
  ["Status", "Company", "Notes (mine)", "Partner", "AE", "Received", "Decided", "Worth"],
  ["ok", "Initech", "=LEN(B2)", "Contoso Cloud", "Lee", "2026-03-02 10:00", "2026-03-03 12:00", "$50,000"],
  ["appr.", "Acme", "=LEN(B3)", "Contoso Cloud", "Kim", "2026-03-04 10:00", "2026-03-05 12:00", 12_000],
  ["declined", "Globex", "=LEN(B4)", "Northwind", "", "2026-03-05 10:00", "2026-03-06 12:00", ""],
  ["new", "Umbrella", "=LEN(B5)", "Northwind", "Lee", "2026-03-19 10:00", "", 700],
];
const mapping = { columns: { Worth: "dealSize" } };

const cellOf = (value: string | number) => {
  if (typeof value === "number") return { userEnteredValue: { numberValue: value } };
  return value.startsWith("=")
    ? { userEnteredValue: { formulaValue: value } }
    : value === ""
      ? {}
      : { userEnteredValue: { stringValue: value } };
};

/** A desk beside which people have their own tab, and a sum of it on another. */
const withTheirs = async (): Promise<World> => {
  const world = await aDesk();
  const yellow = { backgroundColor: { red: 1, green: 1, blue: 0 } };
  const column = (index: number) => ({ sheetId, startRowIndex: 1, startColumnIndex: index, endColumnIndex: index + 1 });
  await apply(world, [
    { addSheet: { properties: { sheetId, title: tab, gridProperties: { rowCount: 40, columnCount: 9 } } } },
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: 0 },
        rows: lines.map((cells) => ({ values: cells.map(cellOf) })),
        fields: "userEnteredValue",
      },
    },
    {
      repeatCell: {
        range: column(2),
        cell: { userEnteredFormat: yellow },
        fields: "userEnteredFormat.backgroundColor",
      },
    },
    {
      repeatCell: {
        range: { ...column(7), endRowIndex: 5 },
        cell: { userEnteredFormat: { ...yellow, numberFormat: { type: "CURRENCY", pattern: "€#,##0" } } },
        fields: "userEnteredFormat(backgroundColor,numberFormat)",
      },
    },
    {
      setDataValidation: {
        range: { ...column(0), endRowIndex: 30 },
        rule: { condition: { type: "ONE_OF_LIST", values: [{ userEnteredValue: "ok" }] }, showCustomUi: true },
      },
    },
    {
      addConditionalFormatRule: {
        rule: {
          ranges: [column(1)],
          booleanRule: {
            condition: { type: "CUSTOM_FORMULA", values: [{ userEnteredValue: '=$A2="ok"' }] },
            format: yellow,
          },
        },
        index: 0,
      },
    },
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: 1 },
        rows: [{ values: [{ note: "As in the contract" }] }],
        fields: "note",
      },
    },
    {
      updateDimensionProperties: {
        range: { sheetId, dimension: "COLUMNS", startIndex: 1, endIndex: 2 },
        properties: { pixelSize: 222 },
        fields: "pixelSize",
      },
    },
    { addSheet: { properties: { sheetId: 4712, title: "Sums", gridProperties: { rowCount: 5, columnCount: 3 } } } },
    {
      updateCells: {
        start: { sheetId: 4712, rowIndex: 0, columnIndex: 0 },
        rows: [{ values: [{ userEnteredValue: { formulaValue: "=SUM('Deals Q3'!H2:H40)" } }] }],
        fields: "userEnteredValue",
      },
    },
  ]);
  return world;
};

/** Their tab as it is kept: cells with formulas, looks and notes, rules, sizes and tags. */
const keptOf = async (world: World) => {
  const { workbook } = await world.save();
  // The engine leaves an empty bag at cells that once bore a note.
  const plain = JSON.parse(JSON.stringify(workbook), (name, value) =>
    name === "custom" && Object.keys(value).length === 0 ? undefined : value,
  );
  return {
    state: plain.sheets.find((sheet: { sheetId: number }) => sheet.sheetId === sheetId),
    sheet: plain.snapshot.sheets[sheetId],
    titles: workbook.snapshot.sheetOrder.map((id: string) => workbook.snapshot.sheets[id]?.name),
  };
};

/** What stands in a column of theirs, as it was entered. */
const enteredIn = (world: World, column: number) => {
  const sheet = world.book.engine.workbook.getSheetBySheetId(String(sheetId));
  return Array.from({ length: 7 }, (_, row) => {
    const cell = sheet?.getCellMatrix().getValue(row, column);
    return cell?.f ?? cell?.v ?? "";
  });
};

const approve = { id: "DR-0004", verdict: "approve", ae: kim } as const;

it("becomes the registration log, and the desk goes on in it", async () => {
  const world = await withTheirs();
  const theirs = await keptOf(world);
  const own = enteredIn(world, 2);
  expect(own[1]).toBe("=LEN(B2)");
  const looked = await reply(world, "adopt", { ...asked, mapping });
  expect(looked.place).toMatchObject({ may: true, why: "" });
  expect(looked.place.changes).toEqual(
    expect.arrayContaining([
      "Notes (mine): not touched, and nobody reads it.",
      "Status: 2 cells that say ok or appr. become Approved.",
      "AE: 2 cells that say Lee become lee@example.com.",
      "Received: 4 cells that are text become dates.",
    ]),
  );
  sameAs(theirs, await keptOf(world));

  const { script } = (await world.save()).properties;
  const done = await reply(world, "adopt", { ...asked, mapping, confirm: true });
  // Whoever remembers where the log stood before looks again.
  const saved = await world.save();
  const other = again({ ...saved, properties: { ...saved.properties, script } });
  expect((await reply(other, "queue", {})).items.map(({ id }) => id)).toEqual(["DR-0004"]);
  expect([done.added, world.mails]).toEqual([4, []]);
  // One for the tab, one for how much each of our people has then.
  expect(cost(world).writes).toBe(2);
  expect((await reply(world, "tabs", {})).tabs).toEqual(["Sheet1", "Sums"]);
  expect(await reply(world, "setUp", {})).toMatchObject({ made: [], changed: [], warnings: [] });
  await world.fire("hourly", { now: "2026-03-20T15:30:00-04:00" });
  expect(world.mails).toEqual([]);

  const { id } = await reply(world, "register", deal({ companyName: "Hooli" }));
  await reply(world, "decide", approve);
  expect((await reply(world, "queue", {})).items.map((one) => one.id)).toEqual([id]);
  expect(inSheet(world, "registrations").map((row) => [row.id, row.stage, row.companyName])).toEqual([
    ["DR-0001", "Approved", "Initech"],
    ["DR-0002", "Approved", "Acme"],
    ["DR-0003", "Rejected", "Globex"],
    ["DR-0004", "Approved", "Umbrella"],
    [id, "Submitted", "Hooli"],
  ]);
  expect(enteredIn(world, 2)).toEqual(own);
  expect(cellsOf(world, tab)[0]?.slice(0, 8)).toEqual(lines[0]);
  const { text } = await refusal(world, "undoImport", { table: "registrations", batches: [done.batch] });
  expect(text).toBe(`People went on in Deals Q3 since: ${id} (register), DR-0004 (decide). It stays the desk's.`);
});

it("is given back as it was, with what somebody typed while it was taken", async () => {
  const world = await withTheirs();
  const control = again(await world.save());
  const typed = (one: World) => one.type(tab, "B5", "Umbrella Inc");
  await typed(control);
  const meanwhile = {
    faults: [{ at: { method: "Sheets.Spreadsheets.batchUpdate", nth: 1 }, meanwhile: () => typed(world) }],
  };
  const { batch } = await reply(world, "adopt", { ...asked, mapping, confirm: true }, meanwhile);
  expect(inSheet(world, "registrations")[3]).toMatchObject({ companyName: "Umbrella Inc", stage: "Submitted" });
  expect(inSheet(world, "log").filter(({ operation }) => operation === "adopt")).toHaveLength(1);

  const undone = await reply(world, "undoImport", { table: "registrations", batches: [batch] });
  expect(undone).toMatchObject({ restored: 4, kept: [] });
  sameAs(await keptOf(control), await keptOf(world));
  expect((await reply(world, "tabs", {})).tabs).toContain(tab);
  expect(await reply(world, "setUp", {})).toMatchObject({ made: [], changed: [], warnings: [] });
  await reply(world, "register", deal());
  expect(cellsOf(world, "Registration log")[1]?.slice(0, 2)).toEqual(["DR-0005", "Submitted"]);
  await refusal(world, "undoImport", { table: "registrations", batches: [batch] });
});
