/** Charts: kept as Google answers them, and refused where the page could not draw them as Google would. */
import type { BasicChart, ChartSpec, EmbeddedChart, OverlayPosition } from "../api";
import { anchorOf, sourcesOf } from "../charts";
import { type Draft, nextId, onGrid, type SheetDraft, sheetOf } from "../draft";
import { badRequest } from "../errors";
import { type Mask, merged, parsedMask } from "../masks";
import { type Area, areaOf } from "../ranges";
import { notBuilt, type Planners, required, requiredMask } from "./planner";

export const chartRequests: Planners = {
  addChart: (draft, body) => {
    const wanted = required(body.chart, "chart");
    const spec = goodSpec(draft, wanted.spec);
    if (wanted.border) throw notBuilt("EmbeddedChart.border");
    const overlayPosition = goodPosition(draft, overlayOf(wanted.position));
    const chart: EmbeddedChart = { chartId: freeId(draft, wanted.chartId), spec, position: { overlayPosition } };
    const sheet = sheetOf(draft, overlayPosition.anchorCell?.sheetId, "sheet");
    sheet.charts = [...sheet.charts, chart];
    return { chart };
  },
  updateChartSpec: (draft, { chartId, spec }) => {
    const [sheet, before] = chartAt(draft, chartId, "chart");
    const after = { ...before, spec: goodSpec(draft, spec) };
    sheet.charts = sheet.charts.map((one) => (one === before ? after : one));
    return undefined;
  },
  updateEmbeddedObjectPosition: (draft, { objectId, newPosition, fields }) => {
    const [sheet, before] = chartAt(draft, objectId, "embedded object");
    const wanted = overlayOf(newPosition);
    const overlayPosition = goodPosition(draft, mergedPosition(before, wanted, requiredMask(fields)));
    const after = { ...before, position: { overlayPosition } };
    const target = sheetOf(draft, overlayPosition.anchorCell?.sheetId, "sheet");
    if (target === sheet) sheet.charts = sheet.charts.map((one) => (one === before ? after : one));
    else {
      sheet.charts = sheet.charts.filter((one) => one !== before);
      target.charts = [...target.charts, after];
    }
    return { position: after.position };
  },
  deleteEmbeddedObject: (draft, { objectId }) => {
    const [sheet, before] = chartAt(draft, objectId, "embedded object");
    sheet.charts = sheet.charts.filter((one) => one !== before);
    return undefined;
  },
};

const chartAt = (draft: Draft, id: number | undefined, what: string): [SheetDraft, EmbeddedChart] => {
  for (const sheet of draft.sheets) {
    const found = sheet.charts.find(({ chartId }) => chartId === id);
    if (found) return [sheet, found];
  }
  throw badRequest(`No ${what} with id: ${id ?? 0}`);
};

const freeId = (draft: Draft, wanted: number | undefined) => {
  const isUsed = (id: number) => draft.sheets.some(({ charts }) => charts.some(({ chartId }) => chartId === id));
  if (wanted != null && isUsed(wanted)) throw badRequest(`Embedded object with id ${wanted} already exists`);
  let id = wanted ?? nextId(draft);
  while (isUsed(id)) id = nextId(draft);
  return id;
};

const overlayOf = (position: EmbeddedChart["position"]): OverlayPosition => {
  if (position?.newSheet || position?.sheetId) throw notBuilt("A chart on a sheet of its own");
  if (!position?.overlayPosition)
    throw badRequest("One of EmbeddedObjectPosition.overlayPosition or EmbeddedObjectPosition.sheetId must be set");
  return position.overlayPosition;
};

const mergedPosition = (chart: EmbeddedChart, wanted: OverlayPosition, mask: Mask): OverlayPosition => {
  const after = merged(chart.position?.overlayPosition ?? {}, wanted, mask);
  const parts = mask.anchorCell ?? {};
  if (Object.keys(parts).length === 0) return after;
  return { ...after, anchorCell: merged(anchorOf(chart), wanted.anchorCell ?? {}, parts) };
};

const goodPosition = (draft: Draft, wanted: OverlayPosition): OverlayPosition => {
  const { sheetId = 0, rowIndex = 0, columnIndex = 0 } = required(wanted.anchorCell, "anchorCell");
  const sheet = sheetOf(draft, sheetId, "sheet");
  if (rowIndex < 0 || columnIndex < 0 || rowIndex >= sheet.rows || columnIndex >= sheet.columns)
    throw badRequest(`The anchor exceeds grid limits. Max rows: ${sheet.rows}, max columns: ${sheet.columns}`);
  const { widthPixels, heightPixels, offsetXPixels = 0, offsetYPixels = 0 } = wanted;
  const sizes = { widthPixels: widthPixels || 600, heightPixels: heightPixels || 371 };
  if (Math.min(sizes.widthPixels, sizes.heightPixels, offsetXPixels, offsetYPixels) < 0)
    throw badRequest("Sizes and offsets can not be negative.");
  return { anchorCell: { sheetId, rowIndex, columnIndex }, ...sizes, offsetXPixels, offsetYPixels };
};

