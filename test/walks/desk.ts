/** The desk at which every walk begins: in New York on Friday 20 March 2026 at 15:00, with its people, partners and holidays. */
import { join } from "node:path";
import type * as z from "zod/mini";
import type { Birth, Moment, World, WorldState } from "../../host/desk";
import { columnTagsOf } from "../../host/sheets/tags";
import { type contract, type Operation, Refusal, type Reply } from "../../src/contract";
import { replies } from "../../src/replies";
import { letters } from "../../src/model/letters";
import { apply, loadWorld, madeOnce, newWorld } from "../host/world";

export type { Moment, World } from "../../host/desk";

const bundle = join(__dirname, "../../build/out");
const friday = "2026-03-20T15:00:00-04:00";

// A busy machine is slow, not wrong.
jest.setTimeout(60_000);

/** Those who walk: Ops administers, Ann is PAM, Lee and Kim are AEs, Avery approves, Cory coordinates, Vic only looks. */
export const ops = "ops@example.com";
export const ann = "ann@example.com";
export const lee = "lee@example.com";
export const kim = "kim@example.com";
export const avery = "avery@example.com";
export const cory = "cory@example.com";
export const vic = "vic@example.com";

const tables = {
  team: `E-mail,Name,Phone,Roles,Territories,Active
${ops},Olive Ops,,"Admin, Approver, Coordinator",,yes
${ann},Ann Park,+1 555 0100,PAM,,yes
${lee},Lee Quinn,+1 555 0101,AE,East,yes
${kim},Kim Ode,,AE,West,yes
${avery},Avery Stone,,Approver,,yes
${cory},Cory Lane,,Coordinator,,yes
${vic},Vic Gray,,Viewer,,yes
gone@example.com,Gil Gone,,"Approver, AE",,no
sam@example.com,Sam Sole,,SE,,yes`,
  partners: `Partner,Tier,Territory,Contact,Contact e-mail
Contoso Cloud,Gold,East,Pat Moss,pat@contoso.example
Northwind,Silver,West,Nora Wind,nora@northwind.example`,
  coverage: `Partner,PAM,AE,SE
Contoso Cloud,${ann},${lee},sam@example.com
Northwind,${ann},,`,
  holidays: `Day,Name
2026-01-01,New Year
2026-01-19,King Day
2026-02-16,Presidents' Day
2026-05-25,Memorial Day
2026-06-19,Juneteenth
2026-07-03,Independence Day
2026-09-07,Labor Day
2026-11-26,Thanksgiving
2026-11-27,Day after Thanksgiving
2026-12-25,Christmas`,
};

/** A copy of the desk for one walk. */
export const aDesk = async (settings: Birth["settings"] = {}): Promise<World> =>
  again(await madeOnce("furnished", furnished), settings);

/** A world as it was saved, with the built add-on. */
export const again = (state: WorldState, settings: Birth["settings"] = {}): World =>
  loadWorld(state, { bundle, settings });

/** A workbook that was never set up. */
export const blankWorld = (): World => newWorld({ zone: "America/New_York", now: friday, as: ops, bundle });

const furnished = async (): Promise<WorldState> => {
  const world = blankWorld();
  await reply(world, "setUp", {});
  await furnish(world);
  return world.save();
};

/** Enters the people, partners, coverage and holidays of the desk where it was set up. */
export const furnish = async (world: World): Promise<void> => {
  for (const [table, csv] of Object.entries(tables)) await reply(world, "importRows", { table, csv });
};

type Asked<O extends Operation> = z.input<(typeof contract)[O]["input"]>;

/** The reply of an operation, which is exactly what the contract promises. */
export const reply = async <O extends Operation>(
  world: World,
  operation: O,
  input: Asked<O>,
  moment?: Moment,
): Promise<Reply<O>> => {
  const answer = await world.call(operation, input, moment);
  if (!answer.ok) throw new Error(`${operation} was refused (${answer.refusal.why}): ${answer.refusal.text}`);
  const promised = replies[operation].parse(answer.reply);
  expect(answer.reply).toEqual(promised);
  return promised as Reply<O>;
};

/** The refusal of an operation, after which the workbook is as it was and nobody was mailed. */
export const refusal = async <O extends Operation>(
  world: World,
  operation: O,
  input: Asked<O>,
  moment?: Moment,
): Promise<Refusal> => {
  const before = await written(world);
  const answer = await world.call(operation, input, moment);
  if (answer.ok) throw new Error(`${operation} was not refused: ${JSON.stringify(answer.reply)}`);
  sameAs(before, await written(world));
  return Refusal.parse(answer.refusal);
};

/** Compares as text first: a workbook is large, and jest looks at every cell. */
export const sameAs = (before: unknown, after: unknown): void => {
  if (JSON.stringify(after) !== JSON.stringify(before)) expect(after).toEqual(before);
};

/** All that an action may leave behind: the workbook and the mails. */
export const written = async (world: World) => ({
  workbook: (await world.save()).workbook,
  mails: structuredClone(world.mails),
});

