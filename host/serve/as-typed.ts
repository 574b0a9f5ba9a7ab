/** Brings what a window has typed into the shape that the host gives every cell. */
import { type Cell, cellAt, type Engine, hasFormula, type Worksheet } from "../sheets/engine";
import { customAfter, engineFormula } from "../sheets/formulas";
import { inherited, ownStyle, styleAt } from "../sheets/styles";
import { type Cells, contentIn } from "./hands";
import type { Mutation } from "./messages";

/** Completes the cells that mutations of a window have set; every window hears of what is set besides. */
export const completeTyped = (engine: Engine, list: readonly Mutation[]) => {
  for (const { id, params } of list) {
    if (id !== "sheet.mutation.set-range-values") continue;
    const { subUnitId = "", cellValue = {} } = params as { readonly subUnitId?: string; readonly cellValue?: Cells };
    const sheet = engine.workbook.getSheetBySheetId(subUnitId);
    if (sheet) complete(engine, sheet, cellValue);
  }
};

const complete = (engine: Engine, sheet: Worksheet, typed: Cells) => {
  const cellValue: Record<number, Record<number, Cell>> = {};
  for (const [row, column] of contentIn(typed)) {
    const more = missing(engine, sheet, row, column);
    if (Object.keys(more).length > 0) cellValue[row] = { ...cellValue[row], [column]: more };
  }
  if (Object.keys(cellValue).length > 0) engine.run("sheet.mutation.set-range-values", sheet, { cellValue });
};

const missing = (engine: Engine, sheet: Worksheet, row: number, column: number): Cell => {
  const cell = cellAt(sheet, row, column);
  if (!cell || (cell.v == null && !hasFormula(cell))) return {};
  const n = ownStyle(engine, cell)?.n ? undefined : inherited(engine, sheet, column)?.n;
  const style = n ? { s: { n } } : {};
  if (hasFormula(cell)) return { ...style, ...formula(engine, sheet, row, column, cell) };
  const isText = styleAt(engine, sheet, row, column)?.n?.pattern === "@";
  return isText && typeof cell.v === "number" ? { ...style, v: String(cell.v), t: forcedText } : style;
};

const formula = (engine: Engine, sheet: Worksheet, row: number, column: number, cell: Cell): Cell => {
  const { f, hasOpenRange } = engineFormula(engine, sheet, cell.f ?? "");
  return hasOpenRange ? { f, ...customAfter(sheet, row, column, true) } : {};
};

// Univer's CellValueType, which it exports as a runtime enum.
const forcedText = 4;
