/** The sidebar of what waits for a decision, as it is built, in a browser. */
import type * as z from "zod/mini";
import { contract, type Reply } from "../../src/contract";
import { newWorld } from "../host/world";
import { sidebars } from "./sidebar";

jest.setTimeout(30_000);
const open = sidebars();

type Item = Reply<"queue">["items"][number];

const item = (said: Partial<Item>): Item => ({
  id: "DR-0001",
  stage: "submitted",
  version: 1,
  partner: "Contoso",
  companyName: "Northwind Traders",
  dealSize: 120_000,
  currency: "USD",
  flags: "",
  receivedAt: "2026-03-20T14:00:00.000Z",
  decisionDueAt: "2026-03-24T19:00:00.000Z",
  urgency: "intime",
  overdueHours: null,
  moves: ["approve"],
  ...said,
});

/** An answer as the add-on gives it on Tue 24 Mar 2026 at 10:00 in New York. */
const answerWith = (...items: Item[]) => {
  const reply: z.input<typeof contract.queue.reply> = {
    asOf: "2026-03-24T14:00:00.000Z",
    items,
    next: items[0] ?? null,
  };
  return { ok: true, reply: contract.queue.reply.parse(reply) };
};

const late = item({
  id: "DR-0004",
  companyName: "Fabrikam",
  urgency: "late",
  overdueHours: 3.5,
  decisionDueAt: "2026-03-24T10:30:00.000Z",
});
const soon = item({ id: "DR-0005", companyName: "Adventure Works", urgency: "soon" });
const inTime = item({
  id: "DR-0006",
  companyName: "Tailspin Toys",
  partner: "Litware",
  decisionDueAt: "2026-03-27T16:00:00.000Z",
  currency: "EUR",
});
const waiting = item({
  id: "DR-0007",
  companyName: "Wingtip",
  urgency: "waiting",
  decisionDueAt: null,
  dealSize: null,
});

const MANY_ACCOUNTS = "signed in to several Google accounts";

describe("the sidebar of what waits for a decision", () => {
  it("says that it is reading before the answer is there", async () => {
    const { page, answer, faults } = await open("queue");
    expect(await page.getByRole("status").innerText()).toBe("Reading the registration log …");
    expect(await page.getByRole("button").getAttribute("aria-disabled")).toBe("true");
    expect(await faults()).toEqual([]);
    expect(await answer(answerWith())).toEqual({ operation: "queue", input: {} });
  });

  it("shows each registration with its state, partner, amount and deadline, in the order of the answer", async () => {
    const { page, answer } = await open("queue");
    await answer(answerWith(late, soon, inTime, waiting));
    await page.getByRole("listitem").first().waitFor();
    const cards = await page.getByRole("listitem").allInnerTexts();
    expect(cards.map((card) => card.split(/\n+/).join(" | "))).toEqual([
      "Late 3.5 h late | Fabrikam | Contoso, $120,000 | DR-0004, due Tue 24 Mar 2026, 06:30",
      "Due soon due in 5 h | Adventure Works | Contoso, $120,000 | DR-0005, due Tue 24 Mar 2026, 15:00",
      "In time due in 3 days | Tailspin Toys | Litware, €120,000 | DR-0006, due Fri 27 Mar 2026, 12:00",
      "Waiting for partner | Wingtip | Contoso | DR-0007, received Fri 20 Mar 2026, 10:00",
    ]);
  });

  it("says how many there are, as of when, and in whose time", async () => {
    const { page, answer } = await open("queue", "Europe/Lisbon");
    await answer(answerWith(late, soon, waiting));
    await page.getByText("2 to decide: 1 late, 1 due soon. 1 waiting for partner.").waitFor();
    expect(await page.getByText("As of").innerText()).toBe("As of Tue 24 Mar 2026, 14:00\nYour time (Lisbon)");
  });

  it("says what to do when nothing waits", async () => {
    const { page, answer, faults } = await open("queue");
    await answer(answerWith());
    await page.getByText("Nothing waits for a decision.").waitFor();
    expect(await page.getByRole("main").innerText()).toContain(
      "Type what a partner registers into the registration log",
    );
    expect(await faults()).toEqual([]);
  });

  it("fits into 300 pixels and has no fault that axe can find, contrast included", async () => {
    const { page, answer, faults } = await open("queue");
    await answer(answerWith(late, soon, inTime, waiting, item({ companyName: "W".repeat(60), id: "DR-0008" })));
    await page.getByRole("listitem").first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
    expect(await page.getByRole("list").evaluate((list) => list.scrollWidth <= list.clientWidth)).toBe(true);
    expect(await faults()).toEqual([]);
  });

  it("opens from the menu and shows what the add-on answers", async () => {
    const world = newWorld({ zone: "America/New_York", now: "2026-03-24T10:00:00-04:00" });
    await world.call("setUp", {});
    await world.call("importRows", { table: "partners", csv: "Partner,Tier\nContoso,Gold" });
    const log = "Company,Partner,Deal size,Received\nFabrikam,Contoso,120000,2026-03-19 10:00";
    await world.call("importRows", { table: "registrations", csv: log });
    await world.run("openQueue");
    expect(world.screen.sidebar).toMatchObject({ title: "Waiting for a decision" });
    const { page, answer } = await open("queue");
    await answer(await world.call("queue", {}));
    const card = await page.getByRole("listitem").innerText();
    expect(card.split(/\n+/)).toEqual([
      "Late 24 h late",
      "Fabrikam",
      "Contoso, $120,000",
      "DR-0001, due Mon 23 Mar 2026, 10:00",
    ]);
  });

  it("shows what stands in the sheet as text, whatever it is", async () => {
    const { page, answer } = await open("queue");
    await answer(answerWith(item({ companyName: "<img src=x onerror=alert(1)>" })));
    expect(await page.getByRole("heading", { level: 2 }).innerText()).toBe("<img src=x onerror=alert(1)>");
  });
});

