/** Tabs of one browser for the tests of a file. A tab serves one test after another: a new one costs more than most pages. */
import type { Browser, Page } from "playwright-core";
import { launch } from "./browser";

/** A page as it is opened for a test. */
export interface Opening {
  readonly html: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly timezoneId: string;
  /** What stands behind the names that the page may call. */
  readonly answers: Answers;
}

type Answers = Readonly<Record<string, (...given: never[]) => unknown>>;

interface Tab {
  readonly page: Page;
  readonly timezoneId: string;
  opening: Opening;
}

/** Milliseconds in which a page that is well does anything, on a busy machine too. */
const PATIENCE = 10_000;
const ADDRESS = "https://desk.test/";

/** Opens pages with `google` before their own scripts, which may call `names` of the test. */
export const tabs = (google: () => void, names: readonly string[]) => {
  let browser: Browser;
  let openings = 0;
  const [free, used]: [Tab[], Tab[]] = [[], []];
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  afterEach(() => void free.push(...used.splice(0)));
  afterAll(() => browser?.close());

  const newTab = async (opening: Opening): Promise<Tab> => {
    const { size, timezoneId } = opening;
    const page = await browser.newPage({ viewport: size, timezoneId });
    const tab: Tab = { page, timezoneId, opening };
    page.setDefaultTimeout(PATIENCE);
    for (const name of names)
      await page.exposeFunction(name, (...given: never[]) => tab.opening.answers[name]?.(...given));
    await page.addInitScript(forgetOthers);
    await page.addInitScript(google);
    await page.route(`${ADDRESS}*`, (route) => route.fulfill({ body: tab.opening.html, contentType: "text/html" }));
    return tab;
  };

  return async (opening: Opening): Promise<Page> => {
    const at = free.findIndex(({ page, timezoneId }) => timezoneId === opening.timezoneId && !page.isClosed());
    const tab = free.splice(at, at < 0 ? 0 : 1)[0] ?? (await newTab(opening));
    used.push(tab);
    tab.opening = opening;
    await tab.page.setViewportSize(opening.size);
    openings += 1;
    await tab.page.goto(`${ADDRESS}${openings}`);
    return tab.page;
  };
};

/** In the page: what another test kept in the browser is gone; what this one kept stays when it loads the page again. */
const forgetOthers = (): void => {
  if (location.protocol !== "https:" || sessionStorage.getItem("opening") === location.pathname) return;
  localStorage.clear();
  sessionStorage.clear();
  sessionStorage.setItem("opening", location.pathname);
};
