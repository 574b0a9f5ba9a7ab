/** Sending the forecast: asked once more, because it cannot be called back; or to oneself as a trial. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Reply } from "../../contract";
import { sayMonth } from "../../rules/forecast/month";
import { useDeed } from "../shared/answers";
import { Button } from "../shared/controls";
import { Alert, Progress } from "../shared/notices";

interface Sent {
  readonly forecast: Reply<"forecast">;
  readonly desk: Reply<"open">;
}

export const Send = ({ forecast: { month, recipients }, desk: { may, user } }: Sent) => {
  const { reply, refusal, isBusy, isSlow, act } = useDeed("sendForecast");
  const [isAsking, setAsking] = useState(false);
  const question = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (isAsking) question.current?.focus();
  }, [isAsking]);
  if (!may.includes("sendForecast"))
    return (
      <p class="quiet">Coordinators, approvers, the CPO and the VP Sales send it; the Team tab says who they are.</p>
    );
  const send = async () => {
    await act({ month });
    setAsking(false);
  };
  return (
    <div class="foot">
      {isAsking ? (
        <section aria-labelledby="question">
          <h2 id="question" ref={question} tabIndex={-1}>
            Send the forecast of {sayMonth(month)}?
          </h2>
          <p>It goes to {recipients.join(", ")}, and the Forecast tab is written anew. A mail cannot be called back.</p>
          <div class="buttons">
            <Button isAction isBusy={isBusy} onClick={() => void send()}>
              Write it and send it
            </Button>
            <Button onClick={() => setAsking(false)}>Not now</Button>
          </div>
        </section>
      ) : (
        <>
          {recipients.length > 0 && (
            <Button isAction isBusy={isBusy} onClick={() => setAsking(true)}>
              Write it into the Forecast tab and send it
            </Button>
          )}
          <Button isBusy={isBusy} onClick={() => void act({ month, to: user })}>
            Send it to me alone
          </Button>
        </>
      )}
      {recipients.length === 0 && (
        <p>Nobody is named to get it: fill in “recipients” in the Settings tab, then open this again.</p>
      )}
      {refusal && <Alert>{refusal.text}</Alert>}
      <Progress isBusy={isBusy} isSlow={isSlow}>
        {isBusy ? "Sending …" : reply && !refusal ? outcomeOf(reply) : ""}
      </Progress>
    </div>
  );
};

const outcomeOf = ({ month, to, already }: Reply<"sendForecast">): string =>
  already
    ? `The forecast of ${sayMonth(month)} had gone out before, so nobody was mailed again. The Forecast tab is up to date.`
    : `Handed to the mail service for ${to.join(", ")}.`;
