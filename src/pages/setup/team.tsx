/** Colleagues, entered one below the other; who is in the Team tab already stays as they are. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { choice, text } from "../../model/column";
import { roles } from "../../model/roles";
import { useAnswer, useDeed } from "../shared/answers";
import { Button } from "../shared/controls";
import { Field, focusField } from "../shared/field";
import { Alert, Progress, Trouble } from "../shared/notices";
import { blankPerson, faultsIn, type NewPerson, questionOf } from "./people";

const COLUMNS = {
  name: text({ title: "Name", required: true }),
  email: text({ title: "E-mail", required: true }),
  role: choice(roles, { title: "Role", required: true }),
  territory: text({ title: "Territory" }),
} as const;

export const Team = ({ onBack }: { readonly onBack: () => void }) => {
  const { reply, refusal, read, ...reading } = useAnswer("people", {});
  const [people, setPeople] = useState<readonly NewPerson[]>([blankPerson]);
  const [faults, setFaults] = useState<ReturnType<typeof faultsIn>>([]);
  const saving = useDeed("importRows");
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const change = (at: number, more: Partial<NewPerson>) =>
    setPeople(people.map((person, index) => (index === at ? { ...person, ...more } : person)));
  const save = async () => {
    const found = faultsIn(people, reply?.people.map(({ email }) => email) ?? []);
    setFaults(found);
    const [first] = found;
    if (first) return void focusField(`${first.field}-${first.at}`);
    const answer = await saving.act(questionOf(people));
    if (!answer?.ok || answer.reply.refused.length > 0) return;
    setPeople([blankPerson]);
    void read();
  };
  return (
    <form
      class="room"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h1 ref={heading} tabIndex={-1}>
        Your team
      </h1>
      <p>
        Who decides, who looks after partners, who sells. More roles, pools and days away are entered in the Team tab; a
        list that you have comes in under Bring in a list.
      </p>
      {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
      <Progress {...reading}>{reading.isBusy && "Reading the Team tab …"}</Progress>
      {reply && (
        <ul>
          {reply.people
            .filter(({ active }) => active)
            .map((person) => (
              <li key={person.email}>
                {person.name || person.email}:{" "}
                {person.roles.map((role) => rolesCalled[role] ?? role).join(", ") || "no role"}
              </li>
            ))}
        </ul>
      )}
      {people.map((person, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: people are only added at the end.
        <fieldset key={at} class="person">
          <legend>{people.length > 1 ? `Person ${at + 1}` : "One more person"}</legend>
          {(["name", "email", "role", "territory"] as const).map((field) => (
            <Field
              key={field}
              name={`${field}-${at}`}
              column={COLUMNS[field]}
              value={person[field]}
              fault={faults.find((one) => one.at === at && one.field === field)?.text ?? ""}
              onInput={(value) => change(at, { [field]: value })}
            />
          ))}
        </fieldset>
      ))}
      {saving.refusal && <Alert>{saving.refusal.text}</Alert>}
      {saving.reply?.refused.map(({ line, text }) => (
        <Alert key={line}>
          Person {line - 1}: {text}
        </Alert>
      ))}
      <div class="foot">
        <Button type="submit" isAction isBusy={saving.isBusy}>
          Save
        </Button>
        <Button onClick={() => setPeople([...people, blankPerson])}>Another person</Button>
        <Button onClick={onBack}>Back to the first steps</Button>
        <Progress isBusy={saving.isBusy} isSlow={saving.isSlow}>
          {saving.isBusy ? "Saving …" : saving.reply && saving.reply.added > 0 ? savedSaid(saving.reply.added) : ""}
        </Progress>
      </div>
    </form>
  );
};

const rolesCalled: Readonly<Record<string, string>> = roles;

const savedSaid = (count: number): string => `${count} ${count === 1 ? "person is" : "people are"} in the team now.`;
