/** What the log of meetings says of deals and registrations: held ones count, booked, cancelled and missed ones do not (S32). */
import type { Deal, Meeting } from "../../model/pipeline";
import type { Change } from "../../model/plan";

type Counted = Pick<Meeting, "deal" | "status">;

/** How many meetings were held for each deal. */
export const heldByDeal = (meetings: readonly Counted[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { deal, status } of meetings) {
    const key = deal.trim();
    if (status === "held" && key) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};

/** The counters of deals that say something else than the log; a blank one is left as long as nothing was held. */
export const recounted = (
  deals: readonly Pick<Deal, "id" | "meetingsHeld">[],
  meetings: readonly Counted[],
): Change[] => {
  const counts = heldByDeal(meetings);
  return deals.flatMap(({ id, meetingsHeld }): Change[] => {
    const held = counts.get(id) ?? 0;
    return held === (meetingsHeld ?? 0) ? [] : [{ table: "deals", key: id, set: { meetingsHeld: held } }];
  });
};

type Dated = Pick<Meeting, "registration" | "status" | "startsAt">;

/** When the first meeting about a registration was held; by its id. */
export const firstHeldById = (meetings: readonly Dated[]): ReadonlyMap<string, number> => {
  const firstById = new Map<string, number>();
  for (const { registration, startsAt, status } of meetings) {
    const id = registration.trim();
    if (status !== "held" || startsAt === null || id === "") continue;
    firstById.set(id, Math.min(startsAt, firstById.get(id) ?? startsAt));
  }
  return firstById;
};
