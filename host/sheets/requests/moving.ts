/** Requests that take cells from one place to another: sorting, copying. */
import type { SortSpec } from "../api";
import { type Draft, later, onGrid, sheetOf } from "../draft";
import { type Cell, cellAt, type Engine, hasFormula, type Worksheet } from "../engine";
import { badRequest } from "../errors";
import { type Area, areaOf, overlap } from "../ranges";
import { offset } from "../references";
import { notBuilt, type Planners, required } from "./planner";
import { setValidation } from "./validation";

export const movingRequests: Planners = {
  sortRange: (draft, { range, sortSpecs = [] }) => {
    const area = onGrid(draft, areaOf(required(range, "range")));
    const outside = sortSpecs.find(
      (spec) => (spec.dimensionIndex ?? 0) < area.left || (spec.dimensionIndex ?? 0) >= area.right,
    );
    if (sheetOf(draft, area.sheetId).merges.some((range) => isTall(areaOf(range), area)))
      throw badRequest("You can't sort a range with vertical merges.");
    if (sortSpecs.length === 0 || outside) throw badRequest("sortSpecs must name columns of the range.");
    later(draft, area.sheetId, (engine, sheet) => sortRows(engine, sheet, area, sortSpecs));
    return undefined;
  },
  copyPaste: (draft, { source, destination, pasteType = "PASTE_NORMAL", pasteOrientation = "NORMAL" }) => {
    const from = onGrid(draft, areaOf(required(source, "source")));
    const to = pasteArea(draft, from, onGrid(draft, areaOf(required(destination, "destination"))));
    const take = takers[pasteType];
    if (!take || pasteOrientation !== "NORMAL") throw notBuilt(`copyPaste ${pasteType} ${pasteOrientation}`);
    const sheet = sheetOf(draft, to.sheetId);
    if (pasteType !== "PASTE_FORMAT" && pasteType !== "PASTE_DATA_VALIDATION") {
      sheet.content = Math.max(sheet.content ?? sheet.measureContent(), to.bottom);
    }
    if (pasteType === "PASTE_NORMAL" || pasteType === "PASTE_DATA_VALIDATION") pasteValidation(draft, from, to);
    if (pasteType !== "PASTE_DATA_VALIDATION") {
      draft.steps.push((engine) => paste(engine, from, to, take));
    }
    return undefined;
  },
};

const isTall = (merge: Area, area: Area) => merge.bottom - merge.top > 1 && overlap(merge, area) !== undefined;

/** A cell's parts as they arrive so many rows down and columns across. */
type Take = (cell: Cell, rows: number, columns: number) => Cell;

const empty: Cell = { v: null, f: null, si: null, p: null };

const moved: Take = (cell, rows, columns) => ({
  ...empty,
  ...cell,
  f: hasFormula(cell) ? offset(cell.f ?? "", rows, columns) : null,
  s: cell.s ?? null,
  ...(cell.custom ? { custom: cell.custom } : { custom: null }),
});

const takers: Readonly<Record<string, Take>> = {
  PASTE_NORMAL: moved,
  PASTE_NO_BORDERS: moved,
  PASTE_FORMULA: (cell, rows, columns) => {
    const { s: _, ...rest } = moved(cell, rows, columns);
    return rest;
  },
  PASTE_VALUES: ({ v = null, t }) => ({ ...empty, v, ...(t ? { t } : {}) }),
  PASTE_FORMAT: ({ s = null }) => ({ s }),
  PASTE_DATA_VALIDATION: () => ({}),
};

const sortRows = (engine: Engine, sheet: Worksheet, area: Area, specs: readonly SortSpec[]) => {
  const rows = Array.from({ length: area.bottom - area.top }, (_, index) => area.top + index);
  const order = rows.toSorted((one, other) => compareRows(sheet, one, other, specs));
  const cellValue = rows.map((to, index) => {
    const from = order[index] ?? to;
    return [to, lineOf(sheet, area, from, (cell) => moved(cell, to - from, 0))] as const;
  });
  engine.run("sheet.mutation.set-range-values", sheet, { cellValue: Object.fromEntries(cellValue) });
};

