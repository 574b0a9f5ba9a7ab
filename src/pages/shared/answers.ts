/** Asking the add-on from a page: what it said last, whether it is being asked, and what went wrong. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Operation, Reply } from "../../contract";
import type { Refusal } from "../../model/refusal";
import { type Answer, ask, type Question, server } from "./server";

interface View<O extends Operation> {
  /** What the last good answer said; it stays while a newer one is asked for or cannot be had. */
  readonly reply: Reply<O> | null;
  readonly refusal: Refusal | null;
  readonly isBusy: boolean;
}

export interface Asking<O extends Operation> extends View<O> {
  /** Four seconds have passed without an answer. */
  readonly isSlow: boolean;
  /** Asks again. */
  read(): Promise<void>;
}

/**
 * Reads when the page opens, whenever the question is another one, and when it is asked to. With a first reply, which
 * came with the page, nothing is read at first; with `null` for a question nothing is read at all.
 */
export const useAnswer = <O extends Operation>(
  operation: O,
  question: Question<O> | null,
  first: Reply<O> | null = null,
): Asking<O> => {
  const [view, setView] = useState<View<O>>({ reply: first, refusal: null, isBusy: false });
  const turn = useRef(0);
  const read = async () => {
    if (question === null) return;
    const mine = ++turn.current;
    setView((before) => ({ ...before, refusal: null, isBusy: true }));
    const answer = await ask(operation, question);
    // Answers come in any order; only that to the last question counts.
    if (mine === turn.current) setView((before) => shown(before, answer));
  };
  const isDue = useRef(first === null);
  const asked = JSON.stringify(question);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question of the same words is the same question.
  useEffect(() => {
    if (isDue.current) void read();
    isDue.current = true;
  }, [asked]);
  return { ...view, isSlow: useSlowness(view.isBusy), read };
};

const shown = <O extends Operation>(before: View<O>, answer: Answer<O>): View<O> =>
  answer.ok
    ? { reply: answer.reply, refusal: null, isBusy: false }
    : { ...before, refusal: answer.refusal, isBusy: false };

export interface Doing<O extends Operation> extends View<O> {
  readonly isSlow: boolean;
  /** Does it, unless it is being done: a key that is pressed twice does it once. */
  act(question: Question<O>): Promise<Answer<O> | undefined>;
  /** Forgets how it went. */
  clear(): void;
}

/** Something that a person does, and how it went. A question with a token is sent again when its answer was lost. */
export const useDeed = <O extends Operation>(operation: O): Doing<O> => {
  const [view, setView] = useState<View<O>>(IDLE);
  const isBusy = useRef(false);
  const act = async (question: Question<O>) => {
    if (isBusy.current) return undefined;
    isBusy.current = true;
    setView((before) => ({ ...before, refusal: null, isBusy: true }));
    const isOnce = typeof question === "object" && question !== null && "token" in question;
    const answer = await (isOnce ? ask : server)(operation, question);
    isBusy.current = false;
    setView((before) => shown(before, answer));
    return answer;
  };
  return { ...view, isSlow: useSlowness(view.isBusy), act, clear: () => setView(IDLE) };
};

const IDLE = { reply: null, refusal: null, isBusy: false } as const;

const FOUR_SECONDS = 4000;

/** Whether something has been going on for more than four seconds. */
export const useSlowness = (isBusy: boolean): boolean => {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!isBusy) return;
    const timer = setTimeout(() => setSlow(true), FOUR_SECONDS);
    return () => clearTimeout(timer);
  }, [isBusy]);
  return isSlow && isBusy;
};
