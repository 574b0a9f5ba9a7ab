/** The hourly check: clocks and coverage follow the moments on the rows and the calendar; only what changed is written. */
import type { Change } from "../../model/plan";
import { accept } from "../../model/result";
import type { Clock } from "../../model/sla";
import type { Facts, Reads } from "../../model/workbook";
import { closingOf, closingsBy } from "../../rules/linked-deals";
import { unsettled } from "../../rules/mailing";
import { clockAt, type Due as Ends, dueBy, stateOf, type Terms, termsOf } from "../../rules/sla/clock";
import type { Hours } from "../../rules/sla/hours";
import { endsBefore, remindedBefore } from "../../rules/protection";
import { soundPolicy } from "../../rules/sla/policies";
import { type Called, dealRuns, inquiryRuns, meetingRuns, registrationRuns } from "../../rules/sla/runs";
import type { Measured } from "../../rules/sla/summary";
import { startOfDay } from "../../rules/zone";
import { type Always, inner, type Moment } from "../flow";
import { coverageChanges, coverageReads } from "../coverage";
import { deskHours } from "../registration/arrival";
import { isDue } from "../people/hand-over";
import { signerFor } from "../registration/people";
import { weekDue } from "../report";
import { alertsOf, type Flip, isAlerting } from "./alerts";
import { standing } from "./standing";
import { AGAIN, type Kept, THIRTEEN_WEEKS, type Tracker, trackerOf } from "./tracker";

const reads = {
  registrations: [
    "id",
    "stage",
    "partner",
    "receivedAt",
    "reopenedAt",
    "decisionDueAt",
    "waits",
    "decidedAt",
    "ae",
    "aeAssignedAt",
    "aeContactedAt",
    "firstMeetingAt",
    "protectedUntil",
    "updateDueOn",
  ],
  clocks: ["id", "policy", "state", "dueAt", "warnAt", "stoppedAt", "elapsedHours", "overdueHours", "alertedAt"],
  ...coverageReads,
  meetings: [
    "id",
    "registration",
    "partner",
    "type",
    "startsAt",
    "endsAt",
    "status",
    "nextStep",
    "invitedAt",
    "notesAt",
    "followUpAt",
    "stageUpdatedAt",
  ],
  inquiries: ["id", "partner", "owner", "receivedAt", "answeredAt"],
  deals: ["id", "partner", "registration", "stage", "goLiveOn", "amToldAt", "feeTriggeredOn", "feePaidOn"],
  stages: ["stage", "kind"],
  outbox: ["key", "state", "claimedAt"],
  summary: "all",
  episodes: "all",
  weeks: ["week"],
} as const satisfies Reads;

type SweepFacts = Facts<typeof reads & Always>;
type Swept = SweepFacts["registrations"][number];

/** Something that the hourly check has found to be done besides: a flow, and what it is told. */
export interface Errand {
  readonly flow: string;
  readonly input?: unknown;
  /** The day or week for which it is done once, however often the check comes by. */
  readonly once?: string;
}

export const sweep = inner<object, { errands: readonly Errand[] }>()({
  who: "everybody",
  reads,
  writes: ["clocks", "coverage", "summary", "episodes", "outbox"],
  plan: (facts, _input, moment) => {
    const checked = rowsChecked(facts, moment);
    const policies = [...checked.terms.values()].map(({ policy }) => policy).reverse();
    const stand = standing(facts, clocksAfter(facts.clocks, checked.changes), policies, moment);
    const changes: Change[] = [
      ...checked.changes,
      ...stand.changes,
      ...coverageChanges(facts, moment),
      ...unsettled(facts.outbox, moment.now).map(
        ({ key }): Change => ({ table: "outbox", key, set: { state: "check", why: CUT_OFF } }),
      ),
    ];
    const letters = [...alertsOf(checked.flips, facts.team, moment), ...stand.letters];
    return accept({ changes, letters, reply: { errands: errandsOf(facts, checked, moment) }, inPieces: true });
  },
});

/** In this order: what was typed may be decided by its deals, and what is over is not reminded of. */
const errandsOf = (facts: SweepFacts, { typed, closed, ended, isSoon }: Checked, moment: Moment): Errand[] => {
  const week = weekDue(
    facts.weeks.map((row) => row.week),
    moment,
  );
  const errands: readonly (Errand | false)[] = [
    facts.team.some((person) => isDue(person, moment.today)) && { flow: "handOvers" },
    typed && { flow: "typed" },
    moment.settings.formTab !== "" && { flow: "responses" },
    closed && { flow: "closings" },
    ended && { flow: "endings" },
    isSoon && { flow: "reminders", once: moment.today },
    facts.outbox.some(({ state }) => state === "waiting") && { flow: "resend" },
    week !== undefined && { flow: "weekly", input: { week } },
  ];
  return errands.filter((errand) => errand !== false);
};

