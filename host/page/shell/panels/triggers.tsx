/** The installed triggers: what fires them, for whom, and when the next time is. */
import type { TriggerView } from "../../../serve/messages";
import { useDesk } from "../desk";
import { momentIn } from "../time";
import { Empty } from "./empty";

export const Triggers = () => {
  const { world } = useDesk().view;
  if (!world?.triggers.length)
    return (
      <Empty>
        No trigger is installed. Choose Extensions &gt; Partner Desk &gt; Set up: it installs the hourly check and the
        look at edited rows.
      </Empty>
    );
  return (
    <div class="panel">
      <ul class="lines">
        {world.triggers.map((trigger) => (
          <li key={`${trigger.handler} ${trigger.type} ${trigger.by}`} class="entry">
            <Shown trigger={trigger} />
          </li>
        ))}
      </ul>
      <p class="quiet">A trigger runs as whoever installed it, whoever is at the keyboard.</p>
    </div>
  );
};

const kinds: Readonly<Record<TriggerView["type"], string>> = {
  CLOCK: "By the clock",
  ON_EDIT: "After each edit",
  ON_OPEN: "When the workbook is opened",
  ON_CHANGE: "After each change of the workbook's shape",
};

const Shown = ({ trigger: { handler, type, by, dueAt } }: { readonly trigger: TriggerView }) => {
  const { view, act } = useDesk();
  return (
    <>
      <div>
        <strong>{handler}</strong>
        <span>{kinds[type]}</span>
        {dueAt !== null && view.clock && <span>Next {momentIn(dueAt, view.clock.zone)}</span>}
        <span class="quiet">Installed by {by}</span>
      </div>
      <button type="button" aria-label={`Run now: ${handler}`} onClick={() => act({ is: "fire", handler })}>
        Run now
      </button>
    </>
  );
};
