import type { Input, Reply } from "../../src/contract";
import type { Plan } from "../../src/model/plan";
import type { Row, TableName } from "../../src/model/workbook";
import { accepted, on, refused } from "../notation";
import { asks, type Circumstances, cory, type Desk, deskAfter, deskWith, kim, lee, ops } from "./desk";

const bare = deskWith({ partners: [], coverage: [], accounts: [], team: deskWith().team });
type More = Partial<Input<"importRows">>;
const take = (table: string, csv: string, more: More = {}, desk: Desk = bare, on: Circumstances = {}) =>
  asks(desk, "importRows", { table, csv, ...more }, { user: cory, ...on });
const taken = (...asked: Parameters<typeof take>) => accepted(take(...asked));
const counts = ({ reply: { added, changed, unchanged, refused } }: Plan<Reply<"importRows">>) => [
  added,
  changed,
  unchanged,
  refused.length,
];
const rowsIn = <N extends TableName>(
  name: N,
  ...[table, csv, more, desk = bare, on]: Parameters<typeof take>
): readonly Row<N>[] => deskAfter(desk, taken(table, csv, more, desk, on))[name] as readonly Row<N>[];

describe("a file is taken in", () => {
  it("under our titles, their synonyms or the keys of our columns, in any order", () => {
    const csv = "Region,PARTNER FIRM,tier,contactEmail\nEast,Contoso Cloud,gold,pat@contoso.example\n";
    expect(rowsIn("partners", "partners", csv)).toMatchObject([
      {
        name: "Contoso Cloud",
        tier: "Gold",
        territory: "East",
        contactEmail: "pat@contoso.example",
        status: "active",
        version: 1,
      },
    ]);
  });

  it("into a tab by its key or its title", () => {
    expect(counts(taken("Coverage Matrix", "Partner,PAM\nContoso,ann@example.com"))).toEqual([1, 0, 0, 0]);
    expect(refused(take("Customers", "a\nb"))).toMatchObject({ why: "not-found", field: "table" });
    for (const own of ["SLA tracker", "log", "outbox", "weeks"])
      expect(refused(take(own, "a\nb"))).toMatchObject({ why: "invalid", field: "table" });
  });

  it.each([
    ["commas", "Partner,Tier\nContoso,Gold"],
    ["semicolons", "Partner;Tier\nContoso;Gold"],
    ["tabs", "Partner\tTier\nContoso\tGold"],
    ["Windows line ends and a mark at its start", "\uFEFFPartner,Tier\r\nContoso,Gold\r\n"],
    ["quotes", '"Partner","Tier"\n"Contoso","Gold"'],
    ["blank lines", "\nPartner,Tier\n\n,\nContoso,Gold\n\n"],
  ])("with %s", (_what, csv) => {
    expect(rowsIn("partners", "partners", csv).map(({ name, tier }) => [name, tier])).toEqual([["Contoso", "Gold"]]);
  });

  it("S22: with text that looks like a formula, as text", () => {
    const names = ["=1+1", "+44 20 7946 0958", "@SUM(A1)", "-5 Elm Ltd", "'=1+1"];
    expect(rowsIn("partners", "partners", `Partner\n${names.join("\n")}`).map(({ name }) => name)).toEqual(names);
  });

  it("names titles that are none of ours, and leaves them out", () => {
    const { reply } = taken("partners", "Partner,Shoe size,,Colour\nContoso,42,,red");
    expect(reply).toMatchObject({ added: 1, unknownTitles: ["Shoe size", "Colour"] });
  });

  it("is refused where it is empty, or a quotation mark is never closed", () => {
    expect(refused(take("partners", ""))).toMatchObject({ why: "invalid", field: "csv" });
    expect(refused(take("partners", 'Partner\n"Contoso'))).toMatchObject({ why: "invalid", field: "csv" });
    expect(counts(taken("partners", "Partner,Tier"))).toEqual([0, 0, 0, 0]);
  });

  it("in German, with its dates and numbers", () => {
    const csv = "Deal;Partner;Amount;Expected close\nD-1;Contoso;1.250.000,50;03.04.2026";
    expect(rowsIn("deals", "deals", csv, { locale: "de-DE" })).toMatchObject([
      { amount: 1_250_000.5, expectedClose: "2026-04-03", currency: "USD" },
    ]);
  });

  it("leaves a line of history, and the coverage matrix follows", () => {
    expect(taken("partners", "Partner\nContoso")).toMatchObject({
      summary: { table: "partners", text: "1 added, 0 changed, 0 unchanged, 0 refused" },
      afterwards: ["recover"],
      inPieces: true,
      letters: [],
    });
    expect(taken("deals", "Deal,Partner\nD-1,Contoso").afterwards).toBeUndefined();
  });

  it("without its line of totals, which would come in as a partner", () => {
    const plan = taken("partners", "Partner,Tier\nContoso,Gold\nTotal Defense,Gold\nTotal,");
    expect(counts(plan)).toEqual([2, 0, 0, 1]);
    expect(plan.reply.refused).toEqual([{ line: 4, column: "name", text: '"Total" is a line of totals.' }]);
  });

  it("by parts, with its lines counted as in the whole", () => {
    const csv = "Partner,Tier\nContoso,Gold\nNorthwind,Brass\nFabrikam,Silver\nHooli,Tin";
    const first = taken("partners", csv, { part: { from: 0, count: 2 } });
    expect([counts(first), first.reply.refused.map(({ line }) => line)]).toEqual([[1, 0, 0, 1], [3]]);
    const rest = taken("partners", csv, { part: { from: 2, count: 2 } });
    expect([counts(rest), rest.reply.refused.map(({ line }) => line)]).toEqual([[1, 0, 0, 1], [5]]);
    const ids = "Deal ID,Partner,Company\n,Contoso,A\nDR-0001,Contoso,B";
    expect(rowsIn("registrations", "registrations", ids, { part: { from: 0, count: 1 } })).toMatchObject([
      { id: "DR-0002" },
    ]);
  });

  it("tells of each title which column it is and what stands under it first", () => {
    const { reply } = taken("partners", "Partner,Shoe size,Region\n,,\nContoso,42,\nNorthwind,,East", {
      mapping: { columns: { "Shoe size": "note", Region: [] } },
    });
    expect(reply.titles).toEqual([
      { title: "Partner", columns: ["name"], example: "Contoso" },
      { title: "Shoe size", columns: ["note"], example: "42" },
      { title: "Region", columns: [], example: "East" },
    ]);
    expect(reply.unknownTitles).toEqual(["Region"]);
  });

  it("asks how dates and numbers are written where they can be read two ways, as long as nobody said it", () => {
    const csv = "Deal,Partner,Amount,Expected close\nD-1,Contoso,1.250,3/4/2026";
    expect(taken("deals", csv, { dryRun: true }).reply.twoWays).toEqual(["dates", "numbers"]);
    expect(taken("deals", csv, { dryRun: true, locale: "en-US" }).reply.twoWays).toEqual([]);
    const plain = "Deal,Partner,Amount,Expected close\nD-1,Contoso,1250,2026-04-03";
    expect(taken("deals", plain, { dryRun: true }).reply.twoWays).toEqual([]);
  });

  it("can be tried, which writes nothing", () => {
    const tried = taken("partners", "Partner,Tier\nContoso,Gold\nNorthwind,Brass", { dryRun: true });
    expect(tried.changes).toEqual([]);
    expect(tried.afterwards).toBeUndefined();
    expect(counts(tried)).toEqual([1, 0, 0, 1]);
  });
});

