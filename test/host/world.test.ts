import { inScript, loadWorld, smallAddOn, smallWorld } from "./world";

test("the add-on writes rows and reads them back, found by the tags of their columns", async () => {
  const world = await smallWorld();
  await world.call("add", { id: "A-1", name: "Acme" });
  await world.call("add", { id: "A-2", name: "Beta" });
  expect(await world.rows("Things")).toEqual([
    { id: "A-1", name: "Acme", dueOn: null },
    { id: "A-2", name: "Beta", dueOn: null },
  ]);
});

test("a refusal is an answer, a failure is thrown", async () => {
  const world = await smallWorld();
  expect(await world.call("no", {})).toEqual({ ok: false, refusal: { why: "invalid", text: "No." } });
  await expect(world.call("unknown", {})).rejects.toThrow("is not a function");
});

test("a world that was saved goes on where it was", async () => {
  const world = await smallWorld();
  await world.call("add", { id: "A-1", name: "=1+1" });
  await world.call("increment", {});
  const again = loadWorld(JSON.parse(JSON.stringify(await world.save())), { bundle: smallAddOn });
  expect(await again.rows("things")).toEqual([{ id: "A-1", name: "=1+1", dueOn: null }]);
  expect(await again.call("increment", {})).toEqual({ ok: true, reply: 2 });
  expect(again.now).toBe("2026-03-02T09:00:00.000Z");
});

test("a copy of the workbook has its tabs and tags, and none of its properties and triggers", async () => {
  const world = await smallWorld();
  await world.call("add", { id: "A-1", name: "Acme" });
  await inScript(world, "ScriptApp.newTrigger('hourly').timeBased().everyHours(1).create()");
  await world.call("increment", {});
  const copy = await world.copy();
  expect(await copy.rows("things")).toEqual([{ id: "A-1", name: "Acme", dueOn: null }]);
  expect(copy.state.triggers).toEqual([]);
  expect(copy.state.properties.script).toEqual({});
  const id = "return SpreadsheetApp.getActiveSpreadsheet().getId()";
  expect(await inScript(copy, id)).not.toBe(await inScript(world, id));
  copy.close();
});

test("a restored version brings back the cells of then and leaves the properties of now", async () => {
  const world = await smallWorld();
  const version = await world.book.save();
  await world.call("add", { id: "A-1", name: "Acme" });
  await world.call("increment", {});
  await world.restore(version);
  expect(await world.rows("things")).toEqual([]);
  expect(await world.call("increment", {})).toEqual({ ok: true, reply: 2 });
});
