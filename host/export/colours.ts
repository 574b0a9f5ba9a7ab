/** Conditional formats: which cells take which colour while a formula holds. */
import type { Style, Worksheet } from "exceljs";
import type { ConditionalFormatRule } from "../sheets/api";
import type { SheetDraft } from "../sheets/draft";
import type { Worksheet as Grid } from "../sheets/engine";
import { hexOfStyle } from "../sheets/formats";
import { engineFormula } from "../sheets/formulas";
import { areaOf, overlap } from "../sheets/ranges";
import { offset } from "../sheets/references";
import type { Edition } from "./edition";
import { plainFormula } from "./formulas";
import { argbOf, filled } from "./looks";
import { a1 } from "./tab";

/** Writes the rules of a tab in Google's order, in which the first that holds for a cell is alone to colour it. */
export const coloursOf = (edition: Edition, tab: SheetDraft, from: Grid, to: Worksheet) => {
  const rules = tab.conditionalFormats.flatMap((rule) => partsOf(edition, tab, from, rule));
  rules.forEach((rule, index) => {
    const formula = rules.slice(0, index).reduce((wanted, earlier) => aside(wanted, earlier, rule), rule.formula);
    const format = { type: "expression" as const, priority: index + 1, formulae: [formula], style: rule.style };
    to.addConditionalFormatting({ ref: a1(tab, rule.range), rules: [format] });
  });
};

interface Part {
  readonly range: NonNullable<ConditionalFormatRule["ranges"]>[number];
  readonly formula: string;
  readonly style: Partial<Style>;
}

// The formula is written for the first cell of the first range; in the file each range has its own.
const partsOf = (edition: Edition, tab: SheetDraft, from: Grid, rule: ConditionalFormatRule): readonly Part[] => {
  const { condition, format } = rule.booleanRule ?? {};
  const [first = {}, ...more] = rule.ranges ?? [];
  const { f } = engineFormula(edition.engine, from, condition?.values?.[0]?.userEnteredValue ?? "");
  const style = styleOf(format);
  return [first, ...more]
    .filter((range) => areaOf(range).top < tab.rows && areaOf(range).left < tab.columns)
    .map((range) => ({ range, style, formula: plainFormula(edition, moved(f, areaOf(first), areaOf(range))) }));
};

const moved = (formula: string, from: ReturnType<typeof areaOf>, to: ReturnType<typeof areaOf>) =>
  offset(formula, to.top - from.top, to.left - from.left);

const styleOf = (format: NonNullable<ConditionalFormatRule["booleanRule"]>["format"]): Partial<Style> => {
  const background = argbOf(hexOfStyle(format?.backgroundColorStyle, format?.backgroundColor));
  const text = format?.textFormat ?? {};
  const color = argbOf(hexOfStyle(text.foregroundColorStyle, text.foregroundColor));
  const font = {
    ...(text.bold ? { bold: true } : {}),
    ...(text.italic ? { italic: true } : {}),
    ...(text.strikethrough ? { strike: true } : {}),
    ...(text.underline ? { underline: true } : {}),
    ...(color ? { color } : {}),
  };
  return {
    ...(background ? { fill: filled(background) } : {}),
    ...(Object.keys(font).length > 0 ? { font } : {}),
  };
};

// Excel lets a later rule add what an earlier one leaves open, such as bold letters: it must then stand aside.
const aside = (wanted: string, earlier: Part, rule: Part): string => {
  const isOpen = partsOfStyle(rule.style).some((part) => !partsOfStyle(earlier.style).includes(part));
  const [one, other] = [areaOf(earlier.range), areaOf(rule.range)];
  if (!isOpen || !overlap(one, other)) return wanted;
  return `AND(${wanted},NOT(IFERROR(${moved(earlier.formula, one, other)},FALSE)))`;
};

const partsOfStyle = ({ fill, font }: Partial<Style>) => [...(fill ? ["fill"] : []), ...Object.keys(font ?? {})];
