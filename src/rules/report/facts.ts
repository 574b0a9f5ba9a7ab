/** What the weekly report is made from: the columns it reads, and the moments and days it is about. */
import type { Facts, Reads } from "../../model/workbook";
import { addDays, isoWeekOf, previousWeek, type Quarter, quarterOf, sayDay, weekRange } from "../days";
import type { Settings } from "../settings";
import { dayOf, startOfDay, type Zone } from "../zone";

/** The columns behind the weekly report. */
export const reportReads = {
  registrations: [
    "id",
    "stage",
    "partner",
    "receivedAt",
    "decisionDueAt",
    "waits",
    "verdict",
    "decidedAt",
    "decisionHours",
    "reopenedAt",
    "aeDueAt",
    "aeAssignedAt",
    "protectedUntil",
    "endedAt",
  ],
  deals: [
    "id",
    "partner",
    "dealType",
    "stage",
    "amount",
    "currency",
    "rate",
    "expectedClose",
    "probability",
    "closedOn",
    "feeApplicable",
    "feeAmount",
  ],
  meetings: ["id", "partner", "startsAt", "status", "registration"],
  partners: ["name", "tier", "status", "joinedOn", "aliases"],
  stages: ["stage", "kind", "probability"],
} satisfies Reads;

export type ReportFacts = Facts<typeof reportReads>;
export type RegistrationRow = ReportFacts["registrations"][number];
export type DealRow = ReportFacts["deals"][number];
export type MeetingRow = ReportFacts["meetings"][number];
export type PartnerRow = ReportFacts["partners"][number];

/** What was promised of decisions: hours at most, and the percentage that must be exceeded. */
export interface Promised {
  readonly hours: number;
  readonly goal: number;
}

/** The promise of the partner agreement. */
export const promised: Promised = { hours: 48, goal: 95 };

/** Who of ours stands by a partner. */
export interface Owner {
  readonly email: string;
  readonly name: string;
}

/** What a person said of the confidence, in the place of the rule (Q47). */
export interface Said {
  readonly level: string;
  readonly note: string;
}

/** What a report is about: the week that it counts, and the run that it is as of (Q44). */
export interface ReportOn {
  /** `2026-W12`. */
  readonly week: string;
  /** The moment of the run, epoch milliseconds. */
  readonly now: number;
  readonly zone: Zone;
  readonly settings: Settings;
  /** Business hours by which an undecided registration is overdue at the moment of the run. */
  readonly overdueHours: (row: RegistrationRow) => number;
  readonly promise?: Promised;
  /** The PAM of a partner; nobody where it is not said. */
  readonly ownerOf?: (partner: string) => Owner | undefined;
  readonly confidence?: Said;
}

/** The days (`yyyy-mm-dd`) and moments (epoch milliseconds) that the lines of a report compare with. */
export interface Times {
  readonly monday: string;
  /** The Monday after, no longer in the week. */
  readonly nextMonday: string;
  readonly from: number;
  readonly to: number;
  readonly nextTo: number;
  readonly now: number;
  readonly today: string;
  readonly quarter: Quarter;
  readonly daysAgo: (days: number) => { readonly day: string; readonly at: number };
}

export const timesOf = ({ week, now, zone, settings }: Pick<ReportOn, "week" | "now" | "zone" | "settings">): Times => {
  const { from: monday, to: nextMonday } = weekRange(week);
  const today = dayOf(zone, now);
  return {
    monday,
    nextMonday,
    from: startOfDay(zone, monday),
    to: startOfDay(zone, nextMonday),
    nextTo: startOfDay(zone, addDays(nextMonday, 7)),
    now,
    today,
    quarter: quarterOf(today, settings.fiscalStart),
    daysAgo: (days) => {
      const day = addDays(today, -days);
      return { day, at: startOfDay(zone, day) };
    },
  };
};

/** The last completed week, Monday to Monday in the zone, `2026-W12` (Q21). */
export const lastWeek = (now: number, zone: Zone): string => previousWeek(isoWeekOf(dayOf(zone, now)));

/** A week as titles and subjects say it: `Week of Mar 16, 2026`. */
export const sayWeek = (week: string): string => `Week of ${sayDay(weekRange(week).from)}`;
