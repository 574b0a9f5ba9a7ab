/** Five seconds to think again before something is done. */
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "./controls";

interface Held {
  /** What is about to happen: `Approving Initech (DR-0001).` */
  readonly text: string;
  readonly act: () => void;
}

/** What waits to be done; `hold` starts the five seconds, and what was held before is done at once. */
export const useUndo = () => {
  const [held, setHeld] = useState<Held | null>(null);
  const [left, setLeft] = useState(0);
  const current = useRef<Held | null>(null);
  const keep = (next: Held | null) => {
    current.current = next;
    setHeld(next);
    setLeft(SECONDS);
  };
  const release = () => {
    const { current: due } = current;
    keep(null);
    due?.act();
  };
  const hold = (text: string, act: () => void) => {
    release();
    keep({ text, act });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: release reads what is held at that moment.
  useEffect(() => {
    if (!held) return;
    const timer = setTimeout(() => (left > 1 ? setLeft(left - 1) : release()), 1000);
    return () => clearTimeout(timer);
  }, [held, left]);
  return { held, left, hold, release, undo: () => keep(null) };
};

const SECONDS = 5;

/** The bar that says what is about to happen, with Undo; nothing while nothing is held. */
export const UndoBar = ({ held, left, undo, release }: ReturnType<typeof useUndo>) => (
  <div role="status">
    {held && (
      <div class="undo">
        <p>
          {held.text} <span aria-hidden="true">{left} s</span>
        </p>
        <div class="buttons">
          <Button onClick={undo}>Undo</Button>
          <Button onClick={release}>Do it now</Button>
        </div>
      </div>
    )}
  </div>
);
