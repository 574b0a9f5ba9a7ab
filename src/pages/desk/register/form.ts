/** The form of a registration as data: its steps, what is wrong in it, and what is kept of it. */
import type { registrations } from "../../../model/registrations";
import { type FieldFault, faultsOf } from "../../../rules/submission";

/** What is written so far, by column. */
export type Written = Readonly<Record<string, string>>;
export type Faults = Readonly<Record<string, string>>;

export interface Group {
  readonly title: string;
  readonly fields: readonly FieldName[];
  /** Folded away until somebody wants it. */
  readonly isMore?: true;
}

export type FieldName = keyof typeof registrations.columns;

interface Step {
  readonly title: string;
  readonly groups: readonly Group[];
}

/** Partner first; then the company and the deal; then a look at it all. */
export const steps: readonly Step[] = [
  {
    title: "Partner and contact",
    groups: [{ title: "", fields: ["partner", "partnerRole", "partnerContactEmail", "partnershipType"] }],
  },
  {
    title: "Company and deal",
    groups: [
      { title: "The company", fields: ["companyName", "companySize", "industry", "existingRelationship"] },
      { title: "The customer's contact", fields: ["contactName", "contactTitle", "contactEmail"] },
      { title: "The deal", fields: ["dealSize", "closeQuarter", "buyingSignal"] },
      { title: "More", fields: ["website", "currency", "dealType", "evidenceLink"], isMore: true },
    ],
  },
  { title: "Check and send", groups: [] },
];

export const LAST_STEP = steps.length - 1;

export const fieldsOf = (step: number): FieldName[] => steps[step]?.groups.flatMap(({ fields }) => fields) ?? [];

/** The step in which a field stands; the last for one that stands in none. */
export const stepOf = (field: string): number => {
  const at = steps.findIndex((_, step) => (fieldsOf(step) as readonly string[]).includes(field));
  return at < 0 ? LAST_STEP : at;
};

/** What is wrong up to a step, by field; an amount is judged by the add-on, which reads it as the column does. */
export const faultsUpTo = (step: number, written: Written, fiscalStart: number): Faults =>
  byField(faultsOf(written, fiscalStart).filter(({ field }) => stepOf(field) <= step));

const byField = (faults: readonly FieldFault[]): Faults =>
  Object.fromEntries(faults.map(({ field, text }) => [field, text]));

/** The field to go to: the first in the order of the form that is wrong. */
export const firstWrong = (faults: Faults): string | undefined =>
  steps.flatMap((_, step) => fieldsOf(step)).find((field) => faults[field]) ?? Object.keys(faults)[0];

/** What is sent: only what was filled in. */
export const submissionOf = (written: Written): Written =>
  Object.fromEntries(Object.entries(written).flatMap(([field, said]) => (said.trim() ? [[field, said.trim()]] : [])));

/** A registration that is being written. */
export interface Draft {
  readonly written: Written;
  readonly note: string;
  readonly step: number;
  /** Makes the submission happen once, however often it is sent. */
  readonly token: string;
}

/** Whether there is anything worth keeping. */
export const isBegun = ({ written, note }: Pick<Draft, "written" | "note">): boolean =>
  note.trim() !== "" || Object.values(written).some((said) => said.trim() !== "");

/** A draft as it was kept; nothing for what is none, whoever wrote it. */
export const draftFrom = (kept: string | null): Draft | null => {
  try {
    const { written, note, step, token } = JSON.parse(kept ?? "null");
    const isWritten = typeof written === "object" && Object.values(written).every((said) => typeof said === "string");
    if (!isWritten || typeof note !== "string" || typeof token !== "string" || !token) return null;
    const draft = { written, note, token, step: steps[step] ? Number(step) : 0 };
    return isBegun(draft) ? draft : null;
  } catch {
    return null;
  }
};
