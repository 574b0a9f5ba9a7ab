/** A registration arrives, through whichever door: it is checked, numbered, put on the clock and acknowledged. */
import type { Submission } from "../../contract";
import { soundPolicy } from "../../rules/sla/policies";
import type { Change, Letter } from "../../model/plan";
import type { Registration } from "../../model/registrations";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import type { Clock, Policy } from "../../model/sla";
import { type Facts, type Reads, titleOf } from "../../model/workbook";
import { letterFrom } from "../../mail/letter";
import { accountsByName, contactColumns, priorContact } from "../../rules/deals/attribution";
import { faultsOf } from "../../rules/checks";
import { type Conflict, conflictsOf, ownOpen } from "../../rules/conflicts";
import { confirmationKey } from "../../rules/mailing";
import { parseQuarter, sayMoment } from "../../rules/days";
import { matchKeyOf } from "../../rules/names/match-key";
import { clockAt, dueOf } from "../../rules/sla/clock";
import { type Hours, hoursOf } from "../../rules/sla/hours";
import { type FieldFault, isMissing } from "../../rules/submission";
import { flagsOf } from "./flags";
import { dayOf, startOfDay } from "../../rules/zone";
import type { Always, Moment } from "../flow";
import { envelopeFor, partnerCalled, signerFor } from "./people";

export const arrivalReads = {
  registrations: ["id", "token", "matchKey", "stage", "partner", "protectedUntil"],
  partners: ["name", "tier", "contactName", "contactEmail", "aliases", "language"],
  coverage: ["partner", "pam"],
  accounts: [...contactColumns, "owner", "stage", "renewalInProgress", "csm", "domain"],
  stages: ["stage", "activePipeline"],
  policies: "all",
  calendars: "all",
  holidays: ["calendar", "day"],
  templates: "all",
} as const satisfies Reads;

export type ArrivalFacts = Facts<typeof arrivalReads & Always>;

/** How it came in, and what becomes of it when it is not as it should be. */
export interface Door {
  readonly channel: "sidebar" | "sheet" | "form";
  readonly token: string;
  readonly note: string;
  /** Epoch milliseconds; now where it is not said. */
  readonly receivedAt?: number;
  /** Whoever runs this where it is not said. */
  readonly enteredBy?: string;
  /** Cells that hold something else than their column. */
  readonly unread?: readonly FieldFault[];
  /** What the partner is asked for by mail; the rest is refused, for somebody is there to put it right. */
  readonly asks?: "blanks" | "everything";
}

export interface Arrived {
  readonly row: Partial<Registration> & Pick<Registration, "id" | "decisionDueAt">;
  readonly clock: Change | undefined;
  readonly letter: Letter | undefined;
  readonly flags: readonly Conflict[];
}

/**
 * The row, the clock and the confirmation of a registration, or the mail that asks for what is missing; refused by field, or
 * when the partner has the account already.
 */
export const arrive = (
  facts: ArrivalFacts,
  told: Submission,
  door: Door,
  id: string,
  moment: Moment,
): Result<Arrived, Refusal> => {
  const { asked, wrong } = sorted(faultsAt(told, door, moment), door);
  if (wrong.length) return refuse(invalid(wrong));
  const partner = partnerCalled(facts.partners, told.partner);
  if (!partner.ok) return partner;
  const { name } = partner.value;
  const coming = { id, receivedAt: door.receivedAt ?? moment.now, asked: asked.map(askedFor) };
  const claim = { ...told, partner: name, id, receivedAt: coming.receivedAt };
  const own = ownOpen(claim, facts, moment);
  if (own) return refuse(alreadyRegistered(told.companyName, own.id));

  const contact = contactBefore(facts, claim, moment);
  const flags = flagsOf(conflictsOf(claim, facts, moment), { ...told, ...contact }, moment);
  const waits = asked.length ? [[moment.now, null] as const] : [];
  const clock = startingClock(facts, { ...claim, waits }, moment);
  const row = { ...rowOf({ ...told, partner: name }, door, coming, flags, moment), ...dueOn(clock), ...contact, waits };
  const letter = firstLetter(facts, row, coming.asked, partner.value, moment);
  if (!letter.ok) return letter;
  return accept({
    row,
    clock: clock && { table: "clocks", add: { ...clock, alertedAt: null } },
    letter: letter.value,
    flags,
  });
};

/** Our own first contact with the account, as it stands in our books when the registration comes in. */
const contactBefore = (
  facts: ArrivalFacts,
  claim: Submission & { readonly id: string; readonly receivedAt: number },
  moment: Moment,
): Partial<Registration> => {
  const registration = { ...claim, priorContactAt: null, priorContactEvidence: "" };
  const contact = priorContact(claim.account, registration, accountsByName(facts.accounts), moment);
  if (!contact) return {};
  const { at, what, isDay } = contact;
  // A day alone stands there as its midnight, as days do in cells of moments.
  const priorContactAt = isDay ? startOfDay(moment.zone, dayOf(moment.zone, at)) : at;
  return { priorContactAt, priorContactEvidence: what };
};

