/** Cell values: what is written into the engine, and what Google would answer about a cell. */
import { numfmt } from "@univerjs/core";
import type { CellData, ExtendedValue, RowData } from "./api";
import { type Cell, cellAt, type Engine, hasFormula, hasValue, shownAt, type Style, type Worksheet } from "./engine";
import { formatOf, styleOf } from "./formats";
import { customAfter, customOf, engineFormula, googleFormula } from "./formulas";
import { type Mask, touches } from "./masks";
import type { Area } from "./ranges";
import { inherited, ownStyle, styleAt } from "./styles";

/** How values are read: formulas or results, bare or as shown. */
export type Rendering = "FORMATTED_VALUE" | "UNFORMATTED_VALUE" | "FORMULA";

// Univer's CellValueType, which it exports as a runtime enum.
const kinds = { text: 1, number: 2, boolean: 3, forcedText: 4 } as const;

/** Writes the fields that the mask names, cell by cell from the area's first; `rows` may be shorter than the area. */
export const writeCells = (engine: Engine, sheet: Worksheet, area: Area, rows: readonly RowData[], mask: Mask) => {
  const cellValue: Record<number, Record<number, Cell>> = {};
  const cell = cellWriter(engine, sheet, mask);
  for (let row = area.top; row < area.bottom; row += 1) {
    const line: Record<number, Cell> = {};
    const values = rows[row - area.top]?.values ?? [];
    for (let column = area.left; column < area.right; column += 1) {
      const made = cell(values[column - area.left] ?? {}, row, column);
      if (made) line[column] = made;
    }
    cellValue[row] = line;
  }
  engine.run("sheet.mutation.set-range-values", sheet, { cellValue });
};

/** The engine's cell for a value; text that a parser would take for something else is forced to stay text. */
export const storedValue = (
  engine: Engine,
  sheet: Worksheet,
  value: ExtendedValue | undefined,
): { cell: Cell; hasOpenRange: boolean } => {
  const none = { f: null, si: null, p: null };
  if (value?.formulaValue != null) {
    const { f, hasOpenRange } = engineFormula(engine, sheet, value.formulaValue);
    return { cell: { ...none, f, v: null }, hasOpenRange };
  }
  const plain = (cell: Cell) => ({ cell: { ...none, ...cell }, hasOpenRange: false });
  if (value?.numberValue != null) return plain({ v: value.numberValue, t: kinds.number });
  if (value?.boolValue != null) return plain({ v: value.boolValue ? 1 : 0, t: kinds.boolean });
  if (value?.stringValue)
    return plain({ v: value.stringValue, t: isAmbiguous(value.stringValue) ? kinds.forcedText : kinds.text });
  return plain({ v: null });
};

/** The value of a cell as `values` answers it: "" for an empty one. */
export const valueAt = (engine: Engine, sheet: Worksheet, row: number, column: number, rendering: Rendering) => {
  const cell = cellAt(sheet, row, column);
  if (!cell) return "";
  if (rendering === "FORMULA" && hasFormula(cell)) return googleFormula(engine, sheet, cell);
  if (cell.v === undefined || cell.v === null) return "";
  if (cell.t === kinds.boolean) return rendering === "FORMATTED_VALUE" ? shownBoolean(cell) : Boolean(cell.v);
  if (rendering === "FORMATTED_VALUE")
    return typeof cell.v === "number" ? String(shownAt(sheet, row, column)) : String(cell.v);
  return isError(cell) ? `${cell.v} (Formula error in the local host.)` : cell.v;
};

/** Everything that a `get` with grid data answers about a cell, but for its validation. */
export const cellDataAt = (engine: Engine, sheet: Worksheet, row: number, column: number): CellData => {
  const cell = cellAt(sheet, row, column) ?? {};
  const { note } = customOf(cell);
  const format = formatOf(styleAt(engine, sheet, row, column));
  return {
    ...(hasValue(cell) || hasFormula(cell) ? valuesOf(engine, sheet, cell, row, column) : {}),
    ...(format ? { userEnteredFormat: format, effectiveFormat: format } : {}),
    ...(note ? { note } : {}),
  };
};

