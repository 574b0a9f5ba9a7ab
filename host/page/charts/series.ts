/** The columns, bars, lines and areas of a chart. */
import type { BarSeriesOption, LineSeriesOption } from "echarts/charts";
import type { BasicChart, ChartSeries } from "../../sheets/api";
import type { Figure } from "../../sheets/figures";
import { hexOfStyle } from "../../sheets/formats";
import { colours, ink, shapes } from "./ink";
import { axisOf, isBar, kindOf, stackOf } from "./kinds";

/** How one series is drawn; `place` is its place among those that are, from 0. */
export const seriesOf = (chart: BasicChart, figure: Figure, place: number): BarSeriesOption | LineSeriesOption => {
  const series = chart.series?.[figure.index] ?? {};
  const kind = kindOf(chart, figure.index);
  const stack = stackOf(chart, figure.index);
  const color = hexOfStyle(series.colorStyle, series.color) ?? colours[place % colours.length] ?? ink;
  const common = {
    name: nameOf(figure, place),
    data: [...figure.values],
    ...(stack ? { stack } : {}),
    ...(axisOf(chart, figure.index) === "RIGHT_AXIS" ? { yAxisIndex: 1 } : {}),
    tooltip: { valueFormatter: (_: unknown, point: number) => figure.shown[point] || "none" },
    labelLayout: { hideOverlap: true },
    emphasis: { disabled: true },
  };
  const isLine = kind === "LINE" || kind === "AREA";
  if (isLine) return { ...common, ...lineOf(chart, series, figure, place), ...inked(color, kind === "AREA", stack) };
  return {
    ...common,
    type: "bar",
    barMaxWidth: 48,
    label: labelled(series, figure, stack ? "inside" : isBar(chart) ? "right" : "top"),
    itemStyle: { color, borderColor: "#fff", borderWidth: stack ? 1 : 0 },
  };
};

/** What a series is called; those without a header are counted. */
export const nameOf = ({ name }: Figure, place: number) => name || `Series ${place + 1}`;

/** The sign beside its name: a line with points, a line without any, or a patch. */
export const signOf = (chart: BasicChart, figure: Figure) => {
  if (kindOf(chart, figure.index) !== "LINE") return { icon: "roundRect" };
  return hasPoints(chart, figure) ? {} : { itemStyle: { opacity: 0 } };
};

const inked = (color: string, isArea: boolean, stack: string | undefined) => ({
  itemStyle: { color },
  ...(isArea ? { areaStyle: { opacity: stack ? 0.75 : 0.25 } } : {}),
});

const lineOf = (chart: BasicChart, series: ChartSeries, figure: Figure, place: number) => {
  const { type = "SOLID", width = 2 } = series.lineStyle ?? {};
  const isPointed = hasPoints(chart, figure);
  return {
    type: "line" as const,
    connectNulls: chart.interpolateNulls === true,
    smooth: chart.lineSmoothing === true,
    lineStyle: { width, type: dashes[type] ?? ("solid" as const), opacity: type === "INVISIBLE" ? 0 : 1 },
    // A figure between two gaps is a point or nothing.
    symbol: isPointed || isAlone(figure.values) ? (shapes[place % shapes.length] ?? "circle") : "none",
    symbolSize: isPointed ? 7 : 4,
    showAllSymbol: true,
    label: labelled(series, figure, "top"),
  };
};

/** A dashed line is known by its dashes, and on a long one points are only in the way. */
const hasPoints = (chart: BasicChart, { index, values }: Figure) =>
  kindOf(chart, index) === "LINE" &&
  (chart.series?.[index]?.lineStyle?.type ?? "SOLID") === "SOLID" &&
  values.length <= 40;

const isAlone = (values: readonly (number | null)[]) =>
  values.some((value, point) => value !== null && (values[point - 1] ?? values[point + 1] ?? null) === null);

const labelled = ({ dataLabel }: ChartSeries, { shown }: Figure, position: "inside" | "right" | "top") => ({
  show: dataLabel?.type === "DATA",
  position,
  color: position === "inside" ? "#fff" : ink,
  formatter: ({ dataIndex }: { dataIndex: number }) => shown[dataIndex] ?? "",
});

const dashes: Readonly<Record<string, "dotted" | number[]>> = {
  DOTTED: "dotted",
  MEDIUM_DASHED: [6, 4],
  MEDIUM_DASHED_DOTTED: [6, 3, 2, 3],
  LONG_DASHED: [12, 5],
  LONG_DASHED_DOTTED: [12, 4, 2, 4],
};
