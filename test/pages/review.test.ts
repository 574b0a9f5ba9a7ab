/** The review desk in a browser, by keyboard, on a desk where deals wait. */
import { aDesk, aDeskWith, again, avery, cory, inSheet, kim, lee, reply, rowOf, vic, type World } from "../walks/desk";
import type { WorldState } from "../../host/desk";
import { type Dialog, dialogs } from "./dialog";

const open = dialogs("review", { width: 960, height: 640 });

const accounts = `Account,Owner,Stage,Opened
Hooli,Lee Quinn,Proposal,2026-02-20 10:00`;

/** Initech of Contoso, Hooli of Northwind (which is in our pipeline), and Umbrella, in this order. */
const aQueue = async (): Promise<World> => {
  queued ??= queue();
  return again(await queued);
};
let queued: Promise<WorldState> | undefined;

const queue = async (): Promise<WorldState> => {
  const world = await aDeskWith(
    {},
    { companyName: "Hooli", partner: "Northwind" },
    { companyName: "Umbrella <img src=x onerror=alert(1)>", dealSize: 1_200_000 },
  );
  await reply(world, "importRows", { table: "accounts", csv: accounts });
  return world.save();
};

const heading = ({ page }: Dialog, name: string | RegExp) => page.getByRole("heading", { name });
const ready = async (world: World, as = avery, about = "") => {
  const dialog = await open({ world, as, about });
  await dialog.page.getByRole("heading", { level: 2 }).first().waitFor();
  return dialog;
};
const now = ({ page }: Dialog) => page.getByRole("button", { name: "Do it now" }).press("Enter");

