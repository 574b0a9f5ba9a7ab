/** A clock as pages and programs see it: moments in ISO 8601 UTC. */
import type { Reply } from "../../contract";
import { isoOrNull, toPlain } from "../../model/cell";
import { type Clock, clocks } from "../../model/sla";

type Viewed = Reply<"clocks">["clocks"][number];

export const clockView = ({ alertedAt: _, ...clock }: Partial<Clock> & Omit<Clock, "alertedAt">): Viewed => ({
  ...clock,
  startedAt: isoOrNull(clock.startedAt),
  warnAt: isoOrNull(clock.warnAt),
  dueAt: isoOrNull(clock.dueAt),
  stoppedAt: isoOrNull(clock.stoppedAt),
  waits: toPlain(clocks.columns.waits, clock.waits) as string[],
});
