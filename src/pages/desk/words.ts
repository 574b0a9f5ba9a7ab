/** How the sidebar says what stands in it. */
import type { Reply } from "../../contract";
import { sayWeekday } from "../../rules/days";
import { dayOf, type Zone } from "../../rules/zone";
import { momentOf, sayHours, type Whose } from "../shared/words";

type Today = Reply<"today">;
type Line = Today["lines"][number];

/** How the day stands: what is late, else what comes next. */
export const headlineOf = ({ lines, next }: Pick<Today, "lines" | "next">, zone: Zone): string => {
  const late = lines.reduce((sum, line) => sum + line.late, 0);
  const coming = next?.dueAt ? `Next: ${next.title}, due ${momentOf(next.dueAt, zone)}.` : "";
  if (late > 0) return [late === 1 ? "1 is late." : `${late} are late.`, coming].filter(Boolean).join(" ");
  return coming ? `Nothing is late. ${coming}` : "Nothing is late, and nothing falls due.";
};

/** The lines in which nothing stands, as one sentence; blank when there are none, and what to do when there are no others. */
export const emptyOf = (lines: readonly Pick<Line, "key" | "what" | "count">[], { own }: Whose): string => {
  const waiting = lines.filter(({ key }) => key !== "board");
  const empty = waiting
    .filter(({ key, count }) => count === 0 && key !== "crowd")
    .map(({ what }) => what.charAt(0).toLowerCase() + what.slice(1));
  if (waiting.every(({ count }) => count === 0))
    return `${own ? "Nothing of your partners waits" : "Nothing waits for anybody"}. A deal that a partner tells you about goes in under Register.`;
  return empty.length ? `Nothing under: ${empty.join(", ")}.` : "";
};

/** Who ticked a line and when, or since when it waits; blank for what came up today. */
export const tickSaid = ({ tick }: Pick<Line, "tick">, asOf: string, zone: Zone): string => {
  if (!tick) return "";
  const since = tick.since < dayOf(zone, Date.parse(asOf)) ? `Open since ${sayWeekday(tick.since)}` : "";
  const done = tick.done && tick.doneAt ? `by ${tick.doneBy}, ${momentOf(tick.doneAt, zone)}` : "";
  return [done || since, tick.note].filter(Boolean).join("; ");
};

type Week = Reply<"summary">["rows"][number]["weeks"][number];

/** How a promise was kept in a week: `2 of 3 in time, 19 h on average`. */
export const keptSaid = (week: Week | undefined): string => {
  if (!week || week.of === 0) return "Nothing fell due this week.";
  return `${week.inTime} of ${week.of} in time${week.average === null ? "" : `, ${sayHours(week.average)} on average`}.`;
};

/** The weeks before, the latest first: `Before: 100 %, -, 50 %.`; blank where nothing fell due in any of them. */
export const weeksSaid = ([, ...before]: readonly Week[]): string => {
  if (before.every(({ share }) => share === null)) return "";
  return `Weeks before: ${before.map(({ share }) => (share === null ? "-" : `${share} %`)).join(", ")}.`;
};
