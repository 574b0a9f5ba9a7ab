/** Where the local host is not Google. */
import { useDesk } from "../desk";
import { Markdown } from "../markdown";
import { Empty } from "./empty";

export const Differences = () => {
  const { differences } = useDesk().view;
  if (!differences) return <Empty>The list is not there: it stands in host/DIFFERENCES.md of the project.</Empty>;
  return (
    <div class="panel prose">
      <Markdown text={differences} />
    </div>
  );
};
