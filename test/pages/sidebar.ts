/** A built page in a real browser, with a google.script.run that a test or a whole world answers. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Moment, World } from "../host/world";
import { faultsIn } from "./faults";
import { tabs } from "./tabs";

/** What the page asked the add-on: an operation, or a menu item with what it is about. */
export interface Question {
  readonly operation: string;
  readonly input: unknown;
}

export interface Sidebar {
  readonly page: Page;
  /** Waits for the page to ask something and answers it as `call` would. */
  answer(answer: object): Promise<Question>;
  /** Waits for the page to ask something and lets it fail as Google would, with a message of Google's. */
  fail(message: string): Promise<Question>;
  /** Lets a world answer from now on, at a moment and as somebody; to be said again when the page was loaded again. */
  serve(world: World, moment?: Moment): Promise<void>;
  /** The operations that the page asked of the world. */
  readonly asked: readonly string[];
  /** The faults that axe finds. */
  faults(): Promise<string[]>;
}

/** How a page is opened: what the template fills in, and where it stands. */
export interface Opened {
  readonly view?: string;
  readonly about?: string;
  readonly user?: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly timezoneId?: string;
}

const SIDEBAR = { width: 300, height: 640 };
const root = join(__dirname, "../..");

/** Opens pages of build/out for the tests of a file, in one browser. */
export const sidebars = () => {
  const open = tabs(googleStub, ["ofTheWorld"]);

  return async (name: string, opening: Opened = {}): Promise<Sidebar> => {
    const { size = SIDEBAR, timezoneId = "America/New_York" } = opening;
    const html = filled(readFileSync(join(root, `build/out/${name}.html`), "utf8"), opening);
    const asked: string[] = [];
    let answering: ((question: Question) => Promise<unknown>) | undefined;
    const ofTheWorld = (question: Question) => answering?.(question);
    const page = await open({ html, size, timezoneId, answers: { ofTheWorld } });
    const serve = async (world: World, moment?: Moment): Promise<void> => {
      answering = (question) => {
        asked.push(question.operation);
        return ofWorld(world, question, moment);
      };
      await page.evaluate(passOn);
    };
    return { ...answeredByHand(page), page, asked, serve, faults: () => faultsIn(page) };
  };
};

/** As a template of Google's would print it. */
const filled = (html: string, { view = "", about = "", user = "" }: Opened): string =>
  html.replace("<?= view ?>", view).replace("<?= about ?>", about).replace("<?= user ?>", user);

/** Lets the test answer what the page asks, one question after the other. */
const answeredByHand = (page: Page) => {
  const settle = async (ending: Ending): Promise<Question> => {
    await page.waitForFunction(() => window.asked.length > 0);
    return page.evaluate((ending) => {
      const [{ operation, input, succeed, fail }] = window.asked.splice(0, 1) as [Asked];
      if ("failure" in ending) fail(ending.failure);
      else succeed(ending.returned);
      return { operation, input };
    }, ending);
  };
  return {
    answer: (answer: object) => settle({ returned: JSON.stringify(answer) }),
    fail: (failure: string) => settle({ failure }),
  };
};

type Ending = { readonly returned: unknown } | { readonly failure: string };

/** Google's menu items are functions of their own; everything else goes through the one door. */
const ofWorld = async (world: World, { operation, input }: Question, moment?: Moment): Promise<unknown> =>
  /^open[A-Z]/.test(operation)
    ? world.run(operation, [input], moment)
    : JSON.stringify(await world.call(operation, input, moment));

/** In the page: hands on what was asked before, and whatever will be. */
const passOn = (): void => {
  const pass = ({ operation, input, succeed, fail }: Asked): void =>
    void window.ofTheWorld({ operation, input }).then(succeed, (error) => fail(String(error)));
  window.asked.splice(0).forEach(pass);
  window.asked.push = (...some: Asked[]) => {
    some.forEach(pass);
    return 0;
  };
};

interface Asked extends Question {
  succeed(returned: unknown): void;
  fail(message: string): void;
}

declare global {
  interface Window {
    asked: Asked[];
    ofTheWorld(question: Question): Promise<unknown>;
  }
}

/**
 * google.script.run by Google's rules: handlers are set on a new runner each, the call gives nothing back, arguments are
 * copied and a Date or a function among them is refused, and the answer comes later.
 * https://developers.google.com/apps-script/guides/html/reference/run
 */
const googleStub = () => {
  type Handlers = { onSuccess: (returned: unknown) => void; onFailure: (error: Error) => void };
  const isPlain = (value: unknown): boolean =>
    value === null ||
    ["string", "number", "boolean", "undefined"].includes(typeof value) ||
    (typeof value === "object" &&
      [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)) &&
      Object.values(value as object).every(isPlain));
  const asked = (handlers: Handlers, operation: string, given: unknown[]): void => {
    const illegal = given.findIndex((value) => !isPlain(value));
    if (illegal >= 0) throw new TypeError(`Failed due to illegal value in property: ${illegal}`);
    const [first = null, second] = JSON.parse(JSON.stringify(given));
    window.asked.push({
      operation: operation === "call" ? String(first) : operation,
      input: operation === "call" ? second : first,
      succeed: (returned) => void setTimeout(() => handlers.onSuccess(returned)),
      fail: (message) => void setTimeout(() => handlers.onFailure(new Error(message))),
    });
  };
  const runner = (handlers: Handlers): object =>
    new Proxy(
      {
        withSuccessHandler: (onSuccess: Handlers["onSuccess"]) => runner({ ...handlers, onSuccess }),
        withFailureHandler: (onFailure: Handlers["onFailure"]) => runner({ ...handlers, onFailure }),
        withUserObject: () => runner(handlers),
      } as Record<string, unknown>,
      {
        get: (own, name: string) => own[name] ?? ((...given: unknown[]) => asked(handlers, name, given)),
      },
    );
  window.asked = [];
  const run = runner({ onSuccess: () => undefined, onFailure: (error) => console.error(error) });
  const host = { close: () => asked({ onSuccess: () => undefined, onFailure: () => undefined }, "close", []) };
  Object.assign(window, { google: { script: { run, host } } });
};
