/** What somebody should do today, line by line, each with what presses most on top. */
import { iso, isoOrNull } from "../model/cell";
import { outbox } from "../model/records";
import type { Facts, Reads } from "../model/workbook";
import type { Reply } from "../contract";
import { addDays, sayDay, sayMoment } from "../rules/days";
import { isOpen } from "../rules/moves";
import { hoursBetween } from "../rules/sla/clock";
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
  ],
  meetings: ["id", "partner", "type", "startsAt", "endsAt", "status", "notesAt", "registration"],
  outbox: ["key", "about", "to", "subject", "state", "why"],
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
  const rowsByLine: Readonly<Record<Line["key"], readonly Row[]>> = {
    crowd: newOnes(facts),
    decide: open.filter(({ urgency }) => urgency !== "waiting"),
    ae: withoutAe(facts, moment),
    meetings: withoutNotes(facts, moment),
    ending: ending(facts, moment),
    mails: unsentMails(facts),
    waiting: open.filter(({ urgency }) => urgency === "waiting"),
  };
  const lines = (Object.keys(rowsByLine) as Line["key"][]).map((key) => lineOf(key, rowsByLine[key]));
  return { asOf: iso(moment.now), lines, next: nextOf([...rowsByLine.decide, ...rowsByLine.ae]) };
};

const SHOWN = 5;

const lineOf = (key: Line["key"], rows: readonly Row[]): Line => ({
  key,
  count: rows.length,
  late: rows.filter(({ urgency }) => urgency === "late").length,
  rows: rows.slice(0, SHOWN),
});

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
  return facts.registrations
    .filter((one) => one.stage === "approved" && one.ae === "" && isWhole(one))
    .sort((a, b) => (a.aeDueAt ?? Number.MAX_SAFE_INTEGER) - (b.aeDueAt ?? Number.MAX_SAFE_INTEGER))
    .map((one) => {
      const isLate = one.aeDueAt !== null && one.aeDueAt < moment.now;
      return rowOf(one, {
        urgency: isLate ? "late" : "intime",
        dueAt: isoOrNull(one.aeDueAt),
        overdueHours: isLate && policy ? hoursBetween(policy, one.aeDueAt ?? moment.now, moment.now, [], hours) : null,
      });
    });
};

const FORTNIGHT = 14 * 86_400_000;

/** Meetings of the last two weeks that are over and of which nobody wrote what was said. */
const withoutNotes = ({ meetings }: TodayFacts, { now, zone }: Moment): Row[] =>
  meetings
    .filter(({ status, notesAt }) => (status === "held" || status === "booked") && notesAt === null)
    .map((one) => ({ ...one, overAt: one.endsAt ?? one.startsAt ?? now }))
    .filter(({ overAt }) => overAt < now && now - overAt <= FORTNIGHT)
    .sort((a, b) => a.overAt - b.overAt)
    .map(({ id, partner, type, registration, overAt, status }) =>
      row({
        key: id,
        about: registration,
        title: `${type || "Meeting"} with ${partner}`,
        partner,
        urgency: "soon",
        note: `${sayMoment(zone, overAt)}${status === "booked" ? "; was it held?" : ""}`,
      }),
    );

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
