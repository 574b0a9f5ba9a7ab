/** The page's server as windows meet it: one workbook for all of them, and the add-on told what people do. */
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import WebSocket from "ws";
import type * as Desk from "../../host/desk";
import type { FromPage, Mutation, ToPage } from "../../host/serve/messages";
import { apply, command, inScript, type Request, smallWorld, type World } from "./world";

const { localHost: desk } = globalThis as typeof globalThis & { readonly localHost: typeof Desk };

type Heard<Kind extends ToPage["kind"]> = Extract<ToPage, { readonly kind: Kind }>;

/** A window that says and hears what the page would. */
interface Page {
  readonly book: Heard<"book">;
  say(message: FromPage): void;
  /** Does something as of the batches that it has seen, or had seen then. */
  does(list: readonly Mutation[], seen?: number): void;
  /** The next message of this kind that it has not taken yet. */
  next<Kind extends ToPage["kind"]>(kind: Kind, like?: (message: Heard<Kind>) => boolean): Promise<Heard<Kind>>;
  /** The kinds of messages that it has not taken yet. */
  untaken(): readonly ToPage["kind"][];
}

const served: Desk.Served[] = [];
const sockets: WebSocket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await Promise.all(served.splice(0).map((one) => one.close()));
});

const serve = async (world: World) => {
  const one = desk.serveWorld(world, "test.world.json", await desk.openDoor(0));
  served.push(one);
  return one;
};

