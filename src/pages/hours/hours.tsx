/** The dialog of the working hours: what stands there, what would change, and what was changed. */
import { useState } from "preact/hooks";
import type { Reply } from "../../contract";
import { useAnswer, useDeed } from "../shared/answers";
import { Button } from "../shared/controls";
import { Field } from "../shared/field";
import { Alert, Progress, Trouble } from "../shared/notices";
import { listed, zoneCalled } from "../shared/words";
import { DaysOff } from "./days-off";
import { type Calendar, changeOf, type Draft, draftOf } from "./draft";
import { Effect } from "./effect";
import { Week } from "./week";
import { BackToFirstSteps } from "../shared/first-steps";

type Desk = Reply<"open"> & { readonly hours: NonNullable<Reply<"open">["hours"]> };

export const Hours = () => {
  const { reply, refusal, read, ...reading } = useAnswer("open", { view: "hours" });
  const calendars = reply?.hours?.calendars ?? [];
  const [key, setKey] = useState("");
  const calendar = calendars.find((one) => one.key === key) ?? calendars[0];
  return (
    <div class="room">
      <h1 class="unseen">Working hours and days off</h1>
      {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
      {!reply && <Progress {...reading}>{reading.isBusy && "Reading the working hours …"}</Progress>}
      {reply && !calendar && <Alert>The Working hours tab is empty. Set up puts its first row back.</Alert>}
      {calendars.length > 1 && calendar && (
        <Field
          name="calendar"
          column={{ kind: "choice", title: "Whose working hours?", required: true, choices: titlesOf(calendars) }}
          value={calendar.key}
          onInput={setKey}
        />
      )}
      {reply?.hours && calendar && (
        <Change
          key={`${calendar.key} ${reply.asOf}`}
          desk={{ ...reply, hours: reply.hours }}
          calendar={calendar}
          onAgain={() => void read()}
        />
      )}
    </div>
  );
};

const titlesOf = (calendars: readonly Calendar[]): Record<string, string> =>
  Object.fromEntries(calendars.map(({ key, title }) => [key, title || key]));

interface Changed {
  readonly desk: Desk;
  readonly calendar: Calendar;
  /** Reads again what stands there now. */
  readonly onAgain: () => void;
}

/** What is changed is tried first: the desk says what it would do, and only then it is written. */
const Change = ({ desk, calendar, onAgain }: Changed) => {
  const [draft, setDraft] = useState(() => draftOf(calendar));
  const trying = useDeed("changeCalendar");
  const writing = useDeed("changeCalendar");
  const change = changeOf(calendar, draft);
  const revise = (next: Draft) => {
    trying.clear();
    setDraft(next);
  };
  const refusal = writing.refusal ?? trying.refusal;
  if (writing.reply) return <Effect effect={writing.reply} zone={zoneCalled(desk.zone)} onAgain={onAgain} />;
  if (trying.reply && change)
    return (
      <Effect
        effect={trying.reply}
        zone={zoneCalled(desk.zone)}
        deed={writing}
        onConfirm={() => void writing.act({ ...change, confirm: true })}
        onBack={() => {
          writing.clear();
          trying.clear();
        }}
      />
    );
  const mayChange = desk.may.includes("changeCalendar");
  const known = desk.hours.holidays.filter((one) => one.calendar === calendar.key);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (change && mayChange) void trying.act(change);
      }}
    >
      <Missing years={desk.hours.yearsWithout[calendar.key] ?? []} draft={draft} />
      {!mayChange && <Alert>Only coordinators and admins change these; the Team tab says who they are.</Alert>}
      <Week draft={draft} fault={refusal} isFixed={!mayChange} onDraft={revise} />
      <DaysOff draft={draft} known={known} today={dayIn(desk)} isFixed={!mayChange} onDraft={revise} />
      {refusal && !isNamed(refusal.field) && <Trouble refusal={refusal} onAgain={onAgain} />}
      {mayChange && (
        <div class="foot">
          <Button type="submit" isAction isBusy={trying.isBusy}>
            See what changes
          </Button>
          <BackToFirstSteps />
          <Progress isBusy={trying.isBusy} isSlow={trying.isSlow}>
            {trying.isBusy ? "Adding up every open clock …" : change ? saidOf(draft) : "Nothing is changed yet."}
          </Progress>
        </div>
      )}
    </form>
  );
};

/** The day on which the desk spoke; the zone is close enough for what lies behind and what lies ahead. */
const dayIn = ({ asOf }: Desk): string => asOf.slice(0, 10);

/** Fields of the week say themselves what was refused about them. */
const isNamed = (field: unknown): boolean =>
  typeof field === "string" && /^(zone|mon|tue|wed|thu|fri|sat|sun)$/.test(field);

const saidOf = ({ added, removed }: Draft): string =>
  listed(
    added.length ? `${added.length} ${added.length === 1 ? "day" : "days"} to be added` : "",
    removed.length ? `${removed.length} to be removed` : "",
  );

const Missing = ({ years, draft }: { readonly years: readonly string[]; readonly draft: Draft }) => {
  const open = years.filter((year) => !draft.added.some(({ day }) => day.startsWith(year)));
  if (open.length === 0) return null;
  return (
    <Alert>
      No days off are entered for {open.join(" and ")}: deadlines count every working day there until they are.
    </Alert>
  );
};
