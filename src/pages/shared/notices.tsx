/** What a page says about itself: what it is doing, what went wrong, and as of when it speaks. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Refusal } from "../../model/refusal";
import type { Zone } from "../../rules/zone";
import { Button } from "./controls";
import { show } from "./server";
import { clockOf, momentOf } from "./words";

/** Says politely what is being done; a call that takes more than four seconds says so. */
export const Progress = ({
  isBusy,
  isSlow,
  children,
}: {
  readonly isBusy: boolean;
  readonly isSlow: boolean;
  readonly children: ComponentChildren;
}) => (
  <p role="status" class={isBusy ? "progress" : ""}>
    {isBusy && isSlow ? "Still waiting for Google …" : children}
  </p>
);

/** What a person must not miss. */
export const Alert = ({ children }: { readonly children: ComponentChildren }) => (
  <div role="alert" class="alert">
    {children}
  </div>
);

/** Why it was refused, with the one button that helps. */
export const Trouble = ({ refusal, onAgain }: { readonly refusal: Refusal; readonly onAgain?: () => void }) => {
  const [problem, setProblem] = useState("");
  const help = helpOf(refusal);
  return (
    <Alert>
      <p>{problem || refusal.text}</p>
      {help === "Set up" && (
        <Button isAction onClick={() => void show("openSetUp").then(setProblem)}>
          Set up
        </Button>
      )}
      {help !== "Set up" && onAgain && (
        <Button isAction onClick={onAgain}>
          {help}
        </Button>
      )}
    </Alert>
  );
};

const helpOf = ({ why }: Refusal): "Set up" | "Look again" | "Try again" => {
  if (why === "not-set-up" || why === "missing-column") return "Set up";
  return why === "zone-changed" || why === "copy" ? "Look again" : "Try again";
};

/** As of when, on whose clock, and a button to look again. */
export const AsOf = ({
  moment,
  zone,
  isBusy,
  onAgain,
}: {
  readonly moment: string;
  readonly zone: Zone;
  readonly isBusy: boolean;
  readonly onAgain: () => void;
}) => (
  <div class="asof">
    <p class="quiet">
      As of {momentOf(moment, zone)} <span class="clock">({clockOf(zone)})</span>
    </p>
    <Button isBusy={isBusy} onClick={onAgain}>
      Refresh
    </Button>
  </div>
);
