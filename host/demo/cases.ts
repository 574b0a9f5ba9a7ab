/** Every registration of the demonstration with its whole story, planned before anything happens. */
import { type Chance, chanceOf } from "./chance";
import { companiesBy, type Company, contactAt } from "./companies";
import { courses, type Course, type Move, movesOf } from "./moves";
import { ownAccounts } from "./own-accounts";
import { activePartners, type Partner, partnerCalled, type Tier } from "./partners";
import { specialCases } from "./special-cases";
import { addDays, at, dayOf, isWorkday, minute } from "./times";

/** A registration as it will be told, received, decided and ended. */
export interface Case {
  readonly number: number;
  readonly id: string;
  readonly partner: Partner;
  readonly company: Company;
  readonly receivedAt: number;
  /** Told to somebody at the desk, or one of a list that is pasted into the sheet. */
  readonly door: "desk" | "list";
  readonly moves: readonly Move[];
  readonly form: Form;
}

/** What the partner says about the deal. */
export interface Form {
  readonly contactName: string;
  readonly contactTitle: string;
  readonly contactEmail: string;
  readonly website: string;
  readonly companySize: string;
  readonly industry: string;
  readonly existingRelationship: "Yes" | "No";
  readonly dealSize: number;
  readonly currency: string;
  readonly closeQuarter: string;
  readonly partnershipType: string;
  readonly buyingSignal: string;
  readonly dealType: string;
  readonly evidenceLink: string;
}

/** A registration before its place in the order of arrival is known. */
export interface Arrival extends Pick<Case, "partner" | "company" | "receivedAt" | "door" | "moves"> {}

const firstDay = "2026-05-18";
const weeks = 25;

/** So many registrations, in the order in which they come in; the same for the same seed. */
export const casesOf = (seed: number, size: number): readonly Case[] => {
  const chance = chanceOf(seed);
  const companies = companiesBy(chance);
  const special = specialCases(companies, chance);
  const usual = usualArrivals(companies.slice(special.length), Math.max(0, size - special.length), chance);
  return [...special, ...usual]
    .sort((a, b) => a.receivedAt - b.receivedAt)
    .map((arrival, index) => ({
      ...arrival,
      number: index + 1,
      id: `DR-${String(index + 1).padStart(4, "0")}`,
      form: formOf(arrival, chance),
    }));
};

const usualArrivals = (companies: readonly Company[], count: number, chance: Chance): readonly Arrival[] => {
  const arrivals: Arrival[] = [];
  for (const { receivedAt, door } of entrances(count, chance)) {
    const course = chance.weighted(courses);
    arrivals.push({ receivedAt, door, ...claimOf(course, companies[arrivals.length], arrivals, receivedAt, chance) });
  }
  return arrivals;
};

type Entrance = Pick<Case, "receivedAt" | "door">;

/** When they come in: spread over the weeks, a third of them on lists. */
const entrances = (count: number, chance: Chance): readonly Entrance[] =>
  Array.from({ length: weeks }, (_, week) => {
    const monday = addDays(firstDay, week * 7);
    const shareOf = (of: number) => Math.round((count * of) / weeks);
    const inWeek = shareOf(week + 1) - shareOf(week);
    const listed = Math.min(4, Math.round(inWeek * 0.35));
    return [...listOn(monday, listed), ...Array.from({ length: inWeek - listed }, () => alone(monday, chance))];
  })
    .flat()
    .sort((a, b) => a.receivedAt - b.receivedAt);

const listOn = (monday: string, count: number): readonly Entrance[] => {
  const tuesday = addDays(monday, 1);
  return Array.from({ length: count }, () => ({ receivedAt: at(tuesday, "09:20"), door: "list" }));
};

const alone = (monday: string, chance: Chance): Entrance => {
  const day = addDays(monday, chance.whole(0, 4));
  const receivedAt = at(isWorkday(day) ? day : addDays(day, 1), "08:35") + chance.whole(1, 535) * minute;
  return { receivedAt, door: "desk" };
};

type Claim = Pick<Case, "partner" | "company" | "moves">;

const weightByTier: Readonly<Record<Tier, number>> = { Platinum: 11, Gold: 6, Silver: 2.8, Registered: 1.6 };

