/** How many joint meetings a week a partner of each tier should have, and how a week stands against that (R-054, Q29, S32). */
import type { Tier } from "../../model/partners";
import type { Status } from "../report/status";

interface Target {
  /** What counts towards the program's own target (Q40). */
  readonly floor: number;
  /** As people say it. */
  readonly said: string;
  /** Shown and never alerted. */
  readonly isSoft?: true;
}

/** The one table of targets: the report and the meetings page judge by it. */
export const targetByTier: Readonly<Record<Tier, Target>> = {
  Platinum: { floor: 5, said: "5 or more" },
  Gold: { floor: 2, said: "2-3" },
  Silver: { floor: 1, said: "as needed", isSoft: true },
  Registered: { floor: 0, said: "none" },
};

/** The meetings a week that a partner of a tier counts for in the program's target; 0 without a tier. */
export const floorOf = (tier: Tier | ""): number => (tier ? targetByTier[tier].floor : 0);

/** The meetings a week below which somebody is told; 0 where nobody is. */
export const alertedBelow = (tier: Tier | ""): number => (tier && !targetByTier[tier].isSoft ? floorOf(tier) : 0);

export interface Standing {
  readonly status: Status;
  readonly words: string;
}

/** How a partner's week stands; `ahead` are meetings that are booked and still to come in it. */
export const standingOf = (tier: Tier | "", held: number, ahead: number): Standing => {
  const least = alertedBelow(tier);
  if (least === 0) return { status: "none", words: tier === "Silver" ? "As needed" : "No target" };
  if (held >= least) return { status: "green", words: "On target" };
  const missing = least - held - ahead;
  return missing > 0
    ? { status: "red", words: `${missing} missing` }
    : { status: "yellow", words: "On target if all are held" };
};