// What the page draws, and what changes nothing to be seen.
const built = parsedMask(
  "title,subtitle,altText,fontName,hiddenDimensionStrategy," +
    "basicChart(chartType,stackedType,legendPosition,headerCount,interpolateNulls,lineSmoothing,compareMode," +
    "axis(position,title,viewWindowOptions(viewWindowMin,viewWindowMax,viewWindowMode))," +
    "domains.domain.sourceRange,series(series.sourceRange,targetAxis,type,color,colorStyle.rgbColor," +
    "lineStyle(type,width),dataLabel(type)))",
);

const goodSpec = (draft: Draft, spec: ChartSpec | undefined): ChartSpec => {
  const kinds = Object.entries(spec ?? {}).filter(([name, value]) => /Chart$/.test(name) && value != null);
  if (!spec || kinds.length === 0)
    throw badRequest(
      "One of basicChart, pieChart, bubbleChart, candelstickChart, histogramChart, or orgChart must be set on chartSpec.",
    );
  const beyond = unbuilt(spec, built);
  if (beyond) throw notBuilt(`ChartSpec.${beyond}`);
  mustBeDrawable(draft, spec.basicChart ?? {});
  return spec;
};

const unbuilt = (value: unknown, mask: Mask): string | undefined => {
  if (Object.keys(mask).length === 0 || typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return value.map((one) => unbuilt(one, mask)).find((path) => path !== undefined);
  for (const [name, inner] of Object.entries(value)) {
    const below = mask[name];
    if (!below && inner != null && inner !== false) return name;
    const path = below && unbuilt(inner, below);
    if (path) return `${name}.${path}`;
  }
  return undefined;
};

const drawable = ["BAR", "LINE", "AREA", "COLUMN", "COMBO"];

const mustBeDrawable = (draft: Draft, chart: BasicChart) => {
  const { chartType, stackedType, domains = [], series = [], headerCount = 0 } = chart;
  if (!chartType || chartType === "BASIC_CHART_TYPE_UNSPECIFIED") throw badRequest("No chartType specified.");
  if (!drawable.includes(chartType)) throw notBuilt(`A chart of type ${chartType}`);
  if (chartType === "LINE" && /^(PERCENT_)?STACKED$/.test(stackedType ?? ""))
    throw badRequest("A LINE chart can not be stacked.");
  if (series.length === 0) throw badRequest("A basicChart needs at least one series.");
  if (domains.length > 1) throw badRequest("Only a single domain is supported.");
  if (headerCount < 0) throw badRequest(`Invalid headerCount: ${headerCount}`);
  mustBeLines(draft, chart);
  for (const one of series) mustSuit(one, chartType);
};

const mustBeLines = (draft: Draft, { domains = [], series = [] }: BasicChart) => {
  const cells = [...domains.map(({ domain }) => domain), ...series.map((one) => one.series)].map(sourcesOf);
  const areas = cells.flat().map((range) => onGrid(draft, areaOf(range)));
  if (cells.some((sources) => sources.length !== cells[0]?.length || sources.length === 0))
    throw badRequest("The domain and all series must have the same number of source ranges.");
  if (!areas.every(isColumn) && !areas.every(isRow))
    throw badRequest("ChartSourceRange ranges require all rows or all columns to have length of 1");
};

const isColumn = ({ left, right }: Area) => right - left === 1;
const isRow = ({ top, bottom }: Area) => bottom - top === 1;

const mustSuit = ({ type, targetAxis }: NonNullable<BasicChart["series"]>[number], chartType: string) => {
  const axes = chartType === "BAR" ? ["BOTTOM_AXIS"] : ["LEFT_AXIS", "RIGHT_AXIS"];
  if (targetAxis && !axes.includes(targetAxis))
    throw badRequest(`${targetAxis} is not a valid axis of the series of a ${chartType} chart.`);
  if (chartType !== "COMBO" && type) throw badRequest("The type of a series is valid only in COMBO charts.");
  if (chartType !== "COMBO") return;
  if (!type) throw notBuilt("A COMBO chart with a series that has no type");
  if (!["LINE", "AREA", "COLUMN"].includes(type)) throw badRequest(`${type} is not a valid type of a series.`);
};
