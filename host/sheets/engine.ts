/** The workbook engine: headless Univer behind the few things that the host needs of it. */
import {
  CommandType,
  type ICellData,
  ICommandService,
  type IColumnData,
  type IExecutionOptions,
  type IStyleData,
  type IWorkbookData,
  IUniverInstanceService,
  LocaleType,
  LogLevel,
  Univer,
  UniverInstanceType,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import {
  FormulaDataModel,
  IFunctionService,
  UniverDocsPlugin,
  UniverFormulaEnginePlugin,
  UniverSheetsFormulaPlugin,
  UniverSheetsPlugin,
} from "@univerjs/preset-sheets-node-core";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import { Now, Today } from "./clock-functions";
import { type Calculation, watchCalculation } from "./calculation";
import { watchFormulaTabs } from "./formula-tabs";
import { sheetIdOfUniver } from "./ids";
import { spareOtherTabs, spareUsualRows } from "./spared-tabs";

export type { ICellData as Cell, IStyleData as Style, IWorkbookData as Snapshot, Worksheet };

/** One open workbook. */
export interface Engine {
  readonly workbook: Workbook;
  readonly calculation: Calculation;
  /** Whether a tab has formulas, or ever had some. */
  mayHaveFormulas(sheet: Worksheet): boolean;
  /** Runs a synchronous command of Univer on one tab; its refusal is a bug of the host. */
  run(command: string, sheet: Worksheet | null, params: object): void;
  /** Hears of every mutation, whoever made it. */
  onMutation(listener: (id: string, params: MutationParams) => void): void;
  /** Hears of every mutation that another copy of the workbook has to make too, and which window made it first. */
  onShared(listener: (mutation: Mutation, window: string | undefined) => void): void;
  /** Makes the mutation that a window has made; false when it can not be made here. */
  repeat(mutation: Mutation, window: string): boolean;
  close(): void;
}

/** One mutation of Univer. */
export interface Mutation {
  readonly id: string;
  readonly params: object;
}

/** What a mutation may carry that the host looks at. */
export interface MutationParams {
  readonly subUnitId?: string;
  readonly range?: Lines;
  readonly sourceRange?: Lines;
  readonly targetRange?: Lines;
}

/** A rectangle as Univer writes it: both ends belong to it. */
export interface Lines {
  readonly startRow: number;
  readonly endRow: number;
  readonly startColumn: number;
  readonly endColumn: number;
}

/** Opens a workbook; `serialNow` answers NOW() and TODAY() in the workbook's own zone. */
export const openEngine = (snapshot: Partial<IWorkbookData>, serialNow: () => number): Engine => {
  const univer = newUniver();
  const injector = univer.__getInjector();
  const commands = injector.get(ICommandService);
  const calculation = watchCalculation(injector, commands);
  const formulaTabs = watchFormulaTabs(snapshot, commands);
  const workbook = univer.createUnit<IWorkbookData, Workbook>(UniverInstanceType.UNIVER_SHEET, snapshot);
  const model = injector.get(FormulaDataModel);
  spareOtherTabs(model, workbook, formulaTabs.has);
  // No filter hides a row in Node.
  spareUsualRows(model, workbook);
  injector.get(IFunctionService).registerExecutors(new Now("NOW", serialNow), new Today("TODAY", serialNow));
  // Undo and redo act on the focused workbook alone.
  injector.get(IUniverInstanceService).focusUnit(workbook.getUnitId());
  const engine: Engine = {
    workbook,
    calculation,
    mayHaveFormulas: (sheet) => formulaTabs.has(sheet.getSheetId()),
    run: (command, sheet, params) => {
      const target = { unitId: workbook.getUnitId(), ...(sheet ? { subUnitId: sheet.getSheetId() } : {}), ...params };
      if (commands.syncExecuteCommand(command, target) === false) throw new Error(`The engine refused ${command}`);
    },
    onMutation: (listener) => {
      commands.onCommandExecuted(({ id, params }) => listener(id, params ?? {}));
    },
    onShared: (listener) => {
      commands.onCommandExecuted(({ id, type, params = {} }, options) => {
        if (type !== CommandType.MUTATION || options?.onlyLocal || options?.fromFormula) return;
        if (isOfTheSheet.test(id)) listener({ id, params }, windowOf(options));
      });
    },
    repeat: ({ id, params }, window) =>
      isOfTheSheet.test(id) && commands.hasCommand(id) && commands.syncExecuteCommand(id, params, { window }) !== false,
    close: () => univer.dispose(),
  };
  keepColumnsFilled(engine);
  return engine;
};

// Each copy calculates for itself, and documents are only the text of one cell while it is edited.
const isOfTheSheet = /^sheet\.mutation\./;

const windowOf = (options: IExecutionOptions | undefined) =>
  typeof options?.window === "string" ? options.window : undefined;

/** Google's id of a tab. */
export const sheetIdOf = (sheet: Worksheet) => sheetIdOfUniver(sheet.getSheetId());

export const worksheetOf = (engine: Engine, sheetId: number) =>
  engine.workbook.getSheets().find((sheet) => sheetIdOf(sheet) === sheetId);

/** The cell as stored, without number format; absent when nothing was ever there. */
export const cellAt = (sheet: Worksheet, row: number, column: number): ICellData | undefined =>
  sheet.getCellMatrix().getValue(row, column) ?? undefined;

/** The text that the grid shows for a cell. */
export const shownAt = (sheet: Worksheet, row: number, column: number) => sheet.getCell(row, column)?.v ?? "";

/** Width, visibility and tags of a column. */
export const columnAt = (sheet: Worksheet, column: number): Partial<IColumnData> =>
  sheet.getColumnManager().getColumn(column) ?? {};

/** One past the last row that holds a value or a formula in any column. */
export const rowsWithContent = (sheet: Worksheet) => {
  let last = sheet.getCellMatrix().getLength();
  while (last > 0 && !isFilled(sheet, last - 1)) last -= 1;
  return last;
};

/** Whether a row holds a value or a formula in any column. */
export const isFilled = (sheet: Worksheet, row: number) =>
  Object.values(sheet.getCellMatrix().getMatrix()[row] ?? {}).some(
    (cell) => cell && (hasValue(cell) || hasFormula(cell)),
  );

export const hasFormula = (cell: ICellData) => typeof cell.f === "string" && cell.f !== "";
export const hasValue = (cell: ICellData) => cell.v !== undefined && cell.v !== null && cell.v !== "";

const newUniver = () => {
  const locale = LocaleType.EN_US;
  const univer = new Univer({ logLevel: LogLevel.ERROR, locale, locales: { [locale]: {} } });
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverDocsPlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  univer.registerPlugin(UniverSheetsNumfmtPlugin);
  return univer;
};

// Univer closes the gaps of sparse column data when a deletion is undone, and tags would land on the wrong column:
// every column therefore has an entry of its own.
const keepColumnsFilled = (engine: Engine) => {
  engine.onMutation((id, { subUnitId }) => {
    if (/^sheet\.mutation\.(insert-col|set-worksheet-column-count)$/.test(id)) fillColumns(engine, subUnitId);
  });
  for (const sheet of engine.workbook.getSheets()) fillColumns(engine, sheet.getSheetId());
};

const fillColumns = (engine: Engine, univerId: string | undefined) => {
  const sheet = engine.workbook.getSheetBySheetId(univerId ?? "");
  if (!sheet) return;
  const columns = sheet.getColumnManager().getColumnData();
  const missing = Array.from({ length: sheet.getColumnCount() }, (_, index) => index).filter(
    (index) => !columns[index]?.custom,
  );
  if (missing.length === 0) return;
  const columnData = Object.fromEntries(missing.map((index) => [index, { custom: { tags: [] } }]));
  engine.run("sheet.mutation.set-col-data", sheet, { columnData });
};
