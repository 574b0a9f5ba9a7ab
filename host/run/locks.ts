/** Script, document and user locks: one holder at a time, first come first served, free when the holder ends. */

export interface Locks {
  /** Whether the lock was got within so many real milliseconds; at once if the holder asks again. */
  take(name: string, holder: object, patience: number): Promise<boolean>;
  release(name: string, holder: object): void;
  releaseAll(holder: object): void;
  isHeld(name: string, holder: object): boolean;
}

interface Waiter {
  readonly holder: object;
  grant(): void;
}

export const makeLocks = (): Locks => {
  const holders = new Map<string, object>();
  const queues = new Map<string, Waiter[]>();
  const release = (name: string, holder: object) => {
    if (holders.get(name) !== holder) return;
    const next = queues.get(name)?.shift();
    if (next) holders.set(name, next.holder);
    else holders.delete(name);
    next?.grant();
  };
  return {
    release,
    isHeld: (name, holder) => holders.get(name) === holder,
    releaseAll: (holder) => {
      for (const [name, queue] of queues)
        queues.set(
          name,
          queue.filter((one) => one.holder !== holder),
        );
      for (const name of [...holders.keys()]) release(name, holder);
    },
    take: (name, holder, patience) => {
      const present = holders.get(name);
      if (!present) holders.set(name, holder);
      if (!present || present === holder) return Promise.resolve(true);
      return new Promise((answer) => {
        const queue = queues.get(name) ?? [];
        queues.set(name, queue);
        const timer = setTimeout(() => {
          queues.set(
            name,
            (queues.get(name) ?? []).filter((one) => one !== waiter),
          );
          answer(false);
        }, patience);
        const waiter: Waiter = {
          holder,
          grant: () => {
            clearTimeout(timer);
            answer(true);
          },
        };
        queue.push(waiter);
      });
    },
  };
};
