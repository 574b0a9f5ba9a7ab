/** What `repair` puts back in a workbook that is the desk's: what set-up would, and what people pasted, merged or unfroze over it. */
import { letters } from "../../model/letters";
import { type TableName, tableNames, tableOf } from "../../model/workbook";
import { dressOf, type Found, placesAfter, sheetIn, titleIn, widthOf } from "./dress";
import { layoutOf, type Placed, placesOf } from "../layout";
import { columnLooks, dropDowns, groupsAt, headerHeight, type Places, sourcesOf, type Sources } from "./looks";

type Request = GoogleAppsScript.Sheets.Schema.Request;
type GridRange = GoogleAppsScript.Sheets.Schema.GridRange;
type Sheet = GoogleAppsScript.Sheets.Schema.Sheet;

export interface Mending {
  /** Titles of tabs that are gone: set-up makes them anew. */
  readonly gone: readonly string[];
  /** What is out of order, in words. */
  readonly wrong: readonly string[];
  /** Cells of ours that people merged, in words. */
  readonly merged: readonly string[];
  /** What people may have meant so and is put back all the same, in words. */
  readonly also: readonly string[];
  /** All of it, and the looks of single cells, which are set again unseen. */
  readonly requests: readonly Request[];
}

/** Titles and tabs that people renamed stay theirs, and so does all that stands in their own columns. */
export const mendingOf = (found: Found): Mending => {
  const layout = layoutOf(found.tags, {});
  const ours = tableNames.flatMap((name) => (layout[name] ? [standing(name, layout[name], found)] : []));
  const gone = tableNames.filter((name) => !layout[name]).map((name) => tableOf(name).tab);
  const merges = ours.map(partedIn);
  const also = ours.map(alsoIn);
  const dress = dressOf(found);
  const sources = Object.fromEntries(
    ours.flatMap(({ name, title, places }) => Object.entries(sourcesOf(name, title, places))),
  );
  return {
    gone,
    wrong: dress.changed,
    merged: merges.flatMap(({ what }) => what),
    also: also.flatMap(({ what }) => what),
    requests: [
      // A merge hides cells and hinders what comes after it.
      ...merges.flatMap(({ requests }) => requests),
      ...dress.requests,
      ...ours.flatMap((one) => looksAgain(one, sources)),
      ...also.flatMap(({ requests }) => requests),
    ],
  };
};

/** A tab of ours as it stands, with our columns where they will stand when missing ones have been put back. */
interface Standing {
  readonly name: TableName;
  readonly sheetId: number;
  readonly sheet: Sheet;
  readonly title: string;
  readonly placed: Placed;
  readonly places: Places;
}

const standing = (name: TableName, placed: Placed, { sheets }: Found): Standing => {
  const sheet = sheetIn(sheets, placed);
  const places = placesAfter(name, placed, widthOf(sheet, placed));
  return { name, sheetId: placed.sheetId, sheet, title: titleIn(sheet, tableOf(name)), placed, places };
};

interface Part {
  readonly what: readonly string[];
  readonly requests: readonly Request[];
}

/** Merges that lie over a column of ours; the value of the first cell stays. */
const partedIn = ({ sheet, sheetId, title, placed }: Standing): Part => {
  const columns = Object.values(placesOf(placed));
  const merges = (sheet.merges ?? []).filter(({ startColumnIndex = 0, endColumnIndex = Number.POSITIVE_INFINITY }) =>
    columns.some((at) => startColumnIndex <= at && at < endColumnIndex),
  );
  return {
    what: merges.length ? [`merged cells ${merges.map(a1).join(", ")} of ${title}`] : [],
    requests: merges.map((range) => ({ unmergeCells: { range: { ...range, sheetId } } })),
  };
};

const a1 = ({ startRowIndex = 0, endRowIndex = 1, startColumnIndex = 0, endColumnIndex = 1 }: GridRange): string =>
  `${letters(startColumnIndex)}${startRowIndex + 1}:${letters(endColumnIndex - 1)}${endRowIndex}`;

const alsoIn = ({ name, sheet, sheetId, title, places }: Standing): Part => {
  const parts = [frozen(sheet, sheetId, title), hidden(name, sheet, sheetId, title)];
  const groups = sheet.columnGroups?.length ? [] : groupsAt(tableOf(name), sheetId, places);
  return {
    what: [...parts.flatMap(({ what }) => what), ...(groups.length ? [`the folded columns of ${title}`] : [])],
    requests: [...parts.flatMap(({ requests }) => requests), ...groups],
  };
};

/** Who froze more than the titles and the first column wanted it so. */
const frozen = ({ properties }: Sheet, sheetId: number, title: string): Part => {
  const { frozenRowCount = 0, frozenColumnCount = 0 } = properties?.gridProperties ?? {};
  if (frozenRowCount && frozenColumnCount) return NOTHING;
  const gridProperties = { frozenRowCount: frozenRowCount || 1, frozenColumnCount: frozenColumnCount || 1 };
  const fields = "gridProperties(frozenRowCount,frozenColumnCount)";
  return {
    what: [`the frozen titles of ${title}`],
    requests: [{ updateSheetProperties: { properties: { sheetId, gridProperties }, fields } }],
  };
};

const hidden = (name: TableName, { properties }: Sheet, sheetId: number, title: string): Part =>
  !tableOf(name).hidden || properties?.hidden
    ? NOTHING
    : {
        what: [`${title}, hidden again`],
        requests: [{ updateSheetProperties: { properties: { sheetId, hidden: true }, fields: "hidden" } }],
      };

const NOTHING: Part = { what: [], requests: [] };

/** What was pasted over single cells can not be seen without reading them all, so that it is set again for whole columns. */
const looksAgain = ({ name, sheetId, places }: Standing, sources: Sources): Request[] => {
  const of = tableOf(name);
  return [
    ...Object.entries(places).flatMap(([column, at]) => columnLooks(of, column, sheetId, at)),
    headerHeight(sheetId),
    ...dropDowns(of, sheetId, places, sources),
  ];
};
