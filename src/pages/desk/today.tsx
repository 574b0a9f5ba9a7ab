/** What somebody should do today. */
import type { ComponentChildren } from "preact";
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
import { emptyOf, headlineOf, titleOf } from "./words";

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
        .map((line) => (
          <Lines key={line.key} line={line} asOf={reply.asOf} word={word} />
        ))}
      {reply && <p class="quiet foot">{emptyOf(reply.lines)}</p>}
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
      {titleOf(line)} <span class={line.late ? "count late" : "count"}>{line.count}</span>
    </h2>
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
    {line.key === "crowd" && <Crowd word={word} />}
  </section>
);

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
  if (more <= 0) return null;
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
