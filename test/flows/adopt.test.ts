/** A tab of people's own comes in: looked at, put right by a person, copied, and taken out again. */
import type { Cell } from "../../src/model/cell";
import { accepted, on, refused } from "../notation";
import { asks, cory, type Desk, deskAfter, deskWith } from "./desk";

const rows: readonly (readonly Cell[])[] = [
  ["Deal registrations FINAL_v7", "", "", "", "", ""],
  ["Partner", "Company", "Status", "Received", "AE", "Worth"],
  ["Contoso Cloud", "Initech", "ok", 46_083.5, "Lee", "$50,000"],
  ["Contoso Clod", "Acme", "declined", 46_084, "Kim", "12000"],
  ["Northwind", "Globex", "hmm", 46_085, "Zoe", ""],
  ["Total", "", "", "", "", 62_000],
];
const columns = Array.from({ length: 6 }, (_, at) => rows.map((row) => row[at] ?? ""));
const friday = { now: on("Fri 2026-03-20 15:00"), user: cory, tab: { title: "FINAL_v7", columns } };
const ask = (more: object = {}, desk: Desk = deskWith(), circumstances: object = friday) =>
  asks(desk, "adopt", { tab: "FINAL_v7", table: "registrations", ...more }, circumstances);
const worth = { columns: { Worth: "dealSize" }, values: { stage: { hmm: "submitted" } } };

describe("a tab is looked at", () => {
  const plan = accepted(ask());

  it("and nothing is written", () => {
    expect([plan.changes, plan.letters, plan.reply.batch]).toEqual([[], [], ""]);
  });

  it("what each column is taken for is said, with its first cells", () => {
    expect(plan.reply.matches.map(({ title, column, by }) => [title, column, by])).toEqual([
      ["Partner", "partner", "title"],
      ["Company", "companyName", "title"],
      ["Status", "stage", "title"],
      ["Received", "receivedAt", "title"],
      ["AE", "ae", "title"],
      ["Worth", "", ""],
    ]);
    expect(plan.reply.matches[2]?.examples).toEqual(["ok", "declined", "hmm"]);
    expect(plan.reply.matches[3]?.examples).toEqual(["2026-03-02", "2026-03-03", "2026-03-04"]);
  });

  it("all of it is a mapping that may be sent back as it is", () => {
    const { mapping } = plan.reply;
    expect(mapping.columns).toEqual({
      Partner: "partner",
      Company: "companyName",
      Status: "stage",
      Received: "receivedAt",
      AE: "ae",
    });
    expect(mapping.values.stage).toEqual({ ok: "approved", declined: "rejected" });
    expect(accepted(ask({ mapping })).reply).toMatchObject({ added: 2, mapping, refused: plan.reply.refused });
  });

  it("so are odd values with what they look like, and what is left out", () => {
    expect(plan.reply.odd).toEqual([
      { column: "partner", value: "Contoso Clod", count: 1, proposal: "Contoso Cloud" },
      { column: "stage", value: "ok", count: 1, proposal: "approved" },
      { column: "stage", value: "declined", count: 1, proposal: "rejected" },
      { column: "stage", value: "hmm", count: 1, proposal: "" },
      { column: "ae", value: "Lee", count: 1, proposal: "lee@example.com" },
      { column: "ae", value: "Kim", count: 1, proposal: "kim@example.com" },
    ]);
    expect(plan.reply.left).toEqual([
      "Row 1 stands above the titles: Deal registrations FINAL_v7.",
      "Row 6 is a line of totals.",
    ]);
    expect(plan.reply).toMatchObject({ rows: 3, added: 2, refused: [{ line: 5, column: "Status" }] });
  });
});

