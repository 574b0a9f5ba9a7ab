/** A person changes the sheet between the read and the write of an action: it lands where it was meant, and nothing else is lost. */
import type { Fault } from "../../host/desk";
import { aDeskWith, columnOf, deal, reply, type World } from "./desk";

const companies = ["Initech", "Globex", "Hooli"];

/** What a person does while the n-th write of the Sheets service is on its way. */
const duringWrite = (nth: number, meanwhile: () => Promise<unknown>): { faults: readonly Fault[] } => ({
  faults: [{ at: { method: "Sheets.Spreadsheets.batchUpdate", nth }, meanwhile }],
});

const rearranged: readonly (readonly [string, (world: World) => Promise<unknown>])[] = [
  ["sorts the rows", (world) => world.sortRows("registrations", "companyName")],
  ["sorts the rows backwards", (world) => world.sortRows("registrations", "id", "descending")],
  ["inserts a row above", (world) => world.insertRows("registrations", 2)],
  ["inserts three rows above", (world) => world.insertRows("registrations", 3, 3)],
  ["moves a row up", (world) => world.moveRows("registrations", 4, 1, 2)],
  ["deletes the row above", (world) => world.deleteRows("registrations", 2)],
  ["moves a column", (world) => world.moveColumn("registrations", "stage", "dealSize")],
  ["moves the key column", (world) => world.moveColumn("registrations", "id", "dealSize")],
  ["inserts a column", (world) => world.insertColumns("registrations", "stage")],
  ["inserts two columns at the front", (world) => world.insertColumns("registrations", "id", 2)],
  ["renames a title", (world) => world.type("registrations", "B1", "Phase")],
  ["renames the tab", (world) => world.renameTab("registrations", "Deals we protect")],
  ["inserts a row into the clocks", (world) => world.insertRows("clocks", 2)],
  ["inserts a row into the outbox", (world) => world.insertRows("outbox", 2)],
  ["inserts a column into the history", (world) => world.insertColumns("log", "at")],
  ["types below the last row", (world) => world.type("registrations", "D5", "call them")],
];

type Rows = Awaited<ReturnType<World["rows"]>>;
const byId = (rows: Rows) => new Map(rows.map((row) => [row.id, row]));

/** Nothing of another row has changed: what was there is there, except the rows that the person took away. */
const expectOthersKept = async (world: World, was: Rows, touched: string) => {
  const now = byId(await world.rows("registrations"));
  for (const row of was) if (row.id !== touched && now.has(row.id)) expect(now.get(row.id)).toEqual(row);
  return now;
};

const expectAllSent = (world: World) => {
  const states = columnOf(world, "Mail sent", "State");
  expect(states).toEqual(columnOf(world, "Mail sent", "Key").map(() => "Sent"));
};

const once = (world: World, tab: string, title: string) => {
  const keys = columnOf(world, tab, title);
  expect([...new Set(keys)]).toEqual(keys);
};

describe.each(rearranged)("while a person %s", (_, doing) => {
  let world: World;
  beforeEach(async () => {
    world = await aDeskWith(...companies.map((companyName) => ({ companyName })));
  });

  test("a decision lands on its row, or nothing is done", async () => {
    const was = await world.rows("registrations");
    const clocks = byId(await world.rows("clocks"));
    const mails = world.mails.length;
    const decision = { id: "DR-0002", verdict: "approve" } as const;
    const answer = await world.call(
      "decide",
      decision,
      duringWrite(1, () => doing(world)),
    );
    expect(answer).toMatchObject({ ok: true });
    const now = await expectOthersKept(world, was, "DR-0002");
    expect(now.get("DR-0002")).toMatchObject({ stage: "approved", version: 2, companyName: "Globex" });
    expect(now.get("DR-0002")?.toldAt).not.toBeNull();
    expect(world.mails).toHaveLength(mails + 1);
    const clocksNow = byId(await world.rows("clocks"));
    for (const id of ["DR-0001/decision", "DR-0003/decision"]) expect(clocksNow.get(id)).toEqual(clocks.get(id));
    expect(clocksNow.get("DR-0002/decision")).toMatchObject({ state: "met" });
    expect(clocksNow.get("DR-0002/meeting")).toMatchObject({ state: "running" });
    expectAllSent(world);
    once(world, "SLA tracker", "Clock");
    once(world, "Mail sent", "Key");
    once(world, "History", "No.");
    expect(columnOf(world, "History", "What").filter((what) => what === "decide")).toHaveLength(1);
  });

  test("a registration comes in whole, below the others", async () => {
    const was = await world.rows("registrations");
    const told = deal({ token: "new", companyName: "Umbrella" });
    const { id } = await reply(
      world,
      "register",
      told,
      duringWrite(1, () => doing(world)),
    );
    expect(id).toBe("DR-0004");
    const now = await expectOthersKept(world, was, id);
    expect(now.get(id)).toMatchObject({ companyName: "Umbrella", stage: "submitted", partner: "Contoso Cloud" });
    expect(now.get(id)?.ackSentAt).not.toBeNull();
    once(world, "SLA tracker", "Clock");
    once(world, "Mail sent", "Key");
    once(world, "History", "No.");
    expect(columnOf(world, "History", "Row").filter((key) => key === id)).toHaveLength(1);
  });
});
