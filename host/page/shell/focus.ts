/** Giving the focus back to where it was. */
import { useEffect } from "preact/hooks";

/** When the component goes, whoever had the focus before has it again, if it is still there. */
export const useFocusBack = () =>
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
