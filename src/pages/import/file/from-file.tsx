/** A list from a file: chosen or pasted, tried again with each change, and only then brought in. */
import { useState } from "preact/hooks";
import type { Column } from "../../../model/column";
import type { TableName } from "../../../model/workbook";
import { useAnswer } from "../../shared/answers";
import { Button } from "../../shared/controls";
import { Field } from "../../shared/field";
import { Alert, Trouble } from "../../shared/notices";
import { ask } from "../../shared/server";
import { Bringing } from "../bringing";
import type { Part } from "../coming";
import { answeredSaid, rowsOf } from "../counts";
import { type List, questionOf } from "./list";
import { Look } from "./look";
import { textIn } from "./text";
import { BackToFirstSteps } from "../../shared/first-steps";

interface Asked {
  readonly table: TableName;
  /** Told when rows are on their way, and when it is over. */
  readonly onBegun: (isBegun: boolean) => void;
}

export const FromFile = ({ table, onBegun }: Asked) => {
  const [csv, setCsv] = useState("");
  if (!csv) return <Choose onText={setCsv} />;
  const back = () => {
    setCsv("");
    onBegun(false);
  };
  return <Chosen key={table} table={table} csv={csv} onStart={() => onBegun(true)} onBack={back} />;
};

const TEXT: Column = { kind: "text", title: "Or paste the lines here", help: "Titles in the first line." };

const Choose = ({ onText }: { readonly onText: (csv: string) => void }) => {
  const [text, setText] = useState("");
  const [fault, setFault] = useState("");
  const take = async (file: File | undefined) => {
    if (!file) return;
    const found = textIn(await file.arrayBuffer());
    if ("fault" in found) setFault(found.fault);
    else if (found.text.trim() === "") setFault("The file is empty.");
    else onText(found.text);
  };
  return (
    <>
      <div class="field">
        <label for="file">A list that was saved as CSV</label>
        <p class="hint">Parted by commas, semicolons or tabs.</p>
        <input
          id="file"
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          onChange={({ currentTarget }) => void take(currentTarget.files?.[0])}
        />
        {fault && <Alert>{fault}</Alert>}
      </div>
      <Field name="text" column={TEXT} value={text} onInput={setText} isLong />
      <div class="foot">
        <Button isAction onClick={() => (text.trim() ? onText(text) : setFault("Choose a file, or paste some lines."))}>
          Look at it
        </Button>
        <BackToFirstSteps />
      </div>
    </>
  );
};

interface Shown {
  readonly table: TableName;
  readonly csv: string;
  readonly onStart: () => void;
  readonly onBack: () => void;
}

const Chosen = ({ table, csv, onStart, onBack }: Shown) => {
  const [list, setList] = useState<List>({ table, csv, columns: {}, constants: {}, locale: "" });
  const [isBegun, setBegun] = useState(false);
  const { reply, refusal, isBusy, isSlow, read } = useAnswer("importRows", { ...questionOf(list), dryRun: true });
  const source = {
    rows: reply ? rowsOf(reply) : 0,
    bring: (part?: Part) => ask("importRows", { ...questionOf(list), ...(part && { part }) }),
  };
  return (
    <>
      {reply && !isBegun && <Look reply={reply} list={list} onChange={(more) => setList({ ...list, ...more })} />}
      {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
      <Bringing
        table={table}
        sources={[source]}
        isLooking={isBusy}
        isSlow={isSlow}
        mayCome={reply !== null && reply.added + reply.changed > 0 && reply.twoWays.length === 0}
        answered={reply ? answeredSaid([reply]) : ""}
        onStart={() => {
          setBegun(true);
          onStart();
        }}
        onBack={onBack}
      />
    </>
  );
};
