import { csvParse } from "d3-dsv";
import fc from "fast-check";
import type { Column } from "../../src/model/column";
import { type Row, type TableName, tableNames, tableOf } from "../../src/model/workbook";
import { seenAs } from "../../src/rules/deals/attribution";
import { guarded, unguarded } from "../../src/rules/export/cells";
import { accepted, on, refused, row } from "../notation";
import { flows } from "../../src/flows";
import { asks, cory, deskWith, lee, ops, type Rows } from "./desk";

const exported = (rows: Rows, table: string, shape = "csv", user = cory) =>
  accepted(asks(deskWith(rows), "export", { table, shape }, { user })).reply;

/** The lines of a file by their titles. */
const linesOf = (text: string) => [...csvParse(text)];

describe("a file", () => {
  it("has all columns under their titles, and is called after its tab and the day", () => {
    const deals = [{ id: "D-1", partner: "Contoso Cloud", amount: -1.5, dealType: "Partner-sourced" as const }];
    const { name, type, text, rows } = exported({ deals }, "Deals");
    expect([name, type, rows]).toEqual(["deals-2026-03-20.csv", "text/csv;charset=utf-8", 1]);
    const [titles, line, end] = text.split("\r\n");
    expect(titles).toBe(
      Object.values<Column>(tableOf("deals").columns)
        .map(({ title }) => title)
        .join(","),
    );
    expect(line).toMatch(/^D-1,Contoso Cloud,,Partner-sourced,,-1\.5,/);
    expect(end).toBe("");
  });

  it("writes moments in UTC, days by year, choices by their label, yes and no, and quotes what must be quoted", () => {
    const registrations: Rows["registrations"] = [
      {
        id: "DR-0001",
        stage: "info-requested",
        partner: 'The "Big", one\nin two lines',
        receivedAt: on("Fri 2026-03-20 15:00"),
        protectedUntil: "2026-06-18",
        flags: ["held", "free-mail"],
        waits: [[on("Fri 2026-03-20 16:00"), null]],
      },
      { id: "@17", partner: "Somebody types this" },
    ];
    const { text, rows } = exported({ registrations }, "registrations");
    expect(rows).toBe(1);
    expect(text).toContain('"The ""Big"", one\nin two lines"');
    expect(linesOf(text)[0]).toMatchObject({
      Stage: "Info requested",
      Received: "2026-03-20T19:00:00.000Z",
      "Protected until": "2026-06-18",
      Warnings: "Held by another partner, No business e-mail",
      "Waited for partner": "2026-03-20T20:00:00.000Z/",
    });
    expect(linesOf(exported({}, "team").text)[0]).toMatchObject({ Active: "yes" });
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "'=1", "''-1"])("takes %j for text", (said) => {
    expect(guarded(said)).toBe(`'${said}`);
    expect(unguarded(guarded(said))).toBe(said);
  });

  it.each(["", "1-2", "a=b", "'quoted'", "O'Neil", "''"])("leaves %j as it is", (said) => {
    expect([guarded(said), unguarded(said)]).toEqual([said, said]);
  });

  it("holds no title that a spreadsheet takes for a formula", () => {
    const titles = tableNames.flatMap((name) => Object.values<Column>(tableOf(name).columns).map(({ title }) => title));
    expect(titles.filter((title) => guarded(title) !== title)).toEqual([]);
  });
});

