/** What is wrong with partners, deals, promises and mails at a moment: each thing once, with whose it is (R-123 to R-125, R-146). */
import { type AlertKind, alertKinds, type Level } from "../../model/attention";
import type { Coverage } from "../../model/partners";
import type { Deal, DealStage, Meeting } from "../../model/pipeline";
import type { Mailed } from "../../model/records";
import type { Episode } from "../../model/sla";
import { addDays, sayDay } from "../days";
import { isUnpriced, openDeals, saidDeal } from "../checklist/deals";
import { hasSeveral, lackedBy, type Needing, titleOf } from "../deals/care";
import { type Directory, silentAmong } from "../report/partners";
import { startOfDay, type Zone } from "../zone";

/** A thing that is wrong, in whatever order it was found. */
export interface Wrong {
  readonly key: string;
  readonly kind: AlertKind;
  readonly about: string;
  readonly partner: string;
  /** An address; blank where nobody is known. */
  readonly owner: string;
  /** In words; asked for only when it is written. */
  readonly what: () => string;
  /** Where it begins, if not with its owner. */
  readonly from?: Level;
}

/** When it is looked at, and who looks after a partner. */
export interface Looking {
  readonly today: string;
  readonly now: number;
  readonly zone: Zone;
  /** The address of its PAM. */
  readonly ownerOf: (partner: string) => string;
}

/** The word for a promise that is late. */
export const kindOfLate = (promise: string): AlertKind =>
  Object.keys(alertKinds).includes(promise) ? (promise as AlertKind) : "late";

/** What the days without a registration and without a joint meeting are (Q28, Q42). */
export const SILENT_DAYS = 30;
export const UNMET_DAYS = 14;

/** Active partners that registered nothing in 30 days, and those that met nobody in 14 (R-120, R-123). */
export const silences = (
  directory: Directory,
  heardFrom: { readonly registered: ReadonlySet<string>; readonly met: ReadonlySet<string> },
  { today, ownerOf }: Looking,
): Wrong[] => [
  ...silentAmong(directory, heardFrom.registered, addDays(today, -SILENT_DAYS)).map(({ name }) =>
    of("silent", name, ownerOf(name), () => `${name} registered no deal in ${SILENT_DAYS} days`),
  ),
  ...silentAmong(directory, heardFrom.met, addDays(today, -UNMET_DAYS)).map(({ name }) =>
    of("unmet", name, ownerOf(name), () => `No joint meeting with ${name} in ${UNMET_DAYS} days`),
  ),
];

const of = (kind: AlertKind, partner: string, owner: string, what: () => string): Wrong => ({
  key: `${kind}/${partner}`,
  kind,
  about: partner,
  partner,
  owner,
  what,
});

/** The partners with a meeting held in the last 14 days, as the rows name them. */
export const metIn = (
  meetings: readonly Pick<Meeting, "partner" | "startsAt" | "status">[],
  { today, now, zone }: Looking,
): ReadonlySet<string> => {
  const from = startOfDay(zone, addDays(today, -UNMET_DAYS));
  return new Set(
    meetings
      .filter(({ startsAt, status }) => status === "held" && startsAt !== null && startsAt >= from && startsAt <= now)
      .map(({ partner }) => partner),
  );
};

export type AlertedDeal = Pick<
  Deal,
  "id" | "partner" | "account" | "dealType" | "stage" | "amount" | "currency" | "rate" | "expectedClose" | "owner"
> &
  Needing;

/** Open deals past their close date or without a rate, each; those with missing fields in one for each owner. */
export const dealFaults = (
  deals: readonly AlertedDeal[],
  stages: readonly Pick<DealStage, "stage" | "kind">[],
  currency: string,
  { today, ownerOf }: Looking,
): Wrong[] => {
  const open = openDeals(deals, stages);
  const ownerOfDeal = (deal: AlertedDeal) => deal.owner.trim() || ownerOf(deal.partner);
  const ofDeal = (kind: AlertKind, deal: AlertedDeal, what: () => string): Wrong => ({
    key: `${kind}/${deal.id}`,
    kind,
    about: deal.id,
    partner: deal.partner,
    owner: ownerOfDeal(deal),
    what,
  });
  const missing = new Map<string, AlertedDeal[]>();
  const several = hasSeveral(deals, currency);
  for (const deal of open.filter((one) => lackedBy(one, several).length > 0)) {
    const owner = ownerOfDeal(deal).toLowerCase();
    missing.set(owner, [...(missing.get(owner) ?? []), deal]);
  }
  return [
    ...open
      .filter(({ expectedClose }) => expectedClose !== "" && expectedClose < today)
      .map((deal) =>
        ofDeal("passed", deal, () => `${saidDeal(deal)} was to close by ${sayDay(deal.expectedClose)} and is open`),
      ),
    ...open
      .filter((deal) => isUnpriced(deal, currency))
      .map((deal) =>
        ofDeal("rate", deal, () => `${saidDeal(deal)} has no exchange rate from ${deal.currency} to ${currency}`),
      ),
    ...[...missing].map(
      ([owner, own]): Wrong => ({
        key: `fields/${owner}`,
        kind: "fields",
        about: own[0]?.id ?? "",
        partner: "",
        owner: own[0] ? ownerOfDeal(own[0]) : "",
        what: () =>
          `Fields are missing in ${own.length === 1 ? "1 deal" : `${own.length} deals`}: ${listed(own, several)}`,
      }),
    ),
  ];
};

const FIRST = 3;

const listed = (deals: readonly AlertedDeal[], several: boolean): string =>
  [
    ...deals.slice(0, FIRST).map((deal) => `${deal.id} (${lackedBy(deal, several).map(titleOf).join(", ")})`),
    ...(deals.length > FIRST ? [`and ${deals.length - FIRST} more`] : []),
  ].join(", ");

/** Partners for whom nobody is named though the time for it is over. */
export const uncovered = (
  coverage: readonly Pick<Coverage, "partner" | "state">[],
  directory: Directory,
  { ownerOf }: Looking,
): Wrong[] =>
  coverage
    .filter(({ partner, state }) => state === "unmanaged" && directory.active.includes(directory.find(partner)!))
    .map(({ partner }) =>
      of("unmanaged", partner, ownerOf(partner), () => `Nobody is named for ${partner} in the coverage matrix`),
    );

/** Promises below their goal for two weeks: they begin with the CPO (R-146). */
export const belowGoal = (
  episodes: readonly Pick<Episode, "id" | "policy" | "state">[],
  titleOf: (policy: string) => string,
  cpo: string,
): Wrong[] =>
  episodes
    .filter(({ state }) => state === "open")
    .map(({ id, policy }) => ({
      key: `goal/${id}`,
      kind: "goal",
      about: id,
      partner: "",
      owner: cpo,
      what: () => `"${titleOf(policy)}" is below its goal for two weeks or more`,
      from: "cpo",
    }));

const STUCK: readonly Mailed["state"][] = ["check", "failed", "held"];

/** Mails of which a person must say what becomes of them. */
export const stuckMails = (outbox: readonly Pick<Mailed, "key" | "state">[], owner: string): Wrong[] =>
  outbox
    .filter(({ state }) => STUCK.includes(state))
    .map(({ key }) => ({
      key: `mail/${key}`,
      kind: "mail",
      about: key,
      partner: "",
      owner,
      what: () => `The mail "${key.split("/").slice(0, 2).join(" ")}" did not go`,
    }));
