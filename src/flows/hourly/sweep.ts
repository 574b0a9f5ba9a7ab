/** The hourly check: clocks and coverage follow the moments on the rows and the calendar; only what changed is written. */
import type { Change } from "../../model/plan";
import type { Registration } from "../../model/registrations";
import { accept } from "../../model/result";
import type { Clock, Policy } from "../../model/sla";
import type { Facts, Reads } from "../../model/workbook";
import { unsettled } from "../../rules/mailing";
import { isOpen } from "../../rules/moves";
import { clockAt, dueOf, type Running, stateOf } from "../../rules/sla/clock";
import type { Hours } from "../../rules/sla/hours";
import { type Always, inner, type Moment } from "../flow";
import { coverageChanges, coverageReads } from "../coverage";
import { deskHours } from "../registration/arrival";
import { signerFor } from "../registration/people";
import { weekDue } from "../report";

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
  clocks: ["id", "state", "dueAt", "warnAt", "stoppedAt", "elapsedHours", "overdueHours"],
  ...coverageReads,
  meetings: ["registration", "startsAt", "status"],
  outbox: ["key", "state", "claimedAt"],
  weeks: ["week"],
} as const satisfies Reads;

type SweepFacts = Facts<typeof reads & Always>;
type Swept = SweepFacts["registrations"][number];

/** What the hourly check has to do besides. */
export interface Due {
  readonly typed: boolean;
  readonly waiting: boolean;
  /** Registrations whose protection is over. */
  readonly ended: readonly string[];
  readonly report: string | undefined;
}

export const sweep = inner<object, Due>()({
  who: "everybody",
  reads,
  writes: ["clocks", "coverage"],
  plan: (facts, _input, moment) => {
    const hours = deskHours(facts, moment);
    const policies = new Map(facts.policies.filter(({ active }) => active).map((policy) => [policy.key, policy]));
    const known = new Map(facts.clocks.map((clock) => [clock.id, clock]));
    const owners = ownersIn(facts, moment);
    const metAt = firstMeetings(facts);
    const running = facts.registrations.flatMap((row) => runningOf(row, policies, owners, metAt(row)));
    const changes: Change[] = [
      ...running.flatMap((clock) => clockChange(clock, known.get(idOf(clock)), hours, moment)),
      ...facts.registrations.flatMap((row) => dueChange(row, policies.get("decision"), hours)),
      ...facts.registrations.flatMap((row) => meetingChange(row, metAt(row))),
      ...coverageChanges(facts, moment),
      ...leftOver(facts, new Set(running.map(idOf)), moment.now),
      ...unsettled(facts.outbox, moment.now).map(
        ({ key }): Change => ({ table: "outbox", key, set: { state: "check", why: CUT_OFF } }),
      ),
    ];
    return accept({ changes, letters: [], reply: dueNow(facts, moment), inPieces: true });
  },
});

const CUT_OFF = "Sending was cut off; look whether it arrived before you send it again.";

const dueNow = (facts: SweepFacts, moment: Moment): Due => ({
  typed: facts.registrations.some(({ id }) => id.startsWith("@")),
  waiting: facts.outbox.some(({ state }) => state === "waiting"),
  ended: facts.registrations.filter((row) => isOver(row, moment.today)).map(({ id }) => id),
  report: weekDue(
    facts.weeks.map(({ week }) => week),
    moment,
  ),
});

/** Over at the end of its last day, or at the end of the day by which the partner had to tell us something. */
export const isOver = (
  { stage, protectedUntil, updateDueOn }: Pick<Registration, "stage" | "protectedUntil" | "updateDueOn">,
  today: string,
): boolean =>
  stage === "approved" &&
  updateDueOn !== "" &&
  (updateDueOn < today || (protectedUntil !== "" && protectedUntil < today));

interface Ticking extends Running {
  readonly policy: Policy;
  readonly again: boolean;
}

const idOf = ({ subject, policy, again }: Ticking): string => `${subject}/${policy.key}${again ? "-2" : ""}`;

