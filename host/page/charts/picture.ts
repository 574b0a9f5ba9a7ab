/** A chart as ECharts draws it. */
import type { BarSeriesOption, LineSeriesOption } from "echarts/charts";
import type {
  GridComponentOption,
  LegendComponentOption,
  TitleComponentOption,
  TooltipComponentOption,
} from "echarts/components";
import type { ComposeOption } from "echarts/core";
import type { BasicChart, ChartSpec } from "../../sheets/api";
import type { Figures } from "../../sheets/figures";
import { axesOf } from "./axes";
import { fonts, ink, longest, quiet } from "./ink";
import { hasBars, inShares } from "./kinds";
import { nameOf, seriesOf, signOf } from "./series";

export type Picture = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TitleComponentOption
  | TooltipComponentOption
>;

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The picture of a chart with these figures in a place of this size. */
export const pictureOf = (spec: ChartSpec, figures: Figures, size: Size): Picture => {
  const chart = spec.basicChart ?? {};
  const title = titleOf(spec, size);
  const look = {
    animation: false,
    textStyle: { fontFamily: spec.fontName ? `${spec.fontName}, ${fonts}` : fonts, fontSize: 12, color: quiet },
  };
  const isEmpty = figures.series.every(({ values }) => values.every((value) => value === null));
  if (isEmpty) return { ...look, title: [title, nothing] };
  const drawn = inShares(chart, figures);
  const { legend, room } = legendOf(chart, drawn, size, headOf(spec));
  return {
    ...look,
    title,
    ...(legend ? { legend } : {}),
    grid: { ...room, outerBoundsMode: "same", outerBoundsContain: "all" },
    ...axesOf(chart, drawn, size.width),
    series: drawn.series.map((figure, place) => seriesOf(chart, figure, place)),
    tooltip: {
      trigger: "axis",
      confine: true,
      axisPointer: { type: hasBars(chart) ? "shadow" : "line" },
      textStyle: { fontSize: 12, color: ink },
    },
  };
};

const titleOf = ({ title = "", subtitle = "" }: ChartSpec, { width }: Size): TitleComponentOption => {
  const fit = { width: width - 32, overflow: "truncate" as const };
  return {
    text: title,
    subtext: subtitle,
    left: 16,
    top: 12,
    padding: 0,
    itemGap: 4,
    textStyle: { ...fit, fontSize: 16, lineHeight: 20, fontWeight: 500, color: ink },
    subtextStyle: { ...fit, fontSize: 12, lineHeight: 16, color: quiet },
  };
};

/** Where the title ends. */
const headOf = ({ title, subtitle }: ChartSpec) => 12 + (title ? 22 : 0) + (subtitle ? 18 : 0);

const nothing: TitleComponentOption = {
  text: "No data",
  left: "center",
  top: "middle",
  textStyle: { fontSize: 14, fontWeight: "normal", color: quiet },
};

/** The legend, and the room that it leaves for the chart. */
const legendOf = (chart: BasicChart, { series }: Figures, size: Size, head: number) => {
  const room = { left: 16, right: hasBars(chart) ? 20 : 36, top: head + 12, bottom: 14 };
  const place = chart.legendPosition ?? unspecified;
  if (place === "NO_LEGEND" || (place === unspecified && series.length < 2)) return { room };
  const names = series.map(nameOf);
  const legend = {
    data: series.map((figure, index) => ({ name: nameOf(figure, index), ...signOf(chart, figure) })),
    selectedMode: false as const,
    itemWidth: 22,
    itemHeight: 10,
    padding: 0,
    textStyle: { color: ink, fontSize: 12, width: longest, overflow: "truncate" as const },
  };
  const isAside = place === "LEFT_LEGEND" || place === "RIGHT_LEGEND";
  const side = place === "LEFT_LEGEND" ? "left" : "right";
  const wide = Math.min(Math.max(...names.map(wordWidth)), size.width / 3);
  if (isAside)
    return { legend: { ...legend, ...aside(wide), [side]: 12, top: head + 12 }, room: { ...room, [side]: wide + 24 } };
  const lines = Math.ceil(names.reduce((sum, name) => sum + wordWidth(name) + 16, 0) / (size.width - 32));
  const high = Math.min(lines * 22, size.height / 3);
  return place === "TOP_LEGEND"
    ? {
        legend: { ...legend, itemGap: 16, left: 16, right: 16, top: head + 8 },
        room: { ...room, top: head + high + 16 },
      }
    : { legend: { ...legend, itemGap: 16, left: "center", bottom: 12 }, room: { ...room, bottom: high + 18 } };
};

const unspecified = "BASIC_CHART_LEGEND_POSITION_UNSPECIFIED";

const aside = (wide: number) => ({
  orient: "vertical" as const,
  itemGap: 10,
  textStyle: { color: ink, fontSize: 12, width: wide - 30, overflow: "truncate" as const },
});

/** About how wide a word of the legend is with its sign, before it is drawn. */
const wordWidth = (name: string) => Math.min(longest, name.length * 6.5) + 30;
