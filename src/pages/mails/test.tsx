/** Sends one mail with example values to a colleague or to oneself. */
import { useState } from "preact/hooks";
import type { Reply } from "../../contract";
import { useDeed } from "../shared/answers";
import { Button } from "../shared/controls";
import { Field } from "../shared/field";
import { Alert, Progress } from "../shared/notices";

interface Tested {
  readonly template: Reply<"templates">["templates"][number];
  /** To whom it may go, oneself first. */
  readonly addresses: readonly string[];
}

export const Test = ({ template: { template, language }, addresses }: Tested) => {
  const [to, setTo] = useState(addresses[0] ?? "");
  const { reply, refusal, isBusy, isSlow, act } = useDeed("testMail");
  const isField = refusal?.field === "to";
  const send = (event: Event) => {
    event.preventDefault();
    void act({ template, language, to });
  };
  return (
    <form onSubmit={send} noValidate>
      <Field
        name="to"
        column={{ kind: "text", title: "Send a test to", required: true }}
        help="To yourself or to a colleague of the Team tab."
        value={to}
        onInput={setTo}
        known={addresses}
        fault={isField ? refusal.text : ""}
      />
      {refusal && !isField && <Alert>{refusal.text}</Alert>}
      <div class="buttons">
        <Button type="submit" isAction isBusy={isBusy}>
          Send the test
        </Button>
      </div>
      <Progress isBusy={isBusy} isSlow={isSlow}>
        {isBusy
          ? "Sending …"
          : reply && !refusal
            ? `Handed to the mail service for ${reply.to}: “${reply.subject}”.`
            : ""}
      </Progress>
    </form>
  );
};
