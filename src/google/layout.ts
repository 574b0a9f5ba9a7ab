/** Where each table and column stands, found by the tags that set-up put on them: never by a letter or a title. */
import { markOf } from "../model/hash";
import { type TableName, tableNames, tableOf } from "../model/workbook";

export const TABLE_TAG = "desk.table";
export const COLUMN_TAG = "desk.column";
/** Holds the id of the workbook itself: where it differs, this is a copy. */
export const HOME_TAG = "desk.home";
/** Holds the zone in which cells are written. */
export const ZONE_TAG = "desk.zone";

/** Lies on a tab that was set aside when another became the table: ours, or theirs as it was. */
export const ASIDE_TAG = "desk.aside";
/** On the columns of ours that was set aside. */
export const ASIDE_COLUMN_TAG = "desk.aside.column";

export interface Placed {
  readonly sheetId: number;
  /** The titles in the header when the columns were last looked up; a change means: look again. */
  readonly header: string;
  /** Column keys by place; "" where a column is not ours. */
  readonly columns: readonly string[];
}

export type Layout = { readonly [N in TableName]?: Placed };

type Tag = GoogleAppsScript.Sheets.Schema.DeveloperMetadata;

/** The layout that the tags describe; a tab's tag names its own sheet id, so a duplicated tab is not mistaken for ours. */
export const layoutOf = (tags: readonly Tag[], headers: Readonly<Record<number, readonly string[]>>): Layout => {
  const layout: { [N in TableName]?: Placed } = {};
  for (const name of tableNames) {
    const sheetId = homeOf(tags, name);
    if (sheetId === undefined) continue;
    layout[name] = { sheetId, header: headerMark(headers[sheetId] ?? []), columns: columnsAt(tags, name, sheetId) };
  }
  return layout;
};

/** Tabs that carry a tag of ours but are copies of a tab of ours, by sheet id. */
export const duplicatesIn = (tags: readonly Tag[]): number[] =>
  tags
    .filter((tag) => tag.metadataKey === TABLE_TAG && sheetOf(tag) !== Number(tag.metadataValue?.split("/")[1]))
    .map(sheetOf);

export const tableTag = (name: TableName, sheetId: number) => `${name}/${sheetId}`;
export const columnTag = (name: TableName, column: string) => `${name}.${column}`;

/** The places of a table's columns by name. */
export const placesOf = (placed: Placed): Record<string, number> =>
  Object.fromEntries(placed.columns.flatMap((column, at) => (column ? [[column, at]] : [])));

/** Columns that the table declares and the tab does not have. */
export const missingOf = (name: TableName, placed: Placed): string[] =>
  Object.keys(tableOf(name).columns).filter((column) => !placed.columns.includes(column));

/** The title of a tab as A1 notation has it. */
export const quoted = (title: string): string => `'${title.replace(/'/g, "''")}'`;

/** Header titles in one string, short enough to be remembered for each tab. */
export const headerMark = (titles: readonly string[]): string => markOf(titles.join("\n").trimEnd());

// Zeros may be left out of replies in Apps Script.
const sheetOf = (tag: Tag): number => tag.location?.sheetId ?? tag.location?.dimensionRange?.sheetId ?? 0;

const homeOf = (tags: readonly Tag[], name: TableName): number | undefined =>
  tags
    .filter((tag) => tag.metadataKey === TABLE_TAG)
    .map(sheetOf)
    .find((id) => tags.some((tag) => tag.metadataValue === tableTag(name, id) && sheetOf(tag) === id));

const columnsAt = (tags: readonly Tag[], name: TableName, sheetId: number): string[] => {
  const columns: string[] = [];
  for (const tag of tags) {
    const range = tag.location?.dimensionRange;
    const [table, column] = (tag.metadataValue ?? "").split(".");
    if (tag.metadataKey !== COLUMN_TAG || table !== name || !column || !range || (range.sheetId ?? 0) !== sheetId)
      continue;
    columns[range.startIndex ?? 0] = column;
  }
  return Array.from(columns, (column) => column ?? "");
};
