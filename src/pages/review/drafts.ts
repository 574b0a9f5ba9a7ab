/** What was entered and not sent yet: it outlives a window that is closed or loaded anew. */
import { type Act, acts, type Entry } from "./acts";

/** Something that was begun and of which no end is known. */
export interface Begun {
  readonly id: string;
  readonly act: Act;
}

const BEGUN = "review.begun";
const nameOf = ({ id, act }: Begun) => `review.${id}.${act}`;

export const keepDraft = (of: Begun, entry: Entry): void => put(nameOf(of), entry);
export const draftOf = (of: Begun): Partial<Entry> => taken<Entry>(nameOf(of)) ?? {};
export const begin = (of: Begun): void => put(BEGUN, of);
export const begun = (): Begun | null => taken<Begun>(BEGUN);

/** A window that was closed in the middle of a decision left word of it. */
export const unfinished = () => {
  const left = begun();
  if (!left) return null;
  end();
  const text = `${acts[left.act].doing} ${left.id} was not finished when this window was closed. Its card shows whether it was done; what you entered is kept.`;
  return { text, isAlert: true };
};

/** It was sent, or it was undone: nothing of it is open any more. */
export const end = (): void => put(BEGUN, null);

/** It was done: what was entered for it is needed no more. */
export const forgetDraft = (of: Begun): void => put(nameOf(of), null);

// A browser may forbid a page to keep anything; then nothing is kept, and all else works.
const put = (name: string, value: unknown): void => {
  try {
    if (value === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // See above.
  }
};

const taken = <T>(name: string): (Partial<T> & T) | null => {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
};
