/** Pages of an add-on in their sandbox: what crosses google.script.run, and what becomes of calls that go wrong. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { type Carry, type Ending, mostAtOnce, runnerFor } from "../../host/page/frame/run";
import { functionNames, withinHead } from "../../host/serve/frames";
import { newWorld, smallAddOn, type World } from "./world";
import { frameIn, type Served, until, windows } from "./windows";

jest.setTimeout(30_000);

const code = `
const given = {
  date: () => new Date(0), dates: () => ({ rows: [[1, new Date(0)]] }), map: () => new Map([[1, 2]]), pattern: () => /x/,
  nothing: () => undefined, number: () => Number.NaN, list: () => [undefined, "a"], service: () => SpreadsheetApp.getActive(),
  later: () => Promise.resolve("later"), own: () => function own() {}, bytes: () => new Uint8Array(2), text: () => "<text>",
};
function give(name) { return given[name](); }
function echo(...args) { return args; }
function fail() { throw new RangeError("Too far."); }
function loop() { for (;;); }
function keep(value) { Utilities.sleep(1); PropertiesService.getScriptProperties().setProperty("kept", value); return value; }
function kept() { return PropertiesService.getScriptProperties().getProperty("kept"); }
function ask(set, title) {
  const ui = SpreadsheetApp.getUi();
  return String(title ? ui.alert(title, "Really?", ui.ButtonSet[set]) : ui.alert("Really?", ui.ButtonSet[set]));
}
function name() {
  const said = SpreadsheetApp.getUi().prompt("Your name?");
  return [String(said.getSelectedButton()), said.getResponseText()];
}
function hidden_() { return "nobody may see this"; }
function onOpen() {
  SpreadsheetApp.getUi().createAddonMenu().addItem("Open beside", "beside").addItem("Open above", "above")
    .addItem("Open free", "free").addItem("Open large", "large").addItem("Fail", "fail").addItem("Gone", "gone").addToUi();
}
const page = () => HtmlService.createHtmlOutputFromFile("page").setTitle("A page");
function beside() { SpreadsheetApp.getUi().showSidebar(page()); SpreadsheetApp.getActive().toast("Opened", "Note", -1); }
function above() { SpreadsheetApp.getUi().showModalDialog(page().setWidth(400).setHeight(200), "Above"); }
function large() { SpreadsheetApp.getUi().showModelessDialog(page().setWidth(960).setHeight(640), "Large"); }
function free() { SpreadsheetApp.getUi().showModelessDialog(page().setWidth(300).setHeight(200), "Free"); }
`;

const html = `<!doctype html><html><head><script>const isThere = typeof google.script.run.echo;</script></head>
<body><form><input name="a" value="1"><input name="b" value="2"><input name="b" value="3"><input type="checkbox" name="c"></form></body></html>`;

const addOn = () => {
  const folder = mkdtempSync(join(tmpdir(), "add-on-"));
  writeFileSync(join(folder, "appsscript.json"), readFileSync(join(smallAddOn, "appsscript.json")));
  writeFileSync(join(folder, "code.gs"), code);
  writeFileSync(join(folder, "page.html"), html);
  return folder;
};
const bundle = addOn();
const show = windows();

const choose = async (page: Page, item: string) => {
  await page.getByRole("menuitem", { name: "Extensions" }).click();
  await page.getByRole("menuitem", { name: "Partner Desk" }).click();
  await page.getByRole("menuitem", { name: item }).click();
};

const beside = async (page: Page) => {
  await choose(page, "Open beside");
  await page.getByRole("complementary", { name: "A page" }).waitFor();
  return frameIn(page, ".sidebar");
};

type Answer = { readonly value: unknown } | { readonly error: string };

/** Calls a function as a page would; the arguments are written as code of the page. */
const call = (frame: Frame, name: string, args = ""): Promise<Answer> =>
  frame.evaluate(
    ([name, args]) =>
      new Function(
        `return new Promise((done) => google.script.run.withSuccessHandler((value) => done({ value }))
          .withFailureHandler(({ name, message }) => done({ error: name + ": " + message })).${name}(${args}))`,
      )(),
    [name, args] as const,
  );

test("a page stands in Google's sandbox, and google.script.run carries what Google carries", async () => {
  const { served, open } = await show(newWorld({ bundle, settings: { timeLimit: 1000 } }));
  const page = await open();
  const frame = await beside(page);
  await standsInTheSandbox(served, page, frame);
  await carriesValues(frame);
  await frame.evaluate("google.script.host.close()");
  await page.locator(".sidebar").waitFor({ state: "detached" });
  expect((await page.request.get(frame.url())).status()).toBe(404);
});

