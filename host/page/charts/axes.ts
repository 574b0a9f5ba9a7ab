/** The axes of a chart. */
import { numfmt } from "@univerjs/core";
import type { BasicChart } from "../../sheets/api";
import type { Figures } from "../../sheets/figures";
import { axisLine, longest, quiet, rule } from "./ink";
import { type Axis, axisOf, hasBars, isBar, stackOf } from "./kinds";

/** The axes for a chart of this width in pixels. */
export const axesOf = (chart: BasicChart, figures: Figures, width: number) => {
  const value = (axis: Axis) => valuesOf(chart, figures, axis);
  if (isBar(chart)) return { xAxis: value("BOTTOM_AXIS"), yAxis: { ...domainOf(chart, figures, 0), inverse: true } };
  const isTwo = figures.series.some(({ index }) => axisOf(chart, index) === "RIGHT_AXIS");
  const domain = domainOf(chart, figures, width - (isTwo ? 2 : 1) * axisWidth);
  return { xAxis: domain, yAxis: [value("LEFT_AXIS"), ...(isTwo ? [value("RIGHT_AXIS")] : [])] };
};

/** About as much as an axis of values takes with its title. */
const axisWidth = 100;

const domainOf = (chart: BasicChart, { domain, labels }: Figures, width: number) => ({
  type: "category" as const,
  data: [...labels],
  boundaryGap: hasBars(chart) || labels.length < 3,
  ...named(titleOf(chart, isBar(chart) ? "LEFT_AXIS" : "BOTTOM_AXIS") ?? domain, isBar(chart), widestOf(labels)),
  axisLine: { lineStyle: { color: axisLine } },
  axisTick: { show: false },
  axisLabel: { color: quiet, lineHeight: 14, hideOverlap: true, ...fitted(labels, isBar(chart) ? 0 : width) },
});

const valuesOf = (chart: BasicChart, { series }: Figures, axis: Axis) => {
  const mine = series.filter(({ index }) => axisOf(chart, index) === axis);
  const [first, second] = mine;
  // Shares add up to a little more than the whole.
  const whole = first && chart.stackedType === "PERCENT_STACKED" && stackOf(chart, first.index) ? 1 : undefined;
  const { viewWindowMin: min, viewWindowMax: max = whole } = axisIn(chart, axis)?.viewWindowOptions ?? {};
  const isWhole = mine.every(({ values }) => values.every((one) => one === null || Number.isInteger(one)));
  return {
    type: "value" as const,
    position: sides[axis],
    ...named(titleOf(chart, axis) ?? (second ? "" : (first?.name ?? "")), !isBar(chart)),
    ...(min != null ? { min } : {}),
    ...(max != null ? { max } : {}),
    ...(isWhole ? { minInterval: 1 } : {}),
    // The lines of two axes would not lie upon one another.
    splitLine: { show: axis !== "RIGHT_AXIS", lineStyle: { color: rule } },
    axisLabel: { color: quiet, hideOverlap: true, formatter: (value: number) => tick(value, first?.pattern ?? "") },
  };
};

const sides = { LEFT_AXIS: "left", RIGHT_AXIS: "right", BOTTOM_AXIS: "bottom" } as const;

const axisIn = (chart: BasicChart, axis: Axis) => chart.axis?.find(({ position }) => position === axis);

const titleOf = (chart: BasicChart, axis: Axis) => axisIn(chart, axis)?.title;

/** Its name lies beyond one line of labels, or beyond the widest of them. */
const named = (name: string, isVertical: boolean, widest = 0) => ({
  // A blank name would take room too.
  ...(name ? { name } : {}),
  nameLocation: "middle" as const,
  nameGap: isVertical ? widest + 20 : 28,
  nameTextStyle: { color: quiet, fontSize: 12, padding: isVertical ? 6 : 0 },
  ...(isVertical ? { nameRotate: 90 } : {}),
});

// A few long labels are broken into lines, of many some are left out.
const fitted = (labels: readonly string[], width: number) =>
  width > 0 && labels.length <= 8
    ? { width: width / Math.max(1, labels.length) - 6, overflow: "break" as const, interval: 0 }
    : widestOf(labels) === longest
      ? { width: longest, overflow: "truncate" as const }
      : {};

/** About how wide the widest label is, before it is drawn. */
const widestOf = (labels: readonly string[]) =>
  Math.min(longest, Math.max(0, ...labels.map(({ length }) => length * 6.5)));

const tick = (value: number, pattern: string) => {
  // Zeros after the point say nothing on an axis.
  const short = Number.isInteger(value) ? pattern.replaceAll(/\.0+(?![0#?])/g, "") : pattern;
  return short ? numfmt.format(short, value) : value.toLocaleString("en-US", { maximumFractionDigits: 6 });
};
