/** A registration that is decided on: what is read of it, what a ruling is, and what its mails say. */
import type { Input } from "../../contract";
import type { Person } from "../../model/partners";
import type { Change, Letter } from "../../model/plan";
import type { Refusal } from "../../model/refusal";
import type { Registration } from "../../model/registrations";
import { accept, refuse, type Result } from "../../model/result";
import type { Facts, Reads } from "../../model/workbook";
import type { Envelope } from "../../mail/letter";
import { sayDay } from "../../rules/days";
import type { Always, Moment } from "../flow";
import { arrivalReads } from "./arrival";
import { envelopeFor, partnerCalled, signerFor } from "./people";

/** The row with an id; refused when the registration log has none. */
export const registrationCalled = <R extends Pick<Registration, "id">>(
  rows: readonly R[],
  id: string,
): Result<R, Refusal> => {
  const row = rows.find((one) => one.id === id);
  return row ? accept(row) : refuse({ why: "not-found", text: `${id} is not in the registration log.`, field: "id" });
};

/** The registration that is asked about, for telling whose it is. */
export const aboutRegistration = <R extends Pick<Registration, "id" | "partner">>(
  { registrations }: { readonly registrations: readonly R[] },
  { id }: { readonly id: string },
): readonly R[] => registrations.filter((row) => row.id === id);

export const decisionReads = {
  ...arrivalReads,
  registrations: [
    "id",
    "stage",
    "flags",
    "nextStep",
    "partner",
    "partnerRole",
    "partnerContactEmail",
    "companyName",
    "website",
    "account",
    "contactEmail",
    "receivedAt",
    "decisionDueAt",
    "warnAt",
    "waits",
    "verdict",
    "decidedAt",
    "decidedBy",
    "code",
    "reason",
    "alternative",
    "toldAt",
    "decisionHours",
    "waitedHours",
    "reopenedAt",
    "ae",
    "aeDueAt",
    "aeAssignedAt",
    "aeHours",
    "meetingDueOn",
    "protectedFrom",
    "protectedUntil",
    "lastPartnerUpdateAt",
    "updateDueOn",
    "extensions",
    "extensionAskedAt",
    "dispute",
    "endedAt",
    "endReason",
    "enteredBy",
    "matchKey",
    "version",
  ],
  partners: ["name", "tier", "territory", "vertical", "contactName", "contactEmail", "aliases", "language"],
  coverage: ["partner", "pam", "ae"],
  // What a person moved under our write can be put back only as it was read.
  clocks: "all",
} as const satisfies Reads;

export type DecisionFacts = Facts<typeof decisionReads & Always>;
export type Decided = DecisionFacts["registrations"][number];

/** Refused when the row was changed since somebody looked at it; what is sent twice is so done once. */
export const changedSince = (row: Pick<Decided, "id" | "version">, version: number | undefined): Refusal | undefined =>
  version === undefined || version === row.version
    ? undefined
    : {
        why: "stale",
        text: `${row.id} was changed since you looked at it. Look again and decide then.`,
        version: row.version,
      };

/** What a verdict does to the row, the clocks and the partner. */
export interface Ruling {
  readonly set: Partial<Registration>;
  readonly clocks: readonly Change[];
  readonly letters: readonly Letter[];
  readonly reason: string;
  /** Why it is this account executive, where the desk chose. */
  readonly aeWhy?: string;
}

export type Rule = (
  facts: DecisionFacts,
  row: Decided,
  input: Input<"decide">,
  moment: Moment,
) => Result<Ruling, Refusal>;

/** Whom a mail about a registration may name or go to. */
type Known = Facts<
  {
    partners: readonly ["name", "aliases", "contactName", "contactEmail", "language"];
    coverage: readonly ["partner", "pam"];
  } & Always
>;
type About = Pick<Decided, "id" | "partner" | "partnerRole" | "partnerContactEmail" | "companyName">;

/** The values that every mail about a registration may need. */
export const valuesFor = (facts: Known, row: About, moment: Moment): Record<string, string> => {
  const partner = partnerCalled(facts.partners, row.partner);
  const signer = signerFor(row.partner, facts, moment);
  return {
    "Partner Contact Name": row.partnerRole || (partner.ok ? partner.value.contactName : "") || row.partner,
    "Partner Name": row.partner,
    "Company Name": row.companyName,
    "Deal ID": row.id,
    "PAM Name": signer.name,
    "PAM Email": signer.email,
  };
};

/** The last days of a protection as mails say them. */
export const daysSaid = ({ protectedUntil, updateDueOn }: Pick<Decided, "protectedUntil" | "updateDueOn">) => ({
  "Protected Until": protectedUntil && sayDay(protectedUntil),
  "Update Due": updateDueOn && sayDay(updateDueOn),
});

/** To whom a mail about the row goes; `what` and the row's version make its key, so that it goes out once. */
export const envelopeOf = (facts: DecisionFacts, row: Decided, what: string, moment: Moment): Envelope =>
  envelopeUnder(`${row.id}/${what}/${(row.version ?? 0) + 1}`, facts, row, moment);

/** The same under a key of its own. */
export const envelopeUnder = (key: string, facts: Known, row: About, moment: Moment): Envelope => {
  const partner = partnerCalled(facts.partners, row.partner);
  const signer = signerFor(row.partner, facts, moment);
  return { ...envelopeFor(row, partner.ok ? partner.value : undefined, signer, moment), key, about: row.id };
};

/** The values that introduce an account executive. */
export const aeValues = (ae: Person | undefined): Record<string, string> =>
  ae ? { "AE Name": ae.name || ae.email, "AE Email": ae.email, "AE Phone": ae.phone } : {};
