/** A menu bar for mouse and keyboard: https://www.w3.org/WAI/ARIA/apg/patterns/menubar/ */
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** An entry of a menu: it does something, opens more, or says that there is nothing; null is a line between entries. */
export interface MenuEntry {
  readonly label: string;
  readonly run?: () => void;
  readonly entries?: readonly (MenuEntry | null)[];
}

export const MenuBar = ({ menus }: { readonly menus: readonly MenuEntry[] }) => {
  const [open, setOpen] = useState<number | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(null);
    if (open !== null) itemsIn(bar)[open]?.focus();
  };
  useEffect(() => {
    if (open === null) return;
    const away = ({ target }: Event) => {
      if (target instanceof Node && !bar.current?.contains(target)) setOpen(null);
    };
    addEventListener("pointerdown", away);
    return () => removeEventListener("pointerdown", away);
  }, [open]);
  const step = (index: number, by: number) => {
    const next = (index + by + menus.length) % menus.length;
    itemsIn(bar)[next]?.focus();
    setOpen(open === null ? null : next);
  };
  return (
    <div class="menubar" role="menubar" aria-label="Menus" ref={bar}>
      {menus.map((menu, index) => (
        <div class="menu-place" key={menu.label}>
          <button
            type="button"
            role="menuitem"
            aria-haspopup="menu"
            aria-expanded={open === index}
            tabIndex={index === 0 ? 0 : -1}
            onClick={() => setOpen(open === index ? null : index)}
            onKeyDown={(event) => {
              if (["ArrowDown", "Enter", " "].includes(event.key)) {
                event.preventDefault();
                setOpen(index);
              } else if (event.key === "ArrowRight") step(index, 1);
              else if (event.key === "ArrowLeft") step(index, -1);
              else if (event.key === "Escape") setOpen(null);
            }}
          >
            {menu.label}
          </button>
          {open === index && (
            <List label={menu.label} entries={menu.entries ?? []} close={close} aside={(by) => step(index, by)} />
          )}
        </div>
      ))}
    </div>
  );
};

interface Listed {
  readonly label: string;
  readonly entries: readonly (MenuEntry | null)[];
  /** Closes every menu and gives the focus back. */
  close(): void;
  /** Goes to the menu beside this one, or from a menu within a menu back to the one around it. */
  aside(by: number): void;
}

const List = ({ label, entries, close, aside }: Listed) => {
  const [open, setOpen] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  // At once, so that the next key finds it there.
  useLayoutEffect(() => itemsIn(list)[0]?.focus(), []);
  const back = (index: number) => (by: number) => {
    setOpen(null);
    itemsIn(list)[index]?.focus();
    if (by > 0) aside(by);
  };
  const places = entries.map((_, index) => entries.slice(0, index).filter(Boolean).length);
  return (
    <div
      class="menu"
      role="menu"
      aria-label={label}
      ref={list}
      onKeyDown={(event) => move(event, list, { close, aside })}
    >
      {entries.map((entry, index) =>
        entry === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines between entries are all alike.
          <hr key={index} />
        ) : (
          <div class="menu-place" key={entry.label}>
            <Item
              entry={entry}
              isOpen={open === index}
              open={(isOpen) => setOpen(isOpen ? index : null)}
              close={close}
            />
            {open === index && entry.entries && (
              <List label={entry.label} entries={entry.entries} close={close} aside={back(places[index] ?? 0)} />
            )}
          </div>
        ),
      )}
    </div>
  );
};

interface Itemed {
  readonly entry: MenuEntry;
  readonly isOpen: boolean;
  open(isOpen: boolean): void;
  close(): void;
}

const Item = ({ entry, isOpen, open, close }: Itemed) => {
  const choose = () => {
    if (entry.entries) return open(true);
    if (!entry.run) return;
    close();
    entry.run();
  };
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={!entry.run && !entry.entries}
      {...(entry.entries ? { "aria-haspopup": "menu", "aria-expanded": isOpen } : {})}
      onClick={choose}
      onPointerEnter={() => open(Boolean(entry.entries))}
      onKeyDown={(event) => {
        if (!["Enter", " ", ...(entry.entries ? ["ArrowRight"] : [])].includes(event.key)) return;
        event.preventDefault();
        event.stopPropagation();
        choose();
      }}
    >
      <span>{entry.label}</span>
      {entry.entries && <span aria-hidden="true">▸</span>}
    </button>
  );
};

type Place = RefObject<HTMLDivElement>;

const move = (event: KeyboardEvent, list: Place, { close, aside }: Pick<Listed, "close" | "aside">) => {
  const items = itemsIn(list);
  const at = items.indexOf(
    document.activeElement as HTMLElement,
  ) /* It may be anything else, and is then not among them. */;
  const to: Readonly<Record<string, () => void>> = {
    ArrowDown: () => items[(at + 1) % items.length]?.focus(),
    ArrowUp: () => items[(at - 1 + items.length) % items.length]?.focus(),
    Home: () => items[0]?.focus(),
    End: () => items.at(-1)?.focus(),
    ArrowLeft: () => aside(-1),
    ArrowRight: () => aside(1),
    Escape: close,
    Tab: close,
  };
  const act = to[event.key] ?? (event.key.length === 1 ? () => focusByLetter(items, at, event.key) : undefined);
  if (!act) return;
  event.stopPropagation();
  if (event.key !== "Tab") event.preventDefault();
  act();
};

const focusByLetter = (items: readonly HTMLElement[], at: number, letter: string) => {
  const order = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  order.find((item) => item.textContent?.toLowerCase().startsWith(letter.toLowerCase()))?.focus();
};

/** The entries of a bar or menu itself, without those of menus within. */
const itemsIn = (place: Place): readonly HTMLElement[] => [
  ...(place.current?.querySelectorAll<HTMLElement>(':scope > .menu-place > [role="menuitem"]') ?? []),
];
