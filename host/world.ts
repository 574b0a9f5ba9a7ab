/** A whole world for the add-on: a workbook, people, a clock, mails, triggers; everything that Google would be. */
import { join } from "node:path";
import { type Google, type Settings, usualSettings } from "./google";
import { type Bundle, readBundle } from "./run/bundle";
import { type AuthMode, execute, type Job } from "./run/execution";
import type { Fault } from "./run/faults";
import { makeLocks } from "./run/locks";
import type { Failure } from "./run/messages";
import { warmUp } from "./run/pool";
import { makeRates } from "./run/rates";
import { toServer } from "./run/to-server";
import { type Book, blankBook, openBook } from "./sheets/book";
import { clockOf } from "./world/clock";
import { type Highlight, highlightsOf } from "./sheets/highlights";
import { type Fired, fire, fireOpen, tick } from "./world/firing";
import { type Hands, handsOf } from "./world/hands";
import { idFrom } from "./world/random";
import type { CallReport, Mail, Screen, WorldState } from "./world/state";
import { areaIn, tableOf, tabNamed } from "./world/tabs";

/** Who does something, when, and what goes wrong meanwhile. */
export interface Moment {
  /** The person at the keyboard. */
  readonly as?: string;
  /** Sets the clock first; ISO 8601 with offset. */
  readonly now?: string;
  readonly faults?: readonly Fault[];
}

/** The answer of the add-on's door. */
export type Answer = { readonly ok: true; readonly reply: unknown } | { readonly ok: false; readonly refusal: Refusal };

export interface Refusal {
  readonly why: string;
  readonly text: string;
  readonly [more: string]: unknown;
}

/** A world that can be talked to. */
export interface World extends Hands {
  /** Runs one operation through the door `call`, as the page would. */
  call(operation: string, input: unknown, moment?: Moment): Promise<Answer>;
  /** Runs any function of the script and returns what google.script.run would deliver. */
  run(
    functionName: string,
    args?: readonly unknown[],
    moment?: Moment & { readonly authMode?: AuthMode },
  ): Promise<unknown>;
  /** Runs a trigger handler, installed or not, with the event that Google would pass. */
  fire(handler: string, moment?: Moment): Promise<Fired>;
  /** Opens the workbook in a browser. */
  open(moment?: Moment): Promise<readonly Fired[]>;
  /** Moves the clock, firing each clock trigger when it is due. */
  tick(until: string): Promise<readonly Fired[]>;
  /** The rows of a table as the add-on tells them. */
  rows(tab: string, moment?: Moment): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** The cells of a tab that conditional formats colour now; a range such as A2:C9 narrows the question. */
  highlights(tab: string, range?: string): Promise<readonly Highlight[]>;
  readonly now: string;
  readonly person: string;
  readonly mails: readonly Mail[];
  readonly screen: Screen;
  readonly lastCalls: CallReport | null;
  readonly state: WorldState;
  readonly book: Book;
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

/** A function of the script that failed, with the script's own error. */
export class ScriptFailed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = failure.name;
    if (failure.stack) this.stack = failure.stack;
  }
}

/** A new world with an empty workbook. */
export const createWorld = (birth: Birth = {}): World => {
  const person = birth.as ?? "owner@example.com";
  return worldOf(
    newState(person, birth.now === undefined ? null : momentIn(birth.now), birth.zone ?? "Etc/UTC", "world"),
    birth,
  );
};

/** A world as it was saved. */
export const loadWorld = (state: WorldState, birth: Pick<Birth, "bundle" | "settings"> = {}): World =>
  worldOf(structuredClone(state), birth);

/** The folder that clasp pushes. */
export const builtFolder = join(__dirname, "../out");

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

const worldOf = (
  state: WorldState,
  { bundle: from = builtFolder, settings = {} }: Pick<Birth, "bundle" | "settings">,
): World => {
  const google = googleFor(state, typeof from === "string" ? readBundle(from) : from, {
    ...usualSettings,
    ...settings,
  });
  const at = async (moment: Moment) => {
    if (moment.now !== undefined) await moveClock(google, momentIn(moment.now));
    return { person: moment.as ?? state.person, faults: moment.faults ?? [] };
  };
  const run: World["run"] = async (functionName, args = [], moment = {}) => {
    const { person, faults } = await at(moment);
    const given = toServer(args);
    const authMode = moment.authMode ?? "FULL";
    const job: Job = {
      functionName,
      args: () => given,
      user: person,
      activeUser: person,
      authMode,
      hasScreen: true,
      faults,
    };
    const outcome = await execute(google, job);
    if (!outcome.ok) throw new ScriptFailed(outcome.error);
    return outcome.json === null ? null : JSON.parse(outcome.json);
  };
  const call: World["call"] = async (operation, input, moment = {}) =>
    answerIn(await run("call", [operation, input], moment));
  return {
    ...handsOf(google, at),
    run,
    call,
    fire: async (handler, moment = {}) => {
      const { person, faults } = await at(moment);
      return fire(google, handler, person, faults);
    },
    open: async (moment = {}) => fireOpen(google, (await at(moment)).person),
    tick: (until) => tick(google, momentIn(until)),
    rows: async (tab, moment = {}) => rowsIn(await call("rows", { table: tableIn(google, tab) }, moment)),
    highlights: (tab, range) => highlightsOf(google.book, areaIn(google.book, tab, range)),
    get now() {
      return new Date(google.clock.now()).toISOString();
    },
    get person() {
      return state.person;
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
    state,
    copy: async () => copied(google),
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
  return { state, clock, bundle, locks: makeLocks(), rates, settings, book: openBook(state.workbook, clock.now) };
};

const moveClock = async (google: Google, moment: number) => {
  google.clock.set(moment);
  await google.book.tick();
};

/** Epoch milliseconds of a moment in ISO 8601 with an offset. */
export const momentIn = (iso: string) => {
  const moment = Date.parse(iso);
  if (Number.isNaN(moment) || !/(Z|[+-]\d\d:?\d\d)$/i.test(iso))
    throw new Error(`${iso} is not a moment: write 2026-03-02T09:00:00+01:00.`);
  return moment;
};

const answerIn = (returned: unknown): Answer => {
  if (typeof returned !== "string")
    throw new Error("The door call must return one JSON text; a page would have got nothing.");
  return JSON.parse(returned);
};

const rowsIn = (answer: Answer) => {
  if (!answer.ok) throw new Error(answer.refusal.text);
  // The add-on's contract says what `rows` replies; the host does not import it.
  return (answer.reply as { rows: readonly Readonly<Record<string, unknown>>[] }).rows;
};

const tableIn = (google: Google, tab: string) => {
  try {
    return tableOf(google.book, tabNamed(google.book, tab)) ?? tab;
  } catch {
    return tab;
  }
};

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
