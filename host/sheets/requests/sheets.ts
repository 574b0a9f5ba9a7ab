/** Requests about whole tabs and about the workbook. */
import { mergeWorksheetSnapshotWithDefault } from "@univerjs/core";
import type { Dimension, SheetProperties } from "../api";
import { chartOn, withoutTab } from "../charts";
import { type Draft, later, nextId, type SheetDraft, sheetOf } from "../draft";
import { type Engine, type Worksheet, worksheetOf } from "../engine";
import { badRequest } from "../errors";
import { retitled } from "../following";
import { setRowCount } from "../formulas";
import { type Mask, touches } from "../masks";
import { emptySheet, type Tag } from "../state";
import { setColumnTags, setRowTags } from "../tags";
import { structural } from "./dimensions";
import { type Planners, required, requiredMask } from "./planner";
import { plainStyle } from "../styles";

export const sheetRequests: Planners = {
  addSheet: (draft, { properties = {} }) => {
    const sheetId = freeSheetId(draft, properties.sheetId);
    const title = freeTitle(draft, properties.title ?? `Sheet${draft.sheets.length + 1}`);
    const index = Math.min(properties.index ?? draft.sheets.length, draft.sheets.length);
    const grid = properties.gridProperties ?? {};
    const sheet: SheetDraft = {
      ...emptySheet(sheetId),
      title,
      rows: grid.rowCount ?? 1000,
      columns: grid.columnCount ?? 26,
      hidden: properties.hidden ?? false,
      frozenRows: grid.frozenRowCount ?? 0,
      frozenColumns: grid.frozenColumnCount ?? 0,
      columnTags: Array.from({ length: grid.columnCount ?? 26 }, () => []),
      rowTags: new Map(),
      merges: [],
      content: 0,
      measureContent: () => 0,
      ...(properties.tabColorStyle ? { tabColor: properties.tabColorStyle } : {}),
    };
    mustKeepSize(sheet);
    draft.sheets.splice(index, 0, sheet);
    draft.steps.push((engine) =>
      engine.run("sheet.mutation.insert-sheet", null, { index, sheet: newWorksheet(sheet) }),
    );
    return { properties: propertiesOf(sheet, index) };
  },
  deleteSheet: (draft, { sheetId }) => {
    const sheet = sheetOf(draft, sheetId, "sheet");
    if (draft.sheets.length === 1) throw badRequest("You can't remove all the sheets in a document.");
    draft.sheets = draft.sheets
      .filter((one) => one !== sheet)
      .map((one) => withoutTab(retitled(one, sheet.title, undefined), sheet.sheetId));
    mustShowOne(draft);
    later(draft, sheet.sheetId, (engine, worksheet) => engine.run("sheet.command.remove-sheet", worksheet, {}));
    return undefined;
  },
  duplicateSheet: (draft, body) => {
    const source = sheetOf(draft, required(body.sourceSheetId, "sourceSheetId"), "sheet");
    const sheetId = freeSheetId(draft, body.newSheetId);
    const title = freeTitle(draft, body.newSheetName || `Copy of ${source.title}`);
    const index = Math.min(body.insertSheetIndex ?? draft.sheets.length, draft.sheets.length);
    const copy = copyOf(draft, source, sheetId, title);
    draft.sheets.splice(index, 0, copy);
    later(draft, source.sheetId, (engine, worksheet) => duplicate(engine, worksheet, copy, index));
    return { properties: propertiesOf(copy, index) };
  },
  updateSheetProperties: (draft, { properties = {}, fields }) => {
    const mask = requiredMask(fields);
    const sheet = sheetOf(draft, properties.sheetId, "sheet");
    if (touches(mask, "title") && properties.title !== sheet.title) rename(draft, sheet, properties.title);
    if (touches(mask, "hidden")) hide(draft, sheet, properties.hidden ?? false);
    if (touches(mask, "tabColor") || touches(mask, "tabColorStyle")) tint(sheet, properties);
    if (touches(mask, "gridProperties"))
      regrid(draft, sheet, properties.gridProperties ?? {}, mask.gridProperties ?? {});
    if (touches(mask, "index") && properties.index != null) reorder(draft, sheet, properties.index);
    return undefined;
  },
  updateSpreadsheetProperties: (draft, { properties = {}, fields }) => {
    const mask = requiredMask(fields);
    if (touches(mask, "title") && properties.title) draft.title = properties.title;
    if (touches(mask, "locale") && properties.locale) draft.locale = properties.locale;
    if (touches(mask, "autoRecalc") && properties.autoRecalc) draft.autoRecalc = properties.autoRecalc;
    if (touches(mask, "timeZone") && properties.timeZone) draft.timeZone = knownZone(properties.timeZone);
    return undefined;
  },
};

