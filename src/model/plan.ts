/** What a flow wants done, as data. Nothing has happened yet; a preview is a plan that is not run. */
import type { Learnt } from "./desk";
import type { GivingBack, Taking } from "./taking";
import type { Row, TableName } from "./workbook";

/** One change to one row. */
export type Change = {
  readonly [N in TableName]:
    | { readonly table: N; readonly add: Partial<Row<N>> }
    | { readonly table: N; readonly key: string; readonly set: Partial<Row<N>>; readonly notes?: CellNotes }
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
  /** Why it can not be sent; it stands then among the mails that did not go. */
  readonly fault?: string;
}

/** Notes on cells of a row, by column. */
type CellNotes = Readonly<Record<string, string>>;

export interface Plan<Reply> {
  readonly changes: readonly Change[];
  readonly letters: readonly Letter[];
  readonly reply: Reply;
  /** The highest number issued by this plan, by table: remembered outside the workbook too. */
  readonly issued?: Readonly<Record<string, number>>;
  /** What is remembered outside the workbook, whether anything is written or not. */
  readonly learnt?: Partial<Learnt>;
  /** The answer is given by another flow: what was asked has happened before. */
  readonly instead?: { readonly flow: string; readonly input: unknown };
  /** Why it was done, in the words of whoever did it; goes into the history. */
  readonly reason?: string;
  /** The same for single rows, by their keys, where each was done for a reason of its own. */
  readonly reasons?: Readonly<Record<string, string>>;
  readonly onBehalfOf?: string;
  /** Mails of the outbox that waited and are claimed by this plan: sent after the write like new ones. */
  readonly claimed?: readonly Row<"outbox">[];
  /** What follows from it once it is written: flows that bring other tabs up to date. */
  readonly afterwards?: readonly string[];
  /** Its changes stand each for itself: a large plan is then written in pieces. */
  readonly inPieces?: true;
  /** An import: one line of history with this text instead of a line for each row. */
  readonly summary?: {
    readonly table: TableName;
    readonly text: string;
    /** How it is taken back, where that is not by keys and rows. */
    readonly undo?: string;
  };
  /** A tab of people's own becomes one of ours in the same write. */
  readonly takes?: Taking;
  /** The same taken back. */
  readonly givesBack?: GivingBack;
}
