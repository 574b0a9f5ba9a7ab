/** What came of lists: how many are in, how the past was answered, and the way back. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Refusal } from "../../model/refusal";
import { type TableName, tableOf } from "../../model/workbook";
import { useDeed } from "../shared/answers";
import { Button, Link } from "../shared/controls";
import { Alert, Progress, Trouble } from "../shared/notices";
import { close, show } from "../shared/server";
import { listed } from "../shared/words";
import { batchesOf, type Coming } from "./coming";
import { countsSaid, sumOf } from "./counts";
import { Refused } from "./refused";
import { BackToFirstSteps } from "../shared/first-steps";

interface Outcome {
  readonly table: TableName;
  readonly coming: Coming;
  /** Rows that are not in yet because somebody stopped, or because they were refused. */
  readonly left: number;
  readonly refusal: Refusal | null;
  readonly answered: string;
  readonly onGoOn: () => void;
  readonly onBack: () => void;
}

export const Done = ({ table, coming, left, refusal, answered, onGoOn, onBack }: Outcome) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const undoing = useDeed("undoImport");
  const counts = sumOf(coming.replies);
  const batches = batchesOf(coming);
  const isOut = undoing.reply !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the button that was pressed is gone once they are out.
  useLayoutEffect(() => heading.current?.focus(), [isOut]);
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {undoing.reply ? outSaid(undoing.reply) : `${left > 0 ? "Stopped" : "Done"}: ${countsSaid(counts)}`}
      </h2>
      {left > 0 && !isOut && <p>{left.toLocaleString("en-US")} more are not in yet. They can come later, too.</p>}
      {!isOut && <Refused refused={counts.refused} />}
      {answered && !isOut && <p class="answered">{answered}</p>}
      {!isOut && (
        <p>
          Blanks that are needed and names that nobody knows stand under{" "}
          <Link onClick={() => void show("openHealth")}>Is everything running?</Link>
        </p>
      )}
      {refusal && !isOut && <Trouble refusal={refusal} onAgain={onGoOn} />}
      {undoing.refusal && <Alert>{undoing.refusal.text}</Alert>}
      <div class="foot">
        {left > 0 && !isOut ? (
          <Button isAction onClick={onGoOn}>
            Go on
          </Button>
        ) : (
          <Button isAction onClick={close}>
            Close
          </Button>
        )}
        <Button onClick={onBack}>Another list</Button>
        <BackToFirstSteps />
        {batches.length > 0 && !isOut && (
          <Button isBusy={undoing.isBusy} onClick={() => void undoing.act({ table, batches })}>
            Take them out again
          </Button>
        )}
        <Progress isBusy={undoing.isBusy} isSlow={undoing.isSlow}>
          {undoing.isBusy && "Taking them out …"}
        </Progress>
      </div>
    </>
  );
};

const outSaid = ({
  table,
  removed,
  restored,
  kept,
}: NonNullable<ReturnType<typeof useDeed<"undoImport">>["reply"]>): string =>
  [
    (removed > 0 || restored === 0) &&
      `Taken out of ${tableOf(table as TableName).tab}: ${removed.toLocaleString("en-US")} ${removed === 1 ? "row" : "rows"}.`,
    restored > 0 && `${restored.toLocaleString("en-US")} ${restored === 1 ? "row stands" : "rows stand"} as before.`,
    kept.length > 0 && `Changed since, so they stay: ${listed(...kept.slice(0, 5))}${kept.length > 5 ? " …" : ""}.`,
  ]
    .filter(Boolean)
    .join(" ");
