/** The coverage matrix and the naming of people at 300 partners and 10,000 registrations: calls, and how long a person waits. */
import { bundlePageIfStale } from "../build/bundle.mjs";
import { launch } from "./browser.mjs";
import { watchGrid } from "./page.mjs";
import { registrations } from "./rows.mjs";
import { count, figure } from "./table.mjs";
import { host, worldOf } from "./world.mjs";

const PARTNERS = 300;
const REGISTRATIONS = 10_000;
const TURNS = 9;
const SIZE = { width: 1280, height: 800 };
const MOST = 300;

export const coverage = async () => {
  await bundlePageIfStale();
  const world = await aWorld();
  const calls = await called(world);
  const waits = await waited(world);
  world.close();
  return [...calls, ...waits];
};

const people = ["pam", "ae", "se", "am"].flatMap((role) =>
  Array.from({ length: 10 }, (_, n) => ({
    email: `${role}${n}@example.com`,
    name: `${role.toUpperCase()} ${n}`,
    roles: role,
    territories: `Territory ${n}`,
  })),
);

const aWorld = async () => {
  const partners = Array.from({ length: PARTNERS }, (_, n) => ({
    name: `Partner ${n}`,
    tier: ["Platinum", "Gold", "Silver", "Registered"][n % 4],
    status: "active",
    territory: `Territory ${n % 10}`,
    contactEmail: `desk@partner${n}.example`,
  }));
  // One partner in ten lacks somebody.
  const held = (role, n) => (n % 10 === 3 ? "" : `${role}${n % 10}@example.com`);
  const matrix = partners.map(({ name }, n) => ({
    partner: name,
    ...Object.fromEntries(["pam", "ae", "se", "am"].map((role) => [role, held(role, n)])),
  }));
  const rows = registrations(REGISTRATIONS).map((row, n) => ({ ...row, ae: row.ae && `ae${n % 10}@example.com` }));
  return worldOf({ coverage: matrix, team: people, partners, registrations: rows });
};

/** Each deed with the most reads and writes that it may take; which mails have left is noted once they have. */
const called = async (world) => {
  const rows = await world.rows("registrations");
  const waiting = rows.filter(({ stage }) => stage === "submitted").map(({ id }) => id);
  const approved = rows.filter(({ stage }) => stage === "approved").map(({ id }) => id);
  const covered = rows.find(({ id, partner }) => waiting.includes(id) && Number(partner.slice(8)) % 10 !== 3)?.id;
  const deeds = [
    ["the matrix", "coverage", () => ({}), 0],
    ["who could be named", "suggest", () => ({ partner: "Partner 3", role: "pam" }), 0],
    ["somebody is named", "cover", (turn) => ({ partner: "Partner 4", se: `se${turn}@example.com` }), 1],
    ["an account executive is named", "assign", (turn) => ({ id: approved[0], ae: `ae${turn}@example.com` }), 1],
    ["an approval with the matrix's own", "decide", () => ({ id: covered, verdict: "approve" }), 1, 1],
    ["a hand-over, shown", "handOver", () => ({ from: "pam1@example.com", to: "pam2@example.com" }), 1],
  ];
  const figures = [];
  for (const [what, operation, input, writes, turns = TURNS] of deeds) {
    const costs = [];
    for (let turn = 0; turn < turns; turn += 1) {
      const answer = await world.call(operation, input(turn));
      if (!answer.ok) throw new Error(`${operation}: ${answer.refusal.text}`);
      costs.push(world.lastCalls);
    }
    const { sheetsReads, sheetsWrites, mailSends } = costs[costs.length - 1];
    const ms = median(costs.map(({ milliseconds }) => milliseconds));
    const said = `${sheetsReads} + ${sheetsWrites} (${count(mailSends)} mails), ${ms.toFixed(0)} ms`;
    const most = writes + (mailSends > 0 ? 1 : 0);
    figures.push(
      figure("#7", `${what}: reads + writes`, said, `<= 1 + ${writes}`, sheetsReads <= 1 && sheetsWrites <= most),
    );
  }
  return figures;
};

/** How long the page takes to be painted, and a naming to be answered in it. */
const waited = async (world) => {
  const browser = await launch();
  const one = host.serveWorld(world, "bench.world.json", await host.openDoor(0));
  try {
    const opened = [];
    const named = [];
    const context = await browser.newContext({ viewport: SIZE });
    const window = await context.newPage();
    await window.addInitScript(watchGrid);
    await window.goto(one.address);
    await window.getByRole("menuitem", { name: "Extensions" }).waitFor();
    // Until it is painted the grid takes the keys.
    await window.evaluate(() => window.inked);
    for (let turn = 0; turn <= TURNS; turn += 1) {
      const page = await openedPage(window);
      opened.push(page.ms);
      named.push(await naming(page.frame, turn));
      await window.getByRole("button", { name: "Close the dialog" }).click();
    }
    return [
      timed("the Coverage page, from its menu to the painted matrix", opened.slice(1)),
      timed("a naming, from the click to the painted answer", named.slice(1)),
    ];
  } finally {
    await one.close();
    await browser.close();
  }
};

const timed = (what, times) => {
  const ms = median(times);
  return figure("#7", what, `${ms.toFixed(0)} ms`, `<= ${MOST} ms`, ms <= MOST);
};

const openedPage = async (window) => {
  await window.getByRole("menuitem", { name: "Extensions" }).press("Enter");
  await window.keyboard.press("ArrowRight");
  await window.getByRole("menuitem", { name: "Partners and pipeline" }).press("ArrowRight");
  const item = window.getByRole("menuitem", { name: "Coverage" });
  const began = performance.now();
  await item.press("Enter");
  const element = await window.locator(".dialog iframe").first().elementHandle();
  const frame = await element.contentFrame();
  await frame.locator("tbody tr").first().waitFor();
  return { frame, ms: performance.now() - began };
};

const naming = async (frame, turn) => {
  await frame.getByLabel("Find a partner, a state or a person").fill("Partner 4");
  await frame.getByRole("button", { name: "Partner 4", exact: true }).click();
  const field = frame.getByLabel("SE");
  await field.waitFor();
  await frame.locator("select option[value='se1@example.com']").first().waitFor({ state: "attached" });
  await field.selectOption(`se${turn % 2 ? 7 : 8}@example.com`);
  return frame.evaluate(named);
};

/** In the page: presses its button and waits for the answer to be painted. */
const named = () =>
  new Promise((resolve) => {
    const button = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "Name them");
    const began = performance.now();
    button.click();
    const look = () =>
      /Managed|Gap/.test(document.querySelector(".inline [role=status]")?.textContent ?? "")
        ? requestAnimationFrame(() => resolve(performance.now() - began))
        : requestAnimationFrame(look);
    requestAnimationFrame(look);
  });

const median = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
