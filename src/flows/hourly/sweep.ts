/** The hourly check: clocks and coverage follow the moments on the rows and the calendar; only what changed is written. */
import type { Alert } from "../../model/attention";
import type { Change } from "../../model/plan";
import { accept } from "../../model/result";
import type { Clock, Episode } from "../../model/sla";
import type { Facts, Reads } from "../../model/workbook";
import { isSeen } from "../../rules/deals/attribution";
import { kindOfLate, SILENT_DAYS, type Wrong } from "../../rules/alerts/wrong";
import type { Day } from "../../rules/checklist/day";
import { asksOf } from "../../rules/checklist/ticks";
import { registrationTodos } from "../../rules/checklist/todos";
import { addDays, sayDay, sayMoment } from "../../rules/days";
import { closingOf, closingsBy } from "../../rules/deals/linked";
import { firstHeldById } from "../../rules/meetings/held";
import { unsettled } from "../../rules/mailing";
import { clockAt, clockId, type Due as Ends, dueBy, stateOf, type Terms, termsOf } from "../../rules/sla/clock";
import type { Hours } from "../../rules/sla/hours";
import { endsBefore, remindedBefore } from "../../rules/protection";
import { soundPolicy } from "../../rules/sla/policies";
import { type Called, dealRuns, inquiryRuns, meetingRuns, registrationRuns } from "../../rules/sla/runs";
import type { Measured } from "../../rules/sla/summary";
import { leaverless } from "../../rules/people/here";
import { startOfDay, type Zone } from "../../rules/zone";
import { dayOfMoment, lookOf } from "../attention/day";
import { isDigestDue } from "../attention/digest";
import { isLevelDue } from "../attention/levels";
import { tickChanges } from "../attention/listed";
import { raised, type Seen } from "../attention/raised";
import { type Always, inner, type Moment } from "../flow";
import { isEvening } from "../board";
import { flatteningDue } from "../export/flatten";
import { forecastDue } from "../forecast";
import { coverageChanges, coverageReads } from "../coverage";
import { isNumbered } from "../meetings/case";
import { isHeldDue } from "../meetings/held";
import { deskHours } from "../registration/arrival";
import { isDue } from "../people/hand-over";
import { holderChanges } from "../people/holders";
import { FIGURES, loadChanges } from "../people/load";
import { tiersTyped } from "../people/recover";
import { signerFor } from "../registration/people";
import { reportErrands } from "../report/due";
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
  partners: [...coverageReads.partners, "joinedOn", "lastLoginOn"],
  meetings: [
    "id",
    "registration",
    "deal",
    "partner",
    "type",
    "startsAt",
    "endsAt",
    "status",
    "nextStep",
    "briefReady",
    "briefLink",
    "invitedAt",
    "notesAt",
    "followUpAt",
    "stageUpdatedAt",
  ],
  inquiries: ["id", "partner", "owner", "receivedAt", "answeredAt"],
  deals: [
    "id",
    "partner",
    "account",
    "dealType",
    "registration",
    "stage",
    "amount",
    "currency",
    "rate",
    "expectedClose",
    "owner",
    "closedOn",
    "goLiveOn",
    "amToldAt",
    "feeApplicable",
    "feeAmount",
    "feeTriggeredOn",
    "feePaidOn",
    "evidence",
    "seen",
    "meetingsHeld",
  ],
  stages: ["stage", "kind"],
  outbox: ["key", "state", "claimedAt"],
  summary: "all",
  episodes: "all",
  weeks: ["week", "state", "sentAt"],
  ticks: "all",
  alerts: "all",
  holders: "all",
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
  writes: ["clocks", "coverage", "summary", "episodes", "outbox", "ticks", "alerts", "holders"],
  plan: (facts, _input, moment) => {
    const hours = deskHours(facts, moment);
    const day = dayOfMoment(moment, hours);
    const checked = rowsChecked(facts, hours, day, moment);
    const policies = [...checked.terms.values()].map(({ policy }) => policy).reverse();
    const stand = standing(facts, clocksAfter(facts.clocks, checked.changes), policies, moment);
    const episodes = episodesAfter(facts.episodes, stand.changes);
    const found = raised({ ...facts, episodes }, seenBy(facts, checked), lookOf(moment, hours, day), moment);
    const retiered = tiersTyped(facts, moment);
    const changes: Change[] = [
      ...checked.changes,
      ...stand.changes,
      ...coverageChanges({ ...facts, partners: facts.partners.filter((one) => !retiered.includes(one)) }, moment),
      ...holderChanges(facts),
      ...found.changes,
      ...tickChanges({ ...facts, alerts: found.rows }, checked, day, moment),
      ...unsettled(facts.outbox, moment.now).map(
        ({ key }): Change => ({ table: "outbox", key, set: { state: "check", why: CUT_OFF } }),
      ),
    ];
    const letters = [...alertsOf(checked.flips, found.untold, facts.team, moment), ...found.letters, ...stand.letters];
    const errands = errandsOf(
      facts,
      { ...checked, retiered: retiered.length > 0, alerts: found.rows, isWorkday: day.isWorkday },
      moment,
    );
    const loads = loadChanges(changes, moment.seen, FIGURES);
    return accept({ changes: [...changes, ...loads], letters, reply: { errands }, inPieces: true });
  },
});

