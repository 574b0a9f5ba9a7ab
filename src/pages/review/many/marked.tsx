/** How many are marked in the queue, and what may be done with them together. */
import { Button } from "../../shared/controls";
import { acts, mayDo } from "../acts";
import { type Many, manyActs } from "./many";

export const Marked = ({
  items,
  start,
  isAllMarked,
  onMarkAll,
  roles,
}: Pick<Many, "items" | "start" | "isAllMarked" | "onMarkAll"> & { readonly roles: readonly string[] }) => {
  const allowed = manyActs.filter((act) => mayDo(act, roles));
  return (
    <div class={items.length ? "marked" : ""}>
      <p role="status">{items.length > 0 && `${items.length} marked`}</p>
      {items.length === 0 && !isAllMarked && <p class="empty quiet">Mark several (key X) to decide them together.</p>}
      {items.length > 0 && (
        <>
          <div class="buttons">
            {allowed.map((act) => (
              <Button key={act} onClick={() => start(act)} label={`${acts[act].label} (${items.length} marked)`}>
                {acts[act].label}
              </Button>
            ))}
            <Button onClick={onMarkAll}>{isAllMarked ? "Mark none" : "Mark all"}</Button>
          </div>
          {allowed.length === 0 && <p class="quiet">Your roles let you look at them only.</p>}
        </>
      )}
    </div>
  );
};
