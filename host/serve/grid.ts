/** The workbook in the windows: one in Node is the truth, every window has a copy and makes the same mutations. */
import { type Engine, sheetIdOf, worksheetOf } from "../sheets/engine";
import { fingerprint } from "../sheets/fingerprint";
import { type Area, areaOf, clipped } from "../sheets/ranges";
import type { SheetState } from "../sheets/state";
import { fireChange, fireEdit } from "../world/firing";
import { restructure, seen, select } from "../world/person";
import type { Selection } from "../world/state";
import { completeTyped } from "./as-typed";
import { type Batch, structureOf, verdictOn } from "./batches";
import type { Desk, MakePart, Window } from "./desk";
import { type Done, doneBy } from "./hands";
import { looksOf, otherLooks } from "./looks";
import type { ClockView, FromPage, Mutation } from "./messages";

/** Keeps the copies in the windows alike, and tells the add-on what people do in them. */
export const grid: MakePart = (desk) => {
  const copies = copiesOf(desk);
  const hear = () => {
    copies.follow();
    copies.clock();
  };
  hear();
  desk.onReplaced(hear);
  desk.onChanged(copies.clock);
  return {
    answers: {
      mutations: (message, window) => takeIn(desk, copies, message, window),
      tab: (message, window) => makeTab(desk, message, window),
      check: (message, window) => compare(desk, copies, message, window),
      selected: ({ range }) => {
        select(desk.google, selectionOf(desk, areaOf(range)));
      },
    },
    greeting: (window) => [
      {
        kind: "book",
        window: window.id,
        at: copies.startAnew(window),
        snapshot: desk.world.book.engine.workbook.save(),
        looks: desk.world.book.state().sheets.map(looksOf),
      },
      { kind: "clock", clock: clockOf(desk) },
    ],
  };
};

interface Copies {
  /** Hears what happens in the workbook that the desk has now. */
  follow(): void;
  /** Sends what has happened to the windows. */
  flush(): void;
  /** The number of the last batch. */
  at(): number;
  /** What others did after a batch; undefined when that is too long ago to know. */
  since(seen: number, window: Window): readonly Batch[] | undefined;
  /** Whether the window has got its latest book. */
  isFresh(window: Window, seen: number): boolean;
  /** The number from which a window that gets the book now goes on. */
  startAnew(window: Window): number;
  /** Lets a window hear of its own mutations as well, while it works. */
  echoing<T>(window: Window, work: () => T): T;
  /** Tells the windows the time when it is another one. */
  clock(): void;
}

const copiesOf = (desk: Desk): Copies => {
  let at = 0;
  let waiting: { window: string | undefined; mutation: Mutation; text: string }[] = [];
  let isDue = false;
  let recent: Batch[] = [];
  let forgotten = 0;
  let looks: readonly SheetState[] = [];
  let shownClock = "";
  let echoed: Window | undefined;
  const freshAt = new Map<string, number>();
  const send = (window: string | undefined, list: typeof waiting) => {
    at += 1;
    const mutations = list.map(({ mutation }) => mutation);
    recent.push({ at, window, ...structureOf(mutations, univerIds(desk)) });
    if (recent.length > mostRecent) forgotten = recent.shift()?.at ?? at;
    const text = `{"kind":"mutations","at":${at},"list":[${list.map((one) => one.text).join()}]}`;
    for (const one of desk.windows) {
      const hasIt = one.id === window && one !== echoed;
      one.sendText(hasIt ? `{"kind":"mutations","at":${at},"list":[]}` : text);
    }
  };
  const flush = () => {
    isDue = false;
    for (const [window, list] of runsByWindow(waiting)) send(window, list);
    if (waiting.length > 0) desk.changed();
    waiting = [];
    const { sheets } = desk.world.book.state();
    const others = otherLooks(looks, sheets);
    looks = sheets;
    if (others.length > 0) desk.broadcast({ kind: "looks", looks: others });
  };
  // What one turn of the event loop does is one batch.
  const soon = () => {
    if (!isDue) queueMicrotask(flush);
    isDue = true;
  };
  return {
    at: () => at,
    flush,
    follow: () => {
      const { book } = desk.world;
      waiting = [];
      recent = [];
      forgotten = at;
      looks = book.state().sheets;
      book.onState(soon);
      book.engine.onShared((mutation, window) => {
        // Written down at once: the engine goes on to change some of what it is given.
        waiting.push({ window, mutation, text: desk.windows.length > 0 ? JSON.stringify(mutation) : "" });
        soon();
      });
    },
    since: (after, window) => {
      if (after < forgotten) return undefined;
      return recent.filter((batch) => batch.at > after && batch.window !== window.id);
    },
    isFresh: (window, after) => after >= (freshAt.get(window.id) ?? 0),
    startAnew: (window) => {
      flush();
      // A number of its own tells what the window does from now on from what it did before it had the book.
      at += 1;
      for (const other of desk.windows)
        if (other !== window) other.sendText(`{"kind":"mutations","at":${at},"list":[]}`);
      freshAt.set(window.id, at);
      return at;
    },
    echoing: (window, work) => {
      echoed = window;
      try {
        return work();
      } finally {
        flush();
        echoed = undefined;
      }
    },
    clock: () => {
      const clock = clockOf(desk);
      const shown = JSON.stringify(clock.runs ? { ...clock, now: 0 } : clock);
      if (shown !== shownClock) desk.broadcast({ kind: "clock", clock });
      shownClock = shown;
    },
  };
};

