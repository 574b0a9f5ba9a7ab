import { intentOf } from "../../src/google/write";
import { letters } from "../../src/model/letters";
import type { Change } from "../../src/model/plan";
import type { Snapshot } from "../../src/model/snapshot";
import type { Reads, Row } from "../../src/model/workbook";
import { on, row } from "../notation";
import { applied, gridOf, locatedIn, placedIn, type Request, rowsOf, seenIn, wall, withColumns } from "./grid";

const log = gridOf("registrations", [
  { id: "DR-0001", stage: "submitted", partner: "Contoso", version: 1 },
  { id: "DR-0002", stage: "submitted", partner: "Northwind", version: 1 },
  { id: "DR-0003", stage: "approved", partner: "Contoso", version: 4 },
]);
const reads: Reads = { registrations: ["stage", "partner", "version"] };
const intent = (seen: Snapshot, ...changes: readonly Change[]) => intentOf(seen, changes, [], undefined, wall);
const at = (column: string) => log.columns.findIndex(({ tag }) => tag === column);
const set = (key: string, values: Partial<Row<"registrations">>): Change => ({
  table: "registrations",
  key,
  set: values,
});
const kinds = (requests: readonly Request[]) => requests.map((request) => Object.keys(request)[0]);
const cellsIn = ({ updateCells }: Request) =>
  updateCells?.rows?.map(({ values }) =>
    values?.map(({ userEnteredValue }) => Object.values(userEnteredValue ?? {})[0]),
  );

describe("rows that are changed", () => {
  it("are written where they stand, neighbouring columns in one run", () => {
    const { requests } = intent(
      seenIn(log, reads),
      set("DR-0002", { flags: ["pending"], stage: "approved", version: 2 }),
    );
    expect(requests.map(({ updateCells }) => updateCells?.start)).toEqual([
      { sheetId: 7, rowIndex: 2, columnIndex: at("stage") },
      { sheetId: 7, rowIndex: 2, columnIndex: at("version") },
    ]);
    expect(requests.map(cellsIn)).toEqual([[["Approved", "Another partner came first"]], [[2]]]);
  });

  it("that lie under each other are one request", () => {
    const changes = ["DR-0001", "DR-0002", "DR-0003"].map((id) => set(id, { stage: "won" }));
    const { requests } = intent(seenIn(log, reads), ...changes);
    expect(requests.map(cellsIn)).toEqual([[["Won"], ["Won"], ["Won"]]]);
  });

  it("are written in the columns where people moved them", () => {
    const moved = withColumns(log, [...log.columns.keys()].reverse());
    const { requests } = intent(seenIn(moved, reads), set("DR-0002", { stage: "approved", flags: ["pending"] }));
    expect(requests[0]?.updateCells?.start?.columnIndex).toBe(moved.columns.findIndex(({ tag }) => tag === "flags"));
    expect(cellsIn(requests[0]!)).toEqual([["Another partner came first", "Approved"]]);
  });

  it("keep what they hold: a cell with the same value is left alone, and an unchanged row altogether", () => {
    const { requests } = intent(
      seenIn(log, reads),
      set("DR-0002", { stage: "submitted", version: 2 }),
      set("DR-0003", { version: 4 }),
    );
    expect(requests.map(cellsIn)).toEqual([[[2]]]);
  });

  it("are cleared by blanks, and keep their formats", () => {
    const { requests } = intent(seenIn(log, reads), set("DR-0001", { partner: "", warnAt: null, waits: [] }));
    const cells = requests.flatMap(({ updateCells }) => updateCells?.rows?.flatMap(({ values }) => values));
    expect(cells).toEqual([{}, {}, {}]);
    expect(new Set(requests.map(({ updateCells }) => updateCells?.fields))).toEqual(new Set(["userEnteredValue"]));
  });

  it("hold text that stays text, numbers that stay numbers, moments on the workbook's clock", () => {
    const words = ["=IMPORTXML(A1)", "+44 20 7946 0958", "007", "'=1+1"];
    const changes = words.map((reason, index) => set("DR-0001", index ? { alternative: reason } : { reason }));
    const { requests } = intent(
      seenIn(log, reads),
      ...changes,
      set("DR-0002", { dealSize: 5000, decidedAt: on("Fri 2026-03-20 12:00") }),
    );
    const written = requests.flatMap(
      ({ updateCells }) => updateCells?.rows?.flatMap(({ values }) => values ?? []) ?? [],
    );
    const values = written.map(({ userEnteredValue }) => userEnteredValue);
    expect(values).toEqual(
      expect.arrayContaining([
        ...words.map((stringValue) => ({ stringValue })),
        { numberValue: 5000 },
        { numberValue: 46_101.5 },
      ]),
    );
    expect(values.filter((value) => value?.formulaValue !== undefined)).toEqual([]);
  });

  it("are asked back with the header, over all our columns, under the tab's title", () => {
    const titled = { ...log, title: "Ann's log" };
    const { ranges } = intent(seenIn(titled, reads), set("DR-0003", { stage: "won" }), set("DR-0003", { version: 5 }));
    const last = letters(log.columns.length - 1);
    expect(ranges).toEqual([`'Ann''s log'!A1:${last}1`, `'Ann''s log'!A4:${last}4`]);
  });

  it("must have been read, and their columns must have a place", () => {
    const seen = seenIn(log, reads);
    expect(() => intent(seen, set("DR-0009", { stage: "won" }))).toThrow(
      "registrations DR-0009, which it did not read",
    );
    expect(() => intent({ tables: {} }, set("DR-0001", { stage: "won" }))).toThrow(
      "registrations, which it did not read",
    );
    const without = seenIn(
      withColumns(
        log,
        [...log.columns.keys()].filter((at) => log.columns[at]?.tag !== "version"),
      ),
      { registrations: ["stage"] },
    );
    expect(() => intent(without, set("DR-0001", { version: 2 }))).toThrow("registrations.version, which has no place");
  });
});

