/** What somebody should do today, line by line, each with what presses most on top. */
import { iso, isoOrNull } from "../model/cell";
import { times } from "../model/attention";
import { outbox } from "../model/records";
import type { Facts, Reads } from "../model/workbook";
import type { Reply } from "../contract";
import type { Day } from "../rules/checklist/day";
import { isItem, type Item, itemNames, type Todo, whatOf, whenOf } from "../rules/checklist/items";
import { isAsked as isAskedOn, standingTick } from "../rules/checklist/ticks";
import { registrationTodos } from "../rules/checklist/todos";
import { addDays, sayDay, sayMoment } from "../rules/days";
import { isOpen } from "../rules/moves";
import { leaverless, leaversIn } from "../rules/people/here";
import { hoursBetween } from "../rules/sla/clock";
import { dayOfMoment } from "./attention/day";
import { tellOthers } from "./attention/listed";
import { listReads } from "./attention/reads";
import { type Always, answers, flowOf, type Moment } from "./flow";
import { deskHours, policyOf } from "./registration/arrival";
import { isCrowd, rowNumber, waitingOf } from "./hourly/new-rows";
import { queueOf, queueReads } from "./registration/queue";

export const todayReads = {
  registrations: [
    ...queueReads.registrations,
    "waits",
    "ae",
    "aeDueAt",
    "protectedUntil",
    "updateDueOn",
    "extensionAskedAt",
    "decidedAt",
    "aeContactedAt",
  ],
  ...listReads,
  outbox: ["key", "about", "to", "subject", "state", "why"],
  coverage: ["partner", "pam"],
  ticks: "all",
  policies: "all",
  calendars: "all",
  holidays: ["calendar", "day"],
} as const satisfies Reads;

export type TodayFacts = Facts<typeof todayReads & Always>;

type Today = Reply<"today">;
type Line = Today["lines"][number];
type Row = Line["rows"][number];

export const today = flowOf<"today">()({
  who: "everybody",
  reads: todayReads,
  plan: (facts, _input, moment) => answers(todayOf(facts, moment)),
});

/** Today, as far as these rows tell. */
export const todayOf = (facts: TodayFacts, moment: Moment): Today => {
  const open = toDecide(facts, moment);
  const day = dayOfMoment(moment, deskHours(facts, moment));
  const found = {
    ...foundOn(facts, day, moment),
    decide: open.filter(({ urgency }) => urgency !== "waiting"),
    ae: withoutAe(facts, moment),
    ending: ending(facts, moment),
    mails: unsentMails(facts),
  };
  const lines = [
    lineOf(facts, { key: "crowd", what: "New rows wait for a word from you", rows: newOnes(facts) }, day),
    ...itemNames
      .filter((item) => isShown(item, facts, day))
      .map((key) => lineOf(facts, { key, what: whatOf(key), rows: found[key] }, day)),
    lineOf(
      facts,
      { key: "waiting", what: "Waiting for a partner", rows: open.filter(({ urgency }) => urgency === "waiting") },
      day,
    ),
  ];
  return { asOf: iso(moment.now), lines, next: nextOf([...found.decide, ...found.ae]) };
};

/** Deadlines stand on days off too; what is asked for once a week or a day only when it is, and until it is done. */
const isShown = (item: Item, { ticks }: TodayFacts, day: Day): boolean =>
  isAskedOn(item, day) ||
  (whenOf(item) !== "monday" && item !== "board") ||
  standingTick(ticks, item, day)?.done === false;

/** What the list of the day finds beside what has a deadline of its own. */
const foundOn = (facts: TodayFacts, day: Day, moment: Moment): Record<Item, Row[]> => {
  const found = Object.fromEntries(itemNames.map((item) => [item, [] as Row[]])) as Record<Item, Row[]>;
  const tell = (item: Item, todo: () => Todo) => {
    if (DRESSED.includes(item)) return;
    const { owners: _, ...said } = todo();
    found[item].push(row({ ...said, urgency: item === "late" ? "late" : "soon" }));
  };
  const present = leaverless(facts.team);
  for (const one of facts.registrations) if (isWhole(one)) registrationTodos(present(one), day, tell);
  tellOthers(facts, day, moment, tell);
  return found;
};

/** What Today shows with more than its name. */
const DRESSED: readonly Item[] = ["decide", "ae", "ending", "mails"];

const SHOWN = 5;

interface Found extends Pick<Line, "key" | "what"> {
  readonly rows: readonly Row[];
}

/** What is one thing by itself is counted and has no rows to look at. */
const lineOf = ({ ticks }: TodayFacts, { key, what, rows }: Found, day: Day): Line => ({
  key,
  what,
  when: isItem(key) ? times[whenOf(key)] : "",
  tick: isItem(key) ? tickOf(standingTick(ticks, key, day)) : null,
  count: rows.length,
  late: key === "late" ? 0 : rows.filter(({ urgency }) => urgency === "late").length,
  rows: key === "board" || key === "report" ? [] : rows.slice(0, SHOWN),
});

const tickOf = (tick: TodayFacts["ticks"][number] | undefined): Line["tick"] =>
  tick
    ? {
        item: tick.item,
        since: tick.since,
        done: tick.done,
        doneBy: tick.doneBy,
        doneAt: isoOrNull(tick.doneAt),
        note: tick.note,
      }
    : null;

