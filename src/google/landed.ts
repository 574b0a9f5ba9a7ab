/** Where a batch landed: read from the reply to the write itself, and taken back when it was the wrong place. */
import type { Cell } from "../model/cell";
import type { Located, Snapshot } from "../model/snapshot";
import { type TableName, tableOf } from "../model/workbook";
import { COLUMN_TAG } from "./layout";
import { blocksOf, cellData, deletion, type Intent, type Touched, widthOf } from "./write";

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
  const columnMoved = [...intent.touched, ...intent.inserted, ...intent.appended].some(({ table, columns }) => {
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

/**
 * Takes back a batch that landed in the wrong place: new rows go, cells get what was read for the row and column that stand
 * there. Where that was not read, or nobody knows which row it is, a note on the cell says so.
 */
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

const LOST =
  "Partner Desk wrote here while rows or columns were being moved, and does not know what stood here before. File, Version history shows it.";

const restoration = (located: Located, touched: Touched, landed: Landed): Request[] => {
  const { table, row, columns } = touched;
  const stands = rowStanding(located, touched, landed);
  const cells = columns.map((column) => {
    const known = located.cells[columnNow(table, located, landed, column) ?? ""];
    const isKnown = stands === "blank" || (known !== undefined && stands !== "unknown");
    return { column, isKnown, cell: typeof stands === "number" ? known?.[stands] : undefined };
  });
  const written = cells.filter(({ isKnown }) => isKnown);
  return [
    ...blocksOf(
      located.sheetId,
      written.map(({ column, cell }) => ({ row, column, cells: [cellData(cell ?? null)] })),
    ),
    ...cells.filter(({ isKnown }) => !isKnown).map(({ column }) => emptied(located.sheetId, row, column)),
  ];
};

const emptied = (sheetId: number, rowIndex: number, columnIndex: number): Request => ({
  updateCells: {
    start: { sheetId, rowIndex, columnIndex },
    rows: [{ values: [{ note: LOST }] }],
    fields: "userEnteredValue,note",
  },
});

/** Which row of those that were read stands where the batch wrote: told by its key, else by all of its cells that are left. */
const rowStanding = (
  located: Located,
  { table, row, columns }: Touched,
  landed: Landed,
): number | "blank" | "unknown" => {
  const left = Array.from({ length: widthOf(located) }, (_, at) => ({
    at,
    column: columnNow(table, located, landed, at) ?? "",
  }))
    .filter(({ at, column }) => !columns.includes(at) && column in located.cells)
    .map(({ at, column }) => ({ column, cell: String(landed.cell(located.sheetId, row, at) ?? "") }));
  const key = left.filter(({ column, cell }) => cell !== "" && tableOf(table).key.includes(column));
  const same = rowsWith(located, key.length === tableOf(table).key.length ? key : left);
  const isBlank = left.every(({ cell }) => cell === "");
  if (isBlank && same.length === 0) return "blank";
  return same.length === 1 && !isBlank ? same[0]! : "unknown";
};

const rowsWith = (
  { cells, end }: Located,
  wanted: readonly { readonly column: string; readonly cell: string }[],
): number[] =>
  Array.from({ length: end }, (_, at) => at).filter(
    (at) =>
      at > 0 &&
      Object.values(cells).some((known) => String(known[at] ?? "") !== "") &&
      wanted.every(({ column, cell }) => String(cells[column]?.[at] ?? "") === cell),
  );
