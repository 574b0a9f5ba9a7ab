/** The legend of a chart, and what it leaves of the place for the chart itself. */
import type { LegendComponentOption } from "echarts/components";
import type { BasicChart } from "../../sheets/api";
import type { Figures } from "../../sheets/figures";
import { ink, longest } from "./ink";
import { hasBars } from "./kinds";
import { nameOf, signOf } from "./series";

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Legend {
  readonly legend?: LegendComponentOption;
  /** How far the chart stays from the edges. */
  readonly room: Readonly<Record<"left" | "right" | "top" | "bottom", number>>;
}

/** The legend of a chart whose title ends at `head`; there is none for one series unless it is asked for. */
export const legendOf = (chart: BasicChart, { series }: Figures, size: Size, head: number): Legend => {
  const room = { left: 16, right: hasBars(chart) ? 20 : 36, top: head + 12, bottom: 14 };
  const place = chart.legendPosition ?? unspecified;
  if (place === "NO_LEGEND" || (place === unspecified && series.length < 2)) return { room };
  const widths = series.map((figure, at) => wordWidth(nameOf(figure, at)));
  const data = series.map((figure, at) => ({ name: nameOf(figure, at), ...signOf(chart, figure) }));
  if (place === "LEFT_LEGEND" || place === "RIGHT_LEGEND") {
    const side = place === "LEFT_LEGEND" ? "left" : "right";
    const wide = Math.min(Math.max(...widths), size.width / 3);
    const legend = { ...looks(wide - 30), data, orient: "vertical" as const, [side]: 12, top: head + 12 };
    return { legend, room: { ...room, [side]: wide + 24 } };
  }
  const width = size.width - 32;
  const lines = Math.ceil(widths.reduce((sum, one) => sum + one + gap, 0) / width);
  const high = Math.min(lines * (14 + gap), size.height / 3);
  const legend = { ...looks(longest), data, width };
  return place === "TOP_LEGEND"
    ? { legend: { ...legend, left: 16, top: head + 8 }, room: { ...room, top: head + high + 12 } }
    : { legend: { ...legend, left: "center", bottom: 12 }, room: { ...room, bottom: high + 12 } };
};

const unspecified = "BASIC_CHART_LEGEND_POSITION_UNSPECIFIED";

/** Between two names, and two lines of them. */
const gap = 12;

const looks = (width: number) => ({
  // Who has no mouse could not choose.
  selectedMode: false as const,
  itemWidth: 22,
  itemHeight: 10,
  itemGap: gap,
  padding: 0,
  textStyle: { color: ink, fontSize: 12, width, overflow: "truncate" as const },
});

/** About how wide a name is with its sign, before it is drawn. */
const wordWidth = (name: string) => Math.min(longest, name.length * 6.5) + 30;
