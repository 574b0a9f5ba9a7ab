/** A thread for executions, one after another: each gets a bare script realm that can do nothing but compute and call the host. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import type { Bridge, Entered, Reach } from "./realm";
import { awaitRaised } from "./run/flag";
import type { Answer, Equipment, Failure, News, Start } from "./run/messages";

const { scripts, flag, port, surfaceText, sheets }: Equipment & { port: MessagePort } = workerData;
const reach: Reach = { surface: JSON.parse(surfaceText), ...(sheets ? { sheets } : {}) };
const raised = new Int32Array(flag);
const realmScript = new vm.Script(
  `(function (module, exports) {${readFileSync(join(__dirname, "realm.cjs"), "utf8")}\n})`,
);
const scriptsToRun = scripts.map(({ name, source }) => new vm.Script(source, { filename: name }));

/** Where one execution runs; nothing of it is left to the next one. */
interface Realm {
  readonly context: vm.Context;
  /** Names that are there before the scripts run; none of them is a function of the add-on. */
  readonly before: ReadonlySet<string>;
  readonly entered: Entered;
  over: boolean;
}

let next = newRealm();

// Apps Script says nothing about a promise that fails unseen.
process.on("unhandledRejection", () => undefined);

parentPort?.on("message", async (start: Start) => {
  const realm = next;
  const news = await run(realm, start).then(
    (json): News => ({ kind: "done", json }),
    (error): News => ({ kind: "failed", error: failureOf(error) }),
  );
  realm.over = true;
  tell(news);
  // Promises that the script left behind have their turn before the thread is free again.
  setImmediate(() => {
    next = newRealm();
    tell({ kind: "free" });
  });
});

async function run({ context, before, entered }: Realm, start: Start): Promise<string | null> {
  const args = entered.begin(start);
  for (const script of scriptsToRun) script.runInContext(context);
  const returned = functionCalled(start.functionName, context, before)(...args);
  const value = entered.isPromise(returned) ? await returned : returned;
  return start.wants === "object" ? entered.numberOf(value) : entered.replyText(value);
}

function functionCalled(name: string, context: vm.Context, before: Realm["before"]): (...args: unknown[]) => unknown {
  const isName = /^[A-Za-z$_][\w$]*$/.test(name) && !name.endsWith("_") && !before.has(name);
  // A function may be declared with const, which is no property of the global object.
  const found: unknown = isName
    ? vm.runInContext(`typeof ${name} === "function" ? ${name} : undefined`, context)
    : undefined;
  if (typeof found !== "function")
    throw Object.assign(new Error(`Script function not found: ${name}`), { name: "Exception" });
  return found as (...args: unknown[]) => unknown;
}

function newRealm(): Realm {
  // A bare global object, whose names are found at once; an object of this thread's would be asked for each.
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY);
  const before = new Set<string>(vm.runInContext("Object.getOwnPropertyNames(globalThis)", context));
  const module: { exports: { enter?(bridge: Bridge, reach: Reach): Entered } } = { exports: {} };
  realmScript.runInContext(context)(module, module.exports);
  if (!module.exports.enter) throw new Error("The realm was not compiled");
  const bridge: Bridge = {
    call: (call) => {
      if (realm.over) throw new Error("The execution is over.");
      raised[0] = 0;
      port.postMessage(call);
      awaitRaised(raised);
      // The host puts the answer into the port before it raises the flag.
      return receiveMessageOnPort(port)?.message as Answer;
    },
    log: (level, text) => tell({ kind: "log", level, text }),
  };
  const realm: Realm = { context, before, entered: module.exports.enter(bridge, reach), over: false };
  return realm;
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
