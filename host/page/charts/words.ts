/** A chart in words, for those who do not see it. */
import type { ChartSpec } from "../../sheets/api";
import type { Figures } from "../../sheets/figures";

/** What a chart is called, what it shows, and the newest of it. */
export const wordsOf = (spec: ChartSpec, figures: Figures) => {
  const { labels, series } = figures;
  const last = labels.findLastIndex((_, point) => series.some(({ values }) => values[point] != null));
  const called = [
    spec.altText || [spec.title, spec.subtitle].filter(Boolean).join(", "),
    kinds[spec.basicChart?.chartType ?? ""],
  ];
  if (last < 0) return sentences([...called, "No data"]);
  const newest = series
    .filter(({ values }) => values[last] != null)
    .map(({ name, shown }) => `${name} ${shown[last]}`.trim());
  const span = last > 0 && labels[0] ? `${labels[0]} to ${labels[last]}` : "";
  return sentences([...called, span, `${labels[last] || "Last"}: ${newest.join(", ")}`]);
};

const sentences = (parts: readonly (string | undefined)[]) =>
  parts
    .flatMap((part) => (part ? [part.replace(/\.$/, "")] : []))
    .join(". ")
    .concat(".");

const kinds: Readonly<Record<string, string>> = {
  COLUMN: "Column chart",
  BAR: "Bar chart",
  LINE: "Line chart",
  AREA: "Area chart",
  COMBO: "Combo chart",
};
