/** `new Date()` and `Date.now()` show the world's clock. */
import type { ClockReading } from "../run/messages";

/** Replaces the realm's Date; the answer sets the clock. */
export const followWorldClock = (): ((clock: ClockReading) => void) => {
  const Machine = Date;
  const machineNow = Machine.now.bind(Machine);
  let reading: ClockReading = { now: 0, runs: false };
  let readAt = machineNow();
  const now = () => (reading.runs ? reading.now + machineNow() - readAt : reading.now);
  const World: DateConstructor = new Proxy(Machine, {
    construct: (machine, args: unknown[], made): object =>
      Reflect.construct(machine, args.length > 0 ? args : [now()], made === World ? machine : made),
    apply: () => new Machine(now()).toString(),
  });
  Machine.now = now;
  Machine.prototype.constructor = World;
  globalThis.Date = World;
  return (clock) => {
    reading = clock;
    readAt = machineNow();
  };
};
