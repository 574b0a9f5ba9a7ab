/** What a person should look at in the tabs, with the cells. */
import type { Reply } from "../../contract";
import { tableNames, tableOf } from "../../model/workbook";
import { useAnswer } from "../shared/answers";
import { Progress, Trouble } from "../shared/notices";
import { listed } from "../shared/words";

export const Problems = () => {
  const { reply, refusal, read, ...reading } = useAnswer("problems", {});
  const count = reply?.problems.reduce((sum, problem) => sum + problem.count, 0) ?? 0;
  return (
    <section>
      <h2>What needs a look in the tabs{count > 0 && ` (${count})`}</h2>
      <Progress {...reading}>
        {reading.isBusy
          ? "Reading every tab …"
          : reply && count === 0
            ? "Nothing: every row can be read and nothing needed is missing."
            : ""}
      </Progress>
      {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
      <ul class="problems">
        {reply?.problems.map((one) => (
          <Problem key={one.table + one.column + one.kind + one.text} {...one} />
        ))}
      </ul>
    </section>
  );
};

const Problem = ({ table, count, text, where, proposal }: Reply<"problems">["problems"][number]) => (
  <li>
    <p>
      <strong>{titleOf(table)}.</strong> {text}
    </p>
    <p class="quiet">
      {count} {count === 1 ? "cell or row" : "cells or rows"}: {listed(...where)}
      {count > where.length && ` and ${count - where.length} more`}
    </p>
    {proposal && <p class="quiet">Perhaps: {proposal}</p>}
  </li>
);

const titleOf = (table: string): string => {
  const name = tableNames.find((known) => known === table);
  return name ? tableOf(name).tab : table;
};
