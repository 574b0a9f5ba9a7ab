/** Many at once: the lock lets one through after the other, and each gets an answer. */
import { aDesk, aDeskWith, avery, columnOf, deal, inSheet, ops, reply, rowOf } from "./desk";

test("of two decisions at once one is made, and the other is told by whom and when", async () => {
  const world = await aDeskWith({});
  const reason = "Lee Quinn has been in active discussions with Initech since 2026-02-20";
  const answers = await Promise.all([
    world.call("decide", { id: "DR-0001", version: 1, verdict: "approve" }, { as: avery }),
    world.call("decide", { id: "DR-0001", version: 1, verdict: "reject", reason, alternative: "Co-sell" }, { as: ops }),
  ]);
  const [won] = answers.filter(({ ok }) => ok);
  const [lost] = answers.filter(({ ok }) => !ok);
  const { stage, decidedBy, version } = await rowOf(world, "registrations", "DR-0001");
  expect(won).toMatchObject({ reply: { stage, version: 2 } });
  expect(version).toBe(2);
  expect(lost).toMatchObject({ refusal: { why: "decided", by: decidedBy, at: "2026-03-20T19:00:00.000Z" } });
  expect(columnOf(world, "log", "operation").filter((what) => what === "decide")).toHaveLength(1);
  expect(world.mails).toHaveLength(2);
});

test("the same submission twice at once is one registration", async () => {
  const world = await aDesk();
  const [one, other] = await Promise.all([reply(world, "register", deal()), reply(world, "register", deal())]);
  expect(other).toEqual(one);
  expect(columnOf(world, "registrations", "id")).toEqual(["DR-0001"]);
  expect(world.mails).toHaveLength(1);
});

test("two partners with the same account at once: both come in, the second is warned of the first", async () => {
  const world = await aDesk();
  const flags = await Promise.all(
    ["Contoso Cloud", "Northwind"].map(async (partner) => {
      const registered = await reply(world, "register", deal({ token: partner, partner }));
      return [registered.id, registered.flags.map(({ kind, of }) => [kind, of])];
    }),
  );
  expect(new Map(flags as [string, unknown][])).toEqual(
    new Map([
      ["DR-0001", []],
      ["DR-0002", [["pending", "DR-0001"]]],
    ] as [string, unknown][]),
  );
});

// G17 asks for 50, which is what `npm run faults` sends.
test("20 submissions at once are 20 rows, 20 ids and 20 confirmations, each once and each its own", async () => {
  const world = await aDesk({ lockPatience: 10 });
  const submissions = Array.from({ length: 20 }, (_, at) =>
    deal({ token: `t${at}`, companyName: `Company ${at}`, contactName: `Contact ${at}`, dealSize: 1000 + at }),
  );
  const replies = await Promise.all(submissions.map((told) => reply(world, "register", told)));
  const ids = replies.map(({ id }) => id);
  expect(new Set(ids).size).toBe(20);
  const rows = new Map(inSheet(world, "registrations").map((row) => [row.id, row]));
  expect(rows.size).toBe(20);
  submissions.forEach(({ token, companyName, contactName, dealSize }, at) => {
    expect(rows.get(ids[at])).toMatchObject({ token, companyName, contactName, dealSize });
  });
  for (const row of rows.values()) expect(row.ackSentAt).toEqual(expect.any(Number));
  expect(new Set(columnOf(world, "clocks", "id")).size).toBe(20);
  expect(columnOf(world, "outbox", "state")).toEqual(ids.map(() => "Sent"));
  expect(new Set(world.mails.map(({ subject }) => subject)).size).toBe(20);
  expect(world.mails).toHaveLength(20);
});

test("who waits longer for the lock than it pays is told that the desk is busy", async () => {
  const world = await aDesk({ latency: 20, lockPatience: 0.001 });
  const answers = await Promise.all(
    ["a", "b", "c"].map((token) => world.call("register", deal({ token, companyName: token }))),
  );
  const refused = answers.filter(({ ok }) => !ok);
  expect(refused.length).toBeGreaterThan(0);
  for (const no of refused) expect(no).toMatchObject({ refusal: { why: "busy" } });
  expect(columnOf(world, "registrations", "id")).toHaveLength(3 - refused.length);
  for (const token of ["a", "b", "c"]) await reply(world, "register", deal({ token, companyName: token }));
  expect(columnOf(world, "registrations", "id")).toHaveLength(3);
  expect(world.mails).toHaveLength(3);
});
