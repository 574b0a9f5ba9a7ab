/** One workbook and the calls of the Sheets API on it, one at a time. */
import type {
  BatchUpdateBody,
  BatchUpdateReply,
  GetBody,
  ReadByFilterBody,
  ReadByFilterReply,
  Request,
  SearchBody,
  SearchReply,
  Spreadsheet,
  ValueRange,
} from "./api";
import { carryOut, planned } from "./batch";
import { type Draft, draftOf, stateOf } from "./draft";
import { type Engine, type MutationParams, openEngine, sheetIdOf } from "./engine";
import { changeOf, followed, retitled } from "./following";
import {
  areasOfFilters,
  areasOfRanges,
  describe,
  type Open,
  type ReadOptions,
  readByFilter,
  readValues,
  search,
} from "./reading";
import { type Mask, touches } from "./masks";
import { type BookState, emptySheet, type SavedBook } from "./state";
import { serialAt } from "./zone";
import { plainStyle } from "./styles";

/** A workbook that can be read, written and saved. */
export interface Book {
  readonly engine: Engine;
  /** The workbook as it is now. */
  state(): BookState;
  /** Runs alone: nobody reads or writes the workbook meanwhile, and every formula has its value. */
  alone<T>(work: (open: Open) => T | Promise<T>): Promise<T>;
  /** Carries out a batch of requests as one; must run inside `alone`. */
  apply(requests: readonly Request[], checkAfter?: (draft: Draft) => void): BatchUpdateReply;
  /** Hears that something beside the cells, such as a rule, may be another one now. */
  onState(listener: () => void): void;
  /** Lets NOW() and TODAY() see a clock that has moved. */
  tick(): Promise<void>;
  save(): Promise<SavedBook>;
  close(): void;
}

/** Opens a workbook as it was saved; `now` is the world's clock in epoch milliseconds. */
export const openBook = ({ snapshot, ...saved }: SavedBook, now: () => number): Book => {
  // A world that was saved by an older host lacks what tabs have learned to hold since.
  let state: BookState = { ...saved, sheets: saved.sheets.map((one) => ({ ...emptySheet(one.sheetId), ...one })) };
  let isOwnEdit = false;
  const listeners: (() => void)[] = [];
  const keep = (after: BookState) => {
    if (after === state) return;
    state = after;
    for (const listener of listeners) listener();
  };
  const engine = openEngine(snapshot, () => serialAt(now(), state.timeZone));
  let titles = titlesOf(engine);
  engine.onMutation((id, params) => {
    if (!isOwnEdit) keep(followedState(state, engine, titles, id, params));
    if (isAboutTabs.test(id)) titles = titlesOf(engine);
  });
  const apply: Book["apply"] = (requests, checkAfter) => {
    const draft = draftOf(state, engine);
    const replies = planned(draft, requests);
    checkAfter?.(draft);
    isOwnEdit = true;
    try {
      carryOut(draft, engine);
    } finally {
      isOwnEdit = false;
    }
    keep(stateOf(draft));
    return { spreadsheetId: state.id, replies: [...replies] };
  };
  const alone = oneAtATime(engine, () => draftOf(state, engine));
  return {
    engine,
    state: () => state,
    alone,
    apply,
    onState: (listener) => listeners.push(listener),
    tick: () => alone(() => engine.calculation.tick()),
    save: () => alone(() => ({ ...state, snapshot: engine.workbook.save() })),
    close: engine.close,
  };
};

/** A new workbook with one tab, as Google makes it. */
export const blankBook = (id: string, timeZone: string): SavedBook => ({
  id,
  title: "Untitled spreadsheet",
  locale: "en_US",
  timeZone,
  autoRecalc: "ON_CHANGE",
  tags: [],
  nextId: 1000,
  sheets: [emptySheet(0)],
  snapshot: {
    id,
    name: "Untitled spreadsheet",
    appVersion: "",
    locale: "enUS" as SavedBook["snapshot"]["locale"], // An enum of Univer that types alone can not name.
    styles: {},
    sheetOrder: ["0"],
    sheets: { 0: { id: "0", name: "Sheet1", rowCount: 1000, columnCount: 26, cellData: {}, defaultStyle: plainStyle } },
  },
});

