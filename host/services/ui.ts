/** The user interface beside the grid: menus, sidebar, dialogs; what was shown is recorded. */
import type { Execution } from "../run/execution";
import { EnumMember } from "../run/wire";
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
    showSidebar: (run, _: never, output: HtmlOutput) => {
      run.google.state.screen.sidebar = shown(output, output.title);
    },
    showModalDialog: (run, _: never, output: HtmlOutput, title: string) => {
      run.google.state.screen.dialog = shown(output, title);
    },
    showModelessDialog: (run, _: never, output: HtmlOutput, title: string) => {
      run.google.state.screen.dialog = shown(output, title);
    },
    alert: (run, _: never, ...parts: unknown[]) => {
      run.google.state.screen.alerts.push(parts.filter((part) => typeof part === "string").join("\n"));
      // An alert suspends the script, and locks do not survive that:
      // https://developers.google.com/apps-script/reference/base/ui#alertprompt
      run.google.locks.releaseAll(run);
      return new EnumMember("Button", "OK");
    },
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

const shown = ({ content, width, height }: HtmlOutput, title: string): Page => ({
  title,
  html: content,
  width,
  height,
});
