/** What the triggers do: rows that people type, the hourly check and what it ends, sends and reports. */
import { aDesk, aDeskWith, ann, cellsOf, columnOf, reply, rowOf, sameAs, type World, written } from "./desk";

const typedDeal = {
  partner: "Contoso Cloud",
  partnerRole: "Pat Moss",
  companyName: "Initech",
  dealSize: "50,000",
  closeQuarter: "Q3 2026",
  contactName: "Bill Lumbergh",
  contactTitle: "VP",
  contactEmail: "bill@initech.example",
  companySize: "200-500",
  industry: "Software",
  existingRelationship: "No",
  partnershipType: "Referral",
  buyingSignal: "RFP",
} as const;

const csvOf = (...rows: readonly Readonly<Record<string, string>>[]) =>
  [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
    .map((cells) => cells.map((cell) => `"${cell}"`).join(","))
    .join("\n");

/** The cell of a column of the log, by the key under which the desk knows it. */
const titles = {
  partner: "Partner",
  partnerRole: "Partner's contact",
  companyName: "Company",
  dealSize: "Deal size (ACV)",
  closeQuarter: "Expected close",
  contactName: "Contact name",
  contactTitle: "Contact title",
  contactEmail: "Contact e-mail",
  companySize: "Company size",
  industry: "Industry",
  existingRelationship: "Contacted before?",
  partnershipType: "Partnership type",
  buyingSignal: "Buying signal",
} as const;

const lettersOf = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : lettersOf(Math.floor(column / 26) - 1) + lettersOf(column % 26);

const cellIn = (world: World, title: string, row: number) =>
  `${lettersOf(cellsOf(world, "Registration log")[0]?.indexOf(title) ?? 0)}${row}`;

describe("a row that is typed", () => {
  test("cell by cell is taken in once, when its last required cell is filled", async () => {
    const world = await aDesk();
    for (const [column, value] of Object.entries(typedDeal)) {
      expect(world.mails).toEqual([]);
      expect(columnOf(world, "Registration log", "Deal ID")).toEqual([]);
      await world.type("registrations", cellIn(world, titles[column as keyof typeof titles], 2), value, { as: ann });
    }
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({
      stage: "submitted",
      companyName: "Initech",
      dealSize: 50_000,
      channel: "sheet",
      decisionDueAt: "2026-03-24T15:00:00-04:00",
    });
    expect(world.mails.map(({ to }) => to)).toEqual(["pat@contoso.example"]);
    expect(columnOf(world, "SLA tracker", "Clock")).toEqual(["DR-0001/decision"]);
    const after = await written(world);
    await world.fire("hourly");
    sameAs(after, await written(world));
  });

  test("while it is being typed is shown so, and has no id and no clock", async () => {
    const world = await aDesk();
    await world.paste("registrations", csvOf({ partner: "Contoso Cloud", companyName: "Initech" }));
    await world.fire("hourly");
    const { problems } = await reply(world, "problems", {});
    expect(problems.find(({ kind }) => kind === "typed")).toMatchObject({ count: 1, where: ["row 2"] });
    expect((await reply(world, "queue", {})).items).toEqual([]);
    expect(columnOf(world, "SLA tracker", "Clock")).toEqual([]);
  });

  test("keeps what the person wrote beside the required cells", async () => {
    const world = await aDesk();
    await world.paste("registrations", csvOf({ ...typedDeal, nextStep: "Call Bill", currency: "EUR" }));
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ nextStep: "Call Bill", currency: "EUR" });
  });

  test("five at once come in, each acknowledged; a sixth makes all of them wait", async () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ ...typedDeal, companyName: `Company ${at}` }));
    const five = await aDesk();
    await five.paste("registrations", csvOf(...rows(5)));
    expect(columnOf(five, "Registration log", "Deal ID")).toEqual([
      "DR-0001",
      "DR-0002",
      "DR-0003",
      "DR-0004",
      "DR-0005",
    ]);
    expect(five.mails).toHaveLength(5);
    const six = await aDesk();
    await six.paste("registrations", csvOf(...rows(6)));
    await six.fire("hourly");
    expect(columnOf(six, "Registration log", "Deal ID")).toEqual([]);
    expect(six.mails).toEqual([]);
  });

  test("of the past is silent, gets its missing moments, and keeps what it says", async () => {
    const world = await aDesk();
    const past = {
      ...typedDeal,
      stage: "Approved",
      receivedAt: "2026-03-02 10:00",
      decidedAt: "2026-03-03 10:00",
      protectedUntil: "2026-07-31",
      currency: "EUR",
      nextStep: "Ask for the contract",
    };
    await world.paste("registrations", csvOf(past));
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({
      stage: "approved",
      verdict: "approve",
      decisionHours: 24,
      protectedFrom: "2026-03-03",
      protectedUntil: "2026-07-31",
      currency: "EUR",
      nextStep: "Ask for the contract",
    });
    expect(world.mails).toEqual([]);
  });

  test("with a partner that nobody knows waits, and the rest comes in", async () => {
    const world = await aDesk();
    const stranger = { ...typedDeal, partner: "Nobody", companyName: "Globex" };
    await world.paste("registrations", csvOf(stranger, typedDeal));
    expect(columnOf(world, "Registration log", "Deal ID")).toEqual(["DR-0001"]);
    expect(world.mails).toHaveLength(1);
    const { problems } = await reply(world, "problems", {});
    expect(problems.map(({ kind }) => kind).sort()).toEqual(["typed", "unknown"]);
  });

  test("while somebody inserts a row above it, takes nothing from the other rows", async () => {
    const world = await aDeskWith({ companyName: "Globex" }, { companyName: "Hooli" });
    const was = await world.rows("registrations");
    const { buyingSignal, ...most } = typedDeal;
    await world.paste("registrations", csvOf(most));
    const meanwhile = () => world.insertRows("registrations", 2);
    await world.type("registrations", cellIn(world, "Buying signal", 4), buyingSignal, {
      faults: [{ at: { method: "Sheets.Spreadsheets.batchUpdate", nth: 1 }, meanwhile }],
    });
    const now = await world.rows("registrations");
    expect(now.slice(0, 2)).toEqual(was);
    expect(now[2]).toMatchObject({ id: "DR-0003", companyName: "Initech", stage: "submitted" });
  });
});
