/** Typing as at Google: a column's number format says what becomes of what is typed into it. */
import { CellValueType, type ICellData, type IStyleData, type Nullable, type Worksheet } from "@univerjs/core";
import { AFTER_CELL_EDIT, INumfmtService, SheetInterceptorService } from "@univerjs/preset-sheets-core";
import type { Grid } from "./univer";

/** Lets cells without a format of their own follow their column: Univer looks at cells alone. */
export const followColumns = ({ injector, workbook }: Grid) => {
  const formats = injector.get(INumfmtService);
  const own = formats.getValue.bind(formats);
  formats.getValue = (unitId, sheetId, row, column) => {
    const sheet = workbook.getSheetBySheetId(sheetId);
    return own(unitId, sheetId, row, column) ?? (sheet ? formatOfColumn(workbook, sheet, column) : null);
  };
  injector.get(SheetInterceptorService).writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    // Before Univer reads dates and numbers out of the text.
    priority: 1_000,
    handler: (cell, { worksheet, row, col: at }, next) => {
      const format = formatOfColumn(workbook, worksheet, at);
      if (!cell || !format || own(workbook.getUnitId(), worksheet.getSheetId(), row, at)) return next(cell);
      const dressed = { ...cell, s: { ...styleOf(workbook, cell), n: format } };
      return format.pattern === "@" ? asText(dressed) : next(dressed);
    },
  });
};

type Workbook = Grid["workbook"];

const formatOfColumn = (workbook: Workbook, sheet: Worksheet, column: number) =>
  styleIn(workbook, sheet.getColumnManager().getColumn(column)?.s)?.n ?? null;

const styleOf = (workbook: Workbook, { s }: ICellData) => styleIn(workbook, s) ?? {};

const styleIn = (workbook: Workbook, s: ICellData["s"]): Nullable<IStyleData> => workbook.getStyles().get(s);

const asText = (cell: ICellData): ICellData => {
  const text = cell.f ?? cell.p?.body?.dataStream.replace(/\r\n$/, "") ?? cell.v;
  if (text == null || text === "") return cell;
  return { ...cell, v: String(text), t: CellValueType.FORCE_STRING, f: null, si: null, p: null };
};
