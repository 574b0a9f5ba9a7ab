/** Where a batch landed: read from the reply to the write itself, and taken back when it was the wrong place. */
import type { Cell } from "../model/cell";
import type { Located, Snapshot } from "../model/snapshot";
import { type TableName, tableOf } from "../model/workbook";
import { COLUMN_TAG } from "./layout";
import { blocksOf, cellData, deletion, type Intent, type Touched } from "./write";

type Request = GoogleAppsScript.Sheets.Schema.Request;
type Updated = GoogleAppsScript.Sheets.Schema.Spreadsheet | undefined;

/** The parts of the reply that tell where the batch landed. */
export const REPLY_FIELDS =
  "updatedSpreadsheet.sheets(properties.sheetId,data(startRow,startColumn,rowData.values.effectiveValue,columnMetadata.developerMetadata(metadataKey,metadataValue)))";

/** Cells and column tags of a reply, by sheet id and place. */
interface Landed {
  cell(sheetId: number, row: number, column: number): Cell | undefined;
  tag(sheetId: number, column: number): string | undefined;
}

const landedIn = (updated: Updated): Landed => {
  const cells = new Map<string, Cell>();
  const tags = new Map<string, string>();
  for (const { properties, data } of updated?.sheets ?? []) {
    const sheetId = properties?.sheetId ?? 0;
    for (const { startRow = 0, startColumn = 0, rowData, columnMetadata } of data ?? []) {
      rowData?.forEach(({ values }, row) => {
        values?.forEach(({ effectiveValue: value }, column) => {
          const cell = value?.stringValue ?? value?.numberValue ?? value?.boolValue;
          if (cell !== undefined) cells.set(`${sheetId}/${startRow + row}/${startColumn + column}`, cell);
        });
      });
      columnMetadata?.forEach(({ developerMetadata }, column) => {
        const tag = developerMetadata?.find(({ metadataKey }) => metadataKey === COLUMN_TAG)?.metadataValue;
        if (tag) tags.set(`${sheetId}/${startColumn + column}`, tag.split(".")[1] ?? "");
      });
    }
  }
  return {
    cell: (sheetId, row, column) => cells.get(`${sheetId}/${row}/${column}`),
    tag: (sheetId, column) => tags.get(`${sheetId}/${column}`),
  };
};

/** Whether a person moved rows or columns between the read and the write, so that the batch landed in the wrong place. */
export const landedElsewhere = (seen: Snapshot, intent: Intent, updated: Updated): boolean => {
  const landed = landedIn(updated);
  const columnMoved = [...intent.touched, ...intent.inserted].some(({ table, columns }) => {
    const located = seen.tables[table] as Located;
    return columns.some((at) => columnNow(table, located, landed, at) !== columnOf(located, at));
  });
  return (
    columnMoved || intent.touched.some((touched) => rowMoved(seen.tables[touched.table] as Located, touched, landed))
  );
};

const rowMoved = ({ sheetId }: Located, { row, expected }: Touched, landed: Landed): boolean =>
  Object.entries(expected).some(([column, cell]) => String(landed.cell(sheetId, row, Number(column))) !== String(cell));

const columnOf = (located: Located, at: number): string | undefined =>
  Object.keys(located.columnAt).find((column) => located.columnAt[column] === at);

/** The column that stands at an index now: by its tag, else by its title, where the reply has no tags. */
const columnNow = (name: TableName, located: Located, landed: Landed, at: number): string | undefined => {
  const tag = landed.tag(located.sheetId, at);
  if (tag !== undefined) return tag;
  const title = landed.cell(located.sheetId, 0, at);
  return String(title ?? "") === (located.header[at] ?? "") ? columnOf(located, at) : `${name}:${title}`;
};

/** Takes back a batch that landed in the wrong place: new rows go, cells get what was read for the row and column that stand there. */
export const undoOf = (seen: Snapshot, intent: Intent, updated: Updated): Request[] => {
  const landed = landedIn(updated);
  const restored = intent.touched.flatMap((touched) =>
    restoration(seen.tables[touched.table] as Located, touched, landed),
  );
  const removed = intent.inserted.map(({ table, from, count }) =>
    deletion((seen.tables[table] as Located).sheetId, from, count),
  );
  return [...restored, ...removed];
};

const restoration = (located: Located, { table, row, columns }: Touched, landed: Landed): Request[] => {
  const [key = ""] = tableOf(table).key;
  const keyNow = landed.cell(located.sheetId, row, located.columnAt[key]!);
  const rowNow = located.cells[key]?.findIndex((cell, at) => at > 0 && cell === keyNow) ?? -1;
  const writes = columns.map((column) => {
    const name = columnNow(table, located, landed, column) ?? "";
    return { row, column, cells: [cellData(located.cells[name]?.[rowNow] ?? null)] };
  });
  return blocksOf(located.sheetId, writes);
};
