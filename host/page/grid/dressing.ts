/** What stands beside the cells, drawn for the rows in view alone: for all of them it would cost seconds at each edit. */
import type { Nullable, Worksheet } from "@univerjs/core";
import type { Looks } from "../../serve/messages";
import { sheetIdOfUniver } from "../../sheets/ids";
import type { Rows } from "../../sheets/ranges";
import { colour } from "./colours";
import type { Copy } from "./copy";
import { offerLists } from "./lists";
import { showNotes } from "./notes";
import { areDrawn, onScroll, rowsAround } from "./places";
import type { Grid } from "./univer";

export interface Dressing {
  /** Looks of some tabs, newer than those that are known. */
  take(looks: readonly Looks[]): void;
  /** What is known of a tab. */
  of(sheetId: number): Looks | undefined;
  /** Draws the rules anew, because other rows are hidden now. */
  again(): void;
  /** Hears that newer looks were taken. */
  onTaken(listener: () => void): void;
  dispose(): void;
}

const pause = 60;

/** Draws whatever tab is in view, and again when it changes or is scrolled. */
export const dress = (grid: Grid, copy: Copy, all: readonly Looks[]): Dressing => {
  const looksById = new Map(all.map((looks) => [looks.sheetId, looks]));
  const listeners: (() => void)[] = [];
  let worn: Worksheet | undefined;
  let rows: readonly Rows[] = [];
  let timer = 0;
  const looksOf = (sheet: Worksheet) => looksById.get(sheetIdOfUniver(sheet.getSheetId()));
  const drawRules = (sheet: Worksheet) => {
    rows = rowsAround(grid);
    colour(grid, sheet, looksOf(sheet)?.conditionalFormats ?? [], rows);
    offerLists(grid, sheet, looksOf(sheet)?.validations ?? [], rows);
  };
  const draw = (sheet: Worksheet) => {
    drawRules(sheet);
    showNotes(grid, sheet);
  };
  const undress = (sheet: Worksheet) => {
    colour(grid, sheet, [], rows);
    offerLists(grid, sheet, [], rows);
  };
  const turnTo = (sheet: Nullable<Worksheet>) => {
    if (!sheet || sheet === worn) return;
    if (worn && grid.workbook.getSheetBySheetId(worn.getSheetId())) undress(worn);
    worn = sheet;
    draw(sheet);
  };
  let due: ((sheet: Worksheet) => void) | undefined;
  const again = (what: (sheet: Worksheet) => void) => {
    clearTimeout(timer);
    if (due !== draw) due = what;
    timer = window.setTimeout(() => {
      if (worn) due?.(worn);
      due = undefined;
    }, pause);
  };
  const following = grid.workbook.activeSheet$.subscribe(turnTo);
  turnTo(grid.workbook.getActiveSheet());
  const offScroll = onScroll(grid, () => {
    if (worn && !areDrawn(grid, rows)) again(drawRules);
  });
  // A filter brings rows into view that lay far away.
  const filtering = grid.commands.onCommandExecuted(({ id }) => {
    if (/^sheet\.mutation\..*filter/.test(id)) again(drawRules);
  });
  copy.onMutation(({ id, params }) => {
    const { subUnitId, cellValue } = params as { subUnitId?: string; cellValue?: Record<string, object | null> };
    if (!worn) return;
    if (subUnitId !== worn.getSheetId()) {
      const other = grid.workbook.getSheetBySheetId(subUnitId ?? "");
      if (changesRows.test(id) && other && drawsOn(looksOf(worn), other.getName())) again(drawRules);
    } else if (id !== "sheet.mutation.set-range-values") again(draw);
    else if (touchesNotes(cellValue ?? {})) showNotes(grid, worn);
  });
  return {
    take: (looks) => {
      for (const one of looks) looksById.set(one.sheetId, one);
      for (const listener of listeners) listener();
      const own = worn && looksOf(worn);
      if (worn && own && looks.includes(own)) draw(worn);
    },
    again: () => again(drawRules),
    onTaken: (listener) => listeners.push(listener),
    of: (sheetId) => looksById.get(sheetId),
    dispose: () => {
      clearTimeout(timer);
      offScroll();
      filtering.dispose();
      following.unsubscribe();
    },
  };
};

const changesRows = /^sheet\.mutation\.(insert-row|remove-rows|set-worksheet-row-count)$/;

/** Whether a list takes its words from another tab: it is drawn down to the last row of that. */
const drawsOn = (looks: Looks | undefined, title: string) =>
  JSON.stringify(looks?.validations ?? []).includes(title.replaceAll("'", "''"));

const touchesNotes = (cellValue: Readonly<Record<string, object | null>>) =>
  Object.values(cellValue).some((line) =>
    Object.values(line ?? {}).some((cell: object | null) => cell === null || "custom" in cell),
  );
