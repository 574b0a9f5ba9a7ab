/** Bringing lists in: the button, how far it is, and stopping on the way. */
import { useRef, useState } from "preact/hooks";
import type { Refusal } from "../../model/refusal";
import type { TableName } from "../../model/workbook";
import { Button } from "../shared/controls";
import { Progress, Trouble } from "../shared/notices";
import { bringIn, type Coming, isAllIn, notYet, progressOf, type Source } from "./coming";
import { Done } from "./done";

interface Asked {
  readonly table: TableName;
  readonly sources: readonly Source[];
  /** They are being looked at. */
  readonly isLooking: boolean;
  readonly isSlow: boolean;
  /** There is something to bring in, and it is known how to read it. */
  readonly mayCome: boolean;
  /** How the past was answered, as the looks tell; blank where they do not. */
  readonly answered: string;
  readonly onBack: () => void;
  /** Told when the first row is on its way. */
  readonly onStart: () => void;
}

/** The foot of the dialog while lists are looked at and come in; what came of it afterwards. */
export const Bringing = (asked: Asked) => {
  const { table, sources, isLooking, isSlow, mayCome, answered, onBack } = asked;
  const { coming, isBusy, isStopping, refusal, go, stop } = useComing(sources, asked.onStart);
  const progress = progressOf(sources, coming);
  if (!isBusy && coming.replies.length > 0)
    return (
      <Done
        table={table}
        coming={coming}
        left={isAllIn(sources, coming) ? 0 : progress.of - progress.done}
        refusal={refusal}
        answered={answered}
        onGoOn={() => void go()}
        onBack={onBack}
      />
    );
  return (
    <>
      {refusal && <Trouble refusal={refusal} onAgain={() => void go()} />}
      {isBusy && (
        <section>
          <h2>They are coming in</h2>
          <p>
            A thousand rows at a time. Stop lets the thousand end that is on its way; what is in stays in, and the rest
            may come later.
          </p>
        </section>
      )}
      <div class="foot">
        <Button isAction isBusy={isLooking || isBusy || !mayCome} onClick={() => void go()}>
          Bring them in
        </Button>
        {isBusy ? (
          <Button isBusy={isStopping} onClick={stop}>
            Stop
          </Button>
        ) : (
          <Button onClick={onBack}>Another list</Button>
        )}
        {isBusy && <Bar {...progress} />}
        <Progress isBusy={isLooking || isBusy} isSlow={isSlow}>
          {isBusy ? comingSaid(progress, isStopping) : isLooking ? LOOKING : NOT_YET}
        </Progress>
      </div>
    </>
  );
};

const LOOKING = "Trying it; nothing is written …";
const NOT_YET = "Nothing is written yet.";

const comingSaid = ({ done, of }: { readonly done: number; readonly of: number }, isStopping: boolean): string =>
  `${done.toLocaleString("en-US")} of ${of.toLocaleString("en-US")} are in. ${
    isStopping ? "Stopping after this thousand …" : "Leave this open: nothing comes in twice."
  }`;

const Bar = ({ done, of }: { readonly done: number; readonly of: number }) => (
  <progress value={done} max={of} aria-label="How many are in" />
);

/** What has come in so far; goes once however often the button is pressed, and goes on where it stopped. */
const useComing = (sources: readonly Source[], onStart: () => void) => {
  const [coming, setComing] = useState<Coming>(notYet);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isStopping, setStopping] = useState(false);
  const now = useRef({ isBusy: false, isStopped: false });
  const go = async () => {
    if (now.current.isBusy) return;
    now.current = { isBusy: true, isStopped: false };
    onStart();
    setRefusal(null);
    setBusy(true);
    const no = await bringIn(sources, coming, setComing, () => now.current.isStopped);
    now.current.isBusy = false;
    setBusy(false);
    setStopping(false);
    setRefusal(no);
  };
  const stop = () => {
    now.current.isStopped = true;
    setStopping(true);
  };
  return { coming, isBusy, isStopping, refusal, go, stop };
};
