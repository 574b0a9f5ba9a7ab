/** The forecast of a month as it is mailed, to look at before it is sent. */
import { useState } from "preact/hooks";
import type { Reply } from "../../contract";
import type { Column } from "../../model/column";
import { addToMonth, monthOf, sayMonth } from "../../rules/forecast/month";
import { dayOf } from "../../rules/zone";
import { useAnswer } from "../shared/answers";
import { Button } from "../shared/controls";
import { Field } from "../shared/field";
import { Alert, AsOf, Progress, Trouble } from "../shared/notices";
import { show } from "../shared/server";
import { zoneCalled } from "../shared/words";
import { Send } from "./send";

export const Forecast = ({ desk }: { readonly desk: Reply<"open"> }) => {
  const zone = zoneCalled(desk.zone);
  const current = monthOf(dayOf(zone, Date.parse(desk.asOf)));
  const [month, setMonth] = useState(current);
  const { reply, refusal, read, ...reading } = useAnswer("forecast", { month });
  return (
    <>
      <Field name="month" column={monthFrom(current)} value={month} onInput={(said) => setMonth(said || current)} />
      {reply && <AsOf moment={reply.asOf} zone={zone} isBusy={reading.isBusy} onAgain={() => void read()} />}
      <Progress {...reading}>{reading.isBusy && "Going through the deals …"}</Progress>
      {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
      {reply && <Empty {...reply} />}
      {reply && <Mail html={reply.html} month={reply.month} />}
      {reply && <Send key={reply.month} forecast={reply} desk={desk} />}
    </>
  );
};

const MONTHS = 12;

/** This month and the eleven before. */
const monthFrom = (current: string): Column => ({
  kind: "choice",
  title: "Forecast of",
  help: "What was closed is of the month before; deals and outlook are as of now.",
  required: true,
  choices: Object.fromEntries(
    Array.from({ length: MONTHS }, (_, ago) => addToMonth(current, -ago)).map((month) => [month, sayMonth(month)]),
  ),
});

/** Nothing to forecast: what to do about it. */
const Empty = ({ blocks: { closed, topTen } }: Reply<"forecast">) => {
  const [problem, setProblem] = useState("");
  if (topTen.length > 0 || closed.sourced.count > 0 || closed.influenced.count > 0) return null;
  return (
    <div class="empty">
      <h2>No deal counts yet</h2>
      <p>
        The forecast is made from the Deals tab: each open deal with its partner, deal type, stage, amount and expected
        close.
      </p>
      <div class="buttons">
        <Button onClick={() => void show("openImport").then(setProblem)}>Bring in a list of deals</Button>
      </div>
      {problem && <Alert>{problem}</Alert>}
    </div>
  );
};

/** The mail in a frame of its own, as high as it is: no script runs in it, and its link opens beside the workbook. */
const Mail = ({ html, month }: { readonly html: string; readonly month: string }) => {
  const [height, setHeight] = useState(400);
  return (
    <iframe
      class="mail"
      title={`The forecast of ${sayMonth(month)} as it is mailed`}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcDoc={html.replace("<head>", '<head><base target="_blank">')}
      style={{ height: `${height}px` }}
      onLoad={({ currentTarget: { contentDocument } }) =>
        setHeight(contentDocument?.documentElement.scrollHeight ?? height)
      }
    />
  );
};