describe("lines that cannot be read", () => {
  it("are refused by line, title and reason, and the others come in", () => {
    const csv =
      "Deal,Partner,Amount,Expected close\nD-1,Contoso,a lot,\nD-2,Contoso,5,3/4/2026\nD-3,Contoso,5,2026-04-03\n,Contoso,5,\nD-5,,5,";
    const { reply } = taken("deals", csv);
    expect(reply).toMatchObject({ added: 1 });
    expect(reply.refused).toEqual([
      { line: 2, column: "Amount", text: 'Amount: "a lot" is not a number.' },
      {
        line: 3,
        column: "Expected close",
        text: 'Expected close: "3/4/2026" can be read two ways: say whether the day or the month comes first.',
      },
      { line: 5, column: "id", text: "Deal is missing." },
      { line: 6, column: "partner", text: "Partner is missing." },
    ]);
  });

  it("are counted as an editor counts them, through quoted line breaks and blank lines", () => {
    const csv =
      'Deal,Partner,Next step,Amount\nD-1,Contoso,"first\nsecond\nthird",5\n\nD-2,Contoso,"a ""b""\r\nc",x\nD-3,Contoso,,y';
    expect(taken("deals", csv).reply.refused.map(({ line }) => line)).toEqual([6, 8]);
  });
});