/** What falls due first of what is not late yet. */
const nextOf = (rows: readonly Row[]): Row | null =>
  rows
    .filter(({ urgency, dueAt }) => urgency !== "late" && dueAt !== null)
    .sort((a, b) => (a.dueAt ?? "").localeCompare(b.dueAt ?? ""))[0] ?? null;

const row = (said: Pick<Row, "key" | "title"> & Partial<Row>): Row => ({
  about: "",
  partner: "",
  dealSize: null,
  currency: "",
  flags: "",
  note: "",
  urgency: "intime",
  dueAt: null,
  overdueHours: null,
  ...said,
});

/** Of a registration; rows that are being typed have no id yet and wait until they are whole. */
const rowOf = (
  { id, companyName, partner, dealSize, currency, flags }: TodayFacts["registrations"][number] | Queued,
  said: Partial<Row>,
): Row =>
  row({
    key: id,
    about: id,
    title: companyName,
    partner,
    dealSize,
    currency,
    flags: [flags].flat().join(", "),
    ...said,
  });

type Queued = Reply<"queue">["items"][number];

const isWhole = ({ id }: { readonly id: string }): boolean => !id.startsWith("@");

const toDecide = (facts: TodayFacts, moment: Moment): Row[] => {
  const open = facts.registrations.filter((one) => isOpen(one.stage) && isWhole(one));
  const waitsById = new Map(open.map(({ id, waits }) => [id, waits]));
  return queueOf(open, facts, moment).map((item) => {
    const since = waitsById.get(item.id)?.find(([, to]) => to === null)?.[0];
    const isWaiting = item.urgency === "waiting";
    return rowOf(item, {
      urgency: item.urgency,
      dueAt: isWaiting ? null : item.decisionDueAt,
      overdueHours: item.overdueHours,
      note: isWaiting && since !== undefined ? `since ${sayMoment(moment.zone, since)}` : "",
    });
  });
};

/** New rows that wait because there are many of them (Q54); fewer come in by themselves. */
const newOnes = ({ registrations }: TodayFacts): Row[] =>
  isCrowd(registrations)
    ? waitingOf(registrations).map((one) => rowOf(one, { about: "", note: `Row ${rowNumber(one.id)}` }))
    : [];

/** Approved registrations that nobody of ours has taken over. */
const withoutAe = (facts: TodayFacts, moment: Moment): Row[] => {
  const policy = policyOf(facts.policies, "ae");
  const hours = deskHours(facts, moment);
  const hasLeft = leaversIn(facts.team);
  return facts.registrations
    .filter((one) => one.stage === "approved" && (one.ae === "" || hasLeft(one.ae)) && isWhole(one))
    .sort((a, b) => (a.aeDueAt ?? Number.MAX_SAFE_INTEGER) - (b.aeDueAt ?? Number.MAX_SAFE_INTEGER))
    .map((one) => {
      if (one.ae !== "") return rowOf(one, { urgency: "soon", note: `${one.ae} has left` });
      const isLate = one.aeDueAt !== null && one.aeDueAt < moment.now;
      return rowOf(one, {
        urgency: isLate ? "late" : "intime",
        dueAt: isoOrNull(one.aeDueAt),
        overdueHours: isLate && policy ? hoursBetween(policy, one.aeDueAt ?? moment.now, moment.now, [], hours) : null,
      });
    });
};

const WEEK = 7;

/** Protections whose last day, or whose last day for an update, is near. */
const ending = ({ registrations }: TodayFacts, { today: day }: Moment): Row[] =>
  registrations
    .filter((one) => one.stage === "approved" && isWhole(one))
    .map((one) => ({ one, endsOn: endOf(one) }))
    .filter(({ one, endsOn }) => isAsked(one) || (endsOn >= day && endsOn <= addDays(day, WEEK)))
    .sort((a, b) => a.endsOn.localeCompare(b.endsOn))
    .map(({ one, endsOn }) =>
      rowOf(one, {
        urgency: "soon",
        note: endingSaid(one, endsOn),
      }),
    );

type Ending = Pick<TodayFacts["registrations"][number], "protectedUntil" | "extensionAskedAt">;

/** It is held until an approver answers, however long that takes (Q61). */
const isAsked = ({ extensionAskedAt }: Ending): boolean => extensionAskedAt !== null;

const endingSaid = (one: Ending, endsOn: string): string => {
  const until = `Protected until ${one.protectedUntil && sayDay(one.protectedUntil)}`;
  if (isAsked(one)) return `${until}; an extension was asked for`;
  return endsOn === one.protectedUntil ? until : `The partner's update is due by ${sayDay(endsOn)}`;
};

/** The day that comes first of the two; blank where history brought neither. */
const endOf = ({ protectedUntil, updateDueOn }: { readonly protectedUntil: string; readonly updateDueOn: string }) =>
  [protectedUntil, updateDueOn].filter(Boolean).sort()[0] ?? "";

const UNSENT = ["check", "failed", "held", "waiting"] as const;

/** Mails that did not go: those that a person must look at first. */
const unsentMails = ({ outbox: mails }: TodayFacts): Row[] =>
  UNSENT.flatMap((state) => mails.filter((mail) => mail.state === state)).map(
    ({ key, about, to, subject, state, why }) =>
      row({
        key,
        about,
        title: subject,
        partner: to.join(", "),
        urgency: state === "waiting" ? "intime" : "soon",
        note: `${[outbox.columns.state.choices?.[state], why].filter(Boolean).join(": ")}`,
      }),
  );
