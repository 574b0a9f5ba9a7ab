/** The registrations that wait, the most urgent first: arrows go up and down, Enter opens. */
import { useEffect, useRef, useState } from "preact/hooks";
import { State } from "../shared/card";
import { warningsOf } from "../shared/warnings";
import { amountOf, dueOf, listed } from "../shared/words";
import { deadlineOf, type Item } from "./words";

interface Queued {
  readonly items: readonly Item[];
  readonly asOf: string;
  /** The one whose card is shown. */
  readonly shown: string;
  readonly onOpen: (id: string) => void;
  readonly marked: ReadonlySet<string>;
  readonly onMark: (id: string) => void;
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** Marks an entry, so that several can be decided together. */
const MARK = "x";

export const Queue = ({ items, asOf, shown, onOpen, marked, onMark }: Queued) => {
  const list = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the arrows start from the card that is shown.
  useEffect(
    () =>
      setAt(
        Math.max(
          0,
          items.findIndex(({ id }) => id === shown),
        ),
      ),
    [shown],
  );
  const go = (event: KeyboardEvent) => {
    const here = items[at];
    if (event.key === MARK && here && !event.ctrlKey && !event.metaKey) onMark(here.id);
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = step(at, items.length - 1);
    setAt(next);
    list.current?.querySelectorAll<HTMLElement>("button")[next]?.focus();
  };
  const reachable = Math.min(at, items.length - 1);
  return (
    <ul ref={list} class="queue" aria-label="Registrations, the most urgent first" onKeyDown={go}>
      {items.map((item, place) => (
        <li key={item.id} class={deadlineOf(item).urgency}>
          <input
            type="checkbox"
            aria-label={`Mark ${item.companyName} (${item.id})`}
            tabIndex={place === reachable ? 0 : -1}
            checked={marked.has(item.id)}
            onChange={() => onMark(item.id)}
          />
          <button
            type="button"
            tabIndex={place === reachable ? 0 : -1}
            aria-keyshortcuts={MARK}
            aria-current={item.id === shown ? "true" : undefined}
            onClick={() => {
              setAt(place);
              onOpen(item.id);
            }}
          >
            <span class="line">
              <State urgency={deadlineOf(item).urgency} /> {dueOf(deadlineOf(item), asOf)}
            </span>
            <strong>{item.companyName || "(no company yet)"}</strong>
            <span class="quiet">{listed(item.partner, amountOf(item))}</span>
            <span class="quiet">{item.id}</span>
            {item.flags && <span class="warn">{warningsOf(item.flags)}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
};

/** The entry of the queue that is open, or else the first. */
export const ENTRY = ".queue button[aria-current], .queue button[tabindex='0']";

/** Puts the focus on the entry of the queue that is open, or else on the first. */
export const focusQueue = (): void => document.querySelector<HTMLElement>(ENTRY)?.focus();
