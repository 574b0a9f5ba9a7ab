/** References inside formulas: finding them, moving them with the grid, and open ranges such as `A2:A`. */
import { columnIndex, columnLetters } from "./ranges";
import { type Change, followedIndex, followedSpan } from "./structure";

/** One end of a reference; a missing row or column means the whole of it. */
export interface Corner {
  readonly column?: number;
  readonly row?: number;
  readonly columnPinned: boolean;
  readonly rowPinned: boolean;
}

/** A reference as it stands in a formula; `tab` is the title before the `!`. */
export interface Reference {
  readonly tab?: string;
  readonly prefix: string;
  readonly from: Corner;
  readonly to?: Corner;
}

const token =
  /"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.$])((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}(?:\$?\d+)?)?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d+:\$?\d+)(?![\p{L}\p{N}_(.!])/gu;

/** The formula with every reference replaced; text in quotes is left alone. */
export const rewritten = (formula: string, rewrite: (reference: Reference) => Reference | "#REF!"): string =>
  formula.replace(token, (text: string, prefix: string | undefined, cells: string | undefined) => {
    if (!cells) return text;
    const after = rewrite(parsed(prefix ?? "", cells));
    return typeof after === "string" ? after : printed(after);
  });

/** All references of a formula in order. */
export const referencesIn = (formula: string): readonly Reference[] =>
  [...formula.matchAll(token)].flatMap(([, prefix, cells]) => (cells ? [parsed(prefix ?? "", cells)] : []));

/** The reference after a structural edit of the tab that it points to. */
export const followedReference = (reference: Reference, change: Change): Reference | "#REF!" => {
  const rows = change.dimension === "ROWS";
  const start = rows ? reference.from.row : reference.from.column;
  if (start === undefined) return reference;
  const at = (corner: Corner, index: number): Corner => ({ ...corner, ...(rows ? { row: index } : { column: index }) });
  if (!reference.to) {
    const index = followedIndex(start, change);
    return index === undefined ? "#REF!" : { ...reference, from: at(reference.from, index) };
  }
  const end = rows ? reference.to.row : reference.to.column;
  const span = followedSpan([start, end === undefined ? Number.POSITIVE_INFINITY : end + 1], change);
  if (!span) return "#REF!";
  return {
    ...reference,
    from: at(reference.from, span[0]),
    to: end === undefined ? reference.to : at(reference.to, span[1] - 1),
  };
};

/** The formula with every reference that is not pinned moved by so many rows and columns. */
export const offset = (formula: string, rows: number, columns: number): string =>
  rewritten(formula, (reference) => {
    const moved = (corner: Corner): Corner => ({
      ...corner,
      ...(corner.row === undefined || corner.rowPinned ? {} : { row: corner.row + rows }),
      ...(corner.column === undefined || corner.columnPinned ? {} : { column: corner.column + columns }),
    });
    const after = { ...reference, from: moved(reference.from), ...(reference.to ? { to: moved(reference.to) } : {}) };
    return [after.from, after.to].some((corner) => (corner?.row ?? 0) < 0 || (corner?.column ?? 0) < 0)
      ? "#REF!"
      : after;
  });

/** `A2:A`: a range that begins in a row and has no last row. */
export const isOpen = (reference: Reference) =>
  reference.to !== undefined && reference.to.row === undefined && reference.from.row !== undefined;

const parsed = (prefix: string, cells: string): Reference => {
  const [from = "", to] = cells.split(":");
  const tab = prefix
    .replace(/!$/, "")
    .replace(/^'(.*)'$/s, "$1")
    .replaceAll("''", "'");
  return { prefix, ...(prefix ? { tab } : {}), from: corner(from), ...(to === undefined ? {} : { to: corner(to) }) };
};

const corner = (text: string): Corner => {
  const [, columnPin, column, rowPin, row] = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text) ?? [];
  // In `$5` the dollar belongs to the row although it stands first.
  const pins = column
    ? { columnPinned: columnPin === "$", rowPinned: rowPin === "$" }
    : { columnPinned: false, rowPinned: columnPin === "$" };
  return { ...pins, ...(column ? { column: columnIndex(column) } : {}), ...(row ? { row: Number(row) - 1 } : {}) };
};

const printed = (reference: Reference) => {
  const end = reference.to ? `:${printedCorner(reference.to)}` : "";
  return `${reference.prefix}${printedCorner(reference.from)}${end}`;
};

const printedCorner = ({ column, row, columnPinned, rowPinned }: Corner) => {
  const letters = column === undefined ? "" : `${columnPinned ? "$" : ""}${columnLetters(column)}`;
  const digits = row === undefined ? "" : `${rowPinned ? "$" : ""}${row + 1}`;
  return letters + digits;
};
