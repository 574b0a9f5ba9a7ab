/** What an edit by a person starts: nothing, unless it touched a column that the desk follows. */
import { registrations } from "../model/registrations";
import { requiredOf } from "../model/table";
import type { TypedOver } from "../model/desk";
import { type TableName, tableNames, tableOf } from "../model/workbook";
import { notesOf } from "./notes";

/** The event of an installed edit trigger: https://developers.google.com/apps-script/guides/triggers/events */
export interface Edit {
  /** Only for a single cell, and absent when it was blank. */
  readonly oldValue?: string;
  /** Google does not always tell who it was. */
  readonly user?: { getEmail(): string };
  readonly range?: {
    readonly rowStart?: number;
    readonly rowEnd?: number;
    readonly columnStart?: number;
    readonly columnEnd?: number;
    getSheet(): { getSheetId(): number };
  };
}

/** The columns whose edits start something, by table. */
const FOLLOWED: { readonly [N in TableName]?: readonly string[] } = {
  registrations: requiredOf(registrations),
  deals: ["stage", "owner", "registration", "dealType", "evidence", "account", "partner"],
  meetings: ["partner", "startsAt", "status", "deal"],
  coverage: ["partner", "pam", "ae", "se", "am"],
  partners: ["name", "tier", "status", "tierApprovedAt"],
  team: ["email", "name", "roles", "active", "pool"],
  ticks: ["done"],
  alerts: ["state", "snoozedUntil"],
};

/** Tabs that people fill in side by side with us. */
const PUT_BACK: readonly TableName[] = ["registrations", "coverage", "team"];

/** The cell that we fill in over which a person typed; several at once are not told apart by Google's event. */
export const typedOver = ({ range, oldValue = "" }: Edit): TypedOver | undefined => {
  const { rowStart = 1, rowEnd, columnStart = 1, columnEnd } = range ?? {};
  if (!range || rowStart === 1 || rowEnd !== rowStart || columnEnd !== columnStart) return undefined;
  const { name, columns } = tabOf(range) ?? {};
  const column = columns?.[columnStart - 1] ?? "";
  if (!name || !PUT_BACK.includes(name) || !tableOf(name).columns[column]?.computed) return undefined;
  return { table: name, row: rowStart - 1, column, at: columnStart - 1, before: oldValue };
};

/** The table whose followed columns were edited below the header. */
export const tableEdited = ({ range }: Edit): TableName | undefined => {
  if (!range || range.rowEnd === 1) return undefined;
  const { name, columns } = tabOf(range) ?? {};
  if (!name) return undefined;
  const { columnStart = 1, columnEnd = Number.MAX_SAFE_INTEGER } = range;
  const touched = columns?.slice(columnStart - 1, columnEnd) ?? [];
  return FOLLOWED[name]?.some((column) => touched.includes(column)) ? name : undefined;
};

/** Who edited; blank where Google does not tell. */
export const editorOf = ({ user }: Edit): string => user?.getEmail() ?? "";

/** Our table in the tab of a range, as it was laid out when it was last seen. */
const tabOf = (range: NonNullable<Edit["range"]>) => {
  const sheetId = range.getSheet().getSheetId();
  const layout = notesOf(PropertiesService.getScriptProperties()).layout();
  const name = tableNames.find((candidate) => layout?.[candidate]?.sheetId === sheetId);
  return name && { name, columns: layout?.[name]?.columns };
};
