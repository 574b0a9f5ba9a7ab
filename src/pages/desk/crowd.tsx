/** Many new rows at once: somebody says with one click what they are (Q54). */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Reply } from "../../contract";
import type { Doing } from "../shared/answers";
import { Button } from "../shared/controls";
import { Progress, Trouble } from "../shared/notices";
import { useRoom } from "./room";

interface Asked {
  readonly word: Doing<"crowd">;
}

/** The two words, and what each leads to. */
export const Crowd = ({ word }: Asked) => {
  const { desk, changed } = useRoom();
  if (!desk.may.includes("crowd"))
    return <p class="more">A coordinator says under Today whether they are new or history.</p>;
  const say = async (as: "new" | "history") => {
    if ((await word.act({ as }))?.ok) changed();
  };
  return (
    <div class="more">
      <p class="hint">
        Acknowledged, each starts its clock and its partner gets a confirmation, or is asked for what is missing. Of
        history nobody is mailed.
      </p>
      <div class="buttons">
        <Button isBusy={word.isBusy} onClick={() => void say("new")}>
          Acknowledge them
        </Button>
        <Button isBusy={word.isBusy} onClick={() => void say("history")}>
          They are history
        </Button>
      </div>
      <Progress isBusy={word.isBusy} isSlow={word.isSlow}>
        {word.isBusy && "Taking them in …"}
      </Progress>
      {word.refusal && <Trouble refusal={word.refusal} />}
    </div>
  );
};

/** What became of them: it takes the focus, for what was pressed is gone with their line. */
export const Taken = ({ word: { reply } }: Asked) => {
  const said = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => void (reply && said.current?.focus()), [reply]);
  return (
    <p role="status" tabIndex={-1} ref={said}>
      {reply && takenSaid(reply)}
    </p>
  );
};

/** `8 rows taken in. Not row 10: Partner is missing.` */
export const takenSaid = ({ taken, refused }: Reply<"crowd">): string =>
  [
    `${taken} ${taken === 1 ? "row" : "rows"} taken in.`,
    ...refused.slice(0, SHOWN).map(({ row, text }) => `Not row ${row}: ${text}`),
    ...(refused.length > SHOWN ? [`And ${refused.length - SHOWN} more; the reasons stand under Warnings.`] : []),
  ].join(" ");

const SHOWN = 3;
