/** CSV as spreadsheets write it: https://www.rfc-editor.org/rfc/rfc4180 */

/** The lines of a text, cell by cell; empty lines are left out. */
export const linesOfCsv = (text: string): readonly (readonly string[])[] => {
  const lines: string[][] = [];
  let line: string[] = [];
  for (const [, quoted, plain = "", end = ""] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    line.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ",") continue;
    if (line.some((cell) => cell !== "")) lines.push(line);
    line = [];
  }
  return lines;
};

/** Rows as CSV, the names of the fields first; every row has the fields of the first. */
export const csvOfRows = (rows: readonly Readonly<Record<string, unknown>>[]) => {
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, ...rows.map((row) => names.map((name) => textOf(row[name])))];
  return lines.map((line) => `${line.map(quoted).join(",")}\n`).join("");
};

// A list in a cell is written as JSON.
const textOf = (value: unknown) => {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