/** A whole registration of Initech by Contoso Cloud; `told` says what is different. Each company has a web domain of its own. */
export const deal = (told: Partial<Asked<"register">> = {}): Asked<"register"> => ({
  token: "first",
  partner: "Contoso Cloud",
  partnerRole: "Pat Moss",
  companyName: "Initech",
  contactName: "Bill Lumbergh",
  contactTitle: "VP",
  contactEmail: `bill@${domainOf(String(told.companyName ?? "Initech"))}.example`,
  companySize: "200-500",
  industry: "Software",
  existingRelationship: "no",
  dealSize: 50_000,
  closeQuarter: "Q3 2026",
  partnershipType: "Referral",
  buyingSignal: "RFP",
  ...told,
});

const domainOf = (company: string): string =>
  company
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "")
    .slice(0, 40) || "company";

/** A desk at which these deals wait as DR-0001, DR-0002 and so on. */
export const aDeskWith = async (...deals: readonly Partial<Asked<"register">>[]): Promise<World> =>
  again(await madeOnce(JSON.stringify(deals), () => deskWith(deals)));

const deskWith = async (deals: readonly Partial<Asked<"register">>[]): Promise<WorldState> => {
  const world = await aDesk();
  for (const [at, told] of deals.entries()) await reply(world, "register", deal({ token: `deal ${at}`, ...told }));
  return world.save();
};

export type Row = Readonly<Record<string, unknown>>;

/** The row with that key in its first column. */
export const rowOf = async (world: World, table: string, key: string): Promise<Row> => {
  const rows = await world.rows(table);
  const found = rows.find((row) => Object.values(row)[0] === key);
  if (!found) throw new Error(`${table} has no row ${key}.`);
  return found;
};

/** What the last execution cost: reads and writes of the Sheets service. */
export const cost = (world: World) => {
  const { sheetsReads, sheetsWrites } = world.lastCalls ?? { sheetsReads: 0, sheetsWrites: 0 };
  return { reads: sheetsReads, writes: sheetsWrites };
};

/** What stands in a tab, cell by cell, the header first: values, and formulas by their text. */
export const cellsOf = ({ book }: World, title: string): (string | number | boolean)[][] => {
  const sheet = book.engine.workbook.getSheets().find((one) => one.getName() === title);
  if (!sheet) throw new Error(`There is no tab ${title}.`);
  const cells = sheet.getCellMatrix();
  return Array.from({ length: cells.getLength() }, (_, row) =>
    Array.from({ length: sheet.getColumnCount() }, (_, column) => {
      const cell = cells.getValue(row, column);
      return cell?.f ?? cell?.v ?? "";
    }),
  );
};

/** The filled rows of a table as cells by column key: read off the sheet, so that it costs no execution. */
export const inSheet = (world: World, table: string): Row[] => {
  const keys = columnsOf(world, table);
  const cells = tabOf(world, table).getCellMatrix();
  const rows = Array.from({ length: cells.getLength() }, (_, row) =>
    Object.fromEntries(keys.flatMap((key, column) => (key ? [[key, cells.getValue(row, column)?.v ?? ""]] : []))),
  );
  return rows.slice(1).filter((row) => Object.values(row).some((cell) => cell !== ""));
};

/** The filled cells of a column of a table, from the top. */
export const columnOf = (world: World, table: string, column: string): unknown[] =>
  inSheet(world, table)
    .map((row) => row[column])
    .filter((cell) => cell !== "");

/** Where a column of a table stands in a row, in A1 notation. */
export const cellIn = (world: World, table: string, column: string, row: number): string =>
  `${letters(columnsOf(world, table).indexOf(column))}${row}`;

/** Where a column of a table stands, counted from 0. */
export const placeOf = (world: World, table: string, column: string) => ({
  sheetId: Number(tabOf(world, table).getSheetId()),
  column: columnsOf(world, table).indexOf(column),
});

/** Puts a value into a cell as another program would: no edit is told. Rows count from 1. */
export const putIn = (world: World, table: string, column: string, row: number, userEnteredValue: object) => {
  const { sheetId, column: columnIndex } = placeOf(world, table, column);
  const start = { sheetId, rowIndex: row - 1, columnIndex };
  const rows = [{ values: [{ userEnteredValue }] }];
  return apply(world, [{ updateCells: { start, rows, fields: "userEnteredValue" } }]);
};

const columnsOf = (world: World, table: string): string[] =>
  columnTagsOf(tabOf(world, table)).map(
    (tags) => tags.find(({ metadataKey }) => metadataKey === "desk.column")?.metadataValue?.split(".")[1] ?? "",
  );

const tabOf = ({ book }: World, table: string) => {
  const { sheetId = -1 } =
    book.state().sheets.find(({ sheetId, tags }) => tags.some((tag) => tag.metadataValue === `${table}/${sheetId}`)) ??
    {};
  const sheet = book.engine.workbook.getSheetBySheetId(String(sheetId));
  if (!sheet) throw new Error(`No tab holds ${table}.`);
  return sheet;
};
