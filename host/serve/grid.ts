/** The workbook in the windows: one in Node is the truth, every window has a copy and makes the same mutations. */
import type { SheetState } from "../sheets/state";
import type { Desk, MakePart, Part } from "./desk";
import type { ClockView, Looks } from "./messages";

export const grid: MakePart = (desk): Part => {
  return {
    answers: {},
    greeting: (window) => [
      {
        kind: "book",
        window: window.id,
        at: 0,
        snapshot: desk.world.book.engine.workbook.save(),
        looks: desk.world.book.state().sheets.map(looksOf),
      },
      { kind: "clock", clock: clockOf(desk) },
    ],
  };
};

const clockOf = ({ google }: Desk): ClockView => ({
  now: google.clock.now(),
  runs: !google.clock.isSet(),
  zone: google.book.state().timeZone,
});

/** What of a tab a window draws beside the cells. */
export const looksOf = (sheet: SheetState): Looks => ({
  sheetId: sheet.sheetId,
  conditionalFormats: sheet.conditionalFormats,
  validations: sheet.validations,
  groups: sheet.groups,
  filterViews: sheet.filterViews,
  protectedRanges: sheet.protectedRanges.flatMap(({ range, description }) =>
    range ? [{ range, text: description ?? "" }] : [],
  ),
});
