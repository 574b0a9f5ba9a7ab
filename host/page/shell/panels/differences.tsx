/** Where the local host is not Google. */
import { useDesk } from "../desk";
import { Markdown } from "../markdown";
import { Empty } from "./empty";

export const Differences = () => {
  const { differences } = useDesk().view;
  if (!differences) return <Empty>The list is not there: it stands in host/DIFFERENCES.md of the project.</Empty>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and without the focus no keyboard could scroll it.
    <section class="panel prose" tabIndex={0} aria-label="What differs">
      <Markdown text={differences} />
    </section>
  );
};
