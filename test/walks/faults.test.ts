/** Executions that are killed and answers that are lost: nothing is lost, nothing is done twice. */
import type { Fault } from "../../host/desk";
import { aDesk, again, columnOf, deal, inSheet, kim, ops, reply, type World } from "./desk";

const read = "Sheets.Spreadsheets.Values.batchGetByDataFilter";
const write = "Sheets.Spreadsheets.batchUpdate";

/** Whether the operation came to its end; a killed one did not. */
const ended = (world: World, operation: string, input: unknown, faults: readonly Fault[]) =>
  world.call(operation, input, { faults }).then(
    () => true,
    () => false,
  );

/** Every row stands for itself: one id, one clock, one line of history for each act, one mail at most for each key. */
const expectWhole = (world: World, acts: readonly string[]) => {
  const ids = columnOf(world, "registrations", "id");
  expectOnce(ids);
  const clocks = columnOf(world, "clocks", "id");
  expectOnce(clocks);
  expect(clocks).toEqual(expect.arrayContaining(ids.map((id) => `${id}/decision`)));
  expectOnce(columnOf(world, "log", "n"));
  expectOnce(columnOf(world, "outbox", "key"));
  expectOnce(world.mails.map(({ to, subject }) => `${to} ${subject}`));
  const log = inSheet(world, "log");
  for (const act of acts)
    expect(log.filter(({ operation }) => operation === act).map(({ key }) => key)).toEqual([...ids].sort());
};

const expectOnce = (keys: readonly unknown[]) => expect([...new Set(keys)]).toEqual(keys);

/** Ten minutes later mails that were cut off are shown to a person, and not sent by themselves. */
const expectCutOffShown = async (world: World) => {
  const mails = world.mails.length;
  await world.fire("hourly", { now: "2026-03-20T15:20:00-04:00" });
  expect(world.mails).toHaveLength(mails);
  const outbox = inSheet(world, "outbox");
  expect(new Set(outbox.map(({ state }) => state))).toEqual(new Set(["Sent", "Please check"]));
  expect(outbox.filter(({ state }) => state === "Sent").length).toBeLessThanOrEqual(mails);
  expect(outbox.length).toBeGreaterThanOrEqual(mails);
  const { problems } = await reply(world, "problems", {});
  expect(problems.find(({ kind }) => kind === "check")?.count).toBe(
    outbox.filter(({ state }) => state === "Please check").length,
  );
};

/** The service calls that leave something behind; `npm run faults` kills after all the others too, and in every operation. */
const lasting = ["Lock.tryLock", write, "Properties.setProperty", "MailApp.sendEmail"];

/** Kills executions after each lasting call, until one comes to its end. */
const withKills = async (run: (faults: readonly Fault[]) => Promise<boolean>) => {
  for (const method of lasting)
    for (let nth = 1, done = false; !done; nth++) done = await run([{ at: { method, nth }, kill: "after" }]);
};

describe("killed after every service call that lasts", () => {
  test("a registration that is sent again is there once", async () => {
    const world = await aDesk();
    const told = () => {
      const sent = columnOf(world, "registrations", "token").length;
      return deal({ token: `t${sent}`, companyName: `Company ${sent}` });
    };
    await withKills(async (faults) => {
      const submission = told();
      const done = await ended(world, "register", submission, faults);
      if (told().token !== submission.token) await reply(world, "register", submission);
      return done;
    });
    const tokens = columnOf(world, "registrations", "token");
    expect(tokens.length).toBeGreaterThan(4);
    expect(tokens).toEqual(tokens.map((_, at) => `t${at}`));
    expectWhole(world, ["register"]);
    await expectCutOffShown(world);
  });

  test("a decision that is sent again was made once", async () => {
    const world = await aDesk();
    const csv = Array.from({ length: 20 }, (_, at) => `DR-${1001 + at},Northwind,Company ${at},2026-03-19 10:00`);
    const file = ["Deal ID,Partner,Company,Received", ...csv].join("\n");
    await reply(world, "importRows", { table: "registrations", csv: file });
    await world.fire("hourly");
    const decided = () => columnOf(world, "registrations", "decidedBy").length;
    await withKills(async (faults) => {
      const before = decided();
      const decision = { id: `DR-${1001 + before}`, version: 1, verdict: "approve", ae: kim };
      const done = await ended(world, "decide", decision, faults);
      if (decided() > before)
        expect(await world.call("decide", decision)).toMatchObject({ refusal: { why: "decided", by: ops } });
      return done;
    });
    const ids = Array.from({ length: decided() }, (_, at) => `DR-${1001 + at}`);
    expect(ids.length).toBeGreaterThan(4);
    for (const row of inSheet(world, "registrations").slice(0, ids.length))
      expect(row).toMatchObject({ stage: "Approved", version: 2, ae: kim, decidedBy: ops });
    const lines = inSheet(world, "log").filter(({ operation }) => operation === "decide");
    expect(lines.map(({ key }) => key)).toEqual(ids);
    const clocks = columnOf(world, "clocks", "id");
    expectOnce(clocks);
    for (const id of ids)
      expect(clocks).toEqual(expect.arrayContaining([`${id}/decision`, `${id}/outreach`, `${id}/meeting`]));
    expect(columnOf(world, "outbox", "key")).toEqual(ids.map((id) => `${id}/approved/2`));
    expectOnce(world.mails.map(({ subject }) => subject));
    await expectCutOffShown(world);
  });
});

