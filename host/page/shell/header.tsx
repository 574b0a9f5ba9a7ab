/** The title of the workbook, the menus, and who is at the keyboard. */
import type { Menu, MenuItem } from "../../world/state";
import { useDesk } from "./desk";
import { SheetIcon } from "./icons";
import { type MenuEntry, MenuBar } from "./menus";

/** Under this name the add-on stands in the Extensions menu. */
const addOn = "Partner Desk";

export const Header = () => {
  const { view, send } = useDesk();
  const run = (functionName: string) => send({ kind: "menu", functionName });
  return (
    <header class="top desk">
      <SheetIcon />
      <div class="titles">
        <h1>{view.world?.title ?? "Opening …"}</h1>
        <MenuBar menus={menusOf(view.screen.menus, run)} />
      </div>
      <Person />
    </header>
  );
};

const Person = () => {
  const { world } = useDesk().view;
  if (!world) return null;
  const name = world.people.find(({ email }) => email === world.person)?.name ?? "";
  return (
    <p class="person" title="Whose rights the add-on has; another one is chosen under People">
      <span class="who">
        {name && <strong>{name}</strong>}
        <span>{world.person}</span>
      </span>
      <span class="initial" aria-hidden="true">
        {(name || world.person).slice(0, 1).toUpperCase()}
      </span>
    </p>
  );
};

type Run = (functionName: string) => void;

/** Menus as the bar shows them: what an add-on adds stands below Extensions, under the add-on's name. */
export const menusOf = (menus: readonly Menu[], run: Run): readonly MenuEntry[] => {
  const own = menus.find(({ title }) => title === "Extensions");
  const others = menus.filter((menu) => menu !== own);
  const inside: MenuEntry = own
    ? { label: addOn, entries: own.items.map((item) => entryOf(item, run)) }
    : { label: "The add-on has no menu" };
  return [{ label: "Extensions", entries: [inside] }, ...others.map((menu) => entryOf(menu, run) ?? inside)];
};

const entryOf = (item: MenuItem | Menu | null, run: Run): MenuEntry | null => {
  if (item === null) return null;
  if ("items" in item) return { label: item.title, entries: item.items.map((inner) => entryOf(inner, run)) };
  return { label: item.caption, run: () => run(item.functionName) };
};
