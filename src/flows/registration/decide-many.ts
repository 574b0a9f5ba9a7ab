/** Several registrations are decided in one write: each by itself, in order, so that of two with one account the first gets it. */
import type { Input, Reply } from "../../contract";
import type { Change, Plan } from "../../model/plan";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import { notTheirs } from "../asked";
import { flowOf, type Moment } from "../flow";
import { aboutRegistration, type DecisionFacts } from "./case";
import { decide, decisionPlan, evidenceReads } from "./decide";

type Decision = Input<"decide">;
type Outcome = Reply<"decideMany">["results"][number];

/** An item with what is planned for it. */
interface Planned {
  readonly item: Decision;
  readonly plan: Result<Plan<Reply<"decide">>, Refusal>;
}

/** What may be is done, and of the rest it is said why it may not. */
export const decideMany = flowOf<"decideMany">()({
  who: decide.who,
  reads: decide.reads,
  alsoReads: ({ items }) => evidenceReads(items.find(({ code }) => code === "missing-fields") ?? {}),
  writes: ["clocks", "outbox"],
  // Each by itself: what is theirs among them is done.
  about: () => [],
  plan: (facts, { items, dryRun }, moment) => {
    const planned = plannedInOrder(facts, items, moment);
    const plans = planned.flatMap(({ plan }) => (plan.ok ? [plan.value] : []));
    const letters = plans.flatMap((plan) => plan.letters);
    const isDone = !dryRun && plans.length > 0;
    return accept({
      changes: isDone ? plans.flatMap(({ changes }) => changes) : [],
      letters: isDone ? letters : [],
      reply: { batch: isDone ? moment.batch : "", results: planned.map(outcomeOf), mails: letters.length },
      reasons: Object.fromEntries(plans.map(({ reply, reason = "" }) => [reply.id, reason])),
    });
  },
});

const outcomeOf = ({ item, plan }: Planned): Outcome =>
  plan.ok
    ? { id: item.id, done: true, decision: plan.value.reply, mailTo: plan.value.letters.flatMap(({ to }) => to) }
    : { id: item.id, done: false, refusal: plan.refusal, mailTo: [] };

/** Each sees the registration log as the ones before it leave it. */
const plannedInOrder = (facts: DecisionFacts, items: readonly Decision[], moment: Moment): Planned[] => {
  let registrations = facts.registrations;
  return items.map((item, at) => {
    if (items.findIndex(({ id }) => id === item.id) < at) return { item, plan: refuse(twice(item)) };
    const no = notTheirs(aboutRegistration({ registrations }, item), moment);
    if (no) return { item, plan: refuse(no) };
    const plan = decisionPlan({ ...facts, registrations }, item, moment);
    if (plan.ok) registrations = withChanges(registrations, plan.value.changes);
    return { item, plan };
  });
};

const twice = ({ id }: Decision): Refusal => ({
  why: "duplicate",
  text: `${id} was chosen twice; the first time counts.`,
  field: "id",
});

/** The registrations as these changes leave them. */
export const withChanges = <R extends { readonly id: string }>(rows: readonly R[], changes: readonly Change[]): R[] => {
  const setById = new Map(
    changes.flatMap((change) =>
      change.table === "registrations" && "set" in change ? [[change.key, change.set] as const] : [],
    ),
  );
  return rows.map((row) => (setById.has(row.id) ? { ...row, ...setById.get(row.id) } : row));
};
