/** Developer metadata on columns and rows: kept in the engine's own column and row data, so that it moves with them. */
import type { Engine, Worksheet } from "./engine";
import type { Tag } from "./state";

/** The tags of every column, by index. */
export const columnTagsOf = (sheet: Worksheet): readonly (readonly Tag[])[] => {
  const columns = sheet.getColumnManager().getColumnData();
  return Array.from({ length: sheet.getColumnCount() }, (_, index) => tagsIn(columns[index]?.custom));
};

/** The tags of the rows that have any, by index. */
export const rowTagsOf = (sheet: Worksheet): ReadonlyMap<number, readonly Tag[]> => {
  const rows = Object.entries(sheet.getRowManager().getRowData());
  return new Map(
    rows.map(([row, kept]) => [Number(row), tagsIn(kept?.custom)] as const).filter(([, tags]) => tags.length > 0),
  );
};

export const setColumnTags = (engine: Engine, sheet: Worksheet, column: number, tags: readonly Tag[]) =>
  engine.run("sheet.mutation.set-col-data", sheet, { columnData: { [column]: { custom: { tags } } } });

export const setRowTags = (engine: Engine, sheet: Worksheet, row: number, tags: readonly Tag[]) =>
  engine.run("sheet.mutation.set-row-data", sheet, { rowData: { [row]: { custom: { tags } } } });

// Univer lets anything stand in `custom`; only this file writes it for columns and rows.
const tagsIn = (custom: unknown): readonly Tag[] => (custom as { tags?: readonly Tag[] } | undefined)?.tags ?? [];