describe("the mapping", () => {
  const theirs = "Opp,Acct,Agent,Status,Value\nO-1,Initech,Darcel,Won,5000\nO-2,Hooli,Darcel,Engaging,";

  it("says which of their titles is which of our columns, also several", () => {
    const mapping = {
      columns: { opp: "id", Acct: "account", Agent: ["partner", "owner"], Status: "stage", Value: "amount" },
    };
    expect(rowsIn("deals", "deals", theirs, { mapping })).toMatchObject([
      { id: "O-1", account: "Initech", partner: "Darcel", owner: "Darcel", stage: "Won", amount: 5000 },
      { id: "O-2", account: "Hooli", partner: "Darcel", amount: null },
    ]);
  });

  it("says which of their values is which of ours, and gives constants for whole columns", () => {
    const mapping = {
      columns: { Opp: "id", Acct: "account", Status: "stage" },
      values: { stage: { Won: "Closed Won" }, account: { Initech: "Initech, Inc." } },
      constants: { partner: "Contoso", dealType: "Partner-sourced", probability: 0.5 },
    };
    expect(rowsIn("deals", "deals", theirs, { mapping })).toMatchObject([
      {
        account: "Initech, Inc.",
        stage: "Closed Won",
        partner: "Contoso",
        dealType: "Partner-sourced",
        probability: 0.5,
      },
      { account: "Hooli", stage: "Engaging" },
    ]);
  });

  it("a value that every object has is a word like any other", () => {
    const mapping = { columns: { Opp: "id", Agent: "partner" }, values: { account: { x: "y" } } };
    expect(rowsIn("deals", "deals", "Opp,Account,Agent\nO-1,constructor,Contoso", { mapping })).toMatchObject([
      { account: "constructor" },
    ]);
  });

  it("a title that goes elsewhere is not taken for the column of that name", () => {
    const mapping = { columns: { Value: "probability", Rate: "amount" } };
    expect(rowsIn("deals", "deals", "Deal,Partner,Value,Amount,Rate\nO-1,Contoso,0.5,1,2", { mapping })).toMatchObject([
      { probability: 0.5, amount: 2 },
    ]);
  });

  it.each([
    [{ columns: { Colour: "stage" } }, 'The file has no title "Colour".'],
    [{ columns: { Opp: "shoeSize" } }, 'Deals has no column "shoeSize".'],
    [{ columns: { Opp: ["id", "toString"] } }, 'Deals has no column "toString".'],
    [{ constants: { shoeSize: 42 } }, 'Deals has no column "shoeSize".'],
    [{ values: { shoeSize: { a: "b" } } }, 'Deals has no column "shoeSize".'],
  ] as [NonNullable<More["mapping"]>, string][])("%j is refused: %s", (mapping, text) => {
    const no = refused(take("deals", theirs, { mapping }));
    expect(no).toMatchObject({ why: "invalid", field: "mapping" });
    expect(no.text).toContain(text);
  });
});

