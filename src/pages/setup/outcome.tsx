/** What set-up made, or why it makes nothing here. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Reply } from "../../contract";
import type { Refusal } from "../../model/refusal";
import { useDeed } from "../shared/answers";
import { Button } from "../shared/controls";
import { Alert, Progress } from "../shared/notices";
import { close, show } from "../shared/server";
import { listed } from "../shared/words";

interface Outcome {
  readonly made: Reply<"setUp">;
  readonly isFirst: boolean;
  readonly onBack: () => void;
  readonly onSteps: () => void;
}

export const Done = ({ made: { made, changed, warnings }, isFirst, onBack, onSteps }: Outcome) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const isUntouched = made.length + changed.length === 0;
  return (
    <div class="room">
      <h1 ref={heading} tabIndex={-1}>
        {isFirst ? "Your desk is ready." : isUntouched ? "Everything is in place; nothing was changed." : "Done."}
      </h1>
      <ul>
        {made.length > 0 && <li>Made: {listed(...made.map((what) => called[what] ?? what))}.</li>}
        {changed.length > 0 && <li>Filled in or put right: {listed(...changed)}.</li>}
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
      {isFirst && (
        <section class="what">
          <h2>What comes next</h2>
          <p>Days off, your team, your partners with their people, and the sheets that you have: one step at a time.</p>
        </section>
      )}
      <div class="foot">
        <Button isAction onClick={onSteps}>
          {isFirst ? "Go on with the first steps" : "Back to the first steps"}
        </Button>
        <Button onClick={() => void show("openHealth")}>Is everything running?</Button>
        <Button onClick={onBack}>Back to the questions</Button>
      </div>
    </div>
  );
};

/** What was made as people call it; tabs are called by their titles. */
const called: Readonly<Record<string, string>> = {
  "the hourly trigger": "the hourly check",
  "the edited trigger": "the watch over edits",
};

/** A copy, or a workbook whose zone was changed: what happened, and what to do. */
export const Guarded = ({ refusal, onAgain }: { readonly refusal: Refusal; readonly onAgain: () => void }) =>
  refusal.why === "copy" ? (
    <Guard title="This is a copy of a desk" refusal={refusal} onAgain={onAgain}>
      <p>Everything can be looked at here. Whoever has the original finds it under its old name in Google Drive.</p>
    </Guard>
  ) : (
    <OtherZone refusal={refusal} onAgain={onAgain} />
  );

/** An admin sets the zone back here; whoever may edit the workbook can do it in its settings. */
const OtherZone = ({ refusal, onAgain }: { readonly refusal: Refusal; readonly onAgain: () => void }) => {
  const { refusal: no, isBusy, isSlow, act } = useDeed("repair");
  const was = String(refusal.was ?? "the old one");
  const setBack = async () => {
    if ((await act({ what: "zone" }))?.ok) onAgain();
  };
  return (
    <Guard title="The time zone was changed" refusal={refusal} onAgain={onAgain}>
      <p>Nothing was lost: as long as the zone differs nothing is read or written.</p>
      <p>
        <Button isAction isBusy={isBusy} onClick={() => void setBack()}>
          Set it back to {was}
        </Button>
      </p>
      <p class="quiet">
        For admins of the Team tab. Whoever may edit the workbook can also choose {was} again under File, Settings, Time
        zone.
      </p>
      <Progress isBusy={isBusy} isSlow={isSlow}>
        {isBusy ? "Setting the time zone back …" : ""}
      </Progress>
      {no && <Alert>{no.text}</Alert>}
    </Guard>
  );
};

interface GuardSaid {
  readonly title: string;
  readonly refusal: Refusal;
  readonly onAgain: () => void;
  readonly children: ComponentChildren;
}

const Guard = ({ title, refusal, onAgain, children }: GuardSaid) => (
  <div class="room guard">
    <h1>{title}</h1>
    <Alert>{refusal.text}</Alert>
    {children}
    <div class="foot">
      <Button onClick={onAgain}>Look again</Button>
      <Button onClick={close}>Close</Button>
    </div>
  </div>
);
