/** The way from a page to the add-on: the only use of google.script.run. */
import type * as z from "zod/mini";
import type { contract, Operation, Reply } from "../contract";
import type { Refusal } from "../model/refusal";

/** What a page may ask with an operation. */
export type Question<O extends Operation> = z.input<(typeof contract)[O]["input"]>;

export type Answer<O extends Operation> =
  | { readonly ok: true; readonly reply: Reply<O> }
  | { readonly ok: false; readonly refusal: Refusal };

/** Asks the add-on; never rejects: what went wrong on the way is a refusal too, with a sentence that says what to do. */
export const server = async <O extends Operation>(operation: O, question: Question<O>): Promise<Answer<O>> => {
  try {
    const answer: Answer<O> | null = JSON.parse(await called(operation, question));
    return answer ?? lost;
  } catch {
    return lost;
  }
};

declare const google: { readonly script: { readonly run: Run } };

/** https://developers.google.com/apps-script/guides/html/reference/run */
interface Run {
  withSuccessHandler(handler: (returned: string) => void): Run;
  withFailureHandler(handler: (error: Error) => void): Run;
  call(operation: string, question: unknown): void;
}

const called = (operation: string, question: unknown): Promise<string> =>
  new Promise((resolve, reject) => {
    google.script.run.withSuccessHandler(resolve).withFailureHandler(reject).call(operation, question);
  });

// Google's own messages are in the person's language and say little, and several accounts in one browser is what is
// mostly behind them: https://developers.google.com/apps-script/guides/projects
const lost: { readonly ok: false; readonly refusal: Refusal } = {
  ok: false,
  refusal: {
    why: "failed",
    text: "Google gave no answer. Check your connection and try again. If you are signed in to several Google accounts, open the workbook in a private window with only this one: Google does not support several for add-ons.",
  },
};
