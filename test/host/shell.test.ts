/** The page around the grid: what it knows, what it says, and a journey through it by keyboard. */
import { sentenceOn } from "../../host/page/grid/chooser";
import { blocksOf, countOf } from "../../host/page/shell/markdown";
import { menusOf } from "../../host/page/shell/header";
import { fieldOf, momentIn, momentOfField, nextMorning } from "../../host/page/shell/time";
import { after, blank, type Happening, type View } from "../../host/page/shell/view";
import type { ExecutionView, MailLine, ToPage } from "../../host/serve/messages";
import type { Page } from "playwright-core";
import { aDeskWith, avery, blankWorld, ops } from "../walks/desk";
import { faultsAround, frameIn, redrawn, type Served, until, windows } from "./windows";

jest.setTimeout(60_000);

const mail = (n: number): MailLine => ({ n, from: "a@b.cd", to: "c@d.ef", cc: "", subject: `Mail ${n}`, at: "" });
const execution = (n: number, milliseconds: number | null): ExecutionView => ({
  n,
  functionName: "call",
  user: "a@b.cd",
  startedAt: "",
  milliseconds,
  calls: {},
  logs: [],
  error: null,
});
const heard = (...messages: readonly ToPage[]): View =>
  messages.map((message): Happening => ({ heard: message, at: 0 })).reduce(after, blank);

test("new mails stand above the old ones, and another world begins anew", () => {
  const first: ToPage = { kind: "mails", afresh: true, list: [mail(1), mail(0)], of: 2 };
  const more: ToPage = { kind: "mails", afresh: false, list: [mail(2)], of: 3 };
  const subjects = ({ mails }: View) => mails.map(({ subject }) => subject);
  expect(subjects(heard(first, more))).toEqual(["Mail 2", "Mail 1", "Mail 0"]);
  expect(subjects(heard(first, more, { kind: "mails", afresh: true, list: [], of: 0 }))).toEqual([]);
  const open = after(heard(first, more), { opens: 2 });
  expect(after(open, { heard: { kind: "mails", afresh: true, list: [], of: 0 }, at: 0 }).mail).toBe(null);
});

test("an execution that ends takes the place of what was told of it", () => {
  const told = (...list: ExecutionView[]): ToPage => ({ kind: "executions", afresh: false, list });
  const { executions } = heard(told(execution(1, null)), told(execution(2, null)), told(execution(1, 12)));
  expect(executions.map(({ n, milliseconds }) => [n, milliseconds])).toEqual([
    [2, null],
    [1, 12],
  ]);
});

test("of troubles the last three stand, each once, until they are dismissed", () => {
  const view = ["a", "b", "c", "a", "d"].reduce((now, trouble) => after(now, { trouble }), blank);
  expect(view.troubles.map(({ text }) => text)).toEqual(["c", "a", "d"]);
  expect(after(view, { dismisses: view.troubles[1]?.id ?? 0 }).troubles.map(({ text }) => text)).toEqual(["c", "d"]);
});

test("work that is done is no longer shown, and neither is work that failed", () => {
  const progress: ToPage = { kind: "progress", what: "Moving the clock", done: 1, of: 2, mayStop: true };
  expect(heard(progress).progress).toMatchObject({ done: 1 });
  expect(heard(progress, { ...progress, done: 2 }).progress).toBe(null);
  expect(heard(progress, { kind: "trouble", text: "No." }).progress).toBe(null);
});

const york = "America/New_York";
test.each([
  ["2026-11-16T08:10:00-05:00", "weekday", "Mon 16 Nov 2026, 09:30"],
  ["2026-11-16T09:30:00-05:00", "weekday", "Tue 17 Nov 2026, 09:30"],
  ["2026-11-20T10:00:00-05:00", "weekday", "Mon 23 Nov 2026, 09:30"],
  ["2026-11-16T09:30:00-05:00", "monday", "Mon 23 Nov 2026, 09:30"],
  ["2026-10-30T12:00:00-04:00", "monday", "Mon 2 Nov 2026, 09:30"],
] as const)("after %s the next morning of a %s is %s", (now, mornings, expected) => {
  expect(momentIn(nextMorning(Date.parse(now), york, mornings), york)).toBe(expected);
});

