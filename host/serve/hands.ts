/** What a person has done in a window, read from the mutations that it made. */
import { type Area, contains } from "../sheets/ranges";
import type { ChangeType } from "../world/events";
import type { Mutation } from "./messages";

/** What Google would tell the add-on about it. */
export interface Done {
  /** The cells that were typed, pasted, filled or emptied. */
  readonly edited?: Area;
  /** What happened to the workbook; null for what no trigger hears of, such as a wider column. */
  readonly change: ChangeType | null;
}

/** Mutations as far as they are looked at; all come from Univer. */
interface Params {
  readonly subUnitId?: string;
  readonly cellValue?: Cells;
  readonly to?: { readonly subUnitId: string; readonly value: Cells };
}

export type Cells = Readonly<Record<string, Readonly<Record<string, CellChange | null>> | null>>;

/** What a mutation gives a cell. */
export interface CellChange {
  readonly v?: unknown;
  readonly f?: unknown;
  readonly si?: unknown;
  readonly p?: unknown;
  readonly s?: unknown;
}

/** Reads the mutations of one doing; `sheetIdByUniverId` knows the tabs. */
export const doneBy = (list: readonly Mutation[], sheetIdOf: (univerId: string) => number | undefined): Done => {
  const changes = list.map(({ id, params }) => changeBy(id, params));
  const structural = changes.find((change) => change !== null && change !== "EDIT" && change !== "FORMAT");
  if (structural) return { change: structural };
  const edited = list.flatMap(({ params }) => editedBy(params, sheetIdOf)).reduce<Area | undefined>(hull, undefined);
  if (edited) return { edited, change: "EDIT" };
  return { change: changes.includes("FORMAT") ? "FORMAT" : null };
};

/** The cells whose content a mutation sets, row by row. */
export const contentIn = (cells: Cells): readonly (readonly [row: number, column: number, cell: CellChange | null])[] =>
  Object.entries(cells).flatMap(([row, line]) =>
    Object.entries(line ?? {}).flatMap(([column, cell]) =>
      isContent(cell) ? [[Number(row), Number(column), cell] as const] : [],
    ),
  );

const changeByName: Readonly<Record<string, ChangeType>> = {
  "insert-row": "INSERT_ROW",
  "insert-col": "INSERT_COLUMN",
  "remove-rows": "REMOVE_ROW",
  "remove-col": "REMOVE_COLUMN",
  "insert-sheet": "INSERT_GRID",
  "remove-sheet": "REMOVE_GRID",
  "move-rows": "OTHER",
  "move-columns": "OTHER",
  "reorder-range": "OTHER",
  "set-worksheet-name": "OTHER",
  "set-worksheet-order": "OTHER",
  "add-worksheet-merge": "OTHER",
  "remove-worksheet-merge": "OTHER",
  "set.numfmt": "FORMAT",
  "remove.numfmt": "FORMAT",
};

const changeBy = (id: string, params: Params): ChangeType | null => {
  const name = id.replace("sheet.mutation.", "");
  if (name === "set-range-values") return contentIn(params.cellValue ?? {}).length > 0 ? "EDIT" : "FORMAT";
  return changeByName[name] ?? null;
};

const editedBy = (
  { subUnitId = "", cellValue, to }: Params,
  sheetIdOf: (univerId: string) => number | undefined,
): readonly Area[] => {
  const sheetId = sheetIdOf(to?.subUnitId ?? subUnitId);
  if (sheetId === undefined) return [];
  return contentIn(to?.value ?? cellValue ?? {}).map(([row, column]) => ({
    sheetId,
    top: row,
    bottom: row + 1,
    left: column,
    right: column + 1,
  }));
};

// Cells of another tab than the first are left out: an event has one range.
const hull = (one: Area | undefined, other: Area): Area => {
  if (!one) return other;
  if (one.sheetId !== other.sheetId || contains(one, other.top, other.left)) return one;
  return {
    sheetId: one.sheetId,
    top: Math.min(one.top, other.top),
    bottom: Math.max(one.bottom, other.bottom),
    left: Math.min(one.left, other.left),
    right: Math.max(one.right, other.right),
  };
};

const isContent = (cell: CellChange | null) =>
  cell === null || "v" in cell || "f" in cell || "si" in cell || "p" in cell;
