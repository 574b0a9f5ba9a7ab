/** The card of the review desk: as it stood on another day, when the partner was told, and what is side by side with it. */
import { again, aDeskWith, avery, cory, lee, reply, vic, type World } from "../walks/desk";
import { type Dialog, dialogs } from "./dialog";

const open = dialogs("review", { width: 960, height: 640 });
const ready = async (world: World, about: string, as = avery) => {
  const dialog = await open({ world, as, about });
  await dialog.page.getByRole("heading", { level: 2 }).first().waitFor();
  return dialog;
};
const button = ({ page }: Dialog, name: string) => page.getByRole("button", { name });
const happened = async ({ page }: Dialog) =>
  (await page.locator(".part", { hasText: "What happened" }).locator("ol li").allInnerTexts()).map((text) =>
    text.replace(/\s+/g, " "),
  );

it("shows a registration as it stood on a day, says so, and leads back", async () => {
  const world = await aDeskWith({});
  await reply(world, "decide", { id: "DR-0001", verdict: "request-info", note: "Which site?" }, { as: cory });
  const monday = "2026-03-23T10:00:00-04:00";
  await reply(world, "answer", { id: "DR-0001", fields: { industry: "Steel" } }, { as: cory, now: monday });
  await reply(world, "decide", { id: "DR-0001", verdict: "approve" }, { as: avery, now: "2026-03-24T10:00:00-04:00" });
  const dialog = await ready(world, "DR-0001");
  const { page } = dialog;
  await page.getByText("Decided Tue 24 Mar 2026, 10:00; the partner was told at once.").waitFor();
  expect(await happened(dialog)).toEqual([
    "Approved Tue 24 Mar 2026, 10:00 by avery@example.com, in Partner Desk",
    "The partner answered Mon 23 Mar 2026, 10:00 by cory@example.com for Contoso Cloud, in Partner Desk",
    "Asked for details Fri 20 Mar 2026, 15:00 by cory@example.com, in Partner Desk Which site?",
    "Registered Fri 20 Mar 2026, 15:00 by ops@example.com for Contoso Cloud, in Partner Desk",
  ]);
  await page.getByLabel("As it stood on").fill("2026-03-22");
  await page.getByText("As it stood at the end of Sun 22 Mar 2026, by the history.").waitFor();
  expect(await page.locator(".paper .state").first().innerText()).toBe("Info requested");
  expect(await page.locator("dl").getByText("Software").count()).toBe(1);
  expect(await page.getByText("Reasons to reject").count()).toBe(0);
  expect(await happened(dialog)).toHaveLength(2);
  expect(await dialog.faults()).toEqual([]);
  await page.getByLabel("As it stood on").fill("2026-03-19");
  await page.getByText("DR-0001 came in Fri 20 Mar 2026, 15:00; on Mar 19, 2026 it was not there yet.").waitFor();
  await page.getByLabel("As it stood on").fill("2026-03-23");
  await button(dialog, "Back to today").press("Enter");
  expect(await page.locator("dl").getByText("Steel").count()).toBe(1);
  expect(await page.locator(".paper .state").first().innerText()).toBe("Approved");
});

it("S24: says that the partner is not told while the mail waits, and afterwards how much later", async () => {
  const world = again(await (await aDeskWith({})).save(), { mailQuota: 0 });
  await reply(world, "decide", { id: "DR-0001", verdict: "approve", ae: lee }, { now: "2026-03-24T10:00:00-04:00" });
  const waiting = await ready(world, "DR-0001");
  await waiting.page
    .getByText("Decided Tue 24 Mar 2026, 10:00; the partner is not told yet: the mail waits until today's quota")
    .waitFor();
  const told = again(await world.save(), { mailQuota: 100 });
  await told.fire("hourly", { now: "2026-03-25T10:05:00-04:00" });
  const dialog = await ready(told, "DR-0001");
  await dialog.page
    .getByText("Decided Tue 24 Mar 2026, 10:00; the partner was told 24.08 h later, Wed 25 Mar 2026, 10:05.")
    .waitFor();
});

it("shows others of the company side by side, and remembers that one is another company, by keyboard alone", async () => {
  const world = await aDeskWith({}, { partner: "Northwind", companyName: "Initehc" });
  const dialog = await ready(world, "DR-0001");
  const { page } = dialog;
  const rows = (await page.locator(".compared tr").allInnerTexts()).map((text) => text.trim().split("\t"));
  expect(rows[0]?.filter(Boolean)).toEqual(["DR-0001", "DR-0002"]);
  expect(rows).toContainEqual(["Partner", "Contoso Cloud", "Northwind"]);
  expect(rows.at(-1)?.at(-1)).toBe("Likely the same. The names differ in one letter.");
  expect(await dialog.faults()).toEqual([]);
  await dialog.tabTo("DR-0002 is another company");
  await dialog.press("Enter");
  await dialog.tabTo("Remember it");
  await dialog.press("Enter");
  await page.locator(".field.wrong").waitFor();
  await dialog.tabTo("How do you know that DR-0002 is another company?");
  await page.keyboard.type("It makes steel in Porto");
  expect(await dialog.faults()).toEqual([]);
  await dialog.tabTo("Remember it");
  await dialog.press("Enter");
  await page.locator(".compared").waitFor({ state: "detached" });
  expect((await reply(world, "registration", { id: "DR-0001" })).matches).toEqual([]);
});

it("lets those who may not decide look at others without telling them apart", async () => {
  const dialog = await ready(await aDeskWith({}, { partner: "Northwind", companyName: "Initehc" }), "DR-0001", vic);
  await dialog.page.locator(".compared").waitFor();
  expect(await button(dialog, "DR-0002 is another company").count()).toBe(0);
});
