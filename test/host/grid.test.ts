/** The workbook in a real browser, as a person meets it: read, typed into, written by a script, coloured by the time. */
import type { Page } from "playwright-core";
import { apply, inScript, type Request, smallWorld, type World } from "./world";
import { faultsIn } from "../pages/faults";
import { redrawn, until, windows } from "./windows";

jest.setTimeout(60_000);
const show = windows();

const text = (stringValue: string) => ({ userEnteredValue: { stringValue } });
const late = { condition: { type: "CUSTOM_FORMULA" as const, values: [{ userEnteredValue: "=$C2<NOW()" }] } };
const sum = (numberValue: number) => ({ userEnteredValue: { numberValue } });
const noon = 46083.5;
const view = (title: string, formula: string): Request => ({
  addFilterView: {
    filter: {
      title,
      range: { sheetId: 0, startRowIndex: 0 },
      filterSpecs: [
        {
          columnIndex: 1,
          filterCriteria: { condition: { type: "CUSTOM_FORMULA", values: [{ userEnteredValue: formula }] } },
        },
      ],
    },
  },
});

/** A tab on which the second row turns red at noon of 2 March 2026, with a title that is under a warning. */
const coloured = async () => {
  const world = await smallWorld({ as: "ana@example.com" });
  await inScript(
    world,
    "ScriptApp.newTrigger('edited').forSpreadsheet(SpreadsheetApp.getActiveSpreadsheet()).onEdit().create()",
  );
  const ranges = [{ sheetId: 0, startRowIndex: 1, startColumnIndex: 0, endColumnIndex: 2 }];
  const format = { backgroundColor: { red: 1 } };
  const values = [text("A-1"), text("=1+1"), { userEnteredValue: { numberValue: noon } }];
  await apply(world, [
    { updateCells: { start: { sheetId: 0, rowIndex: 1 }, rows: [{ values }], fields: "userEnteredValue" } },
    { addConditionalFormatRule: { index: 0, rule: { ranges, booleanRule: { ...late, format } } } },
    { addProtectedRange: { protectedRange: { range: { sheetId: 0, endRowIndex: 1 }, warningOnly: true } } },
    view("Late", "=($C2>0)*($C2<NOW())"),
    view("Not Beta", '=$B2<>"Beta"'),
  ]);
  return world;
};

const events = (world: World) => JSON.parse(world.state.properties.script.events ?? "[]");

/** Types a cell's name into the box beside the formula bar. */
const goTo = async (page: Page, cell: string) => {
  const box = page.locator('[data-u-comp="defined-name"] input');
  await box.fill(cell);
  await box.press("Enter");
  await until(async () => (await underCursor(page)).split(" ")[0], cell);
};
const underCursor = (page: Page) => page.getByLabel("Cell under the cursor").innerText();

/** What the bar above the grid says about the filter view that is on. */
const inBar = (page: Page) => page.getByRole("toolbar", { name: "Filter views" }).getByRole("status").innerText();

/** Whether the first cell below the titles is red near its right end. */
const isFirstRed = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>("canvas[id^=univer-sheet-main]");
    const scale = canvas ? canvas.width / canvas.clientWidth : 1;
    const pixel = canvas?.getContext("2d")?.getImageData(125 * scale, 50 * scale, 1, 1).data;
    return pixel ? [...pixel].join() === "255,0,0,255" : null;
  });

const typed = (world: World) => events(world).map(({ cell, value }: Record<string, string>) => `${cell} ${value}`);

