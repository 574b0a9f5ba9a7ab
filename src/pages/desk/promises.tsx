/** How the promises are kept this week, and what was below its goal for two weeks and asks for a cause and a plan. */
import { useState } from "preact/hooks";
import type { Reply } from "../../contract";
import { episodes } from "../../model/sla";
import { useAnswer, useDeed } from "../shared/answers";
import { Card } from "../shared/card";
import { Button, Link } from "../shared/controls";
import { Field, focusField } from "../shared/field";
import { Alert, AsOf, Progress, Trouble } from "../shared/notices";
import { listed, momentOf } from "../shared/words";
import { useRoom } from "./room";
import { keptSaid, weeksSaid } from "./words";

type Summary = Reply<"summary">;
type Episode = Summary["episodes"][number];

export const Promises = () => {
  const { zone } = useRoom();
  const [isOpen, setOpen] = useState(false);
  const { reply, refusal, isBusy, isSlow, read } = useAnswer("summary", isOpen ? {} : null);
  const open = reply?.episodes.filter(({ state }) => state !== "closed") ?? [];
  return (
    <div class="part">
      <Link isOpen={isOpen} onClick={() => setOpen(!isOpen)}>
        How we keep our promises
      </Link>
      <div hidden={!isOpen}>
        <Progress isBusy={isBusy} isSlow={isSlow}>
          {isBusy && !reply && "Adding up nine weeks …"}
        </Progress>
        {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
        {reply && <AsOf moment={reply.asOf} zone={zone} isBusy={isBusy} onAgain={() => void read()} />}
        <ul>
          {open.map((one) => (
            <Below key={one.id} episode={one} title={titleOf(reply, one)} onTold={() => void read()} />
          ))}
        </ul>
        <ul aria-label="Promises">
          {reply?.rows.filter(hadSomething).map((row) => (
            <Kept key={row.policy} row={row} />
          ))}
        </ul>
        {reply && <p class="quiet">{idleSaid(reply.rows)}</p>}
      </div>
    </div>
  );
};

const hadSomething = ({ weeks }: Summary["rows"][number]): boolean => weeks.some(({ of }) => of > 0);

const idleSaid = (rows: Summary["rows"]): string => {
  const idle = rows.filter((row) => !hadSomething(row)).map(({ title }) => title.toLowerCase());
  return idle.length === 0 ? "" : `Nothing fell due in nine weeks for: ${listed(...idle)}.`;
};

const titleOf = (reply: Summary | null, { policy }: Episode): string =>
  reply?.rows.find((row) => row.policy === policy)?.title ?? policy;

const looks = {
  green: ["intime", "On target"],
  yellow: ["soon", "Close to target"],
  red: ["late", "Below target"],
  none: ["waiting", "Nothing due"],
} as const;

const Kept = ({ row }: { readonly row: Summary["rows"][number] }) => {
  const [look, word] = looks[row.status];
  return (
    <li class="kept">
      <h3>{row.title}</h3>
      <p>
        <strong class={`state ${look}`}>{word}</strong> {keptSaid(row.weeks[0])}
      </p>
      <p class="quiet">
        Target: {row.said}, {row.goal} % in time. {weeksSaid(row.weeks)}
      </p>
    </li>
  );
};

interface Told {
  readonly episode: Episode;
  readonly title: string;
  readonly onTold: () => void;
}

const { rootCause, plan } = episodes.columns;

/** A task that closes with its cause and its plan alone. */
const Below = ({ episode, title, onTold }: Told) => {
  const { desk, zone } = useRoom();
  const [said, setSaid] = useState({ rootCause: episode.rootCause, plan: episode.plan });
  const telling = useDeed("closeEscalation");
  const tell = async () => {
    const answer = await telling.act({ id: episode.id, ...said });
    if (answer?.ok) onTold();
    else focusField(`${String(answer?.refusal.field)}-${episode.id}`);
  };
  const field = (name: keyof typeof said) => ({
    name: `${name}-${episode.id}`,
    value: said[name],
    onInput: (text: string) => setSaid({ ...said, [name]: text }),
    fault: telling.refusal?.field === name ? telling.refusal.text : "",
    isLong: true,
  });
  const isNamed = ["rootCause", "plan"].includes(String(telling.refusal?.field));
  return (
    <Card
      title={`${title}: below target`}
      urgency={episode.state === "open" ? "late" : "soon"}
      due={stateSaid(episode)}
    >
      <p class="quiet">
        In time: {episode.figures}.{episode.escalatedAt && ` The CPO was told ${momentOf(episode.escalatedAt, zone)}.`}
      </p>
      {desk.may.includes("closeEscalation") && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void tell();
          }}
        >
          <Field {...field("rootCause")} column={{ ...rootCause, required: true }} />
          <Field {...field("plan")} column={{ ...plan, required: true }} />
          {telling.refusal && !isNamed && <Alert>{telling.refusal.text}</Alert>}
          <div class="buttons">
            <Button type="submit" isAction isBusy={telling.isBusy}>
              Save cause and plan
            </Button>
          </div>
        </form>
      )}
    </Card>
  );
};

const stateSaid = ({ state, rootCause: cause }: Episode): string => {
  if (state === "recovered") return "recovered; cause and plan are missing";
  return cause ? "closes when a week is on target" : "cause and plan are missing";
};