describe("looking", () => {
  it("opens with one call: the queue, and the card of what presses most", async () => {
    const dialog = await ready(await aQueue());
    expect(dialog.asked).toEqual([{ operation: "open", input: { view: "review", about: "" } }]);
    const entries = await dialog.page.getByRole("navigation").getByRole("button").allInnerTexts();
    expect(entries.map((text) => text.split(/\s*\n+\s*/))).toEqual([
      ["In time due in 4 days", "Initech", "Contoso Cloud, $50,000", "DR-0001"],
      ["In time due in 4 days", "Hooli", "Northwind, $50,000", "DR-0002"],
      ["In time due in 4 days", "Umbrella <img src=x onerror=alert(1)>", "Contoso Cloud, $1,200,000", "DR-0003"],
    ]);
    expect(await heading(dialog, /Initech DR-0001/).count()).toBe(1);
    expect(await dialog.faults()).toEqual([]);
  });

  it("shows the four reasons to reject, each with its evidence, and the clock with why it is due then", async () => {
    const dialog = await ready(await aQueue(), avery, "DR-0002");
    const criteria = await dialog.page.locator(".criteria li").allInnerTexts();
    expect(criteria.map((text) => text.split("\n")[0])).toEqual([
      "Found Our sales team was in active discussions before the registration",
      "Clear The account is in an active contract renewal",
      "Clear The registration lacks required fields",
      "Clear The same partner registered the account before and let it go",
    ]);
    expect(criteria[0]).toContain("AE Lee Quinn has been in active discussions with Hooli since Feb 20, 2026");
    await dialog.page.getByRole("button", { name: "Why this time?" }).press("Enter");
    await dialog.page
      .getByText(/We owe an answer|working days/)
      .first()
      .waitFor();
    expect(dialog.asked.map(({ operation }) => operation)).toEqual(["open", "explain"]);
  });

  it("goes up and down with the arrows and opens with Enter", async () => {
    const dialog = await ready(await aQueue());
    await dialog.press("Escape", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp");
    expect(await dialog.focus()).toContain("Hooli");
    expect(dialog.asked).toHaveLength(1);
    await dialog.press("Enter");
    await heading(dialog, /Hooli DR-0002/).waitFor();
    await dialog.page.waitForFunction(() => document.activeElement?.tagName === "H2");
    expect(await dialog.focus()).toBe("Hooli DR-0002");
    await dialog.press("Escape");
    expect(await dialog.focus()).toContain("due in 4 daysHooli");
  });
});

describe("deciding", () => {
  it("approves with the very mail in view, five seconds to undo, and moves on to the next", async () => {
    const world = await aQueue();
    const dialog = await ready(world);
    await dialog.press("a");
    await dialog.page.waitForFunction((own) => (document.activeElement as HTMLSelectElement).value === own, lee);
    const letter = dialog.page.locator(".letter");
    await letter.waitFor();
    const shown = await letter.innerText();
    await dialog.page.getByRole("button", { name: "Approve", exact: true }).press("Enter");
    await dialog.page.getByText("Approving Initech (DR-0001).").waitFor();
    expect(await dialog.focus()).toBe("Undo");
    expect(dialog.asked.map(({ operation }) => operation)).not.toContain("decide");
    expect(await dialog.faults()).toEqual([]);
    await now(dialog);
    await dialog.page.getByText("Initech (DR-0001) is approved.").waitFor();
    await heading(dialog, /Hooli DR-0002/).waitFor();
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ stage: "approved", ae: lee });
    expect(world.mails.at(-1)?.text.trim()).toBe(shown.trim());
  });

  it("takes it back with Escape, with what was entered as it was", async () => {
    const world = await aQueue();
    const dialog = await ready(world);
    await dialog.press("i");
    await dialog.page.getByLabel(/Your question/).fill("Which site?");
    await dialog.page.getByRole("button", { name: "Ask for details", exact: true }).press("Enter");
    await dialog.page.getByText("Asking for details about Initech (DR-0001).").waitFor();
    await dialog.press("Escape");
    expect(await dialog.page.getByLabel(/Your question/).inputValue()).toBe("Which site?");
    expect(dialog.asked.map(({ operation }) => operation)).not.toContain("decide");
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ stage: "submitted" });
  });

  it("rejects with the sentence that the evidence gives, ready to take", async () => {
    const world = await aQueue();
    const dialog = await ready(world, avery, "DR-0002");
    await dialog.press("r");
    expect(await dialog.page.getByLabel("Reason").inputValue()).toBe("active-pipeline");
    const take = dialog.page.getByRole("button", { name: "Take this sentence" });
    await take.first().press("Enter");
    await take.press("Enter");
    await dialog.page.locator(".letter").getByText("Feb 20, 2026").waitFor();
    await dialog.page.getByRole("button", { name: "Reject", exact: true }).press("Enter");
    await now(dialog);
    await dialog.page.getByText("Hooli (DR-0002) is rejected.").waitFor();
    expect(await rowOf(world, "registrations", "DR-0002")).toMatchObject({
      stage: "rejected",
      code: "active-pipeline",
      reason: "AE Lee Quinn has been in active discussions with Hooli since Feb 20, 2026 (stage Proposal).",
    });
  });

  it("names the field that was refused, and puts the focus on it", async () => {
    const dialog = await ready(await aQueue());
    await dialog.press("r");
    await dialog.page.getByLabel("Reason").selectOption("other");
    await dialog.page.getByLabel("What the partner reads").fill("not a fit");
    await dialog.page.getByRole("button", { name: "Reject", exact: true }).press("Enter");
    await dialog.page.locator(".field.wrong").waitFor();
    const field = dialog.page.getByLabel("What the partner reads");
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await dialog.page.locator(".fault").innerText()).toContain("Say why in a sentence with a fact of this case");
    expect(await dialog.faults()).toEqual([]);
  });

  it("asks for an account executive where the partner has none; another one may be chosen, or somebody later", async () => {
    const world = await aQueue();
    const dialog = await ready(world, avery, "DR-0002");
    await dialog.press("a");
    await dialog.page.getByText("Not ready yet: Northwind has no account executive").waitFor();
    const ae = dialog.page.getByLabel("Account executive");
    expect(await ae.locator("option").allInnerTexts()).toEqual([
      "Choose …",
      "Kim Ode (of the territory West, 0 open deals)",
      "Lee Quinn (0 open deals)",
      "Name somebody later",
    ]);
    await ae.selectOption("later");
    await dialog.page.locator(".letter").waitFor();
    await dialog.page.getByRole("button", { name: "Approve", exact: true }).press("Enter");
    await now(dialog);
    await dialog.page.getByText("Hooli (DR-0002) is approved.").waitFor();
    expect(await rowOf(world, "registrations", "DR-0002")).toMatchObject({ stage: "approved", ae: "" });
  });

  it("enters what a partner answered, and names the answer that cannot be read", async () => {
    const world = await aQueue();
    const asked = { id: "DR-0001", verdict: "request-info", fields: ["dealSize", "closeQuarter"] } as const;
    await reply(world, "decide", asked, { as: avery });
    const dialog = await ready(world, cory, "DR-0001");
    await dialog.page.getByRole("button", { name: "Enter the partner's answer" }).press("Enter");
    const size = dialog.page.getByLabel("Deal size");
    expect(await dialog.page.locator(".field").count()).toBe(2);
    await size.fill("a lot");
    await size.press("Enter");
    await now(dialog);
    await dialog.page.locator(".field.wrong").waitFor();
    expect(await size.evaluate((one) => one === document.activeElement)).toBe(true);
    await size.fill("75000");
    await size.press("Enter");
    await now(dialog);
    await dialog.page.getByText("Initech (DR-0001) is with us again, and our clock runs.").waitFor();
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ stage: "submitted", dealSize: 75_000 });
  });

  it("names the account executive of an approved deal, and opens it again with a reason", async () => {
    const world = await aQueue();
    await reply(world, "decide", { id: "DR-0002", verdict: "approve", aeLater: true }, { as: avery });
    const dialog = await ready(world, avery, "DR-0002");
    await dialog.page.getByRole("button", { name: "Name the account executive" }).press("Enter");
    await dialog.page.getByLabel("Account executive").selectOption(kim);
    await dialog.page.getByRole("button", { name: "Name the account executive" }).press("Enter");
    await now(dialog);
    await dialog.page.getByText("Hooli (DR-0002) has its account executive.").waitFor();
    await dialog.page.locator(".paper:not(.old)").waitFor();
    expect(await rowOf(world, "registrations", "DR-0002")).toMatchObject({ ae: kim });
    await dialog.page.getByRole("button", { name: "More" }).press("Enter");
    await dialog.page.getByRole("button", { name: "Open it again" }).press("Enter");
    await dialog.page.getByLabel("Why").fill("Lee found the contract that we had missed.");
    await dialog.page.locator(".letter").waitFor();
    await dialog.page.getByRole("button", { name: "Open it again" }).press("Enter");
    await now(dialog);
    await dialog.page.getByText("Hooli (DR-0002) is open again.").waitFor();
  });
});