const carriesValues = async (frame: Frame) => {
  expect(await frame.evaluate("isThere")).toBe("function");

  const refused = {
    "new Date()": 0,
    "1, /x/": 1,
    "new Map()": 0,
    "[new Set()]": 0,
    "{ a: () => 1 }": 0,
    "new Blob([])": 0,
    "new Uint8Array(1)": 0,
    "new String('a')": 0,
    "document.body": 0,
    "1, document.forms[0]": 1,
    "(() => { const a = {}; a.a = a; return a; })()": 0,
  };
  for (const [args, index] of Object.entries(refused))
    await expect(call(frame, "echo", args)).rejects.toThrow(`Failed due to illegal value in property: ${index}`);
  expect(await call(frame, "echo", "1, undefined, [undefined], { a: null, b: [true, 'x'] }")).toEqual({
    value: [1, null, [null], { a: null, b: [true, "x"] }],
  });
  expect(await call(frame, "echo", "document.forms[0]")).toEqual({ value: [{ a: "1", b: ["2", "3"] }] });

  const arrives = { date: null, dates: null, map: {}, pattern: {}, nothing: null, number: null, list: [null, "a"] };
  const more = { service: null, later: "later", own: "function own() {}", text: "<text>" };
  for (const [name, value] of Object.entries({ ...arrives, ...more }))
    expect([name, await call(frame, "give", `"${name}"`)]).toEqual([name, { value }]);
  expect(await call(frame, "give", '"bytes"')).toEqual({ error: expect.stringContaining("not a supported return") });

  expect(await call(frame, "fail")).toEqual({ error: "RangeError: Too far." });
  expect(await call(frame, "loop")).toEqual({ error: "Exception: Exceeded maximum execution time" });
  await expect(call(frame, "hidden_")).rejects.toThrow("hidden_ is not a function");
  await expect(call(frame, "nowhere")).rejects.toThrow("nowhere is not a function");
  expect(
    await frame.evaluate(
      () =>
        new Promise((done) => {
          const { google } = window as unknown as { google: { script: { run: Runner } } };
          google.script.run
            .withUserObject("mine")
            .withSuccessHandler((...all: unknown[]) => done(all))
            .echo(1);
        }),
    ),
  ).toEqual([[1], "mine"]);
};

interface Runner {
  withUserObject(value: unknown): Runner;
  withSuccessHandler(handler: (...all: unknown[]) => void): Runner;
  echo(value: unknown): void;
}

const standsInTheSandbox = async (served: Served, page: Page, frame: Frame) => {
  const seen = await page
    .locator(".sidebar iframe")
    .evaluate((element) => [element.clientWidth, element.getAttribute("sandbox")]);
  expect(seen).toEqual([
    300,
    "allow-same-origin allow-forms allow-scripts allow-popups allow-downloads allow-modals allow-popups-to-escape-sandbox",
  ]);
  expect(new URL(frame.url()).origin).toBe(served.desk.frameOrigin);
  expect(await frame.evaluate("google.script.host.origin")).toBe(served.desk.pageOrigin);
  await expect(frame.evaluate("parent.document.title")).rejects.toThrow("cross-origin");
  await page.evaluate(() => window.postMessage({ desk: "close" }, "*"));
  await frame.evaluate("window.postMessage({ desk: 'returned', call: '1', outcome: { ok: true, json: '1' } }, '*')");
  expect(await page.locator(".sidebar").count()).toBe(1);
};

test("an alert suspends the script until its button is pressed, and dialogs stand and close as they are told", async () => {
  const world = newWorld({ bundle });
  const { open } = await show(world);
  const page = await open();
  await alertsSuspend(world, page);
  await dialogsStand(page);
});

/** An alert suspends the script until its button is pressed. */
const alertsSuspend = async (world: World, page: Page) => {
  const frame = await beside(page);
  const asked = async (name: string, args: string, act: () => Promise<unknown>) => {
    const answer = call(frame, name, args);
    await page.getByRole("alertdialog").waitFor();
    await act();
    return answer;
  };
  const press = (name: string) => () => page.getByRole("button", { name, exact: true }).click();
  expect(await asked("ask", "'YES_NO', 'Delete'", press("No"))).toEqual({ value: "NO" });
  expect(await asked("ask", "'OK_CANCEL'", press("Cancel"))).toEqual({ value: "CANCEL" });
  expect(await asked("ask", "'OK'", () => page.keyboard.press("Escape"))).toEqual({ value: "CLOSE" });
  expect(
    await asked("name", "", async () => {
      await page.keyboard.type("Ana");
      await page.keyboard.press("Enter");
    }),
  ).toEqual({ value: ["OK", "Ana"] });
  expect(world.screen.alerts).toEqual([]);
  expect(await world.run("ask", ["YES_NO"])).toBe("OK");
  expect(world.screen.alerts).toEqual(["Really?"]);
};