const mostRecent = 500;

const runsByWindow = <T extends { window: string | undefined }>(waiting: readonly T[]) => {
  const runs: [window: string | undefined, list: T[]][] = [];
  for (const one of waiting) {
    const last = runs.at(-1);
    if (last && last[0] === one.window) last[1].push(one);
    else runs.push([one.window, [one]]);
  }
  return runs;
};

const takeIn = async (
  desk: Desk,
  copies: Copies,
  { list, seen: after }: Extract<FromPage, { kind: "mutations" }>,
  window: Window,
) => {
  const { book } = desk.world;
  const taken = await book.alone(({ engine }) => {
    copies.flush();
    const missed = copies.isFresh(window, after) ? copies.since(after, window) : undefined;
    const verdict = missed ? verdictOn(list, missed, univerIds(desk)) : lost;
    if (verdict.is === "lost") return undefined;
    const mutations = verdict.is === "late" ? verdict.list : list;
    const done = doneBy(mutations, univerIds(desk));
    const before = done.edited && isOneCell(done.edited) ? contentOf(desk, done.edited) : undefined;
    const make = () => repeat(engine, mutations, window);
    const isMade = verdict.is === "late" ? copies.echoing(window, make) : make();
    if (!isMade || verdict.is === "crossed") desk.greet(window);
    return { done, before };
  });
  if (!taken) {
    desk.greet(window);
    throw new Error("The workbook changed at the same moment, so your last change was not kept. Please make it again.");
  }
  await tell(desk, window, taken.done, taken.before);
  desk.changed();
};

const lost = { is: "lost" } as const;

const repeat = (engine: Engine, list: readonly Mutation[], window: Window) => {
  const isMade = list.every((mutation) => engine.repeat(mutation, window.id));
  completeTyped(engine, list);
  return isMade;
};

/** Tells the add-on what a person did, as Google would. */
const tell = async (desk: Desk, window: Window, { edited, change }: Done, before: string | undefined) => {
  const { google } = desk;
  const by = google.state.person;
  if (edited) {
    const range = select(google, selectionOf(desk, edited));
    const value = isOneCell(edited) ? contentOf(desk, edited) : "";
    const edit = { range, by, ...(value ? { value } : {}), ...(before ? { oldValue: before } : {}) };
    await fireEdit(google, edit, [], window.id);
  } else if (change) await fireChange(google, change, by, [], window.id);
};

const contentOf = (desk: Desk, { sheetId, top, left }: Area) => {
  const sheet = worksheetOf(desk.google.book.engine, sheetId);
  return sheet ? seen(desk.google, sheet, top, left) : "";
};

const isOneCell = ({ top, bottom, left, right }: Area) => bottom - top === 1 && right - left === 1;

const makeTab = async (desk: Desk, { make, sheetId }: Extract<FromPage, { kind: "tab" }>, window: Window) => {
  const { google } = desk;
  const sheets = google.book.engine.workbook.getSheets();
  const index = sheets.findIndex((sheet) => sheetIdOf(sheet) === sheetId) + 1;
  const request =
    make === "copy"
      ? { duplicateSheet: { sourceSheetId: sheetId, insertSheetIndex: index } }
      : { addSheet: { properties: { title: freeTitle(sheets.map((sheet) => sheet.getName())), index } } };
  await restructure({ google, by: google.state.person, faults: [], window: window.id }, [request], "INSERT_GRID");
  desk.changed();
};

const freeTitle = (titles: readonly string[]) => {
  let number = titles.length + 1;
  while (titles.includes(`Sheet${number}`)) number += 1;
  return `Sheet${number}`;
};

/** A window whose copy differs from the workbook, for whatever reason, gets the workbook. */
const compare = (
  desk: Desk,
  copies: Copies,
  { seen: after, sheetId, fingerprint: theirs }: Extract<FromPage, { kind: "check" }>,
  window: Window,
) => {
  if (after !== copies.at()) return;
  const sheet = worksheetOf(desk.world.book.engine, sheetId);
  const ours = sheet && fingerprint(sheet.getRowCount(), sheet.getColumnCount(), sheet.getCellMatrix().getMatrix());
  if (ours !== theirs) desk.greet(window);
};

const selectionOf = (desk: Desk, area: Area): Selection => {
  const sheet = worksheetOf(desk.google.book.engine, area.sheetId);
  const size = {
    sheetId: area.sheetId,
    title: "",
    rows: sheet?.getRowCount() ?? 1,
    columns: sheet?.getColumnCount() ?? 1,
  };
  const { sheetId, top, left, bottom, right } = clipped(area, size);
  return { sheetId, row: top + 1, column: left + 1, rows: bottom - top, columns: right - left };
};

const univerIds = (desk: Desk) => (univerId: string) => {
  const sheet = desk.world.book.engine.workbook.getSheetBySheetId(univerId);
  return sheet ? sheetIdOf(sheet) : undefined;
};

const clockOf = ({ google }: Desk): ClockView => ({
  now: google.clock.now(),
  runs: !google.clock.isSet(),
  zone: google.book.state().timeZone,
});
