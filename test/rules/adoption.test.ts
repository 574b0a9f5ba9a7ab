/** Tabs that people made: where their titles stand, what their columns and words mean. */
import fc from "fast-check";
import type { Cell } from "../../src/model/cell";
import { tableOf } from "../../src/model/workbook";
import { matchesOf } from "../../src/rules/adoption/match";
import { oddIn } from "../../src/rules/adoption/odd";
import { personCalled } from "../../src/rules/adoption/people";
import { sheetOf } from "../../src/rules/adoption/sheet";
import { proposalFor } from "../../src/rules/adoption/values";

/** Column by column, as a tab is read. */
const columnsOf = (rows: readonly (readonly Cell[])[]): Cell[][] =>
  Array.from({ length: Math.max(...rows.map(({ length }) => length)) }, (_, at) => rows.map((row) => row[at] ?? ""));
const registrations = tableOf("registrations").columns;
const sheet = (rows: readonly (readonly Cell[])[], columns = registrations) => sheetOf(columnsOf(rows), columns);

const known = {
  team: [
    { email: "ann@example.com", name: "Ann Park" },
    { email: "lee@example.com", name: "Lee Quinn" },
    { email: "lea@example.com", name: "Lea Park" },
  ],
  partners: ["Contoso Cloud", "Northwind"],
  words: new Map([["premier", "Platinum"]]),
};

