/** Merging and parting cells: the first cell of a merge keeps its value, the others lose theirs. */
import { type Draft, later, onGrid, type SheetDraft, sheetOf } from "../draft";
import type { Engine, Worksheet } from "../engine";
import { badRequest } from "../errors";
import { remerge } from "../merges";
import { type Area, areaOf, gridRangeOf, overlap } from "../ranges";
import { notBuilt, type Planners, required } from "./planner";

export const mergeRequests: Planners = {
  mergeCells: (draft, { range, mergeType = "MERGE_ALL" }) => {
    const area = onGrid(draft, areaOf(required(range, "range")));
    const sheet = sheetOf(draft, area.sheetId);
    const made = partsOf(area, mergeType);
    setMerges(draft, sheet, [...apart(sheet, area), ...made.map(gridRangeOf)]);
    for (const one of made) later(draft, area.sheetId, (engine, worksheet) => emptied(engine, worksheet, one));
    return undefined;
  },
  unmergeCells: (draft, { range }) => {
    const area = onGrid(draft, areaOf(required(range, "range")));
    const sheet = sheetOf(draft, area.sheetId);
    setMerges(draft, sheet, apart(sheet, area));
    return undefined;
  },
};

const setMerges = (draft: Draft, sheet: SheetDraft, merges: SheetDraft["merges"]) => {
  sheet.merges = merges;
  later(draft, sheet.sheetId, (engine, worksheet) => remerge(engine, worksheet, merges));
};

/** The merges outside an area; one that lies in it only in part is refused as at Google. */
const apart = (sheet: SheetDraft, area: Area) =>
  sheet.merges.filter((range) => {
    const cut = overlap(areaOf(range), area);
    if (cut && JSON.stringify(gridRangeOf(cut)) !== JSON.stringify(range))
      throw badRequest("You must select all cells in a merged range to merge or unmerge them.");
    return !cut;
  });

const partsOf = (area: Area, mergeType: string): Area[] => {
  if (mergeType === "MERGE_ALL") return [area];
  if (mergeType === "MERGE_COLUMNS")
    return lines(area.left, area.right).map((left) => ({ ...area, left, right: left + 1 }));
  if (mergeType === "MERGE_ROWS") return lines(area.top, area.bottom).map((top) => ({ ...area, top, bottom: top + 1 }));
  throw notBuilt(`mergeCells ${mergeType}`);
};

const emptied = (engine: Engine, worksheet: Worksheet, { top, bottom, left, right }: Area) => {
  const lineOf = (row: number) =>
    Object.fromEntries(lines(row > top ? left : left + 1, right).map((column) => [column, nothing]));
  const cellValue = Object.fromEntries(lines(top, bottom).map((row) => [row, lineOf(row)]));
  engine.run("sheet.mutation.set-range-values", worksheet, { cellValue });
};

const nothing = { v: null, f: null, si: null, p: null };

const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
