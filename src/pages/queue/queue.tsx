/** The open registrations, the most urgent first, as they were when somebody last asked. */
import { useEffect, useState } from "preact/hooks";
import type { Reply } from "../../contract";
import { intlOffsets, type Zone, zoneOf } from "../../rules/zone";
import { server } from "../shared/server";
import { amountOf, dueOf, momentOf, stateOf, summaryOf, urgencyOf } from "../shared/words";

type Listed = Reply<"queue">;

/** How the queue stands, a button to look again, and the list. */
export const Queue = () => {
  const { listed, problem, isReading, read } = useQueue();
  return (
    <>
      <header>
        <h1>Registrations that wait for a decision</h1>
        <p role="status">{isReading ? "Reading the registration log …" : listed ? summaryOf(listed.items) : ""}</p>
        {problem && <p role="alert">{problem}</p>}
        <div class="row">
          {listed && <AsOf moment={listed.asOf} />}
          {/* One button throughout, so that the focus stays where it was. */}
          <button type="button" class={problem ? "action" : ""} aria-disabled={isReading} onClick={read}>
            {problem ? "Try again" : "Refresh"}
          </button>
        </div>
      </header>
      {listed && (listed.items.length ? <List {...listed} /> : <Nothing />)}
    </>
  );
};

interface View {
  /** What the last good answer said. */
  readonly listed: Listed | null;
  readonly problem: string;
  readonly isReading: boolean;
}

/** Reads when the page opens and whenever it is asked to; a list that is there stays until there is a newer one. */
const useQueue = () => {
  const [view, show] = useState<View>({ listed: null, problem: "", isReading: false });
  const read = async () => {
    if (view.isReading) return;
    show({ ...view, problem: "", isReading: true });
    const answer = await server("queue", {});
    show(
      answer.ok
        ? { listed: answer.reply, problem: "", isReading: false }
        : { ...view, problem: answer.refusal.text, isReading: false },
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the page opens.
  useEffect(() => void read(), []);
  return { ...view, read };
};

// The reply names no zone, and people read a clock as their own: so their own it is, and it is said.
const here: Zone = zoneOf(Intl.DateTimeFormat().resolvedOptions().timeZone, intlOffsets);

const AsOf = ({ moment }: { readonly moment: string }) => (
  <p class="quiet">
    As of {momentOf(moment, here)}
    <br />
    Your time ({here.name.replace(/.*\//, "").replace(/_/g, " ")})
  </p>
);

const Nothing = () => (
  <p class="nothing">
    Type what a partner registers into the registration log; it stands here, with its deadline, as soon as the row is
    complete.
  </p>
);

const List = ({ items, asOf }: Listed) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and without the focus no keyboard could scroll it.
  <ol tabIndex={0} aria-label="Registrations, the most urgent first">
    {items.map((item) => (
      <Card key={item.id} item={item} asOf={asOf} />
    ))}
  </ol>
);

const Card = ({ item, asOf }: { readonly item: Listed["items"][number]; readonly asOf: string }) => (
  <li class={item.urgency}>
    <p>
      <strong class="state">{stateOf(urgencyOf(item))}</strong>{" "}
      {dueOf({ ...item, urgency: urgencyOf(item), dueAt: item.decisionDueAt }, asOf)}
    </p>
    <h2>{item.companyName}</h2>
    <p>{[item.partner, amountOf(item)].filter(Boolean).join(", ")}</p>
    <p class="quiet">{[item.id, deadlineOf(item)].filter(Boolean).join(", ")}</p>
  </li>
);

const deadlineOf = ({ urgency, decisionDueAt, receivedAt }: Listed["items"][number]): string => {
  if (decisionDueAt && urgency !== "waiting") return `due ${momentOf(decisionDueAt, here)}`;
  return receivedAt ? `received ${momentOf(receivedAt, here)}` : "";
};
