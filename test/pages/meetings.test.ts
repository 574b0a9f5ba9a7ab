/** The window of the joint meetings in a browser: one is logged by keyboard, ticked off, and its brief is sent. */
import { aDesk, ann, inSheet, reply, vic } from "../walks/desk";
import { dialogs } from "./dialog";

const open = dialogs("meetings", { width: 640, height: 640 });

it("logs a meeting with its errors by field, ticks off what is owed and takes it back", async () => {
  const world = await aDesk();
  const { page, ...dialog } = await open({ world, as: ann });
  await page.getByText('Press "Log a meeting" to book one.').waitFor();
  expect(await page.getByText("Contoso Cloud Gold").innerText()).toContain("Never met");
  expect(await dialog.faults()).toEqual([]);

  await page.getByRole("button", { name: "Log a meeting" }).press("Enter");
  await dialog.tabTo("Partner");
  await page.keyboard.type("Contoso Clod");
  await page.getByLabel("Starts").fill("2026-03-20T13:00");
  expect(await page.getByLabel("Ends").inputValue()).toBe("2026-03-20T14:00");
  expect(await page.getByLabel("Status").inputValue()).toBe("held");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await page.getByText("Did you mean Contoso Cloud?").waitFor();
  await page.getByLabel("Partner", { exact: true }).fill("Contoso Cloud");
  await page.keyboard.press("Enter");
  await page.getByText("What was agreed as the next step").waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("nextStep");
  expect(await dialog.faults()).toEqual([]);
  await page.keyboard.type("Lee sends the offer by Tuesday");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await page.getByText("M-0001: Co-sell with Contoso Cloud is logged.").waitFor();
  await page.getByText("This was the first meeting with Contoso Cloud").waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === "Week of Mar 16, 2026");
  expect(inSheet(world, "meetings")).toMatchObject([
    { id: "M-0001", status: "Held", nextStep: "Lee sends the offer by Tuesday" },
  ]);

  const notes = page.getByRole("button", { name: "Notes are written: Co-sell with Contoso Cloud" });
  await notes.press("Enter");
  await page.getByText("M-0001: notes are written.").waitFor();
  await notes.waitFor({ state: "detached" });
  expect(await dialog.focus()).toBe("To do for meetings");
  await page.getByRole("button", { name: "Take it back" }).press("Enter");
  await notes.waitFor();
  await page.getByText("M-0001: taken back.").waitFor();
  expect(await dialog.focus()).toBe("To do for meetings");
  expect(inSheet(world, "meetings")).toMatchObject([{ notesAt: "" }]);
  expect(await dialog.faults()).toEqual([]);
});

it("opens for a meeting with what is known of it, shows its brief and sends it once", async () => {
  const world = await aDesk();
  const booked = { partner: "Contoso Cloud", type: "Co-sell", startsAt: "2026-03-20T16:00:00-04:00" };
  await reply(world, "logMeeting", { ...booked, attendees: "pat@contoso.example" });
  const { page, ...dialog } = await open({ world, as: ann, about: "M-0001" });
  expect(await page.getByLabel("Starts").inputValue()).toBe("2026-03-20T16:00");
  expect(await page.getByLabel("Attendees").inputValue()).toBe("pat@contoso.example");
  await page.getByRole("button", { name: "Back" }).press("Enter");
  await page.getByText("One meeting of today has no brief yet.").waitFor();
  await page.getByRole("button", { name: "Brief: Co-sell with Contoso Cloud" }).press("Enter");
  await page.getByText("It goes to lee@example.com, sam@example.com, ann@example.com.").waitFor();
  expect(await dialog.faults()).toEqual([]);
  await page.getByRole("button", { name: "Send it" }).press("Enter");
  await page.getByText("Handed to the mail service for lee@example.com").waitFor();
  await page.getByRole("button", { name: "Send it" }).press("Enter");
  await page.getByText("nothing was sent again").waitFor();
  expect(world.mails).toHaveLength(1);
  await page.getByRole("button", { name: "Back" }).press("Enter");
  await page.getByText("Brief ready").waitFor();
  await page.getByText("One meeting of today has no brief yet.").waitFor({ state: "detached" });
});

it("shows the calendar to whoever looks, and nothing to press but to look again", async () => {
  const { page } = await open({ world: await aDesk(), as: vic });
  await page.getByText("No meeting is booked.").waitFor();
  expect(await page.getByRole("button").allInnerTexts()).toEqual(["Refresh"]);
});
