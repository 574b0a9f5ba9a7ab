/** Lays Google's globals into the script's realm. */
import type { Answer, Call, ClockReading, Equipment, Start } from "../run/messages";
import { consoleFor } from "./console";
import { followWorldClock } from "./dates";
import { replyText } from "./replies";
import { servicesIn } from "./services";

/** The two ways out of the realm. */
export interface Bridge {
  call(call: Call): Answer;
  log(level: string, text: string): void;
}

/** The realm once it is furnished. */
export interface Entered {
  setClock(clock: ClockReading): void;
  argumentsOf(start: Start): unknown[];
  replyText(value: unknown): string | null;
  isPromise(value: unknown): boolean;
}

// Apps Script has none of these: https://developers.google.com/apps-script/guides/v8-runtime#limitations
const absent = ["SharedArrayBuffer", "Atomics", "WebAssembly"];

export const enter = (bridge: Bridge, equipment: Omit<Equipment, "scripts" | "flag">): Entered => {
  for (const name of absent) Reflect.deleteProperty(globalThis, name);
  const setClock = followWorldClock();
  const call = (message: Call) => {
    const answer = bridge.call(message);
    setClock(answer.clock);
    return answer;
  };
  const { globals, decode, isService } = servicesIn(equipment, call);
  for (const [name, value] of Object.entries(globals)) define(name, value);
  const { console, Logger } = consoleFor(bridge.log);
  define("console", console);
  define("Logger", Logger);
  return {
    setClock,
    argumentsOf: (start) => start.args.map(decode),
    replyText: (value) => replyText(value, isService),
    isPromise: (value) => value instanceof Promise,
  };
};

const define = (name: string, value: unknown) =>
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable: false });
