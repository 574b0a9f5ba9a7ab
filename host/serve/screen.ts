/** What scripts show in each window: menus, sidebar, dialog, alerts and toasts; and what people answer. */
import { randomUUID } from "node:crypto";
import type { Execution } from "../run/execution";
import type { Question, Reaction, Stage, Toast } from "../world/stage";
import type { Page } from "../world/state";
import type { Desk, MakePart, Window } from "./desk";
import { framesOf } from "./frames";
import type { FrameView, FromPage, Returned, ScreenView } from "./messages";

/** The screen of one window. */
interface Screen {
  sidebar: Shown | null;
  dialog: (Shown & { readonly modal: boolean }) | null;
  alerts: readonly Waiting[];
  toasts: readonly (Toast & { readonly id: string })[];
  running: string | null;
}

interface Shown {
  readonly id: string;
  readonly page: Page;
}

interface Waiting extends Question {
  readonly id: string;
  readonly run: Execution;
  settle(reaction: Reaction): void;
}

export const screen: MakePart = (desk) => {
  const screens = screensOn(desk);
  const begin = () => {
    desk.google.stage = screens.stage;
    desk.google.history.listen(screens.forgetEnded);
  };
  begin();
  desk.onReplaced(() => {
    screens.clear();
    begin();
    for (const window of desk.windows) void opened(desk, window, screens);
  });
  return {
    answers: {
      hello: ({ before }, window) => {
        if (before && screens.move(before, window)) return screens.tell(window.id);
        return opened(desk, window, screens);
      },
      menu: ({ functionName }, window) => runMenu(desk, screens, functionName, window),
      call: async (message, window) => {
        window.send({ kind: "returned", call: message.call, outcome: await returned(desk, message, window) });
        desk.changed();
      },
      closed: ({ what }, window) => screens.close(window.id, what),
      answered: ({ alert, button, text }, window) => screens.answer(window.id, alert, { button, text }),
      read: ({ toast }, window) =>
        screens.change(window.id, ({ toasts }) => ({ toasts: toasts.filter(({ id }) => id !== toast) })),
    },
  };
};

/** Lets the pages of every window be fetched again: whoever is at the keyboard now shall see what they may. */
export const showAnew = (desk: Desk) => {
  for (const window of desk.windows) screensOf.get(desk)?.showAnew(window.id);
};

/** Shows a toast of the host's own in a window. */
export const toast = (desk: Desk, window: Window, text: string) =>
  screensOf.get(desk)?.stage.toast(window.id, { title: "", text, seconds: 6 });

interface Screens {
  readonly stage: Stage;
  tell(window: string): void;
  change(window: string, make: (screen: Screen) => Partial<Screen>): void;
  close(window: string, what: "sidebar" | "dialog"): void;
  answer(window: string, alert: string, reaction: Reaction): void;
  /** Gives a window the screen of the window that it was before; false where there is none. */
  move(before: string, window: Window): boolean;
  showAnew(window: string): void;
  forgetEnded(): void;
  clear(): void;
}

const screensOf = new WeakMap<Desk, Screens>();

