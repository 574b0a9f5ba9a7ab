/** Put before the script of every page of the add-on: `google.script`, carried by messages to the page around it. */
import { legalArguments } from "./legal";
import type { FromFrame, ToFrame } from "./messages";
import { type Carry, type Ending, runnerFor } from "./run";
import { wayOf } from "../ways";

interface Given {
  /** The origin of the page around this one. */
  readonly origin: string;
  readonly names: readonly string[];
}

const { origin, names }: Given = JSON.parse(document.currentScript?.dataset.given ?? "{}");

const tell = (message: FromFrame) => parent.postMessage(message, origin);

const waiting = new Map<string, (ending: Ending) => void>();
let count = 0;

const carry: Carry = (functionName, args) =>
  new Promise((settle) => {
    count += 1;
    const call = String(count);
    waiting.set(call, settle);
    tell({ desk: "call", call, functionName, args });
  });

addEventListener("message", ({ source, origin: from, data }: MessageEvent<ToFrame>) => {
  if (source !== parent || from !== origin || data?.desk !== "returned") return;
  waiting.get(data.call)?.(endingOf(data.outcome));
  waiting.delete(data.call);
});

const endingOf = (outcome: ToFrame["outcome"]): Ending => {
  if (outcome.ok) return { value: outcome.json === null ? null : JSON.parse(outcome.json) };
  const error = new Error(outcome.error.message);
  error.name = outcome.error.name;
  return { error };
};

addEventListener("keydown", (event) => {
  const way = wayOf(event);
  if (way) {
    event.preventDefault();
    tell({ desk: "way", way });
  } else if (event.key === "Escape" && !event.defaultPrevented) tell({ desk: "escape" });
});

addEventListener("error", ({ message }) => {
  // Browsers report a late layout as an error; nothing has failed.
  if (!message.startsWith("ResizeObserver")) tell({ desk: "fault", text: message });
});
addEventListener("unhandledrejection", ({ reason }) => tell({ desk: "fault", text: String(reason) }));

// https://developers.google.com/apps-script/guides/html/reference/host
const host = {
  origin,
  close: () => tell({ desk: "close" }),
  editor: { focus: () => tell({ desk: "focus" }) },
  setWidth: (width: number) => tell({ desk: "size", width, height: null }),
  setHeight: (height: number) => tell({ desk: "size", width: null, height }),
};

Object.assign(window, { google: { script: { run: runnerFor(names, legalArguments, carry), host } } });
