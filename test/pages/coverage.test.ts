/** The coverage dialog in a real browser: gaps first, people named, work handed over, a partner taken in. */
import { aDesk, ann, lee, ops, reply, rowOf } from "../walks/desk";
import { dialogs } from "./dialog";

const open = dialogs("coverage", { width: 820, height: 640 });

it("shows the gaps first, names somebody with why, hands work over after it was shown, and takes a partner in", async () => {
  const world = await aDesk();
  const dialog = await open({ world, as: ops });
  const { page } = dialog;
  await page.getByText("2 partners: 2 managed.").waitFor();
  expect(await dialog.faults()).toEqual([]);

  await page.getByRole("button", { name: "Northwind" }).press("Enter");
  await page.getByLabel("PAM").waitFor();
  expect(await dialog.faults()).toEqual([]);

  await page.getByRole("tab", { name: "Hand over" }).click();
  await page.getByLabel("From", { exact: true }).selectOption(lee);
  await page.getByLabel("To", { exact: true }).selectOption("kim@example.com");
  await page.getByRole("button", { name: "Show what goes" }).press("Enter");
  await page.getByText("Nothing is written yet.").waitFor();
  expect(await dialog.faults()).toEqual([]);
  await page.getByRole("button", { name: "Hand it over" }).press("Enter");
  await page.getByText("Done.").waitFor();
  expect((await rowOf(world, "coverage", "Contoso Cloud"))?.ae).toBe("kim@example.com");

  await page.getByRole("tab", { name: "New partner" }).click();
  await page.getByLabel("Partner", { exact: true }).fill("Fabrikam");
  await page.getByLabel("Tier").selectOption("Gold");
  await page.getByLabel("PAM").selectOption(ann);
  expect(await dialog.faults()).toEqual([]);
  await page.getByRole("button", { name: "Enter the partner" }).press("Enter");
  await page.getByText("Fabrikam is entered").waitFor();
  expect((await reply(world, "coverage", {})).partners.map(({ partner }) => partner)).toContain("Fabrikam");
  await page.getByRole("tab", { name: "Share out" }).click();
  await page.getByText("Partners now").waitFor();
  await page.getByRole("tab", { name: "Team" }).click();
  expect(await dialog.faults()).toEqual([]);
});

it("shows a PAM own partners alone, offers no more than they may, and gives out the link of a partner (S39)", async () => {
  const world = await aDesk();
  await reply(world, "cover", { partner: "Northwind", pam: "", tell: false });
  const { page, ...dialog } = await open({ world, as: ann });
  await page.getByText("1 partner: 1 managed.").waitFor();
  await page.getByRole("button", { name: "Contoso Cloud" }).press("Enter");
  expect(await page.getByRole("tab").allTextContents()).toEqual(["Partners", "Team"]);
  expect(await page.getByText("Northwind").count()).toBe(0);
  await dialog.tabTo("Link for the partner");
  await dialog.press("Enter");
  const link = page.getByRole("link", { name: /^https:.*p=Contoso%20Cloud&k=/ });
  await link.waitFor();
  expect(await page.getByText("Name them").count()).toBe(0);
  expect(await dialog.faults()).toEqual([]);
  const { body } = await world.request("GET", (await link.textContent()) ?? "");
  await page.setContent(body);
  await page.getByRole("heading", { name: "Deals of Contoso Cloud" }).waitFor();
  await page.getByText("None of your deals is registered yet.").waitFor();
  expect(await dialog.faults()).toEqual([]);
});
