/** Rows that are too many for one write are prepared on a hidden tab, piece by piece, and come to their place all at once. */
import { type Cell, toCell, type Wall } from "../../model/cell";
import type { Change } from "../../model/plan";
import type { Taking } from "../../model/taking";
import { rowKey, tableOf } from "../../model/workbook";
import type { Found } from "../dress/dress";
import { freeId, freeTitle } from "./ground";
import { ASIDE_TAG } from "../layout";
import { tag } from "../dress/looks";
import { missingFrom } from "./taking";
import { cellData } from "../write";

type Request = GoogleAppsScript.Sheets.Schema.Request;

/** Google recommends 2 MB for one write, which is about 1,000 rows of 40 columns. */
const ROWS = 1000;
const CELLS = 40_000;

const PREPARING = "preparing";

/** Whether these changes are more than one write takes well. */
export const isLarge = (changes: readonly Change[]): boolean =>
  changes.reduce((sum, change) => sum + ("set" in change ? Object.keys(change.set).length : 0), 0) > CELLS;

/** The changes of the columns that theirs has: only they stand between cells of people. */
export const amongTheirs = ({ table, record }: Taking, changes: readonly Change[]): Change[] =>
  changes.flatMap((change) => {
    const set = Object.entries("set" in change ? change.set : {}).filter(([column]) => column in record.columns);
    return "set" in change && set.length ? [{ table, key: change.key, set: Object.fromEntries(set) } as Change] : [];
  });

/** What comes before the write, batch by batch, and what belongs to it. */
export interface Staged {
  readonly batches: readonly (readonly Request[])[];
  readonly come: readonly Request[];
}

/**
 * The columns that theirs lacks on a tab of their own, in pieces: whoever is killed meanwhile has changed nothing, and the next
 * one begins anew. `come` brings them to their place and takes that tab away.
 */
export const staged = (taking: Taking, changes: readonly Change[], found: Found, wall: Wall): Staged => {
  const { record, width, located } = taking;
  const rows = rowsOf(taking, changes, wall);
  const columns = missingFrom(taking).length;
  const sheetId = freeId(found.sheets, record.kept + 1);
  const title = freeTitle("Rows to come", found.sheets);
  const gridProperties = { rowCount: rows.length, columnCount: columns };
  const area = { startRowIndex: 1, endRowIndex: rows.length };
  return {
    batches: [
      [
        ...leftOver(found),
        { addSheet: { properties: { sheetId, title, index: found.sheets.length, hidden: true, gridProperties } } },
        tag(ASIDE_TAG, PREPARING, { sheetId }),
      ],
      ...piecesIn(rows.slice(1)).map((piece, nth) => [
        {
          updateCells: {
            start: { sheetId, rowIndex: 1 + nth * ROWS, columnIndex: 0 },
            rows: piece,
            fields: "userEnteredValue",
          },
        },
      ]),
    ],
    come: [
      {
        copyPaste: {
          source: { sheetId, ...area, startColumnIndex: 0, endColumnIndex: columns },
          destination: { sheetId: located.sheetId, ...area, startColumnIndex: width, endColumnIndex: width + columns },
          pasteType: "PASTE_VALUES",
        },
      },
      { deleteSheet: { sheetId } },
    ],
  };
};

const piecesIn = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, nth) => rows.slice(nth * ROWS, (nth + 1) * ROWS));

/** What somebody prepared who was killed. */
const leftOver = ({ tags }: Found): Request[] =>
  tags.flatMap(({ metadataKey, metadataValue, location }) =>
    metadataKey === ASIDE_TAG && metadataValue === PREPARING
      ? [{ deleteSheet: { sheetId: location?.sheetId ?? 0 } }]
      : [],
  );

const rowsOf = (taking: Taking, changes: readonly Change[], wall: Wall) => {
  const { table, located } = taking;
  const setByKey = new Map(changes.flatMap((change) => ("set" in change ? [[change.key, change.set]] : [])));
  const setByPlace = new Map(located.rows.map((row, at) => [located.places[at], setByKey.get(rowKey(table, row))]));
  const missing = missingFrom(taking).map((column) => [column, tableOf(table).columns[column]!] as const);
  return Array.from({ length: located.end }, (_, place) => {
    const set: Readonly<Record<string, unknown>> = setByPlace.get(place) ?? {};
    const cellOf = ([column, declared]: (typeof missing)[number]): Cell | null =>
      column in set ? toCell(declared, set[column], wall) : null;
    return { values: missing.map((one) => cellData(cellOf(one))) };
  });
};
