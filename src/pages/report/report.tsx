/** The report of the week that is chosen: one that goes out with its figures, one that went out as it was mailed. */
import { useState } from "preact/hooks";
import type { Reply } from "../../contract";
import { type Asking, useAnswer, useDeed } from "../shared/answers";
import { Button } from "../shared/controls";
import { AsOf, Progress, Trouble } from "../shared/notices";
import { zoneCalled } from "../shared/words";
import { Figures } from "./figures";
import { Past } from "./past";
import { Prepare } from "./prepare";
import { Chooser } from "./weeks";
import { choicesIn, type Choice } from "./words";

export type Desk = Reply<"open">;
type Weeks = NonNullable<Desk["weeks"]>;
type Report = Reply<"report">;

export const MondayReport = () => {
  const desk = useAnswer("open", { view: "report" });
  const { reply, refusal } = desk;
  return (
    <>
      <header class="top">
        <div>
          <h1 class="unseen">The Monday report</h1>
          {reply && <strong>{reply.program}</strong>}
          <Progress {...desk}>{desk.isBusy ? "Counting …" : ""}</Progress>
        </div>
        {reply?.may.includes("refreshReport") && <Tab />}
        {reply && (
          <AsOf
            moment={reply.asOf}
            zone={zoneCalled(reply.zone)}
            isBusy={desk.isBusy}
            onAgain={() => void desk.read()}
          />
        )}
      </header>
      {refusal && <Trouble refusal={refusal} onAgain={() => void desk.read()} />}
      {reply?.weeks && reply.report && (
        <Weeks desk={reply} weeks={reply.weeks} report={reply.report} onChanged={() => void desk.read()} />
      )}
    </>
  );
};

/** The Monday report tab shows the last completed week; by itself it follows in the evening and when the report goes out. */
const Tab = () => {
  const { act, reply, refusal, ...writing } = useDeed("refreshReport");
  return (
    <div class="tab">
      <Button isBusy={writing.isBusy} onClick={() => void act({})}>
        Bring its tab up to date
      </Button>
      <Progress {...writing}>
        {writing.isBusy ? "Writing …" : refusal ? refusal.text : reply && (reply.changed ? "Done." : "It was already.")}
      </Progress>
    </div>
  );
};

interface Opened {
  readonly desk: Desk;
  readonly weeks: Weeks;
  /** Of the week that goes out next. */
  readonly report: Report;
  readonly onChanged: () => void;
}

const Weeks = ({ desk, weeks, report, onChanged }: Opened) => {
  const choices = choicesIn(weeks);
  const [chosen, setChosen] = useState(report.week);
  const shown = choices.find(({ week }) => week === chosen) ?? choices[0];
  if (!shown) return null;
  return (
    <div class="desk">
      <nav aria-label="Weeks">
        <Chooser choices={choices} chosen={shown.week} onChoose={setChosen} />
      </nav>
      {shown.state === "sent" ? (
        <Past key={shown.week} choice={shown} desk={desk} onChanged={onChanged} />
      ) : (
        <Coming
          key={shown.week}
          choice={shown}
          desk={desk}
          weeks={weeks}
          first={shown.week === report.week ? report : null}
          onChanged={onChanged}
        />
      )}
    </div>
  );
};

export interface Shown {
  readonly choice: Choice;
  readonly desk: Desk;
  readonly onChanged: () => void;
}

/** The figures of a week whose report did not go out, and what goes out with it. */
const Coming = (shown: Shown & { readonly weeks: Weeks; readonly first: Report | null }) => {
  const { choice, first, desk, weeks, onChanged } = shown;
  // What came with the page is shown as it came; another week is asked for.
  const asked = useAnswer("report", first ? null : { week: choice.week });
  const report = first ?? asked.reply;
  const again = () => {
    onChanged();
    if (!first) void asked.read();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and without the focus no keyboard could scroll it. */}
      <section class="paper" aria-label="The figures" tabIndex={0}>
        <Reading {...asked} />
        {report && <Figures report={report} choice={choice} desk={desk} recipients={weeks.recipients} />}
      </section>
      <aside aria-label="What goes out with it">
        <Prepare key={choice.week} choice={choice} desk={desk} recipients={weeks.recipients} onChanged={again} />
      </aside>
    </>
  );
};

const Reading = (asked: Asking<"report">) => (
  <>
    <Progress {...asked}>{asked.isBusy ? "Counting …" : ""}</Progress>
    {asked.refusal && <Trouble refusal={asked.refusal} onAgain={() => void asked.read()} />}
  </>
);
