/** The calls to the Sheets service: patient with what passes, clear about what does not. */
import { ASIDE_COLUMN_TAG, ASIDE_TAG, COLUMN_TAG, HOME_TAG, TABLE_TAG, ZONE_TAG } from "./layout";
import type { Found } from "./dress/dress";

type Batch = GoogleAppsScript.Sheets.Schema.BatchUpdateSpreadsheetRequest;
type Values = GoogleAppsScript.Sheets.Schema.BatchGetValuesByDataFilterResponse;
type Filter = GoogleAppsScript.Sheets.Schema.DataFilter;
export type Tag = GoogleAppsScript.Sheets.Schema.DeveloperMetadata;

/** What went wrong with a call: `limit` and `fault` pass by themselves, `range` means that the sheet is not as it was. */
export type Trouble = "limit" | "fault" | "range" | "disabled" | "other";

/** Sorts an error of the Sheets service; its text may be in any language, so the code decides where there is one. */
export const troubleOf = (error: unknown): Trouble => {
  const { message = "", details } = (error ?? {}) as { message?: string; details?: { code?: number } };
  const code = details?.code ?? 0;
  if (code === 429 || /RATE_LIMIT|RESOURCE_EXHAUSTED|Quota exceeded/i.test(message)) return "limit";
  if (code >= 500 || /Empty response|Internal error|timed? ?out|Service unavailable|server error/i.test(message))
    return "fault";
  if (/has not been used in project|accessNotConfigured|SERVICE_DISABLED|Sheets is not defined/i.test(message))
    return "disabled";
  if (/Unable to parse range|No grid with id|exceeds grid limits/i.test(message)) return "range";
  return "other";
};

const WAITS = [1000, 2000, 4000, 8000, 12000, 13000];

/** Tries again with growing waits, 40 seconds in all: Google tells no time to wait for. */
export const patiently = <T>(call: () => T, passing: readonly Trouble[]): T => {
  for (const wait of WAITS) {
    try {
      return call();
    } catch (error) {
      if (!passing.includes(troubleOf(error))) throw error;
      Utilities.sleep(wait);
    }
  }
  return call();
};

/** The service as it is, for those who want to know what it answers. */
export const spreadsheets = () => {
  // An advanced service that is not enabled has no global at all.
  if (typeof Sheets === "undefined") throw new Error("Sheets is not defined");
  return Sheets.Spreadsheets;
};

export const readValues = (id: string, dataFilters: Filter[]): Values =>
  patiently(
    () =>
      spreadsheets().Values.batchGetByDataFilter(
        {
          dataFilters,
          majorDimension: "COLUMNS",
          valueRenderOption: "UNFORMATTED_VALUE",
          dateTimeRenderOption: "SERIAL_NUMBER",
        },
        id,
      ),
    ["limit", "fault"],
  );

/** All tags of ours, wherever they are. */
export const searchTags = (id: string): Tag[] => {
  const dataFilters = [TABLE_TAG, COLUMN_TAG, HOME_TAG, ZONE_TAG, ASIDE_TAG, ASIDE_COLUMN_TAG].map((metadataKey) => ({
    developerMetadataLookup: { metadataKey },
  }));
  const found = patiently(() => spreadsheets().DeveloperMetadata.search({ dataFilters }, id), ["limit", "fault"]);
  return (found.matchedDeveloperMetadata ?? []).flatMap(({ developerMetadata }) =>
    developerMetadata ? [developerMetadata] : [],
  );
};

// The third argument is documented for all advanced services and left out of their types:
// https://developers.google.com/apps-script/guides/services/advanced
export type WithFields<T> = (
  body: T,
  id: string,
  options: { fields: string },
) => GoogleAppsScript.Sheets.Schema.BatchUpdateSpreadsheetResponse;

/** One atomic batch; a rate limit is waited out, everything else is the caller's to judge. */
export const batchUpdate = (id: string, body: Batch, fields: string) =>
  patiently(() => (spreadsheets().batchUpdate as unknown as WithFields<Batch>)(body, id, { fields }), ["limit"]);

const DESCRIPTION =
  "properties(timeZone,autoRecalc),sheets(properties,merges,columnGroups,conditionalFormats,protectedRanges(protectedRangeId,description,range),filterViews(filterViewId,title),charts(chartId,spec.basicChart))";

export type Get = (
  id: string,
  options: { fields: string; ranges?: readonly string[]; includeGridData?: boolean },
) => GoogleAppsScript.Sheets.Schema.Spreadsheet;

/** The workbook as set-up needs to know it. */
export const describe = (id: string): Found => {
  const found = patiently(
    () => (spreadsheets().get as unknown as Get)(id, { fields: DESCRIPTION }),
    ["limit", "fault"],
  );
  return {
    id,
    zone: found.properties?.timeZone ?? "",
    autoRecalc: found.properties?.autoRecalc ?? "",
    sheets: found.sheets ?? [],
    tags: searchTags(id),
  };
};

/** Tabs cell by cell, as far as the fields say. */
export const describeCells = (id: string, ranges: readonly string[], fields: string) =>
  patiently(() => (spreadsheets().get as unknown as Get)(id, { ranges, fields }), ["limit", "fault"]).sheets ?? [];

/** The id, the title and the tags of every tab, in order. */
export const titlesIn = (id: string) =>
  (
    patiently(
      () =>
        (spreadsheets().get as unknown as Get)(id, {
          fields: "sheets(properties(sheetId,title),developerMetadata(metadataKey))",
        }),
      ["limit", "fault"],
    ).sheets ?? []
  ).map(({ properties = {}, developerMetadata = [] }) => ({
    ...properties,
    tags: developerMetadata.map(({ metadataKey = "" }) => metadataKey),
  }));
