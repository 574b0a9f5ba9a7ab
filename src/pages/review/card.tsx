/** Everything that a decision about one registration needs. */
import type { ComponentChildren } from "preact";
import { requiredOf } from "../../model/table";
import { registrations } from "../../model/registrations";
import type { Zone } from "../../rules/zone";
import { Copy } from "../shared/controls";
import { State } from "../shared/card";
import { sayEvent } from "../shared/events";
import { Holders } from "../shared/holders";
import { sayWarning } from "../shared/warnings";
import { listed, momentOf, sayHours, sayWho, toldSaid, urgencyOfClock } from "../shared/words";
import type { Card as Shown } from "./acts";
import { Others } from "./others";
import { PastDay, PastNote, usePast } from "./past";
import { Why } from "./why";
import { sayField, titleOf } from "./words";

interface Told {
  readonly card: Shown;
  readonly zone: Zone;
}

interface Asked extends Told {
  /** Of whoever looks. */
  readonly roles: readonly string[];
  /** Something was remembered about it. */
  readonly onChanged: () => void;
}

export const Card = ({ card, zone, roles, onChanged }: Asked) => {
  const past = usePast(card);
  const told = { card: past.card ?? card, zone };
  const mayDiffer = ["admin", "approver", "coordinator"].some((role) => roles.includes(role));
  return (
    <>
      <Heading {...told} />
      <PastNote {...past} />
      {!past.card && (
        <>
          <Criteria {...told} />
          <Warnings {...told} />
          <Others {...told} mayDiffer={mayDiffer} onDiffered={onChanged} />
        </>
      )}
      <Clocks {...told} />
      <Fields {...told} />
      {told.card.holders.length > 0 && <Holders holders={told.card.holders} />}
      <Timeline {...told} />
      <PastDay {...past} />
    </>
  );
};

const Heading = ({ card, zone }: Told) => {
  const say = (name: string) => sayField(name, card, zone);
  return (
    <header>
      <h2 id="card-title" tabIndex={-1}>
        {say("companyName") || "(no company yet)"} <span class="quiet">{say("id")}</span>
      </h2>
      <p>
        <strong class="state">{say("stage")}</strong> {listed(say("partner"), say("dealSize"), say("closeQuarter"))}
      </p>
      <p class="status">
        {card.status} {!card.stoodOn && <Copy text={card.status}>Copy for the partner</Copy>}
      </p>
      {card.told && <p>{toldSaid(card.told, zone)}</p>}
    </header>
  );
};

const Part = ({ title, children }: { readonly title: string; readonly children: ComponentChildren }) => (
  <section class="part">
    <h3>{title}</h3>
    {children}
  </section>
);

const Criteria = ({ card }: Told) => (
  <Part title="Reasons to reject">
    <ul class="criteria">
      {card.criteria.map(({ code, title, hit, evidence }) => (
        <li key={code} class={hit ? "hit" : ""}>
          <strong class={hit ? "state late" : "state intime"}>{hit ? "Found" : "Clear"}</strong> {title}
          {hit && <p>{evidence}</p>}
        </li>
      ))}
    </ul>
  </Part>
);

const Warnings = ({ card }: Told) => {
  // The four reasons to reject tell theirs themselves.
  const flags = card.flags.filter(({ kind }) => !card.criteria.some(({ code }) => code === kind));
  if (flags.length === 0) return null;
  return (
    <Part title="Warnings">
      <ul>
        {flags.map(({ kind, evidence }) => (
          <li key={kind + evidence}>
            <strong>{sayWarning(kind)}.</strong> {evidence}
          </li>
        ))}
      </ul>
    </Part>
  );
};

const Clocks = ({ card, zone }: Told) =>
  card.clocks.length === 0 ? null : (
    <Part title="Clocks">
      <ul>
        {card.clocks.map((clock) => (
          <li key={clock.id}>
            <State urgency={urgencyOfClock(clock)}>{stateWords[clock.state]}</State> {clock.title}
            <span class="quiet">
              {clock.dueAt && `, due ${momentOf(clock.dueAt, zone)}`}
              {clock.overdueHours ? `, ${sayHours(clock.overdueHours)} late` : ""}
            </span>
            {!card.stoodOn && <Why clock={clock.id} />}
          </li>
        ))}
      </ul>
    </Part>
  );

const stateWords: Readonly<Record<string, string>> = {
  running: "In time",
  paused: "Waiting for partner",
  "at-risk": "Due soon",
  breached: "Late",
  met: "Was in time",
  missed: "Was late",
};

const HEADED = ["companyName", "partner", "dealSize", "closeQuarter"];
const MORE = [
  "website",
  "partnerContactEmail",
  "dealType",
  "evidenceLink",
  "nextStep",
  "ae",
  "protectedUntil",
  "updateDueOn",
  "meetingDueOn",
  "reason",
  "alternative",
  "endReason",
];

const Fields = ({ card, zone }: Told) => {
  const required: readonly string[] = requiredOf(registrations);
  const names = [
    ...required.filter((name) => !HEADED.includes(name)),
    ...MORE.filter((name) => !required.includes(name)),
  ];
  const shown = names.filter((name) => required.includes(name) || sayField(name, card, zone));
  return (
    <Part title="What we know">
      <dl>
        {shown.map((name) => (
          <div key={name}>
            <dt>{titleOf(name)}</dt>
            <dd>{sayField(name, card, zone) || <em class="missing">missing</em>}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
};

const Timeline = ({ card, zone }: Told) => (
  <Part title="What happened">
    {card.timeline.length === 0 && <p class="quiet">It came in before the desk kept a history.</p>}
    <ol>
      {[...card.timeline].reverse().map((event) => (
        <li key={event.at + event.what}>
          <strong>{sayEvent(event, card)}</strong>{" "}
          <span class="quiet">
            {momentOf(event.at, zone)} {sayWho(event)}
          </span>
          {event.reason && <p class="said">{event.reason}</p>}
        </li>
      ))}
    </ol>
  </Part>
);
