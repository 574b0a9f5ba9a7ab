/** One execution's thread: a bare script realm that can do nothing but compute and call the host. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import type { Bridge, Entered } from "./realm";
import type { Answer, Equipment, Failure, News, Start } from "./run/messages";

const { scripts, flag, port, ...equipment }: Equipment & { port: MessagePort } = workerData;
const raised = new Int32Array(flag);
const context = vm.createContext({});
const before = new Set(namesIn(context));

const bridge: Bridge = {
  call: (call) => {
    Atomics.store(raised, 0, 0);
    port.postMessage(call);
    Atomics.wait(raised, 0, 0);
    // The host puts the answer into the port before it raises the flag.
    return receiveMessageOnPort(port)?.message as Answer;
  },
  log: (level, text) => tell({ kind: "log", level, text }),
};

const entered = enterRealm();
const scriptsToRun = scripts.map(
  ({ name, source, compiled }) =>
    new vm.Script(source, { filename: name, ...(compiled ? { cachedData: Buffer.from(compiled) } : {}) }),
);

// Apps Script says nothing about a promise that fails unseen.
process.on("unhandledRejection", () => undefined);

parentPort?.once("message", async (start: Start) => {
  try {
    const json = await run(start);
    // Only after the run does the engine know all the functions that it needs.
    if (!scripts[0]?.compiled)
      tell({ kind: "compiled", scripts: scriptsToRun.map((script) => script.createCachedData()) });
    tell({ kind: "done", json });
  } catch (error) {
    tell({ kind: "failed", error: failureOf(error) });
  }
});

async function run(start: Start): Promise<string | null> {
  const args = entered.begin(start);
  for (const script of scriptsToRun) script.runInContext(context);
  const returned = functionCalled(start.functionName)(...args);
  return entered.replyText(entered.isPromise(returned) ? await returned : returned);
}

function functionCalled(name: string): (...args: unknown[]) => unknown {
  const isName = /^[A-Za-z$_][\w$]*$/.test(name) && !name.endsWith("_") && !before.has(name);
  // A function may be declared with const, which is no property of the global object.
  const found: unknown = isName
    ? vm.runInContext(`typeof ${name} === "function" ? ${name} : undefined`, context)
    : undefined;
  if (typeof found !== "function")
    throw Object.assign(new Error(`Script function not found: ${name}`), { name: "Exception" });
  return found as (...args: unknown[]) => unknown;
}

function enterRealm(): Entered {
  const text = readFileSync(join(__dirname, "realm.cjs"), "utf8");
  const module: { exports: { enter?(bridge: Bridge, equipment: object): Entered } } = { exports: {} };
  vm.runInContext(`(function (module, exports) {${text}\n})`, context)(module, module.exports);
  if (!module.exports.enter) throw new Error("The realm was not compiled");
  return module.exports.enter(bridge, equipment);
}

function namesIn(world: object): string[] {
  return vm.runInContext("Object.getOwnPropertyNames(globalThis)", world);
}

function failureOf(error: unknown): Failure {
  // Errors of the realm are no instances of this thread's Error.
  const { name = "Error", message = String(error), stack, details } = (error ?? {}) as Partial<Failure>;
  const text = { name: String(name), message: String(message) };
  return {
    ...text,
    ...(stack ? { stack: String(stack) } : {}),
    ...(details === undefined ? {} : { details: JSON.parse(JSON.stringify(details)) }),
  };
}

function tell(news: News) {
  parentPort?.postMessage(news);
}
