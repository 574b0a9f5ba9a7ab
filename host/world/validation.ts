/** Strict validation as the grid applies it to a person's hands. */
import type { CellData, DataValidationRule, ExtendedValue } from "../sheets/api";
import type { Book } from "../sheets/book";
import { areaOf, columnLetters, contains } from "../sheets/ranges";
import { readRanges } from "../sheets/book";

/** Refuses what a strict rule of the cell does not allow; an empty cell is always allowed. */
export const mustBeValid = async (
  book: Book,
  sheetId: number,
  row: number,
  column: number,
  { userEnteredValue: value }: CellData,
) => {
  const sheet = book.state().sheets.find((one) => one.sheetId === sheetId);
  const rule = sheet?.validations.find(({ range }) => contains(areaOf(range), row, column))?.rule;
  if (!rule?.strict || !value || value.formulaValue || (await isAllowed(book, rule, value))) return;
  const cell = `${columnLetters(column)}${row + 1}`;
  throw new Error(`The data you entered in cell ${cell} violates the data validation rules set on this cell.`);
};

const isAllowed = async (book: Book, { condition }: DataValidationRule, value: ExtendedValue): Promise<boolean> => {
  const type = condition?.type ?? "";
  const given = (condition?.values ?? []).map((one) => one.userEnteredValue ?? "");
  const text = String(value.stringValue ?? value.numberValue ?? value.boolValue ?? "");
  if (type === "ONE_OF_LIST") return given.includes(text);
  if (type === "ONE_OF_RANGE") return (await valuesIn(book, given[0] ?? "")).includes(text);
  if (type === "BOOLEAN") return given.length > 0 ? given.includes(text) : value.boolValue !== undefined;
  if (type === "TEXT_IS_EMAIL") return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
  if (type === "DATE_IS_VALID") return value.numberValue !== undefined;
  if (type.startsWith("NUMBER_"))
    return value.numberValue !== undefined && compares(type, value.numberValue, given.map(Number));
  return true;
};

const valuesIn = async (book: Book, formula: string) => {
  const range = formula.replace(/^=/, "").replaceAll("$", "");
  const [found] = await readRanges(book, [range], { valueRenderOption: "UNFORMATTED_VALUE" });
  return (found?.values ?? []).flat().map(String);
};

const compares = (type: string, value: number, [one = Number.NaN, other = Number.NaN]: readonly number[]) => {
  const between = value >= one && value <= other;
  const checks: Readonly<Record<string, boolean>> = {
    NUMBER_GREATER: value > one,
    NUMBER_GREATER_THAN_EQ: value >= one,
    NUMBER_LESS: value < one,
    NUMBER_LESS_THAN_EQ: value <= one,
    NUMBER_EQ: value === one,
    NUMBER_NOT_EQ: value !== one,
    NUMBER_BETWEEN: between,
    NUMBER_NOT_BETWEEN: !between,
  };
  return checks[type] ?? true;
};
