/** Nothing is to be decided: what is next, and when. */
import type { Zone } from "../../rules/zone";
import { useAnswer } from "../shared/answers";
import { listed, momentOf } from "../shared/words";

export const Nothing = ({ zone }: { readonly zone: Zone }) => {
  const { reply, isBusy } = useAnswer("today", {});
  const next = reply?.next;
  return (
    <div class="nothing">
      <h2>Nothing to decide just now</h2>
      <p role="status">
        {isBusy && "Looking what comes next …"}
        {!isBusy &&
          next &&
          `Next: ${listed(next.title, next.note)}${next.dueAt ? `, due ${momentOf(next.dueAt, zone)}` : ""}.`}
        {!isBusy && reply && !next && "No deadline is ahead. What partners register appears here by itself."}
      </p>
    </div>
  );
};
