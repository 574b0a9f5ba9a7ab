/** The joint calendar: meetings held in the week, booked for the next, and partners without any. */
import { floorOf } from "../meetings/targets";
import type { MeetingRow, Times } from "./facts";
import { type Directory, silentAmong } from "./partners";

/** The meetings and partners behind the lines of a report. */
export interface SortedMeetings {
  readonly held: readonly MeetingRow[];
  readonly nextWeek: readonly MeetingRow[];
  /** Names of active partners without a meeting held in the last 14 days (Q28, Q42). */
  readonly silent: readonly string[];
  /** The registrations whose first meeting was held in the week, and when. */
  readonly first: ReadonlyMap<string, number>;
  /** The partners, as the rows name them, that these meetings are with. */
  readonly named: ReadonlySet<string>;
}

export const sortMeetings = (rows: readonly MeetingRow[], directory: Directory, times: Times): SortedMeetings => {
  const held: MeetingRow[] = [];
  const nextWeek: MeetingRow[] = [];
  const heardFrom = new Set<string>();
  const firstById = new Map<string, number>();
  const { day, at } = times.daysAgo(14);
  for (const row of rows) {
    const { startsAt, status } = row;
    if (startsAt === null || (status !== "held" && status !== "booked")) continue;
    if (status === "held" && row.registration)
      firstById.set(row.registration, Math.min(startsAt, firstById.get(row.registration) ?? startsAt));
    if (status === "held" && startsAt >= times.from && startsAt < times.to) held.push(row);
    if (startsAt >= times.to && startsAt < times.nextTo) nextWeek.push(row);
    if (status === "held" && startsAt >= at && startsAt <= times.now) heardFrom.add(row.partner);
  }
  return {
    held,
    nextWeek,
    silent: silentAmong(directory, heardFrom, day).map(({ name }) => name),
    first: new Map([...firstById].filter(([, metAt]) => metAt >= times.from && metAt < times.to)),
    named: new Set([...heardFrom, ...[...held, ...nextWeek].map(({ partner }) => partner)]),
  };
};

/** The lines of "Co-sell calendar"; the target is the sum of the tiers' floors over active partners (Q40). */
export const meetingLines = (meetings: SortedMeetings, { active }: Directory) => ({
  meetingsHeld: meetings.held.length,
  meetingsTarget: active.reduce((sum, { tier }) => sum + floorOf(tier), 0),
  meetingsNextWeek: meetings.nextWeek.length,
  silentPartners: meetings.silent.length,
});

/** The keys of the meetings and partners behind each line. */
export const meetingRows = (meetings: SortedMeetings, { active }: Directory): Record<string, readonly string[]> => ({
  meetingsHeld: meetings.held.map(({ id }) => id),
  meetingsNextWeek: meetings.nextWeek.map(({ id }) => id),
  meetingsTarget: active.filter(({ tier }) => floorOf(tier) > 0).map(({ name }) => name),
  silentPartners: meetings.silent,
});
