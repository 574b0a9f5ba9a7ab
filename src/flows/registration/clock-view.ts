/** A clock as pages and programs see it: moments in ISO 8601 UTC. */
import type { Reply } from "../../contract";
import { iso, toPlain } from "../../model/cell";
import { type Clock, clocks } from "../../model/sla";

type Viewed = Reply<"clocks">["clocks"][number];

const at = (epochMs: number | null): string | null => (epochMs === null ? null : iso(epochMs));

export const clockView = ({ alertedAt: _, ...clock }: Partial<Clock> & Omit<Clock, "alertedAt">): Viewed => ({
  ...clock,
  startedAt: at(clock.startedAt),
  warnAt: at(clock.warnAt),
  dueAt: at(clock.dueAt),
  stoppedAt: at(clock.stoppedAt),
  waits: toPlain(clocks.columns.waits, clock.waits) as string[],
});
