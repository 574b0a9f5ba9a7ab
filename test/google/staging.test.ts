/** A tab that is too large for one write: its new columns are prepared in pieces and come all at once. */
import { amongTheirs, isLarge, staged } from "../../src/google/taking/staging";
import type { Change } from "../../src/model/plan";
import type { Taking } from "../../src/model/taking";
import { wall } from "./grid";

const rows = 2500;
const changes = Array.from(
  { length: rows },
  (_, n): Change => ({ table: "partners", key: `Firm ${n}`, set: { tier: "Gold", status: "active", version: 1 } }),
);
const taking: Taking = {
  table: "partners",
  record: { sheetId: 7, kept: 8, aside: 9, columns: { name: 1, tier: 0 }, views: [], mark: "", rows },
  located: {
    sheetId: 7,
    title: "Firms",
    columnAt: {},
    header: [],
    rows: changes.map((_, n) => ({ name: `Firm ${n}` })),
    // A blank row stands below the titles.
    places: changes.map((_, n) => n + 2),
    read: [],
    cells: {},
    end: rows + 2,
    faults: [],
  },
  width: 5,
  keptTitle: "Firms (as it was)",
  formatted: [],
  noted: [],
};
const left = { metadataKey: "desk.aside", metadataValue: "preparing", location: { sheetId: 77 } };
const found = { id: "it", zone: "Etc/UTC", autoRecalc: "", sheets: [{ properties: { sheetId: 9 } }], tags: [left] };

it("few cells are written at once", () => {
  expect([isLarge(changes), isLarge(Array.from({ length: 6 }, () => changes).flat())]).toEqual([false, true]);
});

it("cells between those of people are written with the tab, the others are prepared", () => {
  expect(amongTheirs(taking, changes.slice(0, 1))).toEqual([
    { table: "partners", key: "Firm 0", set: { tier: "Gold" } },
  ]);
});

describe("what is prepared", () => {
  const { batches, come } = staged(taking, changes, found, wall);

  it("begins anew where somebody was killed", () => {
    expect(batches[0]?.slice(0, 2)).toMatchObject([
      { deleteSheet: { sheetId: 77 } },
      { addSheet: { properties: { sheetId: 10, hidden: true } } },
    ]);
  });

  it("is written in pieces of a thousand rows, each row at its place", () => {
    const pieces = batches.slice(1).map(([request]) => request?.updateCells);
    expect(pieces.map((piece) => [piece?.start?.rowIndex, piece?.rows?.length])).toEqual([
      [1, 1000],
      [1001, 1000],
      [2001, 501],
    ]);
    const [blank, first] = pieces[0]?.rows ?? [];
    expect(blank?.values?.every((cell) => Object.keys(cell).length === 0)).toBe(true);
    expect(first?.values?.[0]).toEqual({ userEnteredValue: { stringValue: "Active" } });
  });

  it("comes behind their columns in one paste", () => {
    expect(come).toMatchObject([
      { copyPaste: { destination: { sheetId: 7, startRowIndex: 1, startColumnIndex: 5 }, pasteType: "PASTE_VALUES" } },
      { deleteSheet: { sheetId: 10 } },
    ]);
  });
});