/** What is wrong field by field: a cell that cannot be read is not also missing. */
const faultsAt = (told: Submission, { unread = [] }: Door, moment: Moment): FieldFault[] => [
  ...unread,
  ...faultsOf(told, moment).filter(({ field }) => !unread.some((one) => one.field === field)),
];

/** What a partner can be asked for by mail; without a partner, or with a wrong address of theirs, nobody can be. */
const sorted = (faults: readonly FieldFault[], { asks }: Door) => {
  const isAsked = (fault: FieldFault) =>
    fault.field !== "partner" &&
    fault.field !== "partnerContactEmail" &&
    (asks === "everything" || (asks === "blanks" && isMissing(fault)));
  return { asked: faults.filter(isAsked), wrong: faults.filter((fault) => !isAsked(fault)) };
};

/** A blank by its title; what is there and cannot be taken, with the reason. */
const askedFor = (fault: FieldFault): string => (isMissing(fault) ? titleOf("registrations", fault.field) : fault.text);

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
  { id, partner, receivedAt, waits }: Pick<Registration, "id" | "partner" | "waits"> & { readonly receivedAt: number },
  moment: Moment,
): Omit<Clock, "alertedAt"> | undefined => {
  const policy = policyOf(facts.policies, "decision");
  if (!policy) return undefined;
  const owner = signerFor(partner, facts, moment).email;
  return clockAt(
    policy,
    { subject: id, partner, owner, startedAt: receivedAt, stoppedAt: null, waits },
    deskHours(facts, moment),
    moment.now,
  );
};

const dueOn = (clock: Pick<Clock, "dueAt" | "warnAt"> | undefined) => ({
  decisionDueAt: clock?.dueAt ?? null,
  warnAt: clock?.warnAt ?? null,
});

/** A registration on its way in: what the partner is asked for stands in `asked`. */
interface Coming {
  readonly id: string;
  readonly receivedAt: number;
  readonly asked: readonly string[];
}

const rowOf = (
  told: Submission,
  { channel, token, note, enteredBy }: Door,
  { id, receivedAt, asked }: Coming,
  flags: readonly Conflict[],
  { user, settings }: Moment,
) =>
  ({
    ...told,
    id,
    stage: asked.length ? "info-requested" : "submitted",
    flags: [...new Set(flags.map(({ kind }) => kind))],
    nextStep: note || (asked.length ? partnerAnswers(asked) : "Review and decide"),
    closeQuarter: quarterIn(told.closeQuarter, settings),
    currency: told.currency || settings.currency,
    receivedAt,
    matchKey: matchKeyOf(told),
    channel,
    enteredBy: enteredBy || user,
    token,
    version: 1,
  }) as const;

/** The next step of a registration while our clock waits. */
export const partnerAnswers = (asked: readonly string[]): string => `The partner answers: ${asked.join(", ")}`;

/** The quarter as the log writes it, however it was told. */
export const quarterIn = (told: string, { fiscalStart }: Moment["settings"]): string =>
  parseQuarter(told, fiscalStart)?.key ?? told;

/** The confirmation; where something is missing it is the mail that asks for it. It tells that the registration is here either way. */
const firstLetter = (
  facts: ArrivalFacts,
  row: Arrived["row"],
  asked: readonly string[],
  partner: ArrivalFacts["partners"][number],
  moment: Moment,
): Result<Letter, Refusal> => {
  const signer = signerFor(partner.name, facts, moment);
  const values = {
    "Partner Contact Name": row.partnerRole || partner.contactName || partner.name,
    "Partner Name": partner.name,
    "Company Name": row.companyName || "your deal",
    "Deal ID": row.id,
    Received: sayMoment(moment.zone, row.receivedAt ?? moment.now),
    "Decision Due": row.decisionDueAt === null ? "the end of our review" : sayMoment(moment.zone, row.decisionDueAt),
    "PAM Name": signer.name,
    "PAM Email": signer.email,
    Asked: asked.map((what) => `- ${what}`).join("\n"),
  };
  const contact = { partnerContactEmail: row.partnerContactEmail ?? "" };
  const envelope = envelopeFor(contact, partner, signer, moment);
  const to = envelope.to || (asked.length ? (row.enteredBy ?? "") : "");
  return letterFrom(
    asked.length ? "details-asked" : "acknowledged",
    values,
    { ...envelope, to, key: confirmationKey(row.id), about: row.id },
    facts.templates,
  );
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
