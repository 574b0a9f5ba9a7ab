/** Large writes are cut: a part that fails leaves the others whole, and an import can be taken up again. */
import type { Change } from "../model/plan";

/** The most cells of one write: Google recommends 2 MB, which is about 1,000 rows of 40 columns. */
const PIECE = 40_000;
/** The most rows of one write: the history keeps their keys in one cell. */
const ROWS = 1_000;

/** The changes of an import in pieces that Google takes in one write; everything else stays one piece. */
export const piecesOf = (changes: readonly Change[], divisible: boolean): Change[][] => {
  if (!divisible) return [[...changes]];
  const pieces: Change[][] = [[]];
  let cells = 0;
  for (const change of changes) {
    const size = Object.keys("add" in change ? change.add : "set" in change ? change.set : {}).length;
    const last = pieces[pieces.length - 1] ?? [];
    const isFull = cells + size > PIECE || last.length === ROWS;
    if (isFull) pieces.push([]);
    cells = isFull ? size : cells + size;
    pieces[pieces.length - 1]?.push(change);
  }
  return pieces;
};
