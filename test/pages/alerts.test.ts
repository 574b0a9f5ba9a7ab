/** The dialog of the alerts in a browser: acknowledged and left to rest by keyboard, refused to who may not. */
import { aDeskWith, ann, cory, inSheet, type World } from "../walks/desk";
import { dialogs } from "./dialog";

const open = dialogs("alerts", { width: 600, height: 640 });

const late = async (): Promise<World> => {
  const world = await aDeskWith({}, { companyName: "Globex" });
  await world.fire("hourly", { now: "2026-03-25T10:00:00-04:00" });
  return world;
};

const stateOf = (world: World, key: string) => inSheet(world, "alerts").find((row) => row.key === key)?.state;

it("acknowledges one and lets another rest until Monday, by keyboard, and each stays where it went", async () => {
  const world = await late();
  const { page, ...dialog } = await open({ world, as: cory });
  await page.getByText(/^5 open\.$/).waitFor();
  expect(await dialog.faults()).toEqual([]);
  const said = (id: string) =>
    `Registration approved or rejected: ${id}, Contoso Cloud, was due Tue 24 Mar 2026, 15:00`;
  await dialog.tabTo(`Acknowledge: ${said("DR-0001")}`);
  await dialog.press("Enter");
  await page.getByText("4 open. 1 acknowledged or snoozed.").waitFor();
  await dialog.tabTo(`Snooze until Monday: ${said("DR-0002")}`);
  await dialog.press("Enter");
  await page.getByText("Until Mon 30 Mar 2026 by cory@example.com").waitFor();
  expect([stateOf(world, "DR-0001/decision"), stateOf(world, "DR-0002/decision")]).toEqual(["Acknowledged", "Snoozed"]);
  await dialog.tabTo(`Open again: ${said("DR-0001")}`);
  await dialog.press("Enter");
  await page.getByText("4 open. 1 acknowledged or snoozed.").waitFor();
  expect(stateOf(world, "DR-0001/decision")).toBe("Open");
  expect(await dialog.faults()).toEqual([]);
});

it("shows an owner their own, says what was refused, and what it is for where nothing is open", async () => {
  const world = await late();
  const { page, ...dialog } = await open({ world, as: ann });
  await page.getByText(/^5 open\.$/).waitFor();
  // Somebody else was faster.
  await world.call("decide", { id: "DR-0001", verdict: "cancel", reason: "A test" });
  await world.fire("hourly", { now: "2026-03-25T11:00:00-04:00" });
  await page.getByRole("button", { name: /^Acknowledge: .*DR-0001/ }).press("Enter");
  await page.getByRole("alert").getByText("It is not wrong any more.").waitFor();
  expect(await dialog.faults()).toEqual([]);
});
