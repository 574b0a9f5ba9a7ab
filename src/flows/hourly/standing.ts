/** How the promises stand: the SLA summary, and the escalation of what was below its goal for two weeks. */
import type { Change, Letter } from "../../model/plan";
import type { Episode, Policy, SummaryRow } from "../../model/sla";
import type { Person } from "../../model/partners";
import { escalationLetter } from "../../mail/clocks";
import { weekRange } from "../../rules/days";
import { differing } from "../../rules/differing";
import { turnOf } from "../../rules/sla/episodes";
import { type Kept, keptByPolicy, type Measured, summaryRows, targetSaid } from "../../rules/sla/summary";
import { startOfDay } from "../../rules/zone";
import type { Moment } from "../flow";
import { rolesIn } from "./alerts";

export interface StandingFacts {
  readonly summary: readonly SummaryRow[];
  readonly episodes: readonly Episode[];
  readonly team: readonly Person[];
}

/** The rows of the summary that read otherwise now, and what the completed weeks bring about. */
export const standing = (
  facts: StandingFacts,
  measured: readonly Measured[],
  policies: readonly Policy[],
  moment: Moment,
): { changes: Change[]; letters: Letter[] } => {
  const kept = keptByPolicy(measured, policies, moment.zone, moment.now);
  const turns = policies.flatMap((policy) => turned(facts, policy, kept.get(policy.key) ?? [], moment));
  return {
    changes: [...summaryChanges(facts.summary, summaryRows(kept, policies)), ...turns.map(({ change }) => change)],
    letters: turns.flatMap(({ letter }) => letter),
  };
};

const summaryChanges = (known: readonly SummaryRow[], rows: readonly SummaryRow[]): Change[] => {
  const byPolicy = new Map(known.map((row) => [row.policy, row]));
  const gone = known.filter(({ policy }) => !rows.some((row) => row.policy === policy));
  return [
    ...rows.flatMap((row) => rowChange(row, byPolicy.get(row.policy))),
    ...gone.map(({ policy }): Change => ({ table: "summary", key: policy, remove: true })),
  ];
};

const rowChange = (row: SummaryRow, known: SummaryRow | undefined): Change[] => {
  if (!known) return [{ table: "summary", add: row }];
  const set = differing(row, known);
  return Object.keys(set).length ? [{ table: "summary", key: row.policy, set }] : [];
};

interface Turning {
  readonly change: Change;
  readonly letter: readonly Letter[];
}

const turned = (
  { episodes, team }: StandingFacts,
  policy: Policy,
  [current, ...completed]: readonly Kept[],
  moment: Moment,
): Turning[] => {
  if (!current || !isMorning(current, moment)) return [];
  const ours = completed.filter((kept) => isOurs(kept, moment));
  const turn = turnOf(policy, ours, episodes);
  if (!turn) return [];
  if (turn.kind === "recovers") {
    const { rootCause = "", plan = "" } = episodes.find(({ id }) => id === turn.id) ?? {};
    const state = rootCause && plan ? "closed" : "recovered";
    return [{ change: { table: "episodes", key: turn.id, set: { state, recoveredWeek: turn.week } }, letter: [] }];
  }
  const { id, figures } = turn;
  const remindedWeek = ours[0]?.week ?? "";
  const change: Change =
    turn.kind === "opens"
      ? {
          table: "episodes",
          add: { id, policy: policy.key, state: "open", figures, escalatedAt: moment.now, remindedWeek },
        }
      : { table: "episodes", key: id, set: { figures, remindedWeek } };
  const known = episodes.find((episode) => episode.id === id);
  return [{ change, letter: letterOf(policy, known, turn, remindedWeek, team, moment) }];
};

/** Weeks that were over before the desk was there are history (Q54). */
const isOurs = ({ week }: Kept, { settings: { installedOn } }: Moment): boolean => weekRange(week).to > installedOn;

const FROM = 8.5 * 3_600_000;

/** Weeks are judged from Monday 08:30 on, when people can act. */
const isMorning = ({ week }: Kept, { zone, now }: Moment): boolean =>
  now >= startOfDay(zone, weekRange(week).from) + FROM;

/** To the CPO, else to whoever leads the PAMs or administers the desk. */
const letterOf = (
  policy: Policy,
  known: Episode | undefined,
  { kind, id, figures }: { kind: "opens" | "reminds"; id: string; figures: string },
  week: string,
  team: readonly Person[],
  { settings, place }: Moment,
): Letter[] => {
  const leads = rolesIn(team, "pam-lead");
  const to = [rolesIn(team, "cpo"), leads, rolesIn(team, "admin")].find((found) => found.length) ?? [];
  if (to.length === 0) return [];
  const escalation = {
    id,
    title: policy.title,
    target: targetSaid(policy),
    goal: policy.goal ?? 0,
    figures,
    isReminder: kind === "reminds",
    rootCause: known?.rootCause ?? "",
    plan: known?.plan ?? "",
  };
  const cc = leads.filter((lead) => !to.includes(lead));
  const recipients = { key: `escalation/${id}/${week}`, to, cc, replyTo: settings.deskAddress };
  return [escalationLetter(escalation, { program: settings.program, link: place.url }, recipients)];
};
