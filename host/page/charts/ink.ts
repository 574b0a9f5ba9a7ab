/** Colours and letters of charts. */

export const fonts = "Roboto, Arial, sans-serif";

export const [ink, quiet, rule, axisLine] = ["#1f1f1f", "#50555c", "#e3e6ea", "#80868b"] as const;

/** Each stands out from white at 4.5 to 1 and more, and neighbours differ in lightness as well as in hue. */
export const colours = ["#1a66d0", "#c2410c", "#0f766e", "#7e3fb5", "#8a6100", "#b4276b", "#475569", "#3f7d20"];

/** Lines are told apart by the shape of their points too. */
export const shapes = ["circle", "rect", "triangle", "diamond"];

/** The widest that a word of a legend or an axis may be, in pixels. */
export const longest = 160;
