/** Whether the lock keeps two self-tests apart: each leaves word of when it began and when it ended. */
import { type Found, notWell, unknown, well } from "./found";

interface Turn {
  readonly began: number;
  /** Nothing while it runs, or when it was cut off. */
  readonly ended: number | null;
}

const TURN = "desk.selfTest";
const A_MINUTE = 60_000;

/** Begins a test that somebody asked for at a moment: what is known of the test before it, and how to say that it ended. */
export const turnOf = (store: GoogleAppsScript.Properties.Properties, asked: number) => {
  const before = JSON.parse(store.getProperty(TURN) ?? "null") as Turn | null;
  const began = Date.now();
  const leave = (ended: Turn["ended"]) => store.setProperty(TURN, JSON.stringify({ began, ended }));
  leave(null);
  return { keptApart: () => keptApart(before, asked, began), end: () => void leave(Date.now()) };
};

const keptApart = (before: Turn | null, asked: number, began: number): Found => {
  if (before?.ended === null && began - before.began < A_MINUTE)
    return notWell(
      `Another test began ${seconds(began - before.began)} before this one and has not ended: it was cut off, or the lock let both in. Wait a minute and test again.`,
    );
  return before?.ended && before.ended > asked
    ? well(`It made this test wait ${seconds(began - asked)} until another one had ended.`)
    : unknown("Nobody else was there to keep out. Start the test in two windows at once to see it.");
};

const seconds = (milliseconds: number): string => `${Math.round(milliseconds / 100) / 10} s`;
