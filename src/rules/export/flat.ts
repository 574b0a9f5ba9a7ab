/** Deals as one flat list, each with its partner and its registration: for pivots and other programs. */
import type { FlatDeal } from "../../model/forecast";
import type { Facts, Reads } from "../../model/workbook";
import { isDay, isoWeekOf, quarterOf } from "../days";
import { monthOf } from "../forecast/month";
import { counted, type CountedDeal } from "../report/deals";
import { reportReads } from "../report/facts";
import { directoryOf } from "../report/partners";
import type { Settings } from "../settings";
import { dayOf, type Zone } from "../zone";

/** The columns behind the flat list. */
export const flatReads = {
  deals: [...reportReads.deals, "account", "openedOn", "owner", "product", "meetingsHeld", "registration"],
  partners: ["name", "tier", "status", "joinedOn", "aliases"],
  stages: ["stage", "kind", "probability"],
  registrations: ["id", "stage", "receivedAt", "decidedAt", "protectedUntil", "firstMeetingAt"],
} as const satisfies Reads;

type FlatFacts = Facts<typeof flatReads>;
type DealRow = FlatFacts["deals"][number];
type Registration = FlatFacts["registrations"][number];

/**
 * A row for each deal. Its amount stands in the column of its kind alone, in the currency of the
 * reports, so that no pivot adds sourced and influenced up; without a rate it is blank (Q32). Days are the program's.
 */
export const flatDeals = (facts: FlatFacts, settings: Settings, zone: Zone): FlatDeal[] => {
  const directory = directoryOf(facts.partners);
  const registrationById = new Map(facts.registrations.map((row) => [row.id, row]));
  return counted(facts, directory, settings.currency).map((deal, at): FlatDeal => {
    const row = facts.deals[at]!;
    const firm = directory.find(row.partner);
    return {
      ...told(row),
      partner: firm?.name ?? row.partner,
      tier: firm?.tier ?? "",
      state: deal.kind === "open" || deal.kind === "won" || deal.kind === "lost" ? deal.kind : "",
      ...amounts(deal),
      currency: settings.currency,
      probability: deal.chance,
      ...timed(deal, settings.fiscalStart),
      ...registered(registrationById.get(row.registration), zone),
    };
  });
};

const told = ({ id, account, dealType, stage, ...row }: DealRow) => ({
  deal: id,
  account,
  dealType,
  stage,
  expectedClose: row.expectedClose,
  closedOn: row.closedOn,
  openedOn: row.openedOn,
  owner: row.owner,
  product: row.product,
  meetingsHeld: row.meetingsHeld,
  registration: row.registration,
});

const amounts = ({ part, worth }: CountedDeal) => {
  const amount = worth === null ? null : Math.round(worth * 100) / 100;
  return {
    sourcedAmount: part === "sourced" ? amount : null,
    influencedAmount: part === "influenced" ? amount : null,
    attachedAmount: part === "attached" ? amount : null,
  };
};

const timed = ({ kind, closedOn, expectedClose }: CountedDeal, fiscalStart: number) => {
  const countsOn = kind === "won" || kind === "lost" ? closedOn : expectedClose;
  if (!isDay(countsOn)) return { countsOn: "", week: "", month: "", quarter: "" };
  return {
    countsOn,
    week: isoWeekOf(countsOn),
    month: monthOf(countsOn),
    quarter: quarterOf(countsOn, fiscalStart).key,
  };
};

const registered = (row: Registration | undefined, zone: Zone) => ({
  registrationStage: row?.stage ?? ("" as const),
  registeredAt: row?.receivedAt ?? null,
  registeredOn: dayIn(zone, row?.receivedAt),
  decidedAt: row?.decidedAt ?? null,
  decidedOn: dayIn(zone, row?.decidedAt),
  protectedUntil: row?.protectedUntil ?? "",
  firstMeetingAt: row?.firstMeetingAt ?? null,
});

const dayIn = (zone: Zone, at: number | null | undefined): string =>
  at === null || at === undefined ? "" : dayOf(zone, at);
