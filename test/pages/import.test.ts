/** The dialog that brings in a list, in a browser: it is tried, put right, and brought in once. */
import { aDesk, cellsOf, columnOf, cory, kim, lee, rowOf, vic } from "../walks/desk";
import { addMessyTabs } from "../walks/messy";
import { dialogs } from "./dialog";

const open = dialogs("import", { width: 720, height: 640 });

it("shows which title is which column and what is left out, asks only what can be read two ways, and brings it in", async () => {
  const world = await aDesk();
  const dialog = await open({ world, as: cory });
  const { page } = dialog;
  await page.getByText("nobody is mailed").waitFor();
  await page.getByRole("tab", { name: "A tab of this workbook" }).press("ArrowRight");
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
    mapping: { columns: { Kunde: "account", Betrag: "amount" }, constants: {} },
    locale: "de-DE",
  };
  const sent = dialog.asked.filter(({ operation, input }) => operation === "importRows" && !input.dryRun);
  expect(sent.map(({ input }) => input)).toEqual([question]);
});

it("brings in two tabs of a messy sheet by keyboard, stops between them, goes on, and takes all out again", async () => {
  const world = await aDesk();
  await addMessyTabs(world);
  const before = columnOf(world, "registrations", "id");
  const dialog = await open({ world, as: cory });
  const { page } = dialog;
  await page.getByLabel("Q1 2026").waitFor();
  await dialog.tabTo("Q1 2026");
  await dialog.press("Space");
  await dialog.tabTo("Q2 2026");
  await dialog.press("Space");
  await dialog.tabTo("Look at it");
  await dialog.press("Enter");
  await page.getByText("5 are new, 1 is left out.").waitFor();
  expect(await page.getByText("Stage: ok, appr., yes look like Approved (4)").count()).toBe(1);
  expect(await page.getByText("Q2 2026, line 5:").innerText()).toContain('Status: "hmm" is not one of Submitted');
  expect(await page.getByRole("table").innerText()).toContain(
    "Approved\tContoso Cloud\tPat Moss\tInitech\t50,000\tQ3 2026",
  );
  expect(await dialog.faults()).toEqual([]);
  await dialog.tabTo("hmm");
  await dialog.press("ArrowDown", "ArrowDown");
  await page.getByText("6 are new.").waitFor();
  expect(columnOf(world, "registrations", "id")).toEqual(before);
  dialog.ways("adopt", "waits");
  await dialog.tabTo("Bring them in");
  await dialog.press("Enter");
  await page.getByText("0 of 6 are in.").waitFor();
  await dialog.tabTo("Stop");
  await dialog.press("Enter");
  dialog.letGo();
  await page.getByText("Stopped: 3 are new.").waitFor();
  expect(await dialog.focus()).toBe("Stopped: 3 are new.");
  await dialog.tabTo("Go on");
  await dialog.press("Enter");
  await page.getByText("Done: 5 are new, 1 is there already.").waitFor();
  expect(await page.getByText("By this desk's clock 3 of 5 were answered in time (60 %).").count()).toBe(1);
  expect(await dialog.faults()).toEqual([]);
  expect(columnOf(world, "registrations", "stage")).toEqual([
    "Approved",
    "Rejected",
    "Approved",
    "Approved",
    "Info requested",
  ]);
  expect(columnOf(world, "registrations", "ae")).toEqual([lee, kim, lee, lee]);
  expect(world.mails).toEqual([]);
  await dialog.tabTo("Take them out again");
  await dialog.press("Enter");
  await page.getByText("Taken out of Registration log: 5 rows.").waitFor();
  expect(columnOf(world, "registrations", "id")).toEqual(before);
});

it("lets a tab be ours where it stands, says first what would change in it or why it can not be, and gives it back", async () => {
  const world = await aDesk();
  await addMessyTabs(world);
  await world.addTab(
    "My deals",
    "Partner,Company,Status,Mine\nContoso Cloud,Initech,ok,=LEN(B2)\nNorthwind,Globex,Rejected,2",
  );
  const before = cellsOf(world, "My deals");
  const dialog = await open({ world, as: cory });
  const { page } = dialog;
  await page.getByLabel("Q1 2026").check();
  await page.getByRole("button", { name: "Look at it" }).press("Enter");
  await page.getByLabel("Let Q1 2026 be the Registration log").check();
  await page.getByRole("alert").getByText("Its titles stand in row 3: delete the rows above them").waitFor();
  expect(await page.getByRole("button", { name: "Bring them in" }).getAttribute("aria-disabled")).toBe("true");
  expect(await dialog.faults()).toEqual([]);
  await page.getByRole("button", { name: "Another list" }).press("Enter");
  await page.getByLabel("Q1 2026").uncheck();
  await page.getByLabel("My deals").check();
  await page.getByRole("button", { name: "Look at it" }).press("Enter");
  await dialog.tabTo("Copy the rows into");
  await dialog.press("ArrowDown");
  await page.getByText("What would change in it:").waitFor();
  expect(await page.locator(".changes").innerText()).toContain("Status: 1 cell that says ok becomes Approved");
  expect(await dialog.faults()).toEqual([]);
  expect(cellsOf(world, "My deals")).toEqual(before);
  await dialog.tabTo("Bring them in");
  await dialog.press("Enter");
  await page.getByText("Done: 2 are new.").waitFor();
  expect(columnOf(world, "registrations", "companyName")).toEqual(["Initech", "Globex"]);
  expect(cellsOf(world, "My deals")[1]?.slice(0, 4)).toEqual(["Contoso Cloud", "Initech", "Approved", "=LEN(B2)"]);
  await dialog.tabTo("Take them out again");
  await dialog.press("Enter");
  await page.getByText("2 rows stand as before.").waitFor();
  expect(cellsOf(world, "My deals")).toEqual(before);
});

it("says to whom lists belong", async () => {
  const { page } = await open({ world: await aDesk(), as: vic });
  await page.getByRole("alert").getByText("Only coordinators and approvers bring in lists").waitFor();
});
