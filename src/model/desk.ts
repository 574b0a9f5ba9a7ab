/** The desk itself: its workbook, and what it remembers outside of it. */
import type { Registration } from "./registrations";
/** The workbook at hand. */
export interface Place {
  readonly id: string;
  readonly url: string;
  /** Its IANA zone: cells hold its wall clock. */
  readonly zone: string;
}

/** What is kept outside the workbook, so that a restored older version neither mails twice nor issues an id again. */
export interface Memory {
  /** The highest number ever issued, by table. */
  readonly highest: Readonly<Record<string, number>>;
  /** The keys of the mails that went out last. */
  readonly mailed: readonly string[];
  /** When the hourly check last ran, epoch milliseconds. */
  readonly heartbeat: number | null;
  /** The last day on which reminders went out. */
  readonly remindedOn?: string;
  /** Whose triggers run the desk. */
  readonly installer: string;
}

/** The row in which a person's cursor stands, counted from 0. */
export interface Selected {
  readonly sheetId: number;
  readonly row: number;
}

/** A cell that the desk fills in and over which a person typed. */
export interface TypedOver {
  /** Counted from 0; row 0 holds the titles. */
  readonly row: number;
  readonly column: keyof Registration;
  /** Where that column stood when it was last seen; it may have been moved since. */
  readonly at: number;
  /** What stood there before, as Google tells it: text, or a number as text; blank when nothing did. */
  readonly before: string;
}
