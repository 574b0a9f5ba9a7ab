/** The Monday report tab in the workbook: its charts come with set-up, its numbers with the mail. */
import { apply, figuresOf } from "../host/world";
import { aDesk, columnOf, cost, inSheet, reply, sameAs, written, type World } from "./desk";

let world: World;
beforeAll(async () => {
  world = await aDesk();
});

const chartsIn = () => world.book.state().sheets.flatMap(({ charts }) => charts);
/** What a chart shows now: its bottom line, and each series by its title. */
const shown = (id: number) => {
  const spec = chartsIn().find(({ chartId }) => chartId === id)?.spec ?? {};
  const { labels, series } = figuresOf(spec, world.book.engine.workbook);
  return { labels, byName: new Map(series.map(({ name, values }) => [name, values])) };
};

test("set-up makes the charts, puts back one that was deleted, and leaves the others", async () => {
  expect(chartsIn().map(({ chartId }) => chartId)).toEqual([1, 2, 3, 4, 5].map((at) => 71_100_000 + at));
  await apply(world, [{ deleteEmbeddedObject: { objectId: 71_100_003 } }]);
  expect(await reply(world, "setUp", {})).toEqual({ made: [], changed: ["the charts of Monday report"], warnings: [] });
  expect(chartsIn()).toHaveLength(5);
  expect(await reply(world, "setUp", {})).toEqual({ made: [], changed: [], warnings: [] });
});

test("the weekly run fills the tab with the numbers of its mail, and the charts with its week", async () => {
  const csv = `Deal,Partner,Deal type,Stage,Amount
OP-1,Contoso Cloud,Partner-sourced,Proposal,120000
OP-2,Northwind,Partner-influenced,Proposal,45000`;
  await reply(world, "importRows", { table: "deals", csv });
  await world.fire("hourly", { now: "2026-03-23T08:40:00-04:00" });
  const text = world.mails.at(-1)?.text ?? "";
  expect(text).toContain("Partner-sourced pipeline: $120,000");
  expect(text).toContain("Silver partners: $0 sourced, $45,000 influenced");
  expect(inSheet(world, "lines")).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ key: "sourcedPipeline", figure: "$120K", sourced: 120_000, influenced: "" }),
      expect.objectContaining({ key: "byTier.Silver", sourced: 0, influenced: 45_000 }),
    ]),
  );
  expect(columnOf(world, "trend", "week").at(-1)).toBe("2026-W12");
  const sourced = shown(71_100_003);
  expect(sourced.labels).toHaveLength(13);
  expect(sourced.labels.at(-1)).toBe("Mar 16");
  expect(sourced.byName.get("Gold sourced")?.at(-1)).toBe(120_000);
  const before = await written(world);
  expect(await reply(world, "refreshReport", {})).toMatchObject({ changed: 0 });
  expect(cost(world)).toEqual({ reads: 1, writes: 0 });
  sameAs(before, await written(world));
});
