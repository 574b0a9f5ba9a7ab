/** Which credit a partner may have for a deal, by the evidence: sourced, influenced or attached (R-091 to R-095, Q12 to Q14). */
import { markOf } from "../../model/hash";
import type { Account, Deal } from "../../model/pipeline";
import type { dealTypes, Registration } from "../../model/registrations";
import { isPlaceholder } from "../checks";
import { isToldApart } from "../conflicts";
import { addMonthsClamped, sayMoment, sayWeekday } from "../days";
import { keyOf } from "../names";
import type { Settings } from "../settings";
import { dayOf, endOfDay, startOfDay, type Zone } from "../zone";

export type DealType = keyof typeof dealTypes;

export const SOURCED = "Partner-sourced";
export const INFLUENCED = "Partner-influenced";
export const ATTACHED = "Company-sourced (partner-attached)";

/** What is read of an account to know when we were in contact with it. */
export const contactColumns = [
  "name",
  "aliases",
  "firstTouchAt",
  "firstTouchWhat",
  "lastTouchAt",
  "openedAt",
  "customerSince",
] as const satisfies readonly (keyof Account)[];
export type Contacted = Pick<Account, (typeof contactColumns)[number]>;

/** What is read of a registration to know whether the partner came first. */
export const introducedColumns = [
  "id",
  "partner",
  "companyName",
  "account",
  "existingRelationship",
  "receivedAt",
  "priorContactAt",
  "priorContactEvidence",
] as const satisfies readonly (keyof Registration)[];
export type Introduced = Pick<Registration, (typeof introducedColumns)[number]>;

/** What a deal says of its credit. */
export type Credited = Pick<Deal, "dealType" | "account" | "registration" | "evidence">;

/** When, where and by which rules of the program it is judged. */
export interface Terms {
  readonly now: number;
  readonly zone: Zone;
  readonly settings: Pick<Settings, "priorContactMonths" | "different">;
}

/** Something that shows that we knew the account. */
export interface Contact {
  readonly account: string;
  readonly at: number;
  readonly what: string;
  /** Only its day is known. */
  readonly isDay?: true;
}

/** Why a deal may not have the type that it has. */
export interface Contradiction {
  /** Where it is put right. */
  readonly field: "dealType" | "evidence";
  readonly text: string;
  /** What to do instead, as a sentence. */
  readonly instead: string;
  readonly offers: readonly DealType[];
  /** Epoch milliseconds of our first contact, where one is known. */
  readonly contactAt: number | null;
  /** Epoch milliseconds. */
  readonly registeredAt: number | null;
}

/** Accounts by every name that they have or had (Q56). */
export type AccountsByName<A> = ReadonlyMap<string, readonly A[]>;

export const accountsByName = <A extends Pick<Account, "name" | "aliases">>(
  accounts: readonly A[],
): AccountsByName<A> => {
  const byName = new Map<string, A[]>();
  for (const account of accounts)
    for (const key of new Set([account.name, ...account.aliases].map(keyOf)))
      if (key !== "") byName.set(key, [...(byName.get(key) ?? []), account]);
  return byName;
};

/** Judges deals; made once for many of them. */
export const judgeOf = (
  facts: { readonly registrations: readonly Introduced[]; readonly accounts: readonly Contacted[] },
  terms: Terms,
): ((deal: Credited) => Contradiction | undefined) => {
  const byName = accountsByName(facts.accounts);
  const byId = new Map(facts.registrations.map((row) => [row.id, row]));
  return (deal) => contradictionOf(deal, byId.get(deal.registration.trim()), byName, terms);
};

/** What the evidence says against the type of a deal; nothing where it may have it. */
export const contradictionOf = (
  deal: Credited,
  registration: Introduced | undefined,
  accounts: AccountsByName<Contacted>,
  terms: Terms,
): Contradiction | undefined => {
  if (deal.dealType === INFLUENCED) return isProof(deal.evidence) ? undefined : unproved(registration);
  if (deal.dealType !== SOURCED) return undefined;
  if (registration?.existingRelationship === "yes") return admitted(registration, terms);
  const contact = priorContact(deal.account, registration, accounts, terms);
  return contact && known(contact, registration, terms);
};

/** Something was written that does not only keep the place. */
const isProof = (evidence: string): boolean => evidence.trim() !== "" && !isPlaceholder(evidence.trim());

const unproved = (registration: Introduced | undefined): Contradiction => ({
  field: "evidence",
  text: `${INFLUENCED} needs evidence of what the partner sped up or made larger, and Evidence is blank.`,
  instead: `Fill in Evidence first (a meeting, an amount that grew, a date that came nearer), then choose it again; or choose ${ATTACHED}.`,
  offers: [ATTACHED],
  contactAt: registration?.priorContactAt ?? null,
  registeredAt: registration?.receivedAt ?? null,
});

const INSTEAD = `Choose ${INFLUENCED} with evidence of what the partner sped up or made larger, or ${ATTACHED}.`;

const refusedSourced = (text: string, contactAt: number | null, registeredAt: number | null): Contradiction => ({
  field: "dealType",
  text,
  instead: INSTEAD,
  offers: [INFLUENCED, ATTACHED],
  contactAt,
  registeredAt,
});

const admitted = ({ id, receivedAt, priorContactAt }: Introduced, { zone }: Terms): Contradiction => {
  const came = receivedAt === null ? "" : `, which came in ${sayAt(zone, receivedAt)}`;
  return refusedSourced(
    `The registration ${id}${came}, says itself that we were in contact before, so it is not ${SOURCED}.`,
    priorContactAt,
    receivedAt,
  );
};

