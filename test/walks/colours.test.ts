/** Colours follow the clock without a write of ours: late is red, due soon amber, what is missing or about to end stands out. */
import { aDeskWith, cellIn, inSheet, reply, type World } from "./desk";

const colours: Readonly<Record<string, string>> = { "#fad1cc": "red", "#ffedbf": "amber", "#d9f0d9": "green" };

let world: World;
beforeAll(async () => {
  world = await aDeskWith({});
  const csv = `Deal ID,Partner,Company,Stage,Received,Decided,Protected until,Industry
H-1,Northwind,A,Approved,2026-03-09,2026-03-10,2026-04-07,Steel
H-2,Northwind,B,Approved,2026-03-09,2026-03-10,2026-04-08,Steel
H-3,Northwind,C,Approved,2026-03-09,2026-03-10,2026-04-15,Steel
H-4,Northwind,D,Approved,2026-03-09,2026-03-10,2026-04-16,Steel
H-5,Northwind,E,Rejected,2026-03-09,2026-03-10,2026-04-08,`;
  await reply(world, "importRows", { table: "registrations", csv });
});

/** Moves the clock with a question, which writes nothing. */
const at = async (now: string) => {
  await reply(world, "queue", {}, { now });
};

/** The colour of each row under a column of a table. */
const coloursOf = async (table: string, column: string): Promise<(string | undefined)[]> => {
  const coloured = new Map((await world.highlights(table)).map(({ cell, background }) => [cell, background ?? ""]));
  return inSheet(world, table).map((_, at) => colours[coloured.get(cellIn(world, table, column, at + 2)) ?? ""]);
};

test.each([
  ["2026-03-24T02:59:00-04:00", "green", "36 of 48 hours are not over"],
  ["2026-03-24T03:00:00-04:00", "amber", "it is due soon"],
  ["2026-03-24T15:00:00-04:00", "amber", "it is due now"],
  ["2026-03-24T15:01:00-04:00", "red", "it is late"],
])("at %s a decision is %s: %s", async (now, colour) => {
  await at(now);
  for (const [table, column] of [
    ["registrations", "stage"],
    ["registrations", "decisionDueAt"],
    ["clocks", "state"],
    ["clocks", "dueAt"],
  ] as const)
    expect((await coloursOf(table, column))[0]).toBe(colour);
  for (const table of ["registrations", "clocks"])
    expect(await world.shownBy(table, "Late")).toEqual(colour === "red" ? [2] : []);
});

test("a required cell that is blank stands out, a filled one does not", async () => {
  expect((await coloursOf("registrations", "buyingSignal")).slice(0, 2)).toEqual([undefined, "amber"]);
  expect(await coloursOf("registrations", "industry")).toEqual([
    ...Array.from({ length: 5 }, () => undefined),
    "amber",
  ]);
});

test.each(["2026-04-08T00:00:00-04:00", "2026-04-08T23:59:00-04:00"])(
  "protection that ends within seven days is amber at %s",
  async (now) => {
    await at(now);
    expect((await coloursOf("registrations", "protectedUntil")).slice(1)).toEqual([
      undefined,
      "amber",
      "amber",
      undefined,
      undefined,
    ]);
  },
);

test("a partner without its people is amber, and red when they are overdue", async () => {
  await at("2026-04-09T10:00:00-04:00");
  await reply(world, "importRows", { table: "partners", csv: "Partner,Tier\nFabrikam,Platinum" });
  expect(await coloursOf("coverage", "state")).toEqual(["green", "green", "amber"]);
  await at("2026-04-10T10:01:00-04:00");
  expect(await coloursOf("coverage", "partner")).toEqual([undefined, undefined, "red"]);
  expect(await coloursOf("coverage", "state")).toEqual(["green", "green", "red"]);
});

test("a decided deal is no longer late", async () => {
  await reply(world, "decide", { id: "DR-0001", verdict: "approve" });
  expect((await coloursOf("registrations", "stage"))[0]).toBeUndefined();
  expect(await coloursOf("clocks", "dueAt")).not.toContain("red");
  expect(await world.shownBy("registrations", "Late")).toEqual([]);
});

test("the views that set-up makes show what their names say", async () => {
  expect(await world.shownBy("registrations", "My queue")).toEqual([]);
  expect(await world.shownBy("registrations", "Waiting for partner")).toEqual([]);
  expect(await world.shownBy("registrations", "Missing fields")).toEqual([3, 4, 5, 6, 7]);
  const desk = await aDeskWith({});
  expect(await desk.shownBy("registrations", "My queue")).toEqual([2]);
  expect(await desk.shownBy("clocks", "Open")).toEqual([2]);
});

test("rows inserted right below the titles are offered in the drop-downs, and protected where we fill them in", async () => {
  const desk = await aDeskWith({});
  await reply(desk, "importRows", { table: "registrations", csv: "Deal ID,Partner,Company\nH-1,Northwind,A" });
  await desk.insertRows("partners", 2);
  const { sheets } = desk.book.state();
  const log = sheets.find(({ sheetId }) => sheetId === sheets[2]?.sheetId);
  const lists = (log?.validations ?? []).flatMap(({ rule }) => rule.condition?.values ?? []);
  expect(lists).toContainEqual({ userEnteredValue: "='Partners'!$A$1:$A" });
  const rows = (log?.protectedRanges ?? []).flatMap(({ range }) =>
    range?.endRowIndex ? [] : [range?.startRowIndex ?? 0],
  );
  expect(new Set(rows)).toEqual(new Set([0]));
});
