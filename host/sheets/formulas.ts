/** Formulas between Google and the engine, which knows no range without a last row such as `A2:A`. */
import { type Cell, cellAt, type Engine, hasFormula, type Worksheet } from "./engine";
import { isOpen, type Reference, rewritten } from "./references";

/** The formula for the engine; open ranges end at the last row of their tab, and the cell remembers that it had some. */
export const engineFormula = (
  engine: Engine,
  sheet: Worksheet,
  formula: string,
): { f: string; hasOpenRange: boolean } => {
  let hasOpenRange = false;
  const f = rewritten(formula, (reference) => {
    const tab = tabOf(engine, sheet, reference);
    if (!isOpen(reference) || !tab || !reference.to) return reference;
    hasOpenRange = true;
    return closed(reference, tab.getRowCount());
  });
  return { f, hasOpenRange };
};

/** The formula as a person sees it at Google. */
export const googleFormula = (engine: Engine, sheet: Worksheet, cell: Cell): string => {
  const formula = cell.f ?? "";
  if (!customOf(cell).hasOpenRange) return formula;
  return rewritten(formula, (reference) => {
    const rows = tabOf(engine, sheet, reference)?.getRowCount();
    return endsAt(reference, rows) ? reopened(reference) : reference;
  });
};

/** Changes the number of rows of a tab at its end and lets open ranges reach the new end. */
export const setRowCount = (engine: Engine, sheet: Worksheet, rowCount: number) => {
  const before = sheet.getRowCount();
  engine.run("sheet.mutation.set-worksheet-row-count", sheet, { rowCount });
  extendOpenRanges(engine, sheet, before);
};

/** Lets open ranges that ended at a former last row of the tab reach the present one. */
export const extendOpenRanges = (engine: Engine, grown: Worksheet, rowsBefore: number) => {
  for (const sheet of engine.workbook.getSheets().filter(engine.mayHaveFormulas)) {
    sheet.getCellMatrix().forValue((row, column, cell) => {
      if (!cell || !hasFormula(cell) || !customOf(cell).hasOpenRange) return;
      const f = rewritten(cell.f ?? "", (reference) =>
        tabOf(engine, sheet, reference) === grown && endsAt(reference, rowsBefore)
          ? closed(reference, grown.getRowCount())
          : reference,
      );
      if (f !== cell.f)
        engine.run("sheet.mutation.set-range-values", sheet, { cellValue: { [row]: { [column]: { f } } } });
    });
  }
};

/** What the host keeps with a cell beside its value. */
export interface CellCustom {
  readonly note?: string;
  readonly hasOpenRange?: boolean;
}

// Univer lets anything stand in `custom`; the host alone writes it for cells.
export const customOf = (cell: Cell | undefined): CellCustom => (cell?.custom ?? {}) as CellCustom;

/** What is to be stored beside a new value: the note stays, the mark of an open range is the new formula's own. */
export const customAfter = (
  sheet: Worksheet,
  row: number,
  column: number,
  hasOpenRange: boolean,
): Pick<Cell, "custom"> => {
  const before = customOf(cellAt(sheet, row, column));
  if (Boolean(before.hasOpenRange) === hasOpenRange) return {};
  const { hasOpenRange: _, ...rest } = before;
  return { custom: { ...rest, ...(hasOpenRange ? { hasOpenRange } : {}) } };
};

const tabOf = (engine: Engine, sheet: Worksheet, reference: Reference) =>
  reference.tab === undefined ? sheet : (engine.workbook.getSheetBySheetName(reference.tab) ?? undefined);

const closed = (reference: Reference, rows: number): Reference =>
  reference.to ? { ...reference, to: { ...reference.to, row: rows - 1, rowPinned: true } } : reference;

const endsAt = ({ from, to }: Reference, rows: number | undefined) =>
  rows !== undefined && from.row !== undefined && to?.row === rows - 1 && to.rowPinned;

const reopened = (reference: Reference): Reference => {
  const { row: _, ...to } = reference.to ?? reference.from;
  return { ...reference, to: { ...to, rowPinned: false } };
};
