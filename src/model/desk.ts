/** The desk itself: its workbook, and what it remembers outside of it. */
import type { Cell } from "./cell";
import type { TableName } from "./workbook";

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
  /** What is done once a day or a week, and the day or week for which it was done last. */
  readonly done?: Readonly<Record<string, string>>;
  /** Whose triggers run the desk. */
  readonly installer: string;
  /** Rows of the registration log that wait to be taken in, by their place (`@17`): Google tells of no cell when it was typed. */
  readonly typing: Readonly<Record<string, Typing>>;
  /** What the desk did with the responses in a tab that a form fills, by its title. */
  readonly forms: Readonly<Record<string, Dealt>>;
}

/** What the desk learns while it works, beside numbers and mails. */
export type Learnt = Pick<Memory, "typing" | "forms">;

/** A mark of what stood in the row, since when it stands there, and who typed it as far as Google told. */
export type Typing = readonly [mark: string, since: number, by: string];

/** Responses that are dealt with; each is known by the moment at which it came, as the sheet counts it. */
export interface Dealt {
  /** Since when the desk looks at the tab, epoch milliseconds. */
  readonly since: number;
  /** The moment of the last response, as a serial. */
  readonly until: number;
  /** The last ones that were taken in. */
  readonly recent: readonly string[];
  /** Those that could not be taken in. */
  readonly left: readonly string[];
}

/** A tab that a form fills: its cells column by column, the questions on top; none where there is no such tab. */
export interface FormTab {
  readonly title: string;
  readonly columns: readonly (readonly Cell[])[] | undefined;
}

/** The row in which a person's cursor stands, counted from 0. */
export interface Selected {
  readonly sheetId: number;
  readonly row: number;
}

/** A cell that the desk fills in and over which a person typed. */
export interface TypedOver {
  readonly table: TableName;
  /** Counted from 0; row 0 holds the titles. */
  readonly row: number;
  readonly column: string;
  /** Where that column stood when it was last seen; it may have been moved since. */
  readonly at: number;
  /** What stood there before, as Google tells it: text, or a number as text; blank when nothing did. */
  readonly before: string;
}
