/** A function that stays the same while what it does is of the last drawing. */
import { useRef } from "preact/hooks";

export const useLatest = <Args extends readonly unknown[]>(act: (...args: Args) => void): ((...args: Args) => void) => {
  const latest = useRef(act);
  latest.current = act;
  return useRef((...args: Args) => latest.current(...args)).current;
};
