/** What stands in a cell of the file. */
import type { CellFormulaValue, CellValue } from "exceljs";
import { type Cell, hasFormula, hasValue } from "../sheets/engine";
import { type Edition, isQuestion } from "./edition";
import { type Constant, formulaOf } from "./formulas";

/** The value of a cell with its type: a text stays a text whatever it begins with; null for an empty cell. */
export const fileValue = (edition: Edition, cell: Cell): CellValue => {
  if (!hasFormula(cell)) return hasValue(cell) ? constantOf(cell) : null;
  const { formula } = formulaOf(edition, cell.f ?? "", constantOf(cell));
  if (formula === undefined) return resultOf(cell);
  return isQuestion(edition) ? { formula } : { formula, result: resultOf(cell) };
};

/** Whether a cell holds a text that is not the result of a formula. */
export const isText = (cell: Cell) => !hasFormula(cell) && hasValue(cell) && typeof constantOf(cell) === "string";

// Univer's CellValueType for truth values; their value is 1 or 0.
const truth = 3;

const constantOf = (cell: Cell): Constant => {
  if (cell.t === truth) return Boolean(cell.v);
  return typeof cell.v === "number" ? cell.v : fileText(String(cell.v ?? ""));
};

type Result = NonNullable<CellFormulaValue["result"]>;

const resultOf = (cell: Cell): Result => {
  const value = constantOf(cell);
  return isErrorName(value) ? { error: value } : value;
};

type ErrorName = Extract<Result, { error: unknown }>["error"];

const errorNames: readonly unknown[] = ["#N/A", "#REF!", "#NAME?", "#DIV/0!", "#NULL!", "#VALUE!", "#NUM!"];
const isErrorName = (value: unknown): value is ErrorName => errorNames.includes(value);

// https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
const longest = 32_767;
const cutMark = " ... (cut here: a cell of this kind of file holds 32,767 characters)";

/** A text as the file can hold it. */
export const fileText = (text: string): string => {
  const whole = text
    .replaceAll(/[\ufffe\uffff]/g, "")
    // Programs read `_x0041_` as the character with this number.
    .replaceAll(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_");
  return whole.length <= longest ? whole : whole.slice(0, longest - cutMark.length) + cutMark;
};
