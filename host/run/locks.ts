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

interface Lock {
  holder: object;
  waiting: Waiter[];
}

export const makeLocks = (): Locks => {
  const locks = new Map<string, Lock>();
  const release = (name: string, holder: object) => {
    const lock = locks.get(name);
    if (lock?.holder !== holder) return;
    const next = lock.waiting.shift();
    if (!next) {
      locks.delete(name);
      return;
    }
    lock.holder = next.holder;
    next.grant();
  };
  return {
    release,
    isHeld: (name, holder) => locks.get(name)?.holder === holder,
    releaseAll: (holder) => {
      for (const lock of locks.values()) lock.waiting = lock.waiting.filter((one) => one.holder !== holder);
      for (const name of [...locks.keys()]) release(name, holder);
    },
    take: (name, holder, patience) => {
      const lock = locks.get(name);
      if (!lock) locks.set(name, { holder, waiting: [] });
      return !lock || lock.holder === holder ? Promise.resolve(true) : turn(lock, holder, patience);
    },
  };
};

const turn = (lock: Lock, holder: object, patience: number) =>
  new Promise<boolean>((answer) => {
    const timer = setTimeout(() => {
      lock.waiting = lock.waiting.filter((one) => one !== waiter);
      answer(false);
    }, patience);
    const grant = () => {
      clearTimeout(timer);
      answer(true);
    };
    const waiter: Waiter = { holder, grant };
    lock.waiting.push(waiter);
  });