/** Who claims which company, and what becomes of it. */
const claimOf = (
  course: Course,
  fresh: Company | undefined,
  before: readonly Arrival[],
  receivedAt: number,
  chance: Chance,
): Claim => {
  const partner = someone(chance);
  const moves = movesOf(course, receivedAt, chance);
  const company = contested(course, partner, before, receivedAt, moves, chance);
  if (company) return { ...company, moves };
  if (!fresh) throw new RangeError("The demonstration has run out of companies.");
  if (!needsRival.includes(course)) return { partner, company: fresh, moves };
  return { partner, company: fresh, moves: movesOf("ineligible", receivedAt, chance) };
};

const needsRival: readonly Course[] = ["pipeline", "renewal", "held", "abandoned"];

const someone = (chance: Chance): Partner =>
  partnerCalled(
    chance.weighted(Object.fromEntries(activePartners.map(({ name, tier }) => [name, weightByTier[tier]]))),
  );

/** The company of a registration that somebody else, or the partner itself, had before; nobody where there is none. */
const contested = (
  course: Course,
  partner: Partner,
  before: readonly Arrival[],
  receivedAt: number,
  moves: readonly Move[],
  chance: Chance,
): Pick<Case, "partner" | "company"> | undefined => {
  const free = (company: Company) => !before.some((one) => one.company === company && one.partner === partner);
  if (course === "pipeline" || course === "renewal") {
    const companies = ownAccounts.filter((one) => one.why === course && one.openedAt < receivedAt).filter(free);
    return companies.length ? { partner, company: chance.one(companies) } : undefined;
  }
  const decidedAt = moves.find(({ is }) => is === "reject")?.at ?? receivedAt;
  if (course === "held") {
    const held = before.filter((one) => isHeld(one, receivedAt, decidedAt) && one.partner !== partner);
    const rivals = held.filter(({ company }) => free(company));
    return rivals.length ? { partner, company: chance.one(rivals).company } : undefined;
  }
  const lapsed = before.filter((one) => one.moves.some((move) => move.is === "lapse" && move.at < receivedAt));
  const left = lapsed.filter((one) => before.filter(({ company }) => company === one.company).length === 1);
  if (course !== "abandoned" || left.length === 0) return undefined;
  const again = chance.one(left);
  return { partner: again.partner, company: again.company };
};

const isHeld = ({ moves }: Arrival, from: number, to: number): boolean =>
  moves.some(({ is, at: when }) => is === "approve" && when < from) && (moves[moves.length - 1]?.at ?? 0) > to;

const signals = [
  "Introduction by the customer's CFO at our user group",
  "RFP published, answers due in six weeks",
  "Their contract with the present vendor ends this year",
  "New CIO wants one system instead of five",
  "Audit finding: no record of approvals",
  "They asked us for a recommendation",
  "Opening two more sites in the spring",
  "Merger: two systems must become one",
];
const sizes = ["40 employees", "120 employees", "250 employees", "600 employees", "1,400 employees", "5,000 employees"];

const formOf = ({ partner, company, receivedAt, moves }: Arrival, chance: Chance): Form => {
  const knew = chance.happens(0.22);
  const tierFactor = { Platinum: 3, Gold: 2, Silver: 1.2, Registered: 1 }[partner.tier];
  return {
    ...contactAt(company, chance),
    website: `www.${company.domain}`,
    companySize: chance.one(sizes),
    industry: company.industry,
    existingRelationship: knew ? "Yes" : "No",
    dealSize: Math.round((chance.whole(12, 60) * tierFactor * 1000) / 500) * 500,
    currency: partner.territory === "EMEA" ? "EUR" : "USD",
    closeQuarter: quarterOf(addDays(dayOf(receivedAt), chance.whole(60, 150))),
    partnershipType: chance.weighted({ "Co-sell": 5, Referral: 3, Implementation: 2 }),
    buyingSignal: chance.one(signals),
    dealType: knew ? "Partner-influenced" : "Partner-sourced",
    evidenceLink: moves.some(({ is }) => is === "answer") || !knew ? "" : `https://docs.${company.domain}/minutes`,
  };
};

const quarterOf = (day: string) => `Q${Math.ceil(Number(day.slice(5, 7)) / 3)} ${day.slice(0, 4)}`;
