/** The history for ever: a registration as it stood on any day, who did what through which door, and when the partner was told. */
import { again, aDesk, aDeskWith, avery, cellIn, cost, cory, deal, inSheet, kim, refusal, reply } from "./desk";

const at = (now: string, as = avery) => ({ now: `${now}-04:00`, as });

test("a registration is shown as it stood on any day, for one read", async () => {
  const world = await aDeskWith({});
  const ask = { id: "DR-0001", verdict: "request-info", fields: ["industry"] } as const;
  await reply(world, "decide", ask, at("2026-03-20T16:00:00"));
  const evening = await reply(world, "registration", { id: "DR-0001" }, at("2026-03-20T23:00:00"));
  await reply(world, "answer", { id: "DR-0001", fields: { industry: "Steel" } }, at("2026-03-23T10:00:00", cory));
  await reply(world, "decide", { id: "DR-0001", verdict: "approve" }, at("2026-03-24T10:00:00"));
  await reply(world, "assign", { id: "DR-0001", ae: kim }, at("2026-03-25T10:00:00"));
  await world.fire("hourly", { now: "2026-03-25T12:00:00-04:00" });

  const stood = await reply(world, "registration", { id: "DR-0001", asOf: "2026-03-20" });
  expect(cost(world)).toEqual({ reads: 1, writes: 0 });
  expect(stood.fields).toEqual(evening.fields);
  expect(stood.timeline).toEqual(evening.timeline);
  expect(stood.clocks.map(({ id, state }) => [id, state])).toEqual([["DR-0001/decision", "paused"]]);
  expect([stood.stoodOn, stood.status]).toEqual([
    "2026-03-20",
    "Initech (DR-0001) waits for your answer to what we asked.",
  ]);
  const later = await reply(world, "registration", { id: "DR-0001", asOf: "2026-03-24" });
  expect(later.fields).toMatchObject({ stage: "approved", ae: "lee@example.com", industry: "Steel" });
  expect(await refusal(world, "registration", { id: "DR-0001", asOf: "2026-03-19" })).toMatchObject({
    why: "not-found",
  });
});

test("what was typed over and put back stood nowhere", async () => {
  const world = await aDeskWith({});
  await world.type("registrations", cellIn(world, "registrations", "stage", 2), "Won", at("2026-03-23T10:00:00"));
  const { fields } = await reply(
    world,
    "registration",
    { id: "DR-0001", asOf: "2026-03-21" },
    at("2026-03-24T10:00:00"),
  );
  expect(fields.stage).toBe("submitted");
});

test("each event says who, for whom and through which door", async () => {
  const world = await aDesk();
  await reply(world, "register", deal({ partner: "Northwind" }), { as: cory });
  await reply(world, "decide", { id: "DR-0001", verdict: "approve", ae: kim }, { as: avery });
  await world.fire("hourly", { now: "2026-05-01T10:00:00-04:00" });
  const { timeline } = await reply(world, "registration", { id: "DR-0001" });
  expect(timeline.map(({ actor, onBehalfOf, what, door }) => [what, actor, onBehalfOf, door])).toEqual([
    ["register", cory, "Northwind", "sidebar"],
    ["decide", avery, "", "sidebar"],
    ["endings", "ops@example.com", "", "hourly"],
  ]);
});

test("S24: what was decided on Tuesday at 10:00 and mailed on Wednesday at 10:05 was told 24.08 h later", async () => {
  const world = again(await (await aDeskWith({})).save(), { mailQuota: 0 });
  const decided = await reply(world, "decide", { id: "DR-0001", verdict: "approve" }, at("2026-03-24T10:00:00"));
  expect(decided.stage).toBe("approved");
  expect((await reply(world, "registration", { id: "DR-0001" })).told).toEqual({
    decidedAt: "2026-03-24T14:00:00.000Z",
    toldAt: null,
    lagHours: null,
    mail: "waiting",
  });
  const renewed = again(await world.save(), { mailQuota: 100 });
  await renewed.fire("hourly", { now: "2026-03-25T10:05:00-04:00" });
  expect((await reply(renewed, "registration", { id: "DR-0001" })).told).toEqual({
    decidedAt: "2026-03-24T14:00:00.000Z",
    toldAt: "2026-03-25T14:05:00.000Z",
    lagHours: 24.08,
    mail: "sent",
  });
  expect(inSheet(renewed, "registrations")[0]).toMatchObject({ decisionHours: expect.any(Number) });
});
