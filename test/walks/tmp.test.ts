import { apply } from "../host/world";
import { aDesk, cost, inSheet, reply } from "./desk";
it("x", async () => {
  const world = await aDesk();
  const rows = 4_000;
  const lines = [["Status", "Company", "Partner", "Received", "Decided", "Mine"], ...Array.from({ length: rows }, (_, n) => [n % 3 ? "ok" : "declined", `Company ${n}`, "Northwind", 45_000 + n / 10, 45_001 + n / 10, "x"])];
  await apply(world, [
    { addSheet: { properties: { sheetId: 4711, title: "T", gridProperties: { rowCount: rows + 20, columnCount: 7 } } } },
    { updateCells: { start: { sheetId: 4711, rowIndex: 0, columnIndex: 0 }, rows: lines.map((cells) => ({ values: cells.map((c) => ({ userEnteredValue: typeof c === "number" ? { numberValue: c } : { stringValue: c } })) })), fields: "userEnteredValue" } },
  ]);
  const input = { tab: "T", table: "registrations", inPlace: true } as const;
  for (const nth of [1, 4]) {
    await world.call("adopt", { ...input, confirm: true }, { faults: [{ at: { method: "Sheets.Spreadsheets.batchUpdate", nth }, kill: "after" }] }).catch((e: Error) => console.log(e.message));
    console.log((await reply(world, "tabs", {})).tabs, inSheet(world, "registrations").length, world.book.engine.workbook.getSheets().map((s) => s.getName()).slice(-3));
  }
  let t = performance.now();
  const done = await reply(world, "adopt", { ...input, confirm: true });
  console.log("take", performance.now() - t, done.added, cost(world), world.book.engine.workbook.getSheets().map((s) => s.getName()).slice(-3));
  console.log(inSheet(world, "registrations").filter((row) => row.id && row.stage && row.channel === "import").length);
  t = performance.now();
  await reply(world, "undoImport", { table: "registrations", batches: [done.batch] });
  console.log("undo", performance.now() - t, cost(world));
}, 300_000);
