/** One form for several registrations, with what would come of each beside it before anything is done. */
import { useEffect, useState } from "preact/hooks";
import { registrations } from "../../../model/registrations";
import { alternatives, type RejectionCode, rejectionCodes } from "../../../rules/reasons";
import { type Asking, useAnswer } from "../../shared/answers";
import { Button, Tick } from "../../shared/controls";
import { Field } from "../../shared/field";
import { Alert } from "../../shared/notices";
import { acts, LATER } from "../acts";
import { useSettled } from "../decision";
import { entryField, focusForm, needed, optional, Questions, Ready } from "../form";
import { countOf, type Many, type ManyAct, questionOf } from "./many";
import { Results } from "./results";

export const ManyForm = (many: Many) => {
  const { act, items, entry, refusal, hold, close } = many;
  const settled = useSettled(entry);
  const preview = useAnswer("decideMany", act && { ...questionOf(act, items, settled), dryRun: true });
  const [isWanted, setWanted] = useState(false);
  useEffect(focusForm, []);
  const isReady = settled === entry && !preview.isBusy;
  const possible = preview.reply?.results.filter(({ done }) => done).length ?? 0;
  // Who is faster than the preview gets what it shows when it is there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it is wanted and the preview is there.
  useEffect(() => {
    if (!isWanted || !isReady) return;
    setWanted(false);
    if (possible > 0) hold();
  }, [isWanted, isReady]);
  if (!act) return null;
  const decide = (event: Event) => {
    event.preventDefault();
    setWanted(true);
  };
  return (
    <div id="act" class="deciding">
      <form onSubmit={decide} noValidate>
        <h2>
          {acts[act].label}: {countOf(items.length)}
        </h2>
        {refusal && <Alert>{refusal.text}</Alert>}
        <Fields {...many} act={act} />
        <div class="buttons">
          <Button type="submit" isAction isBusy={isWanted}>
            {acts[act].label} {possible > 0 && possible}
          </Button>
          <Button onClick={close}>Back</Button>
        </div>
        <p class="quiet afterwards">You have five seconds to undo it before it is done, and may undo it afterwards.</p>
      </form>
      <Preview {...preview} items={items} />
    </div>
  );
};

const { code, reason, alternative } = registrations.columns;

const Fields = ({ act, entry, onEntry }: Pick<Many, "entry" | "onEntry"> & { readonly act: ManyAct }) => {
  const asked = { entry, onEntry, fault: { field: "", text: "" } };
  if (act === "request-info") return <Questions {...asked} lacks={() => false} />;
  if (act === "approve")
    return (
      <>
        <p>Each goes to the partner's own account executive of the coverage matrix.</p>
        <Tick isOn={entry.ae === LATER} onChange={(isOn) => onEntry({ ae: isOn ? LATER : "" })}>
          Where a partner has none, approve and name somebody later
        </Tick>
        <Field {...entryField(asked, "note")} column={optional} help="Stands in every mail." isLong />
      </>
    );
  return (
    <>
      <Field
        {...entryField(asked, "code")}
        column={{ ...needed(code), kind: "choice", choices: rejectionCodes }}
        title="Reason"
        help=""
      />
      <Field
        {...entryField(asked, "reason")}
        column={reason}
        title="What the partners read"
        help="Blank: to each what the evidence of its own registration gives."
        isLong
      />
      <Field {...entryField(asked, "alternative")} column={needed(alternative)} title="The way on" help="" isLong>
        <Ready
          text={alternatives[entry.code as RejectionCode] ?? ""}
          taken={entry.alternative}
          onTake={(text) => onEntry({ alternative: text })}
        />
      </Field>
    </>
  );
};

const Preview = ({ reply, refusal, isBusy, isSlow, items }: Asking<"decideMany"> & Pick<Many, "items">) => (
  <section class="mail" aria-label="What will happen">
    <h3>What will happen</h3>
    <p role="status" class="quiet">
      {isBusy
        ? isSlow
          ? "Still waiting for Google …"
          : "Looking at each …"
        : reply && !refusal
          ? foreseen(reply.results.filter(({ done }) => done).length, items.length, reply.mails)
          : ""}
    </p>
    {refusal && <p class="not-yet">Not ready yet: {refusal.text}</p>}
    {!refusal && reply && <Results results={reply.results} items={items} isAhead />}
  </section>
);

const foreseen = (possible: number, count: number, mails: number): string =>
  `${possible} of ${countOf(count)}; ${mails === 1 ? "1 mail goes" : `${mails} mails go`} out.`;
