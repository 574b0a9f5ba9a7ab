/** A tab of people's own that becomes one of ours where it stands, and what it takes to give it back. */
import type { Located } from "./snapshot";
import type { TableName } from "./workbook";

/** What a tab of people's own is made of beside its values. Indexes count from 0. */
export interface Ground {
  readonly sheetId: number;
  /** How many columns the grid has. */
  readonly width: number;
  /** How many cells of a column are worked out by formulas, by its index. */
  readonly formulas: Readonly<Record<number, number>>;
  /** Columns whose titles bear a note. */
  readonly noted: readonly number[];
  /** The titles of its filter views. */
  readonly views: readonly string[];
  /** Merged cells, in A1 notation. */
  readonly merged: readonly string[];
  /** Protected against whoever asks. */
  readonly guarded: boolean;
  /** One of Google's own tables: rows that are written below it do not join it. */
  readonly isTable: boolean;
  /** A copy of one of our tabs, or one that was set aside. */
  readonly isOurs: boolean;
  /** Where the tab as it was can be kept: an id and a title that no tab has. */
  readonly free: { readonly sheetId: number; readonly title: string };
}

/** What is kept in the history, so that the tab can be given back. */
export interface TakenTab {
  readonly sheetId: number;
  /** The hidden tab that holds theirs as it was. */
  readonly kept: number;
  /** Our own tab, which was set aside. */
  readonly aside: number;
  /** Where each of our columns stood in their tab. */
  readonly columns: Readonly<Record<string, number>>;
  /** The titles of the filter views that we made. */
  readonly views: readonly string[];
  /** What stood in the rows right after it was taken: tells whether people went on in them. */
  readonly mark: string;
  readonly rows: number;
}

/** A tab to be taken where it stands. */
export interface Taking {
  readonly table: TableName;
  readonly record: TakenTab;
  /** Their tab as one of ours, with the columns that it lacks behind all others. */
  readonly located: Located;
  readonly width: number;
  /** The title of the hidden tab. */
  readonly keptTitle: string;
  /** Columns of theirs that get our number format: what stands there would not show itself as what it is. */
  readonly formatted: readonly string[];
  /** Columns of theirs whose titles bear no note yet. */
  readonly noted: readonly string[];
}

/** A tab to be given back to people. */
export interface GivingBack {
  readonly table: TableName;
  readonly record: TakenTab;
  /** Rows that the desk itself added since, counted from 0, the last first. */
  readonly added: readonly number[];
}
