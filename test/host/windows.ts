/** Windows of a real browser that show a world as the local host serves it. */
import type { Browser, Frame, Page } from "playwright-core";
import type * as Desk from "../../host/desk";
import { launch } from "../pages/browser";
import { faultsIn } from "../pages/faults";

const { localHost: desk } = globalThis as typeof globalThis & { readonly localHost: typeof Desk };

export type Served = Desk.Served;

/** A world that is served, and the windows on it. */
export interface Shown {
  readonly served: Desk.Served;
  /** Opens another window; it is there when the menus are. */
  open(): Promise<Page>;
}

/** Serves worlds for the tests of a file, and shows them in one browser. */
export const windows = () => {
  let browser: Browser;
  const ended: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  afterEach(async () => {
    for (const end of ended.splice(0).reverse()) await end();
  });
  afterAll(() => browser?.close());

  return async (world: Desk.World): Promise<Shown> => {
    const served = desk.serveWorld(world, "test.world.json", await desk.openDoor());
    ended.push(served.close);
    const open = async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      ended.push(() => context.close());
      const page = await context.newPage();
      await page.addInitScript(rememberSockets);
      await page.goto(served.address);
      await page.getByRole("menuitem", { name: "Extensions" }).waitFor();
      await gridHasFocus(page);
      return page;
    };
    return { served, open };
  };
};

/** The grid takes the keyboard as soon as it is drawn, where nobody else has it. */
export const gridHasFocus = (page: Page) =>
  page.waitForFunction(() => document.activeElement instanceof HTMLElement && document.activeElement.isContentEditable);

/** Waits until the grid, after something was done, is drawn anew. */
export const redrawn = async (page: Page, work: () => unknown) => {
  await page.locator(".grid-place").evaluate((place) => place.setAttribute("data-old", ""));
  await work();
  await page.locator('.grid-place[aria-busy="false"]:not([data-old])').waitFor();
};

// So that a test can cut a window off.
const rememberSockets = `sockets = []; WebSocket = class extends WebSocket {
  constructor(...given) { super(...given); sockets.push(this); }
}`;

/** The page of the add-on that a window shows now. */
export const frameIn = async (page: Page, name: string): Promise<Frame> => {
  const element = await page.locator(`${name} iframe`).elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error(`The window shows no page of the add-on in ${name}.`);
  await frame.waitForLoadState();
  return frame;
};

/** The faults that axe finds around the grid, or in a page of the add-on: the grid is Univer's, and a frame is looked at by itself. */
export const faultsAround = (page: Page | Frame) => faultsIn(page, ".grid", "iframe");

/** Asks again and again until the answer is the one that is expected. */
export const until = async <T>(ask: () => Promise<T>, expected: T, patience = 5_000): Promise<void> => {
  const giveUpAt = Date.now() + patience;
  let answer = await ask();
  while (JSON.stringify(answer) !== JSON.stringify(expected) && Date.now() < giveUpAt) {
    await new Promise((done) => setTimeout(done, 50));
    answer = await ask();
  }
  expect(answer).toEqual(expected);
};
