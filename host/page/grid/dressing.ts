/** What stands beside the cells, drawn for the tab in view alone: for all tabs it would cost seconds at each edit. */
import type { Nullable, Worksheet } from "@univerjs/core";
import type { Looks } from "../../serve/messages";
import { sheetIdOfUniver } from "../../sheets/ids";
import { colour } from "./colours";
import type { Copy } from "./copy";
import { offerLists } from "./lists";
import { showNotes } from "./notes";
import { lastCellRow } from "./places";
import type { Grid } from "./univer";

export interface Dressing {
  /** Looks of some tabs, newer than those that are known. */
  take(looks: readonly Looks[]): void;
  /** What is known of a tab. */
  of(sheetId: number): Looks | undefined;
  dispose(): void;
}

const rowsAhead = 50;
const pause = 60;

/** Draws whatever tab is in view, and again when it changes. */
export const dress = (grid: Grid, copy: Copy, all: readonly Looks[]): Dressing => {
  const looksById = new Map(all.map((looks) => [looks.sheetId, looks]));
  let worn: Worksheet | undefined;
  let lastColoured = 0;
  let timer = 0;
  const draw = (sheet: Worksheet) => {
    const looks = looksById.get(sheetIdOfUniver(sheet.getSheetId()));
    lastColoured = lastCellRow(sheet) + rowsAhead;
    copy.quietly(() => {
      colour(grid, sheet, looks?.conditionalFormats ?? [], lastColoured);
      offerLists(grid, sheet, looks?.validations ?? []);
      showNotes(grid, sheet);
    });
  };
  const undress = (sheet: Worksheet) => {
    colour(grid, sheet, [], 0);
    offerLists(grid, sheet, []);
  };
  const turnTo = (sheet: Nullable<Worksheet>) => {
    if (!sheet || sheet === worn) return;
    if (worn && grid.workbook.getSheetBySheetId(worn.getSheetId())) undress(worn);
    worn = sheet;
    draw(sheet);
  };
  const again = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => worn && draw(worn), pause);
  };
  const following = grid.workbook.activeSheet$.subscribe(turnTo);
  turnTo(grid.workbook.getActiveSheet());
  copy.onMutation(({ id, params }) => {
    const { subUnitId, cellValue } = params as { subUnitId?: string; cellValue?: Record<string, object | null> };
    if (!worn || subUnitId !== worn.getSheetId()) return;
    if (id !== "sheet.mutation.set-range-values") again();
    else if (Object.keys(cellValue ?? {}).some((row) => Number(row) > lastColoured - 5)) again();
    else if (touchesNotes(cellValue ?? {})) showNotes(grid, worn);
  });
  return {
    take: (looks) => {
      for (const one of looks) looksById.set(one.sheetId, one);
      if (worn && looks.some(({ sheetId }) => sheetId === sheetIdOfUniver(worn?.getSheetId() ?? ""))) draw(worn);
    },
    of: (sheetId) => looksById.get(sheetId),
    dispose: () => {
      clearTimeout(timer);
      following.unsubscribe();
    },
  };
};

const touchesNotes = (cellValue: Readonly<Record<string, object | null>>) =>
  Object.values(cellValue).some((line) =>
    Object.values(line ?? {}).some((cell: object | null) => cell === null || "custom" in cell),
  );
