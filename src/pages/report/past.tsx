/** A report that went out: exactly as it was mailed, to be read, copied and sent again. */
import { useState } from "preact/hooks";
import { useAnswer, useDeed } from "../shared/answers";
import { Button, Copy } from "../shared/controls";
import { Field } from "../shared/field";
import { Alert, Progress, Trouble } from "../shared/notices";
import { momentOf, zoneCalled } from "../shared/words";
import type { Shown } from "./report";
import { standOf } from "./words";

export const Past = (shown: Shown) => {
  const { choice, desk } = shown;
  const { reply, refusal, read, ...reading } = useAnswer("pastReport", { week: choice.week });
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and without the focus no keyboard could scroll it. */}
      <section class="paper" aria-label="The report as it was mailed" tabIndex={0}>
        <Progress {...reading}>{reading.isBusy ? "Looking it up …" : ""}</Progress>
        {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
        {reply && (
          <>
            <h2>{reply.subject}</h2>
            <p>{wentOut(shown)}</p>
            <p class="letter">{reply.text}</p>
          </>
        )}
      </section>
      <aside aria-label="Send it again">
        {reply && <Copy text={reply.text}>Copy the text</Copy>}
        {reply && desk.may.includes("sendReport") && <Again {...shown} sentTo={reply.sentTo} />}
      </aside>
    </>
  );
};

const wentOut = ({ choice, desk }: Shown): string => {
  const to = choice.sentTo.join(", ");
  if (choice.mail === "waiting")
    return `Today's mail quota is used up: it waits whole and goes to ${to} once when there is room.`;
  const [said] = standOf(choice);
  if (said === "Please check")
    return `Nobody knows whether it reached ${to}: look at the Mail sent tab, or send it again.`;
  return `Sent${choice.sentAt ? ` ${momentOf(choice.sentAt, zoneCalled(desk.zone))}` : ""} to ${to}. It never changes.`;
};

const Again = ({ choice, sentTo, onChanged }: Shown & { readonly sentTo: readonly string[] }) => {
  const [to, setTo] = useState(sentTo.join(", "));
  const { reply, refusal, act, ...sending } = useDeed("sendReport");
  const isField = refusal?.field === "to";
  const send = async (event: Event) => {
    event.preventDefault();
    const answer = await act({ week: choice.week, again: true, to });
    if (answer?.ok) onChanged();
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <Field
        name="to"
        column={{ kind: "text", title: "Send again to", required: true }}
        help="As it was, word for word. Several addresses are parted by commas."
        value={to}
        onInput={setTo}
        fault={isField ? refusal.text : ""}
      />
      {refusal && !isField && <Alert>{refusal.text}</Alert>}
      <div class="buttons">
        <Button type="submit" isAction isBusy={sending.isBusy}>
          Send again
        </Button>
      </div>
      <Progress {...sending}>
        {sending.isBusy
          ? "Sending …"
          : reply && !refusal
            ? `Handed to the mail service for ${reply.to.join(", ")}.`
            : ""}
      </Progress>
    </form>
  );
};
