/** The workbook through the Sheets service: one read, one atomic write, and what set-up makes of it. */
import type { Cell, Wall } from "../model/cell";
import type { Refusal } from "../model/refusal";
import { accept, refuse, type Result } from "../model/result";
import type { Snapshot } from "../model/snapshot";
import type { GivingBack, Taking } from "../model/taking";
import { type Reads, type TableName, tableNames, tableOf, titleOf } from "../model/workbook";
import type { Dress, Edits, Furnished, Mended, Written } from "../ports";
import {
  batchUpdate,
  describe,
  describeCells,
  patiently,
  readValues,
  searchTags,
  type Tag,
  titlesIn,
  troubleOf,
} from "./calls";
import { dressOf, type Found } from "./dress/dress";
import { landedElsewhere, REPLY_FIELDS, undoOf } from "./landed";
import {
  ASIDE_TAG,
  COLUMN_TAG,
  columnTag,
  duplicatesIn,
  headerMark,
  HOME_TAG,
  type Layout,
  layoutOf,
  missingOf,
  TABLE_TAG,
  ZONE_TAG,
  quoted,
} from "./layout";
import { mendingOf } from "./dress/mend";
import type { Notes } from "./notes";
import { type Answer, answerOf, askedOf, filtersFor, headerOf, locatedOf, strayColumns } from "./read";
import { amongTheirs, isLarge, type Staged, staged } from "./taking/staging";
import { CELL_FIELDS, givingBackRequests, rangesOf, takingRequests } from "./taking/taking";
import { deletion, intentOf } from "./write";

/** The workbook at hand and its wall clock. */
export interface Here {
  readonly id: string;
  readonly zone: string;
  readonly wall: Wall;
  readonly notes: Notes;
}

/** The asked columns of the asked tables; with it, that this is the workbook itself and its zone is as it was. */
export const read = (
  here: Here,
  reads: Reads,
  writes: readonly TableName[],
  mayMend: boolean,
  anyZone = false,
): Result<Snapshot, Refusal> => {
  const layout = layoutIn(here);
  if (!layout.settings) return refuse({ ...notSetUp, zone: here.zone });
  const asked = withHistory(askedOf(reads, writes), writes);
  const answer = answerOf(valuesOf(here, asked, layout));
  const wrongPlace = guard(answer, here, anyZone);
  if (wrongPlace) return refuse(wrongPlace);
  const current = isCurrent(layout, asked, answer) ? layout : lookUp(here);
  const stray = straysIn(asked, writes, current, answer);
  // What was remembered may be of a tab that was set aside since.
  if (stray.missing.length && mayMend && hasMoved(layout, lookUp(here))) return read(here, reads, writes, mayMend);
  if (stray.missing.length && mayMend && mend(here, stray.missing, current, answer))
    return read(here, reads, writes, false);
  const refusal = strayRefusal(stray, current, answer);
  return refusal ? refuse(refusal) : accept(snapshotOf(asked, current, answer, here.wall));
};

const hasMoved = (layout: Layout, now: Layout): boolean =>
  tableNames.some((name) => layout[name]?.sheetId !== now[name]?.sheetId);

/** What is written is told in the history: its titles show whether its columns stand where they stood. */
const withHistory = (asked: ReadonlyMap<TableName, readonly string[]>, writes: readonly TableName[]) =>
  writes.length && !asked.has("log") ? new Map([...asked, ["log", []] as const]) : asked;

const valuesOf = (here: Here, asked: ReadonlyMap<TableName, readonly string[]>, layout: Layout) => {
  try {
    return readValues(here.id, filtersFor(asked, layout, { home: here.id, zone: here.zone }));
  } catch (error) {
    // A tab that was deleted makes the whole call fail; without its filters the rest can still be read and the tab named.
    if (troubleOf(error) !== "range") throw error;
    return readValues(here.id, filtersFor(asked, lookUp(here), { home: here.id, zone: here.zone }));
  }
};

/** The cells of a tab that is none of ours, column by column; nothing where no tab has that title. */
export const cellsOf = ({ id }: Here, title: string): readonly (readonly Cell[])[] | undefined => {
  try {
    const { valueRanges = [] } = readValues(id, [{ a1Range: quoted(title) }]);
    return (valueRanges[0]?.valueRange?.values ?? []) as unknown as Cell[][];
  } catch (error) {
    if (troubleOf(error) !== "range") throw error;
    return undefined;
  }
};

/** The titles of the tabs that people made, in order; what is ours, a copy of ours or set aside bears a tag. */
export const strangersIn = ({ id }: Here): string[] =>
  titlesIn(id).flatMap(({ title = "", tags }) => (tags.includes(TABLE_TAG) || tags.includes(ASIDE_TAG) ? [] : [title]));

