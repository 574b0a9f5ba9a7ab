import { a1Of, areaOfA1, gridRangeOf, without } from "../../host/sheets/ranges";
import { type Change, followedArea, followedCells } from "../../host/sheets/structure";

const tab = { sheetId: 7, title: "Deal log", rows: 100, columns: 26 };
const column = (left: number) => ({ sheetId: 7, top: 0, bottom: Number.POSITIVE_INFINITY, left, right: left + 1 });
const rows = (top: number, bottom: number) => ({ sheetId: 7, top, bottom, left: 0, right: 3 });
const rowChange = { sheetId: 7, dimension: "ROWS" } as const;

test.each([
  ["'Deal log'!B2:C3", { startRowIndex: 1, endRowIndex: 3, startColumnIndex: 1, endColumnIndex: 3 }],
  ["'Deal log'!B2", { startRowIndex: 1, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 2 }],
  ["'Deal log'!B2:B", { startRowIndex: 1, startColumnIndex: 1, endColumnIndex: 2 }],
  ["'Deal log'!B:B", { startColumnIndex: 1, endColumnIndex: 2 }],
  ["'Deal log'!2:3", { startRowIndex: 1, endRowIndex: 3 }],
  ["Deal log", {}],
  ["AA1", { startRowIndex: 0, endRowIndex: 1, startColumnIndex: 26, endColumnIndex: 27 }],
])("%s is read", (text, range) => {
  expect(gridRangeOf(areaOfA1(text, [{ ...tab, columns: 30 }]))).toEqual({ sheetId: 7, ...range });
});

test.each(["Nowhere!A1", "'Deal log'!A1:B2:C3", "'Deal log'!1A"])("%s can not be parsed", (text) => {
  expect(() => areaOfA1(text, [tab])).toThrow(`Unable to parse range: ${text}`);
});

test("a whole column is answered clipped to the grid", () => {
  expect(a1Of(column(2), tab)).toBe("'Deal log'!C1:C100");
});

test("a hole in an area leaves the pieces around it", () => {
  const area = rows(0, 10);
  const pieces = without(area, { ...area, top: 4, bottom: 5, left: 1, right: 2 });
  const cells = pieces.reduce((sum, one) => sum + (one.bottom - one.top) * (one.right - one.left), 0);
  expect([pieces.length, cells]).toEqual([4, 29]);
});

test("a whole column stays one wherever rows are inserted", () => {
  for (const at of [0, 1, 50, 100]) {
    const change: Change = { ...rowChange, kind: "insert", at, count: 5, inheritsBefore: at > 0 };
    expect(followedCells(column(2), change)).toEqual([column(2)]);
  }
});

test.each<[string, Change, ReturnType<typeof rows>[]]>([
  [
    "grows by rows inserted inside it",
    { ...rowChange, kind: "insert", at: 5, count: 2, inheritsBefore: false },
    [rows(2, 10)],
  ],
  [
    "grows by rows that take after its last",
    { ...rowChange, kind: "insert", at: 8, count: 2, inheritsBefore: true },
    [rows(2, 10)],
  ],
  [
    "stays when rows below it take after what follows",
    { ...rowChange, kind: "insert", at: 8, count: 2, inheritsBefore: false },
    [rows(2, 8)],
  ],
  [
    "moves down for rows inserted above it",
    { ...rowChange, kind: "insert", at: 1, count: 2, inheritsBefore: true },
    [rows(4, 10)],
  ],
  ["shrinks when its head is removed", { ...rowChange, kind: "remove", at: 0, count: 4 }, [rows(0, 4)]],
  ["goes when all of it is removed", { ...rowChange, kind: "remove", at: 2, count: 6 }, []],
  [
    "falls apart when part of it is moved away",
    { ...rowChange, kind: "move", at: 3, count: 2, to: 20 },
    [rows(2, 6), rows(18, 20)],
  ],
])("an area of cells %s", (_, change, after) => {
  expect(followedCells(rows(2, 8), change)).toEqual(after);
});

test("an area that must stay one spans what was moved out of it", () => {
  expect(followedArea(rows(2, 8), { ...rowChange, kind: "move", at: 3, count: 2, to: 20 })).toEqual(rows(2, 20));
});