test("a workbook is read, typed into, written by a script and coloured by the time, and asks nobody outside", async () => {
  const world = await coloured();
  const { served, open } = await show(world);
  const page = await open();
  const outside: string[] = [];
  const failures: string[] = [];
  page.on("pageerror", ({ message }) => failures.push(message));
  page.on("request", (request) => {
    if (!/^(http:\/\/(localhost|127\.0\.0\.1):|data:|blob:)/.test(request.url())) outside.push(request.url());
  });
  await goTo(page, "B2");
  expect(await underCursor(page)).toBe("B2 =1+1");
  await page.keyboard.type("Acme");
  await page.keyboard.press("Enter");
  await until(async () => typed(world), ["B2 Acme"]);

  await world.call("add", { id: "A-2", name: "Beta" });
  await until(() => underCursor(page), "B3 Beta");
  expect(typed(world)).toEqual(["B2 Acme"]);

  // What is under a warning asks first.
  const typeKey = async () => {
    await goTo(page, "A1");
    await page.keyboard.type("Key");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Heads up!" }).waitFor();
  };
  await typeKey();
  await page.keyboard.press("Escape");
  await goTo(page, "A1");
  expect(await underCursor(page)).toBe("A1 Id");
  await typeKey();
  await page.keyboard.press("Enter");
  await until(async () => typed(world), ["B2 Acme", "A1 Key"]);

  // A filter view follows the clock as colours do.
  await page.keyboard.press("Control+Alt+Shift+KeyM");
  await page.keyboard.press("Tab");
  const chooser = page.locator("select:focus");
  await chooser.selectOption("Late");
  await until(() => inBar(page), "None of the 2 rows matches now.");
  await chooser.selectOption("None");
  expect([await isFirstRed(page), await inBar(page)]).toEqual([false, ""]);
  await chooser.selectOption("Late");
  await world.tick("2026-03-02T12:30:00Z");
  served.desk.changed();
  await until(() => isFirstRed(page), true);
  await until(() => inBar(page), "1 of 2 rows");

  // The cursor passes over what a view hides.
  await chooser.selectOption("Not Beta");
  await goTo(page, "A2");
  await page.keyboard.press("ArrowDown");
  await until(() => underCursor(page), "A4");

  // A window that was cut off shows what happened meanwhile, where the person was.
  await goTo(page, "B4");
  await redrawn(page, async () => {
    await page.evaluate("sockets.forEach((socket) => socket.close())");
    await world.call("add", { id: "A-3", name: "Gamma" });
  });
  await until(() => underCursor(page), "B4 Gamma");
  await until(() => inBar(page), "2 of 3 rows");
  await page.keyboard.press("Control+Alt+Shift+KeyM");
  for (const key of ["Tab", "Tab", "Enter", "Escape"]) await page.keyboard.press(key);
  expect(await inBar(page)).toBe("");

  // Colours reach as far down as the person goes.
  await goTo(page, "A800");
  await until(() => isFirstRed(page), true);
  expect(typed(world)).toEqual(["B2 Acme", "A1 Key"]);
  expect([outside, failures]).toEqual([[], []]);
});

/** A line over the cells of a hidden tab, on a tab whose titles stay when it is scrolled. */
const charted = async () => {
  const world = await smallWorld();
  const source = (index: number) => ({
    sourceRange: {
      sources: [{ sheetId: 7, startRowIndex: 0, endRowIndex: 3, startColumnIndex: index, endColumnIndex: index + 1 }],
    },
  });
  const rows = [
    { values: [text("Week"), text("Sum")] },
    { values: [text("W1"), sum(10)] },
    { values: [text("W2"), sum(20)] },
  ];
  await apply(world, [
    { addSheet: { properties: { sheetId: 7, title: "Sums", hidden: true } } },
    { updateCells: { start: { sheetId: 7 }, rows, fields: "userEnteredValue" } },
    {
      updateSheetProperties: {
        properties: { sheetId: 0, gridProperties: { frozenRowCount: 1 } },
        fields: "gridProperties.frozenRowCount",
      },
    },
    {
      addChart: {
        chart: {
          position: { overlayPosition: { anchorCell: { sheetId: 0, rowIndex: 4, columnIndex: 1 } } },
          spec: {
            title: "Sums by week",
            basicChart: {
              chartType: "LINE",
              headerCount: 1,
              domains: [{ domain: source(0) }],
              series: [{ series: source(1) }],
            },
          },
        },
      },
    },
  ]);
  return world;
};

test("a chart is drawn at its cell, follows the cells of a hidden tab, and scrolls below what is frozen", async () => {
  const world = await charted();
  const { open } = await show(world);
  const page = await open();
  const chart = page.getByRole("img", { name: /^Sums by week/ });
  const top = async () => Math.round((await chart.boundingBox())?.y ?? 0);
  const words = () => chart.getAttribute("aria-label");
  await until(words, "Sums by week. Line chart. W1 to W2. W2: Sum 20.");
  expect(await chart.locator("svg text", { hasText: "W2" }).count()).toBe(1);

  // A click on it leaves the keyboard with the grid.
  await goTo(page, "C3");
  await chart.click();
  await page.keyboard.type("7");
  await page.keyboard.press("Enter");
  await until(() => underCursor(page), "C4");
  const start = { sheetId: 7, rowIndex: 2, columnIndex: 1 };
  await apply(world, [{ updateCells: { start, rows: [{ values: [sum(70)] }], fields: "userEnteredValue" } }]);
  await until(words, "Sums by week. Line chart. W1 to W2. W2: Sum 70.");

  const before = await top();
  await chart.hover();
  await page.mouse.wheel(0, 126);
  await until(top, before - 126);
  const isChartAt = (y: number) =>
    page.evaluate((down) => document.elementFromPoint(300, down)?.closest(".chart") != null, y);
  expect([await isChartAt(155), await isChartAt(200)]).toEqual([false, true]);
  await world.insertRows("things", 2, 1);
  await until(top, before - 126 + 24);
  expect((await faultsIn(page)).filter((fault) => fault.includes("chart"))).toEqual([]);

  await apply(world, [{ deleteEmbeddedObject: { objectId: world.book.state().sheets[0]?.charts[0]?.chartId ?? 0 } }]);
  await until(() => chart.count(), 0);
});