const snapshotOf = (
  asked: ReadonlyMap<TableName, readonly string[]>,
  layout: Layout,
  answer: Answer,
  wall: Wall,
): Snapshot => ({
  tables: Object.fromEntries(
    [...asked].map(([name, columns]) => [name, locatedOf(name, columns, layout[name]!, answer, wall)]),
  ),
});

const notSetUp: Refusal = {
  why: "not-set-up",
  text: "This workbook is not set up yet. Choose Extensions, Partner Desk, Set up.",
};

const guard = (answer: Answer, here: Here, anyZone: boolean): Refusal | undefined => {
  if (answer.home && (answer.zone || anyZone)) return undefined;
  const tags = searchTags(here.id);
  const no = elsewhere({ tags }, here);
  if (no) return no;
  // The tags lie on the key column of the settings; without them the tab or the column is gone.
  return tagIn(tags, HOME_TAG)
    ? undefined
    : { why: "missing-column", text: "The Settings tab has lost its first column. Run Set up again." };
};

const copied: Refusal = {
  why: "copy",
  text: "This workbook is a copy of a desk. Nothing is written and nobody is mailed from it; go on in the original.",
};

const zoneChanged = (was: string, is: string): Refusal => ({
  why: "zone-changed",
  text: `The workbook's time zone was changed from ${was} to ${is}, which would shift every date. Set it back under File, Settings. An admin can do it in Set up.`,
  was,
  is,
});

const isCurrent = (layout: Layout, asked: ReadonlyMap<TableName, readonly string[]>, answer: Answer): boolean =>
  [...asked.keys()].every(
    (name) => layout[name] && layout[name]?.header === headerMark(answer.headers[layout[name]!.sheetId] ?? []),
  );

const layoutIn = (here: Here): Layout => here.notes.layout() ?? lookUp(here);

/** Finds tabs and columns by their tags and remembers where they stand, with the titles above them. */
const lookUp = ({ id, notes }: Here): Layout => {
  const tags = searchTags(id);
  const bare = layoutOf(tags, {});
  const sheetIds = Object.values(bare).map(({ sheetId }) => sheetId);
  const layout = sheetIds.length ? layoutOf(tags, answerOf(readValues(id, sheetIds.map(headerOf))).headers) : bare;
  if (layout.settings) notes.keepLayout(layout);
  return layout;
};

type Stray = { readonly table: TableName; readonly column: string };

/** Read columns that are gone or doubled, tabs that are gone, and columns of written tables that have no place. */
const straysIn = (
  asked: ReadonlyMap<TableName, readonly string[]>,
  writes: readonly TableName[],
  layout: Layout,
  answer: Answer,
) => {
  const { missing, twice } = strayColumns(asked, answer);
  const gone = [...asked.keys()].filter((table) => !layout[table]);
  const written = writes.length ? [...writes, "log" as const] : [];
  const unplaced = written.flatMap((table) =>
    layout[table] ? missingOf(table, layout[table]!).map((column) => ({ table, column })) : [],
  );
  return { missing: [...gone.map((table) => ({ table, column: "" })), ...missing, ...unplaced], twice };
};

/** A column that lost its tag but kept its title is tagged again. */
const mend = (here: Here, missing: readonly Stray[], layout: Layout, answer: Answer): boolean => {
  const requests = missing.flatMap(({ table, column }) => {
    const placed = layout[table];
    const at = placed ? titledAt(table, column, answer.headers[placed.sheetId] ?? [], placed.columns) : -1;
    if (!placed || at < 0) return [];
    const dimensionRange = { sheetId: placed.sheetId, dimension: "COLUMNS", startIndex: at, endIndex: at + 1 };
    const tag: Tag = {
      metadataKey: COLUMN_TAG,
      metadataValue: columnTag(table, column),
      visibility: "DOCUMENT",
      location: { dimensionRange },
    };
    return [{ createDeveloperMetadata: { developerMetadata: tag } }];
  });
  if (requests.length < missing.length) return false;
  batchUpdate(here.id, { requests }, "spreadsheetId");
  lookUp(here);
  return true;
};

const titledAt = (table: TableName, column: string, header: readonly string[], columns: readonly string[]): number => {
  const declared = tableOf(table).columns[column];
  const names = [declared?.title, ...(declared?.synonyms ?? [])].map((name) => name?.toLowerCase());
  return header.findIndex((title, at) => !columns[at] && names.includes(title.trim().toLowerCase()));
};

