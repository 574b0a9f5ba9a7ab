/** The dialog that brings in a list, from a tab of this workbook or from a file: looked at first, put right, and then brought in. */
import { useState } from "preact/hooks";
import type { Column } from "../../model/column";
import { type TableName, tableOf } from "../../model/workbook";
import { useAnswer } from "../shared/answers";
import { Field } from "../shared/field";
import { Alert, Progress, Trouble } from "../shared/notices";
import { Tabs } from "../shared/tabs";
import { FromFile } from "./file/from-file";
import { listTables } from "./ours";
import { FromTab } from "./tab/from-tab";

const SOURCES = { tab: "A tab of this workbook", file: "A file" } as const;

export const Import = () => {
  const { reply, refusal, read, ...reading } = useAnswer("open", {});
  const [source, setSource] = useState<keyof typeof SOURCES>("tab");
  const [table, setTable] = useState<TableName>("registrations");
  const [isBegun, setBegun] = useState(false);
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
  const From = source === "tab" ? FromTab : FromFile;
  return (
    <div class="room">
      <h1 class="unseen">Bring in a list</h1>
      {!isBegun && (
        <>
          <Tabs titles={SOURCES} view={source} onView={setSource} />
          <Field name="table" column={TAB} value={table} onInput={(said) => said && setTable(said as TableName)} />
        </>
      )}
      <div role="tabpanel" id={`panel-${source}`} aria-labelledby={`tab-${source}`} class="panel">
        <From table={table} onBegun={setBegun} />
      </div>
    </div>
  );
};

const TAB: Column = {
  kind: "choice",
  title: "Into which tab?",
  help: "What comes in is history: it stands there as it is given, and nobody is mailed.",
  required: true,
  choices: Object.fromEntries(listTables.map((name) => [name, tableOf(name).tab])),
};
