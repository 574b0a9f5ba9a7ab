/** What a probe finds, and how one that fails says so. */
import type { Probe } from "../../ports";

export type Found = Pick<Probe, "outcome" | "text">;
/** Probes by their names, in the order in which they are tried. */
export type Tries = Readonly<Record<string, () => Found>>;

export const well = (text: string): Found => ({ outcome: "well", text });
export const notWell = (text: string): Found => ({ outcome: "not-well", text });
export const unknown = (text: string): Found => ({ outcome: "unknown", text });

/** Tries each, those that there is no more time for left out; one that fails stops no other. */
export const tried = (tries: Tries, until: number): Probe[] =>
  Object.entries(tries).map(([name, attempt]) => {
    const began = Date.now();
    const found = began < until ? safely(attempt) : unknown("There was no time left for it.");
    return { name, ...found, milliseconds: Date.now() - began };
  });

const safely = (attempt: () => Found): Found => {
  try {
    return attempt();
  } catch (error) {
    return unknown(`It could not be tried: ${messageOf(error)}`);
  }
};

/** What Google said, on one line. */
export const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ").slice(0, 300);

/** Makes a thing when it is first needed, and fails for each who needs it when it cannot be made. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | { readonly error: unknown } | undefined;
  return () => {
    made ??= outcomeOf(make);
    if ("error" in made) throw made.error;
    return made.value;
  };
};

const outcomeOf = <T>(make: () => T) => {
  try {
    return { value: make() };
  } catch (error) {
    return { error };
  }
};
