/** What is to be looked after in the pipeline: fields that are missing, rates, and fees of which Finance is told. */
import type { Deal, DealStage } from "../../model/pipeline";
import { kindsBy } from "../deals/care";
import { squeezed } from "../titles";

type Staged = Pick<Deal, "stage">;

/** The deals in a stage that is neither won nor lost; a deal in a stage that nobody knows is open. */
export const openDeals = <D extends Staged>(
  deals: readonly D[],
  stages: readonly Pick<DealStage, "stage" | "kind">[],
): D[] => deals.filter(kindIs(stages, "open"));

/** The deals that are won. */
export const wonDeals = <D extends Staged>(
  deals: readonly D[],
  stages: readonly Pick<DealStage, "stage" | "kind">[],
): D[] => deals.filter(kindIs(stages, "won"));

const kindIs = (
  stages: readonly Pick<DealStage, "stage" | "kind">[],
  wanted: "open" | "won",
): ((deal: Staged) => boolean) => {
  const kindOf = kindsBy(stages);
  return (deal) => kindOf(deal) === wanted;
};

/** Whether a deal is in another currency than the program and nobody gave the rate (Q32). */
export const isUnpriced = ({ currency, rate }: Pick<Deal, "currency" | "rate">, ours: string): boolean =>
  currency.trim() !== "" && squeezed(currency) !== squeezed(ours) && rate === null;

/** A deal as a sentence names it. */
export const saidDeal = ({ id, account }: Pick<Deal, "id" | "account">): string => (account ? `${id} ${account}` : id);
