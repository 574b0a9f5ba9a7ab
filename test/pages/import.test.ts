/** The dialog that brings in a list, in a browser: it is tried, put right, and brought in once. */
import { aDesk, columnOf, cory, rowOf, vic } from "../walks/desk";
import { dialogs } from "./dialog";

const open = dialogs("import", { width: 600, height: 640 });

it("shows which title is which column and what is left out, asks only what can be read two ways, and brings it in", async () => {
  const world = await aDesk();
  const dialog = await open({ world, as: cory });
  const { page } = dialog;
  await page.getByText("nobody is mailed").waitFor();
  await page.getByLabel("Into which tab?").selectOption("Deals");
  const csv =
    'Deal,Partner,Kunde,Betrag,Expected close\nD-1,Contoso Cloud,=1+1,"1.250",03.04.2026\nD-2,Northwind,Hooli,viel,03.04.2026\n';
  await page.locator('input[type="file"]').setInputFiles({
    name: "deals.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(csv, "latin1"),
  });
  await page.getByText("2 are new.").waitFor();
  expect(await dialog.faults()).toEqual([]);
  await page.getByLabel("Kunde as in =1+1").selectOption("Account");
  await page.getByLabel("Betrag as in 1.250").selectOption("Amount");
  await page.getByText("Its numbers can be read in two ways.").waitFor();
  await page.getByText("1 is new, 1 is left out.").waitFor();
  await page.getByRole("button", { name: "Bring them in" }).press("Enter");
  await page.getByLabel("How are dates and numbers written in it?").selectOption("de-DE");
  await page.getByText("Its numbers can be read in two ways.").waitFor({ state: "detached" });
  expect(await page.getByText("Line 3:").innerText()).toBe('Line 3: Betrag: "viel" is not a number.');
  expect(columnOf(world, "deals", "id")).toEqual([]);
  await page.locator("button.action:not([aria-disabled])", { hasText: "Bring them in" }).press("Enter");
  await page.getByText("Done: 1 is new, 1 is left out.").waitFor();
  expect(await dialog.faults()).toEqual([]);
  expect(await rowOf(world, "deals", "D-1")).toMatchObject({
    account: "=1+1",
    amount: 1250,
    expectedClose: "2026-04-03",
  });
  expect(world.mails).toEqual([]);
  const question = {
    table: "deals",
    csv,
    mapping: { columns: { Kunde: "account", Betrag: "amount" } },
    locale: "de-DE",
  };
  const sent = dialog.asked.filter(({ operation, input }) => operation === "importRows" && !input.dryRun);
  expect(sent.map(({ input }) => input)).toEqual([question]);
});

it("says to whom lists belong", async () => {
  const { page } = await open({ world: await aDesk(), as: vic });
  await page.getByRole("alert").getByText("Only coordinators and approvers bring in lists").waitFor();
});
