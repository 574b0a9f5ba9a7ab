/** Worlds for tests. */
import type * as Desk from "../../host/desk";

export type { Answer, Birth, Fault, Fired, Highlight, Moment, Request, World } from "../../host/desk";

// Put there by the test environment, which can load what jest can not, once for all files of a process.
const { localHost: desk } = globalThis as typeof globalThis & { readonly localHost: typeof Desk & Remembering };

/** So what was set up once may stand on it. */
interface Remembering {
  states?: Map<string, Promise<Desk.WorldState>>;
}

/** What was made before, also for another file, or is made now and kept under this name. */
export const madeOnce = (name: string, make: () => Promise<Desk.WorldState>): Promise<Desk.WorldState> => {
  desk.states ??= new Map();
  const made = desk.states.get(name) ?? make();
  desk.states.set(name, made);
  return made;
};

/** The small add-on of these tests. */
export const smallAddOn = `${__dirname}/addon`;

/** Nothing is counted by the minute, and a script that waits 30 seconds for a lock gives up after 0.3. */
const quick = { rateLimit: false, lockPatience: 0.01 };

const open: Desk.World[] = [];
afterAll(() => {
  for (const world of open.splice(0)) world.close();
});

/** A new world on Monday 2 March 2026 at nine, with the built add-on unless another is named. */
export const newWorld = (birth: Desk.Birth = {}): Desk.World =>
  kept(desk.createWorld({ now: "2026-03-02T09:00:00Z", ...birth, settings: { ...quick, ...birth.settings } }));

/** The workbook as a file, whole and as a question to another program. */
export const { xlsxOf, questionOf } = desk;

/** What a chart shows. */
export const { figuresOf } = desk;

/** An empty workbook without anything around it. */
export const newBook = (now = 0) => desk.openBook(desk.blankBook("book", "Etc/UTC"), () => now);

/** A world as it was saved. */
export const loadWorld = (state: Desk.WorldState, birth: Pick<Desk.Birth, "bundle" | "settings"> = {}): Desk.World =>
  kept(desk.loadWorld(state, { ...birth, settings: { ...quick, ...birth.settings } }));

/** A world that the add-on has set up; setting up the same again takes the result of the first time. */
export const setUpWorld = async ({ settings = {}, ...birth }: Desk.Birth = {}): Promise<Desk.World> => {
  const state = await madeOnce(`set up ${JSON.stringify(birth)}`, () => setUp(birth));
  return loadWorld(state, { ...(birth.bundle ? { bundle: birth.bundle } : {}), settings });
};

const setUp = async (birth: Desk.Birth) => {
  const world = newWorld(birth);
  await world.call("setUp", {});
  return world.save();
};

/** A world with the small add-on, set up. */
export const smallWorld = (birth: Desk.Birth = {}) => setUpWorld({ bundle: smallAddOn, ...birth });

/** What a piece of script returns in a world with the small add-on. */
export const inScript = (world: Desk.World, text: string, input: unknown = null, moment: Desk.Moment = {}) =>
  world.run("script", [text, input], moment);

/** Carries out requests at once, without an execution around them. */
export const apply = (world: Desk.World, requests: readonly Desk.Request[]) =>
  world.book.alone(() => world.book.apply(requests));

/** `Sheets.Spreadsheets.get` as a script would call it. */
export const get = (world: Desk.World, fields: string, ranges: readonly string[] = []) =>
  inScript(world, "return Sheets.Spreadsheets.get(SpreadsheetApp.getActiveSpreadsheet().getId(), input)", {
    fields,
    ranges,
  });

/** Runs a command line over the small add-on; what it printed as JSON is given as a value. */
export const command = async (...argv: string[]) => {
  const said = { out: "", err: "" };
  const hear = (stream: "out" | "err") => async (text: string) => {
    said[stream] += text;
  };
  const status = await desk.run(argv, { bundle: smallAddOn, out: hear("out"), err: hear("err") });
  return { status, out: parsed(said.out), err: said.err };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const kept = (world: Desk.World) => {
  open.push(world);
  return world;
};
