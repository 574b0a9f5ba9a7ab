/** The straight way: a deal is registered, acknowledged, approved, and reported on Monday. */
import { aDesk, deal, kim, lee, reply, rowOf, sameAs, written } from "./desk";

test("a deal that comes in on Friday at three is acknowledged and due on Tuesday at three", async () => {
  const world = await aDesk();
  const { id, decisionDueAt, flags } = await reply(world, "register", deal());
  expect({ id, decisionDueAt, flags }).toEqual({
    id: "DR-0001",
    decisionDueAt: "2026-03-24T19:00:00.000Z",
    flags: [],
  });
  expect(world.mails).toHaveLength(1);
  expect(world.mails[0]).toMatchObject({
    to: "pat@contoso.example",
    cc: "ann@example.com",
    subject: "Deal Registration Received — Initech | Contoso Cloud",
  });
  expect(await world.rows("clocks")).toEqual([
    expect.objectContaining({
      id: "DR-0001/decision",
      state: "running",
      owner: "ann@example.com",
      startedAt: "2026-03-20T15:00:00-04:00",
      warnAt: "2026-03-24T03:00:00-04:00",
      dueAt: "2026-03-24T15:00:00-04:00",
      stoppedAt: null,
      model: "BD24",
    }),
  ]);
});

test("its approval names the account executive, the dates and the id, and leaves no bracket unfilled", async () => {
  const world = await aDesk();
  const { id } = await reply(world, "register", deal());
  const now = "2026-03-24T15:00:00-04:00";
  expect(await reply(world, "decide", { id, version: 1, verdict: "approve" }, { now })).toEqual({
    id,
    stage: "approved",
    version: 2,
    ae: { email: lee, name: "Lee Quinn", phone: "+1 555 0101" },
    aeWhy: "the partner's own, by the coverage matrix",
    protectedFrom: "2026-03-24",
    protectedUntil: "2026-06-22",
    updateDueOn: "2026-04-23",
    meetingDueOn: "2026-03-31",
    decisionDueAt: "2026-03-24T19:00:00.000Z",
  });
  expect(world.mails).toHaveLength(2);
  const [, mail] = world.mails;
  expect(mail).toMatchObject({
    to: "pat@contoso.example",
    subject: "Deal Registration Approved — Initech | Contoso Cloud",
  });
  for (const said of ["Lee Quinn — lee@example.com — +1 555 0101", "Mar 24, 2026 to Jun 22, 2026", id])
    for (const form of [mail?.text, mail?.html]) expect(form).toContain(said);
  for (const form of [mail?.text, mail?.html]) expect(form).not.toMatch(/[[\]]|undefined|null|NaN/);
  expect(await rowOf(world, "clocks", "DR-0001/decision")).toMatchObject({ state: "met", elapsedHours: 48 });
  expect(await rowOf(world, "registrations", id)).toMatchObject({
    decisionHours: 48,
    toldAt: "2026-03-24T15:00:00-04:00",
    decidedBy: "ops@example.com",
  });
});

test("decided a minute after the deadline it was late", async () => {
  const world = await aDesk();
  const { id } = await reply(world, "register", deal());
  await reply(world, "decide", { id, verdict: "approve" }, { now: "2026-03-24T15:01:00-04:00" });
  const { state, elapsedHours, overdueHours } = await rowOf(world, "clocks", "DR-0001/decision");
  expect(state).toBe("missed");
  expect(elapsedHours).toBeCloseTo(48.0167, 3);
  expect(overdueHours).toBeCloseTo(0.0167, 3);
});

test("the customer is never written to", async () => {
  const world = await aDesk();
  const { id } = await reply(world, "register", deal());
  await reply(world, "decide", { id, verdict: "approve" });
  for (const { to, cc, bcc, replyTo } of world.mails)
    expect([to, cc, bcc, replyTo].join()).not.toContain("bill@initech.example");
});

test("the report of the week goes out once on Monday however often it is asked for", async () => {
  const world = await aDesk();
  const { id } = await reply(world, "register", deal());
  await reply(world, "decide", { id, verdict: "approve" });
  await world.fire("weekly", { now: "2026-03-23T09:00:00-04:00" });
  const after = await written(world);
  await world.fire("weekly");
  sameAs(after, await written(world));
  await world.fire("hourly");
  const reports = world.mails.filter(({ subject }) => subject.includes("pipeline report"));
  expect(reports).toHaveLength(1);
  const [report] = reports;
  expect(report?.to).toBe("ops@example.com");
  expect(report?.html).toContain("<table");
  expect(report?.html.length).toBeLessThan(40_000);
  expect(report?.text).toContain("New registrations this week: 1");
  for (const form of [report?.text, report?.html]) expect(form).not.toMatch(/undefined|NaN|\[object/);
});

test("a deal of the day before a holiday has its whole chain of days", async () => {
  const world = await aDesk();
  const at = (now: string) => ({ now });
  const { id, decisionDueAt } = await reply(
    world,
    "register",
    deal({ partner: "Northwind" }),
    at("2026-07-02T14:00:00-04:00"),
  );
  expect(decisionDueAt).toBe("2026-07-07T18:00:00.000Z");
  expect(
    await reply(world, "decide", { id, verdict: "approve", aeLater: true }, at("2026-07-06T10:00:00-04:00")),
  ).toMatchObject({ protectedFrom: "2026-07-06", protectedUntil: "2026-10-04", updateDueOn: "2026-08-05" });
  expect(await rowOf(world, "registrations", id)).toMatchObject({
    decisionHours: 20,
    aeDueAt: "2026-07-07T10:00:00-04:00",
  });
  expect(await reply(world, "assign", { id, ae: kim }, at("2026-07-06T15:00:00-04:00"))).toMatchObject({
    meetingDueOn: "2026-07-13",
  });
  expect(await rowOf(world, "registrations", id)).toMatchObject({ aeHours: 5 });
});
