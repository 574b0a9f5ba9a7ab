/** Numbered batches of mutations, so that every window and Node agree on what came first. */
import { changeOf } from "../sheets/following";
import { type Change, followedIndex } from "../sheets/structure";
import type { Cells } from "./hands";
import type { Mutation } from "./messages";

/** One batch, as far as edits that were made without it must know. */
export interface Batch {
  readonly at: number;
  /** The window that made it; undefined for Node. */
  readonly window: string | undefined;
  /** Rows and columns that it inserted, removed or moved. */
  readonly changes: readonly Change[];
  /** Whether it did something to rows, columns or tabs that edits can not be carried over. */
  readonly isUpheaval: boolean;
}

/** How an edit that was made without some batches is to be taken. */
export type Verdict =
  /** As it is, and whoever made it has it already. */
  | { readonly is: "current" }
  /** Carried over to where the cells are now; whoever made it needs it again, after what he had not seen. */
  | { readonly is: "late"; readonly list: readonly Mutation[] }
  /** As it is, but whoever made it has another order of events and needs the book. */
  | { readonly is: "crossed" }
  /** Not at all: rows or columns moved under it in a way that can not be followed. */
  | { readonly is: "lost" };

/** Judges the mutations of a window by the batches that it had not seen. */
export const verdictOn = (
  list: readonly Mutation[],
  missed: readonly Batch[],
  sheetIdOf: (univerId: string) => number | undefined,
): Verdict => {
  if (missed.length === 0) return { is: "current" };
  const isCells = list.every(({ id }) => id === cellsId);
  const upheaval = missed.some(({ isUpheaval }) => isUpheaval);
  const changes = missed.flatMap((batch) => batch.changes);
  if (!isCells) return { is: upheaval || changes.length > 0 ? "lost" : "crossed" };
  if (upheaval) return { is: "lost" };
  return { is: "late", list: list.map((mutation) => carriedOver(mutation, changes, sheetIdOf)) };
};

/** What a batch did to rows, columns and tabs. */
export const structureOf = (
  list: readonly Mutation[],
  sheetIdOf: (univerId: string) => number | undefined,
): Pick<Batch, "changes" | "isUpheaval"> => ({
  changes: list.flatMap(({ id, params }) => {
    const sheetId = sheetIdOf(univerIdIn(params));
    const change = sheetId === undefined ? undefined : changeOf(id, sheetId, params);
    return change ? [change] : [];
  }),
  isUpheaval: list.some(({ id }) => upheavals.has(id)),
});

const cellsId = "sheet.mutation.set-range-values";
const upheavals = new Set(["remove-sheet", "reorder-range", "move-range"].map((name) => `sheet.mutation.${name}`));

const univerIdIn = (params: { readonly subUnitId?: string }) => params.subUnitId ?? "";

const carriedOver = (
  { id, params }: Mutation,
  changes: readonly Change[],
  sheetIdOf: (univerId: string) => number | undefined,
): Mutation => {
  const { cellValue = {} } = params as { readonly cellValue?: Cells };
  const mine = changes.filter((change) => change.sheetId === sheetIdOf(univerIdIn(params)));
  const at = (index: number, dimension: Change["dimension"]) =>
    mine
      .filter((change) => change.dimension === dimension)
      .reduce<number | undefined>((now, change) => (now === undefined ? now : followedIndex(now, change)), index);
  const after = Object.entries(cellValue).flatMap(([row, line]) => {
    const there = at(Number(row), "ROWS");
    const cells = Object.entries(line ?? {}).flatMap(([column, cell]) => {
      const index = at(Number(column), "COLUMNS");
      return index === undefined ? [] : [[index, cell] as const];
    });
    return there === undefined ? [] : [[there, Object.fromEntries(cells)] as const];
  });
  return { id, params: { ...params, cellValue: Object.fromEntries(after) } };
};
