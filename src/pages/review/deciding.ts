/** How a decision goes: a form is filled in, held back for five seconds, sent, and its end told. */
import { useRef, useState } from "preact/hooks";
import type { Refusal } from "../../model/refusal";
import { useUndo } from "../shared/undo";
import { type Act, acts, type Card, type Entry, firstEntry, idOf, nameOf } from "./acts";
import { begin, draftOf, end, forgetDraft, keepDraft, unfinished } from "./drafts";
import { isRace, sent } from "./send";

/** A form that is open: about what, what was entered, and why it was refused when it was sent. */
export interface Form {
  readonly act: Act;
  readonly card: Card;
  readonly entry: Entry;
  readonly refusal: Refusal | null;
}

/** What is said about a decision when it is over. */
export interface Notice {
  readonly text: string;
  readonly isAlert: boolean;
}

/** Decisions of which the next card is of interest; after the others it is their own. */
const MOVES_ON: readonly Act[] = ["approve", "reject", "request-info"];

/** The form, what is held back or on its way, and what came of it; `lookAt` shows a card anew, blank for the next one. */
export const useDeciding = (lookAt: (id: string) => void) => {
  const [form, setForm] = useState<Form | null>(null);
  const [notice, setNotice] = useState<Notice | null>(unfinished);
  const [sending, setSending] = useState("");
  const undo = useUndo();
  const heldBack = useRef<Form | null>(null);

  const start = (act: Act, card: Card) => {
    setNotice(null);
    setForm({ act, card, entry: { ...firstEntry(act, card), ...draftOf({ id: idOf(card), act }) }, refusal: null });
  };
  const enter = (change: Partial<Entry>) => {
    if (!form) return;
    const entry = { ...form.entry, ...change };
    keepDraft({ id: idOf(form.card), act: form.act }, entry);
    setForm({ ...form, entry });
  };
  const outrun = (id: string, { text }: Refusal) => {
    setForm(null);
    setNotice({ text: `${text} This is how it stands now.`, isAlert: true });
    lookAt(id);
    focusSoon("#card-title");
  };
  const finished = ({ act, card }: Form) => {
    forgetDraft({ id: idOf(card), act });
    setNotice({ text: `${nameOf(card)} ${acts[act].done}.`, isAlert: false });
    lookAt(MOVES_ON.includes(act) ? "" : idOf(card));
    focusSoon("#card-title");
  };
  const send = async (decided: Form) => {
    const { act, card, entry } = decided;
    const doing = `${acts[act].doing} ${nameOf(card)}`;
    setSending(`${doing} …`);
    const outcome = await sent(act, card, entry, () =>
      setSending(`The answer was lost. ${doing}: sending the same again …`),
    );
    setSending("");
    end();
    if (outcome.ok) finished(decided);
    else if (isRace(outcome.refusal)) outrun(idOf(card), outcome.refusal);
    else setForm({ ...decided, refusal: outcome.refusal });
  };
  const hold = () => {
    if (!form) return;
    setForm(null);
    undo.hold(`${acts[form.act].doing} ${nameOf(form.card)}.`, () => void send(form));
    heldBack.current = form;
    begin({ id: idOf(form.card), act: form.act });
    focusSoon(".undo button");
  };
  const takeBack = () => {
    undo.undo();
    end();
    setForm(heldBack.current);
  };
  return {
    form,
    notice,
    sending,
    undo: { ...undo, undo: takeBack },
    /** The registration that is about to be decided; blank for none. */
    held: undo.held && heldBack.current ? idOf(heldBack.current.card) : "",
    start,
    enter,
    hold,
    outrun,
    close: () => setForm(null),
  };
};

/** What had the focus is gone: it goes to what comes next, unless somebody put it elsewhere. */
export const focusSoon = (selector: string): void =>
  void setTimeout(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>(selector)?.focus();
  });