/** Dialogs take the size that they are given, close by Escape, and a free one is moved by arrow keys. */
const dialogsStand = async (page: Page) => {
  await choose(page, "Open above");
  const frame = await frameIn(page, ".dialog");
  const size = () =>
    page.locator(".dialog iframe").evaluate(({ clientWidth, clientHeight }) => [clientWidth, clientHeight]);
  expect(await size()).toEqual([400, 200]);
  await frame.evaluate("google.script.host.setHeight(260)");
  await until(size, [400, 260]);
  await frame.locator("input").first().focus();
  await page.keyboard.press("Escape");
  await page.locator(".dialog").waitFor({ state: "detached" });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Extensions");
  await choose(page, "Open free");
  const dialog = page.getByRole("dialog", { name: "Free" });
  const before = await dialog.boundingBox();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  const after = await dialog.boundingBox();
  expect([(after?.x ?? 0) - (before?.x ?? 0), (after?.y ?? 0) - (before?.y ?? 0)]).toEqual([20, 20]);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await liesInTheWindow(page);
};

/** A free dialog of nearly the window's size lies in the window with its foot. */
const liesInTheWindow = async (page: Page) => {
  await choose(page, "Open large");
  const large = await page.getByRole("dialog", { name: "Large" }).boundingBox();
  const { x = -1, y = -1, width = 0, height = 0 } = large ?? {};
  expect([x >= 0, y >= 0, x + width <= 1280, y + height <= 800, width]).toEqual([true, true, true, true, 960]);
};

test("what goes wrong is said in a sentence, and a page that is loaded again loses nothing of a call", async () => {
  const world = newWorld({ bundle });
  const { served, open } = await show(world);
  const page = await open();
  await choose(page, "Fail");
  await page.getByText("fail did not come to its end: RangeError: Too far. See Executions.").waitFor();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await choose(page, "Gone");
  await page.getByText("gone did not come to its end: Exception: Script function not found: gone. See").waitFor();
  const frame = await beside(page);
  await page.getByText("Opened").waitFor();
  await frame.evaluate("void setTimeout(() => google.script.run.nowhere())");
  await page.getByText('The page "A page" has failed: Uncaught TypeError: google.script.run.nowhere is').waitFor();
  await frame.evaluate("void google.script.run.keep('what was sent')");
  await page.reload();
  await until(() => world.run("kept"), "what was sent");
  await page.getByRole("menuitem", { name: "Extensions" }).waitFor();
  const again = await beside(page);
  const lost = call(again, "loop");
  await served.close();
  expect(await lost).toEqual({ error: "NetworkError: NetworkError: Connection failure due to HTTP 0" });
  expect(await call(again, "echo")).toEqual(await lost);
  await page.getByText("The host does not answer.").waitFor();
});

describe("ten calls at once", () => {
  const waiting: ((ending: Ending) => void)[] = [];
  const sent: unknown[] = [];
  const carry: Carry = (_, args) => {
    sent.push(args[0]);
    return new Promise((end) => waiting.push(end));
  };
  const settle = () => new Promise((done) => setTimeout(done));

  test("the eleventh waits until one has ended", async () => {
    const run = runnerFor(["go"], (args) => args, carry);
    const ended: unknown[] = [];
    const go = run.withSuccessHandler?.((value: unknown) => ended.push(value)) as typeof run;
    for (let n = 1; n <= mostAtOnce + 2; n += 1) go.go?.(n);
    await settle();
    expect(sent).toHaveLength(10);
    waiting[4]?.({ value: "fifth" });
    await settle();
    expect([sent.at(-1), sent.length, ended]).toEqual([11, 11, ["fifth"]]);
    waiting[0]?.({ value: "first" });
    await settle();
    expect([sent.at(-1), ended]).toEqual([12, ["fifth", "first"]]);
  });
});

test("the functions of a script are its declarations, whatever its code does", () => {
  const source = `${code}
    function atLast() {}
    const arrow = () => 1;
    Missing.call();
    for (;;);`;
  const equipment = { scripts: [{ name: "code.gs", source }], surfaceText: "" };
  const names = functionNames({ equipment, pages: {}, scopes: [], timeZone: "Etc/UTC", hasWebApp: false });
  expect(names).toEqual(expect.arrayContaining(["atLast", "echo", "onOpen"]));
  expect(names).not.toContain("hidden_");
});

test.each([
  [
    "<!doctype html><html><head><title>a</title></head></html>",
    "<!doctype html><html><head>+<title>a</title></head></html>",
  ],
  ["<html lang=en><body>b</body></html>", "<html lang=en>+<body>b</body></html>"],
  ["<!DOCTYPE html><p>c", "<!DOCTYPE html>+<p>c"],
  ["<p>d", "+<p>d"],
])("in %s the shim stands first", (page, whole) => {
  expect(withinHead(page, "+")).toBe(whole);
});
