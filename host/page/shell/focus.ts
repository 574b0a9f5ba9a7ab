/** Where the focus goes when something opens above the grid, and that it comes back. */
import { type MutableRef, useEffect, useLayoutEffect, useRef } from "preact/hooks";

/** A dialog that keeps the focus as long as it is there; the browser gives it back to where it was. */
export const useModal = (): MutableRef<HTMLDialogElement | null> => {
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return element;
};

/** When the component goes, whoever had the focus before has it again, if it is still there. */
export const useFocusBack = () =>
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