describe("when it goes wrong", () => {
  it("says what to do about a failure of Google, and tries again", async () => {
    const { page, answer, fail, faults } = await open("queue");
    await fail("Authorization is required to perform that action.");
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.innerText()).toContain(MANY_ACCOUNTS);
    expect(await faults()).toEqual([]);
    await page.getByRole("button", { name: "Try again" }).press("Enter");
    await answer(answerWith(late));
    await page.getByRole("listitem").waitFor();
    expect(await alert.count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Refresh");
  });

  it("takes an answer that got lost on its way for a failure", async () => {
    const { page } = await open("queue");
    await page.evaluate(() => window.asked.shift()?.succeed(null));
    await page.getByText(MANY_ACCOUNTS).waitFor();
  });

  it("says a refusal in the words of the add-on", async () => {
    const { page, answer } = await open("queue");
    await answer({ ok: false, refusal: { why: "not-set-up", text: "Choose Set up in the menu first." } });
    expect(await page.getByRole("alert").innerText()).toBe("Choose Set up in the menu first.");
  });

  it("keeps the list that is there when a newer one cannot be had", async () => {
    const { page, answer, fail } = await open("queue");
    await answer(answerWith(late));
    await page.getByRole("button", { name: "Refresh" }).click();
    await fail("NetworkError: Connection failure due to HTTP 0");
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("listitem").count()).toBe(1);
    expect(await page.getByText("As of").innerText()).toContain("10:00");
  });
});

describe("by keyboard", () => {
  it("leads from the button to the list, which then scrolls to its end", async () => {
    const { page, answer } = await open("queue");
    await answer(answerWith(...Array.from({ length: 30 }, (_, n) => item({ id: `DR-${1000 + n}` }))));
    await page.getByRole("listitem").first().waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.tagName);
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("BUTTON");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("OL");
    await page.keyboard.press("End");
    const last = page.getByRole("listitem").last();
    await page.waitForFunction(
      (item) => (item?.getBoundingClientRect().bottom ?? 0) <= innerHeight + 1,
      await last.elementHandle(),
    );
  });

  it("asks once, however often the button is pressed meanwhile", async () => {
    const { page, answer } = await open("queue");
    await answer(answerWith(late));
    const button = page.getByRole("button", { name: "Refresh" });
    await button.focus();
    for (const key of ["Enter", "Enter", "Space"]) await page.keyboard.press(key);
    expect(await page.evaluate(() => window.asked.length)).toBe(1);
  });
});
