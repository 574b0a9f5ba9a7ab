/** The list of the day as the hourly check leaves it: its rows come up, their counts follow, what fell to none is done. */
import type { Alert, Tick } from "../../model/attention";
import type { Change } from "../../model/plan";
import type { DealStage } from "../../model/pipeline";
import type { Week } from "../../model/records";
import type { Day } from "../../rules/checklist/day";
import type { Tell } from "../../rules/checklist/items";
import { type Asks, ticksAfter } from "../../rules/checklist/ticks";
import {
  type DealTodo,
  dealTodos,
  deskTodos,
  lateTodos,
  type MailTodo,
  mailTodos,
  type MeetingTodo,
  meetingTodos,
  type PartnerTodo,
  partnerTodos,
} from "../../rules/checklist/todos";
import type { Moment } from "../flow";

/** What is asked for beside the registration log. */
export interface ListedFacts {
  readonly meetings: readonly MeetingTodo[];
  readonly deals: readonly DealTodo[];
  readonly stages: readonly Pick<DealStage, "stage" | "kind">[];
  readonly partners: readonly PartnerTodo[];
  readonly outbox: readonly MailTodo[];
  readonly alerts: readonly Alert[];
  readonly weeks: readonly Pick<Week, "week" | "state" | "sentAt">[];
}

/** Tells what meetings, deals, partners, mails and alerts ask for on a day. */
export const tellOthers = (facts: ListedFacts, day: Day, { settings }: Moment, tell: Tell): void => {
  for (const row of facts.meetings) meetingTodos(row, day, tell);
  dealTodos(facts.deals, facts.stages, settings.currency, day, tell);
  partnerTodos(facts.partners, facts.meetings, day, tell);
  mailTodos(facts.outbox, tell);
  lateTodos(facts.alerts, day, tell);
  deskTodos(facts.weeks, settings.installedOn, day, tell);
};

/** What changes in the list, after what the registration log asks for was told. */
export const tickChanges = (
  facts: ListedFacts & { readonly ticks: readonly Tick[] },
  { asked: { asks, tell } }: { readonly asked: { readonly asks: Asks; readonly tell: Tell } },
  day: Day,
  moment: Moment,
): Change[] => {
  if (!day.isWorkday) return [];
  tellOthers(facts, day, moment, tell);
  const { added, set, removed } = ticksAfter(facts.ticks, asks, day);
  return [
    ...added.map((add): Change => ({ table: "ticks", add })),
    ...set.map((one): Change => ({ table: "ticks", key: keyOf(one), set: one.set })),
    ...removed.map((one): Change => ({ table: "ticks", key: keyOf(one), remove: true })),
  ];
};

const keyOf = ({ item, since }: Pick<Tick, "item" | "since">): string => `${item}/${since}`;