const cellWriter = (engine: Engine, sheet: Worksheet, mask: Mask) => {
  const withValue = touches(mask, "userEnteredValue");
  const withFormat = touches(mask, "userEnteredFormat");
  const withNote = touches(mask, "note");
  const formatMask = mask.userEnteredFormat ?? {};
  const ofColumn = inheritedByColumn(engine, sheet);
  return (data: CellData, row: number, column: number): Cell | undefined => {
    const isEmptied = withValue && !withFormat && !data.note && !hasContent(data.userEnteredValue);
    if (isEmptied && !cellAt(sheet, row, column)) return undefined;
    const value = withValue ? valued(engine, sheet, data.userEnteredValue, row, column) : formulaAt(sheet, row, column);
    const base = withValue ? inheritance(engine, cellAt(sheet, row, column), ofColumn(column)) : undefined;
    const style = withFormat ? { ...base, ...styleOf(data.userEnteredFormat, formatMask) } : base;
    return {
      ...value,
      ...(style ? { s: style } : {}),
      ...(withNote ? noted(sheet, row, column, data.note, value) : {}),
    };
  };
};

/** The engine takes a cell that is written without its formula for one that has none any more. */
const formulaAt = (sheet: Worksheet, row: number, column: number): Cell => {
  const cell = cellAt(sheet, row, column);
  return cell && hasFormula(cell) ? { f: cell.f ?? null, si: cell.si ?? null } : {};
};

const hasContent = (value: ExtendedValue | undefined) =>
  value !== undefined && Object.values(value).some((one) => one != null && one !== "");

const inheritedByColumn = (engine: Engine, sheet: Worksheet) => {
  const known = new Map<number, Style | undefined>();
  return (column: number) => {
    if (!known.has(column)) known.set(column, inherited(engine, sheet, column));
    return known.get(column);
  };
};

const inheritance = (engine: Engine, cell: Cell | undefined, ofColumn: Style | undefined) =>
  ofColumn && !ownStyle(engine, cell)?.n ? ofColumn : undefined;

const valued = (
  engine: Engine,
  sheet: Worksheet,
  value: ExtendedValue | undefined,
  row: number,
  column: number,
): Cell => {
  const { cell, hasOpenRange } = storedValue(engine, sheet, value);
  return { ...cell, ...customAfter(sheet, row, column, hasOpenRange) };
};

const noted = (
  sheet: Worksheet,
  row: number,
  column: number,
  note: string | undefined,
  value: Cell,
): Pick<Cell, "custom"> => {
  const { note: _, ...rest } = value.custom ? customOf(value) : customOf(cellAt(sheet, row, column));
  return { custom: { ...rest, ...(note ? { note } : {}) } };
};

// Asking the parser costs more than everything else in a large write, and few texts are worth the question:
// a value begins with a digit or a sign, or with the name of a month or day.
const isAmbiguous = (text: string) =>
  /^[=+\-@']/.test(text) || /^(true|false)$/i.test(text) || (mayBeValue.test(text) && numfmt.parseValue(text) !== null);

const mayBeValue =
  /^(?=.{0,40}$)(?=.*\d)\s*([^\p{L}]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)/iu;

const isError = (cell: Cell) => hasFormula(cell) && typeof cell.v === "string" && /^#[A-Z/0]+[!?]?/.test(cell.v);

const shownBoolean = (cell: Cell) => (cell.v ? "TRUE" : "FALSE");

const valuesOf = (engine: Engine, sheet: Worksheet, cell: Cell, row: number, column: number): CellData => {
  const effective = effectiveOf(cell);
  return {
    userEnteredValue: hasFormula(cell) ? { formulaValue: googleFormula(engine, sheet, cell) } : effective,
    effectiveValue: effective,
    formattedValue: String(valueAt(engine, sheet, row, column, "FORMATTED_VALUE")),
  };
};

const effectiveOf = (cell: Cell): ExtendedValue => {
  if (isError(cell))
    return { errorValue: { type: errorKinds[String(cell.v)] ?? "ERROR", message: "Formula error in the local host." } };
  if (cell.t === kinds.boolean) return { boolValue: Boolean(cell.v) };
  return typeof cell.v === "number" ? { numberValue: cell.v } : { stringValue: String(cell.v ?? "") };
};

const errorKinds: Record<string, "NULL_VALUE" | "DIVIDE_BY_ZERO" | "VALUE" | "REF" | "NAME" | "NUM" | "N_A"> = {
  "#NULL!": "NULL_VALUE",
  "#DIV/0!": "DIVIDE_BY_ZERO",
  "#VALUE!": "VALUE",
  "#REF!": "REF",
  "#NAME?": "NAME",
  "#NUM!": "NUM",
  "#N/A": "N_A",
};
