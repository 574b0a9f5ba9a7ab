/** Fonts, colours, alignment and number formats. */
import type { Fill, Style } from "exceljs";
import type { Style as Look } from "../sheets/engine";

/** The same style object for the same look: the file writer compares objects, not their content. */
export const makeStyles = () => {
  const known = new Map<string, Partial<Style>>();
  return (key: string, look: () => Look | undefined): Partial<Style> => {
    const style = known.get(key) ?? styleOf(look() ?? {});
    known.set(key, style);
    return style;
  };
};

/** A colour as the file writes it; undefined where there is none. */
export const argbOf = (color: string | undefined): { argb: string } | undefined => {
  const text = color ?? "";
  const [, hex] = /^#([0-9a-f]{6})$/i.exec(text) ?? [];
  if (hex) return { argb: `FF${hex.toUpperCase()}` };
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(text)?.slice(1, 4);
  if (!parts) return undefined;
  return { argb: `FF${parts.map((part) => Number(part).toString(16).padStart(2, "0").toUpperCase()).join("")}` };
};

/** A cell filled with one colour. */
export const filled = (color: { argb: string }): Fill => ({
  type: "pattern",
  pattern: "solid",
  fgColor: color,
  // A conditional format takes its colour from here.
  bgColor: color,
});

// What Google shows where nothing else is said.
const usualFont = { name: "Arial", size: 10 };

const horizontals: Readonly<Record<number, "left" | "center" | "right">> = { 1: "left", 2: "center", 3: "right" };
const verticals: Readonly<Record<number, "top" | "middle" | "bottom">> = { 1: "top", 2: "middle", 3: "bottom" };
// Univer's WrapStrategy for text that goes on in the next line.
const wrapped = 3;

const styleOf = (look: Look): Partial<Style> => {
  const background = argbOf(look.bg?.rgb || undefined);
  return {
    font: fontOf(look),
    ...(look.n?.pattern ? { numFmt: look.n.pattern } : {}),
    ...(background ? { fill: filled(background) } : {}),
    ...(look.tb || look.ht || look.vt ? { alignment: alignmentOf(look) } : {}),
  };
};

const fontOf = ({ ff, fs, bl, it, st, ul, cl }: Look): Partial<Style["font"]> => {
  const color = argbOf(cl?.rgb || undefined);
  return {
    ...usualFont,
    ...(ff ? { name: ff } : {}),
    ...(fs ? { size: fs } : {}),
    ...(bl ? { bold: true } : {}),
    ...(it ? { italic: true } : {}),
    ...(st?.s ? { strike: true } : {}),
    ...(ul?.s ? { underline: true } : {}),
    ...(color ? { color } : {}),
  };
};

const alignmentOf = ({ tb, ht, vt }: Look): Partial<Style["alignment"]> => ({
  ...(tb === wrapped ? { wrapText: true } : {}),
  ...(ht ? { horizontal: horizontals[ht] ?? "left" } : {}),
  ...(vt ? { vertical: verticals[vt] ?? "bottom" } : {}),
});
