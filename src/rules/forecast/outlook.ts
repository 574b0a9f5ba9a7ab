/** What the next 30, 60 and 90 days may bring, sourced and influenced apart (R-133, Q48). */
import { addDays } from "../days";
import { rounded } from "../report/figures";
import { type Part, sum } from "../report/deals";
import type { Deal } from "./facts";

/** Worst counts what is at least 90 % probable, commit 75 %, best all that is open; weighted by probability beside them. */
export interface Outlook {
  readonly worst: number;
  readonly commit: number;
  readonly best: number;
  readonly weighted: number;
}

export type Kinds<T> = Readonly<Record<"sourced" | "influenced", T>>;

export const spans = [30, 60, 90] as const;

/** By expected close, from today to so many days later, both counted; each span holds the one before. */
export const outlookOf = (open: readonly Deal[], today: string): Record<string, Kinds<Outlook>> =>
  Object.fromEntries(
    spans.map((days) => {
      const deals = within(open, today, days);
      return [String(days), { sourced: cases(deals, "sourced"), influenced: cases(deals, "influenced") }];
    }),
  );

/** The open deals that should close within so many days. */
export const within = (open: readonly Deal[], today: string, days: number): Deal[] => {
  const last = addDays(today, days);
  return open.filter(({ expectedClose }) => expectedClose >= today && expectedClose <= last);
};

const cases = (deals: readonly Deal[], part: Part): Outlook => ({
  worst: atLeast(deals, part, 0.9),
  commit: atLeast(deals, part, 0.75),
  best: atLeast(deals, part, 0),
  weighted: rounded(
    deals.reduce((total, deal) => total + (deal.part === part ? (deal.worth ?? 0) * deal.chance : 0), 0),
  ),
});

const atLeast = (deals: readonly Deal[], part: Part, least: number): number =>
  sum(
    deals.filter(({ chance }) => chance >= least),
    part,
  );
