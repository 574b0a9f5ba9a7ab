/** Groups of rows and columns. Google keeps a depth for each row or column, so neighbouring groups of one depth are one. */
import type { Dimension, DimensionGroup } from "../api";
import { type Draft, later, type SheetDraft, sheetOf } from "../draft";
import { badRequest } from "../errors";
import { touches } from "../masks";
import { lines, setHidden } from "./dimensions";
import { type Planners, required, requiredMask } from "./planner";

const deepest = 8;

export const groupRequests: Planners = {
  addDimensionGroup: (draft, { range }) => ({ dimensionGroups: [...regroup(draft, lines(draft, range), 1)] }),
  deleteDimensionGroup: (draft, { range }) => ({ dimensionGroups: [...regroup(draft, lines(draft, range), -1)] }),
  updateDimensionGroup: (draft, { dimensionGroup, fields }) => {
    const mask = requiredMask(fields);
    const wanted = required(dimensionGroup, "dimensionGroup");
    const { sheet, dimension, start, end } = lines(draft, wanted.range);
    const found = sheet.groups[dimension].find((one) => isSame(one, start, end, wanted.depth ?? 1));
    if (!found) throw badRequest("No dimension group found with the given range and depth.");
    if (touches(mask, "collapsed")) collapse(draft, sheet, dimension, found, wanted.collapsed ?? false);
    return undefined;
  },
};

const isSame = (group: DimensionGroup, start: number, end: number, depth: number) =>
  group.range?.startIndex === start && group.range.endIndex === end && group.depth === depth;

const regroup = (draft: Draft, at: ReturnType<typeof lines>, by: 1 | -1) => {
  const { sheet, dimension, start, end } = at;
  const size = dimension === "ROWS" ? sheet.rows : sheet.columns;
  if (end > size) throw badRequest("The range is outside the grid.");
  const depths = depthsOf(sheet.groups[dimension], size);
  for (let index = start; index < end; index += 1) depths[index] = (depths[index] ?? 0) + by;
  if (depths.some((depth) => depth < 0)) throw badRequest("There is no group over the whole of the given range.");
  if (depths.some((depth) => depth > deepest)) throw badRequest(`Groups can not be nested deeper than ${deepest}.`);
  const groups = groupsOf(depths, sheetOf(draft, sheet.sheetId), dimension);
  sheet.groups = { ...sheet.groups, [dimension]: groups };
  return groups;
};

const depthsOf = (groups: readonly DimensionGroup[], size: number) => {
  const depths = Array.from({ length: size }, () => 0);
  for (const { range } of groups) {
    for (let index = range?.startIndex ?? 0; index < (range?.endIndex ?? 0); index += 1)
      depths[index] = (depths[index] ?? 0) + 1;
  }
  return depths;
};

const groupsOf = (depths: readonly number[], sheet: SheetDraft, dimension: Dimension): readonly DimensionGroup[] =>
  Array.from({ length: Math.max(0, ...depths) }, (_, index) => index + 1).flatMap((depth) =>
    runs(depths.map((one) => one >= depth)).map(([startIndex, endIndex]) => {
      const before = sheet.groups[dimension].find((one) => isSame(one, startIndex, endIndex, depth));
      return before ?? { range: { sheetId: sheet.sheetId, dimension, startIndex, endIndex }, depth };
    }),
  );

const runs = (inside: readonly boolean[]) => {
  const starts = inside.flatMap((here, index) => (here && !inside[index - 1] ? [index] : []));
  return starts.map((start) => {
    const length = inside.slice(start).indexOf(false);
    return [start, length < 0 ? inside.length : start + length] as const;
  });
};

const collapse = (draft: Draft, sheet: SheetDraft, dimension: Dimension, group: DimensionGroup, collapsed: boolean) => {
  const { startIndex = 0, endIndex = 0 } = group.range ?? {};
  const after = collapsed ? { ...group, collapsed } : { range: group.range ?? {}, depth: group.depth ?? 1 };
  sheet.groups = { ...sheet.groups, [dimension]: sheet.groups[dimension].map((one) => (one === group ? after : one)) };
  later(draft, sheet.sheetId, (engine, worksheet) =>
    setHidden(engine, worksheet, dimension, startIndex, endIndex, collapsed),
  );
};
