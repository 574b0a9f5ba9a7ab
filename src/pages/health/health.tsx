/** Whether the desk runs, what a person should look at, and the self-test. */
import type { Reply } from "../../contract";
import { intlOffsets, zoneOf } from "../../rules/zone";
import { useAnswer } from "../shared/answers";
import { Button } from "../shared/controls";
import { AsOf, Progress, Trouble } from "../shared/notices";
import { show } from "../shared/server";
import { Problems } from "./problems";
import { SelfTest } from "./self-test";

// Whoever looks here reads a clock as their own.
const here = zoneOf(Intl.DateTimeFormat().resolvedOptions().timeZone, intlOffsets);

export const Health = () => {
  const { reply, refusal, isBusy, isSlow, read } = useAnswer("health", {});
  return (
    <div class="room">
      <header>
        <h1 class="unseen">Is everything running?</h1>
        <Progress isBusy={isBusy} isSlow={isSlow}>
          {isBusy ? "Checking …" : reply ? verdictOf(reply) : ""}
        </Progress>
        {reply && <AsOf moment={reply.asOf} zone={here} isBusy={isBusy} onAgain={() => void read()} />}
      </header>
      {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
      {reply && <Checks checks={reply.checks} />}
      {reply && <Problems key={reply.asOf} />}
      {reply && <SelfTest />}
    </div>
  );
};

const verdictOf = ({ checks }: Reply<"health">): string => {
  const wrong = checks.filter(({ well }) => !well).length;
  if (wrong === 0) return "Yes: everything is running.";
  return wrong === 1 ? "Not quite: one thing needs a look." : `Not quite: ${wrong} things need a look.`;
};

const Checks = ({ checks }: { readonly checks: Reply<"health">["checks"] }) => (
  <ul class="checks">
    {[...checks]
      .sort((a, b) => Number(a.well) - Number(b.well))
      .map(({ what, well, text }) => (
        <li key={what}>
          <strong class={well ? "state intime" : "state late"}>{well ? "Well" : "Look"}</strong>
          <span>
            <strong>{titles[what] ?? what}.</strong> {text}{" "}
            {!well && what === "triggers" && <Button onClick={() => void show("openSetUp")}>Set up</Button>}
            {what === "holidays" && <Button onClick={() => void show("openHours")}>Working hours and days off</Button>}
          </span>
        </li>
      ))}
  </ul>
);

/** The checks as people call them. */
const titles: Readonly<Record<string, string>> = {
  triggers: "What runs by itself",
  "hourly check": "The hourly check",
  mail: "Mail",
  report: "Monday's report",
  holidays: "Holidays",
  partners: "Partners",
};
