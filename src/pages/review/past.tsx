/** The card of a registration as it stood on another day. */
import { useState } from "preact/hooks";
import { sayWeekday } from "../../rules/days";
import { useAnswer } from "../shared/answers";
import { Button } from "../shared/controls";
import { Field } from "../shared/field";
import { Progress } from "../shared/notices";
import { type Card, idOf } from "./acts";

export type Past = ReturnType<typeof usePast>;

/** What stood on the day that was chosen; no card while none is, or while it is today. */
export const usePast = (now: Card) => {
  const [day, setDay] = useState("");
  const { reply, refusal, isBusy, isSlow } = useAnswer("registration", day ? { id: idOf(now), asOf: day } : null);
  const card = day && !refusal && reply?.stoodOn ? reply : null;
  return { day, setDay, card, refusal: day ? refusal : null, isBusy, isSlow };
};

/** Says plainly that this is the past, and leads back. */
export const PastNote = ({ card, setDay }: Past) =>
  card?.stoodOn ? (
    <p class="past" role="status">
      As it stood at the end of {sayWeekday(card.stoodOn)}, by the history. What is decided below is decided as it
      stands today. <Button onClick={() => setDay("")}>Back to today</Button>
    </p>
  ) : null;

export const PastDay = ({ day, setDay, refusal, isBusy, isSlow }: Past) => (
  <>
    <Field
      name="asOf"
      column={{ kind: "day", title: "As it stood on" }}
      value={day}
      onInput={setDay}
      fault={refusal?.text ?? ""}
    />
    <Progress isBusy={isBusy} isSlow={isSlow}>
      {isBusy && "Reading the history …"}
    </Progress>
  </>
);
