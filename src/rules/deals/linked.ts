/** How the deals of a registration end it: won where one of them is won, lost where all of them are. */
import type { Deal, DealStage } from "../../model/pipeline";
import type { Registration } from "../../model/registrations";
import { may } from "../moves";
import { squeezed } from "../titles";

/** What a deal that closed asks of its registration. */
export interface Closing {
  readonly move: "win" | "lose";
  /** The deal that says so: its key and its stage. */
  readonly deal: string;
  readonly stage: string;
}

type Linked = Pick<Deal, "id" | "registration" | "stage">;

/** By the id of the registration; one whose deals are still open is not among them. */
export const closingsBy = (
  deals: readonly Linked[],
  stages: readonly Pick<DealStage, "stage" | "kind">[],
): ReadonlyMap<string, Closing> => {
  const kindOf = new Map(stages.map(({ stage, kind }) => [squeezed(stage), kind]));
  const closings = new Map<string, Closing>();
  const open = new Set<string>();
  for (const { id, registration, stage } of deals) {
    const key = registration.trim();
    if (key === "") continue;
    const kind = kindOf.get(squeezed(stage));
    if (kind === "won") closings.set(key, { move: "win", deal: id, stage: stage.trim() });
    else if (kind !== "lost") open.add(key);
    else if (!closings.has(key)) closings.set(key, { move: "lose", deal: id, stage: stage.trim() });
  }
  for (const key of open) if (closings.get(key)?.move === "lose") closings.delete(key);
  return closings;
};

/** What its deals ask of a registration that may still be won or lost. */
export const closingOf = (
  closings: ReadonlyMap<string, Closing>,
  { id, stage }: Pick<Registration, "id" | "stage">,
): Closing | undefined => {
  const closing = closings.get(id);
  return closing && may(closing.move, stage) ? closing : undefined;
};
