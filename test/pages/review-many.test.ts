/** Several registrations are decided at once on the review desk, by keyboard, and taken back. */
import { again, aDeskWith, avery, columnOf, cory, reply, vic, type World } from "../walks/desk";
import { type Dialog, dialogs } from "./dialog";

const open = dialogs("review", { width: 960, height: 640 });

/** Initech and Hooli of Contoso wait, and a second Initech of Northwind. */
const aQueue = (): Promise<World> =>
  aDeskWith({}, { companyName: "Hooli" }, { companyName: "INITECH, Inc.", partner: "Northwind" });

const ready = async (world: World, as = avery) => {
  const dialog = await open({ world, as });
  await dialog.page.getByRole("heading", { level: 2 }).first().waitFor();
  return dialog;
};
const button = ({ page }: Dialog, name: string | RegExp) => page.getByRole("button", { name });
const marks = ({ page }: Dialog) => page.getByRole("navigation").getByRole("checkbox");
const oneLine = (text: string) => text.replace(/\s+/g, " ");
const results = async ({ page }: Dialog) => (await page.locator(".results li").allInnerTexts()).map(oneLine);
const decisions = ({ asked }: Dialog) =>
  asked.filter(({ operation, input }) => operation === "decideMany" && !input.dryRun);
const reason = "Lee Quinn has been in talks with both companies since 2026-02-20";

/** Fills in the form of a rejection for what is marked, and sends it. */
const rejectMarked = async (dialog: Dialog) => {
  await dialog.press("r");
  await dialog.tabTo("Reason");
  await dialog.page.keyboard.type("The deal");
  expect(await dialog.page.getByLabel("Reason").inputValue()).toBe("not-eligible");
  await dialog.tabTo("What the partners read");
  await dialog.page.keyboard.type(reason);
  await dialog.tabTo("The way on");
  await dialog.page.keyboard.type("Bring us another account.");
  await dialog.page.getByText("2 of 2 registrations; 2 mails go out.").waitFor();
};

it("marks with x, shows what would come of each, rejects them together and puts them back", async () => {
  const world = await aQueue();
  const dialog = await ready(world);
  await dialog.press("Escape", "x", "ArrowDown", "x");
  await dialog.page.getByText("2 marked").waitFor();
  expect(await marks(dialog).evaluateAll((all) => all.map((one) => (one as HTMLInputElement).checked))).toEqual([
    true,
    true,
    false,
  ]);
  expect(await dialog.faults()).toEqual([]);
  await rejectMarked(dialog);
  expect(await results(dialog)).toEqual([
    "Ready Initech (DR-0001) A mail goes to pat@contoso.example.",
    "Ready Hooli (DR-0002) A mail goes to pat@contoso.example.",
  ]);
  expect(await dialog.faults()).toEqual([]);
  await dialog.tabTo("Reject 2");
  await dialog.press("Enter");
  await dialog.page.getByText("Rejecting 2 registrations.").waitFor();
  expect(await dialog.focus()).toBe("Undo");
  expect(decisions(dialog)).toEqual([]);
  await dialog.tabTo("Do it now");
  await dialog.press("Enter");
  await dialog.page.getByRole("heading", { name: "Done: 2 registrations." }).waitFor();
  expect(await dialog.focus()).toBe("Done: 2 registrations.");
  expect(await dialog.faults()).toEqual([]);
  expect(columnOf(world, "registrations", "stage")).toEqual(["Rejected", "Rejected", "Submitted"]);
  await dialog.tabTo("Undo");
  await dialog.press("Enter");
  await dialog.page.getByRole("heading", { name: "Undone: 2 registrations as before." }).waitFor();
  expect(await dialog.page.getByRole("alert").innerText()).toBe(
    "2 e-mails had left already and cannot be called back: tell these partners that the answer no longer holds.",
  );
  expect(await button(dialog, "Undo").count()).toBe(0);
  expect(await dialog.faults()).toEqual([]);
  expect(columnOf(world, "registrations", "stage")).toEqual(["Submitted", "Submitted", "Submitted"]);
  await dialog.tabTo("Back to the queue");
  await dialog.press("Enter");
  await marks(dialog).first().waitFor();
  expect(await dialog.page.getByText("2 marked").count()).toBe(0);
});

it("approves what may be approved and says of the others why not", async () => {
  const world = await aQueue();
  const dialog = await ready(world);
  await marks(dialog).first().click();
  await button(dialog, "Mark all").press("Enter");
  await button(dialog, "Approve (3 marked)").press("Enter");
  await dialog.page.getByText("2 of 3 registrations; 2 mails go out.").waitFor();
  await dialog.page.getByLabel("Where a partner has none").check();
  await dialog.page.getByText(/meanwhile|DR-0001 of Contoso Cloud is approved/).waitFor();
  await button(dialog, "Approve 2").press("Enter");
  await button(dialog, "Do it now").press("Enter");
  await dialog.page.getByRole("heading", { name: "Done: 2 registrations. 1 not." }).waitFor();
  expect((await results(dialog))[2]).toContain("Not done INITECH, Inc. (DR-0003) DR-0001 of Contoso Cloud is approved");
  expect(columnOf(world, "registrations", "stage")).toEqual(["Approved", "Approved", "Submitted"]);
});

it("takes it back with Escape before it is done, with what was entered as it was", async () => {
  const world = await aQueue();
  const dialog = await ready(world);
  await dialog.press("Escape", "x", "ArrowDown", "x");
  await rejectMarked(dialog);
  await button(dialog, "Reject 2").press("Enter");
  await dialog.page.getByText("Rejecting 2 registrations.").waitFor();
  await dialog.press("Escape");
  expect(await dialog.page.getByLabel(/What the partners read/).inputValue()).toBe(reason);
  await dialog.press("Escape");
  await dialog.page.getByText("2 marked").waitFor();
  expect(decisions(dialog)).toEqual([]);
});

it("sends the same again when the answer was lost, and nothing is done twice", async () => {
  const world = again(await (await aQueue()).save());
  const mails = world.mails.length;
  const dialog = await ready(world);
  await dialog.press("Escape", "x", "ArrowDown", "x");
  await rejectMarked(dialog);
  dialog.ways("decideMany", "lost after");
  await button(dialog, "Reject 2").press("Enter");
  await button(dialog, "Do it now").press("Enter");
  await dialog.page.getByRole("heading", { name: "Done: 2 registrations." }).waitFor();
  expect(decisions(dialog)).toHaveLength(2);
  expect(world.mails).toHaveLength(mails + 2);
});

it("offers to each what their role allows", async () => {
  const world = await aQueue();
  await reply(world, "decide", { id: "DR-0002", verdict: "approve" }, { as: avery });
  const coordinator = await ready(world, cory);
  await marks(coordinator).first().click();
  expect(await coordinator.page.locator(".marked").getByRole("button").allInnerTexts()).toEqual([
    "Ask for details",
    "Mark all",
  ]);
  const looker = await ready(world, vic);
  await marks(looker).first().click();
  await looker.page.getByText("Your roles let you look at them only.").waitFor();
});
