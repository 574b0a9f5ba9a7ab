/** The world's clock: what it shows, and where to move it. */
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../desk";
import { fieldOf, momentIn, momentOfField, nextMorning, placeOf } from "../time";
import type { HeardClock } from "../view";
import { Empty } from "./empty";

export const Clock = () => {
  const { clock } = useDesk().view;
  return clock ? <Shown clock={clock} /> : <Empty>The clock is not known yet. It comes with the workbook.</Empty>;
};

const hour = 3_600_000;

const Shown = ({ clock }: { readonly clock: HeardClock }) => {
  const { act, view } = useDesk();
  const now = useNow(clock);
  const isBusy = view.progress !== null;
  const move = (to: number) => act({ is: "clock", to: new Date(to).toISOString() });
  const [weekday, monday] = [nextMorning(now, clock.zone, "weekday"), nextMorning(now, clock.zone, "monday")];
  return (
    <div class="panel">
      <p class="now">{momentIn(now, clock.zone)}</p>
      <p class="quiet">
        In {placeOf(clock.zone)}, the zone of the workbook. The clock {stateOf(clock, isBusy)}.
      </p>
      <div class="stack">
        <button type="button" disabled={isBusy} onClick={() => move(now + hour)}>
          One hour on
        </button>
        {weekday !== monday && <Jump to={weekday} name="Next working morning" move={move} />}
        <Jump to={monday} name="Next Monday morning" move={move} />
      </div>
      <Chosen now={now} zone={clock.zone} move={move} />
      <label class="check">
        <input
          type="checkbox"
          checked={clock.runs}
          disabled={isBusy}
          onChange={({ currentTarget }) => act({ is: "run", runs: currentTarget.checked })}
        />
        Run with real time
      </label>
      <p class="quiet">
        On the way each installed trigger fires when it is due, mails leave, and cells change colour. The clock does not
        go back. Working morning means Monday to Friday; your holidays are not looked at.
      </p>
    </div>
  );
};

const stateOf = ({ runs }: HeardClock, isMoving: boolean) => {
  if (isMoving) return "is on its way";
  return runs ? "runs with real time" : "stands still until it is moved";
};

interface Jumped {
  readonly to: number;
  readonly name: string;
  move(to: number): void;
}

const Jump = ({ to, name, move }: Jumped) => {
  const { view } = useDesk();
  return (
    <button type="button" disabled={view.progress !== null} onClick={() => move(to)}>
      {name}
      {view.clock && <span class="quiet">{momentIn(to, view.clock.zone)}</span>}
    </button>
  );
};

const Chosen = ({ now, zone, move }: { readonly now: number; readonly zone: string; move(to: number): void }) => {
  const { view } = useDesk();
  const [field, setField] = useState("");
  const moment = momentOfField(field, zone);
  const isPast = moment !== null && moment < now;
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (moment !== null && !isPast) move(moment);
      }}
    >
      <label>
        Move to
        <input
          type="datetime-local"
          value={field}
          min={fieldOf(now, zone)}
          aria-invalid={isPast}
          aria-describedby={isPast ? "past" : undefined}
          onInput={({ currentTarget }) => setField(currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={moment === null || isPast || view.progress !== null}>
        Move
      </button>
      {isPast && (
        <p class="problem" id="past" role="alert">
          That is before the clock's own time: choose a later one, or make a new world.
        </p>
      )}
    </form>
  );
};

/** What the clock shows, second by second while it runs. */
const useNow = ({ now, runs, heardAt }: HeardClock) => {
  const [, beat] = useState(0);
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => beat((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, [runs]);
  return runs ? now + (Date.now() - heardAt) : now;
};
