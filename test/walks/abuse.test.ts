/** What people do to the sheet between two actions: every operation works, or is refused in a sentence that names what is wrong. */
import {
  aDesk,
  avery,
  aDeskWith,
  cellIn,
  inSheet,
  kim,
  lee,
  placeOf,
  type Row,
  cellsOf,
  columnOf,
  cost,
  deal,
  refusal,
  reply,
  rowOf,
  sameAs,
  written,
  type World,
  putIn,
} from "./desk";
import { apply } from "../host/world";
import type { Operation } from "../../src/contract";
import { letters } from "../../src/model/letters";
import { rowKey, type TableName, tableOf } from "../../src/model/workbook";

const approve = { id: "DR-0001", verdict: "approve" } as const;

/** The straight way through the tabs that an action touches. */
const walk = async (world: World) => {
  const { id } = await reply(world, "register", deal({ token: "walk", companyName: "Umbrella" }));
  await reply(world, "decide", { id, verdict: "approve" });
  const { timeline, clocks, fields } = await reply(world, "registration", { id });
  expect(fields).toMatchObject({ stage: "approved", companyName: "Umbrella", toldAt: expect.any(String) });
  expect(clocks[0]).toMatchObject({ id: `${id}/decision`, state: "met" });
  expect(timeline.map(({ what }) => what)).toEqual(["register", "decide"]);
};

const tables = ["registrations", "settings", "outbox", "log"] as const;

describe("an action after a person", () => {
  test.each<readonly [string, (world: World) => Promise<unknown>]>([
    [
      "renamed every tab and its first title",
      async (world) => {
        for (const table of tables) await world.type(table, "A1", `Our own ${table}`);
        for (const table of tables) await world.renameTab(table, `Our ${table}'s`);
        await world.type("registrations", "B1", "Phase");
      },
    ],
    [
      "emptied titles",
      async (world) => {
        for (const table of tables) await world.type(table, "A1", "");
      },
    ],
    [
      "moved columns",
      async (world) => {
        await world.moveColumn("registrations", "id", "dealSize");
        await world.moveColumn("clocks", "state", "policy");
        await world.moveColumn("outbox", "key", "state");
        await world.moveColumn("log", "batch", "n");
        await world.moveColumn("team", "roles", "name");
        await world.moveColumn("settings", "value", "key");
      },
    ],
    [
      "inserted columns and wrote into them",
      async (world) => {
        for (const table of tables) {
          await world.insertColumns(table, String(cellsOf(world, tableOf(table).tab)[0]?.[0]), 2);
          await world.type(table, "A1", "Mine");
          await world.type(table, "B3", "a note");
        }
      },
    ],
    [
      "sorted rows, left blank ones in between and wrote far below",
      async (world) => {
        await world.sortRows("registrations", "companyName");
        await world.insertRows("registrations", 2, 2);
        await world.insertRows("clocks", 3);
        await world.insertRows("outbox", 2);
        await world.insertRows("team", 3);
        await world.type("registrations", "C400", "ask Ann");
      },
    ],
    [
      "inserted a column of its own and deleted it again",
      async (world) => {
        await world.insertColumns("registrations", "stage");
        await reply(world, "queue", {});
        await world.type("registrations", "B1", "Mine");
        await world.deleteColumn("registrations", "Mine");
      },
    ],
  ])("who %s goes as always", async (_, doing) => {
    const world = await aDeskWith({}, { companyName: "Globex" });
    const was = await world.rows("registrations");
    await doing(world);
    await walk(world);
    const kept = (await world.rows("registrations")).filter(({ id }) => was.some((row) => row.id === id));
    expect(kept.sort((a, b) => String(a.id).localeCompare(String(b.id)))).toEqual(was);
  });

  test("costs one read and one write again as soon as the desk knows where the columns are now", async () => {
    const world = await aDeskWith({});
    await world.moveColumn("registrations", "stage", "dealSize");
    await reply(world, "queue", {});
    await reply(world, "decide", { ...approve });
    expect(cost(world)).toEqual({ reads: 1, writes: 2 });
  });
});

describe("a total below the log", () => {
  test("is no registration and stays below the new rows", async () => {
    const world = await aDeskWith({});
    await world.type("registrations", "H4", "=SUM(H2:H3)");
    await reply(world, "register", deal({ token: "b", companyName: "Globex" }));
    await world.fire("hourly");
    expect((await reply(world, "queue", {})).items).toHaveLength(2);
    expect(cellsOf(world, "Registration log").flat()).toContainEqual(expect.stringMatching(/^=SUM/));
  });
});

