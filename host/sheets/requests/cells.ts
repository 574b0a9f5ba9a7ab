/** Requests that write cells. */
import type { CellData, DataValidationRule, RowData } from "../api";
import { writeCells } from "../cells";
import { contentRows, type Draft, later, onGrid, type SheetDraft, sheetOf } from "../draft";
import { rowsWithContent } from "../engine";
import { badRequest } from "../errors";
import { setRowCount } from "../formulas";
import { styleOf } from "../formats";
import { type Mask, touches } from "../masks";
import { type Area, areaOf } from "../ranges";
import { styleColumns } from "../styles";
import { type Planners, required, requiredMask } from "./planner";
import { setValidation } from "./validation";

const longestText = 50_000;

export const cellRequests: Planners = {
  updateCells: (draft, { start, range, rows = [], fields }) => {
    const mask = requiredMask(fields);
    const area = range ? onGrid(draft, areaOf(range)) : filled(draft, required(start, "start"), rows);
    if (area) write(draft, area, rows, mask);
    return undefined;
  },
  appendCells: (draft, { sheetId, rows = [], fields }) => {
    const mask = requiredMask(fields);
    const sheet = sheetOf(draft, sheetId);
    const right = widest(rows);
    if (right > sheet.columns)
      throw badRequest(`Attempting to write column: ${right}, beyond the last column: ${sheet.columns}`);
    mustBeWritable(rows, mask);
    sheet.content = contentRows(sheet) + rows.length;
    sheet.rows = Math.max(sheet.rows, sheet.content);
    append(draft, sheet, rows, right, mask);
    return undefined;
  },
  repeatCell: (draft, { range, cell = {}, fields }) => {
    const mask = requiredMask(fields);
    const wanted = areaOf(required(range, "range"));
    const area = onGrid(draft, wanted);
    if (isWholeColumns(wanted) && isFormatAlone(mask)) return styled(draft, area, cell, mask);
    const values = Array.from({ length: area.right - area.left }, () => cell);
    write(
      draft,
      area,
      Array.from({ length: area.bottom - area.top }, () => ({ values })),
      mask,
      cell.dataValidation,
    );
    return undefined;
  },
};

const isWholeColumns = ({ top, bottom }: Area) => top === 0 && bottom === Number.POSITIVE_INFINITY;
const isFormatAlone = (mask: Mask) =>
  Object.keys(mask).every((field) => field === "userEnteredFormat") && !("*" in mask);

const styled = (draft: Draft, { sheetId, left, right }: Area, cell: CellData, mask: Mask) => {
  const style = styleOf(cell.userEnteredFormat, mask.userEnteredFormat ?? {});
  later(draft, sheetId, (engine, worksheet) => styleColumns(engine, worksheet, left, right, style));
  return undefined;
};

const filled = (
  draft: Draft,
  start: { sheetId?: number; rowIndex?: number; columnIndex?: number },
  rows: readonly RowData[],
) => {
  const sheet = sheetOf(draft, start.sheetId);
  const top = start.rowIndex ?? 0;
  const left = start.columnIndex ?? 0;
  const area: Area = { sheetId: sheet.sheetId, top, left, bottom: top + rows.length, right: left + widest(rows) };
  if (area.bottom > sheet.rows)
    throw badRequest(`Attempting to write row: ${area.bottom}, beyond the last row: ${sheet.rows}`);
  if (area.right > sheet.columns)
    throw badRequest(`Attempting to write column: ${area.right}, beyond the last column: ${sheet.columns}`);
  return area.right > left && area.bottom > top ? area : undefined;
};

const widest = (rows: readonly RowData[]) => rows.reduce((width, row) => Math.max(width, row.values?.length ?? 0), 0);

const write = (draft: Draft, area: Area, rows: readonly RowData[], mask: Mask, everywhere?: DataValidationRule) => {
  mustBeWritable(rows, mask);
  const sheet = sheetOf(draft, area.sheetId);
  if (touches(mask, "userEnteredValue")) sheet.content = Math.max(contentRows(sheet), area.top + lastFilled(rows));
  if (touches(mask, "dataValidation")) validate(draft, area, rows, everywhere);
  later(draft, area.sheetId, (engine, worksheet) => writeCells(engine, worksheet, area, rows, mask));
};

const append = (draft: Draft, { sheetId }: SheetDraft, rows: readonly RowData[], right: number, mask: Mask) =>
  later(draft, sheetId, (engine, worksheet) => {
    const top = rowsWithContent(worksheet);
    const bottom = top + rows.length;
    if (bottom > worksheet.getRowCount()) setRowCount(engine, worksheet, bottom);
    if (right > 0 && rows.length > 0)
      writeCells(engine, worksheet, { sheetId, top, bottom, left: 0, right }, rows, mask);
  });

const mustBeWritable = (rows: readonly RowData[], mask: Mask) => {
  if (!touches(mask, "userEnteredValue")) return;
  for (const row of rows) for (const cell of row.values ?? []) mustBeValue(cell);
};

const mustBeValue = ({ userEnteredValue: value }: CellData) => {
  if (value?.errorValue) throw badRequest("errorValue is read-only.");
  if ((value?.stringValue?.length ?? 0) > longestText || (value?.formulaValue?.length ?? 0) > longestText) {
    throw badRequest(`Your input contains more than the maximum of ${longestText} characters in a single cell.`);
  }
};

const lastFilled = (rows: readonly RowData[]) =>
  rows.findLastIndex((row) =>
    row.values?.some(({ userEnteredValue: value }) => value && Object.values(value).some((one) => one != null)),
  ) + 1;

const validate = (draft: Draft, area: Area, rows: readonly RowData[], everywhere: DataValidationRule | undefined) => {
  if (everywhere) return setValidation(draft, area, everywhere);
  setValidation(draft, area, undefined);
  for (const [down, row] of rows.entries()) {
    for (const [across, { dataValidation: rule }] of (row.values ?? []).entries()) {
      if (rule) setValidation(draft, cellOf(area, down, across), rule);
    }
  }
};

const cellOf = (area: Area, down: number, across: number): Area => {
  const [top, left] = [area.top + down, area.left + across];
  return { ...area, top, bottom: top + 1, left, right: left + 1 };
};