/** The properties of a tab as Google answers them. */
export const propertiesOf = (sheet: SheetDraft, index: number): SheetProperties => ({
  sheetId: sheet.sheetId,
  title: sheet.title,
  index,
  sheetType: "GRID",
  gridProperties: {
    rowCount: sheet.rows,
    columnCount: sheet.columns,
    ...(sheet.frozenRows ? { frozenRowCount: sheet.frozenRows } : {}),
    ...(sheet.frozenColumns ? { frozenColumnCount: sheet.frozenColumns } : {}),
  },
  ...(sheet.hidden ? { hidden: true } : {}),
  ...(sheet.tabColor ? { tabColorStyle: sheet.tabColor } : {}),
});

const freeSheetId = (draft: Draft, wanted: number | undefined) => {
  const isUsed = (id: number) => draft.sheets.some((sheet) => sheet.sheetId === id);
  if (wanted != null && wanted < 0) throw badRequest(`Invalid sheet id: ${wanted}`);
  if (wanted != null && isUsed(wanted)) throw badRequest(`Sheet with id ${wanted} already exists`);
  let id = wanted ?? nextId(draft);
  while (isUsed(id)) id = nextId(draft);
  return id;
};

const freeTitle = (draft: Draft, title: string) => {
  if (draft.sheets.some((sheet) => sheet.title.toLowerCase() === title.toLowerCase())) {
    throw badRequest(`A sheet with the name "${title}" already exists. Please enter another name.`);
  }
  return title;
};

const mustShowOne = (draft: Draft) => {
  if (draft.sheets.every((sheet) => sheet.hidden)) throw badRequest("You can't hide all the sheets in a document.");
};

const mustKeepSize = ({ rows, columns, frozenRows, frozenColumns }: SheetDraft) => {
  if (rows < 1 || columns < 1) throw badRequest("A sheet must have at least one row and one column.");
  if (frozenRows >= rows) throw badRequest("You can't freeze all visible rows on the sheet.");
  if (frozenColumns >= columns) throw badRequest("You can't freeze all visible columns on the sheet.");
};

const newWorksheet = (sheet: SheetDraft) =>
  mergeWorksheetSnapshotWithDefault({
    id: String(sheet.sheetId),
    name: sheet.title,
    rowCount: sheet.rows,
    columnCount: sheet.columns,
    hidden: sheet.hidden ? 1 : 0,
    freeze: frozen(sheet),
    columnData: Object.fromEntries(sheet.columnTags.map((tags, index) => [index, { custom: { tags } }])),
    defaultColumnWidth: 100,
    defaultRowHeight: 21,
    cellData: {},
    defaultStyle: plainStyle,
    rowData: {},
    mergeData: [],
    showGridlines: 1,
    tabColor: "",
    zoomRatio: 1,
    rowHeader: { width: 46 },
    columnHeader: { height: 20 },
    rightToLeft: 0,
    scrollTop: 0,
    scrollLeft: 0,
  });

const frozen = ({ frozenRows, frozenColumns }: SheetDraft) => ({
  startRow: frozenRows || -1,
  startColumn: frozenColumns || -1,
  ySplit: frozenRows,
  xSplit: frozenColumns,
});

// Whether Google copies tags to a duplicated tab is unknown: the host takes the case that is harder for a script.
const copyOf = (draft: Draft, source: SheetDraft, sheetId: number, title: string): SheetDraft => {
  const renumbered = (tags: readonly Tag[]) => tags.map((tag) => ({ ...tag, metadataId: nextId(draft) }));
  const here = <T extends { range?: object }>(one: T): T => ({
    ...one,
    ...(one.range ? { range: { ...one.range, sheetId } } : {}),
  });
  return {
    ...source,
    sheetId,
    title,
    hidden: false,
    tags: renumbered(source.tags),
    columnTags: source.columnTags.map(renumbered),
    rowTags: new Map([...source.rowTags].map(([row, tags]) => [row, renumbered(tags)])),
    validations: source.validations.map(here),
    merges: source.merges.map((range) => ({ ...range, sheetId })),
    conditionalFormats: source.conditionalFormats.map((rule) => ({
      ...rule,
      ranges: (rule.ranges ?? []).map((range) => ({ ...range, sheetId })),
    })),
    protectedRanges: source.protectedRanges.map((one) => ({ ...here(one), protectedRangeId: nextId(draft) })),
    filterViews: source.filterViews.map((one) => ({ ...here(one), filterViewId: nextId(draft) })),
    charts: source.charts.map((one) => ({ ...chartOn(one, source.sheetId, sheetId), chartId: nextId(draft) })),
    groups: { ROWS: source.groups.ROWS.map(here), COLUMNS: source.groups.COLUMNS.map(here) },
    ...(source.basicFilter ? { basicFilter: here(source.basicFilter) } : {}),
  };
};

