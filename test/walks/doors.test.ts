/** The doors beside the sidebar and typed rows: a form of Google's, a mail that was pasted, a list from a file. */
import { apply } from "../host/world";
import { aDesk, cellIn, columnOf, cory, inSheet, reply, rowOf, sameAs, type World, written } from "./desk";

const FORM = "Form Responses 1";
const asked = [
  "Timestamp",
  "Partner",
  "Partner contact email",
  "Partner role",
  "Company name",
  "Primary contact name",
  "Primary contact title",
  "Primary contact email",
  "Company size",
  "Industry",
  "Estimated deal size (in $)",
  "Expected close date",
  "Partnership type",
  "Buying signal",
  "Existing company relationship",
] as const;
type Answers = { readonly [Q in (typeof asked)[number]]?: string | number };

const whole: Answers = {
  // Friday 20 March 2026, 14:45.
  Timestamp: 46_101.614583333336,
  Partner: "Contoso Cloud",
  "Partner role": "Pat Moss",
  "Company name": "Globex",
  "Primary contact name": "Hank Scorpio",
  "Primary contact title": "CEO",
  "Primary contact email": "hank@globex.example",
  "Company size": "200-500",
  Industry: "Energy",
  "Estimated deal size (in $)": 80_000,
  "Expected close date": "Q3 2026",
  "Partnership type": "Co-sell",
  "Buying signal": "RFP",
  "Existing company relationship": "No",
};

const cellOf = (value: string | number = "") => ({
  userEnteredValue: typeof value === "number" ? { numberValue: value } : { stringValue: value },
});
const sheetId = 4711;

/** The workbook with a tab that a form fills, and a setting that says so. */
const withForm = async (): Promise<World> => {
  const world = await aDesk();
  await apply(world, [
    { addSheet: { properties: { sheetId, title: FORM, gridProperties: { rowCount: 100, columnCount: 20 } } } },
    { appendCells: { sheetId, rows: [{ values: asked.map(cellOf) }], fields: "userEnteredValue" } },
  ]);
  const row = columnOf(world, "settings", "key").indexOf("formTab") + 2;
  await world.type("settings", cellIn(world, "settings", "value", row), FORM);
  return world;
};

/** Somebody sends the form: Google writes a row, and no edit is told. */
const send = (world: World, ...responses: readonly Answers[]) => {
  const rows = responses.map((said) => ({ values: asked.map((question) => cellOf(said[question])) }));
  return apply(world, [{ appendCells: { sheetId, rows, fields: "userEnteredValue" } }]);
};

const formTab = ({ book }: World) =>
  JSON.stringify(book.engine.workbook.getSheetBySheetId(String(sheetId))?.getSnapshot());

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
    const after = await written(world);
    await world.fire("hourly");
    await world.fire("submitted");
    sameAs(after, await written(world));
    expect(formTab(world)).toBe(before);
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
