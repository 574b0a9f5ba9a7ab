/** G16: how long a person waits for the page of the local host, in Chromium on the machine that serves it. */
import { bundlePageIfStale } from "../build/bundle.mjs";
import { launch } from "./browser.mjs";
import { registrations } from "./rows.mjs";
import { count, figure } from "./table.mjs";
import { host, worldWith } from "./world.mjs";

const CLICKS = 15;
const OPENINGS = 3;
const CARDS = 9;
const SIZE = { width: 1280, height: 800 };

export const page = async () => {
  await bundlePageIfStale();
  const browser = await launch();
  try {
    const few = await desk(browser, 300);
    const some = await desk(browser, 1_000);
    const many = await desk(browser, 10_000);
    const wide = await served(host.loadWorld(wideState()), (address) => openings(browser, address));
    return [
      opened("page ready", few.opening, 3_000),
      opened("page ready, 10,000 registrations", many.opening),
      opened("workbook of 10,000 x 60 cells opens", wide, 4_000),
      clicked(300, few, 200),
      clicked(1_000, some, 150),
      clicked(10_000, many, 400),
      carded(many.cards, 300),
    ];
  } finally {
    await browser.close();
  }
};

const opened = (what, times, most) => {
  const ms = median(times);
  const said = `${(ms / 1000).toFixed(1)} s`;
  return most ? figure("G16", what, said, `<= ${most / 1000} s`, ms <= most) : figure("G16", what, said);
};

const clicked = (length, { clicks }, most) => {
  const all = median(clicks.map(({ all }) => all));
  const inNode = median(clicks.map(({ inNode }) => inNode));
  const said = `${all.toFixed(0)} ms (${inNode.toFixed(0)} ms of it the execution)`;
  const what = `a decision in the sidebar to the changed grid, ${count(length)} registrations`;
  return figure("G16", what, said, `<= ${most} ms`, all <= most);
};

const carded = (times, most) => {
  const ms = median(times);
  const what = "the review desk with its first card, 10,000 registrations";
  return figure("G16", what, `${ms.toFixed(0)} ms`, `<= ${most} ms`, ms <= most);
};

/** How long a desk with so many registrations takes to open, each decision in it to be seen, and a card to come. */
const desk = async (browser, length) => {
  const world = await worldWith(openFirst(length));
  const log = world.book.engine.workbook.getSheets().find((sheet) => sheet.getName() === "Registration log");
  return served(world, async (home) => {
    const address = `${home}#gid=${log.getSheetId()}`;
    return {
      opening: await openings(browser, address),
      ...(await shown(browser, address, (window) => worked(window, world))),
    };
  });
};

/** So many rows of a desk with those that wait for a decision on top, where the grid shows them. */
const openFirst = (length) => {
  const rows = registrations(length + CLICKS * 20);
  const waits = rows.filter(({ stage }) => stage === "submitted");
  return [...waits, ...rows.filter(({ stage }) => stage !== "submitted")].slice(0, length);
};

const served = async (world, work) => {
  const one = host.serveWorld(world, "bench.world.json", await host.openDoor(0));
  try {
    return await work(one.address);
  } finally {
    await one.close();
    world.close();
  }
};

const openings = async (browser, address) => {
  const times = [];
  for (let turn = 0; turn < OPENINGS; turn += 1)
    times.push(await shown(browser, address, (window) => window.evaluate(() => window.inked)));
  return times;
};

/** Works in a window of its own, as soon as it shows the workbook. */
const shown = async (browser, address, work) => {
  const context = await browser.newContext({ viewport: SIZE });
  try {
    const window = await context.newPage();
    await window.addInitScript(watchGrid);
    await window.goto(address);
    await window.getByRole("menuitem", { name: "Extensions" }).waitFor();
    await window.evaluate(() => window.inked);
    return await work(window);
  } finally {
    await context.close();
  }
};

