/** The open clocks, the most urgent first, each with why it falls due when it does. */
import { useState } from "preact/hooks";
import type { Reply } from "../../contract";
import { useAnswer } from "../shared/answers";
import { Card } from "../shared/card";
import { Copy, Link } from "../shared/controls";
import { AsOf, Progress, Trouble } from "../shared/notices";
import { dueOf, listed, momentOf, stateOf, type Urgency, urgencyOfClock, type Whose } from "../shared/words";
import { useFreshness, useRoom } from "./room";
import { OfPartner } from "./of-partner";
import { Promises } from "./promises";
import { Question } from "./question";

type Clock = Reply<"clocks">["clocks"][number];

const OPEN = { running: true };

export const Clocks = ({ isFirst }: { readonly isFirst: boolean }) => {
  const { desk, zone } = useRoom();
  const { reply, refusal, isBusy, isSlow, read } = useAnswer("clocks", OPEN, (isFirst && desk.clocks) || null);
  useFreshness(read);
  const [filter, setFilter] = useState<Urgency | "">("");
  const [most, setMost] = useState(SHOWN);
  const wanted = inOrder(reply?.clocks ?? []).filter((clock) => !filter || urgencyOfClock(clock) === filter);
  return (
    <>
      <div class="top">
        <h2 class="unseen">Clocks</h2>
        <Progress isBusy={isBusy} isSlow={isSlow}>
          {reply ? <span class="headline">{countOf(reply.clocks)}</span> : isBusy && "Reading the clocks …"}
        </Progress>
        {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
        {reply && <AsOf moment={reply.asOf} zone={zone} isBusy={isBusy} onAgain={() => void read()} />}
        {reply && reply.clocks.length > 0 && <Filter filter={filter} onFilter={setFilter} />}
      </div>
      <Question />
      <Promises />
      {reply && (
        <ul aria-label="Clocks, the most urgent first">
          {wanted.slice(0, most).map((clock) => (
            <ClockCard key={clock.id} clock={clock} asOf={reply.asOf} isAbout />
          ))}
        </ul>
      )}
      {wanted.length > most && (
        <p class="more">
          <Link onClick={() => setMost(most + SHOWN)}>{wanted.length - most} more: show the next</Link>
        </p>
      )}
      {reply && wanted.length === 0 && (
        <p class="quiet foot">{filter ? "No clock is in this state." : nothingSaid(desk)}</p>
      )}
    </>
  );
};

const SHOWN = 40;
const nothingSaid = ({ own }: Whose): string =>
  `No clock ${own ? "of your partners runs" : "runs: nobody is owed anything"}. A clock starts when a registration comes in.`;

const pressing: readonly Urgency[] = ["late", "soon", "intime", "waiting"];

/** Late ones first and those that wait for a partner last; among equals what falls due first. */
export const inOrder = (clocks: readonly Clock[]): Clock[] =>
  [...clocks].sort(
    (a, b) =>
      pressing.indexOf(urgencyOfClock(a)) - pressing.indexOf(urgencyOfClock(b)) ||
      (a.dueAt ?? "9").localeCompare(b.dueAt ?? "9") ||
      a.id.localeCompare(b.id),
  );

/** How many clocks run and how they stand: `3 clocks run: 1 late, 2 in time.` */
export const countOf = (clocks: readonly Pick<Clock, "state">[]): string => {
  const counted = pressing.flatMap((urgency) => {
    const count = clocks.filter((clock) => urgencyOfClock(clock) === urgency).length;
    return count ? [`${count} ${stateOf(urgency).toLowerCase()}`] : [];
  });
  if (counted.length === 0) return "No clock runs.";
  return `${clocks.length === 1 ? "1 clock runs" : `${clocks.length} clocks run`}: ${counted.join(", ")}.`;
};

const Filter = ({
  filter,
  onFilter,
}: {
  readonly filter: Urgency | "";
  readonly onFilter: (filter: Urgency | "") => void;
}) => (
  <div class="filter">
    <label for="filter">Show</label>
    <select
      id="filter"
      value={filter}
      onChange={({ currentTarget }) => onFilter(pressing.find((one) => one === currentTarget.value) ?? "")}
    >
      <option value="">All open clocks</option>
      {pressing.map((urgency) => (
        <option key={urgency} value={urgency}>
          {stateOf(urgency)}
        </option>
      ))}
    </select>
  </div>
);

/** Clocks that are about a registration, of which there is a card; others are about a meeting, a partner or a question. */
const ofRegistrations: readonly string[] = ["acknowledgement", "decision", "ae", "outreach", "meeting"];

interface ShownClock {
  readonly clock: Clock;
  readonly asOf: string;
  /** Names the registration, where the clock stands elsewhere than on its card. */
  readonly isAbout?: boolean;
}

/** A clock with its deadline, its owner and the reason of its deadline. */
export const ClockCard = ({ clock, asOf, isAbout }: ShownClock) => {
  const { zone, openCard } = useRoom();
  const urgency = urgencyOfClock(clock);
  return (
    <Card title={clock.title} urgency={urgency} due={dueOf({ ...clock, urgency }, asOf)}>
      {isAbout && (
        <p>
          {ofRegistrations.includes(clock.policy) ? (
            <Link onClick={() => openCard(clock.subject)}>{clock.subject}</Link>
          ) : (
            clock.subject
          )}
          {clock.partner && `, ${clock.partner}`}
        </p>
      )}
      <p class="quiet">{listed(clock.dueAt && `due ${momentOf(clock.dueAt, zone)}`, clock.owner)}</p>
      <Why clock={clock.id} />
      <OfPartner clock={clock} />
    </Card>
  );
};

/** The explanation of a clock, asked for when somebody wants to know. */
export const Why = ({ clock }: { readonly clock: string }) => {
  const [isOpen, setOpen] = useState(false);
  const { reply, refusal, isBusy, isSlow, read } = useAnswer("explain", isOpen ? { clock } : null);
  return (
    <div class="why">
      <Link isOpen={isOpen} onClick={() => setOpen(!isOpen)}>
        Why this time?
      </Link>
      <div hidden={!isOpen}>
        <Progress isBusy={isBusy} isSlow={isSlow}>
          {isBusy && "Adding it up …"}
        </Progress>
        {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
        {reply?.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {reply && <Copy text={reply.sentences.join(" ")}>Copy it for the partner</Copy>}
      </div>
    </div>
  );
};
