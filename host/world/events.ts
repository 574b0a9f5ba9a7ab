/** The event objects that Google passes to trigger handlers. */
import type { AuthMode, Execution } from "../run/execution";
import { EnumMember, missing } from "../run/wire";
import { userOf } from "../services/session";
import { rangeOf, spreadsheetOf } from "../services/spreadsheet";
import type { Selection, Trigger } from "./state";

/** What a person did to the cells; a single cell that was typed has values, anything larger has none. */
export interface Edit {
  readonly range: Selection;
  readonly value?: string;
  readonly oldValue?: string;
  readonly by: string;
}

/** What happened to the workbook as a whole. */
export type ChangeType =
  | "EDIT"
  | "INSERT_ROW"
  | "INSERT_COLUMN"
  | "REMOVE_ROW"
  | "REMOVE_COLUMN"
  | "INSERT_GRID"
  | "REMOVE_GRID"
  | "FORMAT"
  | "OTHER";

/** Makes an event once its execution exists. */
export type EventMaker = (run: Execution) => object;

export const clockEvent =
  (at: number, trigger: Trigger | undefined): EventMaker =>
  () => {
    const wall = new Date(at);
    return {
      ...common("FULL", trigger),
      year: wall.getUTCFullYear(),
      month: wall.getUTCMonth() + 1,
      "day-of-month": wall.getUTCDate(),
      "day-of-week": wall.getUTCDay() || 7,
      "week-of-year": weekOfYear(wall),
      hour: wall.getUTCHours(),
      minute: wall.getUTCMinutes(),
      second: wall.getUTCSeconds(),
      timezone: "UTC",
    };
  };

export const editEvent =
  (edit: Edit, authMode: AuthMode, trigger: Trigger | undefined): EventMaker =>
  (run) => ({
    ...common(authMode, trigger),
    range: rangeOf(run, edit.range),
    source: spreadsheetOf(run),
    user: userOf(run, edit.by),
    ...(edit.value === undefined ? {} : { value: edit.value }),
    ...(edit.oldValue === undefined ? {} : { oldValue: edit.oldValue }),
  });

export const openEvent =
  (by: string, authMode: AuthMode, trigger: Trigger | undefined): EventMaker =>
  (run) => ({
    ...common(authMode, trigger),
    source: authMode === "NONE" ? missing : spreadsheetOf(run),
    user: userOf(run, by),
  });

export const changeEvent =
  (changeType: ChangeType, by: string, trigger: Trigger | undefined): EventMaker =>
  (run) => ({ ...common("FULL", trigger), changeType, source: spreadsheetOf(run), user: userOf(run, by) });

export const installEvent: EventMaker = () => common("FULL", undefined);

const common = (authMode: AuthMode, trigger: Trigger | undefined) => ({
  authMode: new EnumMember("AuthMode", authMode),
  ...(trigger ? { triggerUid: trigger.id } : {}),
});

const weekOfYear = (wall: Date) => {
  const thursday = new Date(wall);
  thursday.setUTCDate(wall.getUTCDate() + 4 - (wall.getUTCDay() || 7));
  return Math.ceil(((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7);
};
