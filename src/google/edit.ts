/** Which of our tabs a person edited. */
import type { TableName } from "../model/workbook";

export interface Edit {
  readonly range?: {
    readonly rowStart?: number;
    readonly rowEnd?: number;
    getSheet(): { getSheetId(): number };
  };
}

/** The tab of an edit below the header; nothing for other tabs, for the header, and for an event without a range. */
export const tableEdited = (
  { range }: Edit,
  tableAt: (sheetId: number) => TableName | undefined,
): TableName | undefined => {
  if (!range || range.rowEnd === 1) return undefined;
  return tableAt(range.getSheet().getSheetId());
};
