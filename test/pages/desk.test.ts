/** The sidebar as it is built, in a browser, with the answers of a real world. */
import type { Page } from "playwright-core";
import { aDesk, blankWorld, columnOf, cory, cost, deal, kim, ops, reply, rowOf, vic, type World } from "../walks/desk";
import { type Opened, type Sidebar, sidebars } from "./sidebar";

jest.setTimeout(60_000);
const open = sidebars();

const friday = "2026-03-20T15:00:00-04:00";
const asCory = { now: friday, as: cory };

/** A desk with something under every heading that registrations can stand under. */
const busy = async (): Promise<World> => {
  const world = await aDesk();
  const csv = `Account,Owner,Stage,Opened\nGlobex,${kim},Proposal,2026-02-01 10:00`;
  await reply(world, "importRows", { table: "accounts", csv });
  const register = (companyName: string, now: string, more: object = {}) =>
    reply(world, "register", deal({ token: companyName, companyName, ...more }), { now, as: cory });
  await register("Initech", "2026-03-17T10:00:00-04:00");
  await register("<img src=x onerror=alert(1)>", "2026-03-20T09:00:00-04:00", { contactEmail: "bill@gmail.com" });
  await register("Umbrella", "2026-03-18T09:00:00-04:00");
  await register("Stark", "2026-03-18T09:00:00-04:00", { partner: "Northwind" });
  const thursday = { now: "2026-03-19T09:00:00-04:00" };
  await reply(world, "decide", { id: "DR-0003", verdict: "request-info", note: "Which site?" }, thursday);
  await reply(world, "decide", { id: "DR-0004", verdict: "approve", aeLater: true }, thursday);
  return world;
};

let world: World;
beforeAll(async () => {
  world = await busy();
});

/** The sidebar on a world, as Cory on Friday at three, once it has its first answer. */
const deskOn = async (on: World, opening: Opened = {}, moment = asCory): Promise<Sidebar> => {
  const desk = await open("desk", { view: "today", user: moment.as, ...opening });
  await desk.serve(on, moment);
  await desk.page.getByRole("tabpanel").waitFor();
  return desk;
};

/** What is said below the heading that only those who listen hear. */
const linesIn = async (page: Page): Promise<string[]> => {
  const said = await page.getByRole("tabpanel").innerText();
  return said
    .split(/\n+/)
    .filter((line) => line.trim() !== "")
    .slice(1);
};

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim());

