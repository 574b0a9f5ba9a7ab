/** One key for each usual act while nobody is typing, and Escape for the way back. */
import { useEffect, useRef } from "preact/hooks";
import { type Act, acts, actsOn, type Card, mayDo } from "./acts";

interface Keys {
  readonly isOpen: boolean;
  readonly card: Card | undefined;
  readonly roles: readonly string[];
  readonly onKey: (act: Act, card: Card) => void;
  readonly onEscape: () => void;
}

export const useKeys = (keys: Keys): void => {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => pressed(event, now.current);
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
};

const pressed = (event: KeyboardEvent, { isOpen, card, roles, onKey, onEscape }: Keys): void => {
  if (event.key === "Escape") {
    event.preventDefault();
    onEscape();
    return;
  }
  if (isOpen || !card || isTyping(event)) return;
  const act = actsOn(card).find((one) => acts[one].key === event.key && mayDo(one, roles));
  if (!act) return;
  event.preventDefault();
  onKey(act, card);
};

const isTyping = ({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  ctrlKey || metaKey || altKey || (target instanceof HTMLElement && target.matches("input, textarea, select"));
