/** The one place where the page changes Univer itself, for want of a public way. */
import { DataValidationType, DEFAULT_STYLES, type Injector, WrapStrategy } from "@univerjs/core";
import {
  DocSelectionRenderService,
  FormulaRefRangeService,
  IEditorService,
  IRenderManagerService,
  SheetInterceptorService,
} from "@univerjs/preset-sheets-core";
import { DataValidatorRegistryService } from "@univerjs/preset-sheets-data-validation";

/**
 * Keeps Univer from moving the formulas of rules when rows or columns come and go: it takes `$B2` for a reference that stays
 * when a column is inserted before it, and parts a rule in two. Node moves them as Google does and sends them.
 */
const keepRulesInPlace = () => {
  FormulaRefRangeService.prototype.registerRangeFormula = () => ({ dispose: () => undefined });
};

/**
 * Keeps Univer from marking texts that look like numbers: it reads each text in view as a date before it asks whether a mark
 * is wanted, which takes a third of the time of each picture.
 */
const markNoTexts = () => {
  const { prototype } = SheetInterceptorService;
  const intercept = prototype.intercept;
  prototype.intercept = function (point, interceptor) {
    const isMark = String(interceptor.handler).includes("disableForceStringMark");
    return isMark ? { dispose: () => undefined } : intercept.call(this, point, interceptor);
  };
};

/** Changes Univer for every workbook that is shown from now on. */
export const changeUniver = () => {
  keepRulesInPlace();
  markNoTexts();
  // The size of plain text at Google.
  DEFAULT_STYLES.fs = 10;
};

/**
 * Lets the grid take the keyboard when it is drawn only where nobody has it: Univer would take it from whoever types in a
 * panel or a page of the add-on, and what is typed would go into cells. The place is busy until then.
 */
export const leaveFocus = (injector: Injector, place: HTMLElement) => {
  const editors = injector.get(IEditorService);
  const focus = editors.focus.bind(editors);
  place.setAttribute("aria-busy", "true");
  editors.focus = (editor) => {
    editors.focus = focus;
    const keyboard = injector.get(IRenderManagerService).getRenderById(editor)?.with(DocSelectionRenderService);
    if (keyboard && isHeldOutside(place)) withoutFocus(keyboard, () => focus(editor));
    else focus(editor);
    place.setAttribute("aria-busy", "false");
  };
};

const withoutFocus = (keyboard: DocSelectionRenderService, work: () => void) => {
  const { focus } = keyboard;
  keyboard.focus = () => undefined;
  work();
  keyboard.focus = focus;
};

const isHeldOutside = (place: HTMLElement) => {
  const held = document.activeElement;
  return held !== null && held !== document.body && !place.contains(held);
};

/** Lists keep their text on one line: Univer breaks it where the cell has no style that says otherwise, and cuts it off then. */
export const keepListsOnOneLine = (injector: Injector) => {
  const drawing = injector.get(DataValidatorRegistryService).getValidatorItem(DataValidationType.LIST)?.canvasRender;
  if (!drawing) return;
  const draw = drawing.drawWith.bind(drawing);
  drawing.drawWith = (context, info, ...rest) =>
    draw(context, { ...info, style: { ...info.style, tb: WrapStrategy.CLIP } }, ...rest);
};
