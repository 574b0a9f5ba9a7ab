/** How a thread sleeps until its service call is answered. */

/** Wakes the thread that waits for this flag. */
export const raise = (flag: Int32Array) => {
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
};

/** Sleeps until the flag is up. A thread that was quicker than the host is woken once more, by the call for the answer before. */
export const awaitRaised = (flag: Int32Array) => {
  while (Atomics.load(flag, 0) === 0) Atomics.wait(flag, 0, 0);
};
