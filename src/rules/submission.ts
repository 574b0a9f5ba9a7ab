/** Whether a registration says everything that a decision needs. */
import { isBlank } from "../model/column";
import { registrations } from "../model/registrations";
import { type Columns, requiredOf } from "../model/table";
import { parseQuarter } from "./days";

export interface FieldFault {
  readonly field: string;
  readonly text: string;
}

export type Told = Readonly<Record<string, unknown>>;

/** What is missing or wrong at first sight, field by field in the order of the form: what a page may say at once. */
export const faultsOf = (told: Told, fiscalStart: number): FieldFault[] => [
  ...missingOf(told),
  ...unusableOf(told),
  ...quarterFault(told, fiscalStart),
];

/** The required fields that are blank. */
export const missingOf = (told: Told): FieldFault[] =>
  requiredOf(registrations)
    .filter((field) => isBlank(told[field]))
    .map((field) => ({ field, text: missing(field) }));

/** Whether a field is blank that must not be, rather than wrong. */
export const isMissing = ({ field, text }: FieldFault): boolean => text === missing(field);

const missing = (field: string): string => `${titleOf(field)} is missing.`;

const EMAIL = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

/** Whether a text is one e-mail address. */
export const isEmail = (text: string): boolean => EMAIL.test(text);

/** Faults that no setting lets through: nobody could be written to, the wrong person would be, or there is no deal. */
export const unusableOf = (told: Told): FieldFault[] => {
  const faults = ["contactEmail", "partnerContactEmail"].flatMap((field) => {
    const said = saidIn(told, field);
    return said && !isEmail(said) ? [fault(field, `"${said}" is not an e-mail address.`)] : [];
  });
  if (isSame(told.partnerContactEmail, told.contactEmail))
    faults.push(fault("partnerContactEmail", "this is the customer's address, and nobody writes to the customer."));
  if (typeof told.dealSize === "number" && told.dealSize <= 0)
    faults.push({ field: "dealSize", text: `${titleOf("dealSize")} must be more than 0.` });
  return faults;
};

/** What is wrong with the expected close. */
export const quarterFault = (told: Told, fiscalStart: number): FieldFault[] => {
  const said = saidIn(told, "closeQuarter");
  return said && !parseQuarter(said, fiscalStart)
    ? [fault("closeQuarter", `"${said}" is not a quarter such as Q3 2026.`)]
    : [];
};

/** A fault of a field, by the field's title. */
export const fault = (field: string, text: string): FieldFault => ({
  field,
  text: `${titleOf(field)}: ${text}`,
});

// The table of all tabs is more than a page needs to know.
const titleOf = (field: string): string => (registrations.columns as Columns)[field]?.title ?? field;

/** What a field says; blank where it says nothing. */
export const saidIn = (told: Told, field: string): string => String(told[field] ?? "").trim();

const isSame = (one: unknown, other: unknown): boolean =>
  Boolean(one) && String(one).toLowerCase() === String(other ?? "").toLowerCase();
