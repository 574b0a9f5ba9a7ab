/** Values as cells of a file that spreadsheets open without harm, and back. */
import { iso, labelOf, spanText } from "../../model/cell";
import { type Column, isBlank, type Span } from "../../model/column";

/**
 * The value of a column in a file: moments in ISO 8601 UTC, days `yyyy-mm-dd`, choices by their label, yes and no, numbers with a
 * point. Text that a spreadsheet would take for a formula is guarded (`guarded`); numbers stay numbers.
 */
export const cellIn = (column: Column, value: unknown): string => {
  if (column.kind === "flag") return value === true ? "yes" : "no";
  if (isBlank(value)) return "";
  if (column.kind === "number" || column.kind === "money" || column.kind === "day") return String(value);
  if (column.kind === "moment") return iso(value as number);
  if (column.kind === "choice") return guarded(labelOf(column, String(value)));
  if (column.kind === "list")
    return guarded((value as readonly string[]).map((word) => labelOf(column, word)).join(", "));
  if (column.kind === "spans") return (value as readonly Span[]).map(spanText).join(" ");
  return guarded(String(value));
};

/**
 * Text that begins with `=`, `+`, `-`, `@` (or their wide sisters), a tab or a line break gets an apostrophe before it, which a spreadsheet takes for
 * "this is text": https://owasp.org/www-community/attacks/CSV_Injection. Text that begins so after apostrophes of its own gets
 * one more, so that `unguarded` gives each back as it was.
 */
export const guarded = (text: string): string => (/^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);

/** The text of a cell of such a file. */
export const unguarded = (text: string): string => (/^'+[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text);
