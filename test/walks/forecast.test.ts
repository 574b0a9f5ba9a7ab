/** The forecast on the first working day of a month, the flat list in the evening, and rows that leave as a file. */
import { aDesk, cory, inSheet, ops, reply, sameAs, written } from "./desk";

const hostile = ["=1+1", "'=1+1", "-5 Elm Ltd", 'two\nlines, "quoted"'];
const quoted = (text: string) => `"${text.replace(/"/g, '""')}"`;
const deals = [
  "Deal,Partner,Account,Deal type,Stage,Amount,Expected close,Next step",
  ...hostile.map(
    (text, at) => `D-${at},Contoso Cloud,${quoted(text)},Partner-sourced,Proposal,100${at},2026-04-20,Call`,
  ),
].join("\n");

test("the forecast goes out once on the first working day, and the flat list is written once in the evening", async () => {
  const world = await aDesk();
  await reply(world, "importRows", { table: "deals", csv: deals });
  const at = (day: string, time: string) => ({ now: `2026-${day}T${time}:00-04:00`, as: ops });
  const forecasts = () => world.mails.filter(({ subject }) => subject.startsWith("Partner forecast")).length;

  await world.fire("hourly", at("03-31", "16:00"));
  await world.fire("hourly", at("04-01", "08:00"));
  expect([forecasts(), inSheet(world, "agenda")]).toEqual([0, []]);
  await world.fire("hourly", at("04-01", "08:45"));
  expect(world.mails.at(-1)).toMatchObject({ to: ops, subject: "Partner forecast, Apr 2026" });
  expect(world.mails.at(-1)?.html).toContain("&#39;=1+1 (D-1)");
  expect(inSheet(world, "agenda")[5]).toMatchObject({ what: "=1+1 (D-0)", sourced: 1000, influenced: "" });
  await world.fire("hourly", at("04-01", "09:45"));
  expect(forecasts()).toBe(1);

  // The flat list stood behind the forecast; what changed since then is written in the evening.
  expect(inSheet(world, "flat").map(({ sourcedAmount }) => sourcedAmount)).toEqual([1000, 1001, 1002, 1003]);
  await reply(world, "importRows", { table: "deals", csv: "Deal,Partner,Amount\nD-3,Contoso Cloud,5" });
  await world.fire("hourly", at("04-01", "17:05"));
  expect(inSheet(world, "flat").map(({ sourcedAmount }) => sourcedAmount)).toEqual([1000, 1001, 1002, 5]);
  const before = await written(world);
  await world.fire("hourly", at("04-01", "18:05"));
  sameAs(before.mails, (await written(world)).mails);
  expect(inSheet(world, "log").filter(({ operation }) => operation === "flatten")).toEqual([]);
});

test("S22: rows that leave as a file and come in again are as they were", async () => {
  const world = await aDesk();
  await reply(world, "importRows", { table: "deals", csv: deals });
  const file = await reply(world, "export", { table: "deals" }, { as: cory });
  expect(file.rows).toBe(hostile.length);
  expect(file.text).toContain(",'=1+1,");
  expect(file.text).toContain(",''=1+1,");
  const again = await reply(world, "importRows", { table: "deals", csv: file.text });
  expect(again).toMatchObject({ added: 0, changed: 0, unchanged: hostile.length, refused: [] });
  // Where the rows are gone, they come back with the text that they had.
  const other = await aDesk();
  await reply(other, "importRows", { table: "deals", csv: file.text });
  expect((await other.rows("deals")).map(({ account }) => account)).toEqual(hostile);
});
