/** What people do to the sheet between two actions: every operation works, or is refused in a sentence that names what is wrong. */
import {
  aDesk,
  aDeskWith,
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
import { tableOf } from "../../src/model/workbook";

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
