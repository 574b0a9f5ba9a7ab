/** Cell formats: Google's shape on one side, Univer's styles on the other. */
import type { CellFormat, Color, ColorStyle } from "./api";
import type { Style } from "./engine";
import { type Mask, touches } from "./masks";

/** The style that sets what the mask names; a part that the format lacks is taken away. */
export const styleOf = (format: CellFormat | undefined, mask: Mask): Style => ({
  ...(touches(mask, "numberFormat") ? { n: numberStyle(format) } : {}),
  ...(touches(mask, "backgroundColor") || touches(mask, "backgroundColorStyle")
    ? { bg: colored(format?.backgroundColorStyle, format?.backgroundColor) }
    : {}),
  ...(touches(mask, "textFormat") ? textStyle(format, mask.textFormat ?? {}) : {}),
  ...(touches(mask, "wrapStrategy") ? { tb: wraps[format?.wrapStrategy ?? ""] ?? null } : {}),
  ...(touches(mask, "horizontalAlignment") ? { ht: horizontals[format?.horizontalAlignment ?? ""] ?? null } : {}),
  ...(touches(mask, "verticalAlignment") ? { vt: verticals[format?.verticalAlignment ?? ""] ?? null } : {}),
});

/** The format as Google would answer it; undefined for a plain cell. */
export const formatOf = (style: Style | undefined): CellFormat | undefined => {
  if (!style) return undefined;
  const { bl, it, st, cl, fs } = style;
  const text = {
    ...(bl ? { bold: true } : {}),
    ...(it ? { italic: true } : {}),
    ...(st?.s ? { strikethrough: true } : {}),
    ...(fs ? { fontSize: fs } : {}),
    ...(cl?.rgb ? { foregroundColorStyle: { rgbColor: colorOf(cl.rgb) } } : {}),
  };
  const format: CellFormat = {
    ...(style.n ? { numberFormat: { type: kindOf(style.n.pattern), pattern: style.n.pattern } } : {}),
    ...(style.bg?.rgb
      ? { backgroundColor: colorOf(style.bg.rgb), backgroundColorStyle: { rgbColor: colorOf(style.bg.rgb) } }
      : {}),
    ...(Object.keys(text).length > 0 ? { textFormat: text } : {}),
    ...(style.tb === wraps.WRAP ? { wrapStrategy: "WRAP" as const } : {}),
  };
  return Object.keys(format).length > 0 ? format : undefined;
};

/** `#ffcccc` for a colour of the API; channels that are left out are dark. */
export const hexOf = (color: Color) =>
  `#${[color.red, color.green, color.blue]
    .map((part) =>
      Math.round((part ?? 0) * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

/** The colour that a format or rule gives in either of its two fields. */
export const hexOfStyle = (style: ColorStyle | undefined, color: Color | undefined): string | undefined => {
  const rgb = style?.rgbColor ?? color;
  return rgb ? hexOf(rgb) : undefined;
};

const wraps: Record<string, 1 | 2 | 3> = { OVERFLOW_CELL: 1, CLIP: 2, WRAP: 3 };
const horizontals: Record<string, 1 | 2 | 3> = { LEFT: 1, CENTER: 2, RIGHT: 3 };
const verticals: Record<string, 1 | 2 | 3> = { TOP: 1, MIDDLE: 2, BOTTOM: 3 };

const defaultPatterns: Record<string, string> = {
  TEXT: "@",
  NUMBER: "#,##0.00",
  PERCENT: "0.00%",
  CURRENCY: "$#,##0.00",
  DATE: "m/d/yyyy",
  TIME: "h:mm:ss AM/PM",
  DATE_TIME: "m/d/yyyy h:mm:ss",
  SCIENTIFIC: "0.00E+00",
};

const numberStyle = (format: CellFormat | undefined) => {
  const pattern = format?.numberFormat?.pattern ?? defaultPatterns[format?.numberFormat?.type ?? ""];
  return pattern ? { pattern } : null;
};

const colored = (style: ColorStyle | undefined, color: Color | undefined) => {
  const rgb = hexOfStyle(style, color);
  return rgb ? { rgb } : null;
};

const textStyle = (format: CellFormat | undefined, mask: Mask): Style => {
  const text = format?.textFormat ?? {};
  return {
    ...(touches(mask, "bold") ? { bl: text.bold ? 1 : 0 } : {}),
    ...(touches(mask, "italic") ? { it: text.italic ? 1 : 0 } : {}),
    ...(touches(mask, "strikethrough") ? { st: text.strikethrough ? { s: 1 } : null } : {}),
    ...(touches(mask, "fontSize") ? { fs: text.fontSize ?? null } : {}),
    ...(touches(mask, "foregroundColor") || touches(mask, "foregroundColorStyle")
      ? { cl: colored(text.foregroundColorStyle, text.foregroundColor) }
      : {}),
  } as Style; // Univer takes null for "no such style" but does not type it.
};

const colorOf = (hex: string): Color => {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return { red: part(1), green: part(3), blue: part(5) };
};

/** Google's name for a kind of number format, read from its pattern. */
export const kindOf = (pattern: string) => {
  const bare = pattern.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "");
  const day = /[yd]/i.test(bare);
  const time = /[hs]/i.test(bare);
  if (bare === "@") return "TEXT";
  if (day && time) return "DATE_TIME";
  if (day || /^m+$/i.test(bare)) return "DATE";
  if (time) return "TIME";
  if (bare.includes("%")) return "PERCENT";
  if (/[$€£¥]/.test(pattern)) return "CURRENCY";
  return /E[+-]/i.test(bare) ? "SCIENTIFIC" : "NUMBER";
};
