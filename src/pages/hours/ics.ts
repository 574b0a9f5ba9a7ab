/** Days off in a calendar file (.ics): whole days, several in a row, and those that come back each year. */
import { convertIcsCalendar, extendByRecurrenceRule, type IcsEvent } from "ts-ics";
import { addDays } from "../../rules/days";
import type { DayOff } from "./draft";

/** The days off from one day to another, in order, each once; a sentence where the file holds none that can be read. */
export const daysInFile = (text: string, from: string, to: string): readonly DayOff[] | string => {
  const events = eventsIn(text);
  if (!events) return "This is no calendar file that can be read. Export the calendar anew as iCalendar (.ics).";
  const nameByDay = new Map<string, string>();
  for (const event of events)
    for (const day of daysOf(event, to))
      if (day >= from && day <= to && !nameByDay.has(day)) nameByDay.set(day, event.summary.trim());
  if (nameByDay.size === 0) return `The file holds no whole day between ${from} and ${to}.`;
  return [...nameByDay].map(([day, name]) => ({ day, name })).sort((one, other) => one.day.localeCompare(other.day));
};

const eventsIn = (text: string): readonly IcsEvent[] | undefined => {
  try {
    const { events } = convertIcsCalendar(undefined, text);
    return events;
  } catch {
    return undefined;
  }
};

// Meetings and half days have a time; the library tells whole days as midnight in UTC.
const daysOf = (event: IcsEvent, to: string): string[] => {
  const { start, recurrenceRule } = event;
  if (start.type !== "DATE" || Number.isNaN(start.date.getTime())) return [];
  const starts = recurrenceRule
    ? extendByRecurrenceRule(recurrenceRule, { start: start.date, end: new Date(`${to}T00:00:00Z`) })
    : [start.date];
  return starts.map(dayOf).flatMap((day) => Array.from({ length: lengthOf(event) }, (_, n) => addDays(day, n)));
};

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

const DAY = 86_400_000;
/** A longer absence is somebody's holiday rather than a day off. */
const LONGEST = 31;

/** In days; the end of an event is the day after its last: https://www.rfc-editor.org/rfc/rfc5545#section-3.6.1 */
const lengthOf = ({ start, end }: IcsEvent): number => {
  const days = end ? Math.round((end.date.getTime() - start.date.getTime()) / DAY) : 1;
  return Math.min(Math.max(days, 1), LONGEST);
};
