/** The self-test for a real sheet, on the local host: every probe answers, and the scratch tab is gone whatever happened. */
import type { Fault } from "../../host/desk";
import type { Reply } from "../../src/contract";
import { aDesk, again, avery, cellsOf, refusal, reply, type World } from "./desk";

type SelfTest = NonNullable<Reply<"health">["test"]>;

const tested = async (world: World, faults: readonly Fault[] = []): Promise<SelfTest> => {
  const { test } = await reply(world, "health", { live: true }, { faults });
  if (!test) throw new Error("No self-test was made.");
  return test;
};
const said = ({ probes }: SelfTest, wanted: string) => {
  const found = probes.find(({ name }) => name === wanted);
  return `${found?.outcome}: ${found?.text}`;
};
const named = ({ probes }: SelfTest, outcome: string) =>
  probes.filter((probe) => probe.outcome === outcome).map(({ name }) => name);
const tabsIn = ({ book }: World): string[] => book.engine.workbook.getSheets().map((sheet) => sheet.getName());
const SCRATCH = /^Self-test/;

const read = "Sheets.Spreadsheets.get";
const write = "Sheets.Spreadsheets.batchUpdate";

test("on the local host all is well, but that one run alone cannot tell whether the lock keeps another out", async () => {
  const world = await aDesk();
  const test = await tested(world);
  expect(named(test, "not-well")).toEqual([]);
  expect(named(test, "unknown")).toEqual(["Lock between two runs"]);
  expect(test.probes.length).toBeGreaterThan(20);
});

test.each([
  ["Who you are", "well: Google says that you are ops@example.com."],
  ["Time zones of the desk", "well: The desk and Google's formatter agree on America/New_York,"],
  ["Installed triggers", "well: The hourly check and the watch over edits are installed by you."],
  ["Columns after a move", "well: Marks go with their columns when one is moved."],
  ["Columns after a sort", "the local host does not carry it along"],
  ["Text that looks like a formula", "well: =1+1, 00123 and -5 stay the text that they are."],
  ["Colours", "well: A cell that is written anew keeps its colour"],
  ["Zeros in answers", "well: A place that is zero is left out of answers"],
  ["A number that is none", "well: A number that is none becomes an empty cell."],
  ["Clearing up", "well: The scratch tab is gone again."],
])("%s: it says what it found", async (name, text) => {
  expect(said(await testOnce(), name)).toContain(text);
});

let first: Promise<SelfTest> | undefined;
const testOnce = () => (first ??= aDesk().then((world) => tested(world)));

test("it leaves the workbook as it was, mails nobody, and asks fourteen times at the most", async () => {
  const world = await aDesk();
  const inside = () => ({ sheets: world.book.state().sheets, cells: tabsIn(world).map((tab) => cellsOf(world, tab)) });
  const before = inside();
  await tested(world);
  const calls = world.lastCalls;
  expect(inside()).toEqual(before);
  expect(world.mails).toEqual([]);
  expect((calls?.sheetsReads ?? 0) + (calls?.sheetsWrites ?? 0)).toBeLessThanOrEqual(14);
});

test("the text to copy says every probe, how it went, and the checks", async () => {
  const { text, probes } = await testOnce();
  for (const { name, text: sentence } of probes) expect(text).toContain(`${name} (0 ms): ${sentence}`);
  expect(text).toMatch(/^Partner Desk, self-test of 2026-03-20T19:00:00.000Z, 0 ms\n/);
  expect(text).toContain("[unknown]  Lock between two runs");
  expect(text).toContain("[NOT WELL] hourly check: It has not run yet");
});

test("only an admin may test; the checks are for everybody", async () => {
  const world = await aDesk();
  const no = await refusal(world, "health", { live: true }, { as: avery });
  expect(no).toMatchObject({ why: "not-allowed", text: expect.stringContaining("Only an admin") });
  const { checks, test } = await reply(world, "health", {}, { as: avery });
  expect(checks.length).toBeGreaterThan(0);
  expect(test).toBeUndefined();
});

test("a test that is killed at any write leaves at the most what the next one clears away", async () => {
  const world = await aDesk();
  const tabs = tabsIn(world);
  let leftOver = 0;
  for (let nth = 1; ; nth++) {
    const faults: Fault[] = [{ at: { method: write, nth }, kill: "after" }];
    const done = await world.call("health", { live: true }, { faults }).then(
      () => true,
      () => false,
    );
    if (done) break;
    if (tabsIn(world).some((title) => SCRATCH.test(title))) leftOver++;
  }
  expect(leftOver).toBeGreaterThan(4);
  expect(tabsIn(world)).toEqual(tabs);
  for (const at of [{ sheets: 6 }, { sheets: 7 }]) {
    await world.call("health", { live: true }, { faults: [{ at, kill: "after" }] }).catch(() => undefined);
    expect(tabsIn(world).filter((title) => SCRATCH.test(title)).length).toBeGreaterThan(0);
    const test = await tested(world);
    expect(said(test, "Clearing up")).toBe("well: The scratch tab is gone again.");
    expect(said(test, "Lock between two runs")).toMatch(/^not-well: Another test began 0 s before/);
    expect(tabsIn(world)).toEqual(tabs);
  }
});

test.each<readonly [string, readonly Fault[], string, string]>([
  [
    "the tab cannot be made",
    [{ at: { method: write, nth: 1 }, answer: 503 }],
    "Sheets service",
    "not-well: It refused to make a tab:",
  ],
  [
    "a later write is refused",
    [{ at: { method: write, nth: 2 }, answer: 429 }],
    "Columns after a move",
    "unknown: It could not be tried:",
  ],
  [
    "an answer is lost after it was applied",
    [{ at: { method: write, nth: 2 }, answer: "Empty response", applied: true }],
    "Colours",
    "unknown: It could not be tried: Empty response",
  ],
  [
    "clearing up fails at first",
    [{ at: { method: read, nth: 4 }, answer: 503 }],
    "Clearing up",
    "well: The scratch tab is gone again.",
  ],
])("when %s, the probes say so and the tab is gone", async (_, faults, name, text) => {
  const world = await aDesk();
  const tabs = tabsIn(world);
  expect(said(await tested(world, faults), name)).toContain(text);
  expect(tabsIn(world)).toEqual(tabs);
});

test("when clearing up fails twice, it says what may be left, and the next test clears it away", async () => {
  const world = await aDesk();
  const tabs = tabsIn(world);
  const faults = [4, 5].map((nth): Fault => ({ at: { method: read, nth }, answer: 503 }));
  expect(said(await tested(world, faults), "Clearing up")).toContain(
    'not-well: A hidden tab "Self-test of Partner Desk" may be left: test again, or delete it.',
  );
  await tested(world);
  expect(tabsIn(world)).toEqual(tabs);
});

test("of two tests at once the second waits for the first, and says that it did", async () => {
  const state = await (await aDesk()).save();
  // Each call takes its time, so that one test is still at work when the other begins.
  const world = again({ ...state, clock: null }, { lockPatience: 1, latency: 15 });
  const two = await Promise.all([tested(world), tested(world)]);
  const waits = two.map((test) => said(test, "Lock between two runs")).sort();
  expect(waits[0]).toMatch(/^unknown: Nobody else was there/);
  expect(waits[1]).toMatch(/^well: It made this test wait [\d.]+ s until another one had ended\.$/);
  expect(two.every(({ milliseconds }) => milliseconds < 20_000)).toBe(true);
});

test("a page gets nothing for a number that is none, and the one beside it", async () => {
  expect(await (await aDesk()).run("notANumber")).toEqual({ none: null, one: 1 });
});
