/** A number that opens the list of its rows, each with its name. */
import { useState } from "preact/hooks";
import { useAnswer } from "../shared/answers";
import { Link } from "../shared/controls";
import { Alert, Progress, Trouble } from "../shared/notices";
import { show } from "../shared/server";
import type { RowTable } from "./lines";

const SHOWN = 100;

interface Behind {
  readonly table: RowTable;
  readonly keys: readonly string[];
}

/** The rows, as far as they are shown. */
export const Rows = ({ table, keys }: Behind) => {
  const { reply, refusal, read, ...reading } = useAnswer("named", { table, keys: keys.slice(0, SHOWN) });
  const [problem, setProblem] = useState("");
  const review = (id: string) => void show("openReviewOf", id).then(setProblem);
  return (
    <div class="rows">
      <Progress {...reading}>{reading.isBusy ? "Looking up the rows …" : ""}</Progress>
      {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
      {problem && <Alert>{problem}</Alert>}
      <ul>
        {reply?.items.map(({ key, title, detail }) => (
          <li key={key}>
            {table === "registrations" ? (
              <Link onClick={() => review(key)} label={`${key}, open in Review deals`}>
                {key}
              </Link>
            ) : (
              <strong>{key}</strong>
            )}{" "}
            {[title, detail].filter((said) => said && said !== key).join(", ")}
          </li>
        ))}
      </ul>
      {keys.length > SHOWN && <p class="quiet">and {keys.length - SHOWN} more in the workbook</p>}
    </div>
  );
};
