/** The dialog of the mails in a browser: each as a partner reads it, and a test to a colleague. */
import { aDesk, ann, cory, inSheet, putIn, vic, type World } from "../walks/desk";
import { type Dialog, dialogs } from "./dialog";

const open = dialogs("mails", { width: 600, height: 640 });

const opened = async (world: World, as = cory): Promise<Dialog> => {
  const dialog = await open({ world, as });
  await dialog.page.locator(".letter").waitFor();
  return dialog;
};

it("shows a mail with example values, and sends it as a test to a colleague by keyboard", async () => {
  const world = await aDesk();
  const { page, ...dialog } = await opened(world);
  await page.getByText("All mails can be written.").waitFor();
  await page.getByLabel("Mail", { exact: true }).selectOption({ label: "Approved (approved, en)" });
  await page.getByRole("heading", { name: "Deal Registration Approved — Initech | Contoso Cloud" }).waitFor();
  expect(await page.locator(".letter").innerText()).toContain("Lee Quinn — lee.quinn@example.com — +1 555 0101");
  expect(await dialog.faults()).toEqual([]);
  const to = page.getByLabel("Send a test to");
  expect(await to.inputValue()).toBe(cory);
  await to.fill("pat@contoso.example");
  await to.press("Enter");
  await page.locator(".field.wrong").waitFor();
  expect(world.mails).toEqual([]);
  await to.fill(ann);
  await to.press("Enter");
  await page.getByText(`Handed to the mail service for ${ann}`).waitFor();
  expect(world.mails.map((mail) => [mail.to, mail.subject])).toEqual([
    [ann, "Test: Deal Registration Approved — Initech | Contoso Cloud"],
  ]);
  expect(inSheet(world, "outbox")).toMatchObject([{ template: "test", state: "Sent" }]);
  expect(await dialog.faults()).toEqual([]);
});

it("names what is wrong with a wording, and shows it when it was mended", async () => {
  const world = await aDesk();
  await putIn(world, "templates", "body", 3, { stringValue: "Hi [Partner Contact Nme]" });
  const { page, ...dialog } = await opened(world);
  await page.getByText("1 mail cannot be written.").waitFor();
  await page.getByLabel("Mail", { exact: true }).selectOption({ label: "Approved (approved, en)" });
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("alert").innerText()).toContain("[Partner Contact Nme] is no value of this mail");
  expect(await dialog.faults()).toEqual([]);
  await putIn(world, "templates", "body", 3, { stringValue: "Hi [Partner Contact Name]" });
  await page.getByRole("button", { name: "Look again" }).press("Enter");
  await page.getByText("All mails can be written.").waitFor();
  expect(await page.locator(".letter").innerText()).toBe("Hi Pat Moss");
});

it("shows the mails to everybody, and tells who may not test them who may", async () => {
  const world = await aDesk();
  const { page } = await opened(world, vic);
  await page.getByRole("button", { name: "Send the test" }).press("Enter");
  await page.getByText(/may not do this/).waitFor();
  expect(world.mails).toEqual([]);
});
