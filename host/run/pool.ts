/** Workers made ahead of need: each serves one execution and is thrown away. */
import { join } from "node:path";
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { Bundle } from "./bundle";

/** A worker that has read the scripts and waits for its one execution. */
export interface Thread {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly flag: Int32Array;
}

const spare = new WeakMap<Bundle, Thread[]>();
const spareCount = 1;

/** Starts a spare worker so that the next execution need not wait for one. */
export const warmUp = (bundle: Bundle) => {
  const threads = spare.get(bundle) ?? [];
  spare.set(bundle, threads);
  while (threads.length < spareCount) threads.push(newThread(bundle));
};

/** A worker for one execution; the next one is started at once. */
export const takeThread = (bundle: Bundle): Thread => {
  const thread = spare.get(bundle)?.pop() ?? newThread(bundle);
  warmUp(bundle);
  thread.worker.ref();
  thread.port.ref();
  return thread;
};

/** Spares later workers of the bundle from compiling what one has compiled and run. */
export const keepCompiled = (bundle: Bundle, scripts: readonly Uint8Array[]) => {
  compiled.set(bundle, scripts);
};

const compiled = new WeakMap<Bundle, readonly Uint8Array[]>();

const newThread = (bundle: Bundle): Thread => {
  const flag = new SharedArrayBuffer(4);
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(join(__dirname, "worker.cjs"), {
    workerData: { ...bundle.equipment, scripts: scriptsOf(bundle), flag, port: port2 },
    transferList: [port2],
    stdout: false,
  });
  // A spare worker must not keep the process alive.
  worker.unref();
  port1.unref();
  return { worker, port: port1, flag: new Int32Array(flag) };
};

const scriptsOf = (bundle: Bundle) => {
  const known = compiled.get(bundle);
  return bundle.equipment.scripts.map((script, index) => {
    const bytes = known?.[index];
    return bytes ? { ...script, compiled: bytes } : script;
  });
};
