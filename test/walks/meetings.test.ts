/** Joint meetings through the built script: what is owed after one (S31), and what counts towards targets and deals (S32). */
import { aDesk, ann, cellIn, columnOf, cost, inSheet, lee, ops, refusal, reply, rowOf, vic, type World } from "./desk";

const at = (moment: string) => new Date(moment).toISOString();
const now = (moment: string, as = ann) => ({ now: moment, as });
const held = { partner: "Contoso Cloud", type: "Co-sell", status: "held", nextStep: "Lee sends the offer" };

it.each([
  ["2026-03-20T16:30:00-04:00", "2026-03-20T20:30:00-04:00", "2026-03-21T16:30:00-04:00"],
  ["2026-03-20T22:00:00-04:00", "2026-03-20T23:59:59-04:00", "2026-03-21T22:00:00-04:00"],
  ["2026-03-07T21:00:00-05:00", "2026-03-07T23:59:59-05:00", "2026-03-08T22:00:00-04:00"],
])("S31: after a meeting that ended %s", async (endsAt, notes, later) => {
  const world = await aDesk();
  await reply(world, "importRows", { table: "settings", csv: "Setting,Value\ninstalledOn,2026-01-05" });
  const startsAt = new Date(Date.parse(endsAt) - 3_600_000).toISOString();
  const on = now(new Date(Date.parse(endsAt) + 60_000).toISOString());
  const told = { ...held, startsAt, endsAt, pamAttended: true };
  expect(await refusal(world, "logMeeting", { ...told, nextStep: "" }, on)).toMatchObject({ field: "nextStep" });
  expect(await reply(world, "logMeeting", told, on)).toMatchObject({ id: "M-0001", warnings: [] });
  expect(cost(world)).toEqual({ reads: 1, writes: 1 });
  const { owed } = await reply(world, "meetings", {}, on);
  const due = { notes: at(notes), "follow-up": at(later), stage: at(later) };
  expect(owed.map(({ items }) => Object.fromEntries(items.map(({ what, dueAt }) => [what, dueAt])))).toEqual([due]);
  expect(cost(world)).toEqual({ reads: 1, writes: 0 });
  await world.fire("hourly", on);
  const clocks = (await world.rows("clocks")).map(({ policy, dueAt }) => [policy, at(String(dueAt))]);
  expect(Object.fromEntries(clocks)).toMatchObject(due);
});

describe("S32: what was held", () => {
  const friday = "2026-03-20T15:00:00-04:00";
  const log = (world: World, day: string, more: object = {}) =>
    reply(world, "logMeeting", { ...held, startsAt: `2026-03-${day}:00-04:00`, ...more }, now(friday));
  const countOf = (world: World) => inSheet(world, "deals").map(({ meetingsHeld }) => meetingsHeld);

  it("counts for its deal and its tier at once, by hand in the tab too, and no more when its row is gone", async () => {
    const world = await aDesk();
    const csv = "Deal,Partner,Account,Stage\nD-1,Contoso Cloud,Initech,Proposal\nD-2,Northwind,Hooli,Proposal";
    await reply(world, "importRows", { table: "deals", csv });
    const first = await log(world, "19T10:00", { deal: "D-1" });
    expect(first).toMatchObject({
      id: "M-0001",
      meetingsHeld: 1,
      warnings: [expect.stringContaining("about Initech")],
    });
    const tierOf = async () =>
      (await reply(world, "meetings", {}, now(friday))).partners.find(({ partner }) => partner === "Contoso Cloud");
    expect(await tierOf()).toMatchObject({ held: 1, target: "2-3", status: "red", words: "1 missing" });
    await log(world, "20T10:00", { deal: "D-1", status: "cancelled" });
    await log(world, "20T11:00", { deal: "D-1" });
    expect(countOf(world)).toEqual([2, ""]);
    expect(await tierOf()).toMatchObject({ held: 2, status: "green" });

    await world.type("meetings", cellIn(world, "meetings", "status", 2), "No-show", now(friday));
    expect(countOf(world)).toEqual([1, ""]);
    await world.paste(
      "meetings",
      "partner,type,startsAt,status,deal\nNorthwind,Upsell,2026-03-20 12:00,Held,D-2",
      now(friday),
    );
    expect(columnOf(world, "meetings", "id")).toEqual(["M-0001", "M-0002", "M-0003", "M-0004"]);
    expect(countOf(world)).toEqual([1, 1]);

    await world.deleteRows("meetings", 4, 1);
    await world.fire("hourly", now(friday, ops));
    expect(countOf(world)).toEqual([0, 1]);
    expect(await reply(world, "logMeeting", { id: "M-0004", remove: true }, now(friday))).toMatchObject({
      meetingsHeld: 0,
    });
    expect(countOf(world)).toEqual([0, 0]);

    expect(await refusal(world, "logMeeting", held, { as: vic })).toMatchObject({ why: "not-allowed" });
    expect(await refusal(world, "brief", { id: "M-0001" }, { as: vic })).toMatchObject({ why: "not-allowed" });
    expect(await reply(world, "brief", { id: "M-0001", send: true }, { as: lee })).toMatchObject({ sent: true });
    expect(await reply(world, "brief", { id: "M-0001", send: true }, { as: lee })).toMatchObject({ already: true });
    expect(world.mails.map(({ to, subject }) => [to, subject])).toEqual([
      [
        "lee@example.com,sam@example.com,ann@example.com",
        expect.stringContaining("Brief: Co-sell with Contoso Cloud about Initech"),
      ],
    ]);
    expect(await rowOf(world, "meetings", "M-0001")).toMatchObject({ briefReady: true });
  });
});