describe("rows that are new", () => {
  const fresh = (id: string, more: Partial<Row<"registrations">> = {}): Change => ({
    table: "registrations",
    add: { id, stage: "submitted", ...more },
  });

  it("are inserted below the last one in one block, so that nothing of a person's is overwritten", () => {
    const { requests } = intent(
      seenIn(log, reads),
      fresh("DR-0004", { token: "x" }),
      fresh("DR-0005", { flags: ["held"] }),
    );
    expect(kinds(requests)).toEqual(["insertDimension", "updateCells", "updateCells"]);
    expect(requests[0]).toEqual({
      insertDimension: {
        range: { sheetId: 7, dimension: "ROWS", startIndex: 4, endIndex: 6 },
        inheritFromBefore: true,
      },
    });
    expect(requests.slice(1).map(cellsIn)).toEqual([
      [
        ["DR-0004", "Submitted", undefined],
        ["DR-0005", "Submitted", "Held by another partner"],
      ],
      [["x"], [undefined]],
    ]);
  });

  it("go below rows that people typed and that cannot be read", () => {
    const typed = gridOf("registrations", [{ id: "DR-0001" }, {}, { partner: "Contoso" }], 0);
    const { requests } = intent(seenIn(typed, reads), fresh("DR-0002"));
    expect(requests[0]?.insertDimension?.range?.startIndex).toBe(4);
  });

  it("right under the header take no looks from it, and their drop-downs are set again", () => {
    const empty = gridOf("registrations", []);
    const seen = {
      tables: { registrations: locatedIn(empty, reads), partners: locatedIn(gridOf("partners", []), {}) },
    };
    const { requests } = intent(seen, fresh("DR-0001"));
    expect(requests[0]?.insertDimension).toMatchObject({ range: { startIndex: 1 }, inheritFromBefore: false });
    const drops = requests.flatMap(({ setDataValidation }) => (setDataValidation ? [setDataValidation] : []));
    expect(drops).toContainEqual({
      range: { sheetId: 7, startRowIndex: 1, startColumnIndex: at("partner"), endColumnIndex: at("partner") + 1 },
      rule: {
        condition: { type: "ONE_OF_RANGE", values: [{ userEnteredValue: "='Partners'!$A$1:$A" }] },
        strict: false,
        showCustomUi: true,
      },
    });
    expect(kinds(intent(seenIn(log, reads), fresh("DR-0004")).requests)).not.toContain("setDataValidation");
  });

  it("can be changed by the next write, which knows where they stand", () => {
    const first = intent(seenIn(log, reads), fresh("DR-0004"));
    const second = intent(first.seen, set("DR-0004", { ackSentAt: on("Fri 2026-03-20 15:00") }), fresh("DR-0005"));
    expect(second.requests[0]?.updateCells?.start?.rowIndex).toBe(4);
    expect(second.touched[0]?.expected).toEqual({ 0: "DR-0004" });
    const now = applied(applied(log, first.requests), second.requests);
    expect(rowsOf(now).map(({ id }) => id)).toEqual(["DR-0001", "DR-0002", "DR-0003", "DR-0004", "DR-0005"]);
  });
});

