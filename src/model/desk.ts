/** The desk itself: its workbook, and what it remembers outside of it. */
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
  /** Whose triggers run the desk. */
  readonly installer: string;
}

/** The row in which a person's cursor stands, counted from 0. */
export interface Selected {
  readonly sheetId: number;
  readonly row: number;
}
