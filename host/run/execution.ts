/** One execution of a function of the add-on, from its first service call to its end or its death. */
import { setTimeout as after } from "node:timers/promises";
import type { Google } from "../google";
import { ScriptError } from "../services/errors";
import { invoke } from "../services/invoke";
import { drawn } from "../world/random";
import type { CallReport } from "../world/state";
import { type Counted, type Fault, isAt } from "./faults";
import { raise } from "./flag";
import type { Answer, Call, Failure, News, Start, Wire } from "./messages";
import { endThread, giveBack, takeThread, type Thread } from "./pool";
import { decoded, encoded, type Objects, newObjects } from "./wire";

export type AuthMode = "NONE" | "LIMITED" | "FULL";

/** How a function came to run, which decides what it may do. */
export interface Job {
  readonly functionName: string;
  /** Arguments; service objects among them are made by `objects`. */
  readonly args: (run: Execution) => readonly unknown[];
  /** Whose rights the script has. */
  readonly user: string;
  /** Who is at the keyboard; empty where Google does not say. */
  readonly activeUser: string;
  readonly authMode: AuthMode;
  /** Whether there is a page to show menus and dialogs in. */
  readonly hasScreen: boolean;
  /** It was called through the web app, in which no workbook is open. */
  readonly isWebApp?: boolean;
  /** It answers a browser's request: what it returns is a page. */
  readonly isRequest?: boolean;
  /** The window in which it shows what it shows. */
  readonly window?: string | null;
  readonly faults: readonly Fault[];
}

/** An execution while it runs. */
export interface Execution extends Omit<Job, "args"> {
  readonly google: Google;
  readonly objects: Objects;
  readonly tally: Tally;
  over: boolean;
}

/** What an execution has cost so far. */
export interface Tally {
  readonly calls: Record<string, number>;
  total: number;
  sheetsReads: number;
  sheetsWrites: number;
  mailSends: number;
  cellsRead: number;
  cellsWritten: number;
  readonly logs: string[];
}

/** How an execution ended. */
export type Outcome = (
  | { readonly ok: true; readonly json: string | null }
  | { readonly ok: false; readonly error: Failure }
) & {
  readonly report: CallReport;
  /** The page that was returned to a request. */
  readonly returned?: object | undefined;
};

/** Runs a function to its end; never throws for what the script does. */
export const execute = async (google: Google, job: Job): Promise<Outcome> => {
  const { args, ...rest } = job;
  const run: Execution = { ...rest, google, objects: newObjects(), tally: newTally(), over: false };
  const thread = takeThread(google.bundle);
  const [startedAt, started] = [google.clock.now(), performance.now()];
  const limit = job.authMode === "FULL" ? google.settings.timeLimit : google.settings.simpleTimeLimit;
  google.history.began(run, startedAt);
  const late = new AbortController();
  const timeout = after(limit, tooLong, { signal: late.signal }).catch(() => tooLong);
  const ended = await Promise.race([timeout, ending(run, thread, args, startedAt + limit)]);
  late.abort();
  run.over = true;
  google.locks.releaseAll(run);
  if (ended.byItself) giveBack(google.bundle, thread);
  else endThread(thread);
  const report = reportOf(run, startedAt, performance.now() - started);
  google.state.lastCalls = report;
  google.history.ended(run, report, ended.outcome.ok ? null : ended.outcome.error);
  const { outcome } = ended;
  const returned = job.isRequest && outcome.ok && run.objects.byId.get(Number(outcome.json));
  return { ...outcome, report, ...(returned && { returned }) };
};

/** How an execution ended, and whether its thread is at rest since. */
interface Ending {
  readonly outcome:
    | { readonly ok: true; readonly json: string | null }
    | { readonly ok: false; readonly error: Failure };
  readonly byItself: boolean;
}

const cutOff = (error: Failure): Ending => ({ outcome: { ok: false, error }, byItself: false });
const tooLong = cutOff({ name: "Exception", message: "Exceeded maximum execution time" });
const killed = cutOff({ name: "Exception", message: "The execution was killed." });