const open = async ({ address, desk: { pageOrigin } }: Desk.Served): Promise<Page> => {
  const socket = new WebSocket(address.replace("http", "ws"), { origin: pageOrigin });
  sockets.push(socket);
  const waiting: ToPage[] = [];
  let wake = () => {};
  let seen = 0;
  socket.on("message", (data) => {
    const message: ToPage = JSON.parse(String(data));
    if (message.kind === "book" || message.kind === "mutations") seen = message.at;
    waiting.push(message);
    wake();
  });
  const next: Page["next"] = async (kind, like = () => true) => {
    for (;;) {
      const index = waiting.findIndex((one) => one.kind === kind && like(one as never));
      if (index >= 0) return waiting.splice(index, 1)[0] as never;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const say = (message: FromPage) => socket.send(JSON.stringify(message));
  const book = await next("book");
  const inBook = ({ id, params }: Mutation) => ({ id, params: { unitId: book.snapshot.id, ...params } });
  return {
    book,
    next,
    say,
    untaken: () => waiting.map(({ kind }) => kind),
    does: (list, then = seen) => say({ kind: "mutations", seen: then, list: list.map(inBook) }),
  };
};

const tab = (name: string, params: object): Mutation => ({
  id: `sheet.mutation.${name}`,
  params: { subUnitId: "0", ...params },
});
const cell = (row: number, column: number, value: object) =>
  tab("set-range-values", { cellValue: { [row]: { [column]: value } } });
const rows = (first: number, last: number) => ({ startRow: first, endRow: last, startColumn: 0, endColumn: 25 });

const withCells = (message: Heard<"mutations">) => message.list.some(({ id }) => id.endsWith("set-range-values"));
const valuesIn = (message: Heard<"mutations">) =>
  message.list.map(({ params }) => (params as { cellValue?: object }).cellValue).filter(Boolean);

const watched = async () => {
  const world = await smallWorld({ as: "ana@example.com" });
  const create =
    "ScriptApp.newTrigger('edited').forSpreadsheet(SpreadsheetApp.getActiveSpreadsheet()).onEdit().create()";
  await inScript(world, create);
  return world;
};
const events = (world: World) => JSON.parse(world.state.properties.script.events ?? "[]");
const until = async (isSo: () => boolean) => {
  for (let turn = 0; turn < 400 && !isSo(); turn += 1) await new Promise((done) => setTimeout(done, 5));
};
const settled = async (world: World, count: number) => {
  await until(() => events(world).length >= count);
  return events(world);
};
const read = async (world: World, cells: string) => {
  const text =
    "return Sheets.Spreadsheets.Values.batchGet(SpreadsheetApp.getActiveSpreadsheet().getId(), { ranges: input, valueRenderOption: 'UNFORMATTED_VALUE' }).valueRanges[0].values";
  return inScript(world, text, `Things!${cells}`);
};

test("a window gets the workbook, what stands beside its cells, and the time", async () => {
  const page = await open(await serve(await smallWorld()));
  expect(page.book.snapshot.sheets["0"]?.cellData?.[0]?.[0]?.v).toBe("Id");
  expect(page.book.looks.map(({ sheetId }) => sheetId)).toEqual([0]);
  expect((await page.next("clock")).clock).toEqual({
    now: Date.parse("2026-03-02T09:00:00Z"),
    runs: false,
    zone: "Etc/UTC",
  });
});

test("what a person types reaches the workbook, the add-on and the other window", async () => {
  const world = await watched();
  const one = await serve(world);
  const [mine, other] = [await open(one), await open(one)];
  mine.does([cell(1, 1, { v: "Acme", t: 1 })]);
  expect(valuesIn(await other.next("mutations", withCells))).toEqual([{ 1: { 1: { v: "Acme", t: 1 } } }]);
  expect(await settled(world, 1)).toEqual([{ handler: "edited", cell: "B2", value: "Acme", user: "ana@example.com" }]);
  expect((await mine.next("mutations")).list).toEqual([]);
  mine.does([cell(1, 1, { v: 12.5, t: 2 })]);
  expect((await settled(world, 2))[1]).toMatchObject({ cell: "B2", value: "12.5", oldValue: "Acme" });
  expect(await read(world, "B2")).toEqual([[12.5]]);
});

test("what a script writes reaches every window and no trigger", async () => {
  const world = await watched();
  const one = await serve(world);
  const pages = [await open(one), await open(one)];
  await world.call("add", { id: "A-1", name: "=1+1" });
  for (const page of pages)
    expect(valuesIn(await page.next("mutations", withCells))).toEqual([
      { 1: { 0: expect.objectContaining({ v: "A-1" }), 1: expect.objectContaining({ v: "=1+1", t: 4 }) } },
    ]);
  expect(events(world)).toEqual([]);
});

test("several cells are one edit without a value, a colour is none, an inserted row is none", async () => {
  const world = await watched();
  const page = await open(await serve(world));
  page.does([tab("set-range-values", { cellValue: { 1: { 0: { v: 1 }, 1: { v: 2 } }, 3: { 1: { v: 3 } } } })]);
  page.does([cell(1, 1, { s: { bg: { rgb: "#ff0000" } } })]);
  page.does([tab("insert-row", { range: rows(1, 1) })]);
  page.does([cell(6, 0, { v: "last" })]);
  expect((await settled(world, 2)).map((event: { cell: string }) => event.cell)).toEqual(["A2:B4", "A7"]);
});

test("an edit made before an inserted row was seen lands on the cell that was meant, in all windows", async () => {
  const world = await watched();
  const one = await serve(world);
  const [mine, other] = [await open(one), await open(one)];
  await world.insertRows("things", 1, 2);
  mine.does([cell(1, 1, { v: "Acme" })], mine.book.at);
  expect(valuesIn(await mine.next("mutations", withCells))).toEqual([{ 3: { 1: { v: "Acme" } } }]);
  expect(valuesIn(await other.next("mutations", withCells))).toEqual([{ 3: { 1: { v: "Acme" } } }]);
  expect(await settled(world, 1)).toMatchObject([{ cell: "B4", value: "Acme" }]);
});

test("rows deleted where others were inserted unseen are not deleted, and the window is told", async () => {
  const world = await watched();
  const page = await open(await serve(world));
  await apply(world, [
    {
      updateCells: {
        start: { sheetId: 0, rowIndex: 1 },
        rows: [{ values: [{ userEnteredValue: { stringValue: "kept" } }] }],
        fields: "userEnteredValue",
      },
    },
    { insertDimension: { range: { sheetId: 0, dimension: "ROWS", startIndex: 0, endIndex: 1 } } },
  ]);
  page.does([tab("remove-rows", { range: rows(2, 2) })], page.book.at);
  expect((await page.next("trouble")).text).toMatch("your last change was not kept. Please make it again.");
  expect((await page.next("book")).snapshot.sheets["0"]?.cellData?.[2]?.[0]?.v).toBe("kept");
});

test("rules follow what a person does to rows, and every window draws them anew", async () => {
  const world = await smallWorld();
  const range = { sheetId: 0, startRowIndex: 1, endRowIndex: 5, startColumnIndex: 1, endColumnIndex: 2 };
  const rule = { condition: { type: "ONE_OF_LIST" as const, values: [{ userEnteredValue: "a, b" }] } };
  await apply(world, [{ setDataValidation: { range, rule } }]);
  const page = await open(await serve(world));
  expect(page.book.looks[0]?.validations).toEqual([{ range, rule }]);
  page.does([tab("insert-row", { range: rows(0, 1) })]);
  const { looks } = await page.next("looks");
  expect(looks[0]?.validations[0]?.range).toMatchObject({ startRowIndex: 3, endRowIndex: 7 });
});

test("rows inserted in one tab leave the rules of another as they are drawn", async () => {
  const world = await smallWorld();
  await apply(world, [{ addSheet: { properties: { sheetId: 7, title: "Other" } } }]);
  const range = { sheetId: 0, startRowIndex: 1, endRowIndex: 5, startColumnIndex: 1, endColumnIndex: 2 };
  const offer = (source: string) => {
    const condition = { type: "ONE_OF_RANGE" as const, values: [{ userEnteredValue: source }] };
    return apply(world, [{ setDataValidation: { range, rule: { condition } } }]);
  };
  await offer("=Things!A2:A");
  const page = await open(await serve(world));
  const inserted = { sheetId: 7, dimension: "ROWS" as const, startIndex: 1, endIndex: 2 };
  await apply(world, [{ insertDimension: { range: inserted } }]);
  await offer("=Things!C2:C");
  const { looks } = await page.next("looks");
  expect(looks.map(({ sheetId }) => sheetId)).toEqual([0]);
  expect(looks[0]?.validations[0]?.rule.condition?.values).toEqual([{ userEnteredValue: "=Things!C2:C" }]);
});

test("a formula without a last row is calculated, and a column's format is taken over", async () => {
  const world = await smallWorld();
  await apply(world, [
    {
      repeatCell: {
        range: { sheetId: 0, startColumnIndex: 2, endColumnIndex: 3 },
        cell: { userEnteredFormat: { numberFormat: { type: "TEXT", pattern: "@" } } },
        fields: "userEnteredFormat.numberFormat",
      },
    },
  ]);
  const page = await open(await serve(world));
  page.does([cell(1, 0, { v: 3 }), cell(2, 0, { v: 4 })]);
  page.does([cell(1, 1, { f: "=SUM(A2:A)" })]);
  expect(valuesIn(await page.next("mutations", withCells))).toEqual([
    { 1: { 1: { f: "=SUM(A2:A$1000)", custom: { hasOpenRange: true } } } },
  ]);
  page.does([cell(1, 2, { v: 7 })]);
  expect(valuesIn(await page.next("mutations", withCells))).toEqual([
    { 1: { 2: { s: { n: { pattern: "@" } }, v: "7", t: 4 } } },
  ]);
  expect(await read(world, "B2:C2")).toEqual([[7, "7"]]);
});

test("a copy of a tab is made in Node, with tags of its own", async () => {
  const world = await smallWorld();
  const page = await open(await serve(world));
  page.say({ kind: "tab", make: "copy", sheetId: 0 });
  const { list } = await page.next("mutations", (message) =>
    message.list.some(({ id }) => id.endsWith("insert-sheet")),
  );
  expect(list[0]?.params).toMatchObject({ index: 1, sheet: { name: "Copy of Things" } });
  const ids = world.book.engine.workbook
    .getSheets()
    .flatMap((sheet) => Object.values(sheet.getColumnManager().getColumnData()))
    .flatMap((column) => (column?.custom?.tags as { metadataId: number }[]) ?? [])
    .map(({ metadataId }) => metadataId);
  expect(ids).toHaveLength(6);
  expect(new Set(ids).size).toBe(6);
});

test("a window that has gone astray gets the workbook again", async () => {
  const page = await open(await serve(await smallWorld()));
  page.say({ kind: "check", seen: page.book.at, sheetId: 0, fingerprint: "astray" });
  expect((await page.next("book")).snapshot.sheets["0"]?.name).toBe("Things");
});

test("the cells under the cursor are those that a script finds selected", async () => {
  const world = await smallWorld();
  const page = await open(await serve(world));
  const range = { sheetId: 0, startRowIndex: 4, endRowIndex: 6, startColumnIndex: 1, endColumnIndex: 2 };
  page.say({ kind: "selected", sheetId: 0, range });
  await until(() => world.state.selection !== null);
  expect(await inScript(world, "return SpreadsheetApp.getActiveSpreadsheet().getActiveRange().getA1Notation()")).toBe(
    "B5:B6",
  );
});

const late: Request = {
  addFilterView: {
    filter: {
      title: "Late",
      range: { sheetId: 0, startRowIndex: 0 },
      filterSpecs: [
        {
          columnIndex: 2,
          filterCriteria: {
            condition: { type: "CUSTOM_FORMULA", values: [{ userEnteredValue: "=($C2<NOW())*LEN($A2)" }] },
          },
        },
      ],
    },
  },
};

test("a filter view is of the window that has chosen it, and follows edits, rows and the clock", async () => {
  const world = await watched();
  await apply(world, [late]);
  for (const [id, due] of Object.entries({ one: 46083.5, two: 46083.3 })) {
    await world.call("add", { id, name: id });
    await world.type("things", id === "one" ? "C2" : "C3", String(due));
  }
  const view = world.book.state().sheets[0]?.filterViews[0]?.filterViewId ?? 0;
  const one = await serve(world);
  const [mine, other] = [await open(one), await open(one)];
  const shared: string[] = [];
  world.book.engine.onShared(({ id }) => shared.push(id));
  const before = events(world).length;
  mine.say({ kind: "view", view });
  expect(await mine.next("view")).toEqual({
    kind: "view",
    view,
    rows: {
      hidden: [
        [1, 2],
        [3, 1000],
      ],
      shown: 1,
      of: 2,
      problem: null,
    },
  });
  expect([await read(world, "A1:A3"), events(world).length, shared]).toEqual([[["Id"], ["one"], ["two"]], before, []]);
  other.does([cell(3, 0, { v: "three" })]);
  expect((await mine.next("view")).rows).toMatchObject({
    hidden: [
      [1, 2],
      [4, 1000],
    ],
    shown: 2,
    of: 3,
  });
  await world.insertRows("things", 2, 1);
  one.desk.changed();
  expect((await mine.next("view")).rows).toMatchObject({
    hidden: [
      [1, 3],
      [5, 1001],
    ],
    shown: 2,
    of: 3,
  });
  await world.tick("2026-03-02T12:30:00Z");
  one.desk.changed();
  expect((await mine.next("view")).rows).toMatchObject({
    hidden: [
      [1, 2],
      [5, 1001],
    ],
    shown: 3,
    of: 3,
  });
  mine.say({ kind: "view", view: null });
  mine.does([cell(3, 0, { v: "" })]);
  mine.say({ kind: "view", view });
  expect((await mine.next("view", ({ rows: { shown } }) => shown < 3)).rows).toMatchObject({ shown: 2, of: 3 });
  await other.next("mutations");
  expect(other.untaken()).not.toContain("view");
});

test("a clock that is set is told to every window", async () => {
  const one = await serve(await smallWorld());
  const page = await open(one);
  await page.next("clock");
  await one.desk.world.tick("2026-03-02T12:00:00Z");
  one.desk.changed();
  expect((await page.next("clock")).clock.now).toBe(Date.parse("2026-03-02T12:00:00Z"));
});

test("a clock that is moved by hand is said to be on its way before it shows another time", async () => {
  const page = await open(await serve(await smallWorld()));
  const past = ({ clock }: Heard<"clock">) => clock.now > Date.parse("2026-03-02T09:00:00Z");
  page.say({ kind: "deed", deed: { is: "clock", to: "2026-03-02T10:00:00Z" } });
  const said = await Promise.race([page.next("clock", past), page.next("progress")]);
  expect(said).toMatchObject({ kind: "progress", done: 0, mayStop: true });
  expect(await page.next("progress")).toMatchObject({ done: 3_600_000, of: 3_600_000 });
});

test("another world is shown to every window in the place of the first", async () => {
  const one = await serve(await smallWorld());
  const page = await open(one);
  const other = await smallWorld();
  await other.renameTab("things", "Others");
  await one.desk.replaceWorld(other);
  expect((await page.next("book")).snapshot.sheets["0"]?.name).toBe("Others");
  page.does([cell(1, 1, { v: "Acme" })]);
  await page.next("mutations");
  expect(await inScript(other, "return SpreadsheetApp.getActiveSpreadsheet().getName()")).toBeDefined();
  expect(other.book.engine.workbook.getSheets()[0]?.getCell(1, 1)?.v).toBe("Acme");
});

describe("nobody else may drive the desk", () => {
  const status = (address: string, headers: Readonly<Record<string, string>>, path = "/") =>
    new Promise<number | undefined>((resolve) =>
      request(new URL(path, address), { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end(),
    );
  const opened = (address: string, headers: Readonly<Record<string, string>>) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(address.replace("http", "ws"), { headers });
      sockets.push(socket);
      socket.on("open", () => resolve("open"));
      socket.on("error", (error) => resolve(error.message));
    });

  test("a website whose name leads to this machine", async () => {
    const { address } = await serve(await smallWorld());
    expect(await status(address, { host: "evil.example" })).toBe(403);
    expect(await status(address, {})).toBe(200);
  });

  test.each([["https://evil.example"], ["http://127.0.0.1"], [undefined]])("a socket of %s", async (website) => {
    const {
      address,
      desk: { frameOrigin },
    } = await serve(await smallWorld());
    const origin = website === "http://127.0.0.1" ? frameOrigin : website;
    expect(await opened(address, origin ? { origin } : {})).toMatch("403");
  });

  test("a page of the add-on, which has another origin", async () => {
    const one = await serve(await smallWorld());
    const host = one.desk.frameOrigin.replace("http://", "");
    expect(await status(one.address, { host }, "/page.js")).toBe(404);
    expect(await status(one.address, { host })).toBe(302);
  });
});

describe("the verb serve", () => {
  const folder = mkdtempSync(join(tmpdir(), "serve-"));

  test("says in a sentence that a named port is in use, and makes no file", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((done) => other.once("listening", done));
    const { port } = other.address() as { port: number };
    const file = join(folder, "new.world.json");
    const { status, err } = await command("serve", file, "--port", String(port));
    other.close();
    expect([status, err]).toEqual([1, `Port ${port} is in use: name another with --port, or leave it out.\n`]);
    expect(existsSync(file)).toBe(false);
  });

  test("says in a sentence that a file holds no world", async () => {
    const file = join(folder, "broken.world.json");
    writeFileSync(file, '{"format":1');
    const { status, err } = await command("serve", file);
    expect([status, err]).toEqual([1, `${file} does not hold a world of this host.\n`]);
  });

  test("leaves a world alone that is open on another page", async () => {
    const file = join(folder, "open.world.json");
    writeFileSync(`${file}.lock`, `${process.pid} serves it`);
    const { status, err } = await command("mails", file);
    expect([status, err]).toEqual([1, expect.stringMatching("is open on a page")]);
  });

  test.each([["0"], ["70000"], ["http"]])("takes no port %s", async (port) => {
    expect(await command("serve", "x", "--port", port)).toMatchObject({ status: 2 });
  });
});
