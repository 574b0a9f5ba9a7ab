/** The dialog that brings in a list: choose it, see what would come in, and bring it in. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Reply } from "../../contract";
import type { Column } from "../../model/column";
import type { Refusal } from "../../model/refusal";
import { type TableName, tableOf } from "../../model/workbook";
import { useAnswer } from "../shared/answers";
import { Button } from "../shared/controls";
import { Field } from "../shared/field";
import { Alert, Progress, Trouble } from "../shared/notices";
import { ask, close } from "../shared/server";
import { textIn } from "./file";
import { bringIn, countsSaid, type List, linesIn, listTables, questionOf } from "./list";
import { Look, Refused } from "./look";

export const Import = () => {
  const { reply, refusal, read, ...reading } = useAnswer("open", {});
  const [list, setList] = useState<List>({ table: "registrations", csv: "", columns: {}, locale: "" });
  if (!reply)
    return (
      <div class="room">
        <h1 class="unseen">Bring in a list</h1>
        <Progress {...reading}>{reading.isBusy && "Looking at this workbook …"}</Progress>
        {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
      </div>
    );
  if (!reply.may.includes("importRows"))
    return (
      <div class="room">
        <Alert>Only coordinators and approvers bring in lists; the Team tab says who they are.</Alert>
      </div>
    );
  const change = (more: Partial<List>) => setList({ ...list, ...more });
  return (
    <div class="room">
      <h1 class="unseen">Bring in a list</h1>
      <p>What comes in is history: it stands in the tab as it is given, and nobody is mailed.</p>
      <Field
        name="table"
        column={TAB}
        value={list.table}
        onInput={(table) => change({ table: (table || "registrations") as TableName, columns: {} })}
      />
      {list.csv ? (
        <Chosen list={list} onChange={change} />
      ) : (
        <Choose onText={(csv) => change({ csv, columns: {}, locale: "" })} />
      )}
    </div>
  );
};

const TAB: Column = {
  kind: "choice",
  title: "Into which tab?",
  required: true,
  choices: Object.fromEntries(listTables.map((name) => [name, tableOf(name).tab])),
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
      <div class="buttons">
        <Button isAction onClick={() => (text.trim() ? onText(text) : setFault("Choose a file, or paste some lines."))}>
          Look at it
        </Button>
      </div>
    </>
  );
};

interface Shown {
  readonly list: List;
  readonly onChange: (more: Partial<List>) => void;
}

/** The list is tried first, again with each change; only then it is brought in. */
const Chosen = ({ list, onChange }: Shown) => {
  const trying = useAnswer("importRows", { ...questionOf(list), dryRun: true });
  const bringing = useBringing(list);
  const back = () => onChange({ csv: "", columns: {}, locale: "" });
  if (bringing.reply) return <Done reply={bringing.reply} onBack={back} />;
  const { reply, refusal } = trying;
  const mayCome = reply !== null && reply.added + reply.changed > 0 && reply.twoWays.length === 0;
  return (
    <>
      {reply && <Look reply={reply} list={list} onChange={onChange} />}
      {refusal && <Trouble refusal={refusal} onAgain={() => void trying.read()} />}
      {bringing.refusal && <Trouble refusal={bringing.refusal} onAgain={() => void bringing.act(reply)} />}
      <div class="foot">
        <Button
          isAction
          isBusy={trying.isBusy || bringing.done !== null || !mayCome}
          onClick={() => void bringing.act(reply)}
        >
          Bring them in
        </Button>
        <Button onClick={back}>Another list</Button>
        <Progress isBusy={trying.isBusy || bringing.done !== null} isSlow={trying.isSlow}>
          {bringing.done !== null
            ? `${bringing.done.toLocaleString("en-US")} lines are in. Leave this open: nothing comes in twice.`
            : trying.isBusy
              ? "Trying it; nothing is written …"
              : "Nothing is written yet."}
        </Progress>
      </div>
    </>
  );
};

/** Brings it in, once however often the button is pressed. */
const useBringing = (list: List) => {
  const [reply, setReply] = useState<Reply<"importRows"> | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const isBusy = useRef(false);
  const act = async (tried: Reply<"importRows"> | null) => {
    if (isBusy.current || !tried) return;
    isBusy.current = true;
    setRefusal(null);
    const answer = await bringIn(list, linesIn(tried), (question) => ask("importRows", question), setDone);
    isBusy.current = false;
    setDone(null);
    if (answer.ok) setReply(answer.reply);
    else setRefusal(answer.refusal);
  };
  return { reply, refusal, done, act };
};

const Done = ({ reply, onBack }: { readonly reply: Reply<"importRows">; readonly onBack: () => void }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        Done: {countsSaid(reply)}
      </h2>
      <Refused refused={reply.refused} />
      <p>Blanks that are needed and names that nobody knows stand under Is everything running?</p>
      <div class="foot">
        <Button isAction onClick={close}>
          Close
        </Button>
        <Button onClick={onBack}>Another list</Button>
      </div>
    </>
  );
};
