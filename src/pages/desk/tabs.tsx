/** The tabs of the sidebar: the arrow keys go from one to the next. */
import { useRef } from "preact/hooks";

export const views = ["today", "register", "clocks"] as const;
export type View = (typeof views)[number];

const titles: Readonly<Record<View, string>> = { today: "Today", register: "Register", clocks: "Clocks" };

/** The view of that name; Today for any other. */
export const viewCalled = (name: string): View => views.find((view) => view === name) ?? "today";

interface Turned {
  readonly view: View;
  readonly onView: (view: View) => void;
}

export const Tabs = ({ view, onView }: Turned) => {
  const list = useRef<HTMLDivElement>(null);
  const turn = (event: KeyboardEvent) => {
    const next = viewAfter(view, event.key);
    if (!next) return;
    event.preventDefault();
    onView(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div role="tablist" aria-label="Views" ref={list} onKeyDown={turn}>
      {views.map((one) => (
        <button
          key={one}
          id={`tab-${one}`}
          type="button"
          role="tab"
          aria-selected={one === view}
          aria-controls={`panel-${one}`}
          tabIndex={one === view ? 0 : -1}
          onClick={() => onView(one)}
        >
          {titles[one]}
        </button>
      ))}
    </div>
  );
};

/** Where a key leads from a tab; nothing for other keys. */
export const viewAfter = (view: View, key: string): View | undefined => {
  const at = views.indexOf(view);
  if (key === "ArrowRight") return views[(at + 1) % views.length];
  if (key === "ArrowLeft") return views[(at + views.length - 1) % views.length];
  if (key === "Home") return views[0];
  return key === "End" ? views[views.length - 1] : undefined;
};
