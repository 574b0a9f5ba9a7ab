/** A list from tabs of this workbook: chosen, looked at again with each change, and only then copied. */
import { useState } from "preact/hooks";
import type { TableName } from "../../../model/workbook";
import { useAnswer } from "../../shared/answers";
import { Button, Tick } from "../../shared/controls";
import { Alert, Progress, Trouble } from "../../shared/notices";
import { Looked } from "./looked";
import { BackToFirstSteps } from "../../shared/first-steps";

interface Asked {
  readonly table: TableName;
  /** Told when rows are on their way, and when it is over. */
  readonly onBegun: (isBegun: boolean) => void;
}

export const FromTab = ({ table, onBegun }: Asked) => {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isChosen, setIsChosen] = useState(false);
  if (!isChosen) return <Choose chosen={chosen} onChosen={setChosen} onLook={() => setIsChosen(true)} />;
  const back = () => {
    setIsChosen(false);
    onBegun(false);
  };
  return <Looked key={table} table={table} tabs={chosen} onStart={() => onBegun(true)} onBack={back} />;
};

interface Choosing {
  readonly chosen: readonly string[];
  readonly onChosen: (tabs: readonly string[]) => void;
  readonly onLook: () => void;
}

const Choose = ({ chosen, onChosen, onLook }: Choosing) => {
  const { reply, refusal, read, ...reading } = useAnswer("tabs", {});
  const [fault, setFault] = useState("");
  const turn = (tab: string, isOn: boolean) => {
    setFault("");
    // In the order of the workbook, whichever was ticked first.
    onChosen((reply?.tabs ?? []).filter((one) => (one === tab ? isOn : chosen.includes(one))));
  };
  const isNone = reply?.tabs.length === 0;
  return (
    <>
      <Progress {...reading}>{reading.isBusy && "Looking which tabs there are …"}</Progress>
      {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
      {isNone && (
        <p>
          There is no tab of your own in this workbook. Copy yours into it first: in your other sheet, right-click the
          tab and choose <strong>Copy to, Existing spreadsheet</strong>. A list in a file comes in under{" "}
          <strong>A file</strong>.
        </p>
      )}
      {reply && !isNone && (
        <fieldset class="tabs">
          <legend>Which of your tabs? Several at once, if they are one list, such as one tab a quarter.</legend>
          {reply.tabs.map((tab) => (
            <Tick key={tab} isOn={chosen.includes(tab)} onChange={(isOn) => turn(tab, isOn)}>
              {tab}
            </Tick>
          ))}
        </fieldset>
      )}
      {fault && <Alert>{fault}</Alert>}
      <p class="quiet">
        Your tabs stay as they are: rows are copied. Colours, notes and formulas are not; what a formula shows is.
      </p>
      <div class="foot">
        <Button
          isAction
          isBusy={reply === null || isNone}
          onClick={() => (chosen.length > 0 ? onLook() : setFault("Tick the tabs that hold the list."))}
        >
          Look at it
        </Button>
        <BackToFirstSteps />
      </div>
    </>
  );
};
