/** Tabs that were chosen: what they are taken for, what a person puts right, and bringing them in. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Refusal } from "../../../model/refusal";
import type { TableName } from "../../../model/workbook";
import { useSlowness } from "../../shared/answers";
import { Progress, Trouble } from "../../shared/notices";
import { ask } from "../../shared/server";
import { Bringing } from "../bringing";
import type { Part } from "../coming";
import { answeredSaid, sumOf } from "../counts";
import { type Choice, type Look as Seen, nothingSaid, questionOf, twoWaysOf } from "./choice";
import { Look } from "./look";

interface Asked {
  readonly table: TableName;
  readonly tabs: readonly string[];
  readonly onStart: () => void;
  readonly onBack: () => void;
}

export const Looked = ({ table, tabs, onStart, onBack }: Asked) => {
  const [choice, setChoice] = useState<Choice>({ ...nothingSaid, table });
  const [isBegun, setBegun] = useState(false);
  const { looks, refusal, at, read } = useLooks(tabs, choice);
  const isLooking = at !== null;
  const sources = (looks ?? []).map((look) => ({
    ...(tabs.length > 1 && { tab: look.tab }),
    rows: look.rows,
    isWhole: choice.isInPlace,
    bring: (part?: Part) => ask("adopt", { ...questionOf(choice, look), confirm: true, ...(part && { part }) }),
  }));
  return (
    <>
      {looks && !isBegun && (
        <Look looks={looks} choice={choice} onChange={(more) => setChoice({ ...choice, ...more })} />
      )}
      {!looks && isLooking && (
        <Progress isBusy isSlow={false}>
          Looking at {tabs[at]} …
        </Progress>
      )}
      {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
      <Bringing
        table={table}
        sources={sources}
        isLooking={isLooking}
        isSlow={useSlowness(isLooking)}
        mayCome={looks !== null && mayCome(looks, choice)}
        answered={answeredSaid(looks ?? [])}
        onStart={() => {
          setBegun(true);
          onStart();
        }}
        onBack={onBack}
      />
    </>
  );
};

/** Something comes in, or the tab may stand where it is, and it is known how to read it. */
const mayCome = (looks: readonly Seen[], { isInPlace }: Choice): boolean => {
  const { added, changed } = sumOf(looks);
  const isOf = isInPlace ? looks.every(({ place }) => place.may) : added + changed > 0;
  return isOf && twoWaysOf(looks).length === 0;
};

interface Looks {
  /** One for each tab; they stay while newer ones are asked for. */
  readonly looks: readonly Seen[] | null;
  readonly refusal: Refusal | null;
  /** The tab that is being looked at. */
  readonly at: number | null;
}

/** Looks at all tabs, and again at each change of what a person says of them. */
const useLooks = (tabs: readonly string[], choice: Choice) => {
  const [state, setState] = useState<Looks>({ looks: null, refusal: null, at: 0 });
  const turn = useRef(0);
  const read = async () => {
    const mine = ++turn.current;
    const looks: Seen[] = [];
    for (const [at, tab] of tabs.entries()) {
      setState((before) => ({ ...before, refusal: null, at }));
      const known = state.looks?.[at];
      const answer = await ask("adopt", questionOf(choice, known ?? { tab, matches: [] }));
      // Somebody has said more since; only what comes of the last word counts.
      if (mine !== turn.current) return;
      if (!answer.ok) return setState((before) => ({ ...before, refusal: answer.refusal, at: null }));
      looks.push(answer.reply);
    }
    setState({ looks, refusal: null, at: null });
  };
  const asked = JSON.stringify(choice);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice of the same words is the same choice.
  useEffect(() => void read(), [asked]);
  return { ...state, read };
};
