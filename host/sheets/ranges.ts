/** Rectangles of a tab: Google's half-open grid ranges, and A1 notation in both directions. */
import type { Dimension, DimensionRange, GridRange } from "./api";
import { badRequest } from "./errors";

/** A rectangle of one tab, half-open; `bottom` and `right` are Infinity where the range has no end. */
export interface Area {
  readonly sheetId: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What A1 notation needs to know of a tab. */
export interface Tab {
  readonly sheetId: number;
  readonly title: string;
  readonly rows: number;
  readonly columns: number;
}

export const areaOf = (range: GridRange): Area => ({
  sheetId: range.sheetId ?? 0,
  top: range.startRowIndex ?? 0,
  bottom: range.endRowIndex ?? Number.POSITIVE_INFINITY,
  left: range.startColumnIndex ?? 0,
  right: range.endColumnIndex ?? Number.POSITIVE_INFINITY,
});

/** The range as Google writes it: no bound where there is none. */
export const gridRangeOf = (area: Area): GridRange => ({
  sheetId: area.sheetId,
  ...(area.top > 0 || area.bottom < Number.POSITIVE_INFINITY ? { startRowIndex: area.top } : {}),
  ...(area.bottom < Number.POSITIVE_INFINITY ? { endRowIndex: area.bottom } : {}),
  ...(area.left > 0 || area.right < Number.POSITIVE_INFINITY ? { startColumnIndex: area.left } : {}),
  ...(area.right < Number.POSITIVE_INFINITY ? { endColumnIndex: area.right } : {}),
});

/** The part of the area that lies on the tab. */
export const clipped = (area: Area, tab: Tab): Area => ({
  ...area,
  bottom: Math.min(area.bottom, tab.rows),
  right: Math.min(area.right, tab.columns),
});

export const overlap = (one: Area, other: Area): Area | undefined => {
  const both = {
    sheetId: one.sheetId,
    top: Math.max(one.top, other.top),
    bottom: Math.min(one.bottom, other.bottom),
    left: Math.max(one.left, other.left),
    right: Math.min(one.right, other.right),
  };
  return one.sheetId === other.sheetId && both.top < both.bottom && both.left < both.right ? both : undefined;
};

/** What is left of an area when another is cut out of it. */
export const without = (area: Area, hole: Area): readonly Area[] => {
  const cut = overlap(area, hole);
  if (!cut) return [area];
  const pieces = [
    { ...area, bottom: cut.top },
    { ...area, top: cut.bottom },
    { ...area, top: cut.top, bottom: cut.bottom, right: cut.left },
    { ...area, top: cut.top, bottom: cut.bottom, left: cut.right },
  ];
  return pieces.filter((piece) => piece.top < piece.bottom && piece.left < piece.right);
};

export const contains = (area: Area, row: number, column: number) =>
  row >= area.top && row < area.bottom && column >= area.left && column < area.right;

/** The area that whole rows or columns cover. */
export const areaOfDimension = (range: DimensionRange): Area => {
  const span = { start: range.startIndex ?? 0, end: range.endIndex ?? Number.POSITIVE_INFINITY };
  const whole = {
    sheetId: range.sheetId ?? 0,
    top: 0,
    bottom: Number.POSITIVE_INFINITY,
    left: 0,
    right: Number.POSITIVE_INFINITY,
  };
  return range.dimension === "ROWS"
    ? { ...whole, top: span.start, bottom: span.end }
    : { ...whole, left: span.start, right: span.end };
};

/** Rows from the first to the one before the end, counted from 0. */
export type Rows = readonly [first: number, end: number];

/** Rows, given from the top, as runs of neighbours. */
export const runsOf = (rows: readonly number[]): readonly Rows[] => {
  const runs: [first: number, end: number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last?.[1] === row) last[1] = row + 1;
    else runs.push([row, row + 1]);
  }
  return runs;
};

export const sizeAlong = (tab: Tab, dimension: Dimension) => (dimension === "ROWS" ? tab.rows : tab.columns);

/** `0` is A, `26` is AA. */
export const columnLetters = (index: number): string =>
  (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));

/** `A` is 0, `AA` is 26. */
export const columnIndex = (letters: string) =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** A title as it stands before the `!`: quoted unless it can not be mistaken for anything else. */
export const quotedTitle = (title: string) =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(title) && !/^[A-Za-z]{1,3}\d+$/.test(title)
    ? title
    : `'${title.replaceAll("'", "''")}'`;

/** The A1 name that Google puts on an answer: clipped to the grid, always with both corners unless one cell. */
export const a1Of = (area: Area, tab: Tab) => {
  const { bottom, right } = clipped(area, tab);
  const first = `${columnLetters(area.left)}${area.top + 1}`;
  const last = `${columnLetters(right - 1)}${bottom}`;
  return `${quotedTitle(tab.title)}!${first === last ? first : `${first}:${last}`}`;
};

/** Reads A1 notation with or without a tab; refuses what Google can not parse or what lies off the grid. */
export const areaOfA1 = (text: string, tabs: readonly Tab[]): Area => {
  const { title, cells } = splitA1(text, tabs);
  const tab = title === undefined ? tabs[0] : tabs.find((one) => one.title === title);
  const parts = /^(?:\$?([A-Z]+))?(?:\$?(\d+))?(?:(:)(?:\$?([A-Z]+))?(?:\$?(\d+))?)?$/i.exec(cells);
  if (!tab || !parts) throw badRequest(`Unable to parse range: ${text}`);
  const area = corners(tab, parts);
  if (area.top >= tab.rows || area.left >= tab.columns) {
    throw badRequest(`Range (${text}) exceeds grid limits. Max rows: ${tab.rows}, max columns: ${tab.columns}`);
  }
  return area;
};

const splitA1 = (text: string, tabs: readonly Tab[]) => {
  const parts = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.*)$/s.exec(text);
  if (parts) return { title: parts[1]?.replaceAll("''", "'") ?? parts[2], cells: parts[3] ?? "" };
  const bare = text.replace(/^'(.*)'$/s, "$1").replaceAll("''", "'");
  return tabs.some((tab) => tab.title === bare) ? { title: bare, cells: "" } : { title: undefined, cells: text };
};

const corners = (tab: Tab, parts: RegExpExecArray): Area => {
  const [, left, top, colon, right, bottom] = parts;
  const none = Number.POSITIVE_INFINITY;
  const lastColumn = colon ? right : left;
  const lastRow = colon ? bottom : top;
  return {
    sheetId: tab.sheetId,
    top: top ? Number(top) - 1 : 0,
    bottom: lastRow ? Number(lastRow) : none,
    left: left ? columnIndex(left) : 0,
    right: lastColumn ? columnIndex(lastColumn) + 1 : none,
  };
};