describe("twice is once", () => {
  const csv = "Partner,Tier,Territory\nContoso,Gold,East\nNorthwind,Silver,West";
  const once = deskAfter(bare, taken("partners", csv));

  it("the same file again changes nothing", () => {
    const again = taken("partners", csv, {}, once);
    expect(counts(again)).toEqual([0, 0, 2, 0]);
    expect(again.changes).toEqual([]);
  });

  it("of another file only what differs is written, and blanks erase nothing", () => {
    const other = taken("partners", "Partner,Tier,Territory\nContoso,Platinum,\nFabrikam,Gold,", {}, once);
    expect(counts(other)).toEqual([1, 1, 0, 0]);
    expect(other.changes[0]).toEqual({ table: "partners", key: "Contoso", set: { tier: "Platinum" } });
  });

  it("a line that stands twice in a file is one row, the later one counts", () => {
    const twice = taken("partners", "Partner,Tier\nContoso,Gold\nContoso,Silver");
    expect(counts(twice)).toEqual([1, 0, 0, 0]);
    expect(deskAfter(bare, twice).partners).toMatchObject([{ name: "Contoso", tier: "Silver" }]);
  });

  it("a file that says at its end what there was before changes nothing", () => {
    const there = taken("partners", "Partner,Tier\nContoso,Platinum\nContoso,Gold", {}, once);
    expect(there.changes).toEqual([]);
    expect(counts(there).slice(0, 2)).toEqual([0, 0]);
  });

  it("rows known by two columns too", () => {
    const days = "Date,Holiday\n2026-12-25,Christmas\n2026-12-26,Boxing Day";
    const first = deskAfter(deskWith({ holidays: [] }), taken("holidays", days, {}, deskWith({ holidays: [] })));
    expect(first.holidays.map(({ calendar, day }) => [calendar, day])).toEqual([
      ["desk", "2026-12-25"],
      ["desk", "2026-12-26"],
    ]);
    expect(counts(taken("holidays", days, {}, first))).toEqual([0, 0, 2, 0]);
  });
});

