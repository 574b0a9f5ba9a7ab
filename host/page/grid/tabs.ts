/** New tabs and copies of tabs are made in Node, where ids and tags are Google's. */
import { CanceledError, type Nullable, type Worksheet } from "@univerjs/core";
import type { FromPage } from "../../serve/messages";
import { sheetIdOfUniver } from "../../sheets/ids";
import type { Copy } from "./copy";
import type { Grid } from "./univer";

/** Sends the wish for a new tab to Node, and brings the tab into view when it has come. */
export const makeTabsInNode = (grid: Grid, copy: Copy, send: (message: FromPage) => void) => {
  let isWaiting = false;
  copy.onMutation(({ id, params }) => {
    if (!isWaiting || id !== "sheet.mutation.insert-sheet") return;
    isWaiting = false;
    const { sheet } = params as { readonly sheet: { readonly id: string } };
    setTimeout(() => show(grid, grid.workbook.getSheetBySheetId(sheet.id)));
  });
  return grid.commands.beforeCommandExecuted(({ id, params }) => {
    const make = makes[id];
    if (!make) return;
    const { subUnitId } = (params ?? {}) as { readonly subUnitId?: string };
    const sheet = grid.workbook.getSheetBySheetId(subUnitId ?? "") ?? grid.workbook.getActiveSheet();
    isWaiting = true;
    send({ kind: "tab", make, sheetId: sheetIdOfUniver(sheet?.getSheetId() ?? "") });
    throw new CanceledError();
  });
};

/** Brings a tab into view. */
export const show = ({ commands, workbook }: Grid, sheet: Nullable<Worksheet>) => {
  if (!sheet || sheet === workbook.getActiveSheet()) return;
  const [unitId, subUnitId] = [workbook.getUnitId(), sheet.getSheetId()];
  commands.syncExecuteCommand("sheet.operation.set-worksheet-active", { unitId, subUnitId });
};

/** Alt with an arrow leads to the tab beside the one in view, as at Google. */
export const turnTabs = (grid: Grid, place: HTMLElement) => {
  const turn = (event: KeyboardEvent) => {
    const by = event.altKey && !event.ctrlKey && !event.shiftKey ? steps[event.key] : undefined;
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    const inView = grid.workbook.getSheets().filter((sheet) => !sheet.isSheetHidden());
    const at = inView.indexOf(grid.workbook.getActiveSheet());
    show(grid, inView[at + by]);
  };
  place.addEventListener("keydown", turn, true);
  return { dispose: () => place.removeEventListener("keydown", turn, true) };
};

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The tab with Google's id. */
export const tabOf = ({ workbook }: Grid, sheetId: number) =>
  workbook.getSheets().find((sheet) => sheetIdOfUniver(sheet.getSheetId()) === sheetId);

const makes: Readonly<Record<string, "new" | "copy">> = {
  "sheet.command.insert-sheet": "new",
  "sheet.command.copy-sheet": "copy",
};
