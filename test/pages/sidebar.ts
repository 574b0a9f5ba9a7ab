/** A built page in a sidebar of a real browser, with a google.script.run that a test answers. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launch } from "./browser";

/** What the page asked the add-on. */
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
  /** The faults that axe finds. */
  faults(): Promise<string[]>;
}

const SIDEBAR = { width: 300, height: 640 };
const root = join(__dirname, "../..");

/** Opens pages of build/out for the tests of a file, in one browser. */
export const sidebars = () => {
  let browser: Browser;
  const opened: Page[] = [];
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  afterEach(() => Promise.all(opened.splice(0).map((page) => page.context().close())));
  afterAll(() => browser?.close());

  return async (name: string, timezoneId = "America/New_York"): Promise<Sidebar> => {
    const page = await browser.newPage({ viewport: SIDEBAR, timezoneId });
    opened.push(page);
    await page.addInitScript(googleStub);
    const html = readFileSync(join(root, `build/out/${name}.html`), "utf8");
    await page.route("https://sidebar.test/", (route) => route.fulfill({ body: html, contentType: "text/html" }));
    await page.goto("https://sidebar.test/");
    return sidebarOf(page);
  };
};

const sidebarOf = (page: Page): Sidebar => {
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
    page,
    answer: (answer) => settle({ returned: JSON.stringify(answer) }),
    fail: (failure) => settle({ failure }),
    faults: () => faultsOf(page),
  };
};

type Ending = { readonly returned: unknown } | { readonly failure: string };

const faultsOf = async (page: Page): Promise<string[]> => {
  await page.addScriptTag({ content: readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8") });
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
};

interface Asked extends Question {
  succeed(returned: unknown): void;
  fail(message: string): void;
}

declare global {
  interface Window {
    asked: Asked[];
    axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
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
  const runner = (handlers: Handlers) => ({
    withSuccessHandler: (onSuccess: Handlers["onSuccess"]) => runner({ ...handlers, onSuccess }),
    withFailureHandler: (onFailure: Handlers["onFailure"]) => runner({ ...handlers, onFailure }),
    withUserObject: () => runner(handlers),
    call: (...given: unknown[]): void => {
      const illegal = given.findIndex((value) => !isPlain(value));
      if (illegal >= 0) throw new TypeError(`Failed due to illegal value in property: ${illegal}`);
      const [operation, input] = JSON.parse(JSON.stringify(given));
      window.asked.push({
        operation,
        input,
        succeed: (returned) => void setTimeout(() => handlers.onSuccess(returned)),
        fail: (message) => void setTimeout(() => handlers.onFailure(new Error(message))),
      });
    },
  });
  window.asked = [];
  const run = runner({ onSuccess: () => undefined, onFailure: (error) => console.error(error) });
  Object.assign(window, { google: { script: { run } } });
};
