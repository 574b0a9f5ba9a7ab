/** The list of the day and the alerts in a whole workbook: written by the hourly check, answered in the sheet and by operations. */
import { aDeskWith, ann, cellIn, cory, cost, inSheet, kim, refusal, reply, written, sameAs } from "./desk";

test("a day is listed, ticked in the sheet and carried over; an alert is answered in its tab, and told to who may", async () => {
  const world = await aDeskWith({});
  await world.fire("hourly", { now: "2026-03-20T16:00:00-04:00" });
  expect(inSheet(world, "ticks").map(({ what, count, rows, done }) => [what, count, rows, done])).toEqual([
    ["To decide", 1, "DR-0001 (Contoso Cloud)", 0],
    ["Pipeline dashboard to update", 1, "", 0],
  ]);
  const { workbook } = await written(world);
  await world.fire("hourly", { now: "2026-03-20T16:30:00-04:00" });
  expect(cost(world)).toEqual({ reads: 1, writes: 0 });
  sameAs(workbook, (await written(world)).workbook);

  const monday = "2026-03-23T10:00:00-04:00";
  await world.type("ticks", cellIn(world, "ticks", "done", 3), "TRUE", { as: cory, now: monday });
  expect(inSheet(world, "ticks")[1]).toMatchObject({ doneBy: cory, doneAt: expect.any(Number) });
  await refusal(world, "tick", { item: "decide" }, { as: "vic@example.com", now: monday });
  expect(await reply(world, "today", {}, { now: monday })).toMatchObject({
    lines: expect.arrayContaining([
      expect.objectContaining({ key: "decide", tick: expect.objectContaining({ since: "2026-03-20", done: false }) }),
    ]),
  });
  await reply(world, "tick", { item: "decide" }, { as: ann, now: monday });

  await world.fire("hourly", { now: "2026-03-24T16:00:00-04:00" });
  const rowOf = (key: string) => inSheet(world, "alerts").findIndex((one) => one.key === key) + 2;
  const at = { as: ann, now: "2026-03-24T16:10:00-04:00" };
  await world.type("alerts", cellIn(world, "alerts", "state", rowOf("DR-0001/decision")), "Acknowledged", at);
  expect(inSheet(world, "alerts")[rowOf("DR-0001/decision") - 2]).toMatchObject({
    kind: "Decision late",
    state: "Acknowledged",
    acknowledgedBy: ann,
  });
  await refusal(world, "alert", { key: "DR-0001/decision", to: "open" }, { as: kim, now: at.now });
  const open = await reply(world, "alerts", { state: "open" }, at);
  expect(open.alerts.map(({ key }) => key)).not.toContain("DR-0001/decision");
});