const known = (contact: Contact, registration: Introduced | undefined, { zone }: Terms): Contradiction => {
  const { account, at, what } = contact;
  const registeredAt = registration?.receivedAt ?? null;
  const [touched, came] = sayBoth(zone, contact, registeredAt);
  const after = registration && came ? `${registration.id} came in ${came}` : "no registration came before it";
  return refusedSourced(
    `We were in contact with ${account} already: ${what}, ${touched}; ${after}. So it is not ${SOURCED}.`,
    at,
    registeredAt,
  );
};

/** The earliest contact with an account before its registration, or before now where there is none; by its names and those of the registration. */
export const priorContact = (
  account: string,
  registration: Introduced | undefined,
  accounts: AccountsByName<Contacted>,
  terms: Terms,
): Contact | undefined => {
  const before = registration?.receivedAt ?? terms.now;
  const since = lookBackTo(before, terms);
  const names = [account, registration?.companyName ?? "", registration?.account ?? ""];
  const claim = { id: registration?.id ?? "", companyName: registration?.companyName || account };
  const found = [...new Set(names.map(keyOf).filter(Boolean))].flatMap((key) => accounts.get(key) ?? []);
  const ours = found.filter((one) => !isToldApart(terms, claim, { ...one, id: one.name }));
  const contacts = [...ours.flatMap((one) => contactsWith(one, terms.zone)), ...notedOn(registration)];
  return contacts
    .filter(({ at }) => at >= since && at < before)
    .reduce<Contact | undefined>((first, one) => (first && first.at <= one.at ? first : one), undefined);
};

/** Since when contact counts: for ever, or so many months back (Q12). */
const lookBackTo = (before: number, { zone, settings: { priorContactMonths } }: Terms): number =>
  priorContactMonths === 0
    ? Number.NEGATIVE_INFINITY
    : startOfDay(zone, addMonthsClamped(dayOf(zone, before), -priorContactMonths));

const contactsWith = (account: Contacted, zone: Zone): Contact[] => {
  const { name, firstTouchAt, firstTouchWhat, lastTouchAt, openedAt, customerSince } = account;
  const touch = (at: number | null, what: string): Contact[] => (at === null ? [] : [{ account: name, at, what }]);
  return [
    ...touch(firstTouchAt, firstTouchWhat.trim() || "our first contact"),
    ...touch(openedAt, "an opportunity of ours was opened"),
    ...touch(lastTouchAt, "our last contact"),
    // Only when the day was over is it sure that it came before.
    ...(customerSince
      ? [{ account: name, at: endOfDay(zone, customerSince) - 1, what: "it became a customer", isDay: true as const }]
      : []),
  ];
};

/** What stands on the registration itself. */
const notedOn = (registration: Introduced | undefined): Contact[] =>
  registration && registration.priorContactAt !== null
    ? [
        {
          account: registration.companyName,
          at: registration.priorContactAt,
          what: registration.priorContactEvidence.trim() || "our first contact",
        },
      ]
    : [];

/** A moment of a contact: many are known by their day alone, which is then no midnight. */
const sayAt = (zone: Zone, at: number): string => {
  const day = dayOf(zone, at);
  return startOfDay(zone, day) === at ? sayWeekday(day) : sayMoment(zone, at);
};

const MINUTE = 60_000;

/** The contact and the registration, to the second where the minute would be the same. */
const sayBoth = (zone: Zone, { at, isDay }: Contact, registeredAt: number | null): readonly [string, string] => {
  const touched = isDay ? sayWeekday(dayOf(zone, at)) : sayAt(zone, at);
  if (registeredAt === null) return [touched, ""];
  const came = sayAt(zone, registeredAt);
  if (Math.floor(at / MINUTE) !== Math.floor(registeredAt / MINUTE)) return [touched, came];
  const seconds = (moment: number) => `:${String(Math.floor((moment % MINUTE) / 1000)).padStart(2, "0")}`;
  return [touched + seconds(at), came + seconds(registeredAt)];
};

/** Whether an approver allowed the type that the deal has against the evidence. */
export const isAllowed = ({ dealType, attributionNote }: Pick<Deal, "dealType" | "attributionNote">): boolean =>
  dealType !== "" && attributionNote.startsWith(`${dealType}, allowed by `);

/** What stands on a deal whose type an approver allowed. */
export const allowedBy = (dealType: DealType, who: string, at: number, reason: string, { zone }: Terms): string =>
  `${dealType}, allowed by ${who} on ${sayMoment(zone, at)}: ${reason}`;

type Looked = Pick<Deal, "stage" | "dealType" | "partner" | "account" | "registration" | "evidence">;

/** How a deal stood when the desk last looked at it; compared, so that a type is judged once and a stage stamped once. */
export const seenAs = ({ stage, dealType, partner, account, registration, evidence }: Looked): string =>
  [stage.trim(), dealType, markOf([partner, account, registration, evidence].join("\n"))].join(BETWEEN);

// No blanks: a cell keeps none at its ends.
const BETWEEN = "|";

/** The stage in which a deal was last seen; nothing for one that was never looked at. */
export const stageSeen = (seen: string): string | undefined =>
  seen === "" ? undefined : seen.split(BETWEEN).slice(0, -2).join(BETWEEN);

/** The same mark after the desk itself moved the deal on. */
export const seenInStage = (seen: string, stage: string): string =>
  seen === "" ? "" : [stage, ...seen.split(BETWEEN).slice(-2)].join(BETWEEN);

/** Whether its stage and its type are those that were last seen. */
export const isSeen = ({ seen, stage, dealType }: Pick<Deal, "seen" | "stage" | "dealType">): boolean =>
  seen.startsWith([stage.trim(), dealType, ""].join(BETWEEN));
