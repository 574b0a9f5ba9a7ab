/** What goes out with the report: a sentence, how confident one is, whether it waits; a trial, and sending it at once. */
import { useState } from "preact/hooks";
import type { Input } from "../../contract";
import { weeks } from "../../model/records";
import { useDeed } from "../shared/answers";
import { Button } from "../shared/controls";
import { Field, focusField } from "../shared/field";
import { Alert, Progress } from "../shared/notices";
import type { Shown } from "./report";

type Said = Pick<Input<"prepareReport">, "hold" | "comment" | "confidence" | "confidenceNote">;

const { comment, confidence, confidenceNote } = weeks.columns;

export const Prepare = ({
  choice,
  desk,
  recipients,
  onChanged,
}: Shown & { readonly recipients: readonly string[] }) => {
  const [told, setTold] = useState({
    comment: choice.comment,
    confidence: choice.confidence,
    confidenceNote: choice.confidenceNote,
  });
  const [done, setDone] = useState("");
  const preparing = useDeed("prepareReport");
  const isHeld = choice.state === "held";
  if (!desk.may.includes("prepareReport"))
    return <p class="quiet">A coordinator, an approver, the CPO or the VP Sales prepares and sends it.</p>;
  const prepare = async (said: Said, after: string) => {
    setDone("");
    const answer = await preparing.act({ week: choice.week, ...said });
    if (!answer) return;
    if (!answer.ok) return void focusField(String(answer.refusal.field));
    setDone(answer.reply.sentTo.length ? `Sent to ${answer.reply.sentTo.join(", ")}.` : after);
    onChanged();
  };
  const field = (name: keyof typeof told) => ({
    name,
    value: told[name],
    onInput: (said: string) => setTold({ ...told, [name]: said }),
    fault: preparing.refusal?.field === name ? preparing.refusal.text : "",
  });
  const isNamed = Object.keys(told).includes(String(preparing.refusal?.field));
  return (
    <>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void prepare({ ...told, confidence: levelOf(told.confidence) }, "Saved. It goes out with the report.");
        }}
      >
        <h3>Goes out with it</h3>
        <Field {...field("comment")} column={comment} help="A sentence on top of the report." isLong />
        <Field {...field("confidence")} column={confidence} help="In the place of the rule; blank: the rule decides." />
        {told.confidence && (
          <Field {...field("confidenceNote")} column={{ ...confidenceNote, required: true }} title="Why" />
        )}
        {preparing.refusal && !isNamed && <Alert>{preparing.refusal.text}</Alert>}
        <div class="buttons">
          <Button type="submit" isAction isBusy={preparing.isBusy}>
            Save
          </Button>
          <Button
            isBusy={preparing.isBusy}
            onClick={() => void prepare({ hold: !isHeld }, isHeld ? "Released." : "Held back: it does not go out.")}
          >
            {isHeld ? "Release" : "Hold it back"}
          </Button>
        </div>
        <Progress isBusy={preparing.isBusy} isSlow={preparing.isSlow}>
          {preparing.isBusy ? "Writing it down …" : done}
        </Progress>
      </form>
      <Send choice={choice} desk={desk} recipients={recipients} onChanged={onChanged} />
    </>
  );
};

const levelOf = (said: string): Said["confidence"] =>
  said === "High" || said === "Medium" || said === "Low" ? said : "";

/** A trial to oneself, and the report itself where its time has come. */
const Send = ({ choice, desk, recipients, onChanged }: Shown & { readonly recipients: readonly string[] }) => {
  const [isAsked, setAsked] = useState(false);
  const [done, setDone] = useState("");
  const sending = useDeed("sendReport");
  const send = async (to?: string) => {
    setDone("");
    setAsked(false);
    const answer = await sending.act({ week: choice.week, ...(to && { to }) });
    if (!answer?.ok) return;
    setDone(
      answer.reply.already
        ? "It had gone out already."
        : `Handed to the mail service for ${answer.reply.to.join(", ")}.`,
    );
    if (!to) onChanged();
  };
  const isSendable = choice.isDue && choice.state !== "held" && recipients.length > 0;
  return (
    <section class="part">
      <h3>Send</h3>
      {sending.refusal && <Alert>{sending.refusal.text}</Alert>}
      {isAsked && <p>Send it to {recipients.join(", ")} now? A report that is out does not change any more.</p>}
      <div class="buttons">
        {desk.user && !isAsked && (
          <Button isBusy={sending.isBusy} onClick={() => void send(desk.user)}>
            Send me a trial
          </Button>
        )}
        {isSendable && (
          <Button isAction isBusy={sending.isBusy} onClick={() => (isAsked ? void send() : setAsked(true))}>
            {isAsked ? "Yes, send it" : "Send now …"}
          </Button>
        )}
        {isAsked && <Button onClick={() => setAsked(false)}>Not yet</Button>}
      </div>
      <Progress isBusy={sending.isBusy} isSlow={sending.isSlow}>
        {sending.isBusy ? "Sending …" : done}
      </Progress>
    </section>
  );
};
