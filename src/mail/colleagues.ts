/** What all mails to our own people share. */

export interface Recipients {
  /** The mail goes out once under this key. */
  readonly key: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly replyTo: string;
}

const FIRST = 20;

/** Each on a line of its own, and how many more there are. */
export const linesOf = (lines: readonly string[]): string[] => [
  ...lines.slice(0, FIRST).map((line) => `- ${line}`),
  ...(lines.length > FIRST ? [`- and ${lines.length - FIRST} more in the Alerts tab`] : []),
];
