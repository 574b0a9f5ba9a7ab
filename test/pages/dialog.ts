/** A built page in a dialog of a real browser, on a world that answers it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { World } from "../../host/desk";
import { faultsIn } from "./faults";
import { pressUntil, whatHasFocus } from "./keys";
import { tabs } from "./tabs";

/** What the page asked the add-on. */
export interface Asked {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** How an answer comes: as it is, lost before or after the world did it, or when it is let go. */
export type Way = "comes" | "lost" | "lost after" | "waits";

export interface Dialog {
  readonly page: Page;
  /** Everything that was asked, in order. */
  readonly asked: Asked[];
  /** How the next answers of an operation come; after these they come as they are. */
  ways(operation: string, ...ways: readonly Way[]): void;
  /** Lets what waits go. */
  letGo(): void;
  /** Other functions of the script that the page called: what they are called, and with what. */
  readonly opened: string[];
  /** The faults that axe finds. */
  faults(): Promise<string[]>;
  /** The text of what has the focus. */
  focus(): Promise<string>;
  press(...keys: readonly string[]): Promise<void>;
  /** Presses Tab until what is called that has the focus. */
  tabTo(name: string): Promise<void>;
}

interface Opening {
  readonly world: World;
  readonly as?: string;
  /** The registration that the page is opened for. */
  readonly about?: string;
  readonly zone?: string;
  /** How the first answers come, by operation. */
  readonly ways?: Readonly<Record<string, readonly Way[]>>;
}

const root = join(__dirname, "../..");

/** Opens pages of build/out for the tests of a file, in one browser. */
export const dialogs = (name: string, size: { readonly width: number; readonly height: number }) => {
  const open = tabs(googleStub, ["toWorld", "toScript"]);

  return async ({ world, as, about = "", zone = "America/New_York", ways = {} }: Opening): Promise<Dialog> => {
    const { answer, ...talk } = talkWith(world, as);
    for (const [operation, first] of Object.entries(ways)) talk.ways(operation, ...first);
    const html = readFileSync(join(root, `build/out/${name}.html`), "utf8").replace(
      /data-about="[^"]*"/,
      `data-about="${about}"`,
    );
    const toScript = (called: string) => talk.opened.push(called);
    const page = await open({ html, size, timezoneId: zone, answers: { toWorld: answer, toScript } });
    return { ...talk, ...handsOn(page) };
  };
};

const talkWith = (world: World, as: string | undefined) => {
  const asked: Asked[] = [];
  const waiting: (() => void)[] = [];
  const planned = new Map<string, Way[]>();
  const answer = async (operation: string, input: Asked["input"]): Promise<string | null> => {
    asked.push({ operation, input });
    const way = planned.get(operation)?.shift() ?? "comes";
    if (way === "lost") return null;
    if (way === "waits") await new Promise<void>((go) => void waiting.push(go));
    const answered = JSON.stringify(await world.call(operation, input, as ? { as } : {}));
    return way === "lost after" ? null : answered;
  };
  return {
    asked,
    answer,
    opened: [] as string[],
    ways: (operation: string, ...ways: readonly Way[]) => void planned.set(operation, [...ways]),
    letGo: () => {
      for (const go of waiting.splice(0)) go();
    },
  };
};

const handsOn = (page: Page) => ({
  page,
  faults: () => faultsIn(page),
  focus: () => page.evaluate(() => document.activeElement?.textContent ?? ""),
  press: async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  },
  tabTo: (name: string) => pressUntil(page, "Tab", name, async () => (await page.evaluate(whatHasFocus)).name),
});

declare global {
  interface Window {
    toWorld(operation: string, input: unknown): Promise<string | null>;
    toScript(called: string): Promise<void>;
  }
}

/** google.script.run as far as pages use it: `call` asks the world, other functions are written down. */
const googleStub = () => {
  type Handlers = { readonly done: (returned: unknown) => void; readonly failed: (error: Error) => void };
  const runner = ({ done, failed }: Handlers): object =>
    new Proxy(
      {
        withSuccessHandler: (next: Handlers["done"]) => runner({ done: next, failed }),
        withFailureHandler: (next: Handlers["failed"]) => runner({ done, failed: next }),
        call: (operation: string, input: unknown) =>
          void window
            .toWorld(operation, JSON.parse(JSON.stringify(input)))
            .then((answer) => (answer === null ? failed(new Error("NetworkError: HTTP 0")) : done(answer))),
        notANumber: () => setTimeout(() => done({ none: null, one: 1 })),
      },
      {
        get: (known, name) =>
          Reflect.get(known, name) ??
          ((...given: unknown[]) => void window.toScript([name, ...given].join(" ")).then(() => done(undefined))),
      },
    );
  const run = runner({ done: () => undefined, failed: (error) => console.error(error) });
  Object.assign(window, { google: { script: { run, host: { close: () => void window.toScript("close") } } } });
};