describe("a row that a person typed", () => {
  const typed = gridOf("registrations", [{ id: "DR-0001" }, { partner: "Contoso", companyName: "Hooli" }]);
  const seen = seenIn(typed, { registrations: ["partner", "companyName", "industry"] });

  it("is completed in its place, and is known by its key from then on", () => {
    const first = intent(seen, set("@3", { id: "DR-0002", stage: "submitted", partner: "Contoso" }));
    expect(first.requests.map(cellsIn)).toEqual([[["DR-0002", "Submitted"]]]);
    expect(intent(first.seen, set("DR-0002", { version: 1 })).touched[0]?.row).toBe(2);
  });

  it("is proved by what the person typed", () => {
    const { touched } = intent(seen, set("@3", { id: "DR-0002", partner: "Contoso Ltd", companyName: "Hooli" }));
    expect(touched[0]?.expected).toEqual({ [at("companyName")]: "Hooli" });
  });
});

describe("rows that are taken away", () => {
  it("go from the bottom up, after everything else", () => {
    const remove = (key: string): Change => ({ table: "registrations", key, remove: true });
    const { requests, ranges } = intent(
      seenIn(log, reads),
      remove("DR-0001"),
      set("DR-0002", { version: 9 }),
      remove("DR-0003"),
    );
    expect(kinds(requests)).toEqual(["updateCells", "deleteDimension", "deleteDimension"]);
    expect(rowsOf(applied(log, requests))).toEqual([
      { id: "DR-0002", stage: "Submitted", partner: "Northwind", version: 9 },
    ]);
    expect(ranges).toEqual([]);
  });
});

describe("the history", () => {
  const line = row("log", { n: 3, at: on("Fri 2026-03-20 15:00"), actor: "ann@example.com", after: "=1+1" });
  const history = gridOf("log", []);

  it("is appended in the same batch, in the columns where it stands", () => {
    const moved = withColumns(history, [1, 0, -1, ...[...history.columns.keys()].slice(2)]);
    const { requests } = intentOf(seenIn(log, reads), [set("DR-0001", { version: 2 })], [line], placedIn(moved), wall);
    expect(kinds(requests)).toEqual(["updateCells", "appendCells"]);
    expect(requests[1]?.appendCells).toMatchObject({ sheetId: 7, fields: "userEnteredValue" });
    const values = requests[1]?.appendCells?.rows?.[0]?.values ?? [];
    expect(values.slice(0, 4)).toEqual([
      { userEnteredValue: { numberValue: 46_101.625 } },
      { userEnteredValue: { numberValue: 3 } },
      {},
      { userEnteredValue: { stringValue: "ann@example.com" } },
    ]);
    expect(values).toContainEqual({ userEnteredValue: { stringValue: "=1+1" } });
  });

  it("is nothing where there is nothing to tell", () => {
    expect(intentOf(seenIn(log, reads), [], [], placedIn(history), wall).requests).toEqual([]);
  });
});
