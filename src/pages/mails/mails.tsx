/** Each mail with example values: its wording is changed in the Templates tab and looked at here. */
import { useState } from "preact/hooks";
import type { Reply } from "../../contract";
import type { Column } from "../../model/column";
import { useAnswer } from "../shared/answers";
import { Button } from "../shared/controls";
import { Field } from "../shared/field";
import { Alert, Progress, Trouble } from "../shared/notices";
import { Test } from "./test";
import { BackToFirstSteps } from "../shared/first-steps";

type Template = Reply<"templates">["templates"][number];

export const Mails = () => {
  const { reply, refusal, read, ...reading } = useAnswer("templates", {});
  const [chosen, setChosen] = useState("");
  const all = reply?.templates ?? [];
  const shown = all.find((template) => nameOf(template) === chosen) ?? all[0];
  return (
    <div class="room">
      <h1 class="unseen">The mails</h1>
      <div class="head">
        <Progress {...reading}>{reading.isBusy ? "Reading the Templates tab …" : reply ? standing(all) : ""}</Progress>
        <Button isBusy={reading.isBusy} onClick={() => void read()}>
          Look again
        </Button>
        <BackToFirstSteps />
      </div>
      {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
      {reply && shown && (
        <>
          <Field name="mail" column={choiceOf(all)} value={nameOf(shown)} onInput={setChosen} />
          <Wording {...shown} />
          <Test key={nameOf(shown)} template={shown} addresses={reply.addresses} />
        </>
      )}
    </div>
  );
};

const nameOf = ({ template, language }: Template): string => `${template}/${language}`;

const choiceOf = (all: readonly Template[]): Column => ({
  kind: "choice",
  title: "Mail",
  required: true,
  choices: Object.fromEntries(
    all.map((template) => [nameOf(template), `${template.title} (${template.template}, ${template.language})`]),
  ),
});

const standing = (all: readonly Template[]): string => {
  const spoilt = all.filter(({ example, faults }) => !example || faults.length > 0).length;
  if (spoilt === 0) return "All mails can be written.";
  return `${spoilt === 1 ? "1 mail" : `${spoilt} mails`} cannot be written.`;
};

const Wording = ({ template, example, faults, knows }: Template) => (
  <section aria-label="The mail with example values">
    {faults.length > 0 && (
      <Alert>
        {faults.map((fault) => (
          <p key={fault}>
            In the row “{template}”: {fault}
          </p>
        ))}
      </Alert>
    )}
    {example && (
      <>
        <h2>{example.subject}</h2>
        <p class="letter">{example.text}</p>
      </>
    )}
    <p class="quiet">
      The words stand in the Templates tab, row “{template}”. Change them there and look again. This mail fills in{" "}
      {knows.map((name) => `[${name}]`).join(", ")}.
    </p>
  </section>
);
