/** Deals and accounts as the CRM would export them on a day. */
import type { Case } from "./cases";
import { type Chance, chanceOf } from "./chance";
import type { Values } from "./csv";
import { aeFor } from "./deciders";
import type { Move } from "./moves";
import { type OwnAccount, ownAccounts } from "./own-accounts";
import { type Partner, partners } from "./partners";
import { addDays, at, dayOf, daysFrom, iso } from "./times";

/** A deal and how it goes. */
export interface Deal {
  readonly id: string;
  readonly partner: Partner;
  readonly account: string;
  readonly owner: string;
  readonly registration: string;
  readonly dealType: string;
  readonly amount: number;
  readonly currency: string;
  readonly openedOn: string;
  /** Days that it stays in a stage. */
  readonly pace: number;
  readonly expectedClose: string;
  readonly closed: { readonly on: string; readonly stage: "Closed Won" | "Closed Lost" } | undefined;
}

/** Every deal: those that came of registrations, and those in which a partner helps with an account of ours. */
export const dealsOf = (cases: readonly Case[], seed: number): readonly Deal[] => {
  const chance = chanceOf(seed + 1);
  const registered = cases.flatMap((one) => registeredDeal(one, chance));
  const helped = ownAccounts.filter(({ why }) => why !== "renewal").map((account) => helpedDeal(account, chance));
  return [...registered, ...helped]
    .sort((a, b) => (a.openedOn < b.openedOn ? -1 : 1))
    .map((deal, index) => ({ ...deal, id: `OP-${2001 + index}` }));
};

type Unnumbered = Omit<Deal, "id">;

const registeredDeal = (one: Case, chance: Chance): readonly Unnumbered[] => {
  const approval = one.moves.find(({ is }) => is === "approve");
  const end = one.moves[one.moves.length - 1];
  const isKept = end?.is === "expire" || end?.is === "win" || end?.is === "lose";
  if (!approval || !end || !isKept || !chance.happens(end.is === "expire" ? 0.14 : 0.5)) return [];
  const openedOn = dayOf(approval.at + chance.whole(3, 9) * 86_400_000);
  return [
    {
      partner: one.partner,
      account: one.company.name,
      owner: aeFor(one, approval.at).email,
      registration: one.id,
      dealType: one.form.dealType,
      amount: Math.round((one.form.dealSize * chance.whole(85, 125)) / 100_000) * 1000,
      currency: one.form.currency,
      openedOn,
      pace: chance.whole(11, 24),
      expectedClose: addDays(openedOn, chance.whole(75, 190)),
      closed: closingOf(end),
    },
  ];
};

const closingOf = ({ is, at: when }: Move): Deal["closed"] => {
  if (is !== "win" && is !== "lose") return undefined;
  return { on: dayOf(when), stage: is === "win" ? "Closed Won" : "Closed Lost" };
};

const helpedDeal = ({ name, owner, why, openedAt }: OwnAccount, chance: Chance): Unnumbered => {
  const openedOn = why === "pipeline" ? dayOf(openedAt) : addDays("2026-06-01", chance.whole(0, 100));
  return {
    partner: chance.one(partners.filter(({ tier }) => tier === "Platinum" || tier === "Gold")),
    account: name,
    owner: owner.email,
    registration: "",
    dealType: why === "pipeline" ? "Partner-influenced" : "Company-sourced (partner-attached)",
    amount: chance.whole(30, 120) * 1000,
    currency: "USD",
    openedOn,
    pace: chance.whole(40, 70),
    expectedClose: addDays(openedOn, chance.whole(240, 330)),
    closed: chance.happens(0.25) ? { on: addDays(openedOn, chance.whole(90, 150)), stage: "Closed Won" } : undefined,
  };
};

const stages = ["Prospecting", "Discovery", "Engaging", "Proposal", "Negotiation"] as const;
const nextSteps: Readonly<Record<string, string>> = {
  Prospecting: "First call with the sponsor",
  Discovery: "Workshop on requirements",
  Engaging: "Demonstration for the users",
  Proposal: "Send the offer with both parts",
  Negotiation: "Legal review of the contract",
};
const euroRate = { rate: 1.09, rateOn: "2026-08-14" };

/** The Deals tab as of a day: what was open or closed by then. */
export const dealRowsOn = (deals: readonly Deal[], today: string): readonly Values[] =>
  deals.filter(({ openedOn }) => openedOn <= today).map((deal) => dealRow(deal, today));

const dealRow = (deal: Deal, today: string): Values => {
  const { partner, pace, closed, ...row } = deal;
  const isClosed = closed !== undefined && closed.on <= today;
  const step = Math.min(stages.length - 1, Math.floor(daysFrom(deal.openedOn, today) / pace));
  const stage = isClosed ? closed.stage : stages[step]!;
  return {
    ...row,
    partner: partner.name,
    partnerContact: partner.contact,
    stage,
    expectedClose: isClosed ? deal.expectedClose : expectedOn(deal, today),
    nextStep: nextSteps[stage],
    closedOn: isClosed ? closed.on : "",
    ...(deal.currency === "EUR" && euroRate),
    ...(deal.dealType === "Partner-influenced" && { evidence: `Minutes of the meeting on ${deal.openedOn}` }),
    blocker: !isClosed && step === 3 && pace % 5 === 0 ? "Waits for the customer's security review" : "",
  };
};

// A date that has passed is moved on, by most.
const expectedOn = ({ expectedClose, pace }: Deal, today: string): string =>
  expectedClose > today || pace % 9 === 0
    ? expectedClose
    : addDays(expectedClose, 45 * Math.ceil((daysFrom(expectedClose, today) + 1) / 45));

/** The Accounts tab: the company's own, and the customers of partners who have a deal. */
export const accountRows = (deals: readonly Deal[]): readonly Values[] => [
  ...ownAccounts.map((account) => ({
    name: account.name,
    owner: account.owner.email,
    stage: account.stage,
    openedAt: account.stage ? iso(account.openedAt) : "",
    renewalInProgress: account.why === "renewal" ? "yes" : "no",
    domain: account.domain,
    csm: account.csm,
    customerSince: account.customerSince,
    firstTouchAt: iso(at(account.customerSince || dayOf(account.openedAt), "09:00")),
  })),
  ...deals
    .filter(({ registration }) => registration !== "")
    .map(({ account, owner }) => ({ name: account, owner, renewalInProgress: "no" })),
];