describe("keeping a protection", () => {
  /** The desk on another day: its clocks stand there. */
  const on = async (world: World, day: string): Promise<World> =>
    again({ ...(await world.save()), clock: Date.parse(day) });
  const press = async (dialog: Dialog, name: string) => {
    await dialog.tabTo(name);
    await dialog.press("Enter");
  };
  const says = async (dialog: Dialog, field: string, said: string) => {
    await dialog.tabTo(field);
    await dialog.page.keyboard.type(said);
  };
  /** While the card is read anew nothing may be begun. */
  const begin = async (dialog: Dialog, name: string) => {
    await dialog.page.locator("button:not([aria-disabled])", { hasText: name }).waitFor();
    await press(dialog, name);
  };

  it("by keyboard alone: it lapses, is reinstated, has its update, and is extended when an approver agrees", async () => {
    const approved = await aQueue();
    await reply(approved, "decide", { id: "DR-0001", verdict: "approve" }, { as: avery });
    const world = await on(approved, "2026-04-20T09:30:00-04:00");
    await world.fire("hourly");
    const dialog = await ready(world, cory, "DR-0001");
    const { page } = dialog;
    await page.getByText("Lapsed", { exact: true }).first().waitFor();
    expect(await dialog.faults()).toEqual([]);
    await begin(dialog, "Reinstate");
    await says(dialog, "Why", "The update was in our spam folder");
    expect(await dialog.faults()).toEqual([]);
    await press(dialog, "Reinstate");
    await press(dialog, "Do it now");
    await page.getByText("Initech (DR-0001) is protected again.").waitFor();

    await begin(dialog, "Partner's update");
    await press(dialog, "Partner's update");
    await press(dialog, "Do it now");
    await page.locator(".field.wrong").waitFor();
    await says(dialog, "How it goes", "They met the CIO");
    await press(dialog, "Partner's update");
    await press(dialog, "Do it now");
    await page.getByText("Initech (DR-0001) has its update.").waitFor();

    await begin(dialog, "Ask for an extension");
    await says(dialog, "Why", "Legal takes until July");
    expect(await dialog.faults()).toEqual([]);
    await press(dialog, "Ask for an extension");
    await press(dialog, "Do it now");
    await page.getByText("Initech (DR-0001) is held until an approver answers.").waitFor();

    const approver = await ready(world, avery, "DR-0001");
    await begin(approver, "Extend");
    await says(approver, "Why", "The contract is with their lawyers");
    expect(await approver.faults()).toEqual([]);
    await press(approver, "Extend");
    await press(approver, "Do it now");
    await approver.page.getByText("Initech (DR-0001) is protected for longer.").waitFor();
    await approver.page.getByText("(DR-0001), Mar 20, 2026 to Sep 16, 2026: holds it").waitFor();
    const { stage, protectedUntil, extensionAskedAt } = await rowOf(world, "registrations", "DR-0001");
    expect([stage, protectedUntil, extensionAskedAt]).toEqual(["approved", "2026-09-16", null]);
    const subjects = world.mails.map(({ subject }) => subject.split(" — ")[0] ?? "");
    expect(subjects.filter((subject) => subject.startsWith("Deal Protection"))).toEqual([
      "Deal Protection Lapsed",
      "Deal Protection Reinstated",
      "Deal Protection Extended",
    ]);
  });
});