test("a field for date and time means the zone's own clock", () => {
  const moment = Date.parse("2026-03-08T12:05:00-04:00");
  expect(fieldOf(moment, york)).toBe("2026-03-08T12:05");
  expect(momentOfField("2026-03-08T12:05", york)).toBe(moment);
  expect(momentOfField("", york)).toBe(null);
});

test("the differences are read as headings, paragraphs and points", () => {
  const text = "# One\nSome\nwords.\n\n## Two\n- first `a`\n  goes on\n- second\n";
  expect(blocksOf(text)).toEqual([
    { is: "h1", text: "One" },
    { is: "p", text: "Some words." },
    { is: "h2", text: "Two" },
    { is: "list", items: ["first `a` goes on", "second"] },
  ]);
  expect(countOf(text)).toBe(2);
});

test.each([
  [{ shown: 2, of: 75 }, "2 of 75 rows"],
  [{ shown: 75, of: 75 }, "All 75 rows match."],
  [{ shown: 0, of: 75 }, "None of the 75 rows matches now."],
  [{ shown: 0, of: 1 }, "The one row does not match now."],
  [{ shown: 0, of: 0 }, "There are no rows yet."],
  [{ shown: 0, of: 0, problem: "It can not be worked out." }, "It can not be worked out."],
])("a filter view that shows %j says so", (rows, expected) => {
  expect(sentenceOn({ hidden: [], problem: null, ...rows })).toBe(expected);
});

test("the add-on's menu stands under Extensions by its name, a menu of its own beside it", () => {
  const ran: string[] = [];
  const menus = menusOf(
    [
      { title: "Extensions", items: [{ caption: "Open", functionName: "open" }, null] },
      { title: "Own", items: [{ title: "Inner", items: [{ caption: "Deep", functionName: "deep" }] }] },
    ],
    (name) => ran.push(name),
  );
  expect(menus).toMatchObject([
    { label: "Extensions", entries: [{ label: "Partner Desk", entries: [{ label: "Open" }, null] }] },
    { label: "Own", entries: [{ label: "Inner", entries: [{ label: "Deep" }] }] },
  ]);
  menus[0]?.entries?.[0]?.entries?.[0]?.run?.();
  expect(ran).toEqual(["open"]);
  expect(menusOf([], () => undefined)).toEqual([
    { label: "Extensions", entries: [{ label: "The add-on has no menu" }] },
  ]);
});

