/** Requests about rows and columns: inserting, deleting, moving, sizes and visibility. */
import { Direction, RANGE_TYPE } from "@univerjs/core";
import type { Dimension, DimensionProperties, DimensionRange, GridRange } from "../api";
import { contentRows, type Draft, later, resize, type SheetDraft, sheetOf } from "../draft";
import type { Engine, Worksheet } from "../engine";
import { badRequest } from "../errors";
import { followed } from "../following";
import { extendOpenRanges } from "../formulas";
import { type Mask, touches } from "../masks";
import { remerge } from "../merges";
import { areaOf, gridRangeOf } from "../ranges";
import type { Tag } from "../state";
import { type Change, followedArea, followedIndex } from "../structure";
import { type Planners, required, requiredMask } from "./planner";
import { resizeTo } from "./sheets";

export const dimensionRequests: Planners = {
  insertDimension: (draft, { range, inheritFromBefore }) => {
    const { sheet, dimension, start, end } = lines(draft, range);
    if (start > sizeOf(sheet, dimension))
      throw badRequest(`range.startIndex[${start}] must be less than or equal to the grid size`);
    if (inheritFromBefore && start === 0)
      throw badRequest("inheritFromBefore can not be true for the first row or column.");
    const { sheetId } = sheet;
    const atEnd = start === sizeOf(sheet, dimension);
    structural(draft, {
      kind: "insert",
      sheetId,
      dimension,
      at: start,
      count: end - start,
      inheritsBefore: inheritFromBefore || atEnd,
    });
    return undefined;
  },
  deleteDimension: (draft, { range }) => {
    const { sheet, dimension, start, end } = lines(draft, range);
    const size = sizeOf(sheet, dimension);
    if (end > size) throw badRequest(`range.endIndex[${end}] is beyond the grid, which has ${size}`);
    if (end - start === size) throw badRequest(`You can't delete all the ${dimension.toLowerCase()} on the sheet.`);
    structural(draft, { kind: "remove", sheetId: sheet.sheetId, dimension, at: start, count: end - start });
    return undefined;
  },
  moveDimension: (draft, { source, destinationIndex }) => {
    const { sheet, dimension, start, end } = lines(draft, source);
    const to = destinationIndex ?? 0;
    const size = sizeOf(sheet, dimension);
    if (end > size || to > size || to < 0) throw badRequest("The source or the destination is outside the grid.");
    if (to < start || to > end) {
      structural(draft, { kind: "move", sheetId: sheet.sheetId, dimension, at: start, count: end - start, to });
    }
    return undefined;
  },
  appendDimension: (draft, { sheetId, dimension, length }) => {
    const sheet = sheetOf(draft, sheetId);
    const along = named(dimension);
    if (!length || length < 1) throw badRequest("length must be greater than zero.");
    resizeTo(draft, sheet, along, sizeOf(sheet, along) + length);
    return undefined;
  },
  updateDimensionProperties: (draft, { range, properties = {}, fields }) => {
    const mask = requiredMask(fields);
    const { sheet, dimension, start, end } = lines(draft, range);
    if (end > sizeOf(sheet, dimension)) throw badRequest("The range is outside the grid.");
    const data = dimension === "ROWS" ? rowLook(properties, mask) : columnLook(properties, mask);
    later(draft, sheet.sheetId, (engine, worksheet) => setLook(engine, worksheet, dimension, start, end, data));
    return undefined;
  },
};

/** Carries a structural edit through the draft, tags and all that follows, and leaves it to be done in the engine. */
export const structural = (draft: Draft, change: Change) => {
  const changed = sheetOf(draft, change.sheetId);
  const { title } = changed;
  const rowsBefore = changed.rows;
  for (const sheet of draft.sheets) Object.assign(sheet, followed(sheet, change, title));
  followTags(changed, change);
  const merged = changed.merges.length > 0;
  changed.merges = changed.merges.flatMap((range) => followedMerge(range, change));
  const { merges } = changed;
  if (change.kind === "insert") resize(changed, change.dimension, change.count);
  if (change.kind === "remove") resize(changed, change.dimension, -change.count);
  if (change.dimension === "ROWS" && change.kind !== "move") shiftContent(changed, change);
  later(draft, change.sheetId, (engine, sheet) => {
    // Where a merge goes is Google's to say, not the engine's.
    if (merged) remerge(engine, sheet, []);
    restructure(engine, sheet, change);
    if (merged) remerge(engine, sheet, merges);
    if (change.kind === "insert" && change.dimension === "ROWS") extendOpenRanges(engine, sheet, rowsBefore);
  });
};

/** A merge grows and shrinks with its lines; one of a single cell is none. */
const followedMerge = (range: GridRange, change: Change): readonly GridRange[] => {
  const area = followedArea(areaOf(range), change);
  return area && (area.bottom - area.top > 1 || area.right - area.left > 1) ? [gridRangeOf(area)] : [];
};

