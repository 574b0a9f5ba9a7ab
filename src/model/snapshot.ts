/** The workbook as one read saw it: rows for the flows, places for the write. */
import type { Cell } from "./cell";
import type { TableName } from "./workbook";

export type Snapshot = {
  /** What was read, by table. */
  readonly tables: { readonly [N in TableName]?: Located };
};

/** The rows of one table and where they stand. Indexes count from 0, row 0 is the header. */
export interface Located {
  readonly sheetId: number;
  readonly title: string;
  /** Where each column of the table stands, read or not. */
  readonly columnAt: Readonly<Record<string, number>>;
  /** The header cells as they are shown, by index. */
  readonly header: readonly string[];
  /** Rows as the flows see them. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** The place of each row of `rows`. */
  readonly places: readonly number[];
  /** Which of the columns were read. */
  readonly read: readonly string[];
  /** The cells as they were read, by column and row index. */
  readonly cells: Readonly<Record<string, readonly (Cell | undefined)[]>>;
  /** The first free row below everything that was read. */
  readonly end: number;
  /** What could not be read. */
  readonly faults: readonly Fault[];
}

/** A cell or a row that cannot be read as it stands. */
export interface Fault {
  readonly row: number;
  readonly column: string;
  readonly text: string;
}
