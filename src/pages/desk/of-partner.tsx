/** What is done about a partner who waits: saying that we are late, and that a question was answered. */
import { useState } from "preact/hooks";
import type { Column } from "../../model/column";
import type { Reply } from "../../contract";
import { useAnswer, useDeed } from "../shared/answers";
import { Button, Link } from "../shared/controls";
import { Field } from "../shared/field";
import { Alert, Progress, Trouble } from "../shared/notices";
import { listed, sayHours } from "../shared/words";
import { usePaused } from "./find";
import { useRoom } from "./room";

type Clock = Reply<"clocks">["clocks"][number];

export const OfPartner = ({ clock }: { readonly clock: Clock }) => {
  const { desk } = useRoom();
  const isLate = clock.state === "breached" && clock.partner !== "";
  return (
    <>
      {isLate && desk.may.includes("tellLate") && <TellLate clock={clock.id} />}
      {clock.policy === "inquiry" && clock.stoppedAt === null && desk.may.includes("inquiry") && (
        <Answered id={clock.subject} />
      )}
    </>
  );
};

const note: Column = { kind: "text", title: "A sentence of your own" };

/** Milliseconds without a key before the mail is written anew. */
const PAUSE = 600;

/** The mail is shown before it is sent; it goes out once. */
const TellLate = ({ clock }: { readonly clock: string }) => {
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  const settled = usePaused(said, PAUSE);
  const { reply, refusal, isBusy, isSlow, read } = useAnswer("tellLate", isOpen ? { clock, note: settled } : null);
  const sending = useDeed("tellLate");
  if (sending.reply) return <p role="status">The partner was told: {listed(...sending.reply.to)}.</p>;
  return (
    <div class="why">
      <Link isOpen={isOpen} onClick={() => setOpen(!isOpen)}>
        Tell the partner that we are late
      </Link>
      <div hidden={!isOpen}>
        <Progress isBusy={isBusy || sending.isBusy} isSlow={isSlow || sending.isSlow}>
          {sending.isBusy ? "Sending …" : isBusy && !reply && "Writing the mail …"}
        </Progress>
        {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
        {sending.refusal && <Alert>{sending.refusal.text}</Alert>}
        {reply && !refusal && (
          <>
            <p class="quiet">
              To {listed(...reply.to)}
              {reply.cc.length > 0 && `, copy to ${listed(...reply.cc)}`}
            </p>
            <p>
              <strong>{reply.subject}</strong>
            </p>
            <p class="mail">{reply.text}</p>
            <Field name={`note-${clock}`} column={note} value={said} onInput={setSaid} isLong />
            <div class="buttons">
              <Button
                isAction
                isBusy={sending.isBusy || isBusy}
                onClick={() => void sending.act({ clock, note: said, confirm: true })}
              >
                Send
              </Button>
            </div>
          </>
        )}
      </div>
    </div>
  );
};

const Answered = ({ id }: { readonly id: string }) => {
  const { changed } = useRoom();
  const answering = useDeed("answerInquiry");
  const answer = async () => {
    const answered = await answering.act({ id });
    if (answered?.ok) changed();
  };
  if (answering.reply) return <p role="status">{answeredSaid(answering.reply)}</p>;
  return (
    <div class="buttons">
      {answering.refusal && <Alert>{answering.refusal.text}</Alert>}
      <Button isBusy={answering.isBusy} onClick={() => void answer()}>
        It was answered
      </Button>
    </div>
  );
};

const answeredSaid = ({ id, hours, inTime }: Reply<"answerInquiry">): string =>
  `${id} is answered${hours === null ? "" : `, after ${sayHours(hours)}`}: ${inTime ? "in time" : "too late"}.`;