describe("in a browser", () => {
  const show = windows();

  test("a person goes through menu, sidebar, mails, clock and people by keyboard", async () => {
    const world = await aDeskWith({});
    const { served, open } = await show(world);
    const page = await open();
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.getByRole("menuitem", { name: "Extensions" }).focus();
    await press("ArrowDown", "ArrowRight");
    expect(await page.getByRole("menu", { name: "Partner Desk" }).getByRole("menuitem").count()).toBeGreaterThan(3);
    await press("Escape");
    expect([await page.getByRole("menu").count(), await focused()]).toEqual([0, "Extensions"]);
    await press("ArrowDown", "Enter", "Enter");
    await page.locator(".sidebar iframe").waitFor();
    expect((await page.locator(".sidebar iframe").boundingBox())?.width).toBe(300);
    await (await frameIn(page, ".sidebar")).getByText("Initech").first().waitFor();
    await keepsItsSidebar(served, page);

    const rail = page.getByRole("navigation", { name: "Around the workbook" });
    await rail.getByRole("button", { name: "Mails" }).focus();
    await press("Enter");
    await page.getByText("One mail, the newest first.").waitFor();
    await press("Tab", "Tab", "Enter");
    await page.frameLocator(".letter").getByText("Initech").first().waitFor();
    await page.getByRole("button", { name: "Plain text" }).focus();
    await press("Enter");
    expect(await page.locator("pre.letter").innerText()).toContain("Initech");
    expect(await faultsAround(page)).toEqual([]);
    await press("Escape");
    expect(await focused()).toBe("Mails");

    await press("Tab", "Enter");
    const moved = page.getByText("Fri 20 Mar 2026, 16:00");
    await page.getByText("Fri 20 Mar 2026, 15:00").waitFor();
    await page.getByLabel("Move to").fill("2026-03-20T14:00");
    await page.getByText("That is before the clock's own time").waitFor();
    expect(await page.getByRole("button", { name: "Move", exact: true }).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "One hour on" }).focus();
    await press("Enter");
    await moved.waitFor();
    await page.getByText("stands still until it is moved").waitFor();
    expect(world.now).toBe("2026-03-20T20:00:00.000Z");
    await page.getByLabel("Move to").fill("2026-06-15T09:00");
    await page.getByRole("button", { name: "Move", exact: true }).press("Enter");
    await page.getByRole("button", { name: "Stop" }).press("Enter");
    await page.getByText("is on its way").waitFor({ state: "detached" });
    expect(Date.parse(world.now)).toBeLessThan(Date.parse("2026-06-15T09:00:00-04:00"));
    expect(await faultsAround(page)).toEqual([]);

    await rail.getByRole("button", { name: "Executions" }).press("Enter");
    await page.locator("summary", { hasText: "hourly" }).first().press("Enter");
    await page.getByText("Sheets.Spreadsheets.Values.batchGetByDataFilter").first().waitFor();
    expect(await faultsAround(page)).toEqual([]);

    await rail.getByRole("button", { name: "People" }).press("Enter");
    await page.getByRole("button", { name: "Act as Avery Stone" }).press("Enter");
    await page.locator(".person", { hasText: avery }).waitFor();
    expect([world.state.person, await world.run("call", ["queue", {}])]).toEqual([avery, expect.any(String)]);
    expect(await faultsAround(page)).toEqual([]);

    for (const name of ["Triggers", "World", "Differences"]) {
      await rail.getByRole("button", { name }).press("Enter");
      expect([name, await faultsAround(page)]).toEqual([name, []]);
    }
  });

  test("an empty workbook says in each panel what to do, and another world takes its place when that is agreed", async () => {
    const world = blankWorld();
    const saved = JSON.stringify(await (await aDeskWith({})).save());
    const { served, open } = await show(world);
    const page = await open();
    const rail = page.getByRole("navigation", { name: "Around the workbook" });
    const says = async (panel: string, text: string) => {
      await rail.getByRole("button", { name: panel }).click();
      await page.getByText(text).waitFor();
      expect([panel, await faultsAround(page)]).toEqual([panel, []]);
    };
    await says("Mails", "No mail has left yet.");
    await says("Triggers", "No trigger is installed.");
    await says("People", "Nobody is in the Team tab yet");
    expect(await page.locator(".entry").allInnerTexts()).toEqual([expect.stringContaining(ops)]);
    await rail.getByRole("button", { name: "World" }).click();
    const load = async (text: string) => {
      await page
        .getByLabel("File of a world")
        .setInputFiles({ name: "w.json", mimeType: "application/json", buffer: Buffer.from(text) });
      await page.getByRole("button", { name: "Replace it" }).click();
    };
    await load("{}");
    await page.getByText("The file does not hold a world of this host.").waitFor();
    expect(served.desk.world).toBe(world);
    await load(saved);
    await says("Mails", "One mail, the newest first.");
    await until(async () => served.desk.world.mails.length, 1);
    const download = await page.request.get(`${served.address}world.json`);
    expect(await download.json()).toMatchObject({ format: 1, person: ops });
    expect((await (await page.request.get(`${served.address}export.xlsx`)).body()).subarray(0, 2).toString()).toBe(
      "PK",
    );
  });
});

/** A connection that is lost for a moment takes nothing of a page away, neither what it holds nor the keyboard. */
const keepsItsSidebar = async (served: Served, page: Page) => {
  const [before] = served.desk.windows.map(({ id }) => id);
  const frame = await frameIn(page, ".sidebar");
  await frame.evaluate("window.kept = 1");
  const find = frame.getByRole("searchbox");
  await find.focus();
  await page.keyboard.type("Ini");
  await redrawn(page, () => page.evaluate("sockets.at(-1).close()"));
  await until(async () => ![undefined, before].includes(served.desk.windows[0]?.id), true);
  await page.keyboard.type("tech");
  expect([await frame.evaluate("window.kept"), await find.inputValue()]).toEqual([1, "Initech"]);
};