describe("a duplicated tab", () => {
  test("is left alone and told by set-up", async () => {
    const world = await aDeskWith({});
    await world.duplicateTab("registrations");
    const copy = "Copy of Registration log";
    const before = cellsOf(world, copy);
    const { warnings } = await reply(world, "setUp", {});
    expect(warnings).toEqual([`The tab ${copy} is a duplicate of one of ours and is left alone.`]);
    await walk(world);
    expect(cellsOf(world, copy)).toEqual(before);
  });
});

describe("a column", () => {
  const deleted = async () => {
    const world = await aDeskWith({});
    await world.deleteColumn("registrations", "buyingSignal");
    return world;
  };

  test("that is really gone is named by its title and tab, and nothing is written", async () => {
    const world = await deleted();
    const no = await refusal(world, "register", deal({ token: "b", companyName: "Globex" }));
    expect(no).toMatchObject({ why: "missing-column", table: "registrations", field: "buyingSignal" });
    expect(no.text).toContain("Buying signal of Registration log is gone");
  });

  test("that is gone does not stop what does not need it", async () => {
    const world = await deleted();
    expect((await reply(world, "queue", {})).items).toHaveLength(1);
    expect(await reply(world, "decide", approve)).toMatchObject({ stage: "approved" });
  });

  test("that is gone comes back empty from set-up, and all goes on", async () => {
    const world = await deleted();
    const { changed } = await reply(world, "setUp", {});
    expect(changed).toContain("the column Buying signal in Registration log");
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ buyingSignal: "", companyName: "Initech" });
    await walk(world);
    expect(await reply(world, "setUp", {})).toEqual({ made: [], changed: [], warnings: [] });
  });

  test("that was cut and pasted elsewhere, so that its tag is gone, is known by its title and tagged again", async () => {
    const world = await aDeskWith({});
    await world.deleteColumn("registrations", "buyingSignal");
    await world.insertColumns("registrations", "stage");
    await world.type("registrations", "B1", "Buying signal");
    await world.type("registrations", "B2", "RFP");
    await reply(world, "register", deal({ token: "b", companyName: "Globex" }));
    expect(columnOf(world, "registrations", "buyingSignal")).toEqual(["RFP", "RFP"]);
    await reply(world, "queue", {});
    expect(cost(world)).toEqual({ reads: 1, writes: 0 });
  });

  test("that was deleted and brought back by undo is as it was", async () => {
    const world = await aDeskWith({});
    await world.deleteColumn("registrations", "dealSize");
    expect(await refusal(world, "register", deal({ token: "b" }))).toMatchObject({ field: "dealSize" });
    await world.undo();
    await reply(world, "register", deal({ token: "b", companyName: "Globex" }));
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ dealSize: 50_000 });
  });
});

describe("a tab", () => {
  test.each([
    [["log"], ["History"]],
    [
      ["registrations", "outbox", "templates"],
      ["Registration log", "Templates", "Mail sent"],
    ],
  ])("(%s) that was deleted is named, and set-up puts an empty one back", async (gone, titles) => {
    const world = await aDesk();
    for (const table of gone) await world.deleteTab(table);
    const no = await refusal(world, "register", deal());
    expect(no).toMatchObject({ why: "missing-column", table: gone[0] });
    expect(no.text).toContain(`The tab ${titles[0]} is gone`);
    expect((await reply(world, "setUp", {})).made).toEqual(titles);
    await reply(world, "register", deal());
  });

  test("of the settings that was deleted is put back by set-up", async () => {
    const world = await aDesk();
    await world.deleteTab("settings");
    expect((await reply(world, "setUp", {})).made).toContain("Settings");
    await reply(world, "register", deal());
  });
});

