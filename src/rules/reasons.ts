/** Whether a rejection says why: a fact of this case, not a stock phrase (R-171, Q57). */
export interface CaseFacts {
  /** Names of people, accounts, partners and ids that the workbook knows for this case. */
  readonly names: readonly string[];
}

const SHORTEST = 25;

const DATES =
  /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b|\b\d{1,2}\.? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** Whether the text holds at least 25 characters and a date or a name of this case. */
export const isSpecific = (text: string, { names }: CaseFacts): boolean =>
  text.trim().length >= SHORTEST && (DATES.test(text) || names.some((name) => isNamedIn(name, text)));

const isNamedIn = (name: string, text: string): boolean =>
  name.trim().length >= 3 && text.toLowerCase().includes(name.trim().toLowerCase());

/** The rejection codes and what each stands for. */
export const rejectionCodes = {
  "active-pipeline": "Our sales team was in active discussions before the registration",
  renewal: "The account is in an active contract renewal",
  "missing-fields": "The registration lacks required fields",
  abandoned: "The same partner registered the account before and let it go",
  held: "The account is registered and protected already",
  "not-eligible": "The deal is not eligible for the program",
  other: "Another reason",
} as const;

export type RejectionCode = keyof typeof rejectionCodes;

export const isRejectionCode = (code: string): code is RejectionCode => code in rejectionCodes;
