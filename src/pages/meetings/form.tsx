/** The form of a meeting: a new one, or one of the log. */
import { useLayoutEffect, useState } from "preact/hooks";
import { meetings } from "../../model/pipeline";
import type { Column } from "../../model/column";
import type { Refusal } from "../../model/refusal";
import { Button, Tick } from "../shared/controls";
import { Field, focusField } from "../shared/field";
import { Alert, Progress } from "../shared/notices";
import { choicesOf, type Draft, draftOf, moved, questionOf, started } from "./draft";
import { Heading } from "./heading";
import { type Meeting, type Room, titleOf } from "./room";

const { columns } = meetings;

type Written = Exclude<keyof Draft, "pamAttended" | "briefReady">;

const FIELDS: readonly Written[] = [
  "partner",
  "type",
  "startsAt",
  "endsAt",
  "status",
  "nextStep",
  "registration",
  "deal",
  "attendees",
  "briefLink",
];

interface Asked {
  readonly room: Room;
  readonly meeting: Meeting | undefined;
}

export const Form = ({ room, meeting }: Asked) => {
  const { zone, calendar, desk, logging, log, show } = room;
  const [draft, setDraft] = useState(() => draftOf(meeting, zone));
  const change = (more: Partial<Draft>) => setDraft((before) => ({ ...before, ...more }));
  const faults = faultsIn(logging.refusal);
  const first = FIELDS.find((name) => name in faults);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal leads to its field, the same one again too.
  useLayoutEffect(() => {
    if (first) focusField(first);
  }, [logging.refusal]);
  const save = () => {
    const said = meeting ? "changed." : `${titleOf({ ...draft, account: "" })} is logged.`;
    void log(questionOf(draft, meeting?.id, zone), said);
  };
  const field = (name: Written, column: Column = columns[name]) => ({
    name,
    column,
    value: draft[name],
    onInput: (text: string) => change({ [name]: text }),
    fault: faults[name] ?? "",
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Heading>{meeting ? `${meeting.id}: ${titleOf(meeting)}` : "Log a meeting"}</Heading>
      <div class="pair">
        <Field {...field("partner", needed("partner"))} known={desk.partners?.map(({ name }) => name) ?? []} />
        <Field {...field("type", needed("type"))} />
        <Field
          {...field("startsAt", needed("startsAt"))}
          onInput={(startsAt) =>
            setDraft((before) => (meeting ? moved(before, startsAt) : started(before, startsAt, calendar.asOf, zone)))
          }
        />
        <Field {...field("endsAt")} />
        <Field {...field("registration", chosen(columns.registration, choicesOf("registration", draft, room)))} />
        <Field {...field("deal", chosen(columns.deal, choicesOf("deal", draft, room)))} />
        <Field {...field("status", needed("status"))} />
        <Tick isOn={draft.pamAttended} onChange={(pamAttended) => change({ pamAttended })}>
          The PAM attended
        </Tick>
      </div>
      <Field
        {...field("nextStep", draft.status === "held" ? needed("nextStep") : columns.nextStep)}
        help="What, by whom and until when. It is agreed before anybody leaves."
        isLong
      />
      <Field
        {...field("attendees")}
        help="People of the Team tab who stand here with their e-mail get the brief too."
      />
      <Field {...field("briefLink")} title="Link to a longer brief" />
      <Tick isOn={draft.briefReady} onChange={(briefReady) => change({ briefReady })}>
        The brief is ready
      </Tick>
      {logging.refusal && !first && <Alert>{logging.refusal.text}</Alert>}
      <div class="foot">
        <Button type="submit" isAction isBusy={logging.isBusy}>
          Save
        </Button>
        <Button onClick={() => show({ is: "calendar" })}>Back</Button>
        <Progress isBusy={logging.isBusy} isSlow={logging.isSlow}>
          {logging.isBusy && "Saving …"}
        </Progress>
        {meeting && <Remove room={room} id={meeting.id} />}
      </div>
    </form>
  );
};

/** Removing is asked twice: nothing brings the row back. */
const Remove = ({ room: { log, logging }, id }: { readonly room: Room; readonly id: string }) => {
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) return <Button onClick={() => setAsked(true)}>Remove it …</Button>;
  return (
    <Button isBusy={logging.isBusy} onClick={() => void log({ id, remove: true }, "removed.")}>
      Remove {id} for good
    </Button>
  );
};

const needed = (name: Written): Column => ({ ...columns[name], required: true });

const chosen = (column: Column, choices: Record<string, string>): Column => ({ ...column, kind: "choice", choices });

/** What is wrong, by field of the form. */
const faultsIn = (refusal: Refusal | null): Partial<Record<string, string>> => {
  if (!refusal) return {};
  const { fields, field = "", text } = refusal;
  return typeof fields === "object" && fields !== null ? { ...fields } : { [field]: text };
};
