/** A chart as ECharts draws it. */
import type { BarSeriesOption, LineSeriesOption } from "echarts/charts";
import type {
  GridComponentOption,
  LegendComponentOption,
  TitleComponentOption,
  TooltipComponentOption,
} from "echarts/components";
import type { ComposeOption } from "echarts/core";
import type { ChartSpec } from "../../sheets/api";
import type { Figures } from "../../sheets/figures";
import { axesOf } from "./axes";
import { fonts, ink, quiet } from "./ink";
import { hasBars, inShares } from "./kinds";
import { legendOf, type Size } from "./legend";
import { seriesOf } from "./series";

export type Picture = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TitleComponentOption
  | TooltipComponentOption
>;

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