const screensOn = (desk: Desk): Screens => {
  const byWindow = new Map<string, Screen>();
  const of = (window: string) => byWindow.get(window) ?? blank;
  const tell = (window: string) =>
    desk.windows.find(({ id }) => id === window)?.send({ kind: "screen", screen: viewOf(desk, of(window)) });
  const change: Screens["change"] = (window, make) => {
    byWindow.set(window, { ...of(window), ...make(of(window)) });
    tell(window);
  };
  const frames = framesOf(desk);
  const show: Stage["show"] = (window, place, page) => {
    const shown = { id: frames.add(page), page };
    change(window, (screen) => {
      frames.remove((place === "sidebar" ? screen.sidebar : screen.dialog)?.id ?? "");
      return place === "sidebar" ? { sidebar: shown } : { dialog: { ...shown, modal: place === "dialog" } };
    });
  };
  const screens: Screens = {
    tell,
    change,
    stage: {
      show,
      toast: (window, toast) =>
        change(window, ({ toasts }) => ({ toasts: [...toasts.slice(-2), { ...toast, id: randomUUID() }] })),
      ask: (run, question) =>
        new Promise((settle) => {
          const waiting = { ...question, id: randomUUID(), run, settle };
          change(run.window ?? "", ({ alerts }) => ({ alerts: [...alerts, waiting] }));
        }),
    },
    close: (window, what) => {
      frames.remove(of(window)[what]?.id ?? "");
      change(window, () => ({ [what]: null }));
    },
    answer: (window, alert, reaction) => {
      const answered = of(window).alerts.find(({ id }) => id === alert);
      change(window, ({ alerts }) => ({ alerts: alerts.filter(({ id }) => id !== alert) }));
      answered?.settle(reaction);
    },
    move: (before, window) => {
      const screen = byWindow.get(before);
      if (!screen || desk.windows.some(({ id }) => id === before)) return false;
      byWindow.delete(before);
      byWindow.set(window.id, screen);
      return true;
    },
    showAnew: (window) => {
      const { sidebar, dialog } = of(window);
      if (sidebar) show(window, "sidebar", sidebar.page);
      if (dialog) show(window, dialog.modal ? "dialog" : "modeless", dialog.page);
    },
    forgetEnded: () => {
      for (const [window, { alerts }] of byWindow) {
        if (alerts.some(({ run }) => run.over))
          change(window, () => ({ alerts: alerts.filter(({ run }) => !run.over) }));
      }
    },
    clear: () => {
      for (const { alerts } of byWindow.values()) for (const { settle } of alerts) settle(closed);
      byWindow.clear();
    },
  };
  desk.onGone((window) => setTimeout(() => leave(byWindow, window), patience).unref());
  screensOf.set(desk, screens);
  return screens;
};

const blank: Screen = { sidebar: null, dialog: null, alerts: [], toasts: [], running: null };
const closed: Reaction = { button: "CLOSE", text: "" };

// A window that only lost its connection is back by then.
const patience = 15_000;

const leave = (byWindow: Map<string, Screen>, { id }: Window) => {
  for (const { settle } of byWindow.get(id)?.alerts ?? []) settle(closed);
  byWindow.delete(id);
};

const viewOf = (desk: Desk, { sidebar, dialog, alerts, toasts, running }: Screen): ScreenView => ({
  menus: desk.google.state.screen.menus,
  sidebar: sidebar && frameView(sidebar),
  dialog: dialog && { ...frameView(dialog), modal: dialog.modal },
  alerts: alerts.map(({ id, title, text, buttons, asks }) => ({ id, title, text, buttons, asks })),
  toasts,
  running,
});

const frameView = ({ id, page: { title, width, height } }: Shown): FrameView => ({ id, title, width, height });

/** Runs what opening the workbook runs; the menus that were there before are shown meanwhile. */
const opened = async (desk: Desk, window: Window, screens: Screens) => {
  screens.tell(window.id);
  const fired = await desk.world.open({ window: window.id });
  screens.tell(window.id);
  desk.changed();
  const failed = fired.find(({ ok }) => !ok);
  if (failed) throw new Error(`The menu could not be made: ${failed.handler} failed with ${failed.problem}.`);
};

const runMenu = async (desk: Desk, screens: Screens, functionName: string, window: Window) => {
  screens.change(window.id, () => ({ running: functionName }));
  try {
    await desk.world.run(functionName, [], { window: window.id });
  } catch (error) {
    throw new Error(`${functionName} did not come to its end: ${sentence(error)} See Executions.`);
  } finally {
    screens.change(window.id, () => ({ running: null }));
    desk.changed();
  }
};

const sentence = (error: unknown) => {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
};

const returned = async (
  desk: Desk,
  { functionName, args }: Extract<FromPage, { readonly kind: "call" }>,
  window: Window,
): Promise<Returned> => {
  try {
    const value = await desk.world.run(functionName, args, { window: window.id });
    return { ok: true, json: JSON.stringify(value) };
  } catch (error) {
    if (!(error instanceof Error)) return { ok: false, error: { name: "Error", message: String(error) } };
    return { ok: false, error: { name: error.name, message: error.message } };
  }
};
