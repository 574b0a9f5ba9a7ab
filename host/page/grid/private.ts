/** The one place where the page changes Univer itself, for want of a public way. */
import { DataValidationType, DEFAULT_STYLES, type Injector, WrapStrategy } from "@univerjs/core";
import { FormulaRefRangeService } from "@univerjs/preset-sheets-core";
import { DataValidatorRegistryService } from "@univerjs/preset-sheets-data-validation";

/**
 * Keeps Univer from moving the formulas of rules when rows or columns come and go: it takes `$B2` for a reference that stays
 * when a column is inserted before it, and parts a rule in two. Node moves them as Google does and sends them.
 */
const keepRulesInPlace = () => {
  FormulaRefRangeService.prototype.registerRangeFormula = () => ({ dispose: () => undefined });
};

/** Changes Univer for every workbook that is shown from now on. */
export const changeUniver = () => {
  keepRulesInPlace();
  // The size of plain text at Google.
  DEFAULT_STYLES.fs = 10;
};

/** Lists keep their text on one line: Univer breaks it where the cell has no style that says otherwise, and cuts it off then. */
export const keepListsOnOneLine = (injector: Injector) => {
  const drawing = injector.get(DataValidatorRegistryService).getValidatorItem(DataValidationType.LIST)?.canvasRender;
  if (!drawing) return;
  const draw = drawing.drawWith.bind(drawing);
  drawing.drawWith = (context, info, ...rest) =>
    draw(context, { ...info, style: { ...info.style, tb: WrapStrategy.CLIP } }, ...rest);
};
