/** Moving the world's clock by hand, and letting it run. */
import type { Fired } from "../world/firing";
import { momentIn } from "../world/clock";
import type { Desk } from "./desk";

const hour = 3_600_000;
const longestMove = 92 * 24 * hour;

/** Moves the clock to a moment, firing each trigger when it is due; says how far it is. */
export const moveClock = async (desk: Desk, to: string): Promise<readonly Fired[]> => {
  const { world, google } = desk;
  const [from, until] = [google.clock.now(), momentIn(to)];
  if (until < from)
    throw new Error(
      "The clock does not go back: what happened since would lie in the future. Make a new world for an earlier time.",
    );
  if (until - from > longestMove)
    throw new Error(
      "The clock moves 92 days at a time, because the hourly check runs in each hour. Choose a nearer moment.",
    );
  return alone(desk, async () => {
    const ran = !google.clock.isSet();
    google.clock.set(from);
    const fired: Fired[] = [];
    const tell = (at: number) =>
      desk.broadcast({ kind: "progress", what: "Moving the clock", done: at - from, of: until - from, mayStop: true });
    tell(from);
    try {
      for (let at = from; at < until && !stopped.has(desk); ) {
        at = Math.min(until, at + hour);
        fired.push(...(await world.tick(new Date(at).toISOString())));
        desk.changed();
        tell(at);
      }
    } finally {
      tell(until);
      if (ran) google.clock.run();
    }
    return fired;
  });
};

/** Stops a clock that is on its way at the next full hour of its way. */
export const stopClock = (desk: Desk) => {
  if (working.has(desk)) stopped.add(desk);
};

/** Lets the clock run with real time, or stand still where it is. */
export const letRun = (desk: Desk, runs: boolean) => {
  const { clock } = desk.google;
  if (runs === !clock.isSet()) return;
  if (runs) clock.run();
  else clock.set(clock.now());
};

const working = new WeakSet<Desk>();
const stopped = new WeakSet<Desk>();

const alone = async <T>(desk: Desk, work: () => Promise<T>): Promise<T> => {
  if (working.has(desk)) throw new Error("The clock is still on its way; wait until it has arrived.");
  working.add(desk);
  try {
    return await work();
  } finally {
    working.delete(desk);
    stopped.delete(desk);
  }
};
