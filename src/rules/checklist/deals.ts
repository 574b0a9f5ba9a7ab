/** What is to be looked after in the pipeline: fields that are missing, rates, and fees of which Finance is told. */
import type { Deal, DealStage } from "../../model/pipeline";
import { squeezed } from "../titles";

type Staged = Pick<Deal, "stage">;

/** The deals in a stage that is neither won nor lost; a deal in a stage that nobody knows is open. */
export const openDeals = <D extends Staged>(
  deals: readonly D[],
  stages: readonly Pick<DealStage, "stage" | "kind">[],
): D[] => deals.filter(kindIs(stages, ({ kind }) => kind !== "won" && kind !== "lost"));

/** The deals that are won. */
export const wonDeals = <D extends Staged>(
  deals: readonly D[],
  stages: readonly Pick<DealStage, "stage" | "kind">[],
): D[] => deals.filter(kindIs(stages, ({ kind }) => kind === "won"));

const kindIs = (
  stages: readonly Pick<DealStage, "stage" | "kind">[],
  is: (stage: Pick<DealStage, "kind">) => boolean,
): ((deal: Staged) => boolean) => {
  const kindOf = new Map(stages.map(({ stage, kind }) => [squeezed(stage), kind]));
  return ({ stage }) => is({ kind: kindOf.get(squeezed(stage)) ?? "" });
};

/** Whether a deal is in another currency than the program and nobody gave the rate (Q32). */
export const isUnpriced = ({ currency, rate }: Pick<Deal, "currency" | "rate">, ours: string): boolean =>
  currency.trim() !== "" && squeezed(currency) !== squeezed(ours) && rate === null;

/** A deal as a sentence names it. */
export const saidDeal = ({ id, account }: Pick<Deal, "id" | "account">): string => (account ? `${id} ${account}` : id);
