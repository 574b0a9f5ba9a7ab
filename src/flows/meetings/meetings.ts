/** The joint calendar: the week against its targets, what comes, and what is owed after meetings. */
import type { Reply } from "../../contract";
import { iso, isoOrNull } from "../../model/cell";
import type { Meeting } from "../../model/pipeline";
import { refuse } from "../../model/result";
import type { Facts, Reads } from "../../model/workbook";
import { isoWeekOf } from "../../rules/days";
import { accountsIn } from "../../rules/meetings/about";
import { type Owed, overAt, owedFor } from "../../rules/meetings/owed";
import { weekOf } from "../../rules/meetings/week";
import { keyOf } from "../../rules/names";
import { pamsIn } from "../../rules/people/pams";
import { timesOf } from "../../rules/report/facts";
import { type Directory, directoryOf } from "../../rules/report/partners";
import { dayOf, startOfDay } from "../../rules/zone";
import { type Always, answers, flowOf, type Moment } from "../flow";
import { deskHours, policyOf } from "../registration/arrival";
import { wrongWeek } from "../report/due";
import { activePerson, isNumbered } from "./case";

export const meetingReads = {
  meetings: "all",
  registrations: ["id", "partner", "companyName", "account", "stage"],
  deals: ["id", "partner", "account", "stage"],
  stages: ["stage", "kind"],
  partners: ["name", "tier", "status", "joinedOn", "aliases", "contactName", "contactEmail"],
  coverage: ["partner", "pam"],
  policies: "all",
  calendars: "all",
  holidays: ["calendar", "day"],
} as const satisfies Reads;

type MeetingFacts = Facts<typeof meetingReads & Always>;
type Reported = Reply<"meetings">;

export const meetings = flowOf<"meetings">()({
  who: "everybody",
  reads: meetingReads,
  plan: (facts, { week }, moment) => {
    const wrong = wrongWeek(week);
    return wrong ? refuse(wrong) : answers(meetingsOf(facts, week ?? isoWeekOf(moment.today), moment));
  },
});

/** The calendar of a week as these rows tell it. */
export const meetingsOf = (facts: MeetingFacts, week: string, moment: Moment): Reported => {
  const { now, zone, settings } = moment;
  const times = timesOf({ week, now, zone, settings });
  const directory = directoryOf(facts.partners);
  const standing = weekOf(facts.meetings, directory, times);
  const pamOf = pamNames(facts);
  const owed = owedIn(facts, moment);
  const lastHeld = lastHeldIn(facts.meetings, directory, now);
  return {
    asOf: iso(now),
    week,
    from: times.monday,
    to: times.nextMonday,
    tiers: standing.tiers,
    partners: standing.partners
      // A Silver partner is shown as it is, and nobody is alerted; of others without a target there is nothing to say.
      .filter(({ tier, status, held, booked }) => tier === "Silver" || status !== "none" || held + booked > 0)
      .map((one) => ({ ...one, pam: pamOf(one.partner) })),
    gaps: standing.gaps.map((gap) => ({ ...gap, pam: pamOf(gap.partner) })),
    silent: standing.silent.map((partner) => ({
      partner,
      tier: directory.find(partner)?.tier ?? "",
      pam: pamOf(partner),
      lastHeldAt: isoOrNull(lastHeld.get(partner) ?? null),
    })),
    withoutBrief: facts.meetings.filter((row) => lacksBrief(row, moment)).map(({ id }) => id),
    owed: owed.map(({ id, items }) => ({ id, items: items.map((one) => ({ ...one, dueAt: isoOrNull(one.dueAt) })) })),
    meetings: shownIn(facts, times, new Set(owed.map(({ id }) => id)), moment),
  };
};

/** Each partner's PAM, by the name of somebody who is still with us. */
const pamNames = (facts: MeetingFacts) => {
  const pamOf = pamsIn(facts);
  return (partner: string): string => activePerson(facts.team, pamOf(partner))?.name || pamOf(partner);
};

