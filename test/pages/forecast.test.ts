/** The dialog of the forecast and of lists as files, in a browser. */
import { readFileSync } from "node:fs";
import { aDesk, cory, putIn, reply, vic, type World } from "../walks/desk";
import { type Dialog, dialogs } from "./dialog";

const open = dialogs("lists", { width: 720, height: 640 });

const deals = `Deal,Partner,Account,Deal type,Stage,Amount,Currency,Expected close,Probability,Next step,Blocker,Closed
D-1,Contoso Cloud,Initech,Partner-sourced,Negotiation,310000,USD,2026-04-10,,Contract to legal,,
D-2,Northwind,"=HYPERLINK(""http://evil.example"")",Partner-influenced,Proposal,120000,USD,2026-05-20,,,Budget freeze,
D-3,Contoso Cloud,Umbrella,Partner-sourced,Closed Won,150000,USD,,,,,2026-02-12`;

const withDeals = async (): Promise<World> => {
  const world = await aDesk();
  await reply(world, "importRows", { table: "deals", csv: deals });
  await reply(world, "importRows", {
    table: "settings",
    csv: "Setting,Value\nrecipients,cpo@example.com\ntarget,600000",
  });
  return world;
};

const opened = async (world: World, as = cory): Promise<Dialog> => {
  const dialog = await open({ world, as });
  await dialog.page.locator(".mail").waitFor();
  return dialog;
};

it("shows the forecast as it is mailed, and sends it once it was asked again, by keyboard", async () => {
  const world = await withDeals();
  const { page, ...dialog } = await opened(world);
  const mail = page.frameLocator(".mail");
  await mail.getByText("1. Initech (D-1)").waitFor();
  await mail.getByText("Closed in Feb 2026").waitFor();
  expect(await dialog.faults()).toEqual([]);
  await dialog.tabTo("Write it into the Forecast tab and send it");
  await dialog.press("Enter");
  await page.getByRole("heading", { name: "Send the forecast of Mar 2026?" }).waitFor();
  expect(await dialog.focus()).toBe("Send the forecast of Mar 2026?");
  await page.getByText("It goes to cpo@example.com").waitFor();
  expect(world.mails).toEqual([]);
  await dialog.tabTo("Write it and send it");
  await dialog.press("Enter");
  await page.getByText("Handed to the mail service for cpo@example.com.").waitFor();
  expect(world.mails.map(({ to, subject }) => [to, subject])).toEqual([
    ["cpo@example.com", "Partner forecast, Mar 2026"],
  ]);
});

it("makes a file that a spreadsheet takes for text, and lets its text be copied", async () => {
  const { page, ...dialog } = await opened(await withDeals());
  await page.getByLabel("A list as a file").check();
  await page.getByLabel("In which shape?").selectOption("salesforce");
  await page.getByLabel("Which tab?").selectOption("meetings");
  expect(await page.getByLabel("In which shape?").inputValue()).toBe("csv");
  await page.getByLabel("Which tab?").selectOption("deals");
  await page.getByRole("button", { name: "Make the file" }).press("Enter");
  await page.getByText("is ready: 3 rows.").waitFor();
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save" }).press("Enter");
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe("salesforce-opportunities-2026-03-20.csv");
  expect(readFileSync(await saved.path(), "utf8")).toContain("\uFEFFId,Name,AccountName,");
  await page.getByRole("button", { name: "Nothing is saved?" }).press("Enter");
  expect(await page.getByLabel(/^The text of/).inputValue()).toContain("'=HYPERLINK");
  expect(await dialog.faults()).toEqual([]);
});

it("says what to do where no deal counts and nobody gets it, and to a viewer who may", async () => {
  const world = await aDesk();
  // Set-up names whoever ran it.
  await putIn(world, "settings", "value", 4, { stringValue: "" });
  const { page, ...dialog } = await opened(world);
  await page.getByRole("heading", { name: "No deal counts yet" }).waitFor();
  await page.getByText("Nobody is named to get it").waitFor();
  expect(await dialog.faults()).toEqual([]);
  const viewer = await opened(world, vic);
  await viewer.page.getByText("send it; the Team tab says who they are").waitFor();
  await viewer.page.getByLabel("A list as a file").check();
  await viewer.page.getByText("take lists out").waitFor();
  expect(await viewer.faults()).toEqual([]);
});
