/** The workbook in the page: a copy of the one in Node that a person may work in. */
import type { ToPage } from "../../serve/messages";
import { showCharts } from "../charts";
import type { Socket } from "../socket";
import "./grid.css";
import { type Clock, followClock, newClock, newTicks } from "./clock";
import { type Copy, copyOf } from "./copy";
import { goTo, onCursor, type Selected, type Spot, spotIn } from "./cursor";
import { type Dressing, dress } from "./dressing";
import { showGroups } from "./groups";
import { guard } from "./guard";
import { keepNotes } from "./notes";
import { changeUniver } from "./private";
import { makeTabsInNode, show, tabOf, turnTabs } from "./tabs";
import { followColumns } from "./typing";
import { type Grid, showWorkbook } from "./univer";
import { type Views, viewsIn } from "./views";

export type { Selected };

/** What the page around the grid may ask of it. */
export interface OpenGrid {
  /** Brings a tab into view. */
  focusSheet(sheetId: number): void;
  /** Hears which cells are under the cursor; the answer ends it. */
  onSelected(listener: (selected: Selected) => void): () => void;
  dispose(): void;
}

/** Shows the workbook in a container as soon as it comes, and whenever it comes anew. */
export const openGrid = (container: HTMLElement, socket: Socket): OpenGrid => {
  changeUniver();
  const clock = newClock();
  const around = newAround();
  const views = viewsIn(around.views, socket.send);
  const listeners = new Set<(selected: Selected) => void>();
  let shown: Shown | undefined;
  const open = (book: Book) => {
    const spot = shown ? spotIn(shown.grid) : spotInAddress();
    shown?.dispose();
    if (!around.all.isConnected) container.replaceChildren(around.all);
    shown = showBook(around, views, socket, clock, book, spot, (selected) => {
      history.replaceState(null, "", `#gid=${selected.sheetId}`);
      for (const listener of listeners) listener(selected);
    });
  };
  const offSocket = socket.on((message) => {
    if (message.kind === "book") open(message);
    if (message.kind === "mutations") shown?.copy.take(message);
    if (message.kind === "looks") shown?.dressing.take(message.looks);
    if (message.kind === "view") views.take(message);
    if (message.kind === "clock") {
      clock.set(message.clock);
      shown?.tick();
    }
  });
  let held: Element | null = null;
  const offState = socket.onConnected((isConnected) => {
    if (!isConnected) held = container.contains(document.activeElement) ? document.activeElement : null;
    // What nobody hears of would be lost: until Node is back the workbook may be looked at only.
    container.inert = !isConnected;
    if (document.activeElement === document.body && held instanceof HTMLElement) held.focus();
  });
  const everyMinute = setInterval(() => {
    if (!clock.runs()) return;
    shown?.tick();
    views.ask();
  }, 60_000);
  return {
    focusSheet: (sheetId) => shown && show(shown.grid, tabOf(shown.grid, sheetId)),
    onSelected: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose: () => {
      clearInterval(everyMinute);
      offSocket();
      offState();
      shown?.dispose();
    },
  };
};

type Book = Extract<ToPage, { kind: "book" }>;

interface Shown {
  readonly grid: Grid;
  readonly copy: Copy;
  readonly dressing: Dressing;
  /** Lets the grid see that the clock has moved. */
  tick(): void;
  dispose(): void;
}

const showBook = (
  { all, voice, groups }: Around,
  views: Views,
  socket: Socket,
  clock: Clock,
  book: Book,
  spot: Spot | undefined,
  selected: (selected: Selected) => void,
): Shown => {
  const place = division("grid-place");
  all.append(place);
  const grid = showWorkbook(place, book.snapshot);
  followClock(grid.injector, clock);
  followColumns(grid);
  if (spot) goTo(grid, spot);
  const copy = copyOf(grid, book.at, socket.send);
  const dressing = dress(grid, copy, book.looks);
  let told = "";
  const offCursor = onCursor(grid, copy, (one) => {
    voice.textContent = `${one.cell} ${one.shown}${one.note && ` (note: ${one.note})`}`;
    const message = { kind: "selected", sheetId: one.sheetId, range: one.range } as const;
    if (JSON.stringify(message) === told) return;
    told = JSON.stringify(message);
    socket.send(message);
    selected(one);
  });
  const ticks = newTicks(grid);
  const watching = [ticks, guard(grid, dressing), makeTabsInNode(grid, copy, socket.send), keepNotes(grid)];
  watching.push(showGroups(groups, grid, copy, dressing), turnTabs(grid, place), views.follow(grid, dressing));
  watching.push(showCharts(grid, dressing, place));
  return {
    grid,
    copy,
    dressing,
    tick: ticks.tick,
    dispose: () => {
      offCursor();
      for (const one of watching) one.dispose();
      dressing.dispose();
      copy.dispose();
      grid.dispose();
      place.remove();
    },
  };
};

/** What stays around the grid while one workbook takes the place of another. */
type Around = ReturnType<typeof newAround>;

const newAround = () => {
  const [all, bar, voice] = [division("grid-all"), division("grid-bar"), newVoice()];
  const [views, groups] = [toolbar("grid-views", "Filter views"), toolbar("grid-groups", "Groups of columns and rows")];
  bar.append(views, groups);
  all.append(voice, bar);
  return { all, voice, views, groups };
};

const toolbar = (className: string, name: string) => {
  const made = division(className);
  made.setAttribute("role", "toolbar");
  made.setAttribute("aria-label", name);
  made.hidden = true;
  return made;
};

const division = (className: string) => {
  const made = document.createElement("div");
  made.className = className;
  return made;
};

/** Says the cell under the cursor to those who do not see it: the grid itself is a picture. */
const newVoice = () => {
  const voice = document.createElement("p");
  voice.className = "grid-voice";
  voice.setAttribute("role", "status");
  voice.setAttribute("aria-label", "Cell under the cursor");
  return voice;
};

/** A tab named in the address as Google names it. */
const spotInAddress = (): Spot | undefined => {
  const [, gid] = /^#gid=(\d+)$/.exec(location.hash) ?? [];
  return gid === undefined ? undefined : { sheetId: Number(gid), selections: [] };
};
