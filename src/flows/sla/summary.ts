/** How the promises are kept: this week, the last eight, and what was below its goal for two weeks. */
import type { Reply } from "../../contract";
import { iso, isoOrNull } from "../../model/cell";
import { accept, refuse } from "../../model/result";
import type { Facts, Reads } from "../../model/workbook";
import type { Policy } from "../../model/sla";
import { soundPolicy } from "../../rules/sla/policies";
import { type Kept, keptByPolicy, statusOf, targetSaid } from "../../rules/sla/summary";
import { clockNowOf, clockReads } from "../clocks";
import { type Always, answers, flowOf, type Moment } from "../flow";
import { deskHours } from "../registration/arrival";

const reads = { ...clockReads, episodes: "all" } as const satisfies Reads;

type Summary = Reply<"summary">;

export const summary = flowOf<"summary">()({
  who: "everybody",
  reads,
  plan: (facts, _input, moment) => answers(summaryOf(facts, moment)),
});

const summaryOf = (facts: Facts<typeof reads & Always>, moment: Moment): Summary => {
  const policies = facts.policies.filter(({ active }) => active).map(soundPolicy);
  const byKey = new Map(policies.map((policy) => [policy.key, policy]));
  const hours = deskHours(facts, moment);
  const clocks = facts.clocks.map((clock) => clockNowOf(clock, byKey.get(clock.policy), hours, moment.now));
  const kept = keptByPolicy(clocks, policies, moment.zone, moment.now);
  return {
    asOf: iso(moment.now),
    rows: policies.map((policy) => rowOf(policy, kept.get(policy.key) ?? [])),
    episodes: facts.episodes.map(({ escalatedAt, ...episode }) => ({
      ...episode,
      escalatedAt: isoOrNull(escalatedAt),
    })),
  };
};

const rowOf = (policy: Policy, weeks: readonly Kept[]): Summary["rows"][number] => {
  const goal = policy.goal ?? 0;
  const { key, title, target, unit, model } = policy;
  return {
    policy: key,
    title,
    target,
    unit,
    model,
    said: targetSaid(policy),
    goal,
    status: statusOf(weeks[0]?.share ?? null, goal),
    weeks: weeks.map((week) => ({ ...week })),
  };
};

/** Fewer letters say nothing that somebody could act on. */
const LEAST = 25;

/** The cause of an episode and the plan against it; it is closed when it has recovered, else as soon as it does. */
export const closeEscalation = flowOf<"closeEscalation">()({
  who: ["coordinator", "approver", "pam-lead", "cpo"],
  reads: { episodes: "all" },
  writes: ["episodes"],
  plan: ({ episodes }, { id, rootCause, plan }, _moment) => {
    const episode = episodes.find((one) => one.id === id);
    if (!episode) return refuse({ why: "not-found", text: `${id} is not in the Below target tab.`, field: "id" });
    if (episode.state === "closed") return refuse({ why: "decided", text: `${id} is closed already.`, field: "id" });
    const told = { rootCause: rootCause.trim(), plan: plan.trim() };
    const vague = (["rootCause", "plan"] as const).find((field) => told[field].length < LEAST);
    if (vague) return refuse({ why: "needs-reason", text: VAGUE[vague], field: vague });
    const state = episode.state === "recovered" ? "closed" : "open";
    return accept({
      changes: [{ table: "episodes", key: id, set: { ...told, state } }],
      letters: [],
      reply: { id, state },
    });
  },
});

const VAGUE = {
  rootCause: `Say why the promise was not kept, in at least ${LEAST} letters.`,
  plan: `Say what will be done, by whom and by when, in at least ${LEAST} letters.`,
} as const;
