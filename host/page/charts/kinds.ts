/** What the parts of a chart's specification mean: which way it stands, which axis a series has, what is stacked on what. */
import type { BasicChart } from "../../sheets/api";
import type { Figures } from "../../sheets/figures";

export type Axis = "LEFT_AXIS" | "RIGHT_AXIS" | "BOTTOM_AXIS";

/** Whether the values run across and the domain down. */
export const isBar = ({ chartType }: BasicChart) => chartType === "BAR";

/** Whether it has columns or bars, which take room on both sides of their place. */
export const hasBars = ({ chartType }: BasicChart) =>
  chartType === "BAR" || chartType === "COLUMN" || chartType === "COMBO";

/** The axis of values of a series. */
export const axisOf = (chart: BasicChart, index: number): Axis => {
  if (isBar(chart)) return "BOTTOM_AXIS";
  return chart.series?.[index]?.targetAxis === "RIGHT_AXIS" ? "RIGHT_AXIS" : "LEFT_AXIS";
};

/** How a series is drawn. */
export const kindOf = (chart: BasicChart, index: number) =>
  chart.chartType === "COMBO" ? chart.series?.[index]?.type : chart.chartType;

/** What a series is stacked on; undefined where it stands for itself. */
export const stackOf = (chart: BasicChart, index: number) => {
  const kind = kindOf(chart, index);
  const isStacked = chart.stackedType === "STACKED" || chart.stackedType === "PERCENT_STACKED";
  return isStacked && kind !== "LINE" ? `${kind} ${axisOf(chart, index)}` : undefined;
};

/** Each figure of a stack as its share of the whole, where the chart shows shares. */
export const inShares = (chart: BasicChart, figures: Figures): Figures => {
  if (chart.stackedType !== "PERCENT_STACKED") return figures;
  const totals = new Map<string, number>();
  const keyOf = (index: number, point: number) => `${stackOf(chart, index)} ${point}`;
  for (const { index, values } of figures.series)
    for (const [point, value] of values.entries())
      totals.set(keyOf(index, point), (totals.get(keyOf(index, point)) ?? 0) + Math.abs(value ?? 0));
  const share = (index: number) => (value: number | null, point: number) =>
    value === null ? null : value / (totals.get(keyOf(index, point)) || 1);
  const series = figures.series.map((one) =>
    stackOf(chart, one.index) ? { ...one, values: one.values.map(share(one.index)), pattern: "0%" } : one,
  );
  return { ...figures, series };
};
