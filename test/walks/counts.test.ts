/** What an action costs: one read and one write whatever the size of the log, one more after mail, nothing when nothing changed. */
import { aDeskWith, ann, cost, deal, kim, lee, reply, rowOf, sameAs, written, type World } from "./desk";

const dayOf = (at: number) =>
  `2025-${String(1 + (at % 12)).padStart(2, "0")}-${String(1 + (at % 28)).padStart(2, "0")}`;
const past = Array.from({ length: 300 }, (_, at) => {
  const stage = ["Submitted", "Approved", "Rejected", "Lapsed", "Won"][at % 5];
  return `H-${at},Contoso Cloud,Company ${at},${stage},${dayOf(at)} 10:00,${stage === "Submitted" ? "" : `${dayOf(at)} 12:00`}`;
});

describe.each([
  ["an empty log", [] as readonly string[]],
  ["300 registrations", past],
])("with %s", (_, history) => {
  let world: World;
  beforeAll(async () => {
    world = await aDeskWith();
    const csv = ["Deal ID,Partner,Company,Stage,Received,Decided", ...history].join("\n");
    if (history.length)
      expect(await reply(world, "importRows", { table: "registrations", csv })).toMatchObject({
        added: history.length,
      });
    await world.fire("hourly");
  });

  const mailed = { reads: 1, writes: 2 };
  const silent = { reads: 1, writes: 1 };

  test("a registration is one read, one write and one note after its mail", async () => {
    await reply(world, "register", deal({ token: "a", partner: "Northwind" }));
    expect(cost(world)).toEqual(mailed);
    await reply(world, "register", deal({ token: "b", companyName: "Globex" }));
    expect(cost(world)).toEqual(mailed);
  });

  test("a question that changes nothing is one read", async () => {
    for (const ask of [
      () => reply(world, "open", { view: "today" }),
      () => reply(world, "open", { view: "register" }),
      () => reply(world, "open", { view: "clocks" }),
      () => reply(world, "today", {}),
      () => reply(world, "explain", { clock: "DR-0001/decision" }),
      () => reply(world, "queue", {}),
      () => reply(world, "registration", { id: "DR-0001" }),
      () => reply(world, "preview", { id: "DR-0001", verdict: "approve", ae: kim }),
      () => reply(world, "check", { partner: "Northwind", companyName: "Globex" }),
      () => reply(world, "find", { text: "globex" }),
      () => reply(world, "coverage", {}),
      () => reply(world, "people", {}),
      () => reply(world, "suggest", { partner: "Northwind", role: "ae" }),
      () => reply(world, "handOver", { from: lee, to: kim }),
      () => reply(world, "rebalance", { role: "pam" }),
      () => reply(world, "clocks", {}),
      () => reply(world, "rows", { table: "registrations" }),
      () => reply(world, "problems", {}),
      () => reply(world, "report", {}),
    ]) {
      await ask();
      expect(cost(world)).toEqual({ reads: 1, writes: 0 });
    }
  });

  test("whether everything is running takes two more, which tell the looks of the tabs and no cell", async () => {
    await reply(world, "health", {});
    const { cellsRead } = world.lastCalls ?? { cellsRead: 0 };
    expect(cost(world)).toEqual({ reads: 3, writes: 0 });
    await reply(world, "repair", { what: "dress" });
    // Who asks and what stands where are read, the checks of the health page not.
    expect(world.lastCalls?.cellsRead ?? Number.NaN).toBeLessThan(cellsRead);
    expect(cost(world).writes).toBe(1);
  });

  test("a decision is one read, one write and one note after its mail", async () => {
    await reply(world, "decide", { id: "DR-0001", verdict: "approve", aeLater: true });
    expect(cost(world)).toEqual(mailed);
    await reply(world, "assign", { id: "DR-0001", ae: kim });
    expect(cost(world)).toEqual(mailed);
    await reply(world, "decide", { id: "DR-0002", verdict: "request-info", note: "When?" });
    expect(cost(world)).toEqual(mailed);
  });

  test("people are named and work is handed over in one read and one write", async () => {
    await reply(world, "cover", { partner: "Northwind", ae: lee, pam: "" });
    expect(cost(world)).toEqual(silent);
    await reply(world, "cover", { partner: "Northwind", pam: ann });
    expect(cost(world)).toEqual(mailed);
    await reply(world, "handOver", { from: lee, to: kim, confirm: true });
    expect(cost(world)).toEqual(silent);
    expect(await rowOf(world, "team", kim)).toMatchObject({ partners: 2, registrations: 1 });
  });

  test("what mails nobody is one read and one write", async () => {
    await reply(world, "answer", { id: "DR-0002", fields: { industry: "Steel" } });
    expect(cost(world)).toEqual(silent);
    await reply(world, "decide", { id: "DR-0002", verdict: "cancel", reason: "A test" });
    expect(cost(world)).toEqual(silent);
  });

  test("the hourly check is one read, and one write when something flipped", async () => {
    // What was decided goes into the SLA summary.
    await world.fire("hourly");
    expect(cost(world)).toEqual({ reads: 1, writes: 1 });
    await world.fire("hourly");
    expect(cost(world)).toEqual({ reads: 1, writes: 0 });
    const before = await written(world);
    await world.fire("hourly", { now: "2026-03-20T16:00:00-04:00" });
    sameAs(before, await written(world));
    await world.fire("hourly", { now: "2026-03-23T11:00:00-04:00" });
    // Of these one read and two writes are the Monday report with its tab, and one write notes that the alert left.
    expect(cost(world)).toEqual({ reads: 2, writes: 4 });
    await world.fire("hourly", { now: "2026-03-23T16:00:00-04:00" });
    // One write for what flipped, and one that notes that the alert left.
    expect(cost(world)).toEqual({ reads: 1, writes: 2 });
  });

  test("the report by hand is one read, one write and one note after its mail", async () => {
    await reply(world, "sendReport", { to: "me@example.com" });
    expect(cost(world)).toEqual(mailed);
  });

  test("a file that brings nothing new writes nothing", async () => {
    const csv = ["Deal ID,Partner,Company,Stage,Received,Decided", ...history].join("\n");
    const before = await written(world);
    await reply(world, "importRows", {
      table: history.length ? "registrations" : "team",
      csv: history.length ? csv : "E-mail,Name\nops@example.com,Olive Ops",
    });
    expect(cost(world)).toEqual({ reads: 1, writes: 0 });
    sameAs(before, await written(world));
  });
});
