/** The dialog of the working hours in a browser: days are added, what that moves is shown, and then it is written. */
import { aDesk, cory, deal, ops, reply, rowOf, vic, type World } from "../walks/desk";
import { type Dialog, dialogs } from "./dialog";

const open = dialogs("hours", { width: 600, height: 640 });

const opened = async (world: World, as = cory): Promise<Dialog> => {
  const dialog = await open({ world, as });
  await dialog.page.getByText("When the desk is open").waitFor();
  return dialog;
};
const sent = ({ asked }: Dialog) =>
  asked.filter(({ operation }) => operation === "changeCalendar").map(({ input }) => input);
const see = ({ page }: Dialog) => page.getByRole("button", { name: "See what changes" });

it("shows what a day off moves before it is written, and writes it once when that is confirmed", async () => {
  const world = await aDesk();
  await reply(world, "register", deal({ token: "one" }));
  const dialog = await opened(world);
  const { page } = dialog;
  await page.getByLabel("Day", { exact: true }).fill("2026-03-23");
  await page.getByLabel("Name").fill("Founders' day");
  await page.getByRole("button", { name: "Add the day" }).press("Enter");
  await page.getByText("Mon 23 Mar 2026, Founders' day").waitFor();
  expect(await dialog.faults()).toEqual([]);
  await see(dialog).press("Enter");
  await page.getByRole("heading", { name: "1 open clock will move." }).waitFor();
  expect(await page.getByRole("listitem").innerText()).toBe(
    "DR-0001 Registration approved or rejected, Contoso Cloud\nDue Wed 25 Mar 2026, 15:00 instead of Tue 24 Mar 2026, 15:00",
  );
  expect(await dialog.faults()).toEqual([]);
  expect(await rowOf(world, "clocks", "DR-0001/decision")).toMatchObject({ dueAt: "2026-03-24T15:00:00-04:00" });
  dialog.ways("changeCalendar", "waits");
  await page.getByRole("button", { name: "Change it" }).press("Enter");
  await page.getByText("Writing it, and bringing the clocks up to date …").waitFor();
  await page.getByRole("button", { name: "Change it" }).press("Enter");
  dialog.letGo();
  await page.getByRole("heading", { name: "Changed. 1 open clock moved." }).waitFor();
  const addHolidays = [{ day: "2026-03-23", name: "Founders' day" }];
  expect(sent(dialog)).toEqual([
    { calendar: "desk", addHolidays },
    { calendar: "desk", addHolidays, confirm: true },
  ]);
  expect(await rowOf(world, "clocks", "DR-0001/decision")).toMatchObject({ dueAt: "2026-03-25T15:00:00-04:00" });
});

it("takes days from a country and from a file, each once", async () => {
  const dialog = await opened(await aDesk({}), ops);
  const { page } = dialog;
  await page.getByRole("combobox", { name: "Country" }).selectOption("United States");
  await page.getByRole("button", { name: "Add its holidays" }).press("Enter");
  await page.getByText("18 added; 6 were off already.").waitFor();
  const ics = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\nDTSTAMP:20260101T000000Z\n";
  await page.locator('input[type="file"]').setInputFiles({
    name: "team.ics",
    mimeType: "text/calendar",
    buffer: Buffer.from(`${ics}DTSTART;VALUE=DATE:20260505\nSUMMARY:Outing <b>\nEND:VEVENT\nEND:VCALENDAR\n`),
  });
  await page.getByText("1 added.").waitFor();
  expect(await page.getByText("Tue 5 May 2026, Outing <b>").count()).toBe(1);
  await page.getByRole("button", { name: "Remove: Fri 25 Dec 2026, Christmas" }).press("Enter");
  expect(await page.getByRole("status").last().innerText()).toBe("19 days to be added, 1 to be removed");
  await see(dialog).press("Enter");
  await page.getByRole("heading", { name: "No open clock moves: it counts for what comes in from now on." }).waitFor();
  await page.getByRole("button", { name: "Back" }).press("Enter");
  expect(await page.getByText("To be removed", { exact: true }).count()).toBe(1);
});

it("names the hours that are refused, puts the focus there, and goes on when a call was lost", async () => {
  const dialog = await opened(await aDesk());
  const tuesday = dialog.page.getByLabel("Tue");
  await tuesday.fill("17:00-09:00");
  await tuesday.press("Enter");
  await dialog.page.locator(".field.wrong").waitFor();
  expect(await dialog.page.locator(".fault").innerText()).toContain("17:00-09:00");
  expect(await tuesday.evaluate((one) => one === document.activeElement)).toBe(true);
  await tuesday.fill("09:00-16:00");
  dialog.ways("changeCalendar", "lost");
  await tuesday.press("Enter");
  await dialog.page.getByRole("alert").getByText("Google gave no answer.").waitFor();
  await see(dialog).press("Enter");
  await dialog.page.getByRole("button", { name: "Change it" }).waitFor();
});

it("shows who may not change them what stands there", async () => {
  const { page } = await opened(await aDesk(), vic);
  expect(await page.getByRole("alert").innerText()).toContain("Only coordinators and admins change these");
  expect([await page.getByLabel("Mon").isDisabled(), await page.getByRole("button").count()]).toEqual([true, 0]);
});