/** When the last meeting with each partner was held. */
const lastHeldIn = (rows: readonly Meeting[], { find }: Directory, now: number): ReadonlyMap<string, number> => {
  const last = new Map<string, number>();
  for (const { partner, startsAt, status } of rows) {
    const name = find(partner)?.name;
    if (status !== "held" || startsAt === null || startsAt > now || name === undefined) continue;
    last.set(name, Math.max(startsAt, last.get(name) ?? 0));
  }
  return last;
};

/** today's joint meetings whose brief nobody called ready; a QBR has an agenda of its own. */
const lacksBrief = (row: Meeting, { zone, today }: Moment): boolean =>
  isNumbered(row) &&
  row.status === "booked" &&
  row.type !== "QBR" &&
  !row.briefReady &&
  row.startsAt !== null &&
  dayOf(zone, row.startsAt) === today;

interface OwedAfter {
  readonly id: string;
  readonly items: readonly Owed[];
}

/** What is owed, the most pressing first; what was over before the desk was there is history (Q54). */
const owedIn = (facts: MeetingFacts, moment: Moment): OwedAfter[] => {
  const { now, zone, settings } = moment;
  const hours = deskHours(facts, moment);
  const since = settings.installedOn ? startOfDay(zone, settings.installedOn) : 0;
  return facts.meetings
    .filter((row) => isNumbered(row) && (overAt(row) ?? 0) >= since)
    .map((row) => ({ id: row.id, items: owedFor(row, (key) => policyOf(facts.policies, key), hours, now) }))
    .filter(({ items }) => items.length > 0)
    .sort((a, b) => (a.items[0]?.dueAt ?? 0) - (b.items[0]?.dueAt ?? 0));
};

const shownIn = (
  facts: MeetingFacts,
  { from, to }: { readonly from: number; readonly to: number },
  owing: ReadonlySet<string>,
  { now, zone, today }: Moment,
): Reported["meetings"] => {
  const accountOf = accountsIn(facts);
  const soonest = Math.min(now, startOfDay(zone, today));
  return facts.meetings
    .filter((row) => {
      const at = row.startsAt ?? 0;
      const isComing = row.status === "booked" && at >= soonest;
      return isNumbered(row) && ((at >= from && at < to) || isComing || owing.has(row.id));
    })
    .sort((a, b) => (a.startsAt ?? 0) - (b.startsAt ?? 0))
    .map((row) => viewOf(row, accountOf(row)));
};

const viewOf = (row: Meeting, account: string): Reported["meetings"][number] => {
  const { id, partner, type, startsAt, endsAt, status, nextStep, registration, deal } = row;
  const { attendees, pamAttended, briefReady, briefLink } = row;
  const links = { registration, deal, account };
  const told = { nextStep, attendees, pamAttended, briefReady, briefLink };
  return { id, partner, type, startsAt: isoOrNull(startsAt), endsAt: isoOrNull(endsAt), status, ...links, ...told };
};

const LIVE = ["submitted", "info-requested", "approved"];

/** Registrations and deals that a meeting may be about: those that are still open. */
export const subjectsOf = ({ registrations, deals, stages }: MeetingFacts): NonNullable<Reply<"open">["subjects"]> => {
  const closed = new Set(
    stages.filter(({ kind }) => kind === "won" || kind === "lost").map(({ stage }) => keyOf(stage)),
  );
  return [
    ...registrations
      .filter(({ id, stage }) => !id.startsWith("@") && LIVE.includes(stage))
      .map(({ id, partner, companyName }) => ({ kind: "registration" as const, id, partner, title: companyName })),
    ...deals
      .filter(({ id, stage }) => id !== "" && !closed.has(keyOf(stage)))
      .map(({ id, partner, account }) => ({ kind: "deal" as const, id, partner, title: account })),
  ];
};
