/** The way from a page to the add-on: the only use of google.script. */
import type * as z from "zod/mini";
import type { contract, Operation, Reply } from "../../contract";
import type { Refusal } from "../../model/refusal";
import { opening } from "./opening";

/** What a page may ask with an operation. */
export type Question<O extends Operation> = z.input<(typeof contract)[O]["input"]>;

export type Answer<O extends Operation> =
  | { readonly ok: true; readonly reply: Reply<O> }
  | { readonly ok: false; readonly refusal: Refusal };

/** Asks the add-on once; never rejects: what went wrong on the way is a refusal too, with a sentence that says what to do. */
export const server = async <O extends Operation>(operation: O, question: Question<O>): Promise<Answer<O>> =>
  (await askedOnce(operation, question)) ?? { ok: false, refusal: lost(opening().user) };

/** Asks again when the answer was lost: for what changes nothing, and for what carries a token and so happens once. */
export const ask = async <O extends Operation>(operation: O, question: Question<O>): Promise<Answer<O>> =>
  (await askedOnce(operation, question)) ?? server(operation, question);

/** Lets a menu item of the add-on open its window; resolves to what went wrong, blank when nothing did. */
export const show = async (item: MenuItem, about = ""): Promise<string> => {
  try {
    await reached((run) => (about ? run[item](about) : run[item]()));
    return "";
  } catch {
    return lost(opening().user).text;
  }
};

/** What arrives in a page of a number that is none and of one beside it, as text; the self-test asks. */
export const numbersArrived = async (): Promise<string> => {
  try {
    return JSON.stringify(await reached((run) => run.notANumber())) ?? "undefined";
  } catch {
    return "an error";
  }
};

/** Closes the dialog or the sidebar in which the page stands. */
export const close = (): void => google.script.host.close();

/** Menu items that a page may open another page with. */
export type MenuItem =
  | "openToday"
  | "openAlerts"
  | "openRegister"
  | "openReview"
  | "openReviewOf"
  | "openClocks"
  | "openMeetings"
  | "openMeetingsOf"
  | "openReport"
  | "openSetUp"
  | "openHours"
  | "openImport"
  | "openMails"
  | "openHealth"
  | "openLists"
  | "openCoverage";

declare const google: { readonly script: { readonly run: Run; readonly host: { close(): void } } };

/** https://developers.google.com/apps-script/guides/html/reference/run */
interface Run extends Readonly<Record<MenuItem, (about?: string) => void>> {
  withSuccessHandler(handler: (returned: unknown) => void): Run;
  withFailureHandler(handler: (error: Error) => void): Run;
  call(operation: string, question: unknown): void;
  notANumber(): void;
}

/** The answer; nothing when it did not come, came too late or cannot be read. */
const askedOnce = async <O extends Operation>(operation: O, question: Question<O>): Promise<Answer<O> | null> => {
  try {
    return JSON.parse(String(await reached((run) => run.call(operation, question)))) as Answer<O> | null;
  } catch {
    return null;
  }
};

// Waiting for the lock and for Google's own second tries may take more than a minute; what takes longer is lost.
const PATIENCE = 100_000;

const reached = (work: (run: Run) => void): Promise<unknown> =>
  new Promise((resolve, reject) => {
    setTimeout(reject, PATIENCE);
    work(google.script.run.withSuccessHandler(resolve).withFailureHandler(reject));
  });

// Google's own messages are in the person's language and say little, and several accounts in one browser is what is
// mostly behind them: https://developers.google.com/apps-script/guides/projects
const lost = (user: string): Refusal => ({
  why: "failed",
  text: `Google gave no answer. Check your connection and try again. If you are signed in to several Google accounts, open the workbook in a private window with only ${user || "the one that may edit it"}: Google does not support several for add-ons.`,
});
