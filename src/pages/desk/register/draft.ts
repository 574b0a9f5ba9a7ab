/** The registration that is being written, kept in the browser so that a closed sidebar loses nothing. */
import { useState } from "preact/hooks";
import { type Draft, draftFrom, isBegun } from "./form";

/** The draft, what was kept of an earlier one until the person took it or put it away, and how it is changed. */
export const useDraft = (owner: string) => {
  const key = `partner-desk.draft.${owner}`;
  const [kept, setKept] = useState(() => draftFrom(keptUnder(key)));
  const [draft, setDraft] = useState(newDraft);
  const change = (more: Partial<Draft>) => {
    const next = { ...draft, ...more };
    setDraft(next);
    setKept(null);
    keep(key, isBegun(next) ? JSON.stringify(next) : null);
  };
  return {
    draft,
    kept,
    change,
    take: () => {
      if (kept) setDraft(kept);
      setKept(null);
    },
    startAfresh: () => {
      setDraft(newDraft());
      setKept(null);
      keep(key, null);
    },
  };
};

const newDraft = (): Draft => ({ written: {}, note: "", step: 0, token: newToken() });

const newToken = (): string => [...crypto.getRandomValues(new Uint32Array(4))].map((n) => n.toString(36)).join("-");

// Browsers that block what third parties keep throw here; then nothing is kept.
const keptUnder = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

const keep = (key: string, text: string | null): void => {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // The registration itself does not depend on it.
  }
};
