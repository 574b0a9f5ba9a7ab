/** Four days at the desk in a real browser by keyboard alone: from an empty workbook to Monday's report and a late decision. */
import type { Page } from "playwright-core";
import { blankWorld, deal, furnish, reply, type World } from "../walks/desk";
import { pressUntil, whatHasFocus } from "../pages/keys";
import { faultsAround, frameIn, until, windows, gridHasFocus } from "./windows";

jest.setTimeout(120_000);
const show = windows();

/** Milliseconds in which the clock goes over a weekend, on a busy machine too. */
const patience = 30_000;

test("a desk is set up, deals are registered and decided, and time passes, all by keyboard", async () => {
  const world = blankWorld();
  const { open } = await show(world);
  const page = await open();
  await gridHasFocus(page);
  await setUp(page);
  await furnish(world);
  const csv = "Account,Owner,Stage,Opened\nHooli,Lee Quinn,Proposal,2026-02-20 10:00";
  await reply(world, "importRows", { table: "accounts", csv });
  await register(page);
  await reply(world, "register", deal({ token: "second", companyName: "Hooli", partner: "Northwind" }));
  await reply(world, "register", deal({ token: "third", companyName: "Umbrella" }));
  await approve(page, world);
  await reject(page);
  await findAndCopy(page);
  expect(await colourOfThird(page, world)).toBe("green");
  await reachMonday(page);
  await seeItTurnRed(page, world);
  await typeOverStage(page, world);
  expect(world.mails.filter(({ subject }) => subject.startsWith("Partner pipeline report"))).toHaveLength(1);
});

const setUp = async (page: Page) => {
  await choose(page, "Set up");
  const dialog = await frameIn(page, ".dialog");
  await dialog.getByRole("heading", { name: "Make this workbook your partner desk" }).waitFor();
  expect(await faultsAround(dialog)).toEqual([]);
  await tabTo(page, "Set up");
  await press(page, "Enter");
  await dialog.getByText("Your desk is ready.").waitFor();
  expect(await faultsAround(dialog)).toEqual([]);
  await press(page, "Escape");
  await page.locator(".dialog").waitFor({ state: "detached" });
  await page.getByText("Registration log", { exact: true }).waitFor();
  // Tabs that a script makes do not lead anybody away from where they are.
  expect(await underCursor(page)).toBe("A1");
};

/** What is written into the form, in the order in which Tab leads to the fields. */
const steps = [
  { Partner: "contoso cloud", "Partnership type": "Co-sell" },
  {
    Company: "Initech",
    "Company size": "500",
    Industry: "Steel",
    "Contacted before?": "No",
    "Contact name": "Bill",
    "Contact title": "VP",
    "Contact e-mail": "bill@initech.com",
    "Deal size (ACV)": "50,000",
    "Expected close": "q3 2026",
    "Buying signal": "An RFP",
  },
];

const register = async (page: Page) => {
  await choose(page, "Register a deal");
  const sidebar = await frameIn(page, ".sidebar");
  await sidebar.getByText("step 1 of 3").waitFor();
  await press(page, "Alt+Shift+Period");
  for (const [at, fields] of steps.entries()) {
    for (const [field, said] of Object.entries(fields)) {
      await tabTo(page, field);
      await page.keyboard.type(said);
    }
    await tabTo(page, "Next");
    await press(page, "Enter");
    await sidebar.getByText(`step ${at + 2} of 3`).waitFor();
  }
  expect(await faultsAround(sidebar)).toEqual([]);
  await tabTo(page, "Send");
  await press(page, "Enter");
  await sidebar.getByText("Registered as DR-0001").waitFor();
  await toGrid(page);
  await press(page, "Alt+ArrowDown");
  await until(() => underCursor(page), "A1 To do");
  await press(page, "Alt+ArrowDown");
  await until(() => underCursor(page), "A1 Deal ID");
  await press(page, "ArrowDown");
  await until(() => underCursor(page), "A2 DR-0001");
  await openPanel(page, "Mails");
  await until(() => newestMail(page), "Deal Registration Received — Initech | Contoso Cloud");
  expect(await faultsAround(page)).toEqual([]);
};

