import fc from "fast-check";
import type { Change } from "../../src/model/plan";
import { piecesOf } from "../../src/rules/pieces";

const row = (at: number, columns: number) =>
  ({
    table: "deals",
    add: Object.fromEntries(Array.from({ length: columns }, (_, index) => [`${at}.${index}`, 1])),
  }) as Change;
const cells = (piece: readonly Change[]) =>
  piece.reduce((sum, change) => sum + ("add" in change ? Object.keys(change.add).length : 0), 0);

it("an action is one piece, whatever its size", () => {
  const changes = Array.from({ length: 3000 }, (_, at) => row(at, 20));
  expect(piecesOf(changes, false)).toEqual([changes]);
});

it("an import is cut into pieces that Google takes, in order and without a loss", () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 2500 });
  fc.assert(
    fc.property(sizes, (columns) => {
      const changes = columns.map((count, at) => row(at, count));
      const pieces = piecesOf(changes, true);
      expect(pieces.flat()).toEqual(changes);
      for (const piece of pieces) expect(cells(piece)).toBeLessThanOrEqual(40_000);
      pieces.slice(1).forEach((piece, at) => {
        expect(cells(pieces[at] ?? []) + cells(piece.slice(0, 1))).toBeGreaterThan(40_000);
      });
    }),
    { numRuns: 20 },
  );
});

it("of nothing there is one empty piece, whose line of history is written all the same", () => {
  expect(piecesOf([], true)).toEqual([[]]);
});
