/** Several registrations at once: they are marked in the queue, one form is filled in for all, and what came of each is told. */
import { useState } from "preact/hooks";
import type { Reply } from "../../../contract";
import type { Refusal } from "../../../model/refusal";
import { moves } from "../../../rules/moves";
import { server } from "../../shared/server";
import { useUndo } from "../../shared/undo";
import { type Act, decisionOn, type Entry, type Verdict } from "../acts";
import { focusSoon } from "../deciding";
import { ENTRY } from "../queue";
import type { Item } from "../words";

/** What may be done with several at once. */
export const manyActs = ["approve", "reject", "request-info"] as const;
export type ManyAct = (typeof manyActs)[number];
const isManyAct = (act: Act): act is ManyAct => (manyActs as readonly Act[]).includes(act);

export type Result = Reply<"decideMany">["results"][number];

/** How it ended: decided, and perhaps taken back again. */
export interface Decided {
  /** The registrations as the queue knew them. */
  readonly items: readonly Item[];
  readonly results: readonly Result[];
  /** What can be undone; blank for nothing. */
  readonly batch: string;
  readonly mails: number;
  readonly undone: Reply<"undo"> | null;
  readonly refusal: Refusal | null;
}

interface View {
  readonly act: ManyAct | null;
  readonly entry: Entry;
  readonly refusal: Refusal | null;
  readonly decided: Decided | null;
  /** Held back or on its way: the queue is in view again. */
  readonly isAway: boolean;
  readonly sending: string;
}

const blank: Entry = {
  ae: "",
  code: "",
  reason: "",
  alternative: "",
  note: "",
  fields: [],
  override: false,
  by: "",
  answers: {},
};
const START: View = { act: null, entry: blank, refusal: null, decided: null, isAway: false, sending: "" };

export type Many = ReturnType<typeof useMany>;

/** `onDone` looks at the queue anew. */
export const useMany = (queue: readonly Item[], onDone: () => void) => {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [view, setView] = useState<View>(START);
  const undo = useUndo();
  const change = (said: Partial<View>) => setView((before) => ({ ...before, ...said }));
  const items = queue.filter(({ id }) => ids.has(id));
  const marked = new Set(items.map(({ id }) => id));
  const { act, entry, decided } = view;

  const send = async (verdict: ManyAct) => {
    change({ sending: `${doing(verdict, items.length)} …` });
    const answer = await sent(verdict, items, entry);
    change({ ...answer, isAway: false, sending: "" });
    if (answer.decided) setIds(new Set());
  };
  const hold = () => {
    if (!act) return;
    change({ isAway: true });
    undo.hold(`${doing(act, items.length)}.`, () => void send(act));
    focusSoon(".undo button");
  };
  const takeBack = () => {
    undo.undo();
    change({ isAway: false });
  };
  const takeAllBack = async () => {
    if (!decided?.batch) return;
    change({ sending: "Undoing it …" });
    const answer = await server("undo", { batch: decided.batch });
    const said = answer.ok ? { undone: answer.reply, batch: "" } : { refusal: answer.refusal };
    change({ sending: "", decided: { ...decided, refusal: null, ...said } });
  };
  const close = () => {
    setView(START);
    if (decided) onDone();
    focusSoon(ENTRY);
  };
  return {
    items,
    marked,
    act,
    entry,
    refusal: view.refusal,
    decided,
    sending: view.sending,
    stage: stageOf(view),
    undo: { ...undo, undo: takeBack },
    isAllMarked: marked.size === queue.length,
    onMark: (id: string) => setIds(toggled(ids, id)),
    onMarkAll: () => setIds(new Set(marked.size < queue.length ? queue.map(({ id }) => id) : [])),
    onEntry: (said: Partial<Entry>) => change({ entry: { ...entry, ...said }, refusal: null }),
    onRefused: (refusal: Refusal) => change({ refusal }),
    hold,
    takeAllBack,
    close,
    /** Opens the form for what is marked; false where nothing is, or where it is nothing for several at once. */
    start: (asked: Act): boolean => {
      if (items.length === 0 || !isManyAct(asked)) return false;
      setView({ ...START, act: asked });
      return true;
    },
    /** One step back; false where there is none. */
    back: (): boolean => {
      if (undo.held) takeBack();
      else if (act) close();
      return undo.held !== null || act !== null;
    },
  };
};

const stageOf = ({ act, decided, isAway }: View): "marking" | "entering" | "decided" => {
  if (!act || isAway) return "marking";
  return decided ? "decided" : "entering";
};

const toggled = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  const others = [...ids].filter((other) => other !== id);
  return new Set(ids.has(id) ? others : [...others, id]);
};

const verbs: Readonly<Record<ManyAct, string>> = {
  approve: "Approving",
  reject: "Rejecting",
  "request-info": "Asking about",
};
const doing = (act: ManyAct, count: number): string => `${verbs[act]} ${countOf(count)}`;

/** `1 registration`, `3 registrations`. */
export const countOf = (count: number): string => `${count} ${count === 1 ? "registration" : "registrations"}`;

/** The decisions on these registrations, each with the version that was looked at. */
export const questionOf = (verdict: Verdict, items: readonly Item[], entry: Entry) => ({
  items: items.map(({ id, version }) => decisionOn({ id, version, verdict }, entry)),
});

type Sent = Pick<View, "decided" | "refusal">;

/** Sent again when its answer was lost: what stands already where it leads had arrived the first time. */
const sent = async (act: ManyAct, items: readonly Item[], entry: Entry): Promise<Sent> => {
  const question = questionOf(act, items, entry);
  const first = await server("decideMany", question);
  const wasLost = !first.ok && first.refusal.why === "failed";
  const answer = wasLost ? await server("decideMany", question) : first;
  if (!answer.ok) return { decided: null, refusal: answer.refusal };
  const results = answer.reply.results.map((result) =>
    wasLost && hadArrived(act, result) ? { id: result.id, done: true, mailTo: [] } : result,
  );
  return { decided: { items, undone: null, refusal: null, ...answer.reply, results }, refusal: null };
};

const hadArrived = (act: ManyAct, { refusal }: Result): boolean =>
  refusal?.why === "decided" && refusal.stage === moves[act].to;
