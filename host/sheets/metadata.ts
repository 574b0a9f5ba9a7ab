/** Finding developer metadata: where it is, and which of it a lookup matches. */
import type { DeveloperMetadata, MetadataLookup } from "./api";
import type { Draft, SheetDraft } from "./draft";
import { type Area, areaOfDimension, overlap } from "./ranges";
import type { Tag } from "./state";

/** Where a tag is kept. */
export type Place =
  | { readonly kind: "SPREADSHEET" }
  | { readonly kind: "SHEET"; readonly sheetId: number }
  | { readonly kind: "COLUMN" | "ROW"; readonly sheetId: number; readonly index: number };

export interface Placed {
  readonly tag: Tag;
  readonly place: Place;
}

/** What of a workbook a lookup looks at; a draft has it. */
export type Tagged = Pick<Draft, "tags"> & { readonly sheets: readonly SheetDraft[] };

/** Every tag of the workbook with its place. */
export const placedTags = (book: Tagged): readonly Placed[] => [
  ...book.tags.map((tag) => ({ tag, place: { kind: "SPREADSHEET" } as const })),
  ...book.sheets.flatMap(tagsOfSheet),
];

/** The tags that a lookup matches, in the order of the workbook. */
export const matches = (book: Tagged, lookup: MetadataLookup): readonly Placed[] =>
  candidates(book, lookup).filter(({ tag, place }) => isMatch(tag, lookup) && isThere(place, lookup));

// A read asks for dozens of columns, each in a tab that it names: the other tabs need not be looked through.
const candidates = (book: Tagged, { metadataLocation: at }: MetadataLookup): readonly Placed[] => {
  if (!at || at.spreadsheet) return placedTags(book);
  const sheetId = at.dimensionRange?.sheetId ?? at.sheetId ?? 0;
  return book.sheets.filter((sheet) => sheet.sheetId === sheetId).flatMap(tagsOfSheet);
};

/** The metadata as Google answers it, with its location. */
export const located = ({ tag, place }: Placed): DeveloperMetadata => ({ ...tag, location: locationOf(place) });

/** The cells that the place covers; none for the spreadsheet. */
export const areaOfPlace = (place: Place): Area | undefined => {
  if (place.kind === "SPREADSHEET") return undefined;
  if (place.kind === "SHEET") return areaOfDimension({ sheetId: place.sheetId, dimension: "ROWS" });
  return areaOfDimension(lineOf(place));
};

/** The tags of one tab with their places, put together once as long as they are the same: a read looks dozens of them up. */
export const tagsOfSheet = (sheet: SheetDraft): readonly Placed[] => {
  const known = placedIn.get(sheet.columnTags);
  if (known?.sheetTags === sheet.tags && known.rowTags === sheet.rowTags) return known.placed;
  const placed = freshTagsOfSheet(sheet);
  placedIn.set(sheet.columnTags, { sheetTags: sheet.tags, rowTags: sheet.rowTags, placed });
  return placed;
};

const placedIn = new WeakMap<
  SheetDraft["columnTags"],
  { readonly sheetTags: object; readonly rowTags: object; readonly placed: readonly Placed[] }
>();

const freshTagsOfSheet = ({ sheetId, tags, rowTags, columnTags }: SheetDraft): readonly Placed[] => [
  ...tags.map((tag) => ({ tag, place: { kind: "SHEET", sheetId } as const })),
  ...[...rowTags].flatMap(([index, tags]) =>
    tags.map((tag) => ({ tag, place: { kind: "ROW", sheetId, index } as const })),
  ),
  ...columnTags.flatMap((tags, index) =>
    tags.map((tag) => ({ tag, place: { kind: "COLUMN", sheetId, index } as const })),
  ),
];

const isMatch = (tag: Tag, lookup: MetadataLookup) =>
  (["metadataId", "metadataKey", "metadataValue", "visibility"] as const).every(
    (name) => lookup[name] == null || lookup[name] === tag[name],
  );

const isThere = (place: Place, { locationType, metadataLocation, locationMatchingStrategy }: MetadataLookup) => {
  if (locationType && locationType !== place.kind) return false;
  if (!metadataLocation) return true;
  const exact = locationMatchingStrategy === "EXACT_LOCATION";
  if (metadataLocation.spreadsheet) return !exact || place.kind === "SPREADSHEET";
  if (place.kind === "SPREADSHEET") return false;
  const range = metadataLocation.dimensionRange;
  if (!range) return place.sheetId === (metadataLocation.sheetId ?? 0) && (!exact || place.kind === "SHEET");
  const asked = areaOfDimension(range);
  const here = areaOfPlace(place);
  if (!here || !overlap(asked, here)) return false;
  return !exact || JSON.stringify(asked) === JSON.stringify(here);
};

const locationOf = (place: Place): NonNullable<DeveloperMetadata["location"]> => {
  if (place.kind === "SPREADSHEET") return { locationType: "SPREADSHEET", spreadsheet: true };
  if (place.kind === "SHEET") return { locationType: "SHEET", sheetId: place.sheetId };
  return { locationType: place.kind, dimensionRange: lineOf(place) };
};

const lineOf = ({ kind, sheetId, index }: { kind: "COLUMN" | "ROW"; sheetId: number; index: number }) => ({
  sheetId,
  dimension: kind === "ROW" ? ("ROWS" as const) : ("COLUMNS" as const),
  startIndex: index,
  endIndex: index + 1,
});
