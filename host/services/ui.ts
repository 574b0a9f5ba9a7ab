/** The user interface beside the grid: menus, sidebar, dialogs, alerts. Where nobody looks, it is recorded. */
import type { Execution } from "../run/execution";
import { EnumMember } from "../run/wire";
import type { Question, Reaction } from "../world/stage";
import type { Menu, MenuItem, Page } from "../world/state";
import { exception } from "./errors";
import type { HtmlOutput } from "./html";
import type { Service } from "./service";

interface MenuInTheMaking {
  readonly title: string;
  readonly items: (MenuItem | MenuInTheMaking | null)[];
}

export const uiService: Service = {
  Ui: {
    createMenu: (run, _: never, title: string) => run.objects.make<MenuInTheMaking>("Menu", { title, items: [] }),
    createAddonMenu: (run) => run.objects.make<MenuInTheMaking>("Menu", { title: "Extensions", items: [] }),
    showSidebar: (run, _: never, output: HtmlOutput) => show(run, "sidebar", pageOf(output, output.title)),
    showModalDialog: (run, _: never, output: HtmlOutput, title: string) => show(run, "dialog", pageOf(output, title)),
    showModelessDialog: (run, _: never, output: HtmlOutput, title: string) =>
      show(run, "modeless", pageOf(output, title)),
    alert: async (run, _: never, ...parts: unknown[]) => {
      const { button } = await reactionTo(run, questionIn(parts, false));
      return new EnumMember("Button", button);
    },
    prompt: async (run, _: never, ...parts: unknown[]) =>
      run.objects.make<Reaction>("PromptResponse", await reactionTo(run, questionIn(parts, true))),
  },
  PromptResponse: {
    getSelectedButton: (_, { button }: Reaction) => new EnumMember("Button", button),
    getResponseText: (_, { text }: Reaction) => text,
  },
  Menu: {
    addItem: (_, self: MenuInTheMaking, caption: string, functionName: string) => {
      self.items.push({ caption, functionName });
      return self;
    },
    addSeparator: (_, self: MenuInTheMaking) => {
      self.items.push(null);
      return self;
    },
    addSubMenu: (_, self: MenuInTheMaking, menu: MenuInTheMaking) => {
      self.items.push(menu);
      return self;
    },
    addToUi: (run, { title, items }: MenuInTheMaking) => {
      const { screen } = run.google.state;
      const menu: Menu = { title, items };
      screen.menus = [...screen.menus.filter((one) => one.title !== title), menu];
    },
  },
};

/** The user interface, where there is one. */
export const uiOf = (run: Execution) => {
  if (!run.hasScreen) throw exception("Cannot call SpreadsheetApp.getUi() from this context.");
  return run.objects.make("Ui", {});
};

const show = (run: Execution, place: "sidebar" | "dialog" | "modeless", page: Page) => {
  const { state, stage } = run.google;
  if (place === "sidebar") state.screen.sidebar = page;
  else state.screen.dialog = page;
  if (run.window) stage?.show(run.window, place, page);
};

const pageOf = ({ content, width, height }: HtmlOutput, title: string): Page => ({
  title: String(title),
  html: content,
  width,
  height,
});

const questionIn = (parts: readonly unknown[], asks: boolean): Question => {
  const texts = parts.filter((part) => !(part instanceof EnumMember)).map(String);
  const [title, text] = texts.length > 1 ? texts : ["", texts[0]];
  const buttonSet = parts.find((part) => part instanceof EnumMember)?.name ?? "OK";
  return { title: title ?? "", text: text ?? "", buttons: buttonsBySet[buttonSet] ?? ["OK"], asks };
};

// https://developers.google.com/apps-script/reference/base/button-set
const buttonsBySet: Readonly<Record<string, readonly string[]>> = {
  OK: ["OK"],
  OK_CANCEL: ["OK", "CANCEL"],
  YES_NO: ["YES", "NO"],
  YES_NO_CANCEL: ["YES", "NO", "CANCEL"],
};

const reactionTo = async (run: Execution, question: Question): Promise<Reaction> => {
  // An alert suspends the script, and locks do not survive that:
  // https://developers.google.com/apps-script/reference/base/ui#alertprompt
  run.google.locks.releaseAll(run);
  if (run.google.stage && run.window) return run.google.stage.ask(run, question);
  run.google.state.screen.alerts.push([question.title, question.text].filter(Boolean).join("\n"));
  return { button: "OK", text: "" };
};
