/** Whether a registration says everything that a decision needs. */
import { isBlank } from "../model/column";
import { registrations } from "../model/registrations";
import { titleOf } from "../model/workbook";
import { requiredOf } from "../model/table";
import { parseQuarter } from "./days";

export interface FieldFault {
  readonly field: string;
  readonly text: string;
}

type Told = Readonly<Record<string, unknown>>;

/** What is missing or wrong, field by field in the order of the form. */
export const faultsOf = (told: Told, fiscalStart: number): FieldFault[] => [
  ...missingOf(told),
  ...wrongOf(told, fiscalStart),
];

/** The required fields that are blank. */
export const missingOf = (told: Told): FieldFault[] =>
  requiredOf(registrations)
    .filter((field) => isBlank(told[field]))
    .map((field) => ({ field, text: `${titleOf("registrations", field)} is missing.` }));

const EMAIL = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

/** Whether a text is one e-mail address. */
export const isEmail = (text: string): boolean => EMAIL.test(text);

const wrongOf = (told: Told, fiscalStart: number): FieldFault[] => {
  const faults: FieldFault[] = [];
  for (const field of ["contactEmail", "partnerContactEmail"]) {
    const said = String(told[field] ?? "");
    if (said && !isEmail(said))
      faults.push({ field, text: `${titleOf("registrations", field)}: "${said}" is not an e-mail address.` });
  }
  if (isSame(told.partnerContactEmail, told.contactEmail))
    faults.push({
      field: "partnerContactEmail",
      text: `${titleOf("registrations", "partnerContactEmail")}: this is the customer's address, and nobody writes to the customer.`,
    });
  if (typeof told.dealSize === "number" && told.dealSize <= 0)
    faults.push({ field: "dealSize", text: `${titleOf("registrations", "dealSize")} must be more than 0.` });
  const quarter = String(told.closeQuarter ?? "");
  if (quarter && !parseQuarter(quarter, fiscalStart))
    faults.push({
      field: "closeQuarter",
      text: `${titleOf("registrations", "closeQuarter")}: "${quarter}" is not a quarter such as Q3 2026.`,
    });
  return faults;
};

const isSame = (one: unknown, other: unknown): boolean =>
  Boolean(one) && String(one).toLowerCase() === String(other ?? "").toLowerCase();
