/** Open alerts by level, and below them those that rest. */
import { useRef, useState } from "preact/hooks";
import type { Reply } from "../../contract";
import type { Zone } from "../../rules/zone";
import { useAnswer, useDeed } from "../shared/answers";
import { Button } from "../shared/controls";
import { Alert, AsOf, Progress, Trouble } from "../shared/notices";
import { zoneCalled } from "../shared/words";
import { answered, nextMonday, standing, todoOf, tomorrow, whose } from "./words";

type View = Reply<"alerts">["alerts"][number];

const headings = { cpo: "With the CPO", lead: "With the PAM lead", owner: "With their owners" } as const;

export const Alerts = () => {
  const desk = useAnswer("open", {});
  const { reply, refusal, read, ...reading } = useAnswer("alerts", {});
  const [isMine, setMine] = useState(false);
  const zone = zoneCalled(desk.reply?.zone ?? "");
  const all = (reply?.alerts ?? []).filter((one) => !isMine || one.isMine);
  const open = all.filter(({ state }) => state === "open");
  const quiet = all.filter(({ state }) => state !== "open");
  const top = useRef<HTMLHeadingElement>(null);
  const onDone = () => {
    top.current?.focus();
    void read();
  };
  const shared = { asOf: reply?.asOf ?? "", zone, onDone };
  return (
    <div class="room">
      <h1 class="unseen" tabIndex={-1} ref={top}>
        Alerts
      </h1>
      <Progress {...reading}>{reply ? standing(all) : reading.isBusy && "Reading the Alerts tab …"}</Progress>
      {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
      {reply && desk.reply && (
        <>
          <AsOf moment={reply.asOf} zone={zone} isBusy={reading.isBusy} onAgain={() => void read()} />
          <label class="mine">
            <input type="checkbox" checked={isMine} onChange={() => setMine(!isMine)} /> Only mine
          </label>
          {(Object.keys(headings) as (keyof typeof headings)[]).map((level) => (
            <Group
              key={level}
              title={headings[level]}
              alerts={open.filter((one) => (one.level || "owner") === level)}
              {...shared}
            />
          ))}
          <Group title="Acknowledged or snoozed" alerts={quiet} {...shared} />
          {all.length === 0 && (
            <p class="quiet">
              The hourly check puts here what is late, what ends, who is silent and what is missing, each once.
            </p>
          )}
        </>
      )}
    </div>
  );
};

interface Shown {
  readonly asOf: string;
  readonly zone: Zone;
  /** After an answer: what was pressed is gone. */
  readonly onDone: () => void;
}

const SHOWN = 30;

const Group = ({ title, alerts, ...shared }: Shown & { readonly title: string; readonly alerts: readonly View[] }) => {
  if (alerts.length === 0) return null;
  return (
    <section>
      <h2>
        {title} <span class="count">{alerts.length}</span>
      </h2>
      <ul>
        {alerts.slice(0, SHOWN).map((one) => (
          <One key={one.key} one={one} {...shared} />
        ))}
      </ul>
      {alerts.length > SHOWN && <p class="quiet">and {alerts.length - SHOWN} more in the Alerts tab</p>}
    </section>
  );
};

const One = ({ one, asOf, zone, onDone }: Shown & { readonly one: View }) => {
  const { act, refusal, isBusy, isSlow } = useDeed("alert");
  const isOpen = one.state === "open";
  const answer = async (to: "acknowledge" | "snooze" | "open", until?: string) => {
    if ((await act({ key: one.key, to, ...(until && { until }) }))?.ok) onDone();
  };
  const button = (text: string, onClick: () => void) => (
    <Button isBusy={isBusy} label={`${text}: ${one.what}`} onClick={onClick}>
      {text}
    </Button>
  );
  return (
    <li class={`card ${colourOf(one)}`}>
      <h3>{one.what}</h3>
      <p class="quiet">{isOpen ? whose(one, zone) : `${answered(one, zone)}. Owner: ${one.ownerName || "nobody"}.`}</p>
      {isOpen && <p>{todoOf(one)}</p>}
      {refusal && <Alert>{refusal.text}</Alert>}
      {one.mayAnswer && (
        <div class="buttons">
          {isOpen ? (
            <>
              {button("Acknowledge", () => void answer("acknowledge"))}
              {button("Snooze until tomorrow", () => void answer("snooze", tomorrow(asOf, zone)))}
              {button("Snooze until Monday", () => void answer("snooze", nextMonday(asOf, zone)))}
            </>
          ) : (
            button("Open again", () => void answer("open"))
          )}
        </div>
      )}
      <Progress isBusy={isBusy} isSlow={isSlow}>
        {isBusy && "Writing it down …"}
      </Progress>
    </li>
  );
};

const colourOf = ({ state, kind }: View): string => {
  if (state !== "open") return "";
  return kind === "ending" ? "soon" : "late";
};
