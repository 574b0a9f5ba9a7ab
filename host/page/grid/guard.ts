/** Asks before an edit of cells that the add-on has put under a warning, as Google does. */
import { CanceledError, type ICommandInfo, type IRange } from "@univerjs/core";
import { SheetsSelectionsService } from "@univerjs/preset-sheets-core";
import { sheetIdOfUniver } from "../../sheets/ids";
import { ask } from "./ask";
import type { Dressing } from "./dressing";
import { rectangle } from "./places";
import type { Grid } from "./univer";

const quietTime = 5 * 60_000;

/** Watches over the protected ranges of the tab in view until it is disposed. */
export const guard = (grid: Grid, dressing: Dressing) => {
  let quietUntil = 0;
  let isAllowed = false;
  const again = async ({ id, params }: ICommandInfo) => {
    const answer = await ask({
      title: "Heads up!",
      text: "You are trying to edit part of this sheet that shouldn't be changed accidentally. Edit anyway?",
      yes: "OK",
      no: "Cancel",
      option: "Don't show this again for 5 minutes",
    });
    if (!answer.isYes) return;
    if (answer.isOptionOn) quietUntil = Date.now() + quietTime;
    isAllowed = true;
    try {
      await grid.commands.executeCommand(id, params);
    } finally {
      isAllowed = false;
    }
  };
  return grid.commands.beforeCommandExecuted((command) => {
    if (isAllowed || Date.now() < quietUntil || !edits.has(command.id)) return;
    if (!isProtected(grid, dressing, command)) return;
    void again({ id: command.id, params: structuredClone(command.params ?? {}) });
    throw new CanceledError();
  });
};

const edits = new Set([
  "sheet.command.set-range-values",
  "sheet.command.clear-selection-content",
  "sheet.command.clear-selection-all",
  "sheet.command.paste-by-short-key",
  "sheet.command.optional-paste",
  "sheet.command.auto-fill",
  "sheet.command.move-range",
  "sheet.command.remove-row",
  "sheet.command.remove-col",
  "sheet.command.delete-range-move-left",
  "sheet.command.delete-range-move-up",
]);

interface Params {
  readonly subUnitId?: string;
  readonly range?: IRange;
  readonly value?: unknown;
  readonly toRange?: IRange;
  readonly fromRange?: IRange;
  readonly targetRange?: IRange;
}

const isProtected = (grid: Grid, dressing: Dressing, { params = {} }: Readonly<ICommandInfo>) => {
  const { subUnitId, range, value, toRange, fromRange, targetRange } = params as Params;
  const sheet = grid.workbook.getSheetBySheetId(subUnitId ?? "") ?? grid.workbook.getActiveSheet();
  if (!sheet) return false;
  const named = [range, toRange, fromRange, targetRange, boundsOf(value)].filter((one) => one !== undefined);
  const touched = named.length > 0 ? named : selected(grid);
  const held = dressing.of(sheetIdOfUniver(sheet.getSheetId()))?.protectedRanges ?? [];
  return held.some((one) => {
    const area = rectangle(sheet, one.range);
    return area !== undefined && touched.some((other) => overlaps(area, other));
  });
};

const selected = ({ injector }: Grid) =>
  injector
    .get(SheetsSelectionsService)
    .getCurrentSelections()
    .map(({ range }) => range);

/** The rectangle of values that a command gives by row and column. */
const boundsOf = (value: unknown): IRange | undefined => {
  const rows = numbersIn(value);
  if (rows.length === 0) return undefined;
  const columns = rows.flatMap((row) => numbersIn((value as Record<number, unknown>)[row]));
  if (columns.length === 0) return undefined;
  return {
    startRow: Math.min(...rows),
    endRow: Math.max(...rows),
    startColumn: Math.min(...columns),
    endColumn: Math.max(...columns),
  };
};

const numbersIn = (value: unknown) =>
  typeof value === "object" && value !== null
    ? Object.keys(value)
        .filter((key) => /^\d+$/.test(key))
        .map(Number)
    : [];

// A selection of a whole row or column has no bounds on the other side.
const overlaps = (one: IRange, other: IRange) =>
  !(one.endRow < other.startRow || other.endRow < one.startRow) &&
  !(one.endColumn < other.startColumn || other.endColumn < one.startColumn);
