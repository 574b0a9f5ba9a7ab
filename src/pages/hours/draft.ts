/** What is changed in the dialog and not yet written: hours of weekdays, the zone, days to be added and taken away. */
import type { Reply } from "../../contract";
import { isDay, type Weekday, weekdays } from "../../rules/days";
import type { Question } from "../shared/server";

type Hours = NonNullable<Reply<"open">["hours"]>;
/** The hours of a week in one place, as their tab holds them. */
export type Calendar = Hours["calendars"][number];

export interface DayOff {
  readonly day: string;
  readonly name: string;
}

export interface Draft {
  readonly zone: string;
  readonly hours: Readonly<Record<Weekday, string>>;
  readonly added: readonly DayOff[];
  /** Days that are off now and shall not be. */
  readonly removed: readonly string[];
}

/** Nothing changed yet. */
export const draftOf = (calendar: Calendar): Draft => ({
  zone: calendar.zone,
  hours: Object.fromEntries(weekdays.map((day) => [day, calendar[day]])) as Draft["hours"],
  added: [],
  removed: [],
});

/** With more days off, without those that are off already; one that was to be taken away is kept. */
export const withDays = (draft: Draft, known: readonly DayOff[], days: readonly DayOff[]): Draft => {
  const isThere = ({ day }: DayOff) => [...known, ...draft.added].some((one) => one.day === day);
  const fresh = days.filter((one, at) => !isThere(one) && days.findIndex(({ day }) => day === one.day) === at);
  return {
    ...draft,
    added: [...draft.added, ...fresh].sort((one, other) => one.day.localeCompare(other.day)),
    removed: draft.removed.filter((day) => !days.some((one) => one.day === day)),
  };
};

/** Takes a day away, or back what was to be added or taken away. */
export const turned = (draft: Draft, day: string): Draft => {
  const isAdded = draft.added.some((one) => one.day === day);
  const isRemoved = draft.removed.includes(day);
  return {
    ...draft,
    added: draft.added.filter((one) => one.day !== day),
    removed: isRemoved
      ? draft.removed.filter((one) => one !== day)
      : isAdded
        ? draft.removed
        : [...draft.removed, day].sort(),
  };
};

/** Why a day that was typed can not be added; blank when it can. */
export const faultOfDay = (day: string, draft: Draft, known: readonly DayOff[]): string => {
  if (!isDay(day)) return "Choose the day that is off.";
  if (
    draft.added.some((one) => one.day === day) ||
    (known.some((one) => one.day === day) && !draft.removed.includes(day))
  )
    return "This day is off already.";
  return "";
};

/** What is asked of the desk: only what differs; nothing where nothing does. */
export const changeOf = (calendar: Calendar, draft: Draft): Question<"changeCalendar"> | null => {
  const hours = Object.fromEntries(
    weekdays.filter((day) => draft.hours[day].trim() !== calendar[day]).map((day) => [day, draft.hours[day].trim()]),
  );
  const zone = draft.zone.trim();
  const change = {
    ...(zone !== calendar.zone && { zone }),
    ...(Object.keys(hours).length > 0 && { hours }),
    ...(draft.added.length > 0 && { addHolidays: [...draft.added] }),
    ...(draft.removed.length > 0 && { removeHolidays: [...draft.removed] }),
  };
  return Object.keys(change).length === 0 ? null : { calendar: calendar.key, ...change };
};
