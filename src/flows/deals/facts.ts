/** What is read of deals and of what proves them. */
import type { Facts, Reads } from "../../model/workbook";
import { contactColumns, introducedColumns } from "../../rules/deals/attribution";
import type { Always } from "../flow";

/** What a deal type is judged by. */
export const judgingReads = {
  registrations: introducedColumns,
  accounts: contactColumns,
  stages: ["stage", "kind"],
} as const satisfies Reads;

/** What one deal is made of, looked at and saved with. */
export const dealReads = {
  ...judgingReads,
  deals: "all",
  registrations: [
    ...introducedColumns,
    "stage",
    "partnerRole",
    "dealSize",
    "currency",
    "closeQuarter",
    "dealType",
    "evidenceLink",
    "ae",
    "verdict",
    "decidedAt",
  ],
  stages: ["stage", "kind", "order"],
  partners: ["name", "aliases", "tier"],
  products: ["name"],
} as const satisfies Reads;

export type DealFacts = Facts<typeof dealReads & Always>;
export type Registered = DealFacts["registrations"][number];