describe("a second set-up", () => {
  test("writes nothing, and a person's own format, view, column and tab stay", async () => {
    const world = await aDeskWith({});
    await world.insertColumns("registrations", "nextStep");
    await world.type("registrations", "D1", "Mine");
    const { sheetId } = world.book.state().sheets.find((sheet) => sheet.conditionalFormats.length > 0) ?? {
      sheetId: 0,
    };
    await world.book.alone(() =>
      world.book.apply([
        {
          addConditionalFormatRule: {
            index: 0,
            rule: {
              ranges: [{ sheetId }],
              booleanRule: {
                condition: { type: "CUSTOM_FORMULA", values: [{ userEnteredValue: "=$H1>100000" }] },
                format: { textFormat: { italic: true } },
              },
            },
          },
        },
        { addFilterView: { filter: { title: "My own", range: { sheetId, startRowIndex: 0 } } } },
      ]),
    );
    const before = await written(world);
    expect(await reply(world, "setUp", {})).toEqual({ made: [], changed: [], warnings: [] });
    expect(cost(world).writes).toBe(0);
    sameAs(before, await written(world));
    const sheet = world.book.state().sheets.find((one) => one.sheetId === sheetId);
    const rules = sheet?.conditionalFormats.map((rule) => JSON.stringify(rule)) ?? [];
    expect(rules.filter((rule) => rule.includes("=$H1>100000"))).toHaveLength(1);
    expect(new Set(rules).size).toBe(rules.length);
    expect(sheet?.filterViews.map(({ title }) => title)).toContain("My own");
    expect(columnOf(world, "registrations", "stage")).toEqual(["Submitted"]);
  });

  test("puts colours back that were pasted over", async () => {
    const world = await aDesk();
    const state = () => world.book.state().sheets.find((sheet) => sheet.conditionalFormats.length > 5);
    const { sheetId = 0, conditionalFormats = [] } = state() ?? {};
    await world.book.alone(() =>
      world.book.apply([1, 2, 3].map(() => ({ deleteConditionalFormatRule: { sheetId, index: 1 } }))),
    );
    const { changed } = await reply(world, "setUp", {});
    expect(changed).toEqual([expect.stringMatching(/^the colours of Registration log .\d of \d gone/)]);
    expect(state()?.conditionalFormats).toEqual(conditionalFormats);
  });
});

describe("broken cells", () => {
  test("are listed with cell and reason, and stop nobody else", async () => {
    const world = await aDeskWith({}, { companyName: "Globex" });
    await world.type("registrations", "H2", "a lot");
    await world.type("registrations", "H3", "=1/0");
    await putIn(world, "registrations", "stage", 3, { stringValue: "Thinking" });
    await world.paste("partners", "Partner,Tier\nContoso Cloud,Gold\nAcme,Plutonium\n");
    await world.paste("holidays", "Day,Name\nnext Friday,Party\n");
    const { problems } = await reply(world, "problems", {});
    const found = problems
      .filter(({ kind }) => kind === "unreadable")
      .map(({ table, text, where }) => [table, text, where]);
    expect(found).toEqual(
      expect.arrayContaining([
        ["registrations", 'Deal size (ACV): "a lot" is not a number.', ["H2"]],
        ["registrations", "Deal size (ACV): holds the error #DIV/0!.", ["H3"]],
        ["registrations", expect.stringContaining('Stage: "Thinking" is not one of'), ["B3"]],
        ["partners", "Partner: Partner Contoso Cloud stands in row 2 too.", ["A4"]],
        ["partners", expect.stringContaining('Tier: "Plutonium" is not one of'), ["B5"]],
        ["holidays", 'Day: "next Friday" is not a date.', [expect.any(String)]],
      ]),
    );
    expect(await reply(world, "decide", approve)).toMatchObject({ stage: "approved" });
    expect(await refusal(world, "decide", { ...approve, id: "DR-0002" })).toMatchObject({ why: "decided" });
    await world.fire("hourly", { now: "2026-03-23T09:00:00-04:00" });
    expect(world.mails.filter(({ subject }) => subject.includes("pipeline report"))).toHaveLength(1);
  });

  test("two rows with one id: the first counts, the other is listed", async () => {
    const world = await aDeskWith({}, { companyName: "Globex" });
    await world.type("registrations", "A3", "DR-0001");
    expect((await reply(world, "problems", {})).problems).toContainEqual(
      expect.objectContaining({
        kind: "unreadable",
        text: "Deal ID: Deal ID DR-0001 stands in row 2 too.",
        where: ["A3"],
      }),
    );
    await reply(world, "decide", approve);
    expect(columnOf(world, "registrations", "stage")).toEqual(["Approved", "Submitted"]);
  });
});