const CUT_OFF = "Sending was cut off; look whether it arrived before you send it again.";

/** What every clock of a check is followed with. */
interface Check {
  readonly terms: ReadonlyMap<string, Terms>;
  readonly tracker: Tracker;
  readonly ownerOf: (partner: string) => string;
  readonly hours: Hours;
  readonly now: number;
  /** Before it the desk was not there: what is older is history and starts no clock (Q54). */
  readonly since: number;
  /** What is to be written, as it is found. */
  readonly changes: Change[];
  /** What somebody is to be told about. */
  readonly flips: Flip[];
}

/** What is found in the rows. */
interface Checked extends Pick<Check, "changes" | "flips" | "terms"> {
  /** People typed rows that are not taken in yet. */
  readonly typed: boolean;
  /** The deals of a registration were won or lost, and it was not yet. */
  readonly closed: boolean;
  /** A protection is over. */
  readonly ended: boolean;
  /** A protection is over soon. */
  readonly isSoon: boolean;
}

/**
 * Each clock follows the moments of its row; what nothing calls for any more is taken away.
 * The log is gone through once: to reach for a row costs more than to count its hours.
 */
const rowsChecked = (facts: SweepFacts, moment: Moment): Checked => {
  const check = checkOf(facts, moment);
  const metAt = firstMeetings(facts);
  const closings = closingsBy(facts.deals, facts.stages);
  let ended = false;
  const soon = remindedBefore(moment.today);
  let typed = false;
  let closed = false;
  let isSoon = false;
  for (const row of facts.registrations) {
    if (row.id.startsWith("@")) typed = true;
    else registrationRuns(row, metAt(row), (promise, called) => followRow(check, row, promise, called));
    if (row.firstMeetingAt === null && row.stage === "approved") check.changes.push(...meetingChange(row, metAt(row)));
    if (closingOf(closings, row)) closed = true;
    if (endsBefore(row, moment.today)) ended = true;
    else isSoon ||= endsBefore(row, soon);
  }
  othersChecked(facts, check, moment);
  const { changes, flips, terms, tracker } = check;
  return { typed, closed, ended, isSoon, flips, terms, changes: [...changes, ...tracker.left(moment.now).map(gone)] };
};

/** Clocks of meetings, questions and deals. */
const othersChecked = ({ meetings, inquiries, deals }: SweepFacts, check: Check, moment: Moment): void => {
  const call = (promise: string, called: Called) => {
    if (called.startedAt >= check.since) follow(check, promise, called);
  };
  for (const row of meetings) if (row.id !== "") meetingRuns(row, moment.now, call);
  for (const row of inquiries) if (!row.id.startsWith("@")) inquiryRuns(row, call);
  for (const row of deals) dealRuns(row, moment.zone, moment.today, call);
};

const checkOf = (facts: SweepFacts, moment: Moment): Check => {
  const hours = deskHours(facts, moment);
  const { installedOn } = moment.settings;
  return {
    terms: termsByPromise(facts, hours),
    tracker: trackerOf(facts.clocks),
    ownerOf: ownersIn(facts, moment),
    hours,
    now: moment.now,
    since: installedOn ? startOfDay(moment.zone, installedOn) : moment.now - THIRTEEN_WEEKS,
    changes: [],
    flips: [],
  };
};

/** The clocks of the tracker as they stand after the changes. */
const clocksAfter = (clocks: readonly Kept[], changes: readonly Change[]): readonly Measured[] => {
  const changed = new Map<string, Partial<Clock> | null>();
  const added: Measured[] = [];
  for (const change of changes) {
    if (change.table !== "clocks") continue;
    if ("add" in change) added.push(change.add as Clock);
    else changed.set(change.key, "set" in change ? change.set : null);
  }
  if (changed.size + added.length === 0) return clocks;
  return [...clocks.flatMap((clock) => withChange(clock, changed.get(clock.id))), ...added];
};

const withChange = (clock: Kept, change: Partial<Clock> | null | undefined): Measured[] => {
  if (change === null) return [];
  return [change ? { ...clock, ...change } : clock];
};

