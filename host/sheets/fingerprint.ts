/** A short text that differs where two copies of a tab differ; the page and Node both work it out. */

import type { Nullable } from "@univerjs/core";

/** What is looked at of a cell. */
export interface Seen {
  readonly v?: unknown;
  readonly f?: unknown;
  readonly si?: unknown;
}

type Matrix = Readonly<Record<number, Nullable<Readonly<Record<number, Nullable<Seen>>>>>>;

/** Of the size of a tab and its first cells: values as typed and formulas, not what formulas give. */
export const fingerprint = (rows: number, columns: number, cells: Matrix): string => {
  let sum = fold(fold(seed, String(rows)), String(columns));
  let left = mostCells;
  for (const row in cells) {
    const line = cells[row] ?? {};
    for (const column in line) {
      const text = textOf(line[column]);
      if (text === "") continue;
      sum = fold(sum, `${row},${column},${text}`);
      left -= 1;
      if (left === 0) return sum.toString(36);
    }
  }
  return sum.toString(36);
};

const seed = 0x811c9dc5;
const mostCells = 50_000;

const textOf = (cell: Nullable<Seen>) => {
  if (!cell) return "";
  return cell.f || cell.si ? "=" : String(cell.v ?? "");
};

// FNV-1a: quick, and alike everywhere.
const fold = (sum: number, text: string) => {
  let after = sum;
  for (let index = 0; index < text.length; index += 1)
    after = Math.imul(after ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return after;
};