/** In the page: when the grid first had its text, and how to learn when a part of it looks otherwise. */
export const watchGrid = () => {
  const pictureOf = ({ left, top, width, height }) => {
    const canvas = document.querySelector("canvas[id^=univer-sheet-main]");
    const scale = canvas ? canvas.width / canvas.clientWidth : 0;
    if (!scale) return undefined;
    const area = [left, top, width, height].map((length) => Math.round(length * scale));
    return canvas.getContext("2d").getImageData(...area).data;
  };
  const untilFrame = (isSo, then) => {
    const look = () => (isSo() ? then(performance.now()) : requestAnimationFrame(look));
    requestAnimationFrame(look);
  };
  const isDark = (value, at, all) => at % 4 === 0 && value < 100 && all[at + 3] === 255;
  // Below the letters of the columns and beside the numbers of the rows.
  const isInked = () => pictureOf({ left: 50, top: 24, width: 600, height: 200 })?.some(isDark);
  window.inked = new Promise((resolve) => untilFrame(isInked, resolve));
  // What a decision leaves to do in a window, such as colours, changes the picture once more.
  window.atRest = async () => {
    for (let [before, since] = ["", performance.now()]; performance.now() - since < 1_000; ) {
      await new Promise((done) => setTimeout(done, 50));
      const picture = String(pictureOf({ left: 50, top: 24, width: 600, height: 480 }));
      if (picture !== before) [before, since] = [picture, performance.now()];
    }
  };
  window.watch = (area) => {
    const before = pictureOf(area);
    const isOther = () => pictureOf(area).some((value, at) => value !== before[at]);
    window.changed = new Promise((resolve) => untilFrame(isOther, (at) => resolve(performance.timeOrigin + at)));
  };
};

const worked = async (window, world) => {
  const sidebar = await openSidebar(window);
  return { clicks: await decisions(window, sidebar, world), cards: await cards(window, sidebar) };
};

/** Approves one registration after another through the sidebar; the first is not counted. */
const decisions = async (window, sidebar, world) => {
  const rows = await world.rows("registrations");
  const times = [];
  for (const { id, version } of rows.slice(0, CLICKS + 1)) {
    await window.evaluate(() => window.atRest());
    await window.evaluate((area) => window.watch(area), stages);
    const began = await sidebar.evaluate(approve, { id, version });
    const all = (await window.evaluate(() => window.changed)) - began;
    times.push({ all, inNode: world.lastCalls.milliseconds });
  }
  return times.slice(1);
};

/** Asks for what the review desk shows first, again and again; the first time is not counted. */
const cards = async (window, sidebar) => {
  const times = [];
  for (let turn = 0; turn <= CARDS; turn += 1) {
    await window.evaluate(() => window.atRest());
    times.push(await sidebar.evaluate(openReview));
  }
  return times.slice(1);
};

/** Where the grid shows the first letters of the stages. */
const stages = { left: 148, top: 64, width: 16, height: 480 };

const openSidebar = async (window) => {
  await window.getByRole("menuitem", { name: "Extensions" }).press("Enter");
  await window.keyboard.press("ArrowRight");
  await window.getByRole("menuitem", { name: "Open Today" }).press("Enter");
  const element = await window.locator(".sidebar iframe").elementHandle();
  const sidebar = await element.contentFrame();
  await sidebar.getByRole("tabpanel").first().waitFor();
  return sidebar;
};

/** In the sidebar: asks as its own buttons do, and answers when that was. */
const approve = ({ id, version }) =>
  new Promise((resolve, reject) => {
    const began = performance.timeOrigin + performance.now();
    const heard = (text) => (JSON.parse(text).ok ? resolve(began) : reject(new Error(text)));
    google.script.run
      .withSuccessHandler(heard)
      .withFailureHandler(reject)
      .call("decide", { id, version, verdict: "approve", aeLater: true });
  });

/** In the sidebar: how long the answer takes. */
const openReview = () =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    google.script.run
      .withSuccessHandler(() => resolve(performance.now() - began))
      .withFailureHandler(reject)
      .call("open", { view: "review" });
  });

/** A workbook with one tab of words, numbers and days. */
const wideState = () => {
  const world = host.createWorld();
  const { state } = world;
  world.close();
  const [rowCount, columnCount] = [10_000, 60];
  const cellData = Object.fromEntries(
    Array.from({ length: rowCount }, (_, row) => [
      row,
      Object.fromEntries(Array.from({ length: columnCount }, (_, column) => [column, cellAt(row, column)])),
    ]),
  );
  const sheet = { ...state.workbook.snapshot.sheets[0], rowCount, columnCount, cellData };
  return { ...state, workbook: { ...state.workbook, snapshot: { ...state.workbook.snapshot, sheets: { 0: sheet } } } };
};

const cellAt = (row, column) => {
  if (column % 3 === 0) return { v: `Partner ${row % 200}`, t: 1 };
  if (column % 3 === 1) return { v: row * column, t: 2 };
  return { v: 46_000 + ((row + column) % 400), t: 2, s: { n: { pattern: "yyyy-mm-dd" } } };
};

const median = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