describe("its first rows are shown as they would stand", () => {
  const { sample } = accepted(ask({ mapping: worth })).reply;

  it("under our columns, in our words, with what can not be read", () => {
    expect(sample.map(({ line }) => line)).toEqual([3, 4, 5]);
    expect(sample[0]?.cells).toEqual([
      { column: "stage", text: "Approved", fault: "" },
      { column: "partner", text: "Contoso Cloud", fault: "" },
      { column: "companyName", text: "Initech", fault: "" },
      { column: "dealSize", text: "50,000", fault: "" },
      { column: "receivedAt", text: "2026-03-02 12:00", fault: "" },
      { column: "ae", text: "lee@example.com", fault: "" },
    ]);
    const unread = accepted(ask()).reply.sample[2]?.cells.find(({ column }) => column === "stage");
    expect(unread).toEqual({ column: "stage", text: "hmm", fault: expect.stringContaining("is not one of") });
  });

  it("at most five, and none once they are in", () => {
    const many = [
      rows[1]!,
      ...Array.from({ length: 9 }, (_, at) => ["Northwind", `Company ${at}`, "ok", 46_083, "", ""]),
    ];
    const tab = { title: "FINAL_v7", columns: Array.from({ length: 6 }, (_, at) => many.map((row) => row[at] ?? "")) };
    expect(accepted(ask({}, deskWith(), { ...friday, tab })).reply.sample).toHaveLength(5);
    expect(accepted(ask({ confirm: true }, deskWith(), { ...friday, tab })).reply.sample).toEqual([]);
  });
});

describe("how the past was answered is told by the promise of this desk", () => {
  const decided: readonly (readonly Cell[])[] = [
    ["Partner", "Company", "Status", "Received", "Decided"],
    // Monday noon; answered on Tuesday, a week later, two weeks later, and never as far as the list says.
    ["Northwind", "Initech", "ok", 46_083.5, 46_084.5],
    ["Northwind", "Acme", "no", 46_083.5, 46_090.5],
    ["Northwind", "Globex", "ok", 46_083.5, 46_097.5],
    ["Northwind", "Hooli", "ok", 46_083.5, ""],
  ];
  const tab = { title: "FINAL_v7", columns: Array.from({ length: 5 }, (_, at) => decided.map((row) => row[at] ?? "")) };

  it("the slowest by name; what has no moment is not judged", () => {
    const { answered } = accepted(ask({}, deskWith(), { ...friday, tab })).reply;
    expect(answered).toMatchObject({ of: 3, inTime: 1 });
    expect(answered?.slowest.map(({ companyName }) => companyName)).toEqual(["Globex", "Acme"]);
    expect(answered?.slowest[0]?.hours).toBeGreaterThan(answered?.slowest[1]?.hours ?? 0);
  });
});

describe("a column that a person gives to one title", () => {
  it("is taken from one that only looks like it", () => {
    const { matches } = accepted(ask({ mapping: { columns: { Worth: "companyName" } } })).reply;
    expect(matches.map(({ column }) => column)).toEqual(["partner", "", "stage", "receivedAt", "ae", "companyName"]);
  });

  it("is refused to two", () => {
    const refusal = refused(ask({ mapping: { columns: { Worth: "dealSize", AE: "dealSize" } } }));
    expect(refusal).toMatchObject({ field: "mapping", text: expect.stringContaining("Worth and AE") });
  });
});

it("days that can be read in two ways are asked about, once for the whole tab", () => {
  const said = [
    ["Partner", "Company", "Received"],
    ["Northwind", "Initech", "03/04/2026"],
    ["Northwind", "Acme", "03/05/2026"],
  ];
  const tab = { title: "FINAL_v7", columns: [0, 1, 2].map((at) => said.map((row) => row[at] ?? "")) };
  const at = { ...friday, tab };
  expect(accepted(ask({}, deskWith(), at)).reply).toMatchObject({
    twoWays: ["dates"],
    refused: [{ line: 2 }, { line: 3 }],
  });
  const { twoWays, sample } = accepted(ask({ locale: "en-GB" }, deskWith(), at)).reply;
  expect(twoWays).toEqual([]);
  expect(sample[0]?.cells.find(({ column }) => column === "receivedAt")?.text).toBe("2026-04-03");
});

