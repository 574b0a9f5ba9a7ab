/** A person changes the sheet between the read and the write of an action: it lands where it was meant, and nothing else is lost. */
import type { Fault, WorldState } from "../../host/desk";
import { aDeskWith, again, deal, inSheet, reply, type Row, type World } from "./desk";

type Doing = (world: World) => Promise<unknown>;

const rows: Readonly<Record<string, Doing>> = {
  "sorts the rows": (world) => world.sortRows("registrations", "companyName"),
  "sorts the rows backwards": (world) => world.sortRows("registrations", "id", "descending"),
  "inserts rows above": (world) => world.insertRows("registrations", 2, 2),
  "moves a row up": (world) => world.moveRows("registrations", 4, 1, 2),
  "deletes the row above": (world) => world.deleteRows("registrations", 2),
  "inserts a row into the outbox": (world) => world.insertRows("outbox", 2),
};
const columns: Readonly<Record<string, Doing>> = {
  "moves a column": (world) => world.moveColumn("registrations", "stage", "dealSize"),
  "moves the key column": (world) => world.moveColumn("registrations", "id", "dealSize"),
  "inserts columns at the front": (world) => world.insertColumns("registrations", "id", 2),
  "renames a title": (world) => world.type("registrations", "B1", "Phase"),
  "renames the tab": (world) => world.renameTab("registrations", "Deals we protect"),
  "inserts a column into the history": (world) => world.insertColumns("log", "at"),
};
const others: Readonly<Record<string, Doing>> = {
  "inserts a row into the clocks": (world) => world.insertRows("clocks", 2),
  "types below the last row": (world) => world.type("registrations", "D5", "call them"),
};

let start: WorldState;
let registrations: ReadonlyMap<unknown, Row>;
let clocks: ReadonlyMap<unknown, Row>;
beforeAll(async () => {
  const world = await aDeskWith({ companyName: "Initech" }, { companyName: "Globex" }, { companyName: "Hooli" });
  start = await world.save();
  registrations = byId(inSheet(world, "registrations"));
  clocks = byId(inSheet(world, "clocks"));
});

const byId = (found: readonly Row[]): ReadonlyMap<unknown, Row> => new Map(found.map((row) => [row.id, row]));

/** What a person does while the n-th write of the Sheets service is on its way. */
const duringWrite = (nth: number, meanwhile: () => Promise<unknown>): { faults: readonly Fault[] } => ({
  faults: [{ at: { method: "Sheets.Spreadsheets.batchUpdate", nth }, meanwhile }],
});

/** The log as it is now; every row but the one in question is as it was, or was taken away by the person. */
const othersKept = (world: World, touched: string) => {
  const now = byId(inSheet(world, "registrations"));
  for (const [id, row] of registrations) if (id !== touched && now.has(id)) expect(now.get(id)).toEqual(row);
  return now;
};

const expectOnce = (world: World) => {
  for (const [table, key] of Object.entries({ clocks: "id", outbox: "key", log: "n" })) {
    const keys = inSheet(world, table).map((row) => row[key]);
    expect([...new Set(keys)]).toEqual(keys);
  }
};

test.each(Object.entries({ ...rows, ...columns, ...others }))(
  "a decision lands on its row while a person %s",
  async (_, doing) => {
    const world = again(start);
    const meanwhile = duringWrite(1, () => doing(world));
    await reply(world, "decide", { id: "DR-0002", verdict: "approve" }, meanwhile);
    const now = othersKept(world, "DR-0002").get("DR-0002");
    expect(now).toMatchObject({ stage: "Approved", version: 2, companyName: "Globex", toldAt: expect.any(Number) });
    const clocksNow = byId(inSheet(world, "clocks"));
    for (const id of ["DR-0001/decision", "DR-0003/decision"]) expect(clocksNow.get(id)).toEqual(clocks.get(id));
    expect(clocksNow.get("DR-0002/decision")).toMatchObject({ state: "Was in time" });
    expect(clocksNow.get("DR-0002/meeting")).toMatchObject({ state: "In time" });
    expect(inSheet(world, "outbox").map(({ state }) => state)).toEqual(["Sent", "Sent", "Sent", "Sent"]);
    expect(inSheet(world, "log").filter(({ operation }) => operation === "decide")).toHaveLength(1);
    expect(world.mails).toHaveLength(4);
    expectOnce(world);
  },
);

test.each(Object.entries({ ...columns, ...others }))(
  "a registration comes in whole while a person %s",
  async (_, doing) => {
    const world = again(start);
    const told = deal({ token: "new", companyName: "Umbrella" });
    const { id } = await reply(
      world,
      "register",
      told,
      duringWrite(1, () => doing(world)),
    );
    expect(id).toBe("DR-0004");
    const now = othersKept(world, id).get(id);
    expect(now).toMatchObject({ companyName: "Umbrella", stage: "Submitted", ackSentAt: expect.any(Number) });
    expect(inSheet(world, "log").filter(({ key }) => key === id)).toHaveLength(1);
    expectOnce(world);
  },
);

test.each(Object.entries(rows))(
  "the note that a mail has left lands on its row while a person %s",
  async (_, doing) => {
    const world = again(start);
    const told = deal({ token: "new", companyName: "Umbrella" });
    const meanwhile = duringWrite(2, () => doing(world));
    const { id } = await reply(world, "register", told, meanwhile);
    expect(othersKept(world, id).get(id)?.ackSentAt).toEqual(expect.any(Number));
    const stateByKey = new Map(inSheet(world, "outbox").map(({ key, state }) => [key, state]));
    expect(stateByKey.get(`${id}/acknowledged`)).toBe("Sent");
    // What became of a mail whose row was moved under the note nobody can tell: a person is asked to look.
    for (const state of stateByKey.values()) expect(["Sent", "Please check"]).toContain(state);
    expect(world.mails).toHaveLength(4);
  },
);

test.each([1, 2, 3])(
  "what another run remembers before the check takes the lock for the %i. time is kept",
  async (nth) => {
    const world = again(start);
    const told = deal({ token: "new", companyName: "Umbrella" });
    const meanwhile = () => reply(world, "register", told);
    const faults: readonly Fault[] = [{ at: { method: "Lock.tryLock", nth }, meanwhile }];
    await world.fire("hourly", { now: "2026-03-23T09:00:00-04:00", faults });
    const { id } = await reply(world, "register", deal({ token: "next", companyName: "Soylent" }));
    expect([inSheet(world, "registrations").length, id]).toEqual([5, "DR-0005"]);
    expectOnce(world);
    // The row of a mail that left may be gone from a restored version: its key is remembered outside the workbook.
    const { mailed } = JSON.parse(String((await world.save()).properties.script["desk.memory"]));
    expect(mailed).toEqual(expect.arrayContaining(["DR-0004/acknowledged", "DR-0005/acknowledged"]));
  },
);