const approve = async (page: Page, world: World) => {
  await choose(page, "Review deals");
  const dialog = await frameIn(page, ".dialog");
  await dialog.getByRole("heading", { name: "Initech DR-0001" }).waitFor();
  await tabTo(page, "Approve");
  await press(page, "Enter");
  await dialog.locator(".letter").getByText("Initech").first().waitFor();
  const shown = await dialog.locator(".letter").innerText();
  expect(await faultsAround(dialog)).toEqual([]);
  await tabTo(page, "Approve");
  await dialog.evaluate(hurry);
  await press(page, "Enter");
  await dialog.getByText("Approving Initech (DR-0001).").waitFor();
  expect(world.mails.map(({ subject }) => subject).join()).not.toContain("Approved");
  await dialog.getByText("Initech (DR-0001) is approved.").waitFor();
  expect(world.mails.at(-1)?.text.trim()).toBe(shown.trim());
  await until(() => newestMail(page), "Deal Registration Approved — Initech | Contoso Cloud");
};

/** From now on five seconds of a page pass in one. */
const hurry = "setTimeout = ((wait) => (act, time, ...rest) => wait(act, time / 5, ...rest))(setTimeout)";

const reject = async (page: Page) => {
  const dialog = await frameIn(page, ".dialog");
  await dialog.getByRole("heading", { name: "Hooli DR-0002" }).waitFor();
  await press(page, "r");
  for (const _ of ["what the partner reads", "the way on"]) {
    await tabTo(page, "Take this sentence");
    await press(page, "Enter");
  }
  await dialog.locator(".letter").getByText("Feb 20, 2026").waitFor();
  await tabTo(page, "Reject");
  await press(page, "Enter");
  await tabTo(page, "Do it now");
  await press(page, "Enter");
  await dialog.getByText("Hooli (DR-0002) is rejected.").waitFor();
  await leadTo(page, "Shift+Tab", "Close the dialog");
  await press(page, "Enter");
  await page.locator(".dialog").waitFor({ state: "detached" });
  await toGrid(page);
  await press(page, "ArrowRight");
  await until(() => underCursor(page), "B2 Approved");
  await press(page, "ArrowDown");
  await until(() => underCursor(page), "B3 Rejected");
};

const findAndCopy = async (page: Page) => {
  const sidebar = await frameIn(page, ".sidebar");
  await press(page, "Alt+Shift+Period", "/");
  await page.keyboard.type("umbr");
  await sidebar.getByText("1 found.").waitFor();
  await tabTo(page, "Umbrella");
  await press(page, "Enter");
  const sentence = "Umbrella (DR-0003) is being reviewed; you will have our answer by Tue 24 Mar 2026, 15:00.";
  await sidebar.locator("blockquote").getByText(sentence).waitFor();
  expect(await faultsAround(sidebar)).toEqual([]);
  await tabTo(page, "Copy the sentence");
  await press(page, "Enter");
  await sidebar.getByText("Copied.").waitFor();
  await press(page, "/", "Control+KeyA", "Control+KeyV");
  expect(await sidebar.getByRole("searchbox").inputValue()).toBe(sentence);
};

/** Monday morning is late enough for the report, which goes with the first hourly check after half past eight. */
const reachMonday = async (page: Page) => {
  await openPanel(page, "Clock");
  await tabTo(page, "Next Monday morning");
  await press(page, "Enter");
  await until(() => clock(page), "Mon 23 Mar 2026, 09:30", patience);
  await openPanel(page, "Mails");
  await until(() => newestMail(page), "Partner pipeline report, week of Mar 16, 2026");
};

/** An answer that is owed by Tuesday at three in the afternoon is due soon from three in the morning. */
const seeItTurnRed = async (page: Page, world: World) => {
  await openPanel(page, "Clock");
  for (const [typed, shown, colour] of [
    ["0259AM", "02:59", "green"],
    ["0300AM", "03:00", "amber"],
    ["0301PM", "15:01", "red"],
  ] as const) {
    await tabTo(page, "Move to");
    await page.keyboard.type("03242026");
    await press(page, "ArrowRight");
    await page.keyboard.type(typed);
    await press(page, "Enter");
    await until(() => clock(page), `Tue 24 Mar 2026, ${shown}`, patience);
    await until(() => colourOfThird(page, world), colour);
    await leadTo(page, "Shift+Tab", "Close Clock");
  }
  expect(await faultsAround(page)).toEqual([]);
};