describe("S26: all of it at once", () => {
  const titleOf = "Deals inbox";
  const asked: readonly (readonly [Operation, object])[] = [
    ["open", { view: "today" }],
    ["today", {}],
    ["alerts", {}],
    ["queue", {}],
    ["registration", { id: "DR-0002" }],
    ["find", { text: "globex" }],
    ["preview", { id: "DR-0002", verdict: "cancel", reason: "A test" }],
    ["check", { partner: "Northwind", companyName: "Hooli" }],
    ["coverage", {}],
    ["people", {}],
    ["suggest", { partner: "Northwind", role: "ae" }],
    ["handOver", { from: lee, to: kim }],
    ["rebalance", { role: "ae" }],
    ["clocks", {}],
    ["explain", { clock: "DR-0002/decision" }],
    ["summary", {}],
    ["deal", { about: "DR-0002" }],
    ["dealCare", {}],
    ["meetings", {}],
    ["report", {}],
    ["weeks", {}],
    ["forecast", {}],
    ["templates", {}],
    ["tabs", {}],
    ["problems", {}],
    ["health", {}],
    ["rows", { table: "deals" }],
    ["export", { table: "partners" }],
  ];
  /** What each writes beside new rows and the history: the keys of the rows that it may change. */
  const done: readonly (readonly [Operation, object, Readonly<Record<string, readonly string[]>>])[] = [
    ["register", deal({ token: "mess", companyName: "Hooli" }), {}],
    ["decide", { id: "DR-0001", verdict: "approve" }, { registrations: ["DR-0001"] }],
    ["decide", { id: "DR-0002", verdict: "request-info", note: "When?" }, { registrations: ["DR-0002"] }],
    ["answer", { id: "DR-0002", fields: { industry: "Steel", buyingSignal: "RFP" } }, { registrations: ["DR-0002"] }],
    ["assign", { id: "DR-0001", ae: kim }, { registrations: ["DR-0001"] }],
    ["update", { id: "DR-0001", by: "partner", note: "Demo held" }, { registrations: ["DR-0001"] }],
    ["saveDeal", { id: "D-1", nextStep: "Call them" }, { deals: ["D-1"] }],
    [
      "logMeeting",
      { partner: "Northwind", startsAt: "2026-03-20T10:00:00-04:00", status: "booked", type: "Co-sell" },
      {},
    ],
    ["inquiry", { partner: "Northwind", text: "How do I register?" }, {}],
    ["cover", { partner: "Northwind", ae: kim, tell: false }, { coverage: ["Northwind"] }],
    ["newPartner", { name: "Initrode", tier: "Gold", tell: false }, {}],
    ["importRows", { table: "holidays", csv: "Day,Name\n2026-12-24,Eve" }, {}],
    ["refreshReport", {}, {}],
  ];
  const tablesOf = [
    "registrations",
    "clocks",
    "partners",
    "coverage",
    "team",
    "deals",
    "meetings",
    "outbox",
    "holidays",
  ];

  const gone = expect.objectContaining({
    why: "missing-column",
    field: "buyingSignal",
    text: expect.stringContaining(`The column Buying signal of ${titleOf} is gone.`),
  });
  type Rows = ReadonlyMap<string, Row>;

  /** Every row by table and key. */
  const allRows = async (world: World): Promise<Rows> => {
    const rows = new Map<string, Row>();
    for (const table of tablesOf)
      for (const row of inSheet(world, table)) {
        const filled = Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ""));
        rows.set(`${table} ${rowKey(table as TableName, row)}`, filled);
      }
    return rows;
  };

  /** What a column of the log looks like below its title: format, drop-down, colours, and its title's look and note. */
  const looksOf = (world: World) => {
    const state = world.book
      .state()
      .sheets.find(({ tags }) => tags.some(({ metadataValue }) => metadataValue?.startsWith("registrations/")));
    const sheet = world.book.engine.workbook.getSheetBySheetId(String(state?.sheetId));
    const styles = world.book.engine.workbook.getStyles();
    return Object.fromEntries(
      Object.keys(tableOf("registrations").columns).map((column) => {
        const at = placeOf(world, "registrations", column).column;
        const cells = [0, 1, 2, 3, 4].map((row) => {
          const { n, ht, bg, bl } = {
            ...styles.get(sheet?.getColumnManager().getColumn(at)?.s),
            ...styles.getStyleByCell(sheet?.getCellMatrix().getValue(row, at)),
          };
          return row === 0 ? { n, ht, bg, bl } : { n, ht };
        });
        const dropDowns =
          state?.validations.filter(
            ({ range }) => (range.startColumnIndex ?? 0) <= at && at < (range.endColumnIndex ?? 999),
          ) ?? [];
        const drops = dropDowns.map(({ rule, range }) => [
          rule.condition?.type,
          rule.condition?.values?.length,
          range.startRowIndex,
          range.endRowIndex,
        ]);
        const rules = (state?.conditionalFormats ?? []).filter(({ ranges = [] }) =>
          ranges.some(({ startColumnIndex = 0, endColumnIndex = 0 }) => startColumnIndex <= at && at < endColumnIndex),
        );
        const colours = rules.map(({ ranges = [], booleanRule }) => [
          /desk:[\w.]+/.exec(booleanRule?.condition?.values?.[0]?.userEnteredValue ?? "")?.[0],
          ranges[0]?.endRowIndex,
        ]);
        return [column, { cells, drops, colours }];
      }),
    );
  };

  let world: World;
  let fresh: ReturnType<typeof looksOf>;
  beforeAll(async () => {
    world = await aDeskWith({}, { companyName: "Globex", partner: "Northwind" });
    await reply(world, "importRows", {
      table: "deals",
      csv: "Deal,Partner,Account,Stage,Amount\nD-1,Contoso Cloud,Alpha,Proposal,1000",
    });
    await world.fire("hourly");
    fresh = looksOf(world);
    await world.renameTab("registrations", titleOf);
    await world.moveColumn("registrations", "dealSize", "stage");
    await world.moveColumn("clocks", "state", "policy");
    await world.insertColumns("registrations", "nextStep", 2);
    const [mine, other] = [-2, -1].map((by) => letters(placeOf(world, "registrations", "nextStep").column + by));
    for (const [cell, text] of [
      [`${mine}1`, "Mine"],
      [`${mine}2`, "Referral"],
      [`${mine}3`, "Referral"],
    ] as const)
      await world.type("registrations", cell, text);
    await world.deleteColumn("registrations", "buyingSignal");
    const { sheetId, column } = placeOf(world, "registrations", "nextStep");
    const odd = {
      numberFormat: { type: "PERCENT", pattern: "0%" },
      horizontalAlignment: "RIGHT",
      backgroundColor: { red: 1 },
    } as const;
    const formatted = (startRowIndex: number, endRowIndex: number, at: number) => ({
      repeatCell: {
        range: { sheetId, startRowIndex, endRowIndex, startColumnIndex: at, endColumnIndex: at + 1 },
        cell: { userEnteredFormat: odd },
        fields: "userEnteredFormat",
      },
    });
    await apply(world, [
      formatted(1, 3, column - 2),
      formatted(0, 1, placeOf(world, "registrations", "industry").column),
      {
        updateSheetProperties: {
          properties: { sheetId, gridProperties: { frozenRowCount: 0 } },
          fields: "gridProperties.frozenRowCount",
        },
      },
    ]);
    const over = cellIn(world, "registrations", "partnershipType", 2);
    await world.pasteOver(
      { tab: titleOf, cells: `${mine}2:${mine}3` },
      { tab: titleOf, cells: `${over}:${over.replace(/\d+/, "3")}` },
    );
    const stage = cellIn(world, "registrations", "stage", 9);
    await world.pasteOver({ tab: titleOf, cells: `${other}9` }, { tab: titleOf, cells: stage });
    await world.sortRows("registrations", "companyName");
    await world.filterRows("registrations");
    await world.mergeCells("registrations", `${mine}1:${other}1`);
    await world.mergeCells("registrations", `${other}2:${cellIn(world, "registrations", "nextStep", 3)}`);
    await world.duplicateTab("registrations");
    for (const [table, key, row] of [
      ["registrations", "id", 4],
      ["partners", "name", 4],
      ["coverage", "partner", 4],
      ["team", "email", 11],
      ["deals", "id", 3],
    ] as const)
      await putIn(world, table, key, row, { stringValue: "Total" });
    await putIn(world, "registrations", "dealSize", 4, { formulaValue: "=1000+2" });
    await putIn(world, "deals", "amount", 3, { formulaValue: "=1000*1" });
  });

  /** Nobody but the named rows changed, none went, and no line of totals became a row. */
  const onlyMeant = (before: Rows, after: Rows, meant: Readonly<Record<string, readonly string[]>>) => {
    const known = [...before.keys()];
    const changed = known.filter((key) => JSON.stringify(after.get(key)) !== JSON.stringify(before.get(key)));
    const may = Object.entries(meant).flatMap(([table, keys]) => keys.map((key) => `${table} ${key}`));
    const clocks = (meant.registrations ?? []).map((id) => `clocks ${id}/`);
    expect(changed.filter((key) => !may.includes(key) && !clocks.some((start) => key.startsWith(start)))).toEqual([]);
    expect([...after.keys()].filter((key) => !before.has(key) && /Total| @|undefined/.test(key))).toEqual([]);
  };

  /** Does one thing; what it was refused for, which must be the column that is gone. */
  const doing = async ([operation, input, meant]: (typeof done)[number]) => {
    const before = await allRows(world);
    const answer = await world.call(operation, input);
    onlyMeant(before, await allRows(world), meant);
    if (answer.ok) return [];
    expect([operation, answer.refusal]).toEqual([operation, gone]);
    return [operation];
  };

  test("what is asked works or names the column that is gone in its tab, and writes nothing", async () => {
    const before = await written(world);
    const refused: string[] = [];
    for (const [operation, input] of asked) {
      const answer = await world.call(operation, input);
      if (answer.ok) continue;
      refused.push(operation);
      expect([operation, answer.refusal]).toEqual([operation, gone]);
    }
    sameAs(before, await written(world));
    // They show or look through whole rows.
    expect(refused).toEqual(["registration", "problems"]);
  });

  test("what is done changes the rows that are meant alone, or names the column; so does the hourly check", async () => {
    const refused: string[] = [];
    for (const one of done) refused.push(...(await doing(one)));
    expect(refused).toEqual(["register", "answer"]);
    const before = await allRows(world);
    await world.fire("hourly", { now: "2026-03-20T15:30:00-04:00" });
    onlyMeant(before, await allRows(world), { deals: ["D-1"], coverage: ["Northwind", "Contoso Cloud", "Initrode"] });
  });

  test("what is out of order is told, mended by an admin alone, and is then as on the first day", async () => {
    const dressOf = async () => (await reply(world, "health", {})).checks.find(({ what }) => what === "dress");
    const check = await dressOf();
    expect(check).toMatchObject({ well: false, mend: true });
    expect(await refusal(world, "repair", { what: "dress" }, { as: avery })).toMatchObject({ why: "not-allowed" });
    expect(looksOf(world)).not.toEqual(fresh);
    const before = await allRows(world);
    const { mended, note } = await reply(world, "repair", { what: "dress" });
    expect(cost(world).writes).toBe(1);
    onlyMeant(before, await allRows(world), {});
    expect(mended).toEqual([
      `the column Buying signal in ${titleOf}`,
      expect.stringMatching(`the colours of ${titleOf} \\(\\d of 7 gone or changed\\)`),
      `merged cells F2:G3 of ${titleOf}, parted`,
      `the frozen titles of ${titleOf}`,
    ]);
    expect(note).toContain("set again in every tab");
    expect(looksOf(world)).toEqual(fresh);
    expect((await dressOf())?.well).toBe(true);
    expect((await reply(world, "repair", { what: "dress" })).mended).toEqual([]);
    // Tabs, titles and columns stay as people call and place them.
    const [titles = []] = cellsOf(world, titleOf);
    expect(titles).toContain("Mine");
    expect((await reply(world, "setUp", {})).made).toEqual([]);
  });

  test("and then everything works, with every line of totals where it stood among the problems", async () => {
    for (const one of done.filter(([operation]) => ["register", "answer"].includes(operation)))
      expect(await doing(one)).toEqual([]);
    for (const [operation, input] of asked)
      expect([operation, await world.call(operation, input)]).toMatchObject([operation, { ok: true }]);
    const { problems } = await reply(world, "problems", {});
    const totals = problems.filter(({ text }) => text.includes("line of totals"));
    expect(totals.map(({ table }) => table)).toEqual(["registrations", "coverage", "partners", "deals", "team"]);
    expect((await reply(world, "coverage", {})).partners.map(({ partner }) => partner)).not.toContain("Total");
  });
});
