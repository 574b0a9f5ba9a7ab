/** The coverage dialog in a real browser, by keys alone: gaps first, people named, work handed over, a partner taken in. */
import { aDesk, ann, kim, lee, ops, reply, rowOf, type World } from "../walks/desk";
import { dialogs, type Dialog } from "./dialog";

const open = dialogs("coverage", { width: 820, height: 640 });

/** Goes to a view by the arrow keys, from whichever is chosen. */
const toView = async ({ tabTo, page, press }: Dialog, name: string): Promise<void> => {
  await tabTo(await page.getByRole("tab", { selected: true }).innerText());
  await press("Home");
  for (let turn = 0; turn < 5 && (await page.getByRole("tab", { selected: true }).innerText()) !== name; turn += 1)
    await press("ArrowRight");
};

/** Chooses in the list that has the focus, by the first letters. */
const chosen = (dialog: Dialog, letters: string) => dialog.page.keyboard.type(letters, { delay: 20 });

const aGap = async (): Promise<World> => {
  const world = await aDesk();
  await reply(world, "cover", { partner: "Contoso Cloud", se: "" });
  return world;
};

it("names somebody where a gap is, and leaves the row by Escape", async () => {
  const world = await aGap();
  const dialog = await open({ world, as: ops });
  const { page, tabTo, press } = dialog;
  await page.getByText("2 partners: 1 with a gap, 1 managed.").waitFor();
  expect(await page.locator("tbody th").allInnerTexts()).toEqual(["Contoso Cloud Gold", "Northwind Silver"]);
  expect(await dialog.faults()).toEqual([]);
  await page.getByRole("button", { name: "Silver 1 all managed" }).press("Enter");
  expect(await page.locator("tbody th").allInnerTexts()).toEqual(["Northwind Silver"]);
  await page.getByRole("button", { name: "Gold 1 1 gap" }).press("Enter");
  expect(await page.locator("tbody th").allInnerTexts()).toEqual(["Contoso Cloud Gold"]);

  await tabTo("Contoso Cloud");
  await press("Enter");
  await page.getByRole("option", { name: "Sam Sole (0 partners)" }).waitFor({ state: "attached" });
  await tabTo("SE");
  await chosen(dialog, "Sam");
  expect(await dialog.faults()).toEqual([]);
  await tabTo("Name them");
  await press("Enter");
  await page.getByRole("status").filter({ hasText: "Managed." }).waitFor();
  await page.getByText("2 partners: 2 managed.").waitFor();
  expect(await dialog.focus()).toBe("Name them");
  expect(await rowOf(world, "coverage", "Contoso Cloud")).toMatchObject({ se: "sam@example.com" });

  await press("Escape");
  expect(await dialog.focus()).toBe("Contoso Cloud");
  expect(await page.getByRole("button", { name: "Name them" }).count()).toBe(0);
});

it("hands work over after it was shown, takes a partner in, and puts the focus on what was refused", async () => {
  const world = await aGap();
  const dialog = await open({ world, as: ops });
  const { page, tabTo, press } = dialog;
  await page.getByText("2 partners:").first().waitFor();
  await toView(dialog, "Hand over");
  await tabTo("From");
  await chosen(dialog, "Lee");
  await tabTo("Show what goes");
  await press("Enter");
  await page.getByText("To whom? Name a person of the Team tab.").waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("field-to");
  expect(await dialog.faults()).toEqual([]);
  await chosen(dialog, "Kim");
  await tabTo("Show what goes");
  await press("Enter");
  await page.getByText("Nothing is written yet.").waitFor();
  expect(await page.getByRole("region", { name: "What goes" }).innerText()).toContain("Contoso Cloud: Kim Ode as AE");
  expect(await dialog.focus()).toBe("Hand it over");
  expect(await dialog.faults()).toEqual([]);
  await press("Enter");
  await page.getByText("Done.").waitFor();
  expect(await rowOf(world, "coverage", "Contoso Cloud")).toMatchObject({ ae: kim });
  expect(await rowOf(world, "team", lee)).toMatchObject({ partners: 0 });

  await toView(dialog, "New partner");
  await tabTo("Partner");
  await page.keyboard.type("Fabrikam");
  await tabTo("Enter the partner");
  await press("Enter");
  await page.getByText("Which tier? Platinum, Gold, Silver, Registered.").waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("field-tier");
  await chosen(dialog, "Gold");
  await tabTo("PAM");
  await chosen(dialog, "Ann");
  expect(await dialog.faults()).toEqual([]);
  await tabTo("Enter the partner");
  await press("Enter");
  await page.getByText("Fabrikam is entered").waitFor();
  expect(await rowOf(world, "coverage", "Fabrikam")).toMatchObject({ pam: ann });

  await toView(dialog, "Share out");
  await page.getByText("Partners now").waitFor();
  await toView(dialog, "Team");
  await page.getByRole("heading", { name: "Ann Park" }).waitFor();
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