const strayRefusal = (
  stray: { missing: readonly Stray[]; twice: readonly Stray[] },
  layout: Layout,
  { tabs }: Answer,
): Refusal | undefined => {
  const [gone] = stray.missing;
  const [double] = stray.twice;
  // As people call it now.
  const tabOf = (table: TableName) => tabs[layout[table]?.sheetId ?? -1] || tableOf(table).tab;
  if (gone && !layout[gone.table]) return { ...tabGone(tableOf(gone.table).tab), table: gone.table };
  if (gone) {
    const text = `The column ${titleOf(gone.table, gone.column)} of ${tabOf(gone.table)} is gone. Undo the deletion, or run Set up to put an empty one back.`;
    return { why: "missing-column", text, table: gone.table, field: gone.column };
  }
  if (!double) return undefined;
  const text = `Two columns of ${tabOf(double.table)} are marked as ${titleOf(double.table, double.column)}. Delete the one that does not belong there.`;
  return { why: "missing-column", text, table: double.table, field: double.column };
};

const tabGone = (tab: string): Refusal => ({
  why: "missing-column",
  text: `The tab ${tab} is gone. Run Set up to put an empty one back.`,
});

/** One batch; what landed in the wrong place because a person moved rows or columns meanwhile is taken back. */
export const write = (here: Here, seen: Snapshot, { changes, lines }: Edits): Written => {
  const intent = intentOf(seen, changes, lines, here.notes.layout()?.log, here.wall);
  if (intent.requests.length === 0) return { is: "done", seen: intent.seen };
  const body = {
    requests: [...intent.requests],
    includeSpreadsheetInResponse: true,
    responseIncludeGridData: true,
    responseRanges: [...intent.ranges],
  };
  try {
    const reply = batchUpdate(
      here.id,
      intent.ranges.length ? body : { requests: body.requests },
      intent.ranges.length ? REPLY_FIELDS : "spreadsheetId",
    );
    if (!intent.ranges.length || !landedElsewhere(seen, intent, reply.updatedSpreadsheet))
      return { is: "done", seen: intent.seen };
    const requests = [...undoOf(seen, intent, reply.updatedSpreadsheet), ...untold(here, lines)];
    batchUpdate(here.id, { requests }, "spreadsheetId");
    lookUp(here);
    return { is: "moved" };
  } catch (error) {
    return { is: passingOf(error) };
  }
};

/** What an error of a write means; one that does not pass is thrown on. */
const passingOf = (error: unknown): "busy" | "unsure" | "moved" => {
  const trouble = troubleOf(error);
  if (trouble === "limit") return "busy";
  if (trouble === "fault") return "unsure";
  if (trouble === "range") return "moved";
  throw error;
};

/** A tab of people's own becomes the table, with its cells and its line of history, or nothing is changed. */
export const take = (here: Here, seen: Snapshot, taking: Taking, { changes, lines }: Edits): Written => {
  const { table, located, record, keptTitle } = taking;
  const theirs = { tables: { ...seen.tables, [table]: located } };
  const { log } = layoutIn(here);
  const written = atOnce(here, () => {
    const found = describe(here.id);
    const tooMany = isLarge(changes);
    const now = intentOf(theirs, tooMany ? amongTheirs(taking, changes) : changes, lines, log, here.wall);
    const before = tooMany ? staged(taking, changes, found, here.wall) : NOTHING;
    for (const requests of before.batches) batchUpdate(here.id, { requests: [...requests] }, "spreadsheetId");
    return [...takingRequests(taking, found), ...before.come, ...now.requests];
  });
  if (written.is !== "done") return written;
  // The copy was made in the same batch: it shows what stood there right before.
  const before = cellsOf(here, keptTitle) ?? [];
  const isAsSeen = Object.entries(record.columns).every(([column, at]) => sameCells(located.cells[column], before[at]));
  if (isAsSeen) return written;
  const given = giveBack(here, seen, { table, record, added: [] }, { changes: [], lines: [] });
  if (given.is !== "done") return given;
  const untelling = untold(here, lines);
  if (untelling.length) batchUpdate(here.id, { requests: untelling }, "spreadsheetId");
  return { is: "moved" };
};

const NOTHING: Staged = { batches: [], come: [] };

const sameCells = (one: readonly unknown[] = [], other: readonly unknown[] = []): boolean =>
  Array.from({ length: Math.max(one.length, other.length) }).every((_, at) => (one[at] ?? "") === (other[at] ?? ""));

/** The tab is people's own again and as it was, and ours is the table. */
export const giveBack = (here: Here, seen: Snapshot, giving: GivingBack, { lines }: Edits): Written => {
  const found = describe(here.id);
  const cells = describeCells(here.id, rangesOf(giving, found), CELL_FIELDS);
  const requests = givingBackRequests(giving, found, cells);
  if (!requests) return { is: "gone" };
  const told = intentOf(seen, [], lines, layoutIn(here).log, here.wall);
  return atOnce(here, () => [...requests, ...told.requests]);
};