describe("registrations of the past", () => {
  const past = (line: string, titles = "Deal ID,Partner,Company,Stage,Received,Decided") =>
    rowsIn("registrations", "registrations", `${titles}\n${line}`)[0]!;

  it("a row that is still open is on the clock from when it came, and nobody is mailed", () => {
    const plan = taken("registrations", "Deal ID,Partner,Company,Received\nDR-0007,Contoso,Initech,2026-03-20 10:00");
    expect(plan.letters).toEqual([]);
    expect(deskAfter(bare, plan).registrations[0]).toMatchObject({
      id: "DR-0007",
      stage: "submitted",
      verdict: "",
      matchKey: "initech",
      channel: "import",
      currency: "USD",
      receivedAt: on("Fri 2026-03-20 10:00"),
      decisionDueAt: on("Tue 2026-03-24 10:00"),
      version: 1,
    });
  });

  it.each([
    ["Approved", "approve"],
    ["Rejected", "reject"],
    ["Lapsed", "approve"],
    ["Expired", "approve"],
    ["Won", "approve"],
    ["Lost", "approve"],
    ["Withdrawn", ""],
    ["Cancelled", ""],
    ["Submitted", ""],
  ])("one that is %s had the verdict %j", (stage, verdict) => {
    expect(past(`DR-0001,Contoso,Initech,${stage},2026-03-02 10:00,2026-03-03 16:00`).verdict).toBe(verdict);
  });

  it("a decision has its hours, a protection its days", () => {
    expect(past("DR-0001,Contoso,Initech,Approved,2026-03-02 10:00,2026-03-03 16:00")).toMatchObject({
      decisionHours: 30,
      decisionDueAt: on("Wed 2026-03-04 10:00"),
      importedOn: "2026-03-20",
      protectedFrom: "2026-03-03",
      protectedUntil: "2026-06-01",
      updateDueOn: "2026-04-02",
    });
    expect(past("DR-0001,Contoso,Initech,Rejected,2026-03-02 10:00,2026-03-03 16:00").protectedUntil).toBe("");
  });

  it("what the file says goes before what would follow", () => {
    const titles = "Deal ID,Partner,Stage,Received,Decided,Protected until,Partner update due,Decision hours";
    expect(
      past("DR-0001,Contoso,Approved,2026-03-02 10:00,2026-03-03 16:00,2026-08-31,2026-05-01,12", titles),
    ).toMatchObject({
      protectedUntil: "2026-08-31",
      updateDueOn: "2026-05-01",
      decisionHours: 12,
    });
  });

  it("Q8: the next update is due 30 days after the partner's last one", () => {
    const titles = "Deal ID,Partner,Stage,Received,Decided,Partner's last update";
    expect(past("DR-0001,Contoso,Approved,2026-01-20 10:00,2026-01-21 10:00,2026-03-10 09:00", titles)).toMatchObject({
      updateDueOn: "2026-04-09",
      nextStep: "",
    });
  });

  it("Q54: what was over before it came here is for the coordinator, not for the hourly check", () => {
    expect(past("DR-0001,Contoso,Initech,Approved,2025-03-02 10:00,2025-03-03 16:00")).toMatchObject({
      stage: "approved",
      protectedUntil: "2025-06-01",
      updateDueOn: "",
      nextStep: "Its protection was over when it was imported",
    });
  });

  it("a name that changes is compared by the new one", () => {
    const before = deskAfter(bare, taken("registrations", "Deal ID,Partner,Company\nDR-0001,Contoso,Initech"));
    expect(
      rowsIn("registrations", "registrations", "Deal ID,Partner,Company\nDR-0001,Contoso,Hooli", {}, before)[0],
    ).toMatchObject({ companyName: "Hooli", matchKey: "hooli" });
  });

  describe("that bring no id", () => {
    const file = "Partner,Company,Received\nContoso,Initech,2026-03-02 10:00\nContoso,Hooli,2026-03-03 10:00";
    const once = deskAfter(bare, taken("registrations", file));

    it("get the next ones, in their order", () => {
      expect(once.registrations.map(({ id }) => id)).toEqual(["DR-0001", "DR-0002"]);
      expect(taken("registrations", file).issued).toEqual({ registrations: 2 });
      expect(rowsIn("registrations", "registrations", file, {}, bare, { highest: { registrations: 40 } })[0]?.id).toBe(
        "DR-0041",
      );
    });

    it("are known again by partner, company and moment, or by their external id", () => {
      expect(counts(taken("registrations", file, {}, once))).toEqual([0, 0, 2, 0]);
      const external = "External ID,Partner,Company\nX-1,Contoso,Initech";
      const first = deskAfter(bare, taken("registrations", external));
      expect(
        counts(taken("registrations", "External ID,Partner,Company\nX-1,Contoso,Initech Holdings", {}, first)),
      ).toEqual([0, 1, 0, 0]);
    });

    it("never take an id that another line of the file brings", () => {
      const mixed = rowsIn(
        "registrations",
        "registrations",
        "Deal ID,Partner,Company\n,Contoso,Initech\nDR-0001,Northwind,Hooli",
      );
      expect(mixed.map(({ id, companyName }) => [id, companyName])).toEqual([
        ["DR-0002", "Initech"],
        ["DR-0001", "Hooli"],
      ]);
    });
  });

  it("without a partner are refused, other blanks come in and stand in the problems", () => {
    const { reply } = taken("registrations", "Deal ID,Partner,Company\nDR-0001,,Initech\nDR-0002,Contoso,");
    expect(reply).toMatchObject({ added: 1, refused: [{ line: 2, column: "partner", text: "Partner is missing." }] });
  });
});

