/** Somebody's work goes to somebody else: shown first, then done in one step. */
import { useState } from "preact/hooks";
import type { Reply } from "../../contract";
import { useDeed } from "../shared/answers";
import { Button } from "../shared/controls";
import { Field, focusField } from "../shared/field";
import { Alert, Progress } from "../shared/notices";
import { listed } from "../shared/words";
import { namesIn, type Person, roleTitles } from "./words";
import { counted } from "../../rules/counted";

type Handed = Reply<"handOver">;

interface Asked {
  readonly people: readonly Person[];
  readonly onChange: () => void;
}

export const HandOver = ({ people, onChange }: Asked) => {
  const [entry, setEntry] = useState({ from: "", to: "", fromDay: "", leaves: false });
  const handing = useDeed("handOver");
  const ask = async (confirm: boolean) => {
    const { fromDay, ...more } = entry;
    const answer = await handing.act({ ...more, ...(fromDay && { fromDay }), confirm });
    if (answer && !answer.ok) focusField(answer.refusal.field ?? "");
    if (answer?.ok && confirm) onChange();
  };
  const change = (more: Partial<typeof entry>) => {
    handing.clear();
    setEntry({ ...entry, ...more });
  };
  const fault = (name: string) => (handing.refusal?.field === name ? handing.refusal.text : "");
  const names = (those: readonly Person[]) =>
    Object.fromEntries(those.map(({ email, name }) => [email, name || email]));
  const { reply } = handing;
  const nameOf = namesIn(names(people));
  // Somebody who leaves goes even with nothing in hand.
  const goes = reply?.state === "preview" && (entry.leaves || countsOf(reply).length > 0);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void ask(goes);
      }}
    >
      <p>Partners, open registrations, deals, accounts and coming meetings of one person go to another.</p>
      <div class="columns">
        <Field
          name="from"
          column={{ kind: "choice", title: "From", required: true, choices: names(people) }}
          help="Whose work it is now."
          value={entry.from}
          fault={fault("from")}
          onInput={(from) => change({ from })}
        />
        <Field
          name="to"
          column={{ kind: "choice", title: "To", required: true, choices: names(people.filter(({ here }) => here)) }}
          help="They get the work of their roles."
          value={entry.to}
          fault={fault("to")}
          onInput={(to) => change({ to })}
        />
        <Field
          name="fromDay"
          column={{ kind: "day", title: "From this day on" }}
          help="Blank means today; a later day is planned."
          value={entry.fromDay}
          fault={fault("fromDay")}
          onInput={(fromDay) => change({ fromDay })}
        />
      </div>
      <label class="tick">
        <input
          type="checkbox"
          checked={entry.leaves}
          onChange={({ currentTarget }) => change({ leaves: currentTarget.checked })}
        />{" "}
        They leave for good
      </label>
      {handing.refusal && !fault("from") && !fault("to") && !fault("fromDay") && <Alert>{handing.refusal.text}</Alert>}
      {reply && <Effect handed={reply} nameOf={nameOf} />}
      <div class="buttons">
        <Button type="submit" isAction isBusy={handing.isBusy}>
          {goes ? "Hand it over" : "Show what goes"}
        </Button>
        <Progress isBusy={handing.isBusy} isSlow={handing.isSlow}>
          {handing.isBusy ? "Working …" : reply && (goes || reply.state !== "preview") && stateSaid(reply)}
        </Progress>
      </div>
    </form>
  );
};

const stateSaid = ({ state, fromDay }: Handed): string => {
  if (state === "planned") return `Planned: it happens by itself on ${fromDay}.`;
  return state === "done" ? "Done." : "Nothing is written yet.";
};

const countsOf = ({ partners, registrations, deals, accounts, meetings }: Handed): string[] =>
  [
    counted(partners.length, "partner role"),
    counted(registrations.length, "registration"),
    counted(deals.length, "deal"),
    counted(accounts.length, "account"),
    counted(meetings.length, "meeting"),
  ].filter(Boolean);

interface Effected {
  readonly handed: Handed;
  readonly nameOf: (holder: string) => string;
}

const Effect = ({ handed, nameOf }: Effected) => {
  const { partners, registrations, deals, accounts, meetings, mails, left } = handed;
  const counts = countsOf(handed);
  return (
    <section aria-label="What goes">
      <h2>
        {counts.length ? listed(...counts) : left.length ? "Nothing goes to them." : "There is nothing to hand over."}
      </h2>
      <ul>
        {partners.map(({ partner, role, to }) => (
          <li key={partner + role}>
            {partner}: {nameOf(to)} as {roleTitles[role as keyof typeof roleTitles]}
          </li>
        ))}
        {registrations.length > 0 && <li>Registrations: {listed(...registrations)}</li>}
        {deals.length > 0 && <li>Deals: {listed(...deals)}</li>}
        {accounts.length > 0 && <li>Accounts: {listed(...accounts)}</li>}
        {meetings.length > 0 && <li>Meetings: {listed(...meetings)}</li>}
      </ul>
      {left.map((sentence) => (
        <p key={sentence} class="warn">
          {sentence}
        </p>
      ))}
      {mails.length > 0 && (
        <details>
          <summary>{counted(mails.length, "partner")} told of another PAM</summary>
          {mails.map(({ partner, to, text }) => (
            <div key={partner}>
              <h3>
                {partner}: {to.length ? listed(...to) : "no address is known"}
              </h3>
              <p class="letter">{text}</p>
            </div>
          ))}
        </details>
      )}
    </section>
  );
};
