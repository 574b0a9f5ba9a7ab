/** The set-up dialog in a browser, on a blank workbook, on a desk, and where nothing may be made. */
import { aDesk, again, blankWorld, ops, reply, rowOf, vic, type World } from "../walks/desk";
import { type Dialog, dialogs } from "./dialog";

const open = dialogs("setup", { width: 560, height: 600 });

const opened = async (world: World, as = ops): Promise<Dialog> => {
  const dialog = await open({ world, as });
  await dialog.page.getByRole("heading", { level: 1 }).filter({ visible: true }).waitFor();
  return dialog;
};
const sent = ({ asked }: Dialog) => asked.filter(({ operation }) => operation === "setUp").map(({ input }) => input);
const heading = ({ page }: Dialog) => page.getByRole("heading", { level: 1 });

it("asks a few questions with first answers, says what will be made, and makes it while it says so", async () => {
  const world = blankWorld();
  const dialog = await opened(world);
  const { page } = dialog;
  expect(await page.getByLabel("What is your partner program called?").inputValue()).toBe("Partner program");
  expect(await page.getByLabel("In which time zone does it work?").inputValue()).toBe("America/New_York");
  expect(await page.locator(".what").innerText()).toContain("An entry for you in the Team tab, as the first admin.");
  expect(await dialog.faults()).toEqual([]);
  await page.getByLabel("What is your partner program called?").fill("Acme <b>Partners</b>");
  await page.getByText("More about how you work").press("Enter");
  await page.getByLabel(/Where does your sales team keep/).fill("Salesforce");
  dialog.ways("setUp", "waits");
  await page.getByRole("button", { name: "Set up" }).press("Enter");
  await page.getByText("Making the tabs, colours and drop-downs …").waitFor();
  await page.getByRole("button", { name: "Set up" }).press("Enter");
  dialog.letGo();
  await page.getByText("Your desk is ready.").waitFor();
  expect(await dialog.focus()).toBe("Your desk is ready.");
  expect(sent(dialog)).toHaveLength(1);
  expect(await page.getByRole("listitem").first().innerText()).toMatch(/^Made: .*Registration log.* the hourly check/);
  expect(await rowOf(world, "settings", "program")).toMatchObject({ value: "Acme <b>Partners</b>" });
  expect(await rowOf(world, "settings", "crm")).toMatchObject({ value: "Salesforce" });
  await page.getByRole("button", { name: "Is everything running?" }).press("Enter");
  expect(dialog.opened).toEqual(["openHealth"]);
});

it("shows an admin what was told, sends only what changed, and again it changes nothing", async () => {
  const world = await aDesk();
  const dialog = await opened(world);
  await dialog.page.getByRole("button", { name: "Change the answers" }).press("Enter");
  await dialog.page.getByRole("button", { name: "Save and check everything" }).press("Enter");
  await dialog.page.getByText("Everything is in place; nothing was changed.").waitFor();
  await dialog.page.getByRole("button", { name: "Back to the questions" }).press("Enter");
  await dialog.page.getByLabel("When is the desk open, Monday to Friday?").fill("08:00-16:00");
  await dialog.page.getByLabel("What do you call your tiers?").fill("Premier = Platinum");
  await dialog.page.getByRole("button", { name: "Save and check everything" }).press("Enter");
  await dialog.page.getByText("Filled in or put right: 1 row in Settings, 1 row in Working hours.").waitFor();
  expect(sent(dialog)).toEqual([{}, { hours: "08:00-16:00", tierNames: "Premier = Platinum" }]);
  await dialog.page.getByRole("button", { name: "Back to the first steps" }).press("Enter");
  await dialog.page.getByText("First steps: ").waitFor();
});

