/** Several decisions in one step, taken back in one step, with what they cost. */
import {
  aDesk,
  aDeskWith,
  again,
  avery,
  columnOf,
  cost,
  deal,
  inSheet,
  kim,
  ops,
  refusal,
  reply,
  rowOf,
  type World,
} from "./desk";

const alternative = "Bring us another account.";
const reason = "Lee Quinn has been in talks with this company since 2026-02-20";
const reject = (id: string) => ({ id, verdict: "reject", reason, alternative }) as const;

/** A desk at which twenty deals of Contoso wait. */
const twenty = () => aDeskWith(...Array.from({ length: 20 }, (_, at) => ({ companyName: `Company ${at + 1}` })));
const rowsOf = async (world: World) =>
  (await reply(world, "rows", { table: "registrations" })).rows.map(({ version: _, ...row }) => row);
const ids = Array.from({ length: 20 }, (_, at) => `DR-${String(at + 1).padStart(4, "0")}`);

test("S28: twenty are rejected in one step and put back in one step, and the history shows both", async () => {
  const world = await twenty();
  const before = await rowsOf(world);
  const clocks = inSheet(world, "clocks");
  const mails = world.mails.length;
  const done = await reply(world, "decideMany", { items: ids.map(reject) }, { as: avery });
  expect(cost(world)).toEqual({ reads: 1, writes: 2 });
  expect(done.results.map(({ id, done: isDone }) => [id, isDone])).toEqual(ids.map((id) => [id, true]));
  expect([done.mails, world.mails.length - mails]).toEqual([20, 20]);
  expect(new Set(columnOf(world, "registrations", "stage"))).toEqual(new Set(["Rejected"]));

  const undone = await reply(world, "undo", { batch: done.batch }, { as: avery });
  expect(cost(world)).toEqual({ reads: 1, writes: 1 });
  expect(undone).toEqual({
    batch: done.batch,
    results: ids.map((id) => ({ id, done: true, stage: "submitted" })),
    mailed: 20,
    stopped: 0,
  });
  expect(await rowsOf(world)).toEqual(before);
  expect(inSheet(world, "clocks")).toEqual(clocks);
  expect(world.mails).toHaveLength(mails + 20);
  const told = inSheet(world, "log").filter(({ key }) => key === "DR-0007");
  expect(told.map(({ operation, actor }) => [operation, actor])).toEqual([
    ["register", ops],
    ["decideMany", avery],
    ["undo", avery],
  ]);
  const batches = inSheet(world, "log").filter(({ operation }) => operation === "undo");
  expect([batches.length, new Set(batches.map(({ batch }) => batch)).size]).toEqual([20, 1]);
  await world.fire("hourly");
  expect(await rowsOf(world)).toEqual(before);
  const again = await reply(world, "undo", { batch: done.batch }, { as: avery });
  expect(again.results.every(({ refusal: no }) => no?.why === "stale")).toBe(true);
});

test("a preview writes nothing, and of two with one account the second is refused after the first", async () => {
  const world = await aDeskWith({}, { partner: "Northwind", companyName: "INITECH, Inc." });
  const items = [
    { id: "DR-0001", verdict: "approve" },
    { id: "DR-0002", verdict: "approve", ae: kim },
  ] as const;
  const seen = await reply(world, "decideMany", { items: [...items], dryRun: true });
  expect(cost(world)).toEqual({ reads: 1, writes: 0 });
  expect([seen.batch, seen.mails]).toEqual(["", 1]);
  const done = await reply(world, "decideMany", { items: [...items] });
  expect(done.results).toEqual(seen.results);
  expect(done.results[1]).toMatchObject({ done: false, refusal: { why: "conflict", of: "DR-0001" } });
  expect(columnOf(world, "registrations", "stage")).toEqual(["Approved", "Submitted"]);
  await refusal(world, "undo", { batch: "nothing of ours" });
});

test("where all are refused nothing is written, and a stranger is refused altogether", async () => {
  const world = await aDeskWith({});
  const none = await reply(world, "decideMany", { items: [{ id: "DR-0001", verdict: "reject" }] });
  expect(cost(world)).toEqual({ reads: 1, writes: 0 });
  expect(none).toMatchObject({ batch: "", mails: 0, results: [{ refusal: { why: "needs-reason" } }] });
  const as = "stranger@example.com";
  expect(await refusal(world, "decideMany", { items: [reject("DR-0001")] }, { as })).toMatchObject({
    why: "not-allowed",
  });
});

test("what waits for the quota and was undone does not go when there is room again", async () => {
  const world = again(await (await aDeskWith()).save(), { mailQuota: 4 });
  for (const companyName of ["Initech", "Globex"])
    await reply(world, "register", deal({ token: companyName, companyName }));
  const done = await reply(world, "decideMany", { items: [reject("DR-0001"), reject("DR-0002")] });
  expect(columnOf(world, "outbox", "state").filter((state) => state === "Waiting")).toHaveLength(2);
  const undone = await reply(world, "undo", { batch: done.batch });
  expect([undone.mailed, undone.stopped]).toEqual([0, 2]);
  await world.fire("hourly", { now: "2026-03-21T15:00:00-04:00" });
  expect(world.mails).toHaveLength(2);
  expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ stage: "submitted", toldAt: null });
});

test("an approval by one person alone is undone the same way", async () => {
  const world = await aDesk();
  await reply(world, "register", deal());
  await reply(world, "decide", { id: "DR-0001", verdict: "approve" }, { as: avery });
  const batch = String(inSheet(world, "log").at(-1)?.batch);
  const undone = await reply(world, "undo", { batch, reason: "The wrong one of two" }, { as: avery });
  expect(undone).toMatchObject({ mailed: 1, results: [{ id: "DR-0001", stage: "submitted" }] });
  expect(columnOf(world, "clocks", "id")).toEqual(["DR-0001/decision"]);
  expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ ae: "", protectedUntil: "", decidedBy: "" });
  expect(inSheet(world, "log").at(-1)).toMatchObject({ operation: "undo", reason: "The wrong one of two" });
});
