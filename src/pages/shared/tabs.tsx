/** Tabs of a page: the arrow keys go from one to the next. */
import { useRef } from "preact/hooks";

interface Turned<V extends string> {
  /** Each view with its title, in order. */
  readonly titles: Readonly<Record<V, string>>;
  readonly view: V;
  readonly onView: (view: V) => void;
}

export const Tabs = <V extends string>({ titles, view, onView }: Turned<V>) => {
  const list = useRef<HTMLDivElement>(null);
  const views = Object.keys(titles) as V[];
  const turn = (event: KeyboardEvent) => {
    const next = viewAfter(views, view, event.key);
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
export const viewAfter = <V extends string>(views: readonly V[], view: V, key: string): V | undefined => {
  const at = views.indexOf(view);
  if (key === "ArrowRight") return views[(at + 1) % views.length];
  if (key === "ArrowLeft") return views[(at + views.length - 1) % views.length];
  if (key === "Home") return views[0];
  return key === "End" ? views[views.length - 1] : undefined;
};