describe("the titles of a tab", () => {
  const row = ["Contoso Cloud", "Initech", 50_000];

  it("stand in the first row", () => {
    expect(sheet([["Partner", "Company", "Deal size"], row])).toMatchObject({
      titles: ["Partner", "Company", "Deal size"],
      lines: [{ number: 2, cells: row }],
      left: [],
    });
  });

  it("stand below the name of the list and blank rows, which are told", () => {
    const found = sheet([["Deals FINAL_v7", "", ""], ["", "", ""], ["Partner", "Company", "Deal size"], row]);
    expect(found?.lines.map(({ number }) => number)).toEqual([4]);
    expect(found?.left).toEqual(["Row 1 stands above the titles: Deals FINAL_v7."]);
  });

  it("take the group above them where they say too little alone", () => {
    const found = sheet([
      ["Partner", "", "Customer", ""],
      ["Name", "E-mail", "Name", "E-mail"],
      ["A", "a@a.example", "B", "b@b.example"],
    ]);
    expect(found?.titles).toEqual(["Partner Name", "Partner E-mail", "Customer Name", "Customer E-mail"]);
  });

  it("take the group above them where that says more: the size of a deal is not that of a company", () => {
    const found = sheet([
      ["Customer", "", "Deal", ""],
      ["Company", "Contact", "Size", "Close"],
      ["Initech", "Bill", 50_000, "Q3 2026"],
    ]);
    expect(found?.titles).toEqual(["Company", "Customer Contact", "Deal Size", "Deal Close"]);
  });

  it("are told apart where one stands twice", () => {
    expect(
      sheet([
        ["Partner", "Note", "Note"],
        ["A", "B", "C"],
      ])?.titles,
    ).toEqual(["Partner", "Note", "Note (2)"]);
  });

  it("are told where a formula that fails stands in their place", () => {
    const found = sheet([
      ["Partner", "#REF!", "Company", "", ""],
      ["A", "B", "C", "D", ""],
    ]);
    expect([found?.titles, found?.left]).toEqual([
      ["Partner", "Column B", "Company", "Column D", ""],
      ["The title of column B is the error #REF!; here it is called Column B."],
    ]);
  });

  it("lines of totals and titles that come again are no rows", () => {
    const found = sheet([
      ["Partner", "Company", "Deal size"],
      row,
      ["Partner", "Company", "Deal size"],
      ["TOTAL", "", 50_000],
    ]);
    expect(found?.lines).toHaveLength(1);
    expect(found?.left).toEqual(["Row 4 is a line of totals.", "Row 3 repeats the titles."]);
  });

  it("a firm whose name begins like a line of totals is a row", () => {
    const firms = ["Total Defense", "Summerfield", "Gesamtverband", "Sum Systems"];
    const found = sheet([
      ["Partner", "Company", "Deal size"],
      ...firms.map((firm) => [firm, "Initech", 1]),
      ["Total ACV", "", "$50,000"],
      ["Summe der Abschlüsse", "", 4],
    ]);
    expect(found?.lines.map(({ cells }) => cells[0])).toEqual(firms);
    expect(found?.left).toEqual(["Row 6 is a line of totals.", "Row 7 is a line of totals."]);
  });

  it("are none in an empty tab, and none in one of numbers", () => {
    expect(sheet([[""]])).toBeUndefined();
    expect(
      sheet([
        [1, 2],
        [3, 4],
      ]),
    ).toBeUndefined();
  });

  it("no row is lost or made up, whatever the tab holds", () => {
    const cell = fc.oneof(fc.constant(""), fc.string({ maxLength: 6 }), fc.integer());
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }), (rows) => {
        const all = [["Partner", "Company", "Deal size", "Status"], ...rows];
        const found = sheet(all);
        const filled = rows.filter((cells) => cells.some((one) => String(one).trim() !== ""));
        expect((found?.lines.length ?? 0) + (found?.left.length ?? 0)).toBe(filled.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a column of theirs", () => {
  const matched = (rows: readonly (readonly Cell[])[], columns = registrations) => {
    const found = sheet(rows, columns);
    return found
      ? matchesOf(found, columns, known).map(({ column, by }) => `${column}${by === "contents" ? " ?" : ""}`)
      : [];
  };

  it("is known by its title, a synonym, and only once", () => {
    expect(
      matched([
        ["Partner", "Account name", "Company name"],
        ["A", "B", "C"],
      ]),
    ).toEqual(["partner", "companyName", ""]);
  });

  it("is known by what its cells hold: addresses, words of ours, partners, people, money, dates", () => {
    const rows = [
      ["Whom", "How it stands", "By", "Rep", "Worth", "Since", "Remark"],
      ["bill@initech.example", "ok", "Contoso Cloud", "Ann", "$50,000", "2026-03-02", "hm"],
      ["zoe@acme.example", "declined", "Northwind", "Lee", "$1.2M", "3/4/2026", "a long story"],
    ];
    expect(matched(rows)).toEqual([
      "partnerContactEmail ?",
      "stage ?",
      "partner ?",
      "ae ?",
      "dealSize ?",
      "receivedAt ?",
      "",
    ]);
  });

  it("of days is known where a sheet counts them, and of quarters; what we work out ourselves is not guessed", () => {
    expect(
      matched([
        ["Partner", "Arrival", "Wins in", "Called"],
        ["A", 46_034, "Q3 2026", 46_040],
        ["B", 46_036, "q1/27", 46_050],
      ]),
    ).toEqual(["partner", "receivedAt ?", "closeQuarter ?", "aeContactedAt ?"]);
  });

  it("of people's work is known by the roles in it", () => {
    const rows = [
      ["Name", "Mail", "Does what"],
      ["Ann", "ann@example.com", "PAM, Approver"],
    ];
    expect(matched(rows, tableOf("team").columns)).toEqual(["name", "email", "roles ?"]);
  });

  it("that says little is left for a person", () => {
    expect(
      matched([
        ["Partner", "Zzz"],
        ["A", "x"],
        ["B", "lorem"],
      ]),
    ).toEqual(["partner", ""]);
  });
});

describe("a word of theirs", () => {
  const stage = registrations.stage!;
  const tier = tableOf("partners").columns.tier!;

  it.each([
    ["ok", "approved"],
    ["appr.", "approved"],
    ["yes", "approved"],
    ["Approved", "approved"],
    ["REJ", "rejected"],
    ["no", "rejected"],
    ["on hold", "info-requested"],
    ["aproved", "approved"],
    ["pending", "submitted"],
    ["?", ""],
    ["banana", ""],
  ])("%j of the stage looks like %j", (said, key) => {
    expect(proposalFor(stage, said)).toBe(key);
  });

  it.each([
    ["plat", "Platinum"],
    ["GOLD", "Gold"],
    ["Sil", "Silver"],
    ["bronze", "Registered"],
  ])("%j of the tier looks like %j", (said, key) => {
    expect(proposalFor(tier, said)).toBe(key);
  });

  it("is counted and proposed, the most frequent first; what we know is not asked about", () => {
    expect(oddIn("stage", stage, ["ok", "yes", "ok", "approved", "hmm", ""], known)).toEqual([
      { column: "stage", value: "ok", count: 2, proposal: "approved" },
      { column: "stage", value: "yes", count: 1, proposal: "approved" },
      { column: "stage", value: "hmm", count: 1, proposal: "" },
    ]);
  });

  it("that stands with others in a cell is read by itself", () => {
    const { roles } = tableOf("team").columns;
    expect(oddIn("roles", roles!, ["Account Executive, PAM", "PAM", "Sales / Boss"], known)).toEqual([
      { column: "roles", value: "Account Executive, PAM", count: 1, proposal: "ae, pam" },
      { column: "roles", value: "Sales / Boss", count: 1, proposal: "" },
    ]);
  });

  it("of the program's own is what the program said, where we have that choice", () => {
    expect(oddIn("tier", tier, ["Premier"], known)[0]?.proposal).toBe("Platinum");
    expect(oddIn("stage", stage, ["Premier"], known)[0]?.proposal).toBe("");
  });

  it("of a partner is the nearest one, and a first name is an address", () => {
    expect(oddIn("partner", registrations.partner!, ["Contoso Clod", "northwind"], known)).toEqual([
      { column: "partner", value: "Contoso Clod", count: 1, proposal: "Contoso Cloud" },
    ]);
    expect(oddIn("ae", registrations.ae!, ["Ann", "lee@example.com", "Park"], known)).toEqual([
      { column: "ae", value: "Ann", count: 1, proposal: "ann@example.com" },
    ]);
  });
});

it.each([
  ["ann", "Ann Park"],
  ["A. Park", "Ann Park"],
  ["Lee Q.", "Lee Quinn"],
  ["lee@example.com", "Lee Quinn"],
  ["quinn", "Lee Quinn"],
  ["Park", undefined],
  ["L. Park", "Lea Park"],
  ["Zoe", undefined],
  ["", undefined],
])("%j is %s", (said, name) => {
  expect(personCalled(known.team, said)?.name).toBe(name);
});
