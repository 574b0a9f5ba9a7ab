/** The fields of a step, and the look at everything before it is sent. */
import type { ComponentChildren } from "preact";
import type { Column } from "../../../model/column";
import { registrations } from "../../../model/registrations";
import { Link } from "../../shared/controls";
import { Field } from "../../shared/field";
import { type Faults, type FieldName, fieldsOf, type Group, LAST_STEP, steps, type Written } from "./form";
import { meant, type Partner, partnerCalled } from "./partners";

export interface Known {
  readonly partners: readonly Partner[];
  readonly quarters: readonly string[];
}

interface Shown {
  readonly step: number;
  readonly written: Written;
  readonly faults: Faults;
  readonly known: Known;
  readonly onWrite: (field: string, said: string) => void;
  /** What is known about the company, shown below its fields. */
  readonly warnings: ComponentChildren;
}

export const FieldsOfStep = (shown: Shown) => (
  <>
    {steps[shown.step]?.groups.map((group) => (
      <FieldsOf key={group.title} group={group} shown={shown} />
    ))}
  </>
);

/** The fields of a group: without a title as they are, folded away where they are seldom wanted. */
const FieldsOf = ({ group, shown }: { readonly group: Group; readonly shown: Shown }) => {
  const { title, fields, isMore } = group;
  const all = fields.map((name) => <FieldOf key={name} name={name} {...shown} />);
  if (!title) return <>{all}</>;
  if (isMore)
    return (
      <details open={fields.some((name) => shown.written[name] || shown.faults[name])}>
        <summary>{title}</summary>
        {all}
      </details>
    );
  return (
    <fieldset>
      <legend>{title}</legend>
      {all}
      {fields.includes("companyName") && shown.warnings}
    </fieldset>
  );
};

const columnOf = (name: FieldName): Column => registrations.columns[name];

const FieldOf = ({ name, written, faults, known, onWrite }: Shown & { readonly name: FieldName }) => {
  const value = written[name] ?? "";
  const choices =
    name === "partner" ? known.partners.map((one) => one.name) : name === "closeQuarter" ? known.quarters : null;
  return (
    <Field
      name={name}
      column={columnOf(name)}
      value={value}
      fault={faults[name] ?? ""}
      onInput={(said) => onWrite(name, said)}
      isLong={name === "buyingSignal"}
      {...(choices && { known: choices })}
      {...helpFor(name, known.partners, written)}
    >
      {name === "partner" && faults.partner && (
        <p class="meant">
          {meant(known.partners, value).map((one) => (
            <Link key={one} onClick={() => onWrite("partner", one)}>
              {one}
            </Link>
          ))}
        </p>
      )}
    </Field>
  );
};

/** Where our answers go when nobody says otherwise. */
const helpFor = (name: FieldName, partners: readonly Partner[], written: Written) => {
  const own = name === "partnerContactEmail" && partnerCalled(partners, written.partner ?? "")?.contactEmail;
  return own ? { help: `Where our answers go; to ${own} when blank.` } : {};
};

interface Overlooked {
  readonly written: Written;
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly onStep: (step: number) => void;
}

/** What will be sent, with a way back to each part of it. */
export const Overview = ({ written, note, onNote, onStep }: Overlooked) => (
  <>
    {steps.slice(0, LAST_STEP).map(({ title }, step) => (
      <section key={title} class="overview">
        <h3>
          {title}{" "}
          <Link label={`Change ${title.toLowerCase()}`} onClick={() => onStep(step)}>
            Change
          </Link>
        </h3>
        <dl>
          {fieldsOf(step)
            .filter((name) => written[name]?.trim())
            .map((name) => (
              <div key={name}>
                <dt>{columnOf(name).title}</dt>
                <dd>{sayOf(columnOf(name), written[name] ?? "")}</dd>
              </div>
            ))}
        </dl>
      </section>
    ))}
    <Field name="note" column={NOTE} value={note} onInput={onNote} isLong />
  </>
);

const NOTE: Column = { kind: "text", title: "Note", help: "For the reviewer: it becomes the next step of the deal." };

const sayOf = ({ choices }: Column, said: string): string => choices?.[said] ?? said;
