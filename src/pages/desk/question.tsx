/** Writing down what a partner asked: from then on its clock runs. */
import { useState } from "preact/hooks";
import { inquiries } from "../../model/pipeline";
import { useDeed } from "../shared/answers";
import { Button, Link } from "../shared/controls";
import { Field, focusField } from "../shared/field";
import { Alert } from "../shared/notices";
import { momentOf } from "../shared/words";
import { useRoom } from "./room";

const { partner, text, from } = inquiries.columns;
const blank = { partner: "", text: "", from: "" };

export const Question = () => {
  const { desk, zone, changed } = useRoom();
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState(blank);
  const writing = useDeed("inquiry");
  if (!desk.may.includes("inquiry")) return null;
  const write = async () => {
    const answer = await writing.act(asked);
    if (!answer) return;
    if (!answer.ok) return void focusField(String(answer.refusal.field));
    setAsked(blank);
    setOpen(false);
    changed();
  };
  const field = (name: keyof typeof blank) => ({
    name,
    value: asked[name],
    onInput: (said: string) => setAsked({ ...asked, [name]: said }),
    fault: writing.refusal?.field === name ? writing.refusal.text : "",
  });
  const isNamed = ["partner", "text"].includes(String(writing.refusal?.field));
  return (
    <div class="part">
      <Link isOpen={isOpen} onClick={() => setOpen(!isOpen)}>
        A partner asks something
      </Link>
      <p role="status">
        {!isOpen && writing.reply && `Written down as ${writing.reply.id}.`}
        {!isOpen && writing.reply?.dueAt && ` We owe the answer by ${momentOf(writing.reply.dueAt, zone)}.`}
      </p>
      <form
        hidden={!isOpen}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void write();
        }}
      >
        <Field {...field("partner")} column={{ ...partner, required: true }} />
        <Field {...field("text")} column={{ ...text, required: true }} isLong />
        <Field {...field("from")} column={from} />
        {writing.refusal && !isNamed && <Alert>{writing.refusal.text}</Alert>}
        <div class="buttons">
          <Button type="submit" isAction isBusy={writing.isBusy}>
            Write it down
          </Button>
        </div>
      </form>
    </div>
  );
};
