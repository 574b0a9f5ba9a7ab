/** One chart on the screen: a picture with its words. */
import type { Workbook } from "@univerjs/core";
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TitleComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";
import type { EmbeddedChart } from "../../sheets/api";
import { figuresOf } from "../../sheets/figures";
import { pictureOf } from "./picture";
import { wordsOf } from "./words";

use([BarChart, LineChart, GridComponent, LegendComponent, TitleComponent, TooltipComponent, LabelLayout, SVGRenderer]);

export interface Drawing {
  readonly element: HTMLElement;
  /** Draws anew where the chart, its cells or its size are others than before. */
  draw(chart: EmbeddedChart, workbook: Workbook): void;
  dispose(): void;
}

export const newDrawing = (): Drawing => {
  const element = document.createElement("div");
  element.className = "chart";
  element.setAttribute("role", "img");
  const paper = document.createElement("div");
  element.append(paper);
  const picture = init(paper, null, { renderer: "svg", width: 1, height: 1 });
  let drawn = "";
  return {
    element,
    draw: (chart, workbook) => {
      const { spec = {} } = chart;
      const [figures, size] = [figuresOf(spec, workbook), sizeOf(chart)];
      const text = JSON.stringify([spec, figures, size]);
      if (text === drawn) return;
      drawn = text;
      element.setAttribute("aria-label", wordsOf(spec, figures));
      picture.resize(size);
      picture.setOption(pictureOf(spec, figures, size), { notMerge: true });
    },
    dispose: () => {
      picture.dispose();
      element.remove();
    },
  };
};

/** Within its frame. */
const sizeOf = ({ position }: EmbeddedChart) => {
  const { widthPixels = 0, heightPixels = 0 } = position?.overlayPosition ?? {};
  return { width: Math.max(1, widthPixels - 2), height: Math.max(1, heightPixels - 2) };
};
