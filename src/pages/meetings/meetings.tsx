/** The joint meetings: the calendar first, and in its place the form of a meeting or a brief. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Reply } from "../../contract";
import { useAnswer, useDeed } from "../shared/answers";
import { Button } from "../shared/controls";
import { Alert, AsOf, Progress, Trouble } from "../shared/notices";
import { opening } from "../shared/opening";
import type { Question } from "../shared/server";
import { zoneCalled } from "../shared/words";
import { Brief } from "./brief";
import { Coming } from "./coming";
import { Form } from "./form";
import { Owed } from "./owed";
import type { Room, View } from "./room";
import { Week } from "./week";

export const Meetings = () => {
  const { reply, refusal, read, ...reading } = useAnswer("open", { view: "meetings" });
  return reply?.meetings ? (
    <Opened desk={reply} first={reply.meetings} />
  ) : (
    <div class="room">
      <h1 class="unseen">Meetings</h1>
      <Progress {...reading}>{reading.isBusy && "Reading the meetings …"}</Progress>
      {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
    </div>
  );
};

interface Told {
  readonly text: string;
  readonly warnings: readonly string[];
  /** How it is taken back. */
  readonly back?: Question<"logMeeting"> | undefined;
}

const CALENDAR: View = { is: "calendar" };

/** The meeting that the window was opened for, where the calendar knows it. */
const firstView = ({ meetings }: Reply<"meetings">): View => {
  const { about } = opening();
  return meetings.some(({ id }) => id === about) ? { is: "form", id: about } : CALENDAR;
};

const Opened = ({ desk, first }: { readonly desk: Reply<"open">; readonly first: Reply<"meetings"> }) => {
  const { reply, refusal, isBusy, isSlow, read } = useAnswer("meetings", {}, first);
  const [view, setView] = useState(() => firstView(first));
  const [told, setTold] = useState<Told | null>(null);
  const logging = useDeed("logMeeting");
  const calendar = reply ?? first;
  useReturn(view);
  const show = (next: View) => {
    logging.clear();
    setTold(null);
    setView(next);
  };
  const log: Room["log"] = async (question, text, back) => {
    const answer = await logging.act(question);
    if (!answer?.ok) return false;
    setTold({ text: `${answer.reply.id}: ${text}`, warnings: answer.reply.warnings, back });
    await read();
    setView(CALENDAR);
    return true;
  };
  const room: Room = {
    desk,
    calendar,
    zone: zoneCalled(desk.zone),
    mayLog: desk.may.includes("logMeeting"),
    mayBrief: desk.may.includes("brief"),
    show,
    logging,
    log,
  };
  const meeting = calendar.meetings.find(({ id }) => "id" in view && id === view.id);
  return (
    <div class="room">
      <h1 class="unseen">Meetings</h1>
      <div class="above">
        <Said told={told} onBack={(back) => void log(back, "taken back.").then(() => focusOn("owed"))} />
        {view.is === "calendar" && logging.refusal && <Alert>{logging.refusal.text}</Alert>}
      </div>
      {view.is === "form" && <Form key={view.id ?? ""} room={room} meeting={meeting && { ...meeting, ...view.more }} />}
      {view.is === "brief" && <Brief room={room} id={view.id} onChanged={() => void read()} />}
      {view.is === "calendar" && (
        <>
          <AsOf moment={calendar.asOf} zone={room.zone} isBusy={isBusy} onAgain={() => void read()} />
          <Progress isBusy={isBusy} isSlow={isSlow}>
            {isBusy && "Reading the meetings …"}
          </Progress>
          {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
          <Week room={room} />
          <Coming room={room} />
          <Owed room={room} />
        </>
      )}
    </div>
  );
};

/** Who comes back from a form or a brief begins where the calendar begins. */
const useReturn = (view: View): void => {
  const before = useRef(view.is);
  useLayoutEffect(() => {
    if (view.is === "calendar" && before.current !== "calendar") focusOn("week");
    before.current = view.is;
  }, [view]);
};

/** What was pressed is gone: the heading takes the focus. */
const focusOn = (heading: string): void => document.getElementById(heading)?.focus();

/** What was done last, with what is to be known of it, and how it is taken back. */
const Said = ({
  told,
  onBack,
}: {
  readonly told: Told | null;
  readonly onBack: (back: Question<"logMeeting">) => void;
}) => {
  const { back } = told ?? {};
  return (
    <div role="status">
      {told && (
        <div class="told">
          <div>
            <p>{told.text}</p>
            {told.warnings.map((warning) => (
              <p key={warning} class="warn">
                {warning}
              </p>
            ))}
          </div>
          {back && <Button onClick={() => onBack(back)}>Take it back</Button>}
        </div>
      )}
    </div>
  );
};
