/** The dialog "Is everything running?" in a browser. */
import { aDesk, blankWorld, ops, reply, vic, type World } from "../walks/desk";
import { type Dialog, dialogs } from "./dialog";

const open = dialogs("health", { width: 560, height: 600 });

const opened = async (world: World, as = ops): Promise<Dialog> => {
  const dialog = await open({ world, as });
  await dialog.page
    .getByText(/needed is missing|cells? or rows?/)
    .first()
    .waitFor();
  return dialog;
};
const items = ({ page }: Dialog, list: string) => page.locator(`.${list} li`).allInnerTexts();
const oneLine = (text: string) => text.replace(/\s+/g, " ");

it("says whether everything runs, what does not first, and what needs a look with its cells", async () => {
  const world = await aDesk();
  const csv = "Partner,Tier,Status\n<i>Odd</i>,Gold,active";
  await reply(world, "importRows", { table: "partners", csv });
  await reply(world, "importRows", { table: "registrations", csv: "Deal ID,Partner,Company\nX-1,Nobody Inc,Initech" });
  const dialog = await opened(world);
  await dialog.page.getByText("Not quite: one thing needs a look.").waitFor();
  const checks = (await items(dialog, "checks")).map(oneLine);
  expect(checks[0]).toBe("Look The hourly check. It has not run yet; it starts within an hour of set-up.");
  expect(checks[1]).toBe("Well What runs by itself. The hourly check and the watch over edits run as ops@example.com.");
  const problems = (await items(dialog, "problems")).map(oneLine);
  expect(problems.join("\n")).toMatch(/Registration log\. .*Nobody Inc/);
  expect(problems.join("\n")).toMatch(/1 cell or row: /);
  expect(await dialog.faults()).toEqual([]);
});

it("S25: puts back a trigger that is gone with one click of an admin", async () => {
  const world = await aDesk();
  await world.fire("hourly");
  world.state.triggers = world.state.triggers.filter(({ handler }) => handler !== "hourly");
  const dialog = await opened(world);
  await dialog.page.getByText("Missing: the hourly check.").waitFor();
  expect(await dialog.faults()).toEqual([]);
  await dialog.page.getByRole("button", { name: "Fix it" }).press("Enter");
  await dialog.page.getByText("Put back: the hourly trigger.").waitFor();
  await dialog.page.getByText("Yes: everything is running.").waitFor();
  expect(world.state.triggers.map(({ handler }) => handler).sort()).toEqual(["edited", "hourly"]);
});

it("S26: puts back what people pasted over and merged, says what it was, and sets formats again at any time", async () => {
  const world = await aDesk();
  await world.fire("hourly");
  await world.mergeCells("registrations", "D2:E4");
  await world.pasteOver({ tab: "team", cells: "A1:C3" }, { tab: "registrations", cells: "A2:C4" });
  const dialog = await opened(world);
  const text = /Not as it was: the colours of Registration log .*merged cells D2:E4 of Registration log\. An admin can/;
  await dialog.page.getByText(text).waitFor();
  expect(await dialog.faults()).toEqual([]);
  await dialog.page.getByRole("button", { name: "Fix it" }).press("Enter");
  await dialog.page
    .getByText(/Put back: the colours of Registration log .*; merged cells D2:E4 of Registration log, parted\./)
    .waitFor();
  await dialog.page.getByText("Yes: everything is running.").waitFor();
  await dialog.page.getByRole("button", { name: "Set formats again" }).press("Enter");
  await dialog.page.getByText("All was in place. The looks of titles").waitFor();
  expect(dialog.asked.filter(({ operation }) => operation === "repair").map(({ input }) => input)).toEqual([
    { what: "dress" },
    { what: "dress" },
  ]);
});

it("says when all is well", async () => {
  const world = await aDesk();
  await world.fire("hourly");
  const dialog = await opened(world);
  await dialog.page.getByText("Yes: everything is running.").waitFor();
  await dialog.page.getByText("Nothing: every row can be read and nothing needed is missing.").waitFor();
});

it("tests this sheet while it says so, and gives the result as text to copy", async () => {
  const dialog = await opened(await aDesk());
  dialog.ways("health", "waits");
  const button = dialog.page.getByRole("button", { name: "Test this sheet" });
  await button.press("Enter");
  await dialog.page.getByText("Testing … Leave this open.").waitFor();
  await button.press("Enter");
  dialog.letGo();
  await dialog.page.getByText("All is well; it took 0 s. 1 could not be told.").waitFor();
  const probes = (await items(dialog, "checks")).map(oneLine);
  expect(probes).toContain(
    "Unknown Lock between two runs. Nobody else was there to keep out. Start the test in two windows at once to see it.",
  );
  expect(probes).toContain("Well Text that looks like a formula. =1+1, 00123 and -5 stay the text that they are.");
  expect(probes).toContain(
    'Well A number that is none, in a page. Of {"none": NaN, "one": 1} there arrives {"none":null,"one":1}.',
  );
  await dialog.page.getByRole("button", { name: "Copy the result" }).press("Enter");
  await dialog.page.getByText("Copied.").waitFor();
  expect(dialog.asked.filter(({ input }) => input.live)).toHaveLength(1);
  expect(await dialog.faults()).toEqual([]);
});

it("tells who is no admin that only admins may test, and shows the checks all the same", async () => {
  const dialog = await opened(await aDesk(), vic);
  await dialog.page.getByRole("button", { name: "Test this sheet" }).press("Enter");
  await dialog.page.getByText("Only an admin of the Team tab may test this sheet").waitFor();
  const shown = await items(dialog, "checks");
  expect(shown.length).toBe(10);
  expect(shown.filter((text) => !/^(Well|Look)\s+[A-Z]/.test(text))).toEqual([]);
});

it("says why nothing can be told, and offers to set up", async () => {
  const dialog = await open({ world: blankWorld(), as: ops });
  await dialog.page.getByText("This workbook is not set up yet.").waitFor();
  await dialog.page.getByRole("button", { name: "Set up" }).press("Enter");
  expect(dialog.opened).toEqual(["openSetUp"]);
});