/** The clock, and on the row when its decision falls due. */
const followRow = (check: Check, row: Swept, promise: string, called: Called): void => {
  const ends = follow(check, promise, called);
  if (promise !== "decision" || !ends || ends.dueAt === row.decisionDueAt) return;
  const { dueAt, warnAt } = ends;
  check.changes.push({ table: "registrations", key: row.id, set: { decisionDueAt: dueAt, warnAt } });
};

/** When the first meeting about a registration was held: as its row says, else by the log of meetings. */
const firstMeetings = ({ meetings }: SweepFacts) => {
  const firstById = new Map<string, number>();
  for (const { registration, startsAt, status } of meetings) {
    if (status !== "held" || startsAt === null || registration === "") continue;
    firstById.set(registration, Math.min(startsAt, firstById.get(registration) ?? startsAt));
  }
  return ({ id, firstMeetingAt }: Swept): number | null => firstMeetingAt ?? firstById.get(id) ?? null;
};

const meetingChange = ({ id }: Swept, metAt: number | null): Change[] =>
  metAt === null ? [] : [{ table: "registrations", key: id, set: { firstMeetingAt: metAt } }];

const termsByPromise = ({ policies }: SweepFacts, hours: Hours): ReadonlyMap<string, Terms> =>
  new Map(
    policies
      .filter(({ active }) => active)
      .map((policy) => [policy.key, termsOf(soundPolicy(policy), hours)] as const)
      .reverse(),
  );

/** The PAM of each partner, looked up once. */
const ownersIn = (facts: SweepFacts, moment: Moment) => {
  const owners = new Map<string, string>();
  return (partner: string): string => {
    const owner = owners.get(partner) ?? signerFor(partner, facts, moment).email;
    owners.set(partner, owner);
    return owner;
  };
};

const gone = ({ id }: Kept): Change => ({ table: "clocks", key: id, remove: true });

/** Adds a clock that is not in the tracker yet, or writes what flipped in one that is; when it ends, if its promise is active. */
const follow = (check: Check, promise: string, called: Called): Ends | undefined => {
  const terms = check.terms.get(promise);
  if (!terms) return undefined;
  const ends = dueBy(terms, called);
  const known = check.tracker.take(promise, called);
  if (!known || !isSame(called, ends, known, check.now)) check.changes.push(...changed(terms, called, known, check));
  return ends;
};

/** Nothing flipped: told by due and state alone, which is all that most clocks need. */
const isSame = ({ stoppedAt, waits }: Called, { dueAt, warnAt }: Ends, known: Kept, now: number): boolean =>
  stoppedAt === null && dueAt === known.dueAt && stateOf({ dueAt, warnAt, stoppedAt, waits }, now) === known.state;

const changed = (terms: Terms, called: Called, known: Kept | undefined, check: Check): Change[] => {
  const { hours, now, tracker, ownerOf } = check;
  if (!known && isHistory(called, check)) return [];
  const owner = called.owner || ownerOf(called.partner);
  const clock = { ...clockAt(terms.policy, called, hours, now), owner };
  if (!known) {
    const id = called.again ? clock.id + AGAIN : clock.id;
    return tracker.hasStopped(id) ? [] : [{ table: "clocks", add: { ...clock, id, alertedAt: null } }];
  }
  const set = flipped(clock, known);
  if (clock.state === known.state || !isAlerting(clock.state)) return [{ table: "clocks", key: known.id, set }];
  check.flips.push({ ...clock, id: known.id, terms });
  return [{ table: "clocks", key: known.id, set: { ...set, alertedAt: now } }];
};

/** What ended long ago, and meetings, questions and deals from before the desk was there. */
const isHistory = ({ startedAt, stoppedAt }: Called, { since, now }: Check): boolean =>
  stoppedAt !== null && (startedAt < since || now - stoppedAt > THIRTEEN_WEEKS);

const flipped = (
  { state, dueAt, warnAt, stoppedAt, elapsedHours, overdueHours }: Omit<Clock, "alertedAt">,
  known: Kept,
): Partial<Clock> => {
  if (stoppedAt !== null) return { state, stoppedAt, elapsedHours, overdueHours };
  if (dueAt !== known.dueAt) return { state, dueAt, warnAt, ...(known.overdueHours !== null && { overdueHours }) };
  // What is late has used its target and the hours that it is late.
  return overdueHours === null ? { state, elapsedHours } : { state, overdueHours };
};