const ending = async (
  run: Execution,
  { worker, port, flag }: Thread,
  args: Job["args"],
  deadline: number,
): Promise<Ending> => {
  let end: (ending: Ending) => void = () => undefined;
  const ended = new Promise<Ending>((resolve) => {
    end = resolve;
  });
  const onNews = (news: News) => {
    if (news.kind === "log") run.tally.logs.push(news.text);
    if (news.kind === "done") end({ outcome: { ok: true, json: news.json }, byItself: true });
    if (news.kind === "failed") end({ outcome: { ok: false, error: news.error }, byItself: true });
  };
  const onError = (error: unknown) => end(cutOff(failureOf(error)));
  const onCall = async (call: Call) => {
    const answer = await answered(run, call).catch((error) => cutOff(failureOf(error)));
    if ("outcome" in answer) return end(answer);
    if (run.google.clock.now() > deadline) return end(tooLong);
    if (run.over) return;
    port.postMessage({ ...answer, clock: run.google.clock.reading() } satisfies Answer);
    raise(flag);
  };
  worker.on("message", onNews);
  worker.on("error", onError);
  port.on("message", onCall);
  worker.postMessage(startOf(run, args));
  const ending = await ended;
  worker.off("message", onNews);
  worker.off("error", onError);
  port.off("message", onCall);
  return ending;
};

const startOf = (run: Execution, args: Job["args"]): Start => ({
  functionName: run.functionName,
  args: args(run).map((value) => encoded(value, run.objects)),
  wants: run.isRequest ? "object" : "value",
  clock: run.google.clock.reading(),
  seed: Number.parseInt(drawn(run.google.state).slice(0, 8), 16),
});

const failureOf = (error: unknown): Failure => {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  return { name: error.name, message: error.message, ...(error.stack ? { stack: error.stack } : {}) };
};

type Result = { readonly value: Wire } | { readonly error: Failure };

const answered = async (run: Execution, call: Call): Promise<Result | Ending> => {
  const counted = count(run.tally, call);
  const faults = run.faults.filter(({ at }) => isAt(at, counted));
  for (const fault of faults) if ("meanwhile" in fault) await fault.meanwhile();
  if (faults.some((fault) => "kill" in fault && fault.kill === "before")) return killed;
  if (run.google.settings.latency > 0) await after(run.google.settings.latency);
  const lost = faults.find((fault) => "answer" in fault);
  const result = lost && !lost.applied ? undefined : await resultOf(run, call);
  if (faults.some((fault) => "kill" in fault && fault.kill === "after")) return killed;
  return lost ? { error: lostAnswer(lost.answer, counted.method) } : (result ?? { value: null });
};

const resultOf = async (run: Execution, call: Call): Promise<Result> => {
  try {
    const args = call.args.map((arg) => decoded(arg, run.objects));
    const self = call.target === null ? undefined : run.objects.byId.get(call.target);
    const value = await invoke(run, call.className, call.method, self, args);
    return { value: encoded(value, run.objects) };
  } catch (error) {
    if (error instanceof ScriptError) return { error: error.failure };
    // Anything else is a fault of the host, which must not pass for Google's.
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      error: {
        name: "LocalHostError",
        message: `The local host failed in ${call.className}.${call.method}: ${message}`,
      },
    };
  }
};

const lostAnswer = (answer: 429 | 503 | "Empty response", method: string): Failure => {
  if (answer === "Empty response") return { name: "Exception", message: "Empty response" };
  const text =
    answer === 429 ? "Quota exceeded for quota metric 'Write requests'." : "The service is currently unavailable.";
  const message = `API call to ${method.replace(/^Sheets\./, "sheets.").replace(".Spreadsheets", ".spreadsheets")} failed with error: ${text}`;
  return { name: "GoogleJsonResponseException", message, details: { code: answer, message: text } };
};

const newTally = (): Tally => ({
  calls: {},
  total: 0,
  sheetsReads: 0,
  sheetsWrites: 0,
  mailSends: 0,
  cellsRead: 0,
  cellsWritten: 0,
  logs: [],
});

const count = (tally: Tally, { className, method }: Call): Counted => {
  const name = `${className}.${method}`;
  const nth = (tally.calls[name] ?? 0) + 1;
  tally.calls[name] = nth;
  tally.total += 1;
  const sheets = Object.entries(tally.calls).reduce(
    (sum, [key, times]) => (key.startsWith("Sheets.") ? sum + times : sum),
    0,
  );
  return { method: name, call: tally.total, nth, ...(className.startsWith("Sheets.") ? { sheets } : {}) };
};

const reportOf = (run: Execution, startedAt: number, milliseconds: number): CallReport => {
  const { total: _, ...tally } = run.tally;
  return {
    functionName: run.functionName,
    user: run.user,
    startedAt: new Date(startedAt).toISOString(),
    milliseconds: Math.round(milliseconds),
    ...tally,
  };
};