/** The open clocks that the moments of a row call for. */
const runningOf = (
  row: Swept,
  policies: ReadonlyMap<string, Policy>,
  ownerOf: (partner: string) => string,
  metAt: number | null,
): Ticking[] => {
  const again = row.reopenedAt !== null;
  const clock = (key: string, startedAt: number | null, owner: string, stoppedAt: number | null = null): Ticking[] => {
    const policy = policies.get(key);
    if (!policy || startedAt === null || row.id.startsWith("@")) return [];
    return [
      {
        policy,
        again,
        subject: row.id,
        partner: row.partner,
        owner,
        startedAt,
        stoppedAt,
        waits: key === "decision" ? row.waits : [],
      },
    ];
  };
  if (isOpen(row.stage)) return clock("decision", row.reopenedAt ?? row.receivedAt, ownerOf(row.partner));
  if (row.stage !== "approved") return [];
  if (row.aeAssignedAt === null) return clock("ae", row.decidedAt, ownerOf(row.partner));
  return [
    ...clock("outreach", row.aeAssignedAt, row.ae, row.aeContactedAt),
    ...clock("meeting", row.aeAssignedAt, row.ae, metAt),
  ];
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

const meetingChange = ({ id, stage, firstMeetingAt }: Swept, metAt: number | null): Change[] =>
  stage === "approved" && firstMeetingAt === null && metAt !== null
    ? [{ table: "registrations", key: id, set: { firstMeetingAt: metAt } }]
    : [];

/** The PAM of each partner, looked up once. */
const ownersIn = (facts: SweepFacts, moment: Moment) => {
  const owners = new Map<string, string>();
  return (partner: string): string => {
    const owner = owners.get(partner) ?? signerFor(partner, facts, moment).email;
    owners.set(partner, owner);
    return owner;
  };
};

type Known = SweepFacts["clocks"][number];

/** A clock that is not in the tracker yet, or what flipped in one that is. */
const clockChange = (ticking: Ticking, known: Known | undefined, hours: Hours, { now }: Moment): Change[] => {
  if (known ? known.stoppedAt !== null || isSame(ticking, known, hours, now) : ticking.stoppedAt !== null) return [];
  const clock = { ...clockAt(ticking.policy, ticking, hours, now), id: idOf(ticking) };
  return [
    known
      ? { table: "clocks", key: clock.id, set: flipped(clock, known) }
      : { table: "clocks", add: { ...clock, alertedAt: null } },
  ];
};

/** Nothing flipped: told by due and state alone, which is all that most clocks need. */
const isSame = (ticking: Ticking, known: Known, hours: Hours, now: number): boolean => {
  if (ticking.stoppedAt !== null) return false;
  const due = dueOf(ticking.policy, ticking, hours);
  return due.dueAt === known.dueAt && stateOf({ ...due, stoppedAt: null, waits: ticking.waits }, now) === known.state;
};

const flipped = (
  { state, dueAt, warnAt, stoppedAt, elapsedHours, overdueHours }: Omit<Clock, "alertedAt">,
  known: Known,
): Partial<Clock> => {
  if (stoppedAt !== null) return { state, stoppedAt, elapsedHours, overdueHours };
  return dueAt === known.dueAt ? { state, elapsedHours, overdueHours } : { state, dueAt, warnAt };
};

/** A decision that falls due at another moment, because the calendar or the promise was changed. */
const dueChange = (row: Swept, policy: Policy | undefined, hours: Hours): Change[] => {
  const startedAt = row.reopenedAt ?? row.receivedAt;
  if (!policy || startedAt === null || !isOpen(row.stage) || row.id.startsWith("@")) return [];
  const { dueAt, warnAt } = dueOf(policy, { startedAt, waits: row.waits }, hours);
  return dueAt === row.decisionDueAt
    ? []
    : [{ table: "registrations", key: row.id, set: { decisionDueAt: dueAt, warnAt } }];
};

const THIRTEEN_WEEKS = 13 * 7 * 86_400_000;

/** Open clocks of registrations that have ended, and stopped ones that are old. */
const leftOver = (facts: SweepFacts, running: ReadonlySet<string>, now: number): Change[] =>
  facts.clocks
    .filter((clock) => (clock.stoppedAt === null ? !running.has(clock.id) : now - clock.stoppedAt > THIRTEEN_WEEKS))
    .map((clock) => ({ table: "clocks", key: clock.id, remove: true }));