const episodesAfter = (episodes: SweepFacts["episodes"], changes: readonly Change[]) => {
  const own = changes.filter((change) => change.table === "episodes");
  const after = new Map<string, Partial<Episode>>(episodes.map((episode) => [episode.id, episode]));
  for (const change of own) {
    if ("add" in change) after.set(change.add.id ?? "", change.add);
    else if ("set" in change) after.set(change.key, { ...after.get(change.key), ...change.set });
  }
  return [...after].map(([id, { policy = "", state = "" }]) => ({ id, policy, state }));
};

/** What the pass over the rows tells of what is wrong. */
const seenBy = (facts: SweepFacts, { late, registered, flips, ownerOf, terms }: Checked): Seen => ({
  wrong: late,
  registered,
  flipped: new Set(flips.filter(({ state }) => state === "breached").map(({ id }) => id)),
  isFirst: facts.ticks.length === 0 && facts.alerts.length === 0,
  ownerOf,
  titleOf: (policy) => terms.get(policy)?.policy.title ?? policy,
});

/** What errands are found from. */
interface Errandful extends Pick<Checked, "typed" | "closed" | "ended" | "isSoon"> {
  /** A tier was typed, and the edit did not come to its end. */
  readonly retiered: boolean;
  readonly alerts: readonly Alert[];
  readonly isWorkday: boolean;
}

