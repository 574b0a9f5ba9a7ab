/** Protected ranges, filter views, the basic filter: kept as data, as Google answers them. */
import type { FilterView, GridRange, ProtectedRange } from "../api";
import { type Draft, nextId, onGrid, type SheetDraft, sheetOf } from "../draft";
import { badRequest } from "../errors";
import { merged } from "../masks";
import { areaOf } from "../ranges";
import { type Planners, required, requiredMask } from "./planner";

export const viewRequests: Planners = {
  addProtectedRange: (draft, body) => {
    const wanted = required(body.protectedRange, "protectedRange");
    const sheet = sheetOfRange(draft, wanted.range);
    const id = wanted.protectedRangeId ?? nextId(draft);
    if (protectedRanges(draft).some((one) => one.protectedRangeId === id))
      throw badRequest(`Protected range with id ${id} already exists`);
    const protectedRange: ProtectedRange = { ...wanted, protectedRangeId: id, requestingUserCanEdit: true };
    sheet.protectedRanges = [...sheet.protectedRanges, protectedRange];
    return { protectedRange };
  },
  updateProtectedRange: (draft, { protectedRange = {}, fields }) => {
    const mask = requiredMask(fields);
    const [sheet, before] = protectedAt(draft, protectedRange.protectedRangeId);
    const after = merged(before, protectedRange, mask);
    sheetOfRange(draft, after.range);
    sheet.protectedRanges = sheet.protectedRanges.map((one) => (one === before ? after : one));
    return undefined;
  },
  deleteProtectedRange: (draft, { protectedRangeId }) => {
    const [sheet, before] = protectedAt(draft, protectedRangeId);
    sheet.protectedRanges = sheet.protectedRanges.filter((one) => one !== before);
    return undefined;
  },
  addFilterView: (draft, body) => {
    const wanted = required(body.filter, "filter");
    const sheet = sheetOfRange(draft, wanted.range);
    const id = wanted.filterViewId ?? nextId(draft);
    if (filterViews(draft).some((one) => one.filterViewId === id))
      throw badRequest(`Filter view with id ${id} already exists`);
    const filter: FilterView = { ...wanted, filterViewId: id, title: wanted.title ?? `Filter ${id}` };
    sheet.filterViews = [...sheet.filterViews, filter];
    return { filter };
  },
  updateFilterView: (draft, { filter = {}, fields }) => {
    const mask = requiredMask(fields);
    const [sheet, before] = filterAt(draft, filter.filterViewId);
    const after = merged(before, filter, mask);
    sheetOfRange(draft, after.range);
    sheet.filterViews = sheet.filterViews.map((one) => (one === before ? after : one));
    return undefined;
  },
  deleteFilterView: (draft, { filterId }) => {
    const [sheet, before] = filterAt(draft, filterId);
    sheet.filterViews = sheet.filterViews.filter((one) => one !== before);
    return undefined;
  },
  setBasicFilter: (draft, { filter }) => {
    const basic = required(filter, "filter");
    sheetOfRange(draft, basic.range).basicFilter = basic;
    return undefined;
  },
  clearBasicFilter: (draft, { sheetId }) => {
    delete sheetOf(draft, sheetId).basicFilter;
    return undefined;
  },
};

const protectedRanges = (draft: Draft) => draft.sheets.flatMap((sheet) => sheet.protectedRanges);
const filterViews = (draft: Draft) => draft.sheets.flatMap((sheet) => sheet.filterViews);

const sheetOfRange = (draft: Draft, range: GridRange | undefined): SheetDraft => {
  const area = areaOf(required(range, "range"));
  onGrid(draft, area);
  return sheetOf(draft, area.sheetId);
};

const protectedAt = (draft: Draft, id: number | undefined): [SheetDraft, ProtectedRange] => {
  for (const sheet of draft.sheets) {
    const found = sheet.protectedRanges.find((one) => one.protectedRangeId === id);
    if (found) return [sheet, found];
  }
  throw badRequest(`No protected range with ID: ${id}`);
};

const filterAt = (draft: Draft, id: number | undefined): [SheetDraft, FilterView] => {
  for (const sheet of draft.sheets) {
    const found = sheet.filterViews.find((one) => one.filterViewId === id);
    if (found) return [sheet, found];
  }
  throw badRequest(`Cannot find filter view with id: ${id}`);
};
