/** A clock as pages and programs see it: moments in ISO 8601 UTC, and what was promised in words. */
import type { Reply } from "../../contract";
import { isoOrNull, toPlain } from "../../model/cell";
import { type Clock, clocks, type Policy } from "../../model/sla";

type Viewed = Reply<"clocks">["clocks"][number];

/** Shows clocks with the titles of these rules; a rule that is gone is called by its key. */
export const clockViews = (policies: readonly Pick<Policy, "key" | "title">[]) => {
  const titles = new Map(policies.map(({ key, title }) => [key, title]));
  return ({ alertedAt: _, ...clock }: Partial<Clock> & Omit<Clock, "alertedAt">): Viewed => ({
    ...clock,
    title: titles.get(clock.policy) || clock.policy,
    startedAt: isoOrNull(clock.startedAt),
    warnAt: isoOrNull(clock.warnAt),
    dueAt: isoOrNull(clock.dueAt),
    stoppedAt: isoOrNull(clock.stoppedAt),
    waits: toPlain(clocks.columns.waits, clock.waits) as string[],
  });
};
