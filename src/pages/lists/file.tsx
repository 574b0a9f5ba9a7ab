/** Rows of a tab as a file: chosen, made, and saved or copied. */
import { useEffect, useState } from "preact/hooks";
import type { Reply } from "../../contract";
import type { Column } from "../../model/column";
import { type TableName, tableNames, tableOf } from "../../model/workbook";
import { inSalesforce } from "../../rules/export/salesforce";
import { useDeed } from "../shared/answers";
import { Button, Copy } from "../shared/controls";
import { Field } from "../shared/field";
import { Alert, Progress } from "../shared/notices";
import type { Question } from "../shared/server";

type Shape = NonNullable<Question<"export">["shape"]>;

export const ToFile = ({ desk: { may } }: { readonly desk: Reply<"open"> }) => {
  const [table, setTable] = useState<TableName>("deals");
  const [chosen, setShape] = useState<Shape>("csv");
  const { reply, refusal, isBusy, isSlow, act, clear } = useDeed("export");
  if (!may.includes("export"))
    return (
      <Alert>
        Only coordinators, approvers, Finance, the CPO and the VP Sales take lists out; the Team tab says who they are.
      </Alert>
    );
  const offered = shapesOf(table);
  const shape = chosen in offered ? chosen : "csv";
  const changed = (change: () => void) => {
    change();
    clear();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void act({ table, shape });
      }}
    >
      <Field
        name="table"
        column={TAB}
        value={table}
        onInput={(said) => changed(() => setTable((said || "deals") as TableName))}
      />
      <Field
        name="shape"
        column={{ kind: "choice", title: "In which shape?", required: true, choices: offered }}
        help={HELP[shape]}
        value={shape}
        onInput={(said) => changed(() => setShape((said || "csv") as Shape))}
      />
      <div class="buttons">
        <Button type="submit" isAction isBusy={isBusy}>
          Make the file
        </Button>
      </div>
      {refusal && <Alert>{refusal.text}</Alert>}
      <Progress isBusy={isBusy} isSlow={isSlow}>
        {isBusy ? "Making the file …" : reply ? countSaid(reply) : ""}
      </Progress>
      {reply && !isBusy && <Made file={reply} />}
    </form>
  );
};

const TAB: Column = {
  kind: "choice",
  title: "Which tab?",
  required: true,
  choices: Object.fromEntries(tableNames.map((name) => [name, tableOf(name).tab])),
};

const SHAPES: Readonly<Record<Shape, string>> = {
  csv: "All columns (CSV)",
  salesforce: "With Salesforce's field names",
  flat: "For pivots: one row for each deal, with its partner and registration",
};

const HELP: Readonly<Record<Shape, string>> = {
  csv: "It can be brought in again as it is. Text that a spreadsheet would take for a formula gets an apostrophe before it.",
  salesforce: "For a data loader; its field names are Salesforce's.",
  flat: "Sourced, influenced and attached amounts stand in three columns, so that no pivot adds them up.",
};

const shapesOf = (table: TableName): Partial<Record<Shape, string>> => ({
  csv: SHAPES.csv,
  ...(inSalesforce.includes(table) && { salesforce: SHAPES.salesforce }),
  ...(table === "deals" && { flat: SHAPES.flat }),
});

const countSaid = ({ name, rows }: Reply<"export">): string => {
  if (rows === 0) return `${name} is ready. It holds the titles alone: the tab has no rows yet.`;
  return `${name} is ready: ${rows === 1 ? "1 row" : `${rows.toLocaleString("en-US")} rows`}.`;
};

/** The file as a link that saves it; a browser that forbids that still lets its text be copied. */
const Made = ({ file: { name, type, text } }: { readonly file: Reply<"export"> }) => {
  const [address, setAddress] = useState("");
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    // Excel takes a file for the letters of Windows unless it begins with this mark.
    const made = URL.createObjectURL(new Blob(["\uFEFF", text], { type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [text, type]);
  return (
    <>
      <div class="buttons">
        <a class="button" href={address} download={name}>
          Save {name}
        </a>
        <Button isOpen={isOpen} onClick={() => setOpen(!isOpen)}>
          Nothing is saved?
        </Button>
      </div>
      {isOpen && (
        <div class="text">
          <p>Some browsers save nothing from here. Copy the text into a file that ends in .csv.</p>
          <textarea readOnly rows={8} aria-label={`The text of ${name}`} value={text} />
          <div class="buttons">
            <Copy text={text}>Copy the text</Copy>
          </div>
        </div>
      )}
    </>
  );
};
