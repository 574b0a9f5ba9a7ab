/** The alerts as the hourly check leaves them, and who is told at once of what is new. */
import type { Alert } from "../../model/attention";
import type { Coverage, Partner, Person } from "../../model/partners";
import type { DealStage, Meeting } from "../../model/pipeline";
import type { Change, Letter } from "../../model/plan";
import type { Mailed } from "../../model/records";
import type { Episode } from "../../model/sla";
import { alertsAfter, type Look, type Turned } from "../../rules/alerts/lifecycle";
import {
  type AlertedDeal,
  belowGoal,
  dealFaults,
  metIn,
  silences,
  stuckMails,
  uncovered,
  type Wrong,
} from "../../rules/alerts/wrong";
import { isLateKind } from "../../rules/checklist/todos";
import { directoryOf } from "../../rules/report/partners";
import { crowdLetter } from "../../mail/attention";
import type { Moment } from "../flow";
import { rolesIn } from "../hourly/alerts";
import { isFrom } from "./day";

export interface RaisedFacts {
  readonly alerts: readonly Alert[];
  readonly partners: readonly Pick<Partner, "name" | "aliases" | "tier" | "status" | "joinedOn">[];
  readonly coverage: readonly Pick<Coverage, "partner" | "state">[];
  readonly meetings: readonly Pick<Meeting, "partner" | "startsAt" | "status">[];
  readonly deals: readonly AlertedDeal[];
  readonly stages: readonly Pick<DealStage, "stage" | "kind">[];
  readonly episodes: readonly Pick<Episode, "id" | "policy" | "state">[];
  readonly outbox: readonly Pick<Mailed, "key" | "state">[];
  readonly team: readonly Person[];
}

/** What the check found in the registration log and the tracker. */
export interface Seen {
  /** Late clocks, and protections that end. */
  readonly wrong: readonly Wrong[];
  /** The partners that registered something in 30 days, as the rows name them. */
  readonly registered: ReadonlySet<string>;
  /** The desk looks for the first time. */
  readonly isFirst: boolean;
  /** Clocks that turned in this check: their owners are told of them anyhow. */
  readonly flipped: ReadonlySet<string>;
  readonly ownerOf: (partner: string) => string;
  readonly titleOf: (policy: string) => string;
}

export interface Raised {
  readonly rows: readonly Alert[];
  /** What its owners are told of now. */
  readonly untold: readonly Alert[];
  readonly changes: readonly Change[];
  readonly letters: readonly Letter[];
}

/** The alerts after a check. */
export const raised = (facts: RaisedFacts, seen: Seen, look: Look, moment: Moment): Raised => {
  const turned = alertsAfter(facts.alerts, [...seen.wrong, ...othersIn(facts, seen, moment)], look);
  const fresh = turned.rows.filter((row) => row.state === "open" && row.toldAt === null);
  const flipped = fresh.filter(({ key }) => seen.flipped.has(key));
  const isTime = seen.isFirst || isDaytime(look, moment);
  const others = isTime ? fresh.filter((row) => !seen.flipped.has(row.key) && isToTell(row)) : [];
  // What was wrong before the desk was there is mailed to nobody, and a crowd is one mail (Q54).
  const isCrowd = others.length > AT_ONCE;
  const told = new Set([...flipped, ...others].map(({ key }) => key));
  return {
    rows: turned.rows.map((row) => (told.has(row.key) ? { ...row, toldAt: moment.now } : row)),
    untold: isCrowd || seen.isFirst ? [] : others,
    changes: changesOf(turned, told, moment.now),
    letters: isCrowd ? crowdOf(others, facts.team, moment) : [],
  };
};

const AT_ONCE = 20;
const FROM = 8;

/** What is found at night waits until people are there. */
const isDaytime = ({ isWorkday }: Look, moment: Moment): boolean => isWorkday && isFrom(FROM, moment);

/** Of these the owner is told by a mail of their own; what is late as it comes in is history, of which nobody is mailed (Q54). */
const TOLD_OTHERWISE: readonly Alert["kind"][] = ["ending", "goal"];
const isToTell = ({ kind }: Alert): boolean => !TOLD_OTHERWISE.includes(kind) && !isLateKind(kind);

const othersIn = (facts: RaisedFacts, { registered, ownerOf, titleOf }: Seen, moment: Moment): Wrong[] => {
  const { today, now, zone, settings } = moment;
  const looking = { today, now, zone, ownerOf };
  const directory = directoryOf(facts.partners);
  const met = metIn(facts.meetings, looking);
  return [
    ...silences(directory, { registered, met }, looking),
    ...dealFaults(facts.deals, facts.stages, settings.currency, looking),
    ...uncovered(facts.coverage, directory, looking),
    ...belowGoal(facts.episodes, titleOf, firstOf(facts.team, "cpo", "pam-lead", "admin")),
    ...stuckMails(facts.outbox, firstOf(facts.team, "coordinator", "admin")),
  ];
};

const firstOf = (team: readonly Person[], ...roles: readonly Person["roles"][number][]): string =>
  roles.flatMap((role) => rolesIn(team, role))[0] ?? "";

const changesOf = ({ added, set, removed, rows }: Turned, told: ReadonlySet<string>, now: number): Change[] => {
  const toldAt = { toldAt: now };
  const isAdded = new Set(added.map(({ key }) => key));
  const others = rows.filter(({ key }) => told.has(key) && !isAdded.has(key) && !set.has(key));
  return [
    ...added.map((add): Change => ({ table: "alerts", add: told.has(add.key) ? { ...add, ...toldAt } : add })),
    ...[...set].map(
      ([key, columns]): Change => ({ table: "alerts", key, set: { ...columns, ...(told.has(key) && toldAt) } }),
    ),
    ...others.map(({ key }): Change => ({ table: "alerts", key, set: toldAt })),
    ...removed.map((key): Change => ({ table: "alerts", key, remove: true })),
  ];
};

const crowdOf = (rows: readonly Alert[], team: readonly Person[], { settings, place, now }: Moment): Letter[] => {
  const to = [rolesIn(team, "coordinator"), rolesIn(team, "admin")].find((found) => found.length) ?? [];
  if (to.length === 0) return [];
  const recipients = { key: `alerts/${now}`, to, cc: [], replyTo: settings.deskAddress };
  return [crowdLetter(rows, { program: settings.program, link: place.url }, recipients)];
};
