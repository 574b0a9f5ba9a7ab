/** A whole world for the add-on: a workbook, people, a clock, mails, triggers; everything that Google would be. */
import { join } from "node:path";
import { type Google, type Settings, usualSettings } from "./google";
import { type Bundle, readBundle } from "./run/bundle";
import { newHistory } from "./run/history";
import { makeLocks } from "./run/locks";
import { warmUp } from "./run/pool";
import { makeRates } from "./run/rates";
import { type Book, blankBook, openBook } from "./sheets/book";
import { clockOf, momentIn } from "./world/clock";
import { type Doors, doorsOf } from "./world/doors";
import { type Hands, handsOf } from "./world/hands";
import { idFrom } from "./world/random";
import type { CallReport, Mail, Screen, WorldState } from "./world/state";

/** A world that can be talked to. */
export interface World extends Doors, Hands {
  readonly now: string;
  readonly mails: readonly Mail[];
  readonly screen: Screen;
  /** What the last execution cost. */
  readonly lastCalls: CallReport | null;
  readonly state: WorldState;
  readonly book: Book;
  /** What outlives an execution: what a server of this world works on. */
  readonly google: Google;
  /** File > Make a copy: another spreadsheet with the same tabs and tags, a script without properties and triggers. */
  copy(): Promise<World>;
  save(): Promise<WorldState>;
  close(): void;
}

/** Where a world comes from. */
export interface Birth {
  /** The zone of the workbook. */
  readonly zone?: string;
  /** Sets the clock, ISO 8601 with offset; without it the world lives in real time. */
  readonly now?: string;
  readonly as?: string;
  /** The folder with the built add-on. */
  readonly bundle?: string | Bundle;
  readonly settings?: Partial<Settings>;
}

/** The folder that clasp pushes. */
export const builtFolder = join(__dirname, "../out");

/** A new world with an empty workbook. */
export const createWorld = (birth: Birth = {}): World => {
  const clock = birth.now === undefined ? null : momentIn(birth.now);
  return worldOf(newState(birth.as ?? "owner@example.com", clock, birth.zone ?? "Etc/UTC", "world"), birth);
};

/** A world as it was saved. */
export const loadWorld = (state: WorldState, birth: Pick<Birth, "bundle" | "settings"> = {}): World =>
  worldOf(structuredClone(state), birth);

const worldOf = (
  state: WorldState,
  { bundle = builtFolder, settings = {} }: Pick<Birth, "bundle" | "settings">,
): World => {
  const google = googleFor(state, typeof bundle === "string" ? readBundle(bundle) : bundle, {
    ...usualSettings,
    ...settings,
  });
  return {
    ...doorsOf(google),
    ...handsOf(google),
    state,
    google,
    get now() {
      return new Date(google.clock.now()).toISOString();
    },
    get mails() {
      return state.mails;
    },
    get screen() {
      return state.screen;
    },
    get lastCalls() {
      return state.lastCalls;
    },
    get book() {
      return google.book;
    },
    copy: () => copied(google),
    save: () => saved(google),
    close: () => google.book.close(),
  };
};

const googleFor = (state: WorldState, bundle: Bundle, settings: Settings): Google => {
  // Dates without a zone follow the script's zone, which Node takes from its environment.
  process.env.TZ = bundle.timeZone;
  warmUp(bundle);
  const clock = clockOf(state);
  const rates = makeRates(clock.now, settings.rateLimit);
  const book = openBook(state.workbook, clock.now);
  return { state, clock, bundle, locks: makeLocks(), rates, settings, history: newHistory(), stage: null, book };
};

const newState = (person: string, clock: number | null, zone: string, seed: string): WorldState => ({
  format: 1,
  clock,
  drawn: 0,
  person,
  scriptId: idFrom(`script ${seed}`, 57),
  properties: { script: {}, document: {}, user: {} },
  cache: {},
  triggers: [],
  mails: [],
  mailUse: {},
  selection: null,
  screen: { menus: [], sidebar: null, dialog: null, alerts: [], toasts: [] },
  lastCalls: null,
  workbook: blankBook(idFrom(`spreadsheet ${seed}`, 44), zone),
});

const saved = async (google: Google): Promise<WorldState> => ({ ...google.state, workbook: await google.book.save() });

const copied = async (google: Google): Promise<World> => {
  const { workbook, person, clock } = await saved(google);
  const seed = `copy of ${workbook.id} ${google.state.drawn}`;
  google.state.drawn += 1;
  const id = idFrom(seed, 44);
  const fresh = newState(person, clock, workbook.timeZone, seed);
  const snapshot = { ...structuredClone(workbook.snapshot), id };
  return worldOf({ ...fresh, workbook: { ...workbook, id, title: `Copy of ${workbook.title}`, snapshot } }, google);
};
