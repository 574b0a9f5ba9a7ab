/** One deal: read, changed and saved; what was refused stands at its field with what is offered instead. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Reply } from "../../contract";
import { sayWeekday } from "../../rules/days";
import { useAnswer, useDeed } from "../shared/answers";
import { Button, Link } from "../shared/controls";
import { focusField } from "../shared/field";
import { Alert, Progress, Trouble } from "../shared/notices";
import { listed } from "../shared/words";
import { type Entry, entryOf, fieldsShown, more, questionOf, type Saved } from "./entry";
import { FieldOf, type Refused } from "./fields";

interface Opened {
  readonly about: string;
  readonly onOpen: (about: string) => void;
  readonly onBack: (saved: Saved | null) => void;
}

export const One = ({ about, onOpen, onBack }: Opened) => {
  const { reply, refusal, read, ...reading } = useAnswer("deal", { about });
  return (
    <>
      <nav>
        <Link onClick={() => onBack(null)}>Back to all deals</Link>
      </nav>
      <Progress {...reading}>{reading.isBusy ? "Reading the deal …" : ""}</Progress>
      {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
      {reply && (
        <Form
          key={`${reply.id} ${reply.version} ${reply.asOf}`}
          deal={reply}
          onOpen={onOpen}
          onSaved={onBack}
          onAgain={() => void read()}
        />
      )}
    </>
  );
};

interface Formed {
  readonly deal: Reply<"deal">;
  readonly onOpen: (about: string) => void;
  readonly onSaved: (saved: Saved) => void;
  readonly onAgain: () => void;
}

const Form = ({ deal, onOpen, onSaved, onAgain }: Formed) => {
  const [entry, setEntry] = useState<Entry>(() => entryOf(deal));
  const { refusal, isBusy, isSlow, act, clear } = useDeed("saveDeal");
  const refused = refusal as Refused | null;
  const faults = faultsOf(refused);
  const change = (more: Partial<Entry>) => setEntry((before) => ({ ...before, ...more }));
  const save = async (event: Event) => {
    event.preventDefault();
    const answer = await act(questionOf(deal, entry));
    if (answer?.ok) onSaved(answer.reply);
  };
  const shared = { deal, entry, faults, refused, onChange: change, onClear: clear };
  useLayoutEffect(() => {
    if (refused?.field) focusField(refused.field);
  }, [refused]);
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <Heading deal={deal} onOpen={onOpen} />
      <div class="fields">
        {fieldsShown.map((name) => (
          <FieldOf key={name} name={name} {...shared} />
        ))}
      </div>
      <details open={more.some((name) => entry[name] || faults[name])}>
        <summary>More</summary>
        <div class="fields">
          {more.map((name) => (
            <FieldOf key={name} name={name} {...shared} />
          ))}
        </div>
      </details>
      <div class="foot">
        {refused && !isAtField(refused) && (
          <Alert>
            <p>{refused.text}</p>
            {refused.why === "stale" && <Button onClick={onAgain}>Look again</Button>}
          </Alert>
        )}
        <Button type="submit" isAction isBusy={isBusy}>
          Save
        </Button>
        <Progress isBusy={isBusy} isSlow={isSlow}>
          {isBusy ? "Saving …" : ""}
        </Progress>
      </div>
    </form>
  );
};

/** Why, by field. */
const faultsOf = (refused: Refused | null): Readonly<Record<string, string>> => {
  if (!refused) return {};
  return refused.fields ?? (refused.field ? { [refused.field]: refused.text } : {});
};

const isAtField = (refused: Refused): boolean =>
  [...fieldsShown, ...more, "override", "reason"].some((name) => name in faultsOf(refused));

const Heading = ({ deal, onOpen }: Pick<Formed, "deal" | "onOpen">) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const { id, fields, partnerTier, registeredOn, approvedOn, others, partnerAttached } = deal;
  const account = String(fields.account ?? "");
  const title = id
    ? `${account} (${id})`
    : fields.registration
      ? `New deal: ${account} (${fields.registration})`
      : "New deal";
  const known = listed(
    partnerTier && `${partnerTier} partner`,
    registeredOn && `registered ${sayWeekday(registeredOn)}`,
    approvedOn && `approved ${sayWeekday(approvedOn)}`,
    partnerAttached && "partner attached: counts in neither pipeline",
  );
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {known && <p class="quiet">{known}</p>}
      {others.length > 0 && (
        <p class="quiet">
          Of the same registration:{" "}
          {others.map((other) => (
            <Link key={other} onClick={() => onOpen(other)}>
              {other}
            </Link>
          ))}
        </p>
      )}
    </>
  );
};
