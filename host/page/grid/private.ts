/** The one place where the page changes Univer itself, for want of a public way. */
import { DEFAULT_STYLES } from "@univerjs/core";
import { FormulaRefRangeService } from "@univerjs/preset-sheets-core";

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
