/** What the forecast of a month is made from: the columns it reads, and its deals with what they count for. */
import type { Facts, Reads } from "../../model/workbook";
import { type CountedDeal, counted } from "../report/deals";
import { reportReads } from "../report/facts";
import type { Directory } from "../report/partners";
import type { Settings } from "../settings";
import type { Zone } from "../zone";

/** The columns behind the forecast. */
export const forecastReads = {
  deals: [...reportReads.deals, "account", "nextStep", "blocker", "needsExecutive", "lastActivityAt"],
  partners: ["name", "tier", "status", "joinedOn", "aliases"],
  stages: ["stage", "kind", "probability"],
  coverage: ["partner", "pam"],
} as const satisfies Reads;

export type ForecastFacts = Facts<typeof forecastReads>;
type Row = ForecastFacts["deals"][number];

/** What a forecast is about: its month, and the run that it is as of. */
export interface ForecastOn {
  /** `2026-03`: the month in which it is talked over; what was closed is of the month before. */
  readonly month: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly zone: Zone;
  readonly settings: Settings;
  /** Who stands by a partner, as people call them; blank for nobody. */
  readonly pamOf: (partner: string) => string;
}

/** A deal as its row tells it, and as it counts. */
export interface Deal extends CountedDeal {
  readonly row: Row;
  /** The partner by the name that it has today; blank where nobody is called so. */
  readonly partner: string;
  /** Its probability is none between 0 and 1, so that it counts as 0. */
  readonly isOdd: boolean;
}

export const dealsOf = (facts: ForecastFacts, directory: Directory, currency: string): Deal[] =>
  counted(facts, directory, currency).map((deal, at) => {
    const row = facts.deals[at]!;
    const isOdd = !(deal.chance >= 0 && deal.chance <= 1);
    return { ...deal, chance: isOdd ? 0 : deal.chance, isOdd, row, partner: directory.find(row.partner)?.name ?? "" };
  });
