/** Charts beside the cells: what they are drawn from and where they stand, after every edit of the grid. */
import type { BasicChart, ChartCells, EmbeddedChart, GridRange } from "./api";
import { areaOf, gridRangeOf } from "./ranges";
import type { SheetState } from "./state";
import { type Change, followedArea, followedIndex } from "./structure";

/** A chart after a structural edit. As measured at Google, a series whose cells are gone is gone, and its chart stays. */
export const followedChart = (chart: EmbeddedChart, change: Change): EmbeddedChart => {
  const after = withSources(chart, (range) => {
    const area = followedArea(areaOf(range), change);
    return area && gridRangeOf(area);
  });
  const cell = anchorOf(chart);
  if (cell.sheetId !== change.sheetId) return after;
  const along = change.dimension === "ROWS" ? "rowIndex" : "columnIndex";
  // Where the cell was deleted, the next one takes its place, also under the chart.
  return anchored(after, { ...cell, [along]: followedIndex(cell[along], change) ?? change.at });
};

/** The chart of a tab that was copied: what it showed of its own tab it shows of the copy. */
export const chartOn = (chart: EmbeddedChart, from: number, sheetId: number): EmbeddedChart =>
  anchored(
    withSources(chart, (range) => ((range.sheetId ?? 0) === from ? { ...range, sheetId } : range)),
    { ...anchorOf(chart), sheetId },
  );

/** A tab's state when another tab is gone, and with it the series that came from there. */
export const withoutTab = <S extends SheetState>(sheet: S, gone: number): S => ({
  ...sheet,
  charts: sheet.charts.map((chart) =>
    withSources(chart, (range) => ((range.sheetId ?? 0) === gone ? undefined : range)),
  ),
});

/** The chart with its anchor on the tab, also where the last rows or columns were deleted. */
export const onTab = (chart: EmbeddedChart, { rows, columns }: { rows: number; columns: number }): EmbeddedChart => {
  const { rowIndex, columnIndex, ...cell } = anchorOf(chart);
  return anchored(chart, {
    ...cell,
    rowIndex: Math.min(rowIndex, rows - 1),
    columnIndex: Math.min(columnIndex, columns - 1),
  });
};

/** The cell at whose upper left corner the chart is held. */
export const anchorOf = ({ position }: EmbeddedChart): Anchor => {
  const { sheetId = 0, rowIndex = 0, columnIndex = 0 } = position?.overlayPosition?.anchorCell ?? {};
  return { sheetId, rowIndex, columnIndex };
};

/** All ranges of one kind of data. */
export const sourcesOf = (cells: ChartCells | undefined): readonly GridRange[] => cells?.sourceRange?.sources ?? [];

interface Anchor {
  readonly sheetId: number;
  readonly rowIndex: number;
  readonly columnIndex: number;
}

const anchored = (chart: EmbeddedChart, anchorCell: Anchor): EmbeddedChart => ({
  ...chart,
  position: { ...chart.position, overlayPosition: { ...chart.position?.overlayPosition, anchorCell } },
});

type Follow = (range: GridRange) => GridRange | undefined;

const withSources = (chart: EmbeddedChart, follow: Follow): EmbeddedChart => {
  const basicChart = chart.spec?.basicChart;
  return basicChart ? { ...chart, spec: { ...chart.spec, basicChart: followedBasic(basicChart, follow) } } : chart;
};

const followedBasic = (chart: BasicChart, follow: Follow): BasicChart => ({
  ...chart,
  domains: (chart.domains ?? []).flatMap((one) =>
    followedCells(one.domain, follow).map((domain) => ({ ...one, domain })),
  ),
  series: (chart.series ?? []).flatMap((one) =>
    followedCells(one.series, follow).map((series) => ({ ...one, series })),
  ),
});

const followedCells = (cells: ChartCells | undefined, follow: Follow): readonly ChartCells[] => {
  const sources = sourcesOf(cells).flatMap((range) => follow(range) ?? []);
  return sources.length > 0 ? [{ ...cells, sourceRange: { sources } }] : [];
};
