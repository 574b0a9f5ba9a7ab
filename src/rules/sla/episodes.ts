/** Promises below their goal for two weeks (R-146, Q20): one episode each, until a week recovers. */
import type { Episode, Policy } from "../../model/sla";
import type { Kept } from "./summary";

/** What a completed week brings about for a promise. */
export type Turn =
  | { readonly kind: "opens"; readonly id: string; readonly figures: string }
  | { readonly kind: "reminds"; readonly id: string; readonly figures: string }
  | { readonly kind: "recovers"; readonly id: string; readonly week: string };

type Known = Pick<Episode, "id" | "policy" | "state" | "remindedWeek">;

/** What follows from the completed weeks, the latest first; a week in which nothing fell due neither counts nor breaks. */
export const turnOf = (
  policy: Pick<Policy, "key" | "goal">,
  weeks: readonly Kept[],
  episodes: readonly Known[],
): Turn | undefined => {
  const goal = policy.goal ?? 0;
  const counted = weeks.filter(({ share }) => share !== null);
  const isBelow = ({ share }: Kept) => (share ?? goal) < goal;
  const back = counted.findIndex((week) => !isBelow(week));
  const below = back < 0 ? counted : counted.slice(0, back);
  const open = episodes.find((episode) => episode.policy === policy.key && episode.state === "open");
  const last = counted[0];
  if (open && last && !isBelow(last)) return { kind: "recovers", id: open.id, week: last.week };
  const figures = [...below]
    .reverse()
    .map(({ week, share }) => `${week}: ${share} %`)
    .join(", ");
  if (open) {
    const isNew = weeks[0] !== undefined && open.remindedWeek < weeks[0].week;
    return isNew ? { kind: "reminds", id: open.id, figures } : undefined;
  }
  const first = below[below.length - 1];
  return below.length >= TWO && first ? { kind: "opens", id: `${policy.key}/${first.week}`, figures } : undefined;
};

const TWO = 2;
