/** The joint calendar: meetings held in the week, booked for the next, and partners without any. */
import type { MeetingRow, Times } from "./facts";
import { type Directory, silentAmong } from "./partners";

/** The meetings and partners behind the lines of a report. */
export interface SortedMeetings {
  readonly held: readonly MeetingRow[];
  readonly nextWeek: readonly MeetingRow[];
  /** Names of active partners without a meeting held in the last 14 days (Q28, Q42). */
  readonly silent: readonly string[];
}

export const sortMeetings = (rows: readonly MeetingRow[], directory: Directory, times: Times): SortedMeetings => {
  const held: MeetingRow[] = [];
  const nextWeek: MeetingRow[] = [];
  const heardFrom = new Set<string>();
  const { day, at } = times.daysAgo(14);
  for (const row of rows) {
    const { startsAt, status } = row;
    if (startsAt === null || (status !== "held" && status !== "booked")) continue;
    if (status === "held" && startsAt >= times.from && startsAt < times.to) held.push(row);
    if (startsAt >= times.to && startsAt < times.nextTo) nextWeek.push(row);
    if (status === "held" && startsAt >= at && startsAt <= times.now) heardFrom.add(row.partner);
  }
  return { held, nextWeek, silent: silentAmong(directory, heardFrom, day).map(({ name }) => name) };
};

/** The lines of "Co-sell calendar"; the target is the sum of the tiers' floors over active partners (Q40). */
export const meetingLines = (meetings: SortedMeetings, { active }: Directory) => ({
  meetingsHeld: meetings.held.length,
  meetingsTarget: active.reduce((sum, { tier }) => sum + (floorByTier[tier] ?? 0), 0),
  meetingsNextWeek: meetings.nextWeek.length,
  silentPartners: meetings.silent.length,
});

/** The keys of the meetings and partners behind each line. */
export const meetingRows = (meetings: SortedMeetings): Record<string, readonly string[]> => ({
  meetingsHeld: meetings.held.map(({ id }) => id),
  meetingsNextWeek: meetings.nextWeek.map(({ id }) => id),
  silentPartners: meetings.silent,
});

/** Joint meetings that a partner of a tier should have in a week; that of Silver is counted and not alerted (Q29, Q40). */
export const floorByTier: Readonly<Record<string, number>> = { Platinum: 5, Gold: 2, Silver: 1 };
