/** Accounts in the company's own books: with open pipeline, in renewal, or customers; all invented. */
import type { Company } from "./companies";
import { csm, type Person, aeOf, type Territory } from "./people";
import { at } from "./times";

export interface OwnAccount extends Company {
  readonly why: "pipeline" | "renewal" | "customer";
  readonly owner: Person;
  readonly stage: string;
  /** When the opportunity, or the renewal, was opened. */
  readonly openedAt: number;
  readonly csm: string;
  readonly customerSince: string;
}

type Line = readonly [name: string, territory: Territory, industry: string, stageOrSince: string, openedOn: string];

const pipeline: readonly Line[] = [
  ["Bellweather Stores Inc.", "North East", "Retail", "Proposal", "2026-02-11"],
  ["Corvane Steel Corp.", "Central", "Manufacturing", "Negotiation", "2026-01-20"],
  ["Danforth Regional Hospital", "North East", "Healthcare", "Discovery", "2026-03-18"],
  ["Elmhurst Savings Bank", "South East", "Financial services", "Engaging", "2026-04-07"],
  ["Fairhaven Ferries LLC", "West", "Logistics", "Proposal", "2026-03-02"],
  ["Gallant Airlines Inc.", "South East", "Aviation", "Engaging", "2026-04-22"],
  ["Huxley Pharma Ltd.", "EMEA", "Life sciences", "Negotiation", "2026-02-26"],
  ["Ironbark Mining Ltd.", "West", "Mining", "Discovery", "2026-05-05"],
  ["Kestrel Water Authority", "EMEA", "Utilities", "Proposal", "2026-03-30"],
  ["Lakeside Brewing Co.", "Canada", "Food and beverage", "Prospecting", "2026-05-12"],
];
const renewal: readonly Line[] = [
  ["Montrose Insurance Group", "North East", "Insurance", "2021-06-01", "2026-04-01"],
  ["Northmoor University", "EMEA", "Education", "2020-09-15", "2026-03-15"],
  ["Pacific Crown Hotels", "West", "Hospitality", "2022-02-01", "2026-05-01"],
  ["Quayside Media Inc.", "Canada", "Media", "2021-11-10", "2026-04-20"],
];
const customers: readonly Line[] = [
  ["Ridgeline Outdoor Inc.", "West", "Retail", "2023-03-01", ""],
  ["Sable Textiles Corp.", "Central", "Manufacturing", "2022-08-20", ""],
  ["Tidewater Clinics", "South East", "Healthcare", "2024-01-15", ""],
  ["Umber Paints LLC", "Central", "Manufacturing", "2023-10-05", ""],
  ["Vesper Lighting Ltd.", "EMEA", "Manufacturing", "2022-05-30", ""],
  ["Wolcott Railways", "North East", "Logistics", "2021-04-12", ""],
  ["Yellowbank Farms", "Central", "Agriculture", "2024-06-03", ""],
  ["Zephyr Courier Inc.", "South East", "Logistics", "2023-07-17", ""],
];

const account =
  (why: OwnAccount["why"]) =>
  ([name, territory, industry, said, openedOn]: Line): OwnAccount => ({
    name,
    industry,
    domain: `${name.toLowerCase().replace(/[^a-z]/g, "")}.example`,
    why,
    owner: aeOf(territory),
    stage: why === "pipeline" ? said : "",
    openedAt: openedOn ? at(openedOn, "10:00") : 0,
    csm: why === "pipeline" ? "" : csm.email,
    customerSince: why === "pipeline" ? "" : said,
  });

export const ownAccounts: readonly OwnAccount[] = [
  ...pipeline.map(account("pipeline")),
  ...renewal.map(account("renewal")),
  ...customers.map(account("customer")),
];

/** The account of that name. */
export const ownAccountCalled = (name: string): OwnAccount => {
  const found = ownAccounts.find((one) => one.name === name);
  if (!found) throw new Error(`The demonstration has no account called ${name}.`);
  return found;
};
