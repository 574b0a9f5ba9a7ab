/** The charts of a tab, as requests: made where they are missing, drawn anew where their columns stand elsewhere. */
import type { Chart, Hue, Series, Table } from "../../model/table";
import type { Places } from "./looks";

type Request = GoogleAppsScript.Sheets.Schema.Request;
type Spec = GoogleAppsScript.Sheets.Schema.ChartSpec;
type Basic = GoogleAppsScript.Sheets.Schema.BasicChartSpec;
type Embedded = GoogleAppsScript.Sheets.Schema.EmbeddedChart;
type Range = GoogleAppsScript.Sheets.Schema.GridRange;

/** A table that charts are drawn from: where it stands, and how many rows it has. */
export interface Source {
  readonly sheetId: number;
  readonly places: Places;
  readonly rows: number;
}

/** A tab that has charts: how wide its grid is, and where our columns in it end. */
export interface Stand {
  readonly sheetId: number;
  readonly width: number;
  readonly end: number;
}

const COLUMN = 100;

/** How many columns of the usual width lie under the charts of a table: they must not stand beyond the grid. */
export const columnsUnder = ({ charts }: Table): number =>
  Math.ceil(Math.max(0, ...charts.map(({ stands }) => stands.left + stands.width)) / COLUMN);

/** What makes the charts of a tab as they are declared, wherever people moved them; their own stay. */
export const chartRequests = (
  of: Table,
  stand: Stand,
  sourceOf: (table: string) => Source,
  found: readonly Embedded[],
): Request[] => {
  const specById = new Map(found.map(({ chartId, spec }) => [chartId, spec ?? {}]));
  const missing = of.charts.filter(({ id }) => !specById.has(id));
  return [
    ...(missing.length ? roomFor(of, stand) : []),
    ...of.charts.flatMap((chart): Request[] => {
      const spec = specOf(chart, sourceOf(chart.of));
      const known = specById.get(chart.id);
      if (!known) return [{ addChart: { chart: { chartId: chart.id, spec, position: positionOf(chart, stand) } } }];
      return signature(known) === signature(spec) ? [] : [{ updateChartSpec: { chartId: chart.id, spec } }];
    }),
  ];
};

const roomFor = (of: Table, { sheetId, width, end }: Stand): Request[] => {
  const length = end + columnsUnder(of) - width;
  return length > 0 ? [{ appendDimension: { sheetId, dimension: "COLUMNS", length } }] : [];
};

// All hang on one cell below the titles: rows that come further down move none of them.
const positionOf = ({ stands }: Chart, { sheetId, end }: Stand) => ({
  overlayPosition: {
    anchorCell: { sheetId, rowIndex: 1, columnIndex: end },
    offsetXPixels: stands.left,
    offsetYPixels: stands.top,
    widthPixels: stands.width,
    heightPixels: stands.height,
  },
});

/** What a chart is drawn from and how; a title or a colour that a person changed is theirs. */
const signature = ({ basicChart = {} }: Spec): string =>
  [
    basicChart.chartType,
    basicChart.stackedType ?? "NOT_STACKED",
    ...(basicChart.domains ?? []).map(({ domain }) => said(domain)),
    ...(basicChart.series ?? []).map(({ series, type }) => `${type ?? ""} ${said(series)}`),
  ].join("\n");

// Zeros may be left out of replies in Apps Script.
const said = (cells: GoogleAppsScript.Sheets.Schema.ChartData | undefined): string =>
  (cells?.sourceRange?.sources ?? [])
    .map(
      (range) =>
        `${range.sheetId ?? 0}!${range.startColumnIndex ?? 0}:${range.startRowIndex ?? 0}-${range.endRowIndex ?? 0}`,
    )
    .join();

const specOf = (chart: Chart, source: Source): Spec => ({
  title: chart.title,
  altText: chart.about,
  // The tab that they are drawn from is hidden.
  hiddenDimensionStrategy: "SHOW_ALL",
  basicChart: {
    ...looksOf(chart),
    legendPosition: "BOTTOM_LEGEND",
    headerCount: 1,
    axis: [{ position: "BOTTOM_AXIS" }, { position: "LEFT_AXIS", title: chart.axis.title, ...windowOf(chart) }],
    domains: [{ domain: cellsOf(chart.by, source) }],
    series: chart.series.map((series) => seriesOf(series, chart, source)),
  },
});

const looksOf = ({ kind }: Chart): Pick<Basic, "chartType" | "stackedType"> => {
  if (kind === "line") return { chartType: "LINE" };
  if (kind === "columns and line") return { chartType: "COMBO" };
  return { chartType: "COLUMN", ...(kind === "stacked" && { stackedType: "STACKED" }) };
};

const windowOf = ({ axis: { from, to } }: Chart) =>
  from === undefined && to === undefined
    ? {}
    : {
        viewWindowOptions: {
          ...(from !== undefined && { viewWindowMin: from }),
          ...(to !== undefined && { viewWindowMax: to }),
          viewWindowMode: "EXPLICIT",
        },
      };

const seriesOf = ({ column, hue, dashed }: Series, { kind }: Chart, source: Source) => ({
  series: cellsOf(column, source),
  targetAxis: "LEFT_AXIS",
  colorStyle: { rgbColor: HUES[hue] },
  ...(kind === "columns and line" && { type: dashed ? "LINE" : "COLUMN" }),
  ...(dashed && { lineStyle: { type: "MEDIUM_DASHED", width: 2 } }),
});

const cellsOf = (column: string, { sheetId, places, rows }: Source) => {
  const at = places[column]!;
  const range: Range = {
    sheetId,
    startRowIndex: 0,
    endRowIndex: rows + 1,
    startColumnIndex: at,
    endColumnIndex: at + 1,
  };
  return { sourceRange: { sources: [range] } };
};

const rgb = (red: number, green: number, blue: number) => ({ red: red / 255, green: green / 255, blue: blue / 255 });

/** Each stands out from white by 3 to 1 at least, and from its neighbour for those who see no colours too. */
const HUES: Readonly<Record<Hue, object>> = {
  blue: rgb(31, 98, 160),
  green: rgb(46, 139, 87),
  red: rgb(178, 62, 48),
  navy: rgb(28, 55, 90),
  gold: rgb(184, 134, 11),
  silver: rgb(125, 136, 148),
  violet: rgb(137, 96, 160),
  dark: rgb(60, 64, 67),
};
