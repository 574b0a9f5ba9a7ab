/** What waits for a decision, the most urgent first. */
import type { Reply } from "../../contract";
import { iso, isoOrNull } from "../../model/cell";
import type { Registration } from "../../model/registrations";
import type { Facts, Reads } from "../../model/workbook";
import { isOpen, movesFrom } from "../../rules/moves";
import { hoursBetween } from "../../rules/sla/clock";
import { answers, flowOf, type Moment } from "../flow";
import { deskHours, policyOf } from "./arrival";
import { signerFor } from "./people";

type QueueItem = Reply<"queue">["items"][number];

export const queueReads = {
  registrations: [
    "id",
    "stage",
    "version",
    "partner",
    "companyName",
    "dealSize",
    "currency",
    "flags",
    "receivedAt",
    "decisionDueAt",
    "warnAt",
  ],
  partners: ["name", "aliases"],
  coverage: ["partner", "pam"],
  policies: "all",
  calendars: "all",
  holidays: ["calendar", "day"],
} as const satisfies Reads;

type Queued = Facts<typeof queueReads>["registrations"][number];

/** Open registrations, the most urgent first; those that wait for a partner come last. */
export const queue = flowOf<"queue">()({
  who: "everybody",
  reads: queueReads,
  plan: (facts, { stage, mine }, moment) => {
    const isMine = (row: Queued) =>
      signerFor(row.partner, facts, moment).email.toLowerCase() === moment.user.toLowerCase();
    const wanted = facts.registrations.filter(
      (row) => (stage ? row.stage === stage : isOpen(row.stage)) && (!mine || isMine(row)),
    );
    const items = queueOf(wanted, facts, moment);
    const next = items.find((item) => item.urgency !== "waiting") ?? null;
    return answers({ asOf: iso(moment.now), items, next });
  },
});

/** These registrations in the order in which they press, each with its deadline. */
export const queueOf = (
  rows: readonly Queued[],
  facts: Pick<Facts<typeof queueReads>, "policies" | "calendars" | "holidays">,
  moment: Moment,
): QueueItem[] => {
  const policy = policyOf(facts.policies, "decision");
  const hours = deskHours(facts, moment);
  const overdue = (row: Queued) =>
    policy && !isWaiting(row) && row.decisionDueAt !== null && row.decisionDueAt < moment.now
      ? hoursBetween(policy, row.decisionDueAt, moment.now, [], hours)
      : null;
  return [...rows]
    .sort((a, b) => urgency(a) - urgency(b) || a.id.localeCompare(b.id))
    .map((row) => queueItem(row, overdue(row), moment.now));
};

type Waiting = Pick<Registration, "stage" | "decisionDueAt">;

/** We wait for the partner; one that was late before keeps its due moment. */
const isWaiting = ({ stage, decisionDueAt }: Waiting): boolean => stage === "info-requested" || decisionDueAt === null;

const urgency = (row: Waiting): number => (isWaiting(row) ? null : row.decisionDueAt) ?? Number.MAX_SAFE_INTEGER;

const queueItem = (row: Queued, overdueHours: number | null, now: number): QueueItem => ({
  id: row.id,
  stage: row.stage,
  version: row.version ?? 0,
  partner: row.partner,
  companyName: row.companyName,
  dealSize: row.dealSize,
  currency: row.currency,
  flags: row.flags.join(", "),
  receivedAt: isoOrNull(row.receivedAt),
  decisionDueAt: isoOrNull(row.decisionDueAt),
  urgency: urgencyWord(row, now),
  overdueHours,
  moves: movesFrom(row.stage),
});

const urgencyWord = ({ stage, decisionDueAt, warnAt }: Queued, now: number): string => {
  if (stage === "info-requested") return "waiting";
  if (decisionDueAt === null) return "intime";
  if (decisionDueAt < now) return "late";
  return warnAt !== null && warnAt <= now ? "soon" : "intime";
};
