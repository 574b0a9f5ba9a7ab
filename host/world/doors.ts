/** The ways into the add-on: its door, its functions, its triggers. */
import type { Google } from "../google";
import { type AuthMode, execute, type Job } from "../run/execution";
import type { Failure } from "../run/messages";
import { toServer } from "../run/to-server";
import { sheetIdOf } from "../sheets/engine";
import { filteredBy } from "../sheets/filters";
import { type Highlight, highlightsOf } from "../sheets/highlights";
import { momentIn } from "./clock";
import { type Fired, fire, fireOpen, tick } from "./firing";
import { type Moment, presentOf } from "./moment";
import { request, type Response, visitorJob } from "./web";
import { areaIn, tableOf, tabNamed } from "./tabs";

/** The answer of the add-on's door. */
export type Answer = { readonly ok: true; readonly reply: unknown } | { readonly ok: false; readonly refusal: Refusal };

export interface Refusal {
  readonly why: string;
  readonly text: string;
  readonly [more: string]: unknown;
}

/** A row by column key. */
export type TableRow = Readonly<Record<string, unknown>>;

export interface Doors {
  /** Runs one operation through the door `call`, as the page would. */
  call(operation: string, input: unknown, moment?: Moment): Promise<Answer>;
  /** Runs any function of the script and returns what google.script.run would deliver. */
  run(
    functionName: string,
    args?: readonly unknown[],
    moment?: Moment & { readonly authMode?: AuthMode; readonly isVisitor?: boolean },
  ): Promise<unknown>;
  /** What a browser gets of the web app. */
  request(method: "GET" | "POST", address: string, body?: string, moment?: Moment): Promise<Response>;
  /** Runs a trigger handler, installed or not, with the event that Google would pass. */
  fire(handler: string, moment?: Moment): Promise<Fired>;
  /** Opens the workbook in a browser. */
  open(moment?: Moment): Promise<readonly Fired[]>;
  /** Moves the clock to a moment, firing each clock trigger when it is due. */
  tick(until: string): Promise<readonly Fired[]>;
  /** The rows of a table, or of the table on a tab, as the add-on tells them. */
  rows(tab: string, moment?: Moment): Promise<readonly TableRow[]>;
  /** The cells of a tab that conditional formats colour now; a range such as A2:C9 narrows the question. */
  highlights(tab: string, range?: string): Promise<readonly Highlight[]>;
  /** The numbers of the rows with content that a filter view of a tab, named by its title, shows now. */
  shownBy(tab: string, view: string): Promise<readonly number[]>;
}

/** A function of the script that failed, with the script's own error. */
export class ScriptFailed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = failure.name;
    if (failure.stack) this.stack = failure.stack;
  }
}

export const doorsOf = (google: Google): Doors => {
  const run: Doors["run"] = (functionName, args = [], moment = {}) => called(google, functionName, args, moment);
  const call: Doors["call"] = async (operation, input, moment) =>
    answerIn(await run("call", [operation, input], moment));
  return {
    run,
    call,
    request: (method, address, body, moment) => request(google, method, address, body, moment),
    fire: async (handler, moment) => {
      const { person, faults, window } = await presentOf(google, moment);
      return fire(google, handler, person, faults, window);
    },
    open: async (moment) => {
      const { person, window } = await presentOf(google, moment);
      return fireOpen(google, person, window);
    },
    tick: (until) => tick(google, momentIn(until)),
    rows: async (tab, moment) => rowsIn(await call("rows", { table: tableIn(google, tab) }, moment)),
    highlights: (tab, range) => highlightsOf(google.book, areaIn(google.book, tab, range)),
    shownBy: (tab, view) => shownBy(google, tab, view),
  };
};

const shownBy = async (google: Google, tab: string, title: string) => {
  const sheetId = sheetIdOf(tabNamed(google.book, tab));
  const sheet = google.book.state().sheets.find((one) => one.sheetId === sheetId);
  const view = sheet?.filterViews.find((one) => one.title === title);
  if (!view) throw new Error(`${tab} has no filter view called ${title}.`);
  const { shown } = await google.book.alone((open) => filteredBy(open, view));
  return shown.map((row) => row + 1);
};

const called = async (
  google: Google,
  functionName: string,
  args: readonly unknown[],
  moment: Moment & { readonly authMode?: AuthMode; readonly isVisitor?: boolean },
) => {
  const { person, faults, window } = await presentOf(google, moment);
  const given = toServer(args);
  const visitor = moment.isVisitor ? await visitorJob(google, moment) : {};
  const job: Job = {
    functionName,
    args: () => given,
    user: person,
    activeUser: person,
    authMode: moment.authMode ?? "FULL",
    hasScreen: true,
    window,
    faults,
    ...visitor,
  };
  const outcome = await execute(google, job);
  if (!outcome.ok) throw new ScriptFailed(outcome.error);
  return outcome.json === null ? null : JSON.parse(outcome.json);
};

const answerIn = (returned: unknown): Answer => {
  if (typeof returned !== "string")
    throw new Error("The door call must return one JSON text; a page would have got nothing.");
  return JSON.parse(returned);
};

const rowsIn = (answer: Answer) => {
  if (!answer.ok) throw new Error(answer.refusal.text);
  // The add-on's contract says what `rows` replies; the host does not import it.
  return (answer.reply as { readonly rows: readonly TableRow[] }).rows;
};

const tableIn = (google: Google, tab: string) => {
  try {
    return tableOf(google.book, tabNamed(google.book, tab)) ?? tab;
  } catch {
    return tab;
  }
};
