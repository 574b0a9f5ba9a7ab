/** The chooser of filter views above the grid, and what it says about the one that is on. */
import type { FilterView } from "../../sheets/api";
import type { ViewRows } from "../../serve/messages";

/** The view through which a tab is looked at; without rows as long as Node works them out. */
export interface On {
  readonly id: number;
  readonly rows: ViewRows | null;
}

export interface Chooser {
  /** Offers the views of the tab in view; gone where there are none. */
  draw(views: readonly FilterView[], on: On | undefined): void;
}

/** Puts a chooser into a bar; the listener hears the id of a view, or null for all rows. */
export const chooserIn = (bar: HTMLElement, choose: (id: number | null) => void): Chooser => {
  const label = document.createElement("label");
  const select = document.createElement("select");
  const said = document.createElement("p");
  const close = document.createElement("button");
  label.append("Filter view", select);
  said.setAttribute("role", "status");
  close.type = "button";
  close.textContent = "Show all rows";
  close.onclick = () => {
    choose(null);
    select.focus();
  };
  select.onchange = () => choose(select.value === "" ? null : Number(select.value));
  bar.append(label, said, close);
  return {
    draw: (views, on) => {
      offer(select, views);
      select.value = on ? String(on.id) : "";
      said.textContent = on?.rows ? sentenceOn(on.rows) : "";
      close.hidden = !on;
      bar.classList.toggle("on", on !== undefined);
      bar.hidden = views.length === 0;
    },
  };
};

const offer = (select: HTMLSelectElement, views: readonly FilterView[]) => {
  const wanted = [["", "None"], ...views.map(({ filterViewId, title }) => [String(filterViewId), title ?? ""])];
  const offered = [...select.options].map(({ value, text }) => [value, text]);
  if (JSON.stringify(wanted) === JSON.stringify(offered)) return;
  select.replaceChildren(...wanted.map(([value, text]) => new Option(text, value)));
};

/** What the person reads while a view is on. */
export const sentenceOn = ({ shown, of, problem }: ViewRows): string => {
  if (problem) return problem;
  if (of === 0) return "There are no rows yet.";
  if (shown === 0) return of === 1 ? "The one row does not match now." : `None of the ${of} rows matches now.`;
  return shown === of ? `All ${of} rows match.` : `${shown} of ${of} rows`;
};
