/** The window "The Monday report" in a browser: its figures with their rows, what goes out with it, and what went out. */
import { aDeskWith, cory, reply, rowOf, vic, type World } from "../walks/desk";
import { type Dialog, dialogs } from "./dialog";

const open = dialogs("report", { width: 960, height: 640 });

const opened = async (world: World, as = cory): Promise<Dialog> => {
  const dialog = await open({ world, as });
  await dialog.page.getByRole("heading", { name: "Deal registration" }).waitFor();
  return dialog;
};

it("opens the rows of a number, takes a sentence and a confidence with its note, holds and releases, all by keyboard", async () => {
  const world = await aDeskWith({});
  const { page, ...dialog } = await opened(world);
  await page.getByText("This week is not over").waitFor();
  await dialog.tabTo("New registrations: 1, 1 row");
  await dialog.press("Enter");
  await page.getByText("Initech, Contoso Cloud").waitFor();
  await dialog.tabTo("DR-0001, open in Review deals");
  await dialog.press("Enter");
  expect(dialog.opened).toEqual(["openReviewOf DR-0001"]);

  await page.getByLabel("Comment").fill("Summit week.");
  await page.locator("#field-confidence").selectOption("High");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await page.getByText("Say in a sentence why").waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("field-confidenceNote");
  expect(await dialog.faults()).toEqual([]);
  await page.getByLabel("Why").fill("Signed today");
  await page.getByLabel("Why").press("Enter");
  await page.getByText("Saved. It goes out with the report.").waitFor();
  await page.getByText("Said by hand: Signed today (by the rule: -)").waitFor();
  await page.getByRole("button", { name: "Hold it back" }).press("Enter");
  await page.getByText(`${cory} holds it back`).waitFor();
  expect(await rowOf(world, "weeks", "2026-W12")).toMatchObject({
    state: "held",
    heldBy: cory,
    comment: "Summit week.",
    confidence: "High",
  });
  expect(await dialog.faults()).toEqual([]);
  await page.getByRole("button", { name: "Release" }).press("Enter");
  await page.getByText("Released.").waitFor();
  await page.getByRole("button", { name: "Send me a trial" }).press("Enter");
  await page.getByText(`Handed to the mail service for ${cory}.`).waitFor();
  expect(world.mails.at(-1)).toMatchObject({ to: cory, subject: expect.stringMatching(/^Trial: /) });
});

it("sends what is due after a second word, shows it exactly as it went, and sends it again", async () => {
  const world = await aDeskWith({});
  await reply(world, "today", {}, { now: "2026-03-23T09:00:00-04:00" });
  const { page, ...dialog } = await opened(world);
  await page.getByRole("button", { name: "Send now …" }).press("Enter");
  await page.getByRole("button", { name: "Yes, send it" }).press("Enter");
  await page.getByRole("button", { name: /Week of Mar 16, 2026 Sent/ }).press("Enter");
  await page.locator(".letter").waitFor();
  const [mail] = world.mails.slice(-1);
  expect(await page.locator(".letter").textContent()).toBe(mail?.text);
  expect(await dialog.faults()).toEqual([]);
  await page.getByLabel("Send again to").fill("ceo@example.com");
  await page.getByRole("button", { name: "Send again" }).press("Enter");
  await page.getByText("Handed to the mail service for ceo@example.com.").waitFor();
  expect(world.mails.at(-1)).toMatchObject({ to: "ceo@example.com", subject: mail?.subject, html: mail?.html });
});

it("shows the figures to everybody, and who may not prepare them who may", async () => {
  const { page } = await opened(await aDeskWith(), vic);
  await page.getByText("There is nothing to report yet.").waitFor();
  await page.getByText("A coordinator, an approver, the CPO or the VP Sales prepares and sends it.").waitFor();
  expect(await page.getByRole("button", { name: "Save" }).count()).toBe(0);
});
