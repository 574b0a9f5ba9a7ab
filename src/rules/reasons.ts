/** Whether a rejection says why: a fact of this case, not a stock phrase (R-171, Q57). */
export interface CaseFacts {
  /** Names of people, accounts, partners and ids that the workbook knows for this case. */
  readonly names: readonly string[];
}

const SHORTEST = 25;

const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const DATE = new RegExp(
  `\\b(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|${MONTH}\\.? (?:\\d{1,2}|\\d{4})|\\d{1,2}\\.? ${MONTH})\\b`,
  "i",
);

/** Whether the text holds at least 25 characters and a date or a name of this case. */
export const isSpecific = (text: string, { names }: CaseFacts): boolean =>
  text.trim().length >= SHORTEST && (DATE.test(text) || names.some((name) => isNamedIn(name, text)));

/** As a word or words of its own: "planned" does not name Ann. */
const isNamedIn = (name: string, text: string): boolean => {
  const said = name.trim().toLowerCase();
  if (said.length < 3 || !text.toLowerCase().includes(said)) return false;
  const literal = said.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return new RegExp(`(^|[^\\p{L}\\p{N}])${literal}([^\\p{L}\\p{N}]|$)`, "u").test(text.toLowerCase());
};

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

/** For each code a way on that a reviewer may take as it stands; blank where only the case can tell. */
export const alternatives: Readonly<Record<keyof typeof rejectionCodes, string>> = {
  "active-pipeline": "You can still join this deal as an attached partner: reply to this mail and we bring you in.",
  renewal: "Register a new project at this account that is not part of the renewal, and we look at it at once.",
  "missing-fields": "Send us what is missing and register again; nothing else speaks against it so far.",
  abandoned: "Tell us what is new at this account since then, with a date or a contact, and we look at it again.",
  held: "Register another account, or another division of this one, and we look at it at once.",
  "not-eligible": "",
  other: "",
};

export type RejectionCode = keyof typeof rejectionCodes;

export const isRejectionCode = (code: string): code is RejectionCode => Object.keys(rejectionCodes).includes(code);
