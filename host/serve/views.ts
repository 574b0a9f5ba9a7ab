/** Filter views: a window hears which rows its own one hides, when it is chosen and whenever it hides others. */
import type { FilterView } from "../sheets/api";
import { filteredBy, viewWith } from "../sheets/filters";
import type { Open } from "../sheets/reading";
import type { MakePart, Window } from "./desk";
import type { ToPage, ViewRows } from "./messages";

export const views: MakePart = (desk) => {
  const chosen = new Map<Window, Chosen>();
  const tell = (window: Window) =>
    desk.world.book
      .alone((open) => tellIn(open, window, chosen.get(window)))
      // A workbook that was closed while it was waited for has no views any more.
      .catch(() => undefined);
  desk.onChanged(
    again(async () => {
      for (const window of chosen.keys()) await tell(window);
    }),
  );
  desk.onReplaced(() => chosen.clear());
  desk.onGone((window) => chosen.delete(window));
  return {
    answers: {
      view: ({ view }, window) => {
        if (view === null) chosen.delete(window);
        else chosen.set(window, { view, told: "" });
        return tell(window);
      },
    },
  };
};

interface Chosen {
  readonly view: number;
  /** What the window has heard last. */
  told: string;
}

const tellIn = async (open: Open, window: Window, chosen: Chosen | undefined) => {
  const view = chosen && viewWith(open, chosen.view);
  if (!view) return;
  const message: ToPage = { kind: "view", view: chosen.view, rows: await rowsOf(open, view) };
  const text = JSON.stringify(message);
  if (text !== chosen.told) window.sendText(text);
  chosen.told = text;
};

const rowsOf = async (open: Open, view: FilterView): Promise<ViewRows> => {
  try {
    const { hidden, shown, of } = await filteredBy(open, view);
    return { hidden, shown: shown.length, of, problem: null };
  } catch (error) {
    return { hidden: [], shown: 0, of: 0, problem: error instanceof Error ? error.message : String(error) };
  }
};

/** Does the work once more when it was asked for while it was done, however often that was. */
const again = (work: () => Promise<void>) => {
  let isWorking = false;
  let isDue = false;
  return async () => {
    isDue = true;
    if (isWorking) return;
    isWorking = true;
    try {
      while (isDue) {
        isDue = false;
        await work();
      }
    } finally {
      isWorking = false;
    }
  };
};
