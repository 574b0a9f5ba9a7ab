/** The dialog of the deals in a browser: what needs a look, and one deal saved by its evidence. */
import { aDeskWith, avery, cory, inSheet, reply, type World } from "../walks/desk";
import { type Dialog, dialogs } from "./dialog";

const open = dialogs("deal", { width: 560, height: 640 });

const accounts = `Account,First contact,First contact was
Initech,2026-01-10 09:00,AE e-mail`;
const deals = `Deal,Partner,Account,Deal type,Stage,Amount,Expected close,Owner,Registration,Last activity
OP-1,Contoso Cloud,Hooli,Partner-sourced,Discovery,5000,2026-09-30,lee@example.com,DR-0002,2026-03-18 10:00
OP-2,Northwind,Hooli,Partner-sourced,Discovery,,2026-09-30,lee@example.com,,2026-03-20 14:00`;

/** DR-0001 is of Initech, to which an AE wrote on 10 January; OP-1 and OP-2 want looking after. */
const desk = async (): Promise<World> => {
  const world = await aDeskWith({}, { companyName: "Hooli" });
  await reply(world, "importRows", { table: "accounts", csv: accounts });
  await reply(world, "importRows", { table: "deals", csv: deals });
  return world;
};

const opened = async (world: World, as: string): Promise<Dialog> => {
  const dialog = await open({ world, as });
  await dialog.page.getByRole("heading", { name: /What is missing/ }).waitFor();
  return dialog;
};

it("lists what needs a look, takes a stage as right by a key, and asks the owners once", async () => {
  const world = await desk();
  const { page, ...dialog } = await opened(world, cory);
  const standing = "1 against the evidence, 1 with a stage nobody looked at, 1 with something missing.";
  await page.getByText(`Deals: ${standing}`).waitFor();
  expect(await dialog.faults()).toEqual([]);
  await page.getByRole("button", { name: "Discovery is still right for OP-1" }).press("Enter");
  await page.getByRole("heading", { name: "Is the stage still right? (0)" }).waitFor();
  await page.getByRole("button", { name: "Ask the owners" }).press("Enter");
  await page.getByRole("button", { name: "Send this mail" }).press("Enter");
  await page.getByText("Sent: 1. Each owner is asked once a week.").waitFor();
  expect(world.mails.at(-1)).toMatchObject({ to: "lee@example.com" });
  expect(await dialog.faults()).toEqual([]);
});

it("refuses a sourced deal at its type with both moments, and takes the type that is offered by keyboard", async () => {
  const world = await desk();
  const { page, ...dialog } = await opened(world, avery);
  await page.getByLabel("Number of a deal or of a registration").fill("dr-0001");
  await dialog.press("Enter");
  await page.getByRole("heading", { name: "New deal: Initech (DR-0001)" }).waitFor();
  await page.getByLabel("Deal type", { exact: true }).selectOption("Partner-sourced");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await page.locator(".fault").waitFor();
  expect(await page.locator(".fault").innerText()).toContain(
    "AE e-mail, Sat 10 Jan 2026, 09:00; DR-0001 came in Fri 20 Mar 2026, 15:00",
  );
  await page.getByLabel("Save Partner-sourced all the same").check();
  await page.getByLabel("Why it is right all the same").waitFor();
  expect(await dialog.faults()).toEqual([]);
  await page.getByRole("button", { name: "Choose Partner-influenced" }).press("Enter");
  await page.keyboard.type("M-7: the CIO joined after their introduction");
  await page.keyboard.press("Enter");
  await page.getByText("D-0001 is saved.").waitFor();
  expect(inSheet(world, "deals").at(-1)).toMatchObject({ id: "D-0001", dealType: "Partner-influenced" });
  expect(await dialog.faults()).toEqual([]);
});
