/** What somebody should do today. */
import { type ComponentChildren, Fragment } from "preact";
import { useState } from "preact/hooks";
import type { Reply } from "../../contract";
import { type Doing, useAnswer, useDeed } from "../shared/answers";
import { Card } from "../shared/card";
import { Link } from "../shared/controls";
import { Alert, AsOf, Progress, Trouble } from "../shared/notices";
import { show } from "../shared/server";
import { warningsOf } from "../shared/warnings";
import { amountOf, dueOf, listed, urgencyOf } from "../shared/words";
import { Crowd, Taken } from "./crowd";
import { useFreshness, useRoom } from "./room";
import { emptyOf, headlineOf, tickSaid } from "./words";

type Line = Reply<"today">["lines"][number];
type Row = Line["rows"][number];

export const Today = ({ isFirst }: { readonly isFirst: boolean }) => {
  const { desk, zone } = useRoom();
  const { reply, refusal, isBusy, isSlow, read } = useAnswer("today", {}, (isFirst && desk.today) || null);
  const word = useDeed("crowd");
  useFreshness(read);
  return (
    <>
      <div class="top">
        <h2 class="unseen">Today</h2>
        <Progress isBusy={isBusy} isSlow={isSlow}>
          {reply ? <span class="headline">{headlineOf(reply, zone)}</span> : isBusy && "Reading the workbook …"}
        </Progress>
        {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
        {reply && <AsOf moment={reply.asOf} zone={zone} isBusy={isBusy} onAgain={() => void read()} />}
        <Taken word={word} />
      </div>
      {reply?.lines
        .filter(({ count }) => count > 0)
        .map((line, at, shown) => (
          <Fragment key={line.key}>
            {line.when && line.when !== shown[at - 1]?.when && <h2 class="when">{line.when}</h2>}
            <Lines line={line} asOf={reply.asOf} word={word} />
          </Fragment>
        ))}
      {reply && <p class="quiet foot">{emptyOf(reply.lines, desk)}</p>}
    </>
  );
};

interface Listed {
  readonly line: Line;
  readonly asOf: string;
  /** What somebody says of many new rows. */
  readonly word: Doing<"crowd">;
}

const Lines = ({ line, asOf, word }: Listed) => (
  <section aria-labelledby={`line-${line.key}`}>
    <h2 id={`line-${line.key}`} class="line">
      {line.what} <span class={line.late ? "count late" : "count"}>{line.count}</span>
    </h2>
    {line.when && <TickOf line={line} asOf={asOf} />}
    {!line.tick?.done && (
      <>
        <ul>
          {line.rows.map((row) => (
            <RowOf key={row.key} row={row} asOf={asOf} hasState={line.key === "decide" || line.key === "ae"}>
              {line.key === "meetings" && (
                <Link label={`Tell how it went: ${row.title}`} onClick={() => void show("openMeetingsOf", row.key)}>
                  Tell how it went
                </Link>
              )}
            </RowOf>
          ))}
        </ul>
        <More line={line} />
      </>
    )}
    {line.key === "crowd" && <Crowd word={word} />}
  </section>
);

/** The tick of a line, with who set it and when; somebody who only looks sees what was ticked. */
const TickOf = ({ line, asOf }: Pick<Listed, "line" | "asOf">) => {
  const { desk, zone, changed } = useRoom();
  const { act, isBusy, refusal } = useDeed("tick");
  const { key: item, what, tick } = line;
  const set = async (done: boolean) => {
    if ((await act({ item, done, ...(tick && { since: tick.since }) }))?.ok) changed();
  };
  const mayTick = desk.may.includes("tick");
  const said = tickSaid(line, asOf, zone);
  return (
    <div class="tick">
      {refusal && <Alert>{refusal.text}</Alert>}
      {mayTick ? (
        <label>
          <input
            type="checkbox"
            checked={tick?.done === true}
            aria-disabled={isBusy}
            aria-label={`Done: ${what}`}
            onClick={(event) => {
              event.preventDefault();
              void set(!tick?.done);
            }}
          />
          Done
        </label>
      ) : (
        tick?.done && "Done"
      )}
      {said && <span class="quiet"> {said}</span>}
    </div>
  );
};

interface Shown {
  readonly row: Row;
  readonly asOf: string;
  readonly hasState: boolean;
  readonly children: ComponentChildren;
}

const RowOf = ({ row, asOf, hasState, children }: Shown) => {
  const { openCard } = useRoom();
  const urgency = urgencyOf(row);
  const title = row.about ? <Link onClick={() => openCard(row.about)}>{row.title}</Link> : row.title;
  return (
    <Card title={title} urgency={hasState ? urgency : undefined} due={dueOf({ ...row, urgency }, asOf)}>
      {/* A meeting bears its partner's name. */}
      <p>{listed(!row.title.includes(row.partner) && row.partner, amountOf(row))}</p>
      {row.note && <p class="quiet">{row.note}</p>}
      {row.flags && <p class="warn">{warningsOf(row.flags)}</p>}
      {children}
    </Card>
  );
};

const More = ({ line: { key, count, rows } }: { readonly line: Line }) => {
  const { review } = useRoom();
  const [problem, setProblem] = useState("");
  const more = count - rows.length;
  if (more <= 0 || rows.length === 0) return null;
  return (
    <div class="more">
      {problem && <Alert>{problem}</Alert>}
      {key === "decide" ? (
        <Link onClick={() => void review().then(setProblem)}>{more} more: review them all</Link>
      ) : (
        `and ${more} more`
      )}
    </div>
  );
};
