/** The doors beside the sidebar and typed rows: a form of Google's, and a list from a file. */
import { aDesk, cellIn, columnOf, cory, inSheet, reply, rowOf, sameAs, written } from "./desk";
import { FORM, formTab, send, whole, withForm } from "./form";

describe("a form of Google's", () => {
  test("fills a tab: the hourly check makes each response a registration, once, and leaves the tab as it is", async () => {
    const world = await withForm();
    await send(world, whole, { ...whole, Timestamp: 46_101.62, "Company name": "Hooli", Industry: "" });
    const before = formTab(world);
    await world.fire("hourly");
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({
      stage: "submitted",
      companyName: "Globex",
      dealSize: 80_000,
      channel: "form",
      receivedAt: "2026-03-20T14:45:00-04:00",
      decisionDueAt: "2026-03-24T14:45:00-04:00",
      ackSentAt: "2026-03-20T15:00:00-04:00",
    });
    expect(await rowOf(world, "registrations", "DR-0002")).toMatchObject({ stage: "info-requested", industry: "" });
    expect(world.mails.map(({ subject }) => subject)).toEqual([
      "Deal Registration Received — Globex | Contoso Cloud",
      "Deal Registration — Details Needed — Hooli",
    ]);
    // What came in is found by the next check.
    await world.fire("hourly");
    const after = await written(world);
    await world.fire("hourly");
    await world.fire("submitted");
    sameAs(after, await written(world));
    expect(formTab(world)).toBe(before);
  });

  test.each(["before", "after"] as const)("loses no response when it is killed %s the write", async (kill) => {
    const world = await withForm();
    await send(world, whole);
    await world.fire("submitted", { faults: [{ at: { method: "Sheets.Spreadsheets.batchUpdate", nth: 1 }, kill }] });
    await world.fire("submitted");
    expect(columnOf(world, "registrations", "companyName")).toEqual(["Globex"]);
  });

  test("is answered at once where `submitted` is installed; twice at the same time is once", async () => {
    const world = await withForm();
    await send(world, whole);
    await Promise.all([world.fire("submitted"), world.fire("submitted"), world.fire("hourly")]);
    expect(columnOf(world, "registrations", "id")).toEqual(["DR-0001"]);
    expect(world.mails).toHaveLength(1);
    await world.deleteRows("registrations", 2);
    await world.fire("submitted");
    expect(columnOf(world, "registrations", "id")).toEqual([]);
    await send(world, { ...whole, Timestamp: 46_101.63, "Company name": "Umbrella" });
    await world.fire("submitted");
    expect(columnOf(world, "registrations", "id")).toEqual(["DR-0002"]);
  });

  test("with a partner that nobody knows says so until the answer is put right", async () => {
    const world = await withForm();
    await send(world, { ...whole, Partner: "Contoso Clod" });
    await world.fire("submitted");
    expect(world.mails).toEqual([]);
    const { problems } = await reply(world, "problems", {});
    expect(problems).toMatchObject([
      {
        kind: "response",
        text: `Not taken in from ${FORM}: There is no partner called "Contoso Clod". Did you mean Contoso Cloud? Put the answer right there and the hourly check takes it in, or delete the row.`,
        where: ["row 2"],
      },
    ]);
    await world.type(FORM, "B2", "Contoso Cloud");
    await world.fire("hourly", { now: "2026-03-23T09:00:00-04:00" });
    expect(inSheet(world, "registrations")).toMatchObject([{ id: "DR-0001", companyName: "Globex" }]);
    expect(world.mails.map(({ to }) => to)).toContain("pat@contoso.example");
    expect((await reply(world, "problems", {})).problems).toEqual([]);
  });

  test("whose tab was renamed is named, and the rest of the hourly check goes on", async () => {
    const world = await withForm();
    await world.renameTab(FORM, "Deals from the web");
    await send(world, whole);
    await world.fire("hourly");
    expect(columnOf(world, "registrations", "id")).toEqual([]);
    const { problems } = await reply(world, "problems", {}, { as: cory });
    expect(problems).toMatchObject([{ kind: "form", where: [FORM] }]);
    const row = columnOf(world, "settings", "key").indexOf("formTab") + 2;
    for (const title of ["Registration log", "Deals from the web"]) {
      await world.type("settings", cellIn(world, "settings", "value", row), title);
      await world.fire("hourly");
    }
    expect(columnOf(world, "registrations", "id")).toEqual(["DR-0001"]);
  });
});

describe("a list from a file", () => {
  const csv = [
    "Deal ID;Partner;Company name;ACV;Received;Colour",
    "H-1;Contoso Cloud;Initech;1.250;03.02.2026 10:00;red",
    "H-2;Contoso Cloud;Globex;2.500;31.02.2026 10:00;",
    "H-3;Northwind;Hooli;3.750;04.02.2026 10:00;",
  ].join("\n");

  test("is tried before it is brought in: which title is which column, what can be read two ways, what is left out", async () => {
    const world = await aDesk();
    const before = await written(world);
    const tried = await reply(world, "importRows", { table: "registrations", csv, dryRun: true }, { as: cory });
    expect(tried).toMatchObject({
      added: 2,
      refused: [{ line: 3, column: "Received" }],
      unknownTitles: ["Colour"],
      twoWays: ["numbers"],
    });
    expect(tried.titles.map(({ title, columns, example }) => [title, columns, example])).toEqual([
      ["Deal ID", ["id"], "H-1"],
      ["Partner", ["partner"], "Contoso Cloud"],
      ["Company name", ["companyName"], "Initech"],
      ["ACV", ["dealSize"], "1.250"],
      ["Received", ["receivedAt"], "03.02.2026 10:00"],
      ["Colour", [], "red"],
    ]);
    sameAs(before, await written(world));
  });

  test("comes in by parts, twice is once, and nobody is mailed", async () => {
    const world = await aDesk();
    const list = { table: "registrations", csv, locale: "de-DE", mapping: { columns: { Colour: "source" } } };
    const parts = [0, 1, 2].map((from) => ({ ...list, part: { from, count: 1 } }));
    for (const part of parts) await reply(world, "importRows", part, { as: cory });
    expect(inSheet(world, "registrations")).toMatchObject([
      { id: "H-1", dealSize: 1250, source: "red" },
      { id: "H-3", dealSize: 3750 },
    ]);
    const after = await written(world);
    expect(await reply(world, "importRows", list)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    sameAs(after, await written(world));
    expect(world.mails).toEqual([]);
  });

  test("has a dialog of its own", async () => {
    const world = await aDesk();
    await world.run("openImport");
    expect(world.screen.dialog).toMatchObject({ title: "Bring in a list" });
  });
});
