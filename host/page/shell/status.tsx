/** The strip below the grid: that this is no Google, and what differs. */
import { useDesk } from "./desk";
import { useAround } from "./opened";
import { countOf } from "./markdown";

export const Status = () => {
  const { view } = useDesk();
  const { open } = useAround();
  const count = countOf(view.differences);
  return (
    <footer class="status desk">
      <p>
        Local host: no Google account; formulas by Univer;{" "}
        <button type="button" class="link" onClick={() => open("differences")}>
          {count} differences
        </button>
      </p>
    </footer>
  );
};
