/** The last completed weeks, from which the charts are drawn: as they were sent, else as the rows count them (Q44). */
import { TREND_WEEKS, type TrendWeek } from "../../model/report";
import { previousWeek, sayDay, weekRange } from "../days";
import { promised, type ReportFacts, type ReportOn, timesOf } from "./facts";
import { rounded } from "./figures";
import type { Figures } from "./index";
import { meetingLines, sortMeetings } from "./meetings";
import { directoryOf } from "./partners";
import { registrationLines, sortLog } from "./registrations";

/** A week with what is known of it. */
export interface ToldWeek {
  readonly week: string;
  readonly figures: Partial<Figures>;
}

/** The last 13 weeks up to this one, the oldest first. */
export const weeksUpTo = (week: string): string[] => {
  const weeks = [week];
  while (weeks.length < TREND_WEEKS) weeks.unshift(previousWeek(weeks[0]!));
  return weeks;
};

/** What the rows still tell of a week that was not sent; nobody knows what the pipeline was then. */
export const countsOf = (facts: ReportFacts, on: Omit<ReportOn, "overdueHours">): Partial<Figures> => {
  const times = timesOf(on);
  const directory = directoryOf(facts.partners);
  const meetings = sortMeetings(facts.meetings, directory, times);
  return {
    ...registrationLines(sortLog(facts.registrations, times, meetings.first), times, on.promise ?? promised),
    ...meetingLines(meetings, directory),
  };
};

/** The rows of the tab; each pipeline is stacked by tier for itself. The goal is in percent. */
export const trendOf = (weeks: readonly ToldWeek[], slaGoal: number): TrendWeek[] =>
  weeks.map(({ week, figures }, at) => {
    const { from } = weekRange(week);
    const known = (value: number | null | undefined) => (typeof value === "number" ? value : null);
    const [sourced, influenced] = [tiersOf(figures, "sourced"), tiersOf(figures, "influenced")];
    return {
      ago: weeks.length - at,
      week,
      monday: from,
      label: sayDay(from).replace(/,.*/, ""),
      newRegistrations: known(figures.newRegistrations),
      approved: known(figures.approved),
      rejected: known(figures.rejected),
      pending: known(figures.pending),
      slaCompliance: known(figures.slaCompliance),
      slaGoal,
      avgDecisionHours: known(figures.avgDecisionHours),
      sourcedPlatinum: sourced("Platinum"),
      sourcedGold: sourced("Gold"),
      sourcedSilver: sourced("Silver"),
      sourcedOther: sourced("others"),
      influencedPlatinum: influenced("Platinum"),
      influencedGold: influenced("Gold"),
      influencedSilver: influenced("Silver"),
      influencedOther: influenced("others"),
      sourcedPipeline: known(figures.sourcedPipeline),
      influencedPipeline: known(figures.influencedPipeline),
      target: known(figures.target),
      meetingsHeld: known(figures.meetingsHeld),
      meetingsTarget: known(figures.meetingsTarget),
    };
  });

const TIERS = ["Platinum", "Gold", "Silver"] as const;

/** One kind of pipeline of a tier, or of all the others, so that a stack is as high as that pipeline (Q49). */
const tiersOf = ({ byTier }: Partial<Figures>, kind: "sourced" | "influenced") => {
  const of = (tier: string): number | null => {
    const amount = byTier?.[tier]?.[kind];
    return typeof amount === "number" ? amount : null;
  };
  return (tier: (typeof TIERS)[number] | "others"): number | null => {
    if (tier !== "others") return of(tier);
    const others = Object.keys(byTier ?? {}).filter((name) => !TIERS.some((known) => known === name));
    return byTier ? rounded(others.reduce((sum, name) => sum + (of(name) ?? 0), 0)) : null;
  };
};