it("leads through the first steps by keyboard, enters a colleague, and says what is left when it is opened again", async () => {
  const world = blankWorld();
  await reply(world, "setUp", {});
  const dialog = await opened(world);
  const { page } = dialog;
  await page.getByText("First steps: 1 of 6 are done").waitFor();
  expect(await page.getByText("No day off is entered for 2026").count()).toBe(1);
  expect(await dialog.faults()).toEqual([]);
  await dialog.tabTo("Enter days off");
  await dialog.press("Enter");
  expect(dialog.opened).toEqual(["openHours setup"]);
  await dialog.tabTo("Enter people");
  await dialog.press("Enter");
  await page.getByText("Ops: Admin, Approver, Coordinator").waitFor();
  expect(await dialog.focus()).toBe("Your team");
  await dialog.tabTo("Name");
  await page.keyboard.type("Ann Park");
  await dialog.press("Tab");
  await page.keyboard.type("OPS@example.com");
  await dialog.press("Enter");
  await page.getByText("They are in the team already").waitFor();
  expect(await dialog.faults()).toEqual([]);
  expect(await page.getByLabel("E-mail").evaluate((one) => one === document.activeElement)).toBe(true);
  await page.getByLabel("E-mail").fill("ann@example.com");
  await page.getByLabel("Role").selectOption("PAM");
  await page.getByLabel("E-mail").press("Enter");
  await page.getByText("1 person is in the team now.").waitFor();
  await page.getByText("Ann Park: PAM").waitFor();
  expect(await rowOf(world, "team", "ann@example.com")).toMatchObject({ roles: ["pam"], active: true });
  await dialog.tabTo("Back to the first steps");
  await dialog.press("Enter");
  await page.getByText("First steps: 2 of 6 are done").waitFor();
  await page.getByText("2 people in it.").waitFor();
});

it("names the question whose answer was refused, and puts the focus there", async () => {
  const dialog = await opened(await aDesk());
  await dialog.page.getByRole("button", { name: "Change the answers" }).press("Enter");
  const zone = dialog.page.getByLabel("In which time zone does it work?");
  await zone.fill("Mars/Olympus");
  await zone.press("Enter");
  await dialog.page.locator(".field.wrong").waitFor();
  expect(await dialog.page.locator(".fault").innerText()).toContain("Mars/Olympus");
  expect(await zone.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await dialog.faults()).toEqual([]);
});

it("asks again when the answer was lost, because twice is once", async () => {
  const world = blankWorld();
  const dialog = await opened(world);
  dialog.ways("setUp", "lost after");
  await dialog.page.getByRole("button", { name: "Set up" }).press("Enter");
  await dialog.page.getByText("Your desk is ready.").waitFor();
  expect(sent(dialog)).toHaveLength(2);
  expect(await reply(world, "setUp", {})).toEqual({ made: [], changed: [], warnings: [] });
});

it("shows who is no admin what was told, and whom to ask", async () => {
  const dialog = await opened(await aDesk(), vic);
  expect(await dialog.page.getByRole("alert").innerText()).toContain("only an admin may change it: Olive Ops.");
  expect(await dialog.page.getByRole("button").count()).toBe(0);
  expect(await dialog.page.getByText("America/New_York").count()).toBe(1);
});

it.each<readonly [string, (world: World) => Promise<World>, string, string]>([
  [
    "a copy",
    async (world) => {
      const state = await world.save();
      return again({ ...state, workbook: { ...state.workbook, id: "another-workbook" } });
    },
    "This is a copy of a desk",
    "go on in the original",
  ],
  [
    "a workbook whose zone was changed",
    async (world) => {
      const state = await world.save();
      return again({ ...state, workbook: { ...state.workbook, timeZone: "Europe/Lisbon" } });
    },
    "The time zone was changed",
    "choose America/New_York again",
  ],
])("explains %s, and makes nothing there", async (_, changed, title, advice) => {
  const dialog = await opened(await changed(await aDesk()));
  await heading(dialog).filter({ hasText: title }).waitFor();
  expect(await dialog.page.getByRole("main").innerText()).toContain(advice);
  expect((await dialog.page.getByRole("button").allInnerTexts()).slice(-2)).toEqual(["Look again", "Close"]);
});

it("lets an admin set the time zone back, and nobody else", async () => {
  const state = await (await aDesk()).save();
  const changed = () => again({ ...state, workbook: { ...state.workbook, timeZone: "Europe/Lisbon" } });
  const button = { name: "Set it back to America/New_York" } as const;
  const other = await opened(changed(), vic);
  await other.page.getByRole("button", button).press("Enter");
  await other.page.getByText("vic@example.com may not do this (repair): the Team tab gives it to Admin.").waitFor();
  expect(await other.faults()).toEqual([]);
  const dialog = await opened(changed());
  await dialog.page.getByRole("button", button).press("Enter");
  await heading(dialog).filter({ hasText: "First steps:" }).waitFor();
});