/** Presses Tab until something is focused; no mouse is touched. */
const tabTo = async (page: Page, name: string): Promise<void> => {
  for (let presses = 0; presses < 40; presses++) {
    if ((await focused(page)) === name) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${name}.`);
};

const type = async (page: Page, field: string, said: string): Promise<void> => {
  await tabTo(page, `field-${field}`);
  await page.keyboard.type(said);
};

/** What is asked arrives a moment later. */
const expectSoon = async <T>(found: () => T, expected: T): Promise<void> => {
  for (let tries = 0; tries < 250 && JSON.stringify(found()) !== JSON.stringify(expected); tries++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(found()).toEqual(expected);
};

const sound = async ({ page, faults }: Sidebar): Promise<void> => {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
  expect(await faults()).toEqual([]);
};

describe("Today", () => {
  it("opens with one question and one read, and says what is late and what comes next", async () => {
    const desk = await deskOn(world);
    expect(desk.asked).toEqual(["open"]);
    expect(cost(world)).toEqual({ reads: 1, writes: 0 });
    const [headline] = await linesIn(desk.page);
    expect(headline).toBe("2 are late. Next: <img src=x onerror=alert(1)>, due Tue 24 Mar 2026, 09:00.");
    await sound(desk);
  });

  it("shows under each heading what presses most, with state, amount and warnings", async () => {
    const { page } = await deskOn(world);
    expect((await linesIn(page)).slice(1)).toEqual([
      "As of Fri 20 Mar 2026, 15:00 (New York time)",
      "Refresh",
      "Morning",
      "To decide",
      "2",
      "Done",
      "Late 29 h late",
      "Initech",
      "Contoso Cloud, $50,000",
      "In time due in 3 days",
      "<img src=x onerror=alert(1)>",
      "Contoso Cloud, $50,000",
      "No business e-mail",
      "Midday",
      "Account executive to name",
      "1",
      "Done",
      "Late 6 h late",
      "Stark",
      "Northwind, $50,000",
      "End of day",
      "Pipeline dashboard to update",
      "1",
      "Done",
      "Waiting for a partner",
      "1",
      "Umbrella",
      "Contoso Cloud, $50,000",
      "since Thu 19 Mar 2026, 09:00",
      "Nothing under: meetings today without a brief, ending within 7 days, mails that did not go, first contact after yesterday's approval, meetings without notes, deal stages after meetings, late clocks to tell the PAM lead of.",
    ]);
  });

  it("says what to do when nothing waits", async () => {
    const desk = await deskOn(await aDesk());
    expect(await desk.page.getByRole("tabpanel").innerText()).toContain("Nothing is late, and nothing falls due.");
    expect(await desk.page.getByRole("tabpanel").innerText()).toContain("goes in under Register.");
  });
});

describe("the card of a registration", () => {
  it("says where it stands, gives the sentence for the partner, and opens the review desk", async () => {
    const desk = await deskOn(world);
    const { page } = desk;
    await page.getByRole("button", { name: "Initech" }).click();
    const sentence =
      "Initech (DR-0001) is being reviewed. You should have had our answer by Thu 19 Mar 2026, 10:00; we are sorry that it is late.";
    expect(await page.locator("blockquote").innerText()).toBe(sentence);
    await sound(desk);
    await page.getByRole("button", { name: "Copy the sentence" }).click();
    await page.getByText("Copied.").waitFor();
    await page.getByRole("button", { name: "Review" }).click();
    await expectSoon(() => desk.asked.slice(1), ["registration", "openReviewOf"]);
    await expectSoon(() => world.screen.dialog?.html.includes('data-about="DR-0001"'), true);
    // The page hears a moment later that somebody went there. Who comes back may have decided: the card and what lies
    // behind it are read again, once.
    await expectSoon(() => {
      void page.evaluate(() => window.dispatchEvent(new Event("focus")));
      return desk.asked.slice(3).sort();
    }, ["registration", "today"]);
  });

  it("is that of the selected row when somebody asks for it", async () => {
    const { page } = await deskOn(world);
    await page.getByRole("button", { name: "This row" }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").innerText()).toContain("The cursor stands on no registration.");
  });
});

describe("Find", () => {
  it("is reached by /, finds by a few letters, and Escape leads back to where one was", async () => {
    const desk = await deskOn(world);
    const { page } = desk;
    await page.keyboard.press("/");
    expect(await focused(page)).toBe("find");
    await page.keyboard.type("umbr");
    await page.getByText("1 found.").waitFor();
    await sound(desk);
    await tabTo(page, "Umbrella");
    await page.keyboard.press("Enter");
    await page.getByText("waits for your answer").waitFor();
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement?.textContent === "Umbrella");
    await page.keyboard.press("Escape");
    await page.getByText("2 are late.").waitFor();
  });

  it("takes the place of a card as soon as somebody types", async () => {
    const { page } = await deskOn(world);
    await page.getByRole("button", { name: "Initech" }).press("Enter");
    await page.getByText("What you may tell the partner").waitFor();
    await page.getByRole("searchbox").fill("umbr");
    await page.getByText("1 found.").waitFor();
    expect(await page.getByText("What you may tell the partner").count()).toBe(0);
    expect(await focused(page)).toBe("find");
  });

  it("says so when nothing is called that", async () => {
    const { page } = await deskOn(world);
    await page.getByRole("searchbox").fill("zzz");
    await page.getByText('Nothing is called "zzz".').waitFor();
  });
});

describe("Clocks", () => {
  it("has the most urgent first, can be narrowed by state, and explains a deadline", async () => {
    const desk = await deskOn(world, { view: "clocks" });
    const { page, asked } = desk;
    const headings = () => page.getByRole("listitem").getByRole("heading").allInnerTexts();
    const decide = "Registration approved or rejected";
    expect(await headings()).toEqual([decide, "Account executive named", decide, decide]);
    await page.getByLabel("Show", { exact: true }).selectOption("waiting");
    expect(await page.getByRole("listitem").allInnerTexts()).toEqual([expect.stringContaining("DR-0003")]);
    await page.getByLabel("Show", { exact: true }).selectOption("");
    await page.getByRole("button", { name: "Why this time?" }).first().click();
    await page.getByText("It was due Thu 19 Mar 2026, 10:00; 77 h used: 29 h late.").waitFor();
    expect(asked).toEqual(["open", "explain"]);
    await sound(desk);
  });

  it("leads to a card from a registration, of which there is one, and not from a meeting", async () => {
    const own = await aDesk();
    const csv = "Meeting,Partner,Starts,Ends,Status\nM-0001,Northwind,2026-03-20 09:00,2026-03-20 10:00,held";
    await reply(own, "importRows", { table: "meetings", csv });
    await reply(own, "register", deal(), asCory);
    await own.fire("hourly", { now: friday });
    const { page } = await deskOn(own, { view: "clocks" });
    await page.getByRole("button", { name: "DR-0001" }).waitFor();
    expect(await page.getByText("M-0001, Northwind").count()).toBeGreaterThan(0);
    expect(await page.getByRole("button", { name: "M-0001" }).count()).toBe(0);
  });

  it("is one of three tabs, between which the arrow keys lead; each asks once", async () => {
    const { page, asked } = await deskOn(world);
    await tabTo(page, "tab-today");
    for (const [key, tab] of [
      ["ArrowLeft", "tab-clocks"],
      ["ArrowRight", "tab-today"],
      ["End", "tab-clocks"],
      ["Home", "tab-today"],
    ] as const) {
      await page.keyboard.press(key);
      expect(await focused(page)).toBe(tab);
      expect(await page.getByRole("tab", { selected: true }).getAttribute("id")).toBe(tab);
    }
    await expectSoon(() => asked, ["open", "clocks"]);
  });
});

describe("A partner who waits", () => {
  const monday = { now: "2026-03-30T10:00:00-04:00", as: cory };

  it("is told that we are late, once, with the mail in view and a sentence of one's own", async () => {
    const own = await aDesk();
    await reply(own, "register", deal({ token: "late" }), { now: friday, as: cory });
    const desk = await deskOn(own, { view: "clocks" }, monday);
    const { page } = desk;
    const mails = own.mails.length;
    await page.getByRole("button", { name: "Tell the partner that we are late" }).press("Enter");
    await page.getByText("We Are Late — Initech (DR-0001)").waitFor();
    await page.getByLabel("A sentence of your own").fill("You hear from us today.");
    await page.locator(".mail", { hasText: "You hear from us today." }).waitFor();
    await sound(desk);
    expect(own.mails).toHaveLength(mails);
    await page.getByRole("button", { name: "Send", exact: true }).press("Enter");
    await page.getByText("The partner was told: pat@contoso.example.").waitFor();
    expect(own.mails.slice(mails).map(({ subject }) => subject)).toEqual(["We Are Late — Initech (DR-0001)"]);
  });

  it("has its question written down, put on the clock and answered", async () => {
    const own = await aDesk();
    const desk = await deskOn(own, { view: "clocks" });
    const { page } = desk;
    await page.getByRole("button", { name: "A partner asks something" }).press("Enter");
    await tabTo(page, "field-partner");
    await page.keyboard.type("Contoso Clowd");
    await tabTo(page, "field-text");
    await page.keyboard.type("Is <b>it</b> sold in Peru?");
    await tabTo(page, "Write it down");
    await page.keyboard.press("Enter");
    await page.locator(".fault", { hasText: "Contoso Cloud" }).waitFor();
    await page.keyboard.press("Control+KeyA");
    await page.keyboard.type("Contoso Cloud");
    await sound(desk);
    await page.keyboard.press("Enter");
    await page.getByText("Written down as IN-0001. We owe the answer by Mon 23 Mar 2026, 11:00.").waitFor();
    await page.getByRole("button", { name: "It was answered" }).press("Enter");
    await page.getByText("No clock runs: nobody is owed anything.").waitFor();
    expect(await rowOf(own, "inquiries", "IN-0001")).toMatchObject({
      text: "Is <b>it</b> sold in Peru?",
      answeredAt: friday,
    });
  });
});

describe("The promises", () => {
  it("are told with their target and how they are kept, and what is below asks for its cause and a plan", async () => {
    const own = await aDesk();
    await reply(own, "register", deal({ token: "old" }), { now: "2026-03-17T10:00:00-04:00" });
    const csv = "Number,Rule,State,Percent in time\ndecision/2026-W10,decision,Open,2026-W10: 50 %";
    await reply(own, "importRows", { table: "episodes", csv });
    const desk = await deskOn(own, { view: "clocks" });
    const { page } = desk;
    await page.getByRole("button", { name: "How we keep our promises" }).press("Enter");
    await page.getByText("0 of 1 in time.").waitFor();
    await page.getByText("Target: 48 hours, working days (24 h each), 95 % in time.").waitFor();
    await page.getByText("Nothing fell due in nine weeks for: registration acknowledged,").waitFor();
    await page.getByRole("button", { name: "Save cause and plan" }).press("Enter");
    await page.locator(".fault", { hasText: "Say why the promise was not kept" }).waitFor();
    await page.getByLabel("Root cause").fill("Both approvers were away in the same week.");
    await page.getByLabel("Corrective plan").fill("Avery names a deputy before each leave, from April on.");
    await sound(desk);
    await page.getByRole("button", { name: "Save cause and plan" }).press("Enter");
    await page.getByText("closes when a week is on target").waitFor();
    expect(await rowOf(own, "episodes", "decision/2026-W10")).toMatchObject({
      rootCause: "Both approvers were away in the same week.",
    });
  });
});

describe("Register", () => {
  /** Fills the form by keyboard up to the last step. */
  const fill = async (page: Page, companyName: string, dealSize = "50,000"): Promise<void> => {
    await type(page, "partner", "contoso cloud");
    await tabTo(page, "field-partnershipType");
    await page.keyboard.type("Co-sell");
    await tabTo(page, "Next");
    await page.keyboard.press("Enter");
    await page.getByText("step 2 of 3").waitFor();
    await type(page, "companyName", companyName);
    await type(page, "companySize", "500");
    await type(page, "industry", "Steel");
    await type(page, "existingRelationship", "No");
    await type(page, "contactName", "Bill");
    await type(page, "contactTitle", "VP");
    await type(page, "contactEmail", "bill@initech.com");
    await type(page, "dealSize", dealSize);
    await type(page, "closeQuarter", "q3 2026");
    await type(page, "buyingSignal", "An RFP");
    await tabTo(page, "Next");
    await page.keyboard.press("Enter");
    await page.getByText("step 3 of 3").waitFor();
  };

  it("registers a deal by keyboard alone, and then another", async () => {
    const own = await aDesk();
    const desk = await deskOn(own, { view: "register" });
    const { page, asked } = desk;
    await fill(page, "Initech");
    await sound(desk);
    await type(page, "note", "Call them");
    await tabTo(page, "Send");
    await page.keyboard.press("Enter");
    await page.getByText("Registered as DR-0001").waitFor();
    expect(await page.getByRole("tabpanel").innerText()).toContain("We owe the answer by Tue 24 Mar 2026, 15:00.");
    await page.waitForFunction(() => document.activeElement?.textContent === "Registered as DR-0001");
    expect(await rowOf(own, "registrations", "DR-0001")).toMatchObject({
      companyName: "Initech",
      partnerRole: "Pat Moss",
      dealSize: 50_000,
      closeQuarter: "Q3 2026",
      nextStep: "Call them",
      enteredBy: cory,
    });
    expect(own.mails.map(({ to }) => to)).toEqual(["pat@contoso.example"]);
    expect(asked.filter((one) => one === "register")).toHaveLength(1);
    await page.getByRole("tab", { name: "Today" }).click();
    await page.getByRole("button", { name: "Initech" }).waitFor();
    await page.getByRole("tab", { name: "Register" }).click();
    await tabTo(page, "Register another");
    await page.keyboard.press("Enter");
    await page.getByText("step 1 of 3").waitFor();
    expect(await page.getByLabel("Partner", { exact: true }).inputValue()).toBe("");
  });

  it("takes over a mail that is pasted, by keyboard alone, and sends nothing before Send is pressed", async () => {
    const own = await aDesk();
    const desk = await deskOn(own, { view: "register" });
    const { page, asked } = desk;
    const labelled = [
      ["Partner", "contoso cloud"],
      ["Company name", "=1+1 & <b>Sons</b>"],
      ["Company size", "200-500"],
      ["Vertical", "Steel"],
      ["Existing relationship", "no"],
      ["Primary contact", "Bill Lumbergh"],
      ["Job title", "VP"],
      ["Contact e-mail", "bill@initech.example"],
      ["Estimated deal size (in $)", "50,000"],
      ["Close quarter", "Q3 2026"],
      ["Type of partnership", "CO-SELL"],
      ["Trigger", "An RFP"],
    ] as const;
    const mail = ["Hi Cory,", "", ...labelled.map(([label, said]) => `> ${label}: ${said}`), "", "Cheers, Pat"].join(
      "\n",
    );
    await tabTo(page, "Paste the e-mail here");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "field-mail");
    await page.keyboard.insertText(mail);
    await tabTo(page, "Fill in the form");
    await sound(desk);
    await page.keyboard.press("Enter");
    await page.getByText("12 of 18 fields filled in. Look at each before you send it.").waitFor();
    await tabTo(page, "2 lines were left out");
    await page.keyboard.press("Enter");
    expect(await page.getByText("Cheers, Pat").innerText()).toBe("Hi Cory,\nCheers, Pat");
    expect(await page.getByLabel("Partner's contact").inputValue()).toBe("Pat Moss");
    await sound(desk);
    await tabTo(page, "Next");
    await page.keyboard.press("Enter");
    await page.getByText("step 2 of 3").waitFor();
    expect(await page.getByLabel("Company", { exact: true }).inputValue()).toBe("=1+1 & <b>Sons</b>");
    await tabTo(page, "Next");
    await page.keyboard.press("Enter");
    await page.getByText("step 3 of 3").waitFor();
    await sound(desk);
    expect(asked).not.toContain("register");
    await tabTo(page, "Send");
    await page.keyboard.press("Enter");
    await page.getByText("Registered as DR-0001").waitFor();
    expect(await rowOf(own, "registrations", "DR-0001")).toMatchObject({
      partner: "Contoso Cloud",
      companyName: "=1+1 & <b>Sons</b>",
      industry: "Steel",
      partnershipType: "Co-sell",
      dealSize: 50_000,
    });
  });

  it("does not go on without what is required, says it at each field, and offers the partner who was meant", async () => {
    const desk = await deskOn(world, { view: "register" });
    const { page } = desk;
    await tabTo(page, "Next");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "field-partner");
    expect(await page.locator(".fault").allInnerTexts()).toEqual([
      "Partner is missing.",
      "Partner's contact is missing.",
      "Partnership type is missing.",
    ]);
    await sound(desk);
    await page.keyboard.type("Contso");
    await page.keyboard.press("Enter");
    await page.getByText('There is no partner called "Contso". Did you mean one of these?').waitFor();
    await page.getByRole("button", { name: "Contoso Cloud" }).click();
    expect(await page.getByLabel("Partner's contact").inputValue()).toBe("Pat Moss");
  });

  it("warns while somebody types, and blocks nothing that is only flagged", async () => {
    const { page } = await deskOn(world, { view: "register" });
    await fill(page, "Globex");
    await page.getByText("AE kim@example.com has been in active discussions with Globex since Feb 1, 2026").waitFor();
    expect(await page.getByRole("button", { name: "Send" }).getAttribute("aria-disabled")).toBeNull();
  });

  it("leads to the field that the add-on refuses, with what was written", async () => {
    const { page } = await deskOn(world, { view: "register" });
    await fill(page, "Vandelay", "a lot");
    await tabTo(page, "Send");
    await page.keyboard.press("Enter");
    await page.getByText('"a lot" is not a number').waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "field-dealSize");
    expect(await page.getByLabel("Industry").inputValue()).toBe("Steel");
  });

  it("keeps what was begun, and offers it back", async () => {
    const { page, serve } = await deskOn(world, { view: "register" });
    await fill(page, "Vandelay");
    await page.reload();
    await serve(world, asCory);
    await page.getByText("You began to register Vandelay and did not send it.").waitFor();
    await page.getByRole("button", { name: "Go on with it" }).click();
    await page.getByText("step 3 of 3").waitFor();
    expect(await page.getByRole("tabpanel").innerText()).toContain("An RFP");
  });

  it("sends the same submission again when the answer was lost, and registers once", async () => {
    const own = await aDesk();
    const desk = await open("desk", { view: "register", user: cory });
    const { page } = desk;
    await desk.answer(await own.call("open", { view: "register" }, asCory));
    await fill(page, "Initech");
    const check = await desk.answer(
      await own.call("check", { partner: "Contoso Cloud", companyName: "Initech" }, asCory),
    );
    expect(check.operation).toBe("check");
    await tabTo(page, "Send");
    await page.keyboard.press("Enter");
    const first = await desk.fail("NetworkError: Connection failure due to HTTP 0");
    await own.call(first.operation, first.input, asCory);
    await page.waitForFunction(() => window.asked.length > 0);
    const second = await page.evaluate(() => ({
      operation: window.asked[0]?.operation,
      input: window.asked[0]?.input,
    }));
    expect(second).toEqual(first);
    await desk.answer(await own.call("register", second.input, asCory));
    await page.getByText("Registered as DR-0001").waitFor();
    expect(columnOf(own, "registrations", "id")).toEqual(["DR-0001"]);
  });

  it("tells whoever may only look how to get further", async () => {
    const { page } = await deskOn(world, { view: "register" }, { now: friday, as: vic });
    expect(await page.getByRole("tabpanel").innerText()).toContain("with Coordinator among your roles");
    expect(await page.getByRole("textbox").count()).toBe(0);
  });
});

describe("when the desk cannot be opened", () => {
  const refusedOn = async (on: World) => {
    const desk = await open("desk", { view: "today", user: ops });
    await desk.serve(on);
    await desk.page.getByRole("alert").waitFor();
    return desk;
  };

  it("offers Set up where nothing is set up", async () => {
    const desk = await refusedOn(blankWorld());
    expect(await desk.page.getByRole("alert").innerText()).toContain("This workbook is not set up yet.");
    await desk.page.getByRole("button", { name: "Set up" }).click();
    await expectSoon(() => desk.asked, ["open", "openSetUp"]);
  });

  it("says that it is a copy, or that the zone was changed", async () => {
    const own = await aDesk();
    const copy = await own.copy();
    const { page } = await refusedOn(copy);
    expect(await page.getByRole("alert").innerText()).toContain("This workbook is a copy of a desk.");
    copy.close();
    await own.changeZone("Europe/Paris");
    const shifted = await refusedOn(own);
    expect(await shifted.page.getByRole("alert").innerText()).toContain("Set it back under File, Settings.");
    await own.changeZone("America/New_York");
    await shifted.page.getByRole("button", { name: "Look again" }).click();
    await shifted.page.getByRole("tabpanel").waitFor();
  });

  it("asks twice, then says which account to use, and tries again", async () => {
    const desk = await open("desk", { view: "today", user: cory });
    expect(await desk.page.getByRole("status").innerText()).toBe("Opening the desk …");
    await desk.fail("Authorization is required to perform that action.");
    await desk.fail("Authorization is required to perform that action.");
    await desk.page.getByRole("alert").waitFor();
    expect(await desk.page.getByRole("alert").innerText()).toContain(`a private window with only ${cory}:`);
    await sound(desk);
    await desk.serve(world, asCory);
    await desk.page.getByRole("button", { name: "Try again" }).press("Enter");
    await desk.page.getByRole("tabpanel").waitFor();
  });

  it("says after four seconds that it still waits", async () => {
    const { page } = await open("desk");
    await page.clock.install();
    await page.reload();
    await page.getByText("Opening the desk …").waitFor();
    // The page starts counting a moment after it is drawn.
    await page.clock.runFor(100);
    await page.clock.fastForward(4000);
    await page.getByText("Still waiting for Google …").waitFor();
    // No other test gets a tab whose clock stands.
    await page.close();
  });

  it("keeps what it shows when nothing newer can be had", async () => {
    const desk = await open("desk", { view: "today" });
    await desk.answer(await world.call("open", { view: "today" }, asCory));
    await desk.page.getByRole("button", { name: "Refresh" }).press("Enter");
    expect(await focused(desk.page)).toBe("Refresh");
    await desk.answer({ ok: false, refusal: { why: "busy", text: "The desk is busy just now." } });
    await desk.page.getByText("The desk is busy just now.").waitFor();
    expect(await desk.page.getByRole("tabpanel").innerText()).toContain("Initech");
  });
});
