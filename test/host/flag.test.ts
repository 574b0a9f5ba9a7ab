import { Worker } from "node:worker_threads";
import { awaitRaised } from "../../host/run/flag";

test("a thread that is woken before its flag is up sleeps on", async () => {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const text = `
    const { flag } = require("node:worker_threads").workerData;
    setTimeout(() => Atomics.notify(flag, 0), 20);
    setTimeout(() => { Atomics.store(flag, 0, 7); Atomics.notify(flag, 0); }, 60);`;
  const worker = new Worker(text, { eval: true, workerData: { flag } });
  awaitRaised(flag);
  expect(flag[0]).toBe(7);
  await worker.terminate();
});