describe("taken out and brought in again", () => {
  const said = fc
    .oneof(
      fc.string(),
      fc.stringMatching(/^['=+\-@\t"';, \r\n]{1,4}[a-z0-9"\n,;]{0,6}$/),
      fc.constantFrom("=cmd|' /C calc'!A0", "Smith; Sons, Inc.", "two\r\nlines", "#N/A", "-", "0012"),
    )
    .map((text) => text.trim());
  const amount = fc.oneof(
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
    fc.integer(),
  );
  // Days and moments that the tabs can hold.
  const days = fc.integer({ min: 0, max: 30_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
  const moments = fc.oneof(fc.constant(null), fc.integer({ min: Date.UTC(1991, 0, 1), max: Date.UTC(2099, 0, 1) }));
  const word = fc.stringMatching(/^['=+@a-z][a-z0-9 ]{0,8}$/).map((text) => text.trim());

  const anyOf = ({ kind, choices }: Column): fc.Arbitrary<unknown> => {
    switch (kind) {
      case "number":
      case "money":
        return amount;
      case "day":
        return fc.oneof(fc.constant(""), days);
      case "moment":
        return moments;
      case "flag":
        return fc.boolean();
      case "choice":
        return fc.constantFrom("", ...Object.keys(choices ?? {}));
      case "list":
        return choices ? fc.subarray(Object.keys(choices)) : fc.uniqueArray(word, { maxLength: 3 });
      case "spans":
        return fc.constantFrom(
          [],
          [[on("Fri 2026-03-20 16:00"), null]],
          [[0, 1].map((n) => on("Fri 2026-03-20 16:00") + n)],
        );
      default:
        return said;
    }
  };
  const anyRow = <N extends TableName>(name: N, keyed: Partial<Row<N>>) =>
    fc
      .record(
        Object.fromEntries(Object.entries<Column>(tableOf(name).columns).map(([column, of]) => [column, anyOf(of)])),
      )
      .map((one) => looked(name, row(name, { ...one, ...keyed } as Partial<Row<N>>)));

  /** A deal is marked with what was seen of it, as every one is that came in; of a cell with an error nothing was seen. */
  const looked = <N extends TableName>(name: N, one: Row<N>): Row<N> => {
    if (name !== "deals") return one;
    const sound = Object.entries(one).map(([column, said]) => [column, /^#/.test(String(said)) ? "" : said]);
    const deal: Row<"deals"> = Object.fromEntries(sound);
    return { ...one, ...deal, seen: seenAs(deal) };
  };

  const TEN = 10;

  /** What comes of bringing in the file that was made of these rows. */
  const again = (rows: Rows, table: TableName) => {
    const { text } = exported(rows, table, "csv", ops);
    const { reply, changes } = accepted(asks(deskWith(rows), "importRows", { table, csv: text }, { user: ops }));
    return { changes, refused: reply.refused, unchanged: reply.unchanged };
  };

  it.each<[TableName, (n: number) => object]>([
    ["deals", (n) => ({ id: `D-${n}`, partner: "=Contoso" })],
    ["partners", (n) => ({ name: `-Northwind ${n}` })],
    ["meetings", (n) => ({ id: `M-${n}`, partner: "Contoso Cloud" })],
    ["accounts", (n) => ({ name: `+Initech ${n}` })],
  ])("%s are unchanged, whatever stands in them", (table, keyed) => {
    const rows = fc.tuple(...Array.from({ length: TEN }, (_, n) => anyRow(table, keyed(n))));
    fc.assert(
      fc.property(rows, (all) => {
        expect(again({ [table]: all }, table)).toEqual({ changes: [], refused: [], unchanged: TEN });
      }),
      { numRuns: 6 },
    );
  });

  it("a registration is unchanged too, and so are the tabs of a desk", () => {
    const registrations = [
      row("registrations", {
        id: "DR-0001",
        stage: "approved",
        partner: "Contoso Cloud",
        companyName: '@Initech, "Inc."',
        matchKey: "initech",
        nextStep: "'=call",
        dealSize: 1e21,
        receivedAt: on("Fri 2026-03-20 15:00"),
        flags: ["held"],
      }),
    ];
    expect(again({ registrations }, "registrations")).toEqual({ changes: [], refused: [], unchanged: 1 });
    for (const table of ["team", "partners", "coverage", "policies", "calendars", "holidays", "templates"] as const)
      expect([table, again({}, table).changes, again({}, table).refused]).toEqual([table, [], []]);
  });
});

describe("Salesforce's field names", () => {
  it("are those of an opportunity", () => {
    const deals: Rows["deals"] = [
      {
        id: "D-1",
        account: "=Initech",
        partner: "Contoso Cloud",
        dealType: "Partner-sourced",
        stage: "Proposal",
        amount: 350_000,
        currency: "USD",
        expectedClose: "2026-10-30",
        probability: 0.7,
        owner: lee,
        nextStep: "Call",
        externalId: "0061A00000abc6QAA",
      },
      { id: "D-2", closedOn: "2026-02-01", expectedClose: "2026-10-30", dealType: "Partner-influenced" },
    ];
    const { name, text } = exported({ deals }, "deals", "salesforce");
    expect(name).toBe("salesforce-opportunities-2026-03-20.csv");
    expect(linesOf(text)).toMatchObject([
      {
        Id: "0061A00000abc6QAA",
        Name: "'=Initech - D-1",
        AccountName: "'=Initech",
        StageName: "Proposal",
        Amount: "350000",
        CurrencyIsoCode: "USD",
        CloseDate: "2026-10-30",
        Type: "Partner-sourced",
        LeadSource: "Partner Referral",
        NextStep: "Call",
        Probability: "70",
        OwnerEmail: lee,
        Partner: "Contoso Cloud",
      },
      { Name: "D-2", CloseDate: "2026-02-01", LeadSource: "", Probability: "", Amount: "" },
    ]);
  });

  it("are those of a lead, an account and an account that is a partner", () => {
    const registrations: Rows["registrations"] = [
      {
        id: "DR-0001",
        companyName: "Initech",
        contactName: "Bill van Lumbergh",
        stage: "submitted",
        receivedAt: on("Fri 2026-03-20 15:00"),
      },
      { id: "DR-0002", companyName: "Hooli" },
    ];
    expect(linesOf(exported({ registrations }, "registrations", "salesforce").text)).toMatchObject([
      {
        FirstName: "Bill van",
        LastName: "Lumbergh",
        Company: "Initech",
        Status: "Submitted",
        CreatedDate: "2026-03-20T19:00:00.000Z",
      },
      { FirstName: "", LastName: "Hooli", Status: "", CreatedDate: "" },
    ]);
    const accounts = [{ name: "Initech", owner: lee, customerSince: "2020-01-01" }, { name: "Hooli" }];
    expect(linesOf(exported({ accounts }, "accounts", "salesforce").text)).toMatchObject([
      { Name: "Initech", Type: "Customer", OwnerEmail: lee },
      { Name: "Hooli", Type: "Prospect" },
    ]);
    expect(linesOf(exported({}, "partners", "salesforce").text)[0]).toMatchObject({
      Name: "Contoso Cloud",
      IsPartner: "true",
      Partner_Tier__c: "Gold",
    });
  });

  it("are refused by name for a tab that Salesforce has no shape for", () => {
    expect(refused(asks(deskWith(), "export", { table: "team", shape: "salesforce" }))).toMatchObject({
      why: "invalid",
      field: "shape",
      text: "Salesforce has no shape for Team. It has one for Registration log, Partners, Deals, Accounts; take it out as CSV.",
    });
  });
});

describe("the flat shape", () => {
  it("is that of the Deals flat tab", () => {
    const deals = [
      { id: "D-1", partner: "Contoso Cloud", dealType: "Partner-influenced" as const, stage: "Proposal", amount: 7 },
    ];
    const { name, text } = exported({ deals }, "deals", "flat");
    expect(name).toBe("deals-flat-2026-03-20.csv");
    expect(linesOf(text)[0]).toMatchObject({
      Deal: "D-1",
      Tier: "Gold",
      "Sourced amount": "",
      "Influenced amount": "7",
      "Attached amount": "",
      "Open or closed": "Open",
    });
  });

  it("is refused for any other tab", () => {
    expect(refused(asks(deskWith(), "export", { table: "partners", shape: "flat" }))).toMatchObject({ field: "shape" });
  });
});

describe("who may take rows out", () => {
  it.each(["settings", "outbox", "log"])("of %s: an admin alone", (table) => {
    expect(refused(asks(deskWith(), "export", { table }, { user: cory }))).toMatchObject({ why: "not-allowed" });
    expect(accepted(asks(deskWith(), "export", { table }, { user: ops })).reply.name).toContain(table);
  });

  it("is told by the Team tab", () => {
    expect(flows.export.who).toEqual(["coordinator", "approver", "cpo", "vp-sales", "finance"]);
  });

  it("is refused for a tab that there is not, with those that there are", () => {
    expect(refused(asks(deskWith(), "export", { table: "Dealz" }))).toMatchObject({ why: "not-found", field: "table" });
  });
});
