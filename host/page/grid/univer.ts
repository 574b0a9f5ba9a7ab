/** Univer as the page has it: the grid with its formula bar, toolbar and tabs, and nothing around them. */
import {
  type ICommandService as Commands,
  ICommandService,
  type Injector,
  IUniverInstanceService,
  type IWorkbookData,
  LifecycleService,
  LifecycleStages,
  LocaleType,
  LogLevel,
  mergeLocales,
  type Plugin,
  type PluginCtor,
  Univer,
  UniverInstanceType,
  type Workbook,
} from "@univerjs/core";
import { UniverSheetsConditionalFormattingPreset } from "@univerjs/preset-sheets-conditional-formatting";
import colours from "@univerjs/preset-sheets-conditional-formatting/locales/en-US";
import { FormulaDataModel, UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import core from "@univerjs/preset-sheets-core/locales/en-US";
import { UniverSheetsDataValidationPreset } from "@univerjs/preset-sheets-data-validation";
import lists from "@univerjs/preset-sheets-data-validation/locales/en-US";
import { UniverSheetsFilterPreset } from "@univerjs/preset-sheets-filter";
import filter from "@univerjs/preset-sheets-filter/locales/en-US";
import { UniverSheetsNotePreset } from "@univerjs/preset-sheets-note";
import note from "@univerjs/preset-sheets-note/locales/en-US";
import { UniverSheetsSortPreset } from "@univerjs/preset-sheets-sort";
import sort from "@univerjs/preset-sheets-sort/locales/en-US";
import { watchFormulaTabs } from "../../sheets/formula-tabs";
import { spareOtherTabs } from "../../sheets/spared-tabs";
import { keepListsOnOneLine, leaveFocus } from "./private";
import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-conditional-formatting/lib/index.css";
import "@univerjs/preset-sheets-data-validation/lib/index.css";
import "@univerjs/preset-sheets-filter/lib/index.css";
import "@univerjs/preset-sheets-note/lib/index.css";
import "@univerjs/preset-sheets-sort/lib/index.css";

/** One workbook in the page. */
export interface Grid {
  readonly injector: Injector;
  readonly commands: Commands;
  readonly workbook: Workbook;
  dispose(): void;
}

/** Shows a workbook in a container. */
export const showWorkbook = (container: HTMLElement, snapshot: Partial<IWorkbookData>): Grid => {
  const locale = LocaleType.EN_US;
  const locales = { [locale]: mergeLocales(core, colours, lists, filter, sort, note, missing) };
  const univer = new Univer({ logLevel: LogLevel.ERROR, locale, locales });
  for (const [plugin, config] of pluginsIn(container)) univer.registerPlugin(plugin, config);
  const injector = univer.__getInjector();
  const formulaTabs = watchFormulaTabs(snapshot, injector.get(ICommandService));
  const workbook = univer.createUnit<IWorkbookData, Workbook>(UniverInstanceType.UNIVER_SHEET, snapshot);
  spareOtherTabs(injector.get(FormulaDataModel), workbook, formulaTabs.has);
  injector.get(IUniverInstanceService).focusUnit(workbook.getUnitId());
  leaveFocus(injector, container);
  const grid = { injector, commands: injector.get(ICommandService), workbook, dispose: () => univer.dispose() };
  onceDrawn(grid, () => keepListsOnOneLine(injector));
  return grid;
};

/** Whether the grid is there to be seen; what draws and scrolls can not be asked before. */
export const isDrawn = ({ injector }: Grid) => injector.get(LifecycleService).stage >= LifecycleStages.Rendered;

/** Works as soon as the grid is there to be seen; never where another one takes its place before. */
export const onceDrawn = ({ injector }: Grid, work: () => void) =>
  void injector
    .get(LifecycleService)
    .onStage(LifecycleStages.Rendered)
    .then(work, () => undefined);

// Rules and protection are the add-on's here: Node would not hear of what a person did to them.
const notBuilt = [
  "sheet.operation.open.conditional.formatting.panel",
  "sheet.menu.data-validation",
  "sheet.contextMenu.permission",
  "sheet.command.add-range-protection-from-toolbar",
  "sheet.command.add-range-protection-from-sheet-bar",
  "sheet.command.delete-worksheet-protection-from-sheet-bar",
  "sheet.command.change-sheet-protection-from-sheet-bar",
  "sheet.command.view-sheet-permission-from-sheet-bar",
];

// Words that Univer asks for and does not bring along.
const calculating = "Calculating ...";
const missing = {
  "sheets-formula": {
    progress: {
      analyzing: calculating,
      calculating,
      "array-analysis": calculating,
      "array-calculation": calculating,
      done: "Calculated",
    },
  },
};

type Configured = readonly [plugin: PluginCtor<Plugin>, config: object | undefined];

const pluginsIn = (container: HTMLElement): readonly Configured[] => {
  const presets = [
    UniverSheetsCorePreset({
      container,
      ribbonType: "simple",
      disableAutoFocus: true,
      menu: Object.fromEntries(notBuilt.map((id) => [id, { hidden: true }])),
      footer: { statisticBar: true, zoomSlider: true, menus: false },
      sheets: { disableForceStringAlert: true, disableForceStringMark: true, protectedRangeShadow: false },
      disableTextFormatAlert: true,
      disableTextFormatMark: true,
    }),
    UniverSheetsConditionalFormattingPreset(),
    UniverSheetsDataValidationPreset({ showEditOnDropdown: false, showSearchOnDropdown: false }),
    UniverSheetsFilterPreset(),
    UniverSheetsSortPreset(),
    UniverSheetsNotePreset(),
  ];
  // Two presets may bring the same plugin; the one with a configuration is meant.
  const byName = new Map<string, Configured>();
  for (const entry of presets.flatMap(({ plugins }) => plugins)) {
    const [plugin, config] = Array.isArray(entry) ? entry : [entry, undefined];
    if (config || !byName.has(plugin.pluginName)) byName.set(plugin.pluginName, [plugin, config]);
  }
  return [...byName.values()];
};
