/** Where styles are kept: on cells, or on whole columns so that empty cells need not exist to be formatted. */
import { type Cell, cellAt, columnAt, type Engine, type Style, type Worksheet } from "./engine";

/** What a cell looks like at Google before anybody gives it a style. */
export const plainStyle: Style = { ff: "Arial", fs: 10 };

/** The style of a cell: its own over that of its column. */
export const styleAt = (engine: Engine, sheet: Worksheet, row: number, column: number): Style | undefined => {
  const own = ownStyle(engine, cellAt(sheet, row, column));
  const below = columnStyle(engine, sheet, column);
  return own || below ? { ...below, ...own } : undefined;
};

/** The style that every cell of a column has unless it has its own. */
export const columnStyle = (engine: Engine, sheet: Worksheet, column: number): Style | undefined =>
  engine.workbook.getStyles().get(columnAt(sheet, column).s) ?? undefined;

/** Sets parts of the style of whole columns; cells with a style or value of their own are brought into line. */
export const styleColumns = (engine: Engine, sheet: Worksheet, left: number, right: number, style: Style) => {
  const columns = Array.from({ length: right - left }, (_, index) => left + index);
  const columnData = Object.fromEntries(
    columns.map((column) => [column, { s: present({ ...columnStyle(engine, sheet, column), ...style }) }]),
  );
  engine.run("sheet.mutation.set-col-data", sheet, { columnData });
  const cellValue: Record<string, Record<number, Cell>> = {};
  for (const [row, line] of Object.entries(sheet.getCellMatrix().getMatrix())) {
    const touched = columns.filter((column) => line?.[column]);
    if (touched.length > 0) cellValue[row] = Object.fromEntries(touched.map((column) => [column, { s: style }]));
  }
  if (Object.keys(cellValue).length > 0) engine.run("sheet.mutation.set-range-values", sheet, { cellValue });
};

/** What a cell that gets a value must have of its column's style: the grid looks for number formats on cells alone. */
export const inherited = (engine: Engine, sheet: Worksheet, column: number): Style | undefined => {
  const n = columnStyle(engine, sheet, column)?.n;
  return n ? { n } : undefined;
};

/** A cell's own style. */
export const ownStyle = (engine: Engine, cell: Cell | undefined): Style | undefined =>
  engine.workbook.getStyles().getStyleByCell(cell) ?? undefined;

// Null means "take this part away" in a mutation and nothing at all in a style that is kept.
const present = (style: Style): Style =>
  Object.fromEntries(Object.entries(style).filter(([, part]) => part !== null && part !== undefined));
