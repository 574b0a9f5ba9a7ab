/** What partners write into the form when they register a deal. */
import type { Arrival } from "./cases";
import type { Chance } from "./chance";
import { contactAt } from "./companies";
import { addDays, dayOf } from "./times";

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
const factorByTier = { Platinum: 3, Gold: 2, Silver: 1.2, Registered: 1 };

/** A filled form; what we had known of the customer before makes the deal an influenced one. */
export const formOf = ({ partner, company, receivedAt }: Arrival, chance: Chance): Form => {
  const isKnown = chance.happens(0.22);
  return {
    ...contactAt(company, chance),
    website: `www.${company.domain}`,
    companySize: chance.one(sizes),
    industry: company.industry,
    existingRelationship: isKnown ? "Yes" : "No",
    dealSize: Math.round(chance.whole(24, 120) * factorByTier[partner.tier]) * 500,
    currency: partner.territory === "EMEA" ? "EUR" : "USD",
    closeQuarter: quarterOf(addDays(dayOf(receivedAt), chance.whole(60, 150))),
    partnershipType: chance.weighted({ "Co-sell": 5, Referral: 3, Implementation: 2 }),
    buyingSignal: chance.one(signals),
    dealType: isKnown ? "Partner-influenced" : "Partner-sourced",
    evidenceLink: isKnown ? `https://docs.${company.domain}/minutes` : "",
  };
};

const quarterOf = (day: string) => `Q${Math.ceil(Number(day.slice(5, 7)) / 3)} ${day.slice(0, 4)}`;