const duplicate = (engine: Engine, source: Worksheet, copy: SheetDraft, index: number) => {
  const sheet = { ...structuredClone(source.getConfig()), id: String(copy.sheetId), name: copy.title, hidden: 0 };
  engine.run("sheet.mutation.insert-sheet", null, { index, sheet });
  const made = worksheetOf(engine, copy.sheetId);
  if (!made) throw new Error(`The copy ${copy.title} was not made`);
  for (const [column, tags] of copy.columnTags.entries()) setColumnTags(engine, made, column, tags);
  for (const [row, tags] of copy.rowTags) setRowTags(engine, made, row, tags);
};

const rename = (draft: Draft, sheet: SheetDraft, wanted: string | undefined) => {
  const before = sheet.title;
  if (!wanted) throw badRequest("A sheet's title can't be empty.");
  if (before.toLowerCase() !== wanted.toLowerCase()) freeTitle(draft, wanted);
  sheet.title = wanted;
  for (const one of draft.sheets) Object.assign(one, retitled(one, before, wanted));
  later(draft, sheet.sheetId, (engine, worksheet) =>
    engine.run("sheet.command.set-worksheet-name", worksheet, { name: wanted }),
  );
};

const hide = (draft: Draft, sheet: SheetDraft, hidden: boolean) => {
  sheet.hidden = hidden;
  mustShowOne(draft);
  later(draft, sheet.sheetId, (engine, worksheet) =>
    engine.run("sheet.mutation.set-worksheet-hidden", worksheet, { hidden: hidden ? 1 : 0 }),
  );
};

const tint = (sheet: SheetDraft, properties: SheetProperties) => {
  const color = properties.tabColorStyle ?? (properties.tabColor ? { rgbColor: properties.tabColor } : undefined);
  if (color) sheet.tabColor = color;
  else delete sheet.tabColor;
};

const regrid = (draft: Draft, sheet: SheetDraft, grid: NonNullable<SheetProperties["gridProperties"]>, mask: Mask) => {
  if (touches(mask, "rowCount")) resizeTo(draft, sheet, "ROWS", required(grid.rowCount, "rowCount"));
  if (touches(mask, "columnCount")) resizeTo(draft, sheet, "COLUMNS", required(grid.columnCount, "columnCount"));
  if (touches(mask, "frozenRowCount")) sheet.frozenRows = grid.frozenRowCount ?? 0;
  if (touches(mask, "frozenColumnCount")) sheet.frozenColumns = grid.frozenColumnCount ?? 0;
  mustKeepSize(sheet);
  const freeze = frozen(sheet);
  if (touches(mask, "frozenRowCount") || touches(mask, "frozenColumnCount")) {
    later(draft, sheet.sheetId, (engine, worksheet) => engine.run("sheet.mutation.set-frozen", worksheet, freeze));
  }
};

/** Gives a tab a new number of rows or columns at its end. */
export const resizeTo = (draft: Draft, sheet: SheetDraft, dimension: Dimension, size: number) => {
  const { sheetId } = sheet;
  const before = dimension === "ROWS" ? sheet.rows : sheet.columns;
  if (size < 1) throw badRequest("A sheet must have at least one row and one column.");
  if (size < before) structural(draft, { kind: "remove", sheetId, dimension, at: size, count: before - size });
  if (size <= before) return;
  if (dimension === "ROWS") {
    sheet.rows = size;
    later(draft, sheetId, (engine, worksheet) => setRowCount(engine, worksheet, size));
    return;
  }
  sheet.columns = size;
  sheet.columnTags = [...sheet.columnTags, ...Array.from({ length: size - before }, () => [])];
  later(draft, sheetId, (engine, worksheet) =>
    engine.run("sheet.mutation.set-worksheet-column-count", worksheet, { columnCount: size }),
  );
};

// Google counts the new index before the move, and takes "one further" for "stay".
const reorder = (draft: Draft, sheet: SheetDraft, index: number) => {
  const from = draft.sheets.indexOf(sheet);
  if (index === from || index === from + 1) return;
  const to = index > from ? Math.min(index, draft.sheets.length) - 1 : index;
  draft.sheets.splice(from, 1);
  draft.sheets.splice(to, 0, sheet);
  later(draft, sheet.sheetId, (engine, worksheet) =>
    engine.run("sheet.mutation.set-worksheet-order", worksheet, { fromOrder: from, toOrder: to }),
  );
};

const knownZone = (zone: string) => {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: zone });
  } catch {
    throw badRequest(`Invalid time zone: ${zone}`);
  }
  return zone;
};
