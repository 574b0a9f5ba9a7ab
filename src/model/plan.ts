/** What a flow wants done, as data. Nothing has happened yet; a preview is a plan that is not run. */
import type { Row, TableName } from "./workbook";

/** One change to one row. */
export type Change = {
  readonly [N in TableName]:
    | { readonly table: N; readonly add: Partial<Row<N>> }
    | { readonly table: N; readonly key: string; readonly set: Partial<Row<N>> }
    | { readonly table: N; readonly key: string; readonly remove: true };
}[TableName];

/** A mail to be sent once: `key` never goes out twice. */
export interface Letter {
  readonly key: string;
  readonly template: string;
  /** The key of the row that the mail is about. */
  readonly about: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  /** What the formatted version is made from, as JSON; blank when it is made from the text. */
  readonly values: string;
}

export interface Plan<Reply> {
  readonly changes: readonly Change[];
  readonly letters: readonly Letter[];
  readonly reply: Reply;
  /** Why it was done, in the words of whoever did it; goes into the history. */
  readonly reason?: string;
  readonly onBehalfOf?: string;
  /** An import: one line of history with this text instead of a line for each row, and written in pieces. */
  readonly summary?: { readonly table: TableName; readonly text: string };
}