describe("an answer that is lost", () => {
  const lost = (method: string, nth: number, answer: 429 | 503 | "Empty response", applied = false): Fault => ({
    at: { method, nth },
    answer,
    applied,
  });

  test.each<readonly [string, readonly Fault[]]>([
    ["on the read: 503", [lost(read, 1, 503)]],
    ["on the read, twice: Empty response", [lost(read, 1, "Empty response"), lost(read, 2, "Empty response")]],
    ["on the read: 429", [lost(read, 1, 429)]],
    ["on the write, which was applied: 503", [lost(write, 1, 503, true)]],
    ["on the write, which was not applied: 503", [lost(write, 1, 503)]],
    ["on the write, which was applied: Empty response", [lost(write, 1, "Empty response", true)]],
    ["on the write, which was not applied: Empty response", [lost(write, 1, "Empty response")]],
    ["on the write, twice, applied the second time", [lost(write, 1, 503), lost(write, 2, 503, true)]],
    ["on the write: 429", [lost(write, 1, 429)]],
    ["on the note after the mail, which was applied", [lost(write, 2, 503, true)]],
    ["on the note after the mail, which was not applied", [lost(write, 2, 503)]],
    ["on the note after the mail: 429", [lost(write, 2, 429)]],
  ])("%s", async (_, faults) => {
    const world = await aDesk();
    const { id } = await reply(world, "register", deal(), { faults });
    expectWhole(world, ["register"]);
    expect(world.mails).toHaveLength(1);
    expect(inSheet(world, "outbox").map(({ state }) => state)).toEqual(["Sent"]);
    expect(inSheet(world, "registrations")[0]).toMatchObject({ id, ackSentAt: expect.any(Number) });
    await reply(world, "decide", { id, verdict: "approve" }, { faults });
    expectWhole(world, ["register", "decide"]);
    expect(world.mails).toHaveLength(2);
    expect(inSheet(world, "outbox").map(({ state }) => state)).toEqual(["Sent", "Sent"]);
  });

  test("when Google refuses for 40 seconds the desk is busy, and the same request later is made once", async () => {
    const world = await aDesk();
    for (const [method, answer] of [
      [read, 429],
      [read, 503],
      [write, 429],
      [write, 503],
    ] as const) {
      const faults = Array.from({ length: 9 }, (_, at) => lost(method, at + 1, answer));
      const began = Date.parse(world.now);
      expect(await world.call("register", deal(), { faults })).toMatchObject({ ok: false, refusal: { why: "busy" } });
      expect(Date.parse(world.now) - began).toBeLessThanOrEqual(41_000);
    }
    expect(world.mails).toEqual([]);
    await reply(world, "register", deal());
    expectWhole(world, ["register"]);
    expect(world.mails).toHaveLength(1);
  });

  test("by the hourly check leaves every clock once", async () => {
    const world = await aDesk();
    const csv = "Deal ID,Partner,Company,Received\nH-1,Northwind,A,2026-03-19 10:00\nH-2,Northwind,B,2026-03-19 11:00";
    await reply(world, "importRows", { table: "registrations", csv });
    await world.fire("hourly", { faults: [lost(write, 1, 503, true)] });
    const ids = () => columnOf(world, "clocks", "id");
    expect(ids()).toEqual(["H-1/decision", "H-2/decision"]);
    await reply(world, "register", deal());
    await world.deleteRows("registrations", 2);
    await world.fire("hourly", { faults: [lost(write, 1, 503, true)] });
    expect(ids()).toEqual(["H-2/decision", "DR-0001/decision"]);
  });

  test("by an import is taken up again without doubling a row", async () => {
    const world = await aDesk();
    const csv = "Deal ID,Partner,Company,Received\nH-1,Northwind,A,2026-03-19 10:00\nH-2,Northwind,B,2026-03-19 11:00";
    const faults = [lost(write, 1, "Empty response", true)];
    expect(await reply(world, "importRows", { table: "registrations", csv }, { faults })).toMatchObject({ added: 2 });
    expect(columnOf(world, "registrations", "id")).toEqual(["H-1", "H-2"]);
  });
});

test("a set-up that was killed or lost is finished by the next one", async () => {
  const world = await aDesk();
  const copy = again(await world.save());
  await copy.deleteColumn("registrations", "nextStep");
  for (const faults of [
    [{ at: { method: write }, kill: "before" }],
    [{ at: { method: write }, kill: "after" }],
  ] as const)
    await ended(copy, "setUp", {}, faults);
  await reply(copy, "setUp", {});
  expect(await reply(copy, "setUp", {})).toEqual({ made: [], changed: [], warnings: [] });
  await reply(copy, "register", deal());
});
