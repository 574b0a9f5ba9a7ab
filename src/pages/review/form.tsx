/** What is asked for before something is decided. */
import type { Column } from "../../model/column";
import { registrations } from "../../model/registrations";
import { requiredOf } from "../../model/table";
import { alternatives, type RejectionCode, rejectionCodes } from "../../rules/reasons";
import { Link, Tick } from "../shared/controls";
import { Field } from "../shared/field";
import { type Act, type Card, type Entry, LATER } from "./acts";
import { titleOf } from "./words";

interface Entered {
  readonly entry: Entry;
  readonly onEntry: (change: Partial<Entry>) => void;
  /** The field that was refused, and why. */
  readonly fault: { readonly field: string; readonly text: string };
}

interface Asked extends Entered {
  readonly card: Card;
  readonly isAdmin: boolean;
}

/** The fields of an act. */
export const Form = ({ act, ...asked }: Asked & { readonly act: Act }) => {
  if (act === "approve") return <Approval {...asked} />;
  if (act === "reject") return <Rejection {...asked} />;
  if (act === "request-info") return <Asking {...asked} />;
  if (act === "answer") return <Answering {...asked} />;
  if (act === "update") return <Updating {...asked} />;
  return act === "assign" ? <Assigning {...asked} /> : <Ending {...asked} help={helps[act] ?? KEPT} />;
};

const { ae, code, reason, alternative } = registrations.columns;
export const needed = (column: Column): Column => ({ ...column, required: true });
export const optional: Column = { kind: "text", title: "A word of your own" };

/** One field of the form, with what was refused about it. */
export const entryField = (
  { entry, onEntry, fault }: Entered,
  name: "reason" | "alternative" | "note" | "code" | "ae" | "by",
) => ({
  name,
  value: entry[name],
  onInput: (value: string) => onEntry({ [name]: value }),
  fault: fault.field === name ? fault.text : "",
});

const Approval = (asked: Asked) => {
  const isHeld = asked.card.flags.some(({ kind }) => kind === "held");
  return (
    <>
      <Field
        {...entryField(asked, "ae")}
        column={{
          ...needed(ae),
          kind: "choice",
          choices: { ...executives(asked.card), [LATER]: "Name somebody later" },
        }}
        help={
          asked.card.aes.some(({ isOwn }) => isOwn)
            ? "The first one is whom the partner's tier asks for."
            : "The coverage matrix has nobody for this partner."
        }
      />
      {isHeld && asked.isAdmin && <Override {...asked} />}
      <Field {...entryField(asked, "note")} column={optional} help="Stands in the mail." isLong />
    </>
  );
};

const executives = ({ aes }: Card): Record<string, string> =>
  Object.fromEntries(aes.map(({ email, name, why }) => [email, `${name || email} (${why})`]));

const Override = (asked: Asked) => (
  <>
    <Tick isOn={asked.entry.override} onChange={(override) => asked.onEntry({ override })}>
      Approve although the account is held
    </Tick>
    {asked.entry.override && (
      <Field {...entryField(asked, "reason")} column={needed(reason)} help="Kept in the history." isLong />
    )}
  </>
);

const Rejection = (asked: Asked) => {
  const chosen = asked.entry.code as RejectionCode;
  return (
    <>
      <Field
        {...entryField(asked, "code")}
        column={{ ...needed(code), kind: "choice", choices: rejectionCodes }}
        title="Reason"
        help=""
      />
      <Field {...entryField(asked, "reason")} column={needed(reason)} title="What the partner reads" help="" isLong>
        <Ready
          text={asked.card.sentences[chosen] ?? ""}
          taken={asked.entry.reason}
          onTake={(text) => asked.onEntry({ reason: text })}
        />
      </Field>
      <Field {...entryField(asked, "alternative")} column={needed(alternative)} title="The way on" help="" isLong>
        <Ready
          text={alternatives[chosen] ?? ""}
          taken={asked.entry.alternative}
          onTake={(text) => asked.onEntry({ alternative: text })}
        />
      </Field>
    </>
  );
};

