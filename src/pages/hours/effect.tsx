/** What a change does to open clocks: first as a question, then as what was done. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Reply } from "../../contract";
import { clocks } from "../../model/sla";
import type { Zone } from "../../rules/zone";
import type { Doing } from "../shared/answers";
import { Button, Link } from "../shared/controls";
import { Progress, Trouble } from "../shared/notices";
import { close } from "../shared/server";
import { listed, momentOf } from "../shared/words";
import { BackToFirstSteps } from "../shared/first-steps";

type Change = Reply<"changeCalendar">;

interface Shown {
  readonly effect: Change;
  readonly zone: Zone;
}

interface Asked extends Shown {
  readonly deed: Doing<"changeCalendar">;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
}

interface Told extends Shown {
  readonly onAgain: () => void;
}

export const Effect = (shown: Asked | Told) => {
  const { effect, zone } = shown;
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <div>
      <h2 ref={heading} tabIndex={-1}>
        {"onAgain" in shown
          ? `Changed. ${saidOf(effect, "moved", "turned")}`
          : saidOf(effect, "will move", "will turn")}
      </h2>
      {effect.yearsWithout.length > 0 && (
        <p>No days off are entered for {effect.yearsWithout.join(" and ")} yet: every working day counts there.</p>
      )}
      <Turned effect={effect} zone={zone} />
      <Moved effect={effect} zone={zone} />
      {"onAgain" in shown ? <After {...shown} /> : <Before {...shown} />}
    </div>
  );
};

/** `3 open clocks will move, and 1 will turn.` */
const saidOf = ({ moved, flipped }: Change, moves: string, turns: string): string => {
  if (moved.length === 0) return "No open clock moves: it counts for what comes in from now on.";
  const many = moved.length === 1 ? "1 open clock" : `${moved.length} open clocks`;
  return `${many} ${moves}${flipped.length > 0 ? `, and ${flipped.length} ${turns} from one state to another` : ""}.`;
};

const states: Readonly<Record<string, string>> = clocks.columns.state.choices ?? {};

const stateSaid = (state: string): string => states[state] ?? state;

const Turned = ({ effect: { flipped } }: Shown) =>
  flipped.length === 0 ? null : (
    <section>
      <h3>Another state</h3>
      <Rows
        rows={flipped.map((one) => ({
          ...one,
          said: `${stateSaid(one.to)} instead of ${stateSaid(one.from).toLowerCase()}`,
        }))}
      />
    </section>
  );

const Moved = ({ effect: { moved }, zone }: Shown) =>
  moved.length === 0 ? null : (
    <section>
      <h3>Another deadline</h3>
      <Rows rows={moved.map((one) => ({ ...one, said: `Due ${at(one.to, zone)} instead of ${at(one.from, zone)}` }))} />
    </section>
  );

const at = (moment: string | null, zone: Zone): string => (moment === null ? "never" : momentOf(moment, zone));

interface Row {
  readonly clock: string;
  readonly title: string;
  readonly partner: string;
  readonly said: string;
}

const SHOWN = 20;

const Rows = ({ rows }: { readonly rows: readonly Row[] }) => {
  const [most, setMost] = useState(SHOWN);
  return (
    <>
      <ul class="days">
        {rows.slice(0, most).map(({ clock, title, partner, said }) => (
          <li key={clock}>
            <span>
              <strong>{clock.slice(0, clock.lastIndexOf("/"))}</strong> {listed(title, partner)}
              <br />
              {said}
            </span>
          </li>
        ))}
      </ul>
      {rows.length > most && (
        <Link onClick={() => setMost(most + SHOWN)}>{rows.length - most} more: show the next</Link>
      )}
    </>
  );
};

const Before = ({ deed, onConfirm, onBack }: Asked) => (
  <>
    {deed.refusal && <Trouble refusal={deed.refusal} onAgain={onConfirm} />}
    <div class="foot">
      <Button isAction isBusy={deed.isBusy} onClick={onConfirm}>
        Change it
      </Button>
      <Button isBusy={deed.isBusy} onClick={onBack}>
        Back
      </Button>
      <Progress isBusy={deed.isBusy} isSlow={deed.isSlow}>
        {deed.isBusy && "Writing it, and bringing the clocks up to date …"}
      </Progress>
    </div>
  </>
);

const After = ({ onAgain }: Told) => (
  <div class="foot">
    <Button isAction onClick={close}>
      Close
    </Button>
    <Button onClick={onAgain}>Change more</Button>
    <BackToFirstSteps />
  </div>
);
