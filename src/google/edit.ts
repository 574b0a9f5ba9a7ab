/** What an edit by a person starts: nothing, unless it touched a column that the desk follows. */
import { registrations } from "../model/registrations";
import { requiredOf } from "../model/table";
import { type TableName, tableNames } from "../model/workbook";
import { notesOf } from "./notes";

/** The event of an installed edit trigger: https://developers.google.com/apps-script/guides/triggers/events */
export interface Edit {
  readonly range?: {
    readonly rowEnd?: number;
    readonly columnStart?: number;
    readonly columnEnd?: number;
    getSheet(): { getSheetId(): number };
  };
}

/** The columns whose edits start something, by table. */
const FOLLOWED: { readonly [N in TableName]?: readonly string[] } = {
  registrations: requiredOf(registrations),
  coverage: ["partner", "pam", "ae", "se", "am"],
  partners: ["name", "tier", "status", "tierApprovedAt"],
  team: ["email", "name", "active", "pool"],
};

/** The table whose followed columns were edited below the header. */
export const tableEdited = ({ range }: Edit): TableName | undefined => {
  if (!range || range.rowEnd === 1) return undefined;
  const sheetId = range.getSheet().getSheetId();
  const layout = notesOf(PropertiesService.getScriptProperties()).layout();
  const name = tableNames.find((candidate) => layout?.[candidate]?.sheetId === sheetId);
  if (!name) return undefined;
  const { columnStart = 1, columnEnd = Number.MAX_SAFE_INTEGER } = range;
  const touched = layout?.[name]?.columns.slice(columnStart - 1, columnEnd) ?? [];
  return FOLLOWED[name]?.some((column) => touched.includes(column)) ? name : undefined;
};
