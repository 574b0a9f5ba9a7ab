/** Whether the desk runs, what a person should look at, and the self-test. */
import type { Reply } from "../../contract";
import { intlOffsets, zoneOf } from "../../rules/zone";
import { useAnswer, useDeed } from "../shared/answers";
import { Button } from "../shared/controls";
import { Alert, AsOf, Progress, Trouble } from "../shared/notices";
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
      {reply && <Checks checks={reply.checks} onMended={() => void read()} />}
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

const Checks = ({
  checks,
  onMended,
}: {
  readonly checks: Reply<"health">["checks"];
  readonly onMended: () => void;
}) => (
  <ul class="checks">
    {[...checks]
      .sort((a, b) => Number(a.well) - Number(b.well))
      .map(({ what, well, text, mend }) => (
        <li key={what}>
          <strong class={well ? "state intime" : "state late"}>{well ? "Well" : "Look"}</strong>
          <span>
            <strong>{titles[what] ?? what}.</strong> {text}{" "}
            {what === "triggers" && (
              <Repair what="triggers" label={isBroken(checks) ? "Fix it" : ""} onMended={onMended} />
            )}
            {what === "dress" && (
              <Repair what="dress" label={mend ? "Fix it" : "Set formats again"} onMended={onMended} />
            )}
            {!well && what === "report" && <Button onClick={() => void show("openReport")}>The Monday report</Button>}
            {what === "holidays" && <Button onClick={() => void show("openHours")}>Working hours and days off</Button>}
          </span>
        </li>
      ))}
  </ul>
);

/** What runs by itself is one repair, whichever of its checks says so. */
const isBroken = (checks: Reply<"health">["checks"]): boolean =>
  checks.some(({ what, mend }) => mend && what !== "dress");

interface Repairing {
  readonly what: "triggers" | "dress";
  /** What the button says; there is none without. */
  readonly label: string;
  readonly onMended: () => void;
}

/** Puts back what is named; what runs by itself runs from then on as whoever clicked. */
const Repair = ({ what, label, onMended }: Repairing) => {
  const { reply, refusal, isBusy, isSlow, act } = useDeed("repair");
  const repair = async () => {
    if ((await act({ what }))?.ok) onMended();
  };
  return (
    <>
      {label && (
        <Button isBusy={isBusy} onClick={() => void repair()}>
          {label}
        </Button>
      )}
      {refusal && <Alert>{refusal.text}</Alert>}
      <Progress isBusy={isBusy} isSlow={isSlow}>
        {isBusy ? "Putting it back …" : reply && !refusal ? saidOf(what, reply) : ""}
      </Progress>
    </>
  );
};

const saidOf = (what: Repairing["what"], { mended, note = "" }: Reply<"repair">): string => {
  if (mended.length) return `Put back: ${mended.join(what === "dress" ? "; " : " and ")}. ${note}`.trim();
  return what === "dress" ? `All was in place. ${note}` : "It is in place; the hourly check comes within an hour.";
};

/** The checks as people call them. */
const titles: Readonly<Record<string, string>> = {
  triggers: "What runs by itself",
  "hourly check": "The hourly check",
  mail: "Mail",
  report: "Monday's report",
  holidays: "Holidays",
  "new rows": "New rows",
  admin: "Admins",
  partners: "Partners",
  dress: "Colours, views and columns",
};
