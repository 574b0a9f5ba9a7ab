/** What a tab of people's own is made of beside its values: formulas, merged and protected cells, notes on its titles. */
import { letters } from "../../model/letters";
import type { Ground } from "../../model/taking";
import { type Get, patiently, spreadsheets } from "../calls";
import { ASIDE_TAG, quoted, TABLE_TAG } from "../layout";

type Sheet = GoogleAppsScript.Sheets.Schema.Sheet;
type GridRange = GoogleAppsScript.Sheets.Schema.GridRange;
type CellData = GoogleAppsScript.Sheets.Schema.CellData;

const FIELDS =
  "sheets(properties(sheetId,title,gridProperties(columnCount)),merges,tables(tableId),filterViews(title),protectedRanges(warningOnly),developerMetadata(metadataKey),data(rowData.values(userEnteredValue.formulaValue,effectiveValue,note)))";

/** Nothing where no tab has that title. */
export const groundOf = (id: string, title: string): Ground | undefined => {
  const get = spreadsheets().get as unknown as Get;
  const titles = patiently(() => get(id, { fields: "sheets.properties(sheetId,title)" }), ["limit", "fault"]).sheets;
  if (!titles?.some(({ properties }) => properties?.title === title)) return undefined;
  const ranges = [quoted(title)];
  const [sheet] = patiently(() => get(id, { ranges, fields: FIELDS }), ["limit", "fault"]).sheets ?? [];
  return sheet && madeOf(sheet, titles);
};

const madeOf = (sheet: Sheet, all: readonly Sheet[]): Ground => {
  const rows = (sheet.data?.[0]?.rowData ?? []).map(({ values = [] }) => values);
  return {
    sheetId: sheet.properties?.sheetId ?? 0,
    width: sheet.properties?.gridProperties?.columnCount ?? 0,
    formulas: formulasIn(rows),
    noted: (rows[0] ?? []).flatMap(({ note }, at) => (note ? [at] : [])),
    views: (sheet.filterViews ?? []).map(({ title = "" }) => title),
    merged: (sheet.merges ?? []).map(a1),
    guarded: (sheet.protectedRanges ?? []).some(({ warningOnly }) => !warningOnly),
    isTable: (sheet.tables ?? []).length > 0,
    isOurs: (sheet.developerMetadata ?? []).some(({ metadataKey = "" }) =>
      [TABLE_TAG, ASIDE_TAG].includes(metadataKey),
    ),
    free: freeFor(sheet.properties?.title ?? "", all),
  };
};

const formulasIn = (rows: readonly (readonly CellData[])[]): Record<number, number> => {
  const counts: Record<number, number> = {};
  for (const cells of rows)
    cells.forEach(({ userEnteredValue, effectiveValue }, at) => {
      // What stands there without having been entered was put there by a formula elsewhere.
      if (userEnteredValue?.formulaValue || (effectiveValue && !userEnteredValue)) counts[at] = (counts[at] ?? 0) + 1;
    });
  return counts;
};

const a1 = ({ startRowIndex = 0, startColumnIndex = 0, endRowIndex = 1, endColumnIndex = 1 }: GridRange): string =>
  `${letters(startColumnIndex)}${startRowIndex + 1}:${letters(endColumnIndex - 1)}${endRowIndex}`;

const FIRST_KEPT_ID = 72_000_001;
/** A title has no more than 100 letters. */
const ROOM = 80;

const freeFor = (title: string, all: readonly Sheet[]): Ground["free"] => {
  return { sheetId: freeId(all, FIRST_KEPT_ID), title: freeTitle(`${title.slice(0, ROOM)} (as it was)`, all) };
};

/** The first id from there on that no tab has. */
export const freeId = (all: readonly Sheet[], from: number): number => {
  const ids = new Set(all.map(({ properties }) => properties?.sheetId ?? 0));
  let id = from;
  while (ids.has(id)) id += 1;
  return id;
};

/** The title, or with a number behind it where a tab has it already. */
export const freeTitle = (wanted: string, all: readonly Sheet[]): string => {
  const taken = new Set(all.map(({ properties }) => (properties?.title ?? "").toLowerCase()));
  let title = wanted;
  for (let nth = 2; taken.has(title.toLowerCase()); nth++) title = `${wanted} ${nth}`;
  return title;
};
