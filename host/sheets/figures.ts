/** What a chart shows: its cells as labels and figures, wherever in the workbook they stand. */
import type { Workbook } from "@univerjs/core";
import type { ChartCells, ChartSpec } from "./api";
import { sourcesOf } from "./charts";
import type { Worksheet } from "./engine";
import { sheetIdOfUniver } from "./ids";
import { areaOf, clipped } from "./ranges";

/** Labels along the domain, and one line of figures for each series. */
export interface Figures {
  /** The title that stands in the header of the domain; blank where there is none. */
  readonly domain: string;
  readonly labels: readonly string[];
  readonly series: readonly Figure[];
}

/** One series; what is blank or no number is null, a gap. */
export interface Figure {
  /** Its place in the chart's specification. */
  readonly index: number;
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** The same as the cells show them. */
  readonly shown: readonly string[];
  /** The number format of its first figure, `$#,##0`; blank for none. */
  readonly pattern: string;
}

/** Reads what a chart shows from the workbook as it is now. A source on a tab that is gone shows nothing. */
export const figuresOf = (spec: ChartSpec, workbook: Workbook): Figures => {
  const { domains = [], series = [], headerCount } = spec.basicChart ?? {};
  const skips = skipsOf(spec);
  const read = (cells: ChartCells | undefined) => spotsOf(cells, workbook, skips);
  const lines = series
    .map((one, index) => ({ index, spots: read(one.series) }))
    .filter(({ spots }) => spots.some(({ isHidden }) => !isHidden));
  const domain = read(domains[0]?.domain);
  const headers = headerCount ?? guessedHeaders(lines.map(({ spots }) => spots));
  const points = shownPoints([domain, ...lines.map(({ spots }) => spots)], headers);
  const isThere = (spots: readonly Spot[]) => points.map((point) => spots[point]);
  return {
    domain: titleOf(domain, headers),
    labels: isThere(domain).map((spot) => (spot ? shownIn(spot) : "")),
    series: lines.map(({ index, spots }) => ({
      index,
      name: titleOf(spots, headers),
      values: isThere(spots).map((spot) => (spot ? numberIn(spot) : null)),
      shown: isThere(spots).map((spot) => (spot ? shownIn(spot) : "")),
      pattern: patternOf(isThere(spots), workbook),
    })),
  };
};

interface Spot {
  readonly sheet: Worksheet;
  readonly row: number;
  readonly column: number;
  readonly isHidden: boolean;
}

interface Skips {
  readonly rows: boolean;
  readonly columns: boolean;
}

// At Google hidden rows and columns are left out unless the chart says otherwise; tabs may be hidden.
const skipsOf = ({ hiddenDimensionStrategy: strategy = "SKIP_HIDDEN_ROWS_AND_COLUMNS" }: ChartSpec): Skips => ({
  rows: strategy !== "SHOW_ALL" && strategy !== "SKIP_HIDDEN_COLUMNS",
  columns: strategy !== "SHOW_ALL" && strategy !== "SKIP_HIDDEN_ROWS",
});

const spotsOf = (cells: ChartCells | undefined, workbook: Workbook, skips: Skips): readonly Spot[] =>
  sourcesOf(cells).flatMap((range) => {
    const sheet = workbook.getSheets().find((one) => sheetIdOfUniver(one.getSheetId()) === (range.sheetId ?? 0));
    if (!sheet) return [];
    const size = { sheetId: 0, title: "", rows: sheet.getRowCount(), columns: sheet.getColumnCount() };
    const { top, bottom, left, right } = clipped(areaOf(range), size);
    const spots: Spot[] = [];
    for (let row = top; row < bottom; row += 1) {
      const isRowHidden = skips.rows && !sheet.getRowVisible(row);
      for (let column = left; column < right; column += 1)
        spots.push({ sheet, row, column, isHidden: isRowHidden || (skips.columns && !sheet.getColVisible(column)) });
    }
    return spots;
  });

/** Google guesses as well where nothing is said, by rules that it does not tell. */
const guessedHeaders = (lines: readonly (readonly Spot[])[]) =>
  lines.some(([first]) => first && shownIn(first) !== "" && numberIn(first) === null) ? 1 : 0;

/** Without what is hidden, and without the blank cells at the end of a source that runs far down. */
const shownPoints = (lines: readonly (readonly Spot[])[], headers: number) => {
  const filled = (line: readonly Spot[]) => line.findLastIndex((spot) => shownIn(spot) !== "") + 1;
  const length = Math.max(...lines.map(filled));
  const points = Array.from({ length: Math.max(0, length - headers) }, (_, index) => headers + index);
  return points.filter((point) => !lines.some((line) => line[point]?.isHidden));
};

const titleOf = (spots: readonly Spot[], headers: number) => spots.slice(0, headers).map(shownIn).join(" ").trim();

const shownIn = ({ sheet, row, column }: Spot) => String(sheet.getCell(row, column)?.v ?? "");

const cellIn = ({ sheet, row, column }: Spot) => sheet.getCellMatrix().getValue(row, column) ?? {};

const numberIn = (spot: Spot) => {
  const { v } = cellIn(spot);
  return typeof v === "number" ? v : null;
};

const patternOf = (spots: readonly (Spot | undefined)[], workbook: Workbook) => {
  const first = spots.find((spot) => spot && numberIn(spot) !== null);
  return (first && workbook.getStyles().getStyleByCell(cellIn(first))?.n?.pattern) ?? "";
};
