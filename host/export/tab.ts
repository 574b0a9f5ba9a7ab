/** One tab of the file: cells, sizes, groups, panes. */
import type { Style, Worksheet } from "exceljs";
import type { DimensionGroup } from "../sheets/api";
import type { SheetDraft } from "../sheets/draft";
import { type Cell, columnAt, type Worksheet as Grid } from "../sheets/engine";
import { hexOfStyle } from "../sheets/formats";
import { customOf } from "../sheets/formulas";
import { areaOf, clipped, columnLetters } from "../sheets/ranges";
import { columnStyle, styleAt } from "../sheets/styles";
import { type Edition, isQuestion } from "./edition";
import { argbOf, makeStyles } from "./looks";
import { fileText, fileValue, isText } from "./values";

/** Fills a tab of the file from a tab of the workbook. */
export const fillTab = (edition: Edition, tab: SheetDraft, from: Grid, to: Worksheet) => {
  const styles = makeStyles();
  columns(edition, tab, from, to, styles);
  cells(edition, from, to, styles);
  if (isQuestion(edition)) return;
  rows(tab, from, to);
  to.state = tab.hidden ? "hidden" : "visible";
  const color = argbOf(hexOfStyle(tab.tabColor, undefined));
  if (color) to.properties.tabColor = color;
  if (tab.frozenRows || tab.frozenColumns)
    to.views = [{ state: "frozen", xSplit: tab.frozenColumns, ySplit: tab.frozenRows }];
  if (tab.basicFilter?.range) to.autoFilter = a1(tab, tab.basicFilter.range);
};

/** The name of a range that the tab has, in the file. */
export const a1 = (tab: SheetDraft, range: Parameters<typeof areaOf>[0]): string => {
  const { top, bottom, left, right } = clipped(areaOf(range), tab);
  return `${columnLetters(left)}${top + 1}:${columnLetters(right - 1)}${bottom}`;
};

type Styles = ReturnType<typeof makeStyles>;

const columns = (edition: Edition, tab: SheetDraft, from: Grid, to: Worksheet, styles: Styles) => {
  const depths = depthsOf(tab.groups.COLUMNS);
  // Google folds a group away at its left and its upper edge.
  to.properties.outlineProperties = { summaryBelow: false, summaryRight: false };
  to.properties.outlineLevelCol = Math.max(0, ...depths.values());
  for (let index = 0; index < tab.columns; index += 1) {
    const column = to.getColumn(index + 1);
    column.width = charactersOf(from.getColumnWidth(index));
    column.style = styles(columnKey(from, index), () => columnStyle(edition.engine, from, index));
    if (isQuestion(edition)) continue;
    column.hidden = columnAt(from, index).hd === 1;
    column.outlineLevel = depths.get(index) ?? 0;
  }
};

// Google counts pixels, a file the digits of its usual font, which are seven pixels wide, and five pixels of padding.
const charactersOf = (pixels: number) => Math.round(((pixels - 5) / 7) * 100) / 100;

const rows = (tab: SheetDraft, from: Grid, to: Worksheet) => {
  const depths = depthsOf(tab.groups.ROWS);
  const kept = from.getRowManager().getRowData();
  to.properties.outlineLevelRow = Math.max(0, ...depths.values());
  to.properties.defaultRowHeight = usualHeight;
  for (const index of new Set([...Object.keys(kept).map(Number), ...depths.keys()])) {
    const { h, hd } = kept[index] ?? {};
    const depth = depths.get(index) ?? 0;
    if (!h && hd !== 1 && depth === 0) continue;
    const row = to.getRow(index + 1);
    // The file writer forgets an empty row that has no height.
    row.height = h ? h * pointsInPixel : usualHeight;
    row.hidden = hd === 1;
    row.outlineLevel = depth;
  }
};

const pointsInPixel = 0.75;
const usualHeight = 21 * pointsInPixel;

const deepest = 7;

/** How many groups each row or column is in. */
const depthsOf = (groups: readonly DimensionGroup[]): ReadonlyMap<number, number> => {
  const depths = new Map<number, number>();
  for (const { range } of groups) {
    for (let index = range?.startIndex ?? 0; index < (range?.endIndex ?? 0); index += 1)
      depths.set(index, Math.min(deepest, (depths.get(index) ?? 0) + 1));
  }
  return depths;
};

const cells = (edition: Edition, from: Grid, to: Worksheet, styles: Styles) => {
  from.getCellMatrix().forValue((row, column, cell) => {
    if (!cell) return;
    const value = fileValue(edition, cell);
    const { note } = customOf(cell);
    if (value === null && !note && !cell.s) return;
    const written = to.getRow(row + 1).getCell(column + 1);
    written.value = value;
    const style = styles(`${columnKey(from, column)} ${key(cell.s)}`, () => styleAt(edition.engine, from, row, column));
    written.style = isText(cell) ? textStyle(style, String(value)) : style;
    if (note && !isQuestion(edition)) written.note = fileText(note);
  });
};

const columnKey = (from: Grid, column: number) => key(columnAt(from, column).s);

const key = (style: Cell["s"]) => (typeof style === "string" ? style : JSON.stringify(style ?? null));

const textStyles = new WeakMap<Partial<Style>, Partial<Style>>();

// A program that lets a person edit such a cell would take it for a formula afterwards.
const textStyle = (style: Partial<Style>, text: string): Partial<Style> => {
  if (style.numFmt || !/^[=+\-@]/.test(text)) return style;
  const asText = textStyles.get(style) ?? { ...style, numFmt: "@" };
  textStyles.set(style, asText);
  return asText;
};
