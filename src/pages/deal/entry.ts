/** What a person writes into the form of a deal, and what of it is asked for. */
import type { Reply } from "../../contract";
import type { Question } from "../shared/server";

/** What was saved of a deal. */
export type Saved = Reply<"saveDeal">;

/** In the order of the form. */
export const fieldsShown = [
  "partner",
  "account",
  "registration",
  "dealType",
  "evidence",
  "stage",
  "amount",
  "currency",
  "expectedClose",
  "owner",
  "nextStep",
  "blocker",
] as const;

/** Folded away. */
export const more = ["partnerContact", "product", "probability", "rate", "closedOn"] as const;

export type FieldName = (typeof fieldsShown)[number] | (typeof more)[number];

export interface Entry extends Readonly<Record<FieldName, string>> {
  readonly override: boolean;
  readonly reason: string;
}

const names: readonly FieldName[] = [...fieldsShown, ...more];

const writtenOf = ({ fields }: Reply<"deal">): Record<FieldName, string> =>
  Object.fromEntries(names.map((name) => [name, String(fields[name] ?? "")])) as Record<FieldName, string>;

export const entryOf = (deal: Reply<"deal">): Entry => ({ ...writtenOf(deal), override: false, reason: "" });

/** What was changed; and the stage always, for whoever saves says that it is right. */
export const questionOf = (deal: Reply<"deal">, { override, reason, ...entry }: Entry): Question<"saveDeal"> => {
  const before = writtenOf(deal);
  const changed = Object.fromEntries(
    names.filter((name) => entry[name] !== before[name]).map((name) => [name, entry[name]]),
  );
  return {
    ...(deal.id ? { id: deal.id, version: deal.version } : { registration: entry.registration }),
    stage: entry.stage,
    ...changed,
    ...(override && { override, reason }),
  };
};