const clock = (page: Page) => page.locator(".now").innerText();

const typeOverStage = async (page: Page, world: World) => {
  await toGrid(page);
  await press(page, "ArrowDown");
  await until(() => underCursor(page), "B4 Submitted");
  await page.keyboard.type("Approved");
  await press(page, "Enter");
  // What the desk fills in lies under a warning.
  const warning = page.getByRole("dialog", { name: "Heads up!" });
  await warning.waitFor();
  expect(await faultsAround(page)).toEqual([]);
  await press(page, "Enter");
  await warning.waitFor({ state: "detached" });
  await press(page, "ArrowUp");
  await until(
    () => heard(page),
    'B4 Submitted (note: "Approved" was typed here (Tue 24 Mar 2026, 15:01) and put back. Use Review deals instead: the partner is told and the clocks stop.)',
  );
  await until(() => colourOfThird(page, world), "red");
};

/** What is drawn in the corner of the Stage of the third deal. */
const colourOfThird = async (page: Page, { book }: World): Promise<string> => {
  const log = book.engine.workbook.getSheets().find((sheet) => sheet.getName() === "Registration log");
  if (!log) throw new Error("There is no registration log.");
  const above = [0, 1, 2].reduce((sum, row) => sum + log.getRowHeight(row), 0);
  const [x, y] = [headings.width + log.getColumnWidth(0) + 4, headings.height + above + 4];
  const drawn = await page.evaluate(
    ([x, y]) => {
      const canvas = document.querySelector<HTMLCanvasElement>("canvas[id^=univer-sheet-main]");
      const scale = canvas ? canvas.width / canvas.clientWidth : 1;
      return [...(canvas?.getContext("2d")?.getImageData(x * scale, y * scale, 1, 1).data ?? [])].join();
    },
    [x, y] as const,
  );
  return colours[drawn] ?? drawn;
};

/** The letters of the columns and the numbers of the rows, in pixels. */
const headings = { width: 46, height: 20 };

const colours: Readonly<Record<string, string>> = {
  "217,240,217,255": "green",
  "255,237,191,255": "amber",
  "250,209,204,255": "red",
};

/** What those hear who do not see the grid. */
const heard = (page: Page) => page.getByLabel("Cell under the cursor").innerText();

/** The cell under the cursor and what it shows, without its note. */
const underCursor = async (page: Page) => (await heard(page)).replace(/ \(note: .*/s, "");

const newestMail = (page: Page) => page.locator(".lines strong").first().innerText();

const openPanel = async (page: Page, name: string) => {
  await press(page, "Alt+Shift+Comma");
  await until(() => focused(page), "Mails");
  await tabTo(page, name);
  await press(page, "Enter");
  await page.getByRole("region", { name }).waitFor();
};

/** Goes to the menus from wherever the keyboard is, and down to an item of the add-on. */
const choose = async (page: Page, item: string) => {
  await toMenus(page);
  await press(page, "ArrowDown", "Enter");
  await leadTo(page, "ArrowDown", item);
  await press(page, "Enter");
};

const toGrid = async (page: Page) => {
  await toMenus(page);
  await press(page, "Escape");
};

/** From a page of the add-on the keys reach the page around it a moment later. */
const toMenus = async (page: Page) => {
  await press(page, "Control+Alt+Shift+KeyM");
  await until(() => focused(page), "Extensions");
};

const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

const tabTo = (page: Page, name: string) => leadTo(page, "Tab", name);

const leadTo = (page: Page, key: string, name: string) => pressUntil(page, key, name, () => focused(page));

/** What has the focus, in the page or in the page of the add-on that has it. */
const focused = async (page: Page): Promise<string> => {
  const { name, frame } = await page.evaluate(whatHasFocus);
  if (!frame) return name;
  const inside = page.frames().find((one) => one.url() === frame);
  return inside ? (await inside.evaluate(whatHasFocus)).name : name;
};
