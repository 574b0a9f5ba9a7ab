/** One act on one registration: the form, the mail beside it, and the button. */
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { Refusal } from "../../model/refusal";
import type { Zone } from "../../rules/zone";
import { type Asking, useAnswer } from "../shared/answers";
import { Button } from "../shared/controls";
import { focusField } from "../shared/field";
import { ask } from "../shared/server";
import { Alert } from "../shared/notices";
import { type Act, acts, type Card, decisionOf, type Entry, isVerdict } from "./acts";
import { focusForm, Form } from "./form";
import { Mail } from "./mail";
import { isRace } from "./send";
import { sayField } from "./words";

interface Deciding {
  readonly act: Act;
  readonly card: Card;
  readonly zone: Zone;
  readonly entry: Entry;
  readonly isAdmin: boolean;
  /** Why it was refused when it was sent. */
  readonly refusal: Refusal | null;
  readonly onEntry: (change: Partial<Entry>) => void;
  readonly onDecide: () => void;
  /** Somebody else was faster. */
  readonly onRace: (refusal: Refusal) => void;
  readonly onBack: () => void;
}

export const Decision = ({ act, card, zone, entry, isAdmin, refusal, onEntry, onDecide, onRace, onBack }: Deciding) => {
  const settled = useSettled(entry);
  const preview = useAnswer("preview", isVerdict(act) ? decisionOf(act, card, settled) : null);
  const [refused, setRefused] = useState<Refusal | null>(refusal);
  const show = (no: Refusal) => {
    setRefused(no);
    requestAnimationFrame(() => focusRefused(no));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the form opens.
  useLayoutEffect(() => (refusal ? focusRefused(refusal) : focusForm()), []);
  const [isChecking, setChecking] = useState(false);
  const decide = async (event: Event) => {
    event.preventDefault();
    if (isChecking) return;
    setChecking(true);
    const no = await objection(act, card, entry, settled === entry && !preview.isBusy ? preview : null);
    setChecking(false);
    if (!no) onDecide();
    else if (isRace(no)) onRace(no);
    else show(no);
  };
  const fault = { field: refused?.field ?? "", text: refused?.text ?? "" };
  const isNamed = document.getElementById(`field-${fault.field}`) !== null || fault.field === "fields";
  return (
    <div id="act" class="deciding">
      <form onSubmit={decide} noValidate>
        <h2>
          {acts[act].label}: {sayField("companyName", card, zone)}{" "}
          <span class="quiet">{sayField("id", card, zone)}</span>
        </h2>
        {refused && !isNamed && <Alert>{refused.text}</Alert>}
        <Form
          act={act}
          card={card}
          entry={entry}
          isAdmin={isAdmin}
          fault={fault}
          onEntry={(change) => {
            setRefused(null);
            onEntry(change);
          }}
        />
        <div class="buttons">
          <Button type="submit" isAction isBusy={isChecking}>
            {acts[act].label}
          </Button>
          <Button onClick={onBack}>Back</Button>
        </div>
        <p class="quiet afterwards">You have five seconds to undo it before it is done.</p>
      </form>
      {isVerdict(act) && <Mail {...preview} />}
    </div>
  );
};

/** What stands against it: what the preview of this very entry said, or says when it is asked now. */
const objection = async (
  act: Act,
  card: Card,
  entry: Entry,
  said: Asking<"preview"> | null,
): Promise<Refusal | null> => {
  if (act === "assign") return unnamed(entry);
  if (!isVerdict(act)) return null;
  if (said) return said.refusal;
  const answer = await ask("preview", decisionOf(act, card, entry));
  return answer.ok ? null : answer.refusal;
};

const unnamed = ({ ae }: Entry): Refusal | null =>
  ae ? null : { why: "needs-ae", text: "Choose who looks after this deal.", field: "ae" };

const focusRefused = ({ field }: Refusal): void => {
  if (!field || !focusField(field)) focusForm();
};

const PAUSE = 500;

/** What was entered, when nobody has typed for half a second: each preview costs a call. */
export const useSettled = (entry: Entry): Entry => {
  const [settled, setSettled] = useState(entry);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(entry), PAUSE);
    return () => clearTimeout(timer);
  }, [entry]);
  return settled;
};
