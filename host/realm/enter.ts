/** Lays Google's globals into the script's realm. */
import type { Answer, Call, Start } from "../run/messages";
import { consoleFor } from "./console";
import { followWorldClock } from "./dates";
import { randomFrom } from "./random";
import { replyText } from "./replies";
import { type Reach, servicesIn } from "./services";

/** The two ways out of the realm. */
export interface Bridge {
  call(call: Call): Answer;
  log(level: string, text: string): void;
}

/** The realm once it is furnished. */
export interface Entered {
  /** Sets the clock and the dice, and makes the arguments. */
  begin(start: Start): unknown[];
  replyText(value: unknown): string | null;
  /** The number by which the host knows a service object; null of anything else. */
  numberOf(value: unknown): string | null;
  isPromise(value: unknown): boolean;
}

// Apps Script has none of these: https://developers.google.com/apps-script/guides/v8-runtime#limitations
const absent = ["SharedArrayBuffer", "Atomics", "WebAssembly"];

export const enter = (bridge: Bridge, reach: Reach): Entered => {
  for (const name of absent) Reflect.deleteProperty(globalThis, name);
  const setClock = followWorldClock();
  const call = (message: Call) => {
    const answer = bridge.call(message);
    setClock(answer.clock);
    return answer;
  };
  const { globals, decode, isService, numberOf } = servicesIn(reach, call);
  for (const [name, value] of Object.entries(globals)) define(name, value);
  const { console, Logger } = consoleFor(bridge.log);
  define("console", console);
  define("Logger", Logger);
  return {
    begin: ({ clock, seed, args }) => {
      setClock(clock);
      Math.random = randomFrom(seed);
      return args.map(decode);
    },
    replyText: (value) => replyText(value, isService),
    numberOf,
    isPromise: (value) => value instanceof Promise,
  };
};

const define = (name: string, value: unknown) =>
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable: false });