/** `spreadsheets.batchUpdate`; the mask is that of the whole reply. */
export const batchUpdate = (book: Book, body: BatchUpdateBody, mask?: Mask): Promise<BatchUpdateReply> =>
  book.alone(async ({ engine }) => {
    const wanted = body.includeSpreadsheetInResponse === true;
    const reply = book.apply(body.requests ?? [], (draft) => wanted && areasOfRanges(draft, body.responseRanges));
    if (!wanted || (mask && !touches(mask, "updatedSpreadsheet"))) return reply;
    await engine.calculation.settle();
    const after = { engine, draft: draftOf(book.state(), engine) };
    const areas = areasOfRanges(after.draft, body.responseRanges);
    const part = mask && Object.keys(mask).length > 0 ? mask.updatedSpreadsheet : undefined;
    return { ...reply, updatedSpreadsheet: describe(after, areas, body.responseIncludeGridData === true, part) };
  });

/** `spreadsheets.get`. */
export const get = (
  book: Book,
  ranges: readonly string[] | undefined,
  includeGridData: boolean,
  mask?: Mask,
): Promise<Spreadsheet> =>
  book.alone((open) => describe(open, areasOfRanges(open.draft, ranges), includeGridData, mask));

/** `spreadsheets.getByDataFilter`. */
export const getByFilter = (book: Book, body: GetBody, mask?: Mask): Promise<Spreadsheet> =>
  book.alone((open) => describe(open, areasOfFilters(open.draft, body), body.includeGridData === true, mask));

/** `values.batchGetByDataFilter`. */
export const readFiltered = (book: Book, body: ReadByFilterBody): Promise<ReadByFilterReply> =>
  book.alone((open) => readByFilter(open, body));

/** `values.batchGet`. */
export const readRanges = (
  book: Book,
  ranges: readonly string[],
  options: ReadOptions,
): Promise<readonly ValueRange[]> =>
  book.alone((open) => areasOfRanges(open.draft, ranges).map((area) => readValues(open, area, options)));

/** `developerMetadata.search`. */
export const searchTags = (book: Book, body: SearchBody): Promise<SearchReply> =>
  book.alone((open) => search(open, body));

// A person's edit in the grid may come between two calls, never into one.
const oneAtATime = (engine: Engine, draft: () => Draft): Book["alone"] => {
  let door: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = door.then(async () => {
      await engine.calculation.settle();
      const answer = await work(opened(engine, draft));
      await engine.calculation.settle();
      return answer;
    });
    door = mine.catch(() => undefined);
    return mine;
  };
};

// Most of those who come alone write, or read cells by themselves, and need no draft.
const opened = (engine: Engine, draft: () => Draft): Open => {
  let made: Draft | undefined;
  return {
    engine,
    get draft() {
      made ??= draft();
      return made;
    },
  };
};

const isAboutTabs = /^sheet\.mutation\.(insert-sheet|remove-sheet|set-worksheet-name)$/;

const titlesOf = ({ workbook }: Engine): ReadonlyMap<string, string> =>
  new Map(workbook.getSheets().map((sheet) => [sheet.getSheetId(), sheet.getName()]));

const followedState = (
  state: BookState,
  engine: Engine,
  titles: ReadonlyMap<string, string>,
  id: string,
  params: MutationParams,
): BookState => {
  const univerId = params.subUnitId ?? "";
  const title = titles.get(univerId);
  const sheet = engine.workbook.getSheetBySheetId(univerId);
  if (isAboutTabs.test(id))
    return title === undefined || title === sheet?.getName() ? state : withTitle(state, title, sheet?.getName());
  const change = sheet ? changeOf(id, sheetIdOf(sheet), params) : undefined;
  if (!sheet || !change) return state;
  return { ...state, sheets: state.sheets.map((one) => followed(one, change, sheet.getName())) };
};

const withTitle = (state: BookState, before: string, after: string | undefined): BookState => ({
  ...state,
  sheets: state.sheets.map((one) => retitled(one, before, after)),
});
