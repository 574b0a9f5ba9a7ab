/** The questions, and beside the button what pressing it will do. */
import { useLayoutEffect } from "preact/hooks";
import type { Refusal } from "../../model/refusal";
import { tableNames, tableOf } from "../../model/workbook";
import { Button } from "../shared/controls";
import { Field, focusField } from "../shared/field";
import { Alert } from "../shared/notices";
import { listed } from "../shared/words";
import { zones } from "../shared/zones";
import { type Answers, first, more, type QuestionName, questions } from "./questions";

interface Asked {
  readonly isNew: boolean;
  readonly answers: Answers;
  readonly admins: readonly string[];
  readonly mayMake: boolean;
  readonly lost?: string;
  readonly refusal: Refusal | null;
  /** Since it is being made. */
  readonly seconds: number | null;
  readonly onAnswer: (change: Partial<Answers>) => void;
  readonly onMake: () => void;
  readonly onSteps: () => void;
}

export const Form = (asked: Asked) => {
  const { isNew, mayMake, lost, refusal, seconds, onMake, onSteps } = asked;
  useLayoutEffect(() => void (refusal?.field && focusField(refusal.field)), [refusal]);
  const isNamed = questions.some(({ name }) => name === refusal?.field);
  return (
    <form
      class="room"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (seconds === null) onMake();
      }}
    >
      <h1>{isNew ? "Make this workbook your partner desk" : "Your partner desk"}</h1>
      {lost && <Alert>{lost} Setting up again puts back what is gone; what is there stays.</Alert>}
      {!mayMake && <NotAdmin {...asked} />}
      {refusal && !isNamed && <Alert>{refusal.text}</Alert>}
      {mayMake && <Questions {...asked} />}
      {mayMake && <WhatHappens isNew={isNew} />}
      {mayMake && (
        <div class="foot">
          <Button type="submit" isAction isBusy={seconds !== null}>
            {isNew ? "Set up" : "Save and check everything"}
          </Button>
          {!isNew && <Button onClick={onSteps}>Back to the first steps</Button>}
          <p role="status">{seconds === null ? "" : makingFor(seconds, isNew)}</p>
        </div>
      )}
    </form>
  );
};

const makingFor = (seconds: number, isNew: boolean): string => {
  const what = isNew ? "Making the tabs, colours and drop-downs" : "Checking every tab and column";
  if (seconds < 3) return `${what} …`;
  return seconds < 30
    ? `${what} … ${seconds} s. Google may need half a minute.`
    : `Still waiting for Google … ${seconds} s. Leave this open: nothing is made twice.`;
};

const Questions = ({ isNew, answers, refusal, onAnswer }: Asked) => {
  const field = ({ name, column, isLong }: (typeof questions)[number]) => (
    <Field
      key={name}
      name={name}
      column={column}
      value={answers[name]}
      isLong={isLong ?? false}
      {...(name === "zone" && { known: zones() })}
      fault={refusal?.field === name ? refusal.text : ""}
      onInput={(value) => onAnswer({ [name]: value } as Partial<Record<QuestionName, string>>)}
    />
  );
  const isOpen = !isNew || more.some(({ name }) => name === refusal?.field);
  return (
    <>
      {first.map(field)}
      <details open={isOpen}>
        <summary>More about how you work (you can fill these in later)</summary>
        {more.map(field)}
      </details>
    </>
  );
};

const WhatHappens = ({ isNew }: { readonly isNew: boolean }) => (
  <section class="what">
    <h2>{isNew ? "What will be made" : "What this does"}</h2>
    {isNew ? (
      <ul>
        <li>
          {tableNames.length} tabs: {listed(...tableNames.map((name) => tableOf(name).tab))}. Tabs of yours stay as they
          are.
        </li>
        <li>An entry for you in the Team tab, as the first admin.</li>
        <li>An hourly check and a watch over edits, which run as you. Nobody is mailed by setting up.</li>
      </ul>
    ) : (
      <p>
        Writes what you changed here, and puts back tabs, columns, colours and drop-downs that are missing. What is in
        order stays as it is, so it may be done at any time.
      </p>
    )}
  </section>
);

const NotAdmin = ({ admins, answers }: Asked) => (
  <>
    <Alert>
      This desk is set up already, and only an admin may change it: {listed(...admins)}. Ask one of them, or to be made
      an admin in the Team tab.
    </Alert>
    <dl class="told">
      {questions.map(({ name, column }) => (
        <div key={name}>
          <dt>{column.title}</dt>
          <dd>{column.choices?.[answers[name]] ?? (answers[name] || <span class="quiet">not told yet</span>)}</dd>
        </div>
      ))}
    </dl>
  </>
);
