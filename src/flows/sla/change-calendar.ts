/** Other hours or days off: which open clocks move and which turn, before anybody confirms it. */
import type { Input, Reply } from "../../contract";
import { isoOrNull } from "../../model/cell";
import type { Change } from "../../model/plan";
import type { Refusal } from "../../model/refusal";
import { accept, refuse } from "../../model/result";
import type { CalendarRow, Holiday } from "../../model/sla";
import type { Facts } from "../../model/workbook";
import { isDay, weekdays } from "../../rules/days";
import { hoursFaults } from "../../rules/sla/hours";
import { soundPolicy } from "../../rules/sla/policies";
import { yearsWithout } from "../../rules/sla/years";
import { clockNowOf, clockReads } from "../clocks";
import { type Always, flowOf, type Moment } from "../flow";
import { deskHours } from "../registration/arrival";

const reads = { ...clockReads, holidays: "all" } as const;

type CalendarFacts = Facts<typeof reads & Always>;
type Told = Input<"changeCalendar">;

export const changeCalendar = flowOf<"changeCalendar">()({
  who: ["coordinator"],
  reads,
  writes: ["calendars", "holidays"],
  plan: (facts, told, moment) => {
    const row = facts.calendars.find(({ key }) => key === told.calendar);
    if (!row)
      return refuse({
        why: "not-found",
        text: `"${told.calendar}" is not in the Working hours tab.`,
        field: "calendar",
      });
    const changed = rowWith(row, told);
    const fault = faultIn(facts, changed, told, moment);
    if (fault) return refuse(fault);
    const after = factsWith(facts, changed, told);
    const { moved, flipped } = effectOf(facts, after, moment);
    const years = yearsWithout([changed], after.holidays, moment.today).flatMap((one) => one.years);
    const changes = changesOf(row, changed, told);
    return accept({
      changes: told.confirm ? changes : [],
      letters: [],
      reply: { calendar: row.key, moved, flipped, yearsWithout: years, written: told.confirm === true },
      // The clocks and the rows follow at once, as they would within the hour.
      ...(told.confirm && changes.length && { afterwards: ["sweep"] }),
    });
  },
});

const rowWith = (row: CalendarRow, { zone, hours = {} }: Told): CalendarRow => ({
  ...row,
  ...Object.fromEntries(weekdays.flatMap((day) => (hours[day] === undefined ? [] : [[day, hours[day]]]))),
  ...(zone !== undefined && { zone }),
});

/** Nonsense is refused with its field; so is a day off that is there already, and one to take away that is not. */
const faultIn = (
  { holidays }: CalendarFacts,
  row: CalendarRow,
  { calendar, addHolidays = [], removeHolidays = [] }: Told,
  { zone, offsets }: Moment,
): Refusal | undefined => {
  const [wrong] = hoursFaults(row, zone.name, offsets);
  if (wrong) return { why: "invalid", text: wrong.text.replace(/ Until then .*$/, ""), field: wrong.column };
  const known = holidays.filter((one) => one.calendar === calendar).map(({ day }) => day);
  const days = addHolidays.map(({ day }) => day);
  const noDay = days.find((day) => !isDay(day));
  if (noDay !== undefined)
    return { why: "invalid", text: `"${noDay}" is not a day such as 2026-12-25.`, field: "addHolidays" };
  const twice = days.find((day, at) => known.includes(day) || days.indexOf(day) < at);
  if (twice) return { why: "duplicate", text: `${twice} is a holiday of "${calendar}" already.`, field: "addHolidays" };
  const strange = removeHolidays.find((day) => !known.includes(day));
  if (strange) return { why: "not-found", text: `${strange} is no holiday of "${calendar}".`, field: "removeHolidays" };
  return undefined;
};

const factsWith = (facts: CalendarFacts, row: CalendarRow, told: Told): CalendarFacts => ({
  ...facts,
  calendars: facts.calendars.map((one) => (one.key === row.key ? row : one)),
  holidays: [
    ...facts.holidays.filter(({ calendar, day }) => calendar !== row.key || !told.removeHolidays?.includes(day)),
    ...added(told),
  ],
});

const added = ({ calendar, addHolidays = [] }: Told): Holiday[] =>
  addHolidays.map(({ day, name = "" }) => ({ calendar, day, name }));

type Effect = Pick<Reply<"changeCalendar">, "moved" | "flipped">;

/** What the change does to each open clock. */
const effectOf = (before: CalendarFacts, after: CalendarFacts, moment: Moment): Effect => {
  const [hoursBefore, hoursAfter] = [deskHours(before, moment), deskHours(after, moment)];
  const policies = new Map(before.policies.map((policy) => [policy.key, soundPolicy(policy)]));
  const open = before.clocks.filter(({ stoppedAt }) => stoppedAt === null);
  const pairs = open.map((clock) => {
    const policy = policies.get(clock.policy);
    return {
      named: { clock: clock.id, title: policy?.title ?? clock.policy, partner: clock.partner },
      was: clockNowOf(clock, policy, hoursBefore, moment.now),
      is: clockNowOf(clock, policy, hoursAfter, moment.now),
    };
  });
  return {
    moved: pairs
      .filter(({ was, is }) => was.dueAt !== is.dueAt)
      .map(({ was, is, named }) => ({ ...named, from: isoOrNull(was.dueAt), to: isoOrNull(is.dueAt) })),
    flipped: pairs
      .filter(({ was, is }) => was.state !== is.state)
      .map(({ was, is, named }) => ({ ...named, from: was.state, to: is.state })),
  };
};

const changesOf = (row: CalendarRow, changed: CalendarRow, told: Told): Change[] => {
  const columns = (["zone", ...weekdays] as const).filter((column) => row[column] !== changed[column]);
  const set = Object.fromEntries(columns.map((column) => [column, changed[column]]));
  return [
    ...(columns.length ? [{ table: "calendars" as const, key: row.key, set }] : []),
    ...added(told).map((add): Change => ({ table: "holidays", add })),
    ...(told.removeHolidays ?? []).map(
      (day): Change => ({ table: "holidays", key: `${row.key}/${day}`, remove: true }),
    ),
  ];
};