describe("a tab is copied", () => {
  const before = deskWith();
  const plan = accepted(ask({ mapping: worth, confirm: true }, before));
  const after = deskAfter(before, plan);

  it("as a person put it right, silently, with moments and numbers as the sheet has them", () => {
    expect(plan.letters).toEqual([]);
    expect(plan.reply).toMatchObject({ added: 3, refused: [], batch: "this-batch" });
    expect(after.registrations).toMatchObject([
      { partner: "Contoso Cloud", companyName: "Initech", stage: "approved", ae: "lee@example.com", dealSize: 50_000 },
      { partner: "Contoso Cloud", companyName: "Acme", stage: "rejected", ae: "kim@example.com", dealSize: 12_000 },
      { partner: "Northwind", companyName: "Globex", stage: "submitted", ae: "Zoe", dealSize: null },
    ]);
    expect(after.registrations[0]?.receivedAt).toBe(on("Mon 2026-03-02 12:00"));
  });

  it("twice is once", () => {
    expect(accepted(ask({ mapping: worth, confirm: true }, after)).reply).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 3,
    });
  });

  it("a column that a person does not want is left out, a constant fills another", () => {
    const mapping = { columns: { AE: "" }, values: worth.values, constants: { currency: "EUR" } };
    const { registrations } = deskAfter(before, accepted(ask({ mapping, confirm: true }, before)));
    expect(registrations.map(({ ae, currency }) => [ae, currency])).toEqual([
      ["", "EUR"],
      ["", "EUR"],
      ["", "EUR"],
    ]);
  });
});

describe("it is refused", () => {
  it.each([
    [{ table: "history" }, friday, "table", "No list comes into"],
    [{}, { ...friday, tab: { title: "FINAL_v7", columns: undefined } }, "tab", "no tab"],
    [{}, { ...friday, tab: { title: "FINAL_v7", columns: [] } }, "tab", "holds no list"],
    [{}, { ...friday, tab: { title: "FINAL_v7", columns: [["Partner"], ["Company"]] } }, "tab", "no rows"],
    [{}, { ...friday, tab: { title: "FINAL_v7", columns: Array(500).fill(["Title", "x"]) } }, "tab", "500 columns"],
    [{ mapping: { columns: { Status: "nonsense" } } }, friday, "mapping", 'no column "nonsense"'],
  ])("%j", (more, circumstances, field, text) => {
    const refusal = refused(ask(more, deskWith(), circumstances));
    expect(refusal.field).toBe(field);
    expect(refusal.text).toContain(text);
  });
});

describe("a list is taken out again", () => {
  const undo = { added: ["Fabrikam"], changed: { Northwind: { tier: "Silver" } } };
  const line = { table: "partners", key: "", batch: "b", n: 7, before: JSON.stringify(undo), after: "1 added" };
  const desk = (more: Parameters<typeof deskWith>[0] = {}) => {
    const base = deskWith();
    const partners = base.partners.map((row) => (row.name === "Northwind" ? { ...row, tier: "Gold" as const } : row));
    return deskWith({ partners: [...partners, { name: "Fabrikam" }], log: [line], ...more });
  };
  const ask = (on: Desk) => asks(on, "undoImport", { table: "partners", batches: ["b"] });

  it("its rows go and what it changed stands as before", () => {
    const before = desk();
    const plan = accepted(ask(before));
    expect(plan.reply).toEqual({ table: "partners", removed: 1, restored: 1, kept: [] });
    expect(deskAfter(before, plan).partners.map(({ name, tier }) => [name, tier])).toEqual([
      ["Contoso Cloud", "Gold"],
      ["Northwind", "Silver"],
    ]);
  });

  it("rows that somebody changed since stay, and what is gone is gone", () => {
    const touched = { ...line, n: 8, key: "Fabrikam", batch: "c", before: "", after: "{}" };
    const base = desk({ log: [line, touched] });
    expect(accepted(ask(base)).reply).toMatchObject({ removed: 0, restored: 1, kept: ["Fabrikam"] });
    const gone = { ...base, log: [base.log[0]!], partners: base.partners.filter(({ name }) => name !== "Fabrikam") };
    expect(accepted(ask(gone)).reply).toMatchObject({ removed: 0, restored: 1 });
  });

  it("is refused where the history does not know it, or could not keep it", () => {
    expect(refused(ask(desk({ log: [] }))).text).toContain("knows no such list");
    expect(refused(ask(desk({ log: [{ ...line, before: "" }] }))).text).toContain("too large");
  });
});