describe("when it goes another way", () => {
  it("a race that was lost shows who was first and when, and how it stands now", async () => {
    const world = await aQueue();
    const dialog = await ready(world);
    await dialog.press("a");
    await dialog.page.locator(".letter").waitFor();
    await reply(world, "decide", { id: "DR-0001", verdict: "approve", ae: kim }, { as: "ops@example.com" });
    await dialog.page.getByRole("button", { name: "Approve", exact: true }).press("Enter");
    await now(dialog);
    const alert = dialog.page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.innerText()).toBe(
      "DR-0001 is already approved, by ops@example.com on Fri 20 Mar 2026, 15:00. This is how it stands now.",
    );
    await dialog.page.locator(".paper .state", { hasText: "Approved" }).waitFor();
    expect(inSheet(world, "registrations")[0]).toMatchObject({ ae: kim });
  });

  it.each(["lost", "lost after"] as const)(
    "an answer that is %s is asked for again, and the deal decided once",
    async (way) => {
      const world = await aQueue();
      const dialog = await ready(world);
      dialog.ways("decide", way);
      await dialog.press("a");
      await dialog.page.locator(".letter").waitFor();
      await dialog.page.getByRole("button", { name: "Approve", exact: true }).press("Enter");
      await now(dialog);
      await dialog.page.getByText("Initech (DR-0001) is approved.").waitFor();
      const sent = dialog.asked.filter(({ operation }) => operation === "decide");
      expect(sent).toHaveLength(2);
      expect(sent[1]).toEqual(sent[0]);
      expect(world.mails.filter(({ subject }) => subject.startsWith("Deal Registration Approved"))).toHaveLength(1);
    },
  );

  it("keeps what was entered when the window is loaded anew in the middle, and says that it was not finished", async () => {
    const world = await aQueue();
    const dialog = await ready(world);
    await dialog.press("i");
    await dialog.page.getByLabel(/Your question/).fill("Which site?");
    await dialog.page.getByRole("button", { name: "Ask for details", exact: true }).press("Enter");
    await dialog.page.getByText("Asking for details about Initech (DR-0001).").waitFor();
    await dialog.page.reload();
    await dialog.page.getByRole("alert").waitFor();
    expect(await dialog.page.getByRole("alert").innerText()).toContain("DR-0001 was not finished");
    await heading(dialog, /Initech DR-0001/).waitFor();
    await dialog.press("i");
    expect(await dialog.page.getByLabel(/Your question/).inputValue()).toBe("Which site?");
  });

  it("tells who may not decide why, and what they may do", async () => {
    const world = await aQueue();
    const looker = await ready(world, vic);
    const said = await looker.page.getByRole("region", { name: "What to do" }).innerText();
    expect(said).toContain(
      "Vic Gray has the role Viewer. To approve or reject you need the role Approver or Admin. To ask for details",
    );
    expect(said).toContain("You may look at everything and copy the status for the partner.");
    await looker.press("a");
    expect(await looker.page.locator("#act").count()).toBe(0);
    const coordinator = await ready(world, cory);
    const buttons = coordinator.page.getByRole("region", { name: "What to do" }).getByRole("button");
    expect(await buttons.allInnerTexts()).toEqual(["Ask for details", "More"]);
  });

  it("says what is next, and when, where nothing is to be decided", async () => {
    const world = await aQueue();
    for (const id of ["DR-0001", "DR-0002", "DR-0003"])
      await reply(world, "decide", { id, verdict: "approve", aeLater: true }, { as: avery });
    const dialog = await ready(world);
    await dialog.page.getByText(/^Next: /).waitFor();
    expect(await dialog.page.locator(".nothing").innerText()).toMatch(/Next: .*, due Mon 23 Mar 2026/);
    expect(await dialog.page.getByRole("navigation").innerText()).toBe("The queue is empty.");
    const empty = await ready(await aDesk());
    await empty.page.getByText("No deadline is ahead.").waitFor();
  });

  it("says why nothing can be shown, and looks again", async () => {
    const dialog = await open({ world: await aQueue(), as: avery, about: "DR-9999" });
    await dialog.page.getByText("DR-9999 is not in the registration log.").waitFor();
    const lost = await open({ world: await aQueue(), as: avery, ways: { open: ["lost", "lost"] } });
    await lost.page.getByRole("button", { name: "Try again" }).press("Enter");
    await heading(lost, /Initech DR-0001/).waitFor();
  });
});
