/** What came of each of several registrations that were decided, and the way to take it all back. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Reply } from "../../../contract";
import { Button } from "../../shared/controls";
import { Alert } from "../../shared/notices";
import { countOf, type Decided, type Many } from "./many";
import { Results } from "./results";

export const ManyDecided = ({ decided, sending, takeAllBack, close }: Many) => {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it is decided, and when it is taken back.
  useLayoutEffect(() => heading.current?.focus(), [decided?.undone]);
  if (!decided) return null;
  const { undone, refusal, batch } = decided;
  return (
    <section class="paper" aria-label="What came of it">
      <h2 ref={heading} tabIndex={-1}>
        {undone ? undoneSaid(undone) : doneSaid(decided)}
      </h2>
      {undone && <Left {...undone} />}
      {refusal && <Alert>{refusal.text}</Alert>}
      <div class="buttons">
        {batch && (
          <Button isBusy={sending !== ""} onClick={() => void takeAllBack()}>
            Undo
          </Button>
        )}
        <Button isAction onClick={close}>
          Back to the queue
        </Button>
      </div>
      <Results results={(undone ?? decided).results} items={decided.items} />
    </section>
  );
};

const doneSaid = ({ results }: Decided): string => {
  const done = results.filter((result) => result.done).length;
  const left = results.length - done;
  return `Done: ${countOf(done)}.${left ? ` ${left} not.` : ""}`;
};

const undoneSaid = ({ results }: Reply<"undo">): string => {
  const done = results.filter((result) => result.done).length;
  const left = results.length - done;
  return `Undone: ${countOf(done)} as before.${left ? ` ${left} not.` : ""}`;
};

/** What no undo can call back. */
const Left = ({ mailed, stopped }: Reply<"undo">) => (
  <>
    {mailed > 0 && (
      <Alert>
        {mailed === 1 ? "1 e-mail had left already and cannot" : `${mailed} e-mails had left already and cannot`} be
        called back: tell these partners that the answer no longer holds.
      </Alert>
    )}
    {stopped > 0 && (
      <p>{stopped === 1 ? "1 mail had not left and will not go." : `${stopped} mails had not left and will not go.`}</p>
    )}
  </>
);
