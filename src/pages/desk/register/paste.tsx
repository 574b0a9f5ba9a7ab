/** A mail that was pasted: its labelled lines fill the form in, and what was taken and left is shown. Nothing is sent by it. */
import { useLayoutEffect, useState } from "preact/hooks";
import type { Column } from "../../../model/column";
import { registrations } from "../../../model/registrations";
import { type Pasted, pastedIn } from "../../../rules/paste";
import { Button, Link } from "../../shared/controls";
import { Field, focusField } from "../../shared/field";
import { type FieldName, fieldsOf, steps, type Written } from "./form";

const asked = steps.flatMap((_, step) => fieldsOf(step));
const columns = Object.fromEntries(asked.map((name) => [name, registrations.columns[name]]));
const MAIL: Column = {
  kind: "text",
  title: "The e-mail",
  help: "Lines such as Company: Initech are taken, quoted ones too.",
  required: true,
};

export const Paste = ({ onFill }: { readonly onFill: (fields: Written) => void }) => {
  const [isOpen, setOpen] = useState(false);
  const [mail, setMail] = useState("");
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const fill = () => {
    const found = pastedIn(mail, columns);
    setPasted(found);
    if (Object.keys(found.taken).length === 0) return void focusField("mail");
    onFill(found.taken);
    setOpen(false);
    focusField("partner");
  };
  useLayoutEffect(() => {
    if (isOpen) focusField("mail");
  }, [isOpen]);
  return (
    <div class="paste">
      <Link isOpen={isOpen} onClick={() => setOpen(!isOpen)}>
        Paste the e-mail here
      </Link>
      {isOpen && (
        <div class="offer">
          <Field name="mail" column={MAIL} value={mail} onInput={setMail} isLong />
          <div class="buttons">
            <Button onClick={fill}>Fill in the form</Button>
          </div>
        </div>
      )}
      <div role="status">{pasted && <Outcome pasted={pasted} />}</div>
    </div>
  );
};

/** What was taken, by the titles of the form, and every line that was not. */
const Outcome = ({ pasted: { taken, left } }: { readonly pasted: Pasted }) => {
  const found = Object.entries(taken);
  return (
    <>
      <p>
        {found.length ? `${found.length} of ${asked.length} fields filled in. Look at each before you send it.` : NONE}
      </p>
      <dl>
        {found.map(([name, said]) => (
          <div key={name}>
            <dt>{columns[name]?.title}</dt>
            <dd>{registrations.columns[name as FieldName].choices?.[said as never] ?? said}</dd>
          </div>
        ))}
      </dl>
      {left.length > 0 && (
        <details>
          <summary>
            {left.length} {left.length === 1 ? "line was" : "lines were"} left out
          </summary>
          <p class="quiet mail">{left.join("\n")}</p>
        </details>
      )}
    </>
  );
};

const NONE = "No line says what it is about. Write a title and a colon before each, as in Company: Initech.";
