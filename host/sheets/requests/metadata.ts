/** Requests about developer metadata. */
import type { DeveloperMetadata } from "../api";
import { type Draft, later, nextId, type SheetDraft, sheetOf } from "../draft";
import { badRequest } from "../errors";
import { merged } from "../masks";
import { located, matches, type Place, placedTags, tagsOfSheet } from "../metadata";
import type { Tag } from "../state";
import { setColumnTags, setRowTags } from "../tags";
import { type Planners, required, requiredMask } from "./planner";

// https://developers.google.com/workspace/sheets/api/guides/metadata#metadata_storage_limits
const storage = 30_000;

export const metadataRequests: Planners = {
  createDeveloperMetadata: (draft, body) => {
    const { location, ...wanted } = required(body.developerMetadata, "developerMetadata");
    if (!wanted.metadataKey) throw badRequest("developerMetadata.metadataKey must be set.");
    if (!wanted.visibility) throw badRequest("developerMetadata.visibility must be set.");
    const tag: Tag = { ...wanted, metadataId: claimedId(draft, wanted.metadataId) };
    const place = placeOf(draft, location);
    setTags(draft, place, [...tagsAt(draft, place), tag]);
    mustFit(draft, place);
    return { developerMetadata: located({ tag, place }) };
  },
  updateDeveloperMetadata: (draft, { dataFilters = [], developerMetadata = {}, fields }) => {
    const mask = requiredMask(fields);
    const found = dataFilters.flatMap((filter) =>
      matches(draft, required(filter.developerMetadataLookup, "developerMetadataLookup")),
    );
    if (found.length === 0) throw badRequest("No developer metadata matched the data filters.");
    const { location: _, ...next } = developerMetadata;
    const changed = found.map(({ tag, place }) => {
      const after = merged<Tag>(tag, next, mask);
      setTags(
        draft,
        place,
        tagsAt(draft, place).map((one) => (one.metadataId === tag.metadataId ? after : one)),
      );
      mustFit(draft, place);
      return located({ tag: after, place });
    });
    return { developerMetadata: changed };
  },
  deleteDeveloperMetadata: (draft, { dataFilter }) => {
    const found = matches(draft, required(dataFilter?.developerMetadataLookup, "developerMetadataLookup"));
    for (const { tag, place } of found) {
      setTags(
        draft,
        place,
        tagsAt(draft, place).filter((one) => one.metadataId !== tag.metadataId),
      );
    }
    return { deletedDeveloperMetadata: found.map(located) };
  },
};

const idsIn = new WeakMap<Draft, Set<number>>();

const claimedId = (draft: Draft, wanted: number | undefined): number => {
  const taken = idsIn.get(draft) ?? new Set(placedTags(draft).map(({ tag }) => tag.metadataId ?? 0));
  idsIn.set(draft, taken);
  if (wanted !== undefined && taken.has(wanted))
    throw badRequest(`Developer metadata with id ${wanted} already exists.`);
  let id = wanted ?? nextId(draft);
  while (taken.has(id)) id = nextId(draft);
  taken.add(id);
  return id;
};

const placeOf = (draft: Draft, location: DeveloperMetadata["location"]): Place => {
  if (location?.locationType) throw badRequest("developerMetadata.location.locationType is read-only.");
  const range = location?.dimensionRange;
  if (range) return placeOfLine(draft, range);
  if (location?.sheetId != null) return { kind: "SHEET", sheetId: sheetOf(draft, location.sheetId).sheetId };
  if (location?.spreadsheet) return { kind: "SPREADSHEET" };
  throw badRequest("developerMetadata.location must be set.");
};

const placeOfLine = (
  draft: Draft,
  range: NonNullable<NonNullable<DeveloperMetadata["location"]>["dimensionRange"]>,
): Place => {
  const sheet = sheetOf(draft, range.sheetId);
  const { dimension, startIndex = 0, endIndex = 0 } = range;
  if (dimension !== "ROWS" && dimension !== "COLUMNS") throw badRequest("No dimension specified.");
  if (endIndex - startIndex !== 1 || startIndex < 0)
    throw badRequest("The dimension range must be exactly one row or column.");
  if (endIndex > (dimension === "ROWS" ? sheet.rows : sheet.columns))
    throw badRequest("The dimension range is outside the grid.");
  return { kind: dimension === "ROWS" ? "ROW" : "COLUMN", sheetId: sheet.sheetId, index: startIndex };
};

const tagsAt = (draft: Draft, place: Place): readonly Tag[] => {
  if (place.kind === "SPREADSHEET") return draft.tags;
  const sheet = sheetOf(draft, place.sheetId);
  if (place.kind === "SHEET") return sheet.tags;
  return (place.kind === "COLUMN" ? sheet.columnTags[place.index] : sheet.rowTags.get(place.index)) ?? [];
};

const setTags = (draft: Draft, place: Place, tags: readonly Tag[]) => {
  if (place.kind === "SPREADSHEET") {
    draft.tags = tags;
    return;
  }
  const sheet = sheetOf(draft, place.sheetId);
  if (place.kind === "SHEET") sheet.tags = tags;
  else setLineTags(draft, sheet, place.kind, place.index, tags);
};

const setLineTags = (draft: Draft, sheet: SheetDraft, kind: "ROW" | "COLUMN", index: number, tags: readonly Tag[]) => {
  if (kind === "COLUMN") sheet.columnTags = sheet.columnTags.with(index, tags);
  else sheet.rowTags = new Map(sheet.rowTags).set(index, tags);
  const set = kind === "COLUMN" ? setColumnTags : setRowTags;
  later(draft, sheet.sheetId, (engine, worksheet) => set(engine, worksheet, index, tags));
};

const mustFit = (draft: Draft, place: Place) => {
  const tags =
    place.kind === "SPREADSHEET" ? draft.tags : tagsOfSheet(sheetOf(draft, place.sheetId)).map(({ tag }) => tag);
  const used = tags.reduce((sum, tag) => sum + (tag.metadataKey?.length ?? 0) + (tag.metadataValue?.length ?? 0), 0);
  if (used > storage)
    throw badRequest("Adding the requested developer metadata would exceed the allowed storage limit.");
};
