/** The workbook in the page: a copy of the one in Node that a person may work in. */
import type { GridRange } from "../../sheets/api";
import { sheetIdOfUniver } from "../../sheets/ids";
import type { ToPage } from "../../serve/messages";
import type { Socket } from "../socket";
import { followClock, newClock, tick } from "./clock";
import { type Copy, copyOf } from "./copy";
import { type Grid, showWorkbook } from "./univer";

/** What the page around the grid may ask of it. */
export interface OpenGrid {
  /** Brings a tab into view. */
  focusSheet(sheetId: number): void;
  dispose(): void;
}

/** Shows the workbook in a container as soon as it comes, and whenever it comes anew. */
export const openGrid = (container: HTMLElement, socket: Socket): OpenGrid => {
  const clock = newClock();
  let shown: Shown | undefined;
  const show = (book: Book) => {
    shown?.dispose();
    shown = showBook(container, socket, clock, book);
  };
  const off = socket.on((message) => {
    if (message.kind === "book") show(message);
    if (message.kind === "mutations") shown?.copy.take(message);
    if (message.kind === "clock") {
      clock.set(message.clock);
      if (shown) tick(shown.grid);
    }
  });
  return {
    focusSheet: () => undefined,
    dispose: () => {
      off();
      shown?.dispose();
    },
  };
};

type Book = Extract<ToPage, { kind: "book" }>;

interface Shown {
  readonly grid: Grid;
  readonly copy: Copy;
  dispose(): void;
}

const showBook = (container: HTMLElement, socket: Socket, clock: ReturnType<typeof newClock>, book: Book): Shown => {
  const place = document.createElement("div");
  place.style.cssText = "position:absolute;inset:0";
  container.replaceChildren(place);
  const grid = showWorkbook(place, book.snapshot, () => undefined);
  followClock(grid.injector, clock);
  const copy = copyOf(grid, book.at, socket.send);
  return {
    grid,
    copy,
    dispose: () => {
      copy.dispose();
      grid.dispose();
      place.remove();
    },
  };
};
