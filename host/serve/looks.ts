/** What the host keeps beside the cells of a tab, as a window needs it. */
import type { SheetState } from "../sheets/state";
import type { Looks } from "./messages";

/** What of a tab a window draws beside the cells. */
export const looksOf = (sheet: SheetState): Looks => ({
  sheetId: sheet.sheetId,
  conditionalFormats: sheet.conditionalFormats,
  validations: sheet.validations,
  groups: sheet.groups,
  filterViews: sheet.filterViews,
  charts: sheet.charts,
  protectedRanges: sheet.protectedRanges.flatMap(({ range, description }) =>
    range ? [{ range, text: description ?? "" }] : [],
  ),
});

/** The tabs that look otherwise than before. */
export const otherLooks = (before: readonly SheetState[], after: readonly SheetState[]): readonly Looks[] => {
  const beforeById = new Map(before.map((sheet) => [sheet.sheetId, sheet]));
  return after.filter((sheet) => !looksAlike(sheet, beforeById.get(sheet.sheetId))).map(looksOf);
};

// Each edit of rows writes the rules of all tabs anew, alike or not, and a tab whose rules are drawn anew is busy for a while.
const looksAlike = (one: SheetState, other: SheetState | undefined) =>
  other !== undefined && drawn.every((part) => alike(one[part], other[part]));

const drawn = ["conditionalFormats", "validations", "groups", "filterViews", "protectedRanges", "charts"] as const;

const alike = (one: object, other: object) => one === other || JSON.stringify(one) === JSON.stringify(other);
