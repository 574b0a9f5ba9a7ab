/** A registration arrives, through whichever door: it is checked, numbered, put on the clock and acknowledged. */
import type { Submission } from "../../contract";
import { soundPolicy } from "../../rules/sla/policies";
import type { Change, Letter } from "../../model/plan";
import type { Registration } from "../../model/registrations";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import type { Clock, Policy } from "../../model/sla";
import type { Facts, Reads } from "../../model/workbook";
import { letterFrom } from "../../mail/letter";
import { faultsOf } from "../../rules/checks";
import { type Conflict, conflictsOf, ownOpen } from "../../rules/conflicts";
import { parseQuarter, sayMoment } from "../../rules/days";
import { matchKeyOf } from "../../rules/names/match-key";
import { clockAt, dueOf } from "../../rules/sla/clock";
import { type Hours, hoursOf } from "../../rules/sla/hours";
import { flagsOf } from "./flags";
import type { Always, Moment } from "../flow";
import { envelopeFor, partnerCalled, signerFor } from "./people";

export const arrivalReads = {
  registrations: ["id", "token", "matchKey", "stage", "partner", "protectedUntil"],
  partners: ["name", "tier", "contactName", "contactEmail", "aliases", "language"],
  coverage: ["partner", "pam"],
  accounts: ["name", "owner", "stage", "openedAt", "renewalInProgress", "customerSince", "aliases", "csm", "domain"],
  stages: ["stage", "activePipeline"],
  policies: "all",
  calendars: "all",
  holidays: ["calendar", "day"],
  templates: "all",
} as const satisfies Reads;

export type ArrivalFacts = Facts<typeof arrivalReads & Always>;

/** How it came in. */
export interface Door {
  readonly channel: "sidebar" | "sheet";
  readonly token: string;
  readonly note: string;
}

export interface Arrived {
  readonly row: Partial<Registration> & Pick<Registration, "id" | "decisionDueAt">;
  readonly clock: Change | undefined;
  readonly letter: Letter | undefined;
  readonly flags: readonly Conflict[];
}

/** The row, the clock and the confirmation of a registration; refused by field, or when the partner has the account already. */
export const arrive = (
  facts: ArrivalFacts,
  told: Submission,
  door: Door,
  id: string,
  moment: Moment,
): Result<Arrived, Refusal> => {
  const faults = faultsOf(told, moment);
  if (faults.length) return refuse(invalid(faults));
  const partner = partnerCalled(facts.partners, told.partner);
  if (!partner.ok) return partner;
  const claim = {
    id,
    partner: partner.value.name,
    companyName: told.companyName,
    contactEmail: told.contactEmail,
    website: told.website,
    account: told.account,
    receivedAt: moment.now,
  };
  const own = ownOpen(claim, facts, moment);
  if (own) return refuse(alreadyRegistered(told.companyName, own.id));

  const flags = flagsOf(conflictsOf(claim, facts, moment), told, moment);
  const clock = startingClock(facts, id, claim.partner, moment);
  const row = rowOf({ ...told, partner: claim.partner }, door, id, flags, clock, moment);
  const letter = acknowledgement(facts, row, partner.value, moment);
  if (!letter.ok) return letter;
  return accept({
    row,
    clock: clock && { table: "clocks", add: { ...clock, alertedAt: null } },
    letter: letter.value,
    flags,
  });
};

/** A refusal that names the first wrong field and lists them all. */
export const invalid = (faults: readonly { field: string; text: string }[]): Refusal => ({
  why: "invalid",
  text: faults.map(({ text }) => text).join(" "),
  field: faults[0]?.field ?? "",
  fields: Object.fromEntries(faults.map(({ field, text }) => [field, text])),
});

const alreadyRegistered = (companyName: string, id: string): Refusal => ({
  why: "duplicate",
  text: `${companyName} is already registered by this partner as ${id}.`,
  of: id,
});

/** An active rule as it counts; the first of its key. */
export const policyOf = (policies: readonly Policy[], key: string): Policy | undefined =>
  policies.filter((policy) => policy.key === key && policy.active).map(soundPolicy)[0];

/** The working hours by which the desk counts now. */
export const deskHours = (
  facts: Pick<ArrivalFacts, "calendars" | "holidays">,
  { settings, zone, offsets, now }: Moment,
): Hours => hoursOf(facts, { key: settings.calendar, zone: zone.name }, offsets, now);

const startingClock = (
  facts: ArrivalFacts,
  subject: string,
  partner: string,
  moment: Moment,
): Omit<Clock, "alertedAt"> | undefined => {
  const policy = policyOf(facts.policies, "decision");
  if (!policy) return undefined;
  const owner = signerFor(partner, facts, moment).email;
  return clockAt(
    policy,
    { subject, partner, owner, startedAt: moment.now, stoppedAt: null, waits: [] },
    deskHours(facts, moment),
    moment.now,
  );
};

const rowOf = (
  told: Submission,
  { channel, token, note }: Door,
  id: string,
  flags: readonly Conflict[],
  clock: Pick<Clock, "dueAt" | "warnAt"> | undefined,
  { now, user, settings }: Moment,
): Arrived["row"] => ({
  ...told,
  id,
  stage: "submitted",
  flags: [...new Set(flags.map(({ kind }) => kind))],
  nextStep: note || "Review and decide",
  closeQuarter: quarterIn(told.closeQuarter, settings),
  currency: told.currency || settings.currency,
  receivedAt: now,
  decisionDueAt: clock?.dueAt ?? null,
  warnAt: clock?.warnAt ?? null,
  matchKey: matchKeyOf(told),
  channel,
  enteredBy: user,
  token,
  version: 1,
});

/** The quarter as the log writes it, however it was told. */
export const quarterIn = (told: string, { fiscalStart }: Moment["settings"]): string =>
  parseQuarter(told, fiscalStart)?.key ?? told;

const acknowledgement = (
  facts: ArrivalFacts,
  row: Arrived["row"],
  partner: ArrivalFacts["partners"][number],
  moment: Moment,
): Result<Letter, Refusal> => {
  const signer = signerFor(partner.name, facts, moment);
  const values = {
    "Partner Contact Name": row.partnerRole || partner.contactName,
    "Partner Name": partner.name,
    "Company Name": row.companyName ?? "",
    "Deal ID": row.id,
    Received: sayMoment(moment.zone, moment.now),
    "Decision Due": row.decisionDueAt === null ? "the end of our review" : sayMoment(moment.zone, row.decisionDueAt),
    "PAM Name": signer.name,
    "PAM Email": signer.email,
  };
  const contact = { partnerContactEmail: row.partnerContactEmail ?? "" };
  const envelope = { ...envelopeFor(contact, partner, signer, moment), key: `${row.id}/acknowledged`, about: row.id };
  return letterFrom("acknowledged", values, envelope, facts.templates);
};

/** The plan's changes for an arrival: a new row, or the typed row completed. */
export const changesOf = ({ row, clock }: Arrived, typedKey?: string): Change[] => [
  typedKey ? { table: "registrations", key: typedKey, set: row } : { table: "registrations", add: row },
  ...(clock ? [clock] : []),
];

/** When the decision of a row falls due, waits taken into account. */
export const decisionDue = (
  facts: Pick<ArrivalFacts, "policies" | "calendars" | "holidays">,
  startedAt: number,
  waits: Registration["waits"],
  moment: Moment,
) => {
  const policy = policyOf(facts.policies, "decision");
  return policy ? dueOf(policy, { startedAt, waits }, deskHours(facts, moment)) : { dueAt: null, warnAt: null };
};