/** A sentence that stands ready; it goes when it was taken. */
export const Ready = ({
  text,
  taken,
  onTake,
}: {
  readonly text: string;
  readonly taken: string;
  readonly onTake: (text: string) => void;
}) =>
  text && taken.trim() !== text ? (
    <p class="ready">
      “{text}” <Link onClick={() => onTake(text)}>Take this sentence</Link>
    </p>
  ) : null;

const Asking = (asked: Asked) => <Questions {...asked} lacks={(name) => isMissing(asked.card, name)} />;

/** What may be asked of a partner: the fields that are missing first. */
export const Questions = (asked: Entered & { readonly lacks: (name: string) => boolean }) => {
  const { entry, onEntry, fault, lacks } = asked;
  const names = requiredOf(registrations).filter((name) => name !== "partner");
  const sorted = [...names.filter(lacks), ...names.filter((name) => !lacks(name))];
  const turn = (name: string, isOn: boolean) =>
    onEntry({ fields: isOn ? [...entry.fields, name] : entry.fields.filter((other) => other !== name) });
  return (
    <>
      <fieldset class={fault.field === "fields" ? "wrong" : ""}>
        <legend>Ask about</legend>
        {fault.field === "fields" && <p class="fault">{fault.text}</p>}
        <div class="ticks">
          {sorted.map((name) => (
            <Tick key={name} isOn={entry.fields.includes(name)} onChange={(isOn) => turn(name, isOn)}>
              {titleOf(name)} {lacks(name) && <em class="missing">missing</em>}
            </Tick>
          ))}
        </div>
      </fieldset>
      <Field
        {...entryField(asked, "note")}
        column={{ ...optional, title: "Your question" }}
        help="Our clock waits until the partner answers."
        isLong
      />
    </>
  );
};

/** The fields that were asked about, or that are missing; all of them where the question was another. */
const askedAbout = (card: Card): readonly (keyof typeof registrations.columns)[] => {
  const names = requiredOf(registrations).filter((name) => name !== "partner");
  const step = String(card.fields.nextStep ?? "");
  const wanted = names.filter((name) => step.includes(titleOf(name)) || isMissing(card, name));
  return wanted.length > 0 ? wanted : names;
};

const isMissing = ({ fields }: Card, name: string): boolean => fields[name] === null || fields[name] === "";

const Answering = ({ card, entry, onEntry, fault }: Asked) => (
  <>
    {askedAbout(card).map((name) => (
      <Field
        key={name}
        name={name}
        column={registrations.columns[name]}
        value={entry.answers[name] ?? String(card.fields[name] ?? "")}
        onInput={(value) => onEntry({ answers: { ...entry.answers, [name]: value } })}
        fault={fault.field === name ? fault.text : ""}
      />
    ))}
  </>
);

const Assigning = (asked: Asked) => (
  <>
    <Field
      {...entryField(asked, "ae")}
      column={{ ...needed(ae), kind: "choice", choices: executives(asked.card) }}
      help="The partner is told by mail."
    />
    <Field
      {...entryField(asked, "reason")}
      column={{ kind: "text", title: "Why" }}
      help="Kept in the history."
      isLong
    />
  </>
);

const Updating = (asked: Asked) => (
  <>
    <Field
      {...entryField(asked, "by")}
      column={needed({ kind: "choice", title: "Who says so", choices: { partner: "The partner", desk: "We" } })}
      help="Only the partner's word moves the day on which the next update is due."
    />
    <Field {...entryField(asked, "note")} column={needed({ kind: "text", title: "How it goes" })} help={KEPT} isLong />
  </>
);

const KEPT = "Kept in the history.";
const helps: { readonly [A in Act]?: string } = {
  reopen: "Kept in the history; the partner reads it too.",
  "refuse-extension": "The partner reads it.",
};

const Ending = ({ help, ...asked }: Asked & { readonly help: string }) => (
  <Field {...entryField(asked, "reason")} column={needed(reason)} title="Why" help={help} isLong />
);

/** The first field of a form that is open. */
export const focusForm = (): void => document.querySelector<HTMLElement>("#act :is(select, textarea, input)")?.focus();
