/** Follows the keys that lead around the page. */
import { useEffect } from "preact/hooks";
import { type Way, wayOf } from "../ways";
import { useLatest } from "./latest";

/** Leads to the menus, the sidebar or the panels, and by Escape from menus, panels and the bar of the grid back to it. */
export const useWays = (focusGrid: () => void) => {
  const back = useLatest(focusGrid);
  useEffect(() => {
    const follow = (event: KeyboardEvent) => {
      const way = wayOf(event);
      if (way && go(way)) event.preventDefault();
      else if (event.key === "Escape" && document.activeElement?.matches(between)) back();
      else return;
      event.stopPropagation();
    };
    // Before the grid, which takes every key that it sees.
    addEventListener("keydown", follow, true);
    return () => removeEventListener("keydown", follow, true);
  }, [back]);
};

/** Puts the focus there; false where there is no such place now. */
export const go = (way: Way): boolean => {
  const place = document.querySelector<HTMLElement>(places[way]);
  place?.focus();
  return place !== null;
};

const places: Readonly<Record<Way, string>> = {
  menus: '.menubar [role="menuitem"]',
  sidebar: ".sidebar iframe",
  panels: ".rail button",
};

const between =
  '.menubar > * > [role="menuitem"][aria-expanded="false"], .grid-bar select, .grid-bar button, .rail button';
