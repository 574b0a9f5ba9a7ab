/** Filter views: what does not match the one that is on is hidden in this window alone; Node knows which rows those are. */
import type { FromPage, ToPage } from "../../serve/messages";
import { sheetIdOfUniver } from "../../sheets/ids";
import { chooserIn, type On } from "./chooser";
import type { Dressing } from "./dressing";
import { type Hidden, hideRows } from "./hidden";
import { tabOf } from "./tabs";
import type { Grid } from "./univer";

/** The views that are on, one for each tab, whichever workbook is shown. */
export interface Views {
  /** Offers the views of a workbook, and goes on with those that are on as far as they are still there. */
  follow(grid: Grid, dressing: Dressing): { dispose(): void };
  take(message: Extract<ToPage, { kind: "view" }>): void;
  /** Asks Node about the tab in view: another one, or as time has passed. */
  ask(): void;
}

interface Book {
  readonly grid: Grid;
  readonly dressing: Dressing;
  readonly hidden: Hidden;
}

/** Puts the chooser of views into a bar. */
export const viewsIn = (bar: HTMLElement, send: (message: FromPage) => void): Views => {
  const onBySheet = new Map<number, On>();
  let book: Book | undefined;
  const inView = () => sheetIdOfUniver(book?.grid.workbook.getActiveSheet()?.getSheetId() ?? "");
  const offered = (sheetId: number) => book?.dressing.of(sheetId)?.filterViews ?? [];
  const ask = () => send({ kind: "view", view: onBySheet.get(inView())?.id ?? null });
  const draw = () => chooser.draw(offered(inView()), onBySheet.get(inView()));
  const hide = (sheetId: number) => {
    const sheet = book && tabOf(book.grid, sheetId);
    if (sheet) book?.hidden.set(sheet, onBySheet.get(sheetId)?.rows?.hidden ?? []);
    book?.dressing.again();
  };
  const close = (sheetId: number) => {
    onBySheet.delete(sheetId);
    hide(sheetId);
  };
  const chooser = chooserIn(bar, (id) => {
    const view = offered(inView()).find(({ filterViewId }) => filterViewId === id);
    // What was hidden before stays so until Node has answered.
    if (view) onBySheet.set(inView(), { id: view.filterViewId ?? 0, rows: null });
    else close(inView());
    ask();
    draw();
  });
  const forgetLost = () => {
    for (const [sheetId, { id }] of onBySheet)
      if (!offered(sheetId).some(({ filterViewId }) => filterViewId === id)) close(sheetId);
    draw();
  };
  return {
    ask,
    take: ({ view, rows }) => {
      for (const [sheetId, { id }] of onBySheet) {
        if (id !== view) continue;
        onBySheet.set(sheetId, { id, rows });
        hide(sheetId);
      }
      draw();
    },
    follow: (grid, dressing) => {
      const hidden = hideRows(grid);
      book = { grid, dressing, hidden };
      forgetLost();
      for (const sheetId of onBySheet.keys()) hide(sheetId);
      dressing.onTaken(forgetLost);
      const following = grid.workbook.activeSheet$.subscribe(() => {
        ask();
        draw();
      });
      return {
        dispose: () => {
          following.unsubscribe();
          hidden.dispose();
          book = undefined;
        },
      };
    },
  };
};
