/** When the report of a week is due, and how it stands: to be sent, held back or sent. */
import type { Week } from "../../model/records";
import { refuse } from "../../model/result";
import { isoWeekOf, nextWeek, weekRange } from "../../rules/days";
import { lastWeek } from "../../rules/report";
import { isSent } from "../../rules/report/sent";
import { epochOf } from "../../rules/zone";
import type { Moment } from "../flow";

// 28 December is always in the last week of its year, which is the 52nd or the 53rd.
const isWeek = (week: string) =>
  /^2\d{3}-W(0[1-9]|[1-4]\d|5[0-3])$/.test(week) && week <= isoWeekOf(`${week.slice(0, 4)}-12-28`);

/** The refusal of a text that is no week; nothing where it is one, or where none is named. */
export const wrongWeek = (week: string | undefined) =>
  week && !isWeek(week)
    ? ({ why: "invalid", text: `"${week}" is not a week such as 2026-W12.`, field: "week" } as const)
    : undefined;

/** The refusal of a report that is to go out and cannot yet. */
export const notOver = (week: string) =>
  refuse({
    why: "invalid",
    text: `${week} is not over yet. Its report goes out on the Monday after it; a trial to yourself is possible before.`,
    field: "week",
  } as const);

type Standing = Pick<Week, "week" | "state" | "sentAt">;

/** The row of a week; that of the report that was sent where a person made a second one. */
export const rowOfWeek = <W extends Standing>(weeks: readonly W[], week: string): W | undefined => {
  const rows = weeks.filter((row) => row.week === week);
  return rows.find(isSent) ?? rows[0];
};

const MINUTES = 60_000;
const PREVIEW = 7 * 60 * MINUTES;
const FROM = (8 * 60 + 30) * MINUTES;
const LATE = 10 * 60 * MINUTES;

/** The moment of a time on the Monday after a week, when its report is due. */
const onMonday = (week: string, time: number, { zone }: Moment): number =>
  epochOf(zone, Date.parse(`${weekRange(week).to}T00:00:00Z`) + time);

export const goesAt = (week: string, moment: Moment): number => onMonday(week, FROM, moment);

export const isLate = (week: string, moment: Moment): boolean => moment.now > onMonday(week, LATE, moment);

const isBeforeSetUp = (week: string, { settings: { installedOn } }: Moment): boolean =>
  installedOn !== "" && week < isoWeekOf(installedOn);

/** The last completed week while its report did not go out, unless it is from before the desk was set up. */
const openWeek = (weeks: readonly Standing[], moment: Moment): string | undefined => {
  const week = lastWeek(moment.now, moment.zone);
  const row = rowOfWeek(weeks, week);
  return isBeforeSetUp(week, moment) || (row && isSent(row)) ? undefined : week;
};

/** The week whose report goes out next. */
export const weekToGo = (weeks: readonly Standing[], moment: Moment): string =>
  openWeek(weeks, moment) ?? nextWeek(lastWeek(moment.now, moment.zone));

/** The week whose report is to go out now: the last completed one, from Monday 08:30, unless somebody holds it back. */
export const weekDue = (weeks: readonly Standing[], moment: Moment): string | undefined => {
  const week = openWeek(weeks, moment);
  if (week === undefined || moment.now < goesAt(week, moment)) return undefined;
  return rowOfWeek(weeks, week)?.state === "held" ? undefined : week;
};

export const previewKey = (week: string): string => `report/${week}/preview`;
export const heldKey = (week: string): string => `report/${week}/held`;

/** What the hourly check has to do for the report: a preview from 07:00, the report from 08:30, a word after 10:00 when it is held. */
export const reportErrands = (
  weeks: readonly Standing[],
  outbox: readonly { readonly key: string }[],
  moment: Moment,
) => {
  const week = openWeek(weeks, moment);
  if (week === undefined || moment.now < onMonday(week, PREVIEW, moment)) return [];
  const isDone = (wanted: string) => outbox.some(({ key }) => key === wanted);
  const errand = (flow: string, isWanted: boolean) => (isWanted ? [{ flow, input: { week } }] : []);
  const isHeld = rowOfWeek(weeks, week)?.state === "held";
  return [
    ...errand("previewReport", moment.now < goesAt(week, moment) && !isDone(previewKey(week))),
    ...errand("weekly", weekDue(weeks, moment) === week),
    ...errand("reportHeld", isHeld && isLate(week, moment) && !isDone(heldKey(week))),
  ];
};
