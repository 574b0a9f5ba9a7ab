/** A whole world as data: what the world's file holds. */
import type { SavedBook } from "../sheets/state";

export interface WorldState {
  readonly format: 1;
  /** Epoch milliseconds of a clock that stands still; null when the world lives in real time. */
  clock: number | null;
  /** How many milliseconds a running clock is ahead of real time; none when it is not there. */
  ahead?: number;
  /** How many random values were drawn, so that a world can be played again. */
  drawn: number;
  /** The person at the keyboard when nobody else is named. */
  person: string;
  readonly scriptId: string;
  properties: { script: Store; document: Store; user: Record<string, Store> };
  cache: Record<string, { value: string; until: number }>;
  triggers: Trigger[];
  mails: Mail[];
  /** Recipients by sender since the first mail of the last 24 hours. */
  mailUse: Record<string, { since: number; recipients: number }>;
  /** The cells under the person's cursor. */
  selection: Selection | null;
  /** What the last execution put on the screen. */
  screen: Screen;
  lastCalls: CallReport | null;
  workbook: SavedBook;
}

export type Store = Record<string, string>;

export interface Selection {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** An installed trigger; it runs as the person who installed it. */
export interface Trigger {
  readonly id: string;
  readonly handler: string;
  readonly type: "CLOCK" | "ON_EDIT" | "ON_OPEN" | "ON_CHANGE";
  readonly by: string;
  readonly schedule?: Schedule;
  /** When a clock trigger is due next, in epoch milliseconds. */
  dueAt?: number;
}

/** When a clock trigger fires. */
export interface Schedule {
  readonly every?: { readonly count: number; readonly unit: "minutes" | "hours" | "days" | "weeks" };
  readonly atHour?: number;
  readonly nearMinute?: number;
  /** Monday is 1. */
  readonly weekDay?: number;
  readonly zone: string;
  readonly once?: boolean;
}

/** A mail that has left. */
export interface Mail {
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly replyTo: string;
  readonly name: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly at: string;
}

export interface Screen {
  menus: Menu[];
  sidebar: Page | null;
  dialog: Page | null;
  alerts: string[];
  toasts: string[];
}

export interface Menu {
  readonly title: string;
  readonly items: readonly (MenuItem | Menu | null)[];
}

export interface MenuItem {
  readonly caption: string;
  readonly functionName: string;
}

export interface Page {
  readonly title: string;
  readonly html: string;
  readonly width: number | null;
  readonly height: number | null;
}

/** What an execution cost. */
export interface CallReport {
  readonly functionName: string;
  readonly user: string;
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly calls: Readonly<Record<string, number>>;
  readonly sheetsReads: number;
  readonly sheetsWrites: number;
  readonly mailSends: number;
  readonly cellsRead: number;
  readonly cellsWritten: number;
  readonly logs: readonly string[];
}