/** A dimension range with all its parts, on a tab that exists. */
export const lines = (draft: Draft, range: DimensionRange | undefined) => {
  const { sheetId, dimension, startIndex = 0, endIndex } = required(range, "range");
  const sheet = sheetOf(draft, sheetId);
  const along = named(dimension);
  const end = endIndex ?? sizeOf(sheet, along);
  if (startIndex < 0 || end <= startIndex)
    throw badRequest(`range.endIndex[${end}] must be greater than range.startIndex[${startIndex}]`);
  return { sheet, dimension: along, start: startIndex, end };
};

/** Shows or hides rows or columns. */
export const setHidden = (
  engine: Engine,
  sheet: Worksheet,
  dimension: Dimension,
  start: number,
  end: number,
  hidden: boolean,
) => setLook(engine, sheet, dimension, start, end, { hd: hidden ? 1 : 0 });

const named = (dimension: string | undefined): Dimension => {
  if (dimension !== "ROWS" && dimension !== "COLUMNS") throw badRequest("No dimension specified.");
  return dimension;
};

const sizeOf = (sheet: SheetDraft, dimension: Dimension) => (dimension === "ROWS" ? sheet.rows : sheet.columns);

const followTags = (sheet: SheetDraft, change: Change) => {
  if (change.dimension === "ROWS") {
    const moved = [...sheet.rowTags].map(([row, tags]) => [followedIndex(row, change), tags] as const);
    sheet.rowTags = new Map(moved.filter((entry): entry is [number, readonly Tag[]] => entry[0] !== undefined));
    return;
  }
  const after: (readonly Tag[])[] = Array.from(
    { length: sheet.columns + (change.kind === "insert" ? change.count : 0) },
    () => [],
  );
  sheet.columnTags.forEach((tags, column) => {
    const index = followedIndex(column, change);
    if (index !== undefined) after[index] = tags;
  });
  sheet.columnTags = change.kind === "remove" ? after.slice(0, sheet.columns - change.count) : after;
};

const shiftContent = (sheet: SheetDraft, change: Change) => {
  const content = contentRows(sheet);
  const last = followedIndex(content - 1, change) ?? change.at - 1;
  sheet.content = content === 0 ? 0 : last + 1;
};

const restructure = (engine: Engine, sheet: Worksheet, change: Change) => {
  const rows = change.dimension === "ROWS";
  const range = span(sheet, change.dimension, change.at, change.count);
  if (change.kind === "remove") engine.run(`sheet.command.remove-${rows ? "row" : "col"}-by-range`, sheet, { range });
  if (change.kind === "insert") {
    const before = rows ? Direction.DOWN : Direction.RIGHT;
    const after = rows ? Direction.UP : Direction.LEFT;
    const direction = change.inheritsBefore ? before : after;
    engine.run(`sheet.command.insert-${rows ? "row" : "col"}-by-range`, sheet, { range, direction });
  }
  if (change.kind === "move") {
    const toRange = span(sheet, change.dimension, change.to, change.count);
    engine.run(`sheet.command.move-${rows ? "rows" : "cols"}`, sheet, { range, fromRange: range, toRange });
  }
};

const span = (sheet: Worksheet, dimension: Dimension, at: number, count: number) =>
  dimension === "ROWS"
    ? {
        startRow: at,
        endRow: at + count - 1,
        startColumn: 0,
        endColumn: sheet.getColumnCount() - 1,
        rangeType: RANGE_TYPE.ROW,
      }
    : {
        startRow: 0,
        endRow: sheet.getRowCount() - 1,
        startColumn: at,
        endColumn: at + count - 1,
        rangeType: RANGE_TYPE.COLUMN,
      };

interface Look {
  readonly w?: number;
  readonly h?: number;
  readonly ia?: 0;
  readonly hd?: 0 | 1;
}

const columnLook = (properties: DimensionProperties, mask: Mask): Look => ({
  ...(touches(mask, "pixelSize") && properties.pixelSize != null ? { w: properties.pixelSize } : {}),
  ...(touches(mask, "hiddenByUser") ? { hd: properties.hiddenByUser ? 1 : 0 } : {}),
});

const rowLook = (properties: DimensionProperties, mask: Mask): Look => ({
  ...(touches(mask, "pixelSize") && properties.pixelSize != null ? { h: properties.pixelSize, ia: 0 } : {}),
  ...(touches(mask, "hiddenByUser") ? { hd: properties.hiddenByUser ? 1 : 0 } : {}),
});

const setLook = (engine: Engine, sheet: Worksheet, dimension: Dimension, start: number, end: number, look: Look) => {
  const data = Object.fromEntries(Array.from({ length: end - start }, (_, index) => [start + index, { ...look }]));
  if (dimension === "ROWS") engine.run("sheet.mutation.set-row-data", sheet, { rowData: data });
  else engine.run("sheet.mutation.set-col-data", sheet, { columnData: data });
};