const lineOf = (sheet: Worksheet, area: Area, row: number, take: (cell: Cell) => Cell) =>
  Object.fromEntries(
    Array.from({ length: area.right - area.left }, (_, index) => {
      const column = area.left + index;
      return [column, take(structuredClone(cellAt(sheet, row, column)) ?? {})];
    }),
  );

const compareRows = (sheet: Worksheet, one: number, other: number, specs: readonly SortSpec[]) => {
  for (const { dimensionIndex = 0, sortOrder } of specs) {
    const first = rankOf(cellAt(sheet, one, dimensionIndex));
    const second = rankOf(cellAt(sheet, other, dimensionIndex));
    // Empty cells come last in either direction.
    if (first[0] === emptyRank || second[0] === emptyRank) {
      if (first[0] !== second[0]) return first[0] - second[0];
      continue;
    }
    const by = first[0] - second[0] || compare(first[1], second[1]);
    if (by !== 0) return sortOrder === "DESCENDING" ? -by : by;
  }
  return one - other;
};

const emptyRank = 3;

const rankOf = (cell: Cell | undefined): readonly [number, string | number] => {
  const value = cell?.v;
  if (value === undefined || value === null || value === "") return [emptyRank, ""];
  if (cell?.t === 3) return [2, Number(value)];
  return typeof value === "number" ? [0, value] : [1, String(value).toLowerCase()];
};

const compare = (one: string | number, other: string | number) => (one < other ? -1 : one > other ? 1 : 0);

// A destination that is a multiple of the source is filled with repetitions, any other takes one copy.
const pasteArea = (draft: Draft, from: Area, to: Area): Area => {
  const high = from.bottom - from.top;
  const wide = from.right - from.left;
  const repeats = (to.bottom - to.top) % high === 0 && (to.right - to.left) % wide === 0;
  return repeats ? to : onGrid(draft, { ...to, bottom: to.top + high, right: to.left + wide });
};

const paste = (engine: Engine, from: Area, to: Area, take: Take) => {
  const sheetWithId = (id: number) => engine.workbook.getSheetBySheetId(String(id));
  const source = sheetWithId(from.sheetId);
  const target = sheetWithId(to.sheetId);
  if (!source || !target) throw badRequest("The source or the destination is gone.");
  const cellValue: Record<number, Record<number, Cell>> = {};
  for (let row = to.top; row < to.bottom; row += 1) {
    const line: Record<number, Cell> = {};
    const fromRow = from.top + ((row - to.top) % (from.bottom - from.top));
    for (let column = to.left; column < to.right; column += 1) {
      const fromColumn = from.left + ((column - to.left) % (from.right - from.left));
      line[column] = take(
        structuredClone(cellAt(source, fromRow, fromColumn)) ?? {},
        row - fromRow,
        column - fromColumn,
      );
    }
    cellValue[row] = line;
  }
  engine.run("sheet.mutation.set-range-values", target, { cellValue });
};

const pasteValidation = (draft: Draft, from: Area, to: Area) => {
  const rules = sheetOf(draft, from.sheetId).validations;
  setValidation(draft, to, undefined);
  const high = from.bottom - from.top;
  const wide = from.right - from.left;
  for (const { range, rule } of rules) {
    const part = overlap(areaOf(range), from);
    if (!part) continue;
    for (let down = to.top - from.top; down + from.top < to.bottom; down += high) {
      for (let across = to.left - from.left; across + from.left < to.right; across += wide) {
        setValidation(draft, shifted(part, to.sheetId, down, across), rule);
      }
    }
  }
};

const shifted = (area: Area, sheetId: number, down: number, across: number): Area => ({
  sheetId,
  top: area.top + down,
  bottom: area.bottom + down,
  left: area.left + across,
  right: area.right + across,
});