/** In this order: what was typed may be decided by its deals, and what is over is not reminded of. */
const errandsOf = (
  facts: SweepFacts,
  { typed, closed, ended, isSoon, retiered, alerts, isWorkday }: Errandful,
  moment: Moment,
): Errand[] => {
  const { schedule } = deskHours(facts, moment)(moment.settings.calendar, "BD24");
  const month = forecastDue(schedule, moment);
  const evening = flatteningDue(moment);
  const errands: readonly (Errand | false)[] = [
    facts.team.some((person) => isDue(person, moment.today)) && { flow: "handOvers" },
    retiered && { flow: "recover", input: { by: "" } },
    typed && { flow: "typed" },
    moment.settings.formTab !== "" && { flow: "responses" },
    facts.deals.some((deal) => !isSeen(deal)) && { flow: "attributions" },
    closed && { flow: "closings" },
    isHeldDue(facts) && { flow: "held" },
    ended && { flow: "endings" },
    isSoon && { flow: "reminders", once: moment.today },
    facts.outbox.some(({ state }) => state === "waiting") && { flow: "resend" },
    ...reportErrands(facts.weeks, facts.outbox, moment),
    isEvening(moment) && { flow: "board", once: moment.today },
    month !== undefined && { flow: "monthly", input: { month }, once: month },
    evening !== undefined && { flow: "flatten", once: evening },
    isWorkday && isDigestDue(facts.team, moment) && { flow: "digest", once: moment.today },
    isWorkday && isLevelDue(alerts, moment) && { flow: "levels", once: moment.today },
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
  readonly zone: Zone;
  readonly now: number;
  /** Before it the desk was not there: what is older is history and starts no clock (Q54). */
  readonly since: number;
  /** What is to be written, as it is found. */
  readonly changes: Change[];
  /** What somebody is to be told about. */
  readonly flips: Flip[];
  /** Late clocks and protections that end. */
  readonly late: Wrong[];
}

/** What is found in the rows. */
interface Checked extends Pick<Check, "changes" | "flips" | "terms" | "late" | "ownerOf"> {
  /** What the rows of the log ask for today. */
  readonly asked: ReturnType<typeof asksOf>;
  /** The partners that registered something in 30 days. */
  readonly registered: ReadonlySet<string>;
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
const rowsChecked = (facts: SweepFacts, hours: Hours, day: Day, moment: Moment): Checked => {
  const check = checkOf(facts, hours, moment);
  const asked = asksOf();
  const registered = new Set<string>();
  const present = leaverless(facts.team);
  const heardSince = startOfDay(moment.zone, addDays(moment.today, -SILENT_DAYS));
  const endingBy = addDays(moment.today, WEEK);
  const metAt = firstMeetings(facts);
  const closings = closingsBy(facts.deals, facts.stages);
  let ended = false;
  const soon = remindedBefore(moment.today);
  let typed = false;
  let closed = false;
  let isSoon = false;
  for (const row of facts.registrations) {
    if (row.id.startsWith("@")) typed = true;
    else {
      registrationRuns(row, metAt(row), (promise, called) => followRow(check, row, promise, called));
      registrationTodos(present(row), day, asked.tell);
      if (isEnding(row, moment.today, endingBy)) check.late.push(endingOf(row, check.ownerOf(row.partner)));
    }
    if (row.receivedAt !== null && row.receivedAt >= heardSince && row.receivedAt <= moment.now)
      registered.add(row.partner);
    if (closings.size > 0 && closingOf(closings, row)) closed = true;
    if (row.stage !== "approved") continue;
    if (row.firstMeetingAt === null) check.changes.push(...meetingChange(row, metAt(row)));
    if (endsBefore(row, moment.today)) ended = true;
    else isSoon ||= endsBefore(row, soon);
  }
  othersChecked(facts, check, moment);
  const { changes, tracker, ...rest } = check;
  const left = tracker.left(moment.now).map(gone);
  return { ...rest, typed, closed, ended, isSoon, asked, registered, changes: [...changes, ...left] };
};

const WEEK = 7;

/** Whether its protection ends within seven days. */
const isEnding = ({ stage, protectedUntil }: Swept, today: string, by: string): boolean =>
  stage === "approved" && protectedUntil !== "" && protectedUntil >= today && protectedUntil <= by;

const endingOf = ({ id, partner, protectedUntil }: Swept, owner: string): Wrong => ({
  key: `ending/${id}`,
  kind: "ending",
  about: id,
  partner,
  owner,
  what: () => `The protection of ${id} (${partner}) ends on ${sayDay(protectedUntil)}`,
});

/** Clocks of meetings, questions and deals. */
const othersChecked = ({ meetings, inquiries, deals }: SweepFacts, check: Check, moment: Moment): void => {
  const call = (promise: string, called: Called) => {
    if (called.startedAt >= check.since) follow(check, promise, called);
  };
  for (const row of meetings) if (isNumbered(row)) meetingRuns(row, moment.now, call);
  for (const row of inquiries) if (!row.id.startsWith("@")) inquiryRuns(row, call);
  for (const row of deals) dealRuns(row, moment.zone, moment.today, call);
};

const checkOf = (facts: SweepFacts, hours: Hours, moment: Moment): Check => {
  const { installedOn } = moment.settings;
  return {
    terms: termsByPromise(facts, hours),
    tracker: trackerOf(facts.clocks),
    ownerOf: ownersIn(facts, moment),
    hours,
    zone: moment.zone,
    now: moment.now,
    since: installedOn ? startOfDay(moment.zone, installedOn) : moment.now - THIRTEEN_WEEKS,
    changes: [],
    flips: [],
    late: [],
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
  const firstById = firstHeldById(meetings);
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
  if (known && isSame(called, ends, known, check.now)) {
    if (known.state === "breached") check.late.push(lateOf(terms, called, ends, known, check));
    return ends;
  }
  const changes = changed(terms, called, known, check);
  check.changes.push(...changes);
  if (changes.length && isLate(called, ends, check.now)) check.late.push(lateOf(terms, called, ends, known, check));
  return ends;
};

/** Nothing flipped: told by due and state alone, which is all that most clocks need. */
const isSame = ({ stoppedAt, waits }: Called, { dueAt, warnAt }: Ends, known: Kept, now: number): boolean =>
  stoppedAt === null && dueAt === known.dueAt && stateOf({ dueAt, warnAt, stoppedAt, waits }, now) === known.state;

const isLate = ({ stoppedAt, waits }: Called, ends: Ends, now: number): boolean =>
  stateOf({ ...ends, stoppedAt, waits }, now) === "breached";

const lateOf = (
  { policy }: Terms,
  { subject, partner, owner, again }: Called,
  { dueAt }: Ends,
  known: Kept | undefined,
  { ownerOf, zone }: Check,
): Wrong => ({
  key: known?.id ?? `${clockId(subject, policy.key)}${again ? AGAIN : ""}`,
  kind: kindOfLate(policy.key),
  about: subject,
  partner,
  owner: owner || ownerOf(partner),
  what: () => `${policy.title}: ${subject}, ${partner}, was due ${dueAt === null ? "" : sayMoment(zone, dueAt)}`,
});

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
