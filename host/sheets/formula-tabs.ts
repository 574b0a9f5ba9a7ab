/** Which tabs have, or ever had, a formula. */
import type { ICommandService, IWorkbookData } from "@univerjs/core";

export interface FormulaTabs {
  has(sheetId: string): boolean;
}

type Cells = Readonly<
  Record<string, Readonly<Record<string, { f?: unknown; si?: unknown } | null | undefined>> | null | undefined>
>;

interface Params {
  readonly subUnitId?: string;
  readonly cellValue?: Cells;
  readonly sheet?: { readonly id?: string; readonly cellData?: Cells };
  readonly to?: { readonly subUnitId?: string };
}

/** Watches every way by which a formula can come into a tab. */
export const watchFormulaTabs = (snapshot: Partial<IWorkbookData>, commands: ICommandService): FormulaTabs => {
  const found = new Set(
    Object.values(snapshot.sheets ?? {}).flatMap(({ id, cellData }) =>
      id && hasAny(cellData as Cells | undefined) ? [id] : [],
    ),
  );
  commands.beforeCommandExecuted(({ params = {} }) => {
    const { subUnitId, cellValue, sheet, to } = params as Params;
    if (subUnitId && !found.has(subUnitId) && hasAny(cellValue)) found.add(subUnitId);
    if (sheet?.id && hasAny(sheet.cellData)) found.add(sheet.id);
    // Cells that are moved to another tab are not looked at: that tab counts as one with formulas.
    if (to?.subUnitId) found.add(to.subUnitId);
  });
  return { has: (sheetId) => found.has(sheetId) };
};

const hasAny = (cells: Cells | undefined) => {
  for (const line of Object.values(cells ?? {}))
    for (const cell of Object.values(line ?? {})) if (cell?.f || cell?.si) return true;
  return false;
};