describe("the team", () => {
  it("comes in under the name where there is no address yet, and is active", () => {
    expect(rowsIn("team", "team", "Name,Role\nDarcel Schlecht,AE", {}, deskWith({ team: [] }))).toMatchObject([
      { email: "Darcel Schlecht", name: "Darcel Schlecht", roles: ["ae"], active: true },
    ]);
  });

  const only = deskWith({
    team: [
      { email: ops, name: "Olive", roles: ["admin"], active: true },
      { email: kim, name: "Kim", roles: ["ae"], active: true },
    ],
  });

  it.each([
    [`E-mail,Roles\n${ops},Viewer`, "takes the role from the only admin"],
    [`E-mail,Active\n${ops},no`, "lets the only admin leave"],
  ])("keeps an admin: %j is refused, for it %s", (csv) => {
    expect(refused(take("team", csv, {}, only))).toMatchObject({ why: "invalid", field: "roles" });
  });

  it.each([
    [`E-mail,Roles\n${ops},Viewer\n${kim},Admin`, "another one becomes it"],
    [`E-mail,Roles\n${ops},Viewer\n${lee},Admin`, "a new person becomes it"],
    [`E-mail,Roles\n${kim},Viewer`, "it is about somebody else"],
  ])("%j is taken in: %s", (csv) => {
    expect(take("team", csv, {}, only).ok).toBe(true);
  });
});

it("templates come in as English where no language is named", () => {
  expect(
    rowsIn("templates", "templates", "Mail,Subject,Text\nwelcome,Hi,Hello", {}, deskWith({ templates: [] })),
  ).toMatchObject([{ key: "welcome", language: "en" }]);
});

it("an account is compared by its name", () => {
  expect(rowsIn("accounts", "accounts", 'Account,AE\n"Initech, Inc.",Lee Quinn')).toMatchObject([
    { name: "Initech, Inc.", owner: "Lee Quinn", matchKey: "initech" },
  ]);
});

describe("lists of another program", () => {
  const accounts = deskWith({ accounts: [{ name: "Green Solutions", externalId: "0011A" }] });
  const opportunities = `OpportunityId,AccountId,CloseDate,StageName,Amount,Probability,CreatedDate
006A,0011A,2026-10-30,Proposal,350000.0,70.0,2023-09-26 15:15:00.000000 UTC
006B,0011A,2026-01-30,Closed Won,1000.0,100.0,2023-09-26 15:15:00.000000 UTC
006C,0099Z,2026-10-30,Proposal,9.0,0.5,2023-09-26 15:15:00.000000 UTC`;
  const question = { table: "deals", csv: opportunities, mapping: { constants: { partner: "Northwind" } } };
  const { deals } = deskAfter(accounts, accepted(asks(accounts, "importRows", question, { user: cory })));

  it("are shown first as they would stand", () => {
    const { sample } = accepted(asks(accounts, "importRows", { ...question, dryRun: true }, { user: cory })).reply;
    const shown = Object.fromEntries(sample[0]?.cells.map(({ column, text }) => [column, text]) ?? []);
    expect(shown).toMatchObject({ account: "Green Solutions", probability: "0.7", expectedClose: "2026-10-30" });
    expect(shown).not.toHaveProperty("closedOn");
  });

  it("name accounts by its ids, have one close date, and count in percent", () => {
    expect(
      deals.map(({ id, account, expectedClose, closedOn, probability }) => [
        id,
        account,
        expectedClose,
        closedOn,
        probability,
      ]),
    ).toEqual([
      ["006A", "Green Solutions", "2026-10-30", "", 0.7],
      ["006B", "Green Solutions", "", "2026-01-30", 1],
      ["006C", "0099Z", "2026-10-30", "", 0.005],
    ]);
  });
});

it("a tier may be called as the program calls it", () => {
  const desk = deskWith({ settings: [...deskWith().settings, { key: "tierNames", value: "Premier = Platinum" }] });
  const { changes, reply } = taken("partners", "Partner,Tier\nFabrikam,PREMIER\nAcme,Premium\n", {}, desk);
  expect(changes).toMatchObject([{ add: { name: "Fabrikam", tier: "Platinum" } }]);
  expect(reply.refused).toMatchObject([{ line: 3, column: "Tier" }]);
});
