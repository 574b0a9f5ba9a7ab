/** Threads made ahead of need, each serving one execution at a time. */
import { join } from "node:path";
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { Bundle } from "./bundle";
import type { News } from "./messages";

/** A thread that has read the scripts and waits for an execution. */
export interface Thread {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly flag: Int32Array;
}

const free = new WeakMap<Bundle, Thread[]>();
// While one makes the realm of its next execution, the other is ready.
const mostFree = 2;

/** Starts a thread so that the next execution need not wait for one. */
export const warmUp = (bundle: Bundle) => {
  if (freeOf(bundle).length === 0) freeOf(bundle).push(newThread(bundle));
};

/** A thread for one execution: give it back, or end it. */
export const takeThread = (bundle: Bundle): Thread => {
  const thread = freeOf(bundle).shift() ?? newThread(bundle);
  thread.worker.ref();
  thread.port.ref();
  return thread;
};

/** Takes a thread back whose execution came to its end, as soon as it says that it is free. */
export const giveBack = (bundle: Bundle, thread: Thread) => {
  const threads = freeOf(bundle);
  idle(thread);
  if (threads.length >= mostFree) return endThread(thread);
  const onNews = ({ kind }: News) => {
    if (kind !== "free") return;
    thread.worker.off("message", onNews);
    threads.push(thread);
  };
  thread.worker.on("message", onNews);
};

/** Ends a thread in the middle of whatever it does. */
export const endThread = ({ worker, port }: Thread) => {
  port.close();
  void worker.terminate();
};

const freeOf = (bundle: Bundle): Thread[] => {
  const threads = free.get(bundle) ?? [];
  free.set(bundle, threads);
  return threads;
};

const newThread = ({ equipment }: Bundle): Thread => {
  const flag = new SharedArrayBuffer(4);
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(join(__dirname, "worker.cjs"), {
    workerData: { ...equipment, flag, port: port2 },
    transferList: [port2],
    stdout: false,
  });
  const thread = { worker, port: port1, flag: new Int32Array(flag) };
  idle(thread);
  return thread;
};

// A thread that waits must not keep the process alive.
const idle = ({ worker, port }: Thread) => {
  worker.unref();
  port.unref();
};
