/** Merged cells are kept by the engine, which draws them. */
import type { GridRange } from "./api";
import type { Engine, Worksheet } from "./engine";
import { areaOf, gridRangeOf } from "./ranges";

/** The merges of a tab. */
export const mergesOf = (sheet: Worksheet, sheetId: number): GridRange[] =>
  sheet
    .getMergeData()
    .map(({ startRow, endRow, startColumn, endColumn }) =>
      gridRangeOf({ sheetId, top: startRow, bottom: endRow + 1, left: startColumn, right: endColumn + 1 }),
    );

/** Gives a tab these merges and no others. */
export const remerge = (engine: Engine, worksheet: Worksheet, merges: readonly GridRange[]) => {
  const before = worksheet.getMergeData().map((range) => ({ ...range }));
  if (before.length) engine.run("sheet.mutation.remove-worksheet-merge", worksheet, { ranges: before });
  const ranges = merges.map((range) => {
    const { top, bottom, left, right } = areaOf(range);
    return { startRow: top, endRow: bottom - 1, startColumn: left, endColumn: right - 1 };
  });
  if (ranges.length) engine.run("sheet.mutation.add-worksheet-merge", worksheet, { ranges });
};
