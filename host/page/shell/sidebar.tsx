/** The sidebar of the add-on: 300 pixels at the right of the grid, as at Google. */
import { useDesk } from "./desk";
import { Frame } from "./frame";
import { Cross } from "./icons";

export const Sidebar = () => {
  const { view, send, focusGrid } = useDesk();
  const { sidebar } = view.screen;
  if (!sidebar) return null;
  const close = () => {
    send({ kind: "closed", what: "sidebar" });
    focusGrid();
  };
  return (
    <aside class="sidebar desk" aria-label={sidebar.title || "Sidebar"}>
      <div class="bar">
        <h2>{sidebar.title}</h2>
        <button type="button" class="icon" aria-label="Close the sidebar" onClick={close}>
          <Cross />
        </button>
      </div>
      <Frame key={sidebar.id} frame={sidebar} close={close} />
    </aside>
  );
};
