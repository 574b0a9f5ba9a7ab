/** Groups of columns and rows: a bar above the grid that opens and closes them. */
import type { Dimension, DimensionGroup } from "../../sheets/api";
import { columnLetters } from "../../sheets/ranges";
import { sheetIdOfUniver } from "../../sheets/ids";
import type { Copy } from "./copy";
import type { Dressing } from "./dressing";
import type { Grid } from "./univer";

/** Shows the groups of the tab in view in a bar; the bar is hidden where there are none. */
export const showGroups = (bar: HTMLElement, grid: Grid, copy: Copy, dressing: Dressing) => {
  let timer = 0;
  const draw = () => {
    const sheet = grid.workbook.getActiveSheet();
    const looks = sheet && dressing.of(sheetIdOfUniver(sheet.getSheetId()));
    const groups = looks ? [...looks.groups.COLUMNS, ...looks.groups.ROWS] : [];
    const focused = [...bar.children].indexOf(document.activeElement as Element);
    bar.replaceChildren(...groups.flatMap((group) => button(grid, group) ?? []));
    (bar.children[focused] as HTMLElement | undefined)?.focus();
    bar.hidden = bar.children.length === 0;
  };
  const soon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(draw, 30);
  };
  const following = grid.workbook.activeSheet$.subscribe(soon);
  copy.onMutation(({ id }) => {
    if (!id.endsWith("set-range-values")) soon();
  });
  dressing.onTaken(soon);
  return {
    dispose: () => {
      clearTimeout(timer);
      following.unsubscribe();
    },
  };
};

const button = (grid: Grid, { range }: DimensionGroup) => {
  const sheet = grid.workbook.getActiveSheet();
  const { startIndex: first = 0, endIndex: end = 0, dimension } = range ?? {};
  if (!sheet || end <= first) return undefined;
  const isRows = dimension === "ROWS";
  const isOpen = isRows ? sheet.getRowVisible(first) : sheet.getColVisible(first);
  const made = document.createElement("button");
  const name = nameOf(dimension === "ROWS" ? "ROWS" : "COLUMNS", first, end - 1);
  made.type = "button";
  made.textContent = `${isOpen ? "\u2212" : "+"} ${name}`;
  made.title = `${isOpen ? "Hide" : "Show"} ${isRows ? "rows" : "columns"} ${name}`;
  made.setAttribute("aria-label", made.title);
  made.setAttribute("aria-expanded", String(isOpen));
  made.onclick = () => {
    const rows = { startRow: isRows ? first : 0, endRow: isRows ? end - 1 : sheet.getRowCount() - 1 };
    const columns = { startColumn: isRows ? 0 : first, endColumn: isRows ? sheet.getColumnCount() - 1 : end - 1 };
    void grid.commands.executeCommand(commands[isRows ? "ROWS" : "COLUMNS"][isOpen ? "hide" : "show"], {
      unitId: grid.workbook.getUnitId(),
      subUnitId: sheet.getSheetId(),
      ranges: [{ ...rows, ...columns }],
    });
  };
  return made;
};

const nameOf = (dimension: Dimension, first: number, last: number) => {
  const one = (index: number) => (dimension === "ROWS" ? String(index + 1) : columnLetters(index));
  return first === last ? one(first) : `${one(first)}\u2013${one(last)}`;
};

const commands = {
  ROWS: { hide: "sheet.command.set-rows-hidden", show: "sheet.command.set-specific-rows-visible" },
  COLUMNS: { hide: "sheet.command.set-col-hidden", show: "sheet.command.set-col-visible-on-cols" },
} as const;