/** One batch after which tabs stand elsewhere: where they stood is forgotten before, for nobody knows how the batch ends. */
const atOnce = (here: Here, requests: () => GoogleAppsScript.Sheets.Schema.Request[]): Written => {
  try {
    const body = { requests: requests() };
    here.notes.forgetLayout();
    batchUpdate(here.id, body, "spreadsheetId");
    lookUp(here);
    return { is: "done", seen: { tables: {} } };
  } catch (error) {
    return { is: passingOf(error) };
  }
};

/** Takes the lines of a batch out of the history again, whichever column their mark came to stand in. */
const untold = (here: Here, lines: Edits["lines"]) => {
  const batch = lines[0]?.batch;
  const log = batch ? read(here, { log: "all" }, [], false) : undefined;
  const located = log?.ok ? log.value.tables.log : undefined;
  if (!located) return [];
  const columns = Object.values(located.cells);
  return Array.from({ length: located.end }, (_, row) => row)
    .filter((row) => columns.some((cells) => cells[row] === batch))
    .reverse()
    .map((row) => deletion(located.sheetId, row, 1));
};

/** Whether a write with this mark in the history has arrived. */
export const reached = (here: Here, batch: string): boolean => {
  const log = read(here, { log: ["n", "batch"] }, [], false);
  return log.ok && (log.value.tables.log?.rows ?? []).some((line) => line.batch === batch);
};

/** Makes the workbook the desk's; the same again asks for nothing. */
export const furnish = (here: Here): Furnished | Refusal => {
  const found = describe(here.id);
  const no = elsewhere(found, here);
  if (no) return no;
  const { requests, made, changed } = dressOf(found);
  if (requests.length) patiently(() => batchUpdate(here.id, { requests: [...requests] }, "spreadsheetId"), ["limit"]);
  if (requests.length || !here.notes.layout()) lookUp(here);
  return { made, changed, warnings: duplicatesIn(found.tags).map((sheetId) => duplicateWarning(found, sheetId)) };
};

/** A copy, or a workbook whose zone was changed, is left as it is. */
const elsewhere = ({ tags }: Pick<Found, "tags">, { id, zone }: Here): Refusal | undefined => {
  const [home = id, wanted = zone] = [tagIn(tags, HOME_TAG), tagIn(tags, ZONE_TAG)];
  if (home !== id) return copied;
  return wanted === zone ? undefined : zoneChanged(wanted, zone);
};

const tagIn = (tags: readonly Tag[], key: string): string | undefined =>
  tags.find(({ metadataKey }) => metadataKey === key)?.metadataValue;

/** Whether colours, views, protection and columns are in order: one description of the workbook, no cell of it. */
export const dress = (here: Here): Dress => {
  const { gone, wrong, merged } = mendingOf(describe(here.id));
  return { gone, wrong: [...wrong, ...merged] };
};

/** Puts the looks of every tab back in one batch; the tabs themselves are for set-up to make. */
export const redress = (here: Here): Mended | Refusal => {
  const found = describe(here.id);
  const no = elsewhere(found, here);
  if (no) return no;
  const { gone, wrong, merged, also, requests } = mendingOf(found);
  if (gone[0]) return tabGone(gone[0]);
  batchUpdate(here.id, { requests: [...requests] }, "spreadsheetId");
  lookUp(here);
  return { mended: [...wrong, ...merged.map((cells) => `${cells}, parted`), ...also] };
};

/** Sets the workbook's time zone back to the one in which its cells were written; a copy stays as it is. */
export const rezone = ({ id, zone }: Here): Mended | Refusal => {
  const tags = searchTags(id);
  if (tagIn(tags, HOME_TAG) !== id) return tagIn(tags, HOME_TAG) ? copied : notSetUp;
  const timeZone = tagIn(tags, ZONE_TAG) ?? zone;
  if (timeZone === zone) return { mended: [] };
  batchUpdate(
    id,
    { requests: [{ updateSpreadsheetProperties: { properties: { timeZone }, fields: "timeZone" } }] },
    "spreadsheetId",
  );
  return { mended: [`the time zone ${timeZone}`] };
};

const duplicateWarning = (found: ReturnType<typeof describe>, sheetId: number): string => {
  const title = found.sheets.find(({ properties }) => (properties?.sheetId ?? 0) === sheetId)?.properties?.title ?? "";
  return `The tab ${title} is a duplicate of one of ours and is left alone.`;
};
