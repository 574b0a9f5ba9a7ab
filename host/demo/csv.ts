/** Rows as the file that a person would import. */
import { csvOfRows } from "../world/csv";

export type Values = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A file with the columns of all its rows; what a row does not know is blank. */
export const fileOf = (rows: readonly Values[]): string => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return csvOfRows(rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? ""]))));
};
