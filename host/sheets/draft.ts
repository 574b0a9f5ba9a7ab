/** The workbook as a batch finds and leaves it: every request is planned on a draft before the engine hears of any. */
import type { Dimension, GridRange } from "./api";
import { type Engine, rowsWithContent, sheetIdOf, type Worksheet, worksheetOf } from "./engine";
import { badRequest } from "./errors";
import { mergesOf } from "./merges";
import { type Area, clipped } from "./ranges";
import { type BookState, emptySheet, type SheetState, type Tag } from "./state";
import { columnTagsOf, rowTagsOf } from "./tags";

/** One tab of the draft; fields are replaced, their values never changed. */
export interface SheetDraft extends Mutable<SheetState> {
  title: string;
  rows: number;
  columns: number;
  hidden: boolean;
  frozenRows: number;
  frozenColumns: number;
  columnTags: readonly (readonly Tag[])[];
  rowTags: ReadonlyMap<number, readonly Tag[]>;
  merges: readonly GridRange[];
  /** One past the last row with content as far as the batch has come; measured when first needed. */
  content: number | undefined;
  readonly measureContent: () => number;
}

/** What one request does to the engine once every request of the batch has been found good. */
export type Step = (engine: Engine) => void;

export interface Draft extends Omit<Mutable<BookState>, "sheets"> {
  sheets: SheetDraft[];
  readonly steps: Step[];
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

export const draftOf = (state: BookState, engine: Engine): Draft => ({
  ...state,
  sheets: engine.workbook.getSheets().map((sheet) => sheetDraft(sheet, state)),
  steps: [],
});

/** What the draft leaves for the state to be kept. */
export const stateOf = ({ steps: _, ...draft }: Draft): BookState => ({
  ...draft,
  sheets: draft.sheets.map(keptOf),
});

/** The tab with this id, or Google's refusal. */
export const sheetOf = (draft: Draft, sheetId: number | undefined, what: "grid" | "sheet" = "grid"): SheetDraft => {
  const sheet = draft.sheets.find((one) => one.sheetId === (sheetId ?? 0));
  if (!sheet) throw badRequest(`No ${what} with id: ${sheetId ?? 0}`);
  return sheet;
};

/** Refuses an area that does not lie on its tab, and cuts open ends off at the grid. */
export const onGrid = (draft: Draft, area: Area): Area => {
  const sheet = sheetOf(draft, area.sheetId);
  const open = Number.POSITIVE_INFINITY;
  const tooFar = (end: number, size: number) => end !== open && end > size;
  if (
    area.top >= sheet.rows ||
    area.left >= sheet.columns ||
    tooFar(area.bottom, sheet.rows) ||
    tooFar(area.right, sheet.columns)
  ) {
    throw badRequest(`Range exceeds grid limits. Max rows: ${sheet.rows}, max columns: ${sheet.columns}`);
  }
  if (area.top >= area.bottom || area.left >= area.right) throw badRequest("The range has no cells.");
  return clipped(area, sheet);
};

/** Adds what is to be done in the engine for one tab. */
export const later = (draft: Draft, sheetId: number, act: (engine: Engine, sheet: Worksheet) => void) =>
  draft.steps.push((engine) => {
    const sheet = worksheetOf(engine, sheetId);
    if (!sheet) throw new Error(`Tab ${sheetId} was planned and is not there`);
    act(engine, sheet);
  });

/** One past the last row with content. */
export const contentRows = (sheet: SheetDraft): number => {
  sheet.content ??= sheet.measureContent();
  return sheet.content;
};

/** A number that nothing else in the workbook has. */
export const nextId = (draft: Draft) => {
  draft.nextId += 1;
  return draft.nextId;
};

/** Changes the size of the draft along one dimension. */
export const resize = (sheet: SheetDraft, dimension: Dimension, by: number) => {
  if (dimension === "ROWS") sheet.rows += by;
  else sheet.columns += by;
};

const sheetDraft = (sheet: Worksheet, state: BookState): SheetDraft => {
  const sheetId = sheetIdOf(sheet);
  const { freeze, hidden } = sheet.getConfig();
  return {
    ...(state.sheets.find((one) => one.sheetId === sheetId) ?? emptySheet(sheetId)),
    title: sheet.getName(),
    rows: sheet.getRowCount(),
    columns: sheet.getColumnCount(),
    hidden: Boolean(hidden),
    frozenRows: freeze?.ySplit ?? 0,
    frozenColumns: freeze?.xSplit ?? 0,
    columnTags: columnTagsOf(sheet),
    rowTags: rowTagsOf(sheet),
    merges: mergesOf(sheet, sheetId),
    content: undefined,
    measureContent: () => rowsWithContent(sheet),
  };
};

const keptOf = (draft: SheetDraft): SheetState => ({
  sheetId: draft.sheetId,
  tags: draft.tags,
  conditionalFormats: draft.conditionalFormats,
  validations: draft.validations,
  protectedRanges: draft.protectedRanges,
  filterViews: draft.filterViews,
  charts: draft.charts,
  groups: draft.groups,
  ...(draft.basicFilter ? { basicFilter: draft.basicFilter } : {}),
  ...(draft.tabColor ? { tabColor: draft.tabColor } : {}),
});
