/** A column of a tab, declared once: header, note, drop-down, number format, form field and CSV column are read from it. */

/** How a value of the column is kept in code. Blank is `null` for numbers and moments, `""` for texts, days and choices. */
export type Kind = "text" | "number" | "money" | "day" | "moment" | "choice" | "flag" | "list" | "spans";

/** A wait or a pause: from and to in epoch milliseconds; `null` = still open. */
export type Span = readonly [from: number, to: number | null];

/** How a column looks and behaves in the sheet, in a form and in an import. */
export interface Look {
  /** Header of the column and label of the form field. */
  readonly title: string;
  /** One sentence: note on the header, hint under the field. */
  readonly help?: string;
  /** Other titles under which people keep the same thing. */
  readonly synonyms?: readonly string[];
  /** A moment that may lie before 1990 or after 2100, where no clock counts. */
  readonly anyAge?: true;
  /** A number that is counted, shown without decimals. */
  readonly whole?: true;
  /** Where cells and their title stand, if not where the sheet puts them by itself. */
  readonly align?: "RIGHT" | "CENTER";
  /** Pixels. */
  readonly width?: number;
  /** The collapsed group in which the column lies; visible at first when absent. */
  readonly group?: string;
  /** A partner must fill it in before the registration counts. */
  readonly required?: true;
  /** A row without it is listed in `problems`. */
  readonly needed?: true;
  /** Written by the add-on alone: warning-only protection in the sheet, absent from forms. */
  readonly computed?: true;
  /** The table whose keys may stand here: becomes a drop-down, and a name not found there is a problem. */
  readonly refers?: string;
  /** The column whose cells are its drop-down, `holders.pam`, where that is not the key of the table to which it refers. */
  readonly drawsOn?: string;
}

export interface Column<V = unknown> extends Look {
  readonly kind: Kind;
  /** The type of its values; nothing stands here, so that pages can draw a column without a library. */
  readonly holds?: V;
  /** Label by key, for a choice and for a list with a fixed vocabulary. */
  readonly choices?: Readonly<Record<string, string>>;
}

export const text = (look: Look): Column<string> => ({ ...look, kind: "text" });
export const number = (look: Look): Column<number | null> => ({ ...look, kind: "number" });
/** An amount; the ISO currency stands in a column beside it. */
export const money = (look: Look): Column<number | null> => ({ ...look, kind: "money" });
/** A date without a time, `yyyy-mm-dd`. */
export const day = (look: Look): Column<string> => ({ ...look, kind: "day" });
/** An instant: epoch milliseconds in code, a serial in the workbook's zone in the cell, ISO 8601 UTC in replies. */
export const moment = (look: Look): Column<number | null> => ({ ...look, kind: "moment" });
export const flag = (look: Look): Column<boolean> => ({ ...look, kind: "flag" });
/** Several words in one cell, parted by commas. */
export const list = (look: Look, choices?: Readonly<Record<string, string>>): Column<readonly string[]> => ({
  ...look,
  kind: "list",
  ...(choices && { choices }),
});
/** Waits as intervals, so that a clock can be explained and worked out again. */
export const spans = (look: Look): Column<readonly Span[]> => ({ ...look, kind: "spans" });

/** One of a few; cells and pages show the label, code and replies the key. */
export const choice = <const C extends Readonly<Record<string, string>>>(
  choices: C,
  look: Look,
): Column<"" | (keyof C & string)> => ({ ...look, kind: "choice", choices });

/** Choices whose labels are their keys. */
export const same = <const K extends readonly string[]>(...keys: K) =>
  Object.fromEntries(keys.map((key) => [key, key])) as { readonly [P in K[number]]: P };

/** The blank value of a column's kind. */
export const blankOf = (column: Column): unknown => {
  if (column.kind === "list" || column.kind === "spans") return [];
  if (column.kind === "flag") return false;
  return column.kind === "number" || column.kind === "money" || column.kind === "moment" ? null : "";
};

export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
