/** What the history says of one row: what a line changed, and how the row stood at a moment. */
import { fromPlain, toPlain } from "../model/cell";
import { blankOf, type Column, isBlank } from "../model/column";
import type { LogLine } from "../model/records";

type Columns = Readonly<Record<string, Column>>;
type Values = Readonly<Record<string, unknown>>;

/** A line as far as it tells of a row. */
export type Told = Pick<LogLine, "at" | "operation" | "before" | "after">;

/** What a line says that a row was, or became; nothing where it cannot be read, because it was cut off. */
export const saidIn = (json: string): Values | undefined => {
  try {
    const said: unknown = JSON.parse(json || "{}");
    return typeof said === "object" && said !== null ? { ...said } : undefined;
  } catch {
    return undefined;
  }
};

/** The columns that a line changed: what was blank before, or is blank afterwards, stands on one side alone. */
export const columnsIn = ({ before, after }: Pick<Told, "before" | "after">, columns: Columns): string[] =>
  [...new Set([before, after].flatMap((side) => Object.keys(saidIn(side) ?? {})))].filter((name) => name in columns);

/** The columns of a row in which something else stands than what the line left there. */
export const changedAfter = (line: Told, row: Values, columns: Columns): string[] => {
  const left = saidIn(line.after) ?? {};
  return columnsIn(line, columns).filter((name) => !isSame(columns[name]!, row[name], left[name]));
};

const isSame = (column: Column, value: unknown, said: unknown): boolean => {
  if (isBlank(value) || isBlank(said)) return isBlank(value) && isBlank(said);
  const shown = toPlain(column, value);
  // A cell keeps no blanks around a text.
  return typeof shown === "string"
    ? shown.trim() === String(said).trim()
    : JSON.stringify(shown) === JSON.stringify(said);
};

/** What stood in these columns before the line. */
export const valuesBefore = (line: Told, names: readonly string[], columns: Columns): Values => {
  const said = saidIn(line.before) ?? {};
  return Object.fromEntries(names.map((name) => [name, fromPlain(columns[name]!, said[name])]));
};

/**
 * The row as it stood at a moment, by its lines in order: each column as the last line before that moment left it, else as
 * the first one after it found it, else as it stands now.
 */
export const asItStood = (row: Values, lines: readonly Told[], at: number, columns: Columns): Values => {
  const readable = lines.filter(({ before, after }) => saidIn(before) && saidIn(after));
  const touching = (name: string) => readable.filter((line) => columnsIn(line, columns).includes(name));
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, stoodIn(name, column, row[name], touching(name), at)]),
  );
};

/** Nobody wrote down when these moments came; they tell it themselves. */
const STAMPS = ["ackSentAt", "toldAt"];

const stoodIn = (name: string, column: Column, value: unknown, lines: readonly Told[], at: number): unknown => {
  if (STAMPS.includes(name)) return typeof value === "number" && value > at ? blankOf(column) : value;
  const last = lines.filter((line) => (line.at ?? 0) <= at).pop();
  if (last) return fromPlain(column, saidIn(last.after)?.[name]);
  const [next] = lines;
  if (!next) return value;
  // What was put back had been typed over: before that the same had stood there.
  return fromPlain(column, saidIn(next.operation === "putBack" ? next.after : next.before)?.[name]);
};
