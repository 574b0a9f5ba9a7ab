/** The card of one registration: where it stands, what to tell the partner, and what speaks for and against it. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Reply } from "../../contract";
import { registrations, stages } from "../../model/registrations";
import { isDay, sayDay } from "../../rules/days";
import { useAnswer } from "../shared/answers";
import { State } from "../shared/card";
import { Button, Copy, Link } from "../shared/controls";
import { sayEvent } from "../shared/events";
import { Holders } from "../shared/holders";
import { Alert, AsOf, Progress, Trouble } from "../shared/notices";
import { amountOf, listed, momentOf, sayWho, toldSaid, type Urgency, urgencyOfClock } from "../shared/words";
import { ClockCard } from "./clocks";
import { useFreshness, useRoom } from "./room";

type View = Reply<"registration">;

/** By its id; blank for the one under the cursor. */
export const Card = ({ id, onBack }: { readonly id: string; readonly onBack: () => void }) => {
  const { zone } = useRoom();
  const byId = useAnswer("registration", id ? { id } : null);
  const byCursor = useAnswer("here", id ? null : {});
  const { reply, refusal, isBusy, isSlow, read } = id ? byId : byCursor;
  useFreshness(read);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <article>
      <div class="top">
        <Button onClick={onBack}>Back</Button>
        <h2 ref={heading} tabIndex={-1} class="name">
          {reply ? textOf(reply, "companyName") || textOf(reply, "id") : id || "The selected row"}
        </h2>
        <Progress isBusy={isBusy} isSlow={isSlow}>
          {isBusy && "Reading the registration …"}
        </Progress>
        {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
        {reply && <Standing view={reply} />}
        {reply && <AsOf moment={reply.asOf} zone={zone} isBusy={isBusy} onAgain={() => void read()} />}
      </div>
      {reply && <Sections view={reply} />}
    </article>
  );
};

const textOf = ({ fields }: View, name: string): string => {
  const value = fields[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
};

/** How pressing the decision is; nothing is pressing once it is made. */
const urgencyIn = ({ clocks }: View): Urgency => {
  const decision = clocks.find(({ policy, stoppedAt }) => policy === "decision" && stoppedAt === null);
  return decision ? urgencyOfClock(decision) : "done";
};

const stageCalled = (stage: string): string => (stage in stages ? stages[stage as keyof typeof stages] : stage);

/** Its stage, partner and amount, and the way to the review desk. */
const Standing = ({ view }: { readonly view: View }) => {
  const { review } = useRoom();
  const [problem, setProblem] = useState("");
  const dealSize = view.fields.dealSize;
  const amount = amountOf({
    dealSize: typeof dealSize === "number" ? dealSize : null,
    currency: textOf(view, "currency"),
  });
  const id = textOf(view, "id");
  return (
    <>
      <p>
        <State urgency={urgencyIn(view)}>{stageCalled(textOf(view, "stage"))}</State>
        {listed(id, textOf(view, "partner"), amount)}
      </p>
      {problem && <Alert>{problem}</Alert>}
      {view.moves.length > 0 && (
        <div class="buttons">
          <Button isAction onClick={() => void review(id).then(setProblem)}>
            Review
          </Button>
        </div>
      )}
    </>
  );
};

const Sections = ({ view }: { readonly view: View }) => {
  const { zone, openCard } = useRoom();
  const speaking = view.criteria.filter(({ hit }) => hit);
  const running = view.clocks.filter(({ stoppedAt }) => stoppedAt === null);
  return (
    <>
      <section class="part">
        <h3>What you may tell the partner</h3>
        <blockquote>{view.status}</blockquote>
        <Copy text={view.status}>Copy the sentence</Copy>
        {view.told && <p class="quiet">{toldSaid(view.told, zone)}</p>}
      </section>
      {speaking.length > 0 && (
        <section class="part">
          <h3>What speaks against it</h3>
          {speaking.map(({ code, evidence }) => (
            <p key={code} class="warn">
              {evidence}
            </p>
          ))}
        </section>
      )}
      {view.matches.length > 0 && (
        <section class="part">
          <h3>Others of this company</h3>
          {view.matches.map(({ id, partner, companyName, stage, why }) => (
            <p key={id}>
              <Link onClick={() => openCard(id)}>{id}</Link>{" "}
              {listed(companyName, partner, stageCalled(stage).toLowerCase())}. {why}
            </p>
          ))}
        </section>
      )}
      {running.length > 0 && (
        <section class="part wide">
          <h3>Clocks</h3>
          <ul>
            {running.map((clock) => (
              <ClockCard key={clock.id} clock={clock} asOf={view.asOf} />
            ))}
          </ul>
        </section>
      )}
      {view.holders.length > 0 && <Holders holders={view.holders} />}
      <Facts view={view} />
      {view.timeline.length > 0 && (
        <section class="part">
          <h3>What happened</h3>
          <ol class="history">
            {view.timeline
              .slice(-LAST)
              .reverse()
              .map((event) => (
                <li key={`${event.at} ${event.what}`}>
                  <strong>{sayEvent(event, view)}</strong>
                  <p class="quiet">
                    {momentOf(event.at, zone)} {sayWho(event)}
                  </p>
                  {event.reason && <p>{event.reason}</p>}
                </li>
              ))}
          </ol>
        </section>
      )}
    </>
  );
};

const LAST = 6;

const facts = [
  "nextStep",
  "ae",
  "protectedUntil",
  "updateDueOn",
  "closeQuarter",
  "partnerRole",
  "contactName",
  "contactTitle",
  "buyingSignal",
  "reason",
  "alternative",
] as const;

const Facts = ({ view }: { readonly view: View }) => {
  const said = facts.filter((field) => textOf(view, field));
  if (said.length === 0) return null;
  return (
    <section class="part">
      <h3>What we know</h3>
      <dl>
        {said.map((field) => (
          <div key={field}>
            <dt>{registrations.columns[field].title}</dt>
            <dd>{isDay(textOf(view, field)) ? sayDay(textOf(view, field)) : textOf(view, field)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
