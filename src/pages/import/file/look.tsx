/** What would come in from a file: which title is which column, how dates and numbers are written, and which lines are left out. */
import type { Reply } from "../../../contract";
import { Field } from "../../shared/field";
import { countsSaid } from "../counts";
import { SPELLING } from "../ours";
import { Refused } from "../refused";
import { SameForAll } from "../same";
import { Sample } from "../sample";
import { Titles } from "../titles";
import type { List } from "./list";

interface Shown {
  readonly reply: Reply<"importRows">;
  readonly list: List;
  readonly onChange: (more: Partial<List>) => void;
}

export const Look = ({ reply, list, onChange }: Shown) => (
  <>
    <Titles
      table={list.table}
      titles={reply.titles
        .filter(({ title }) => title.trim() !== "")
        .map(({ title, columns, example }) => ({
          title,
          column: columns[0] ?? "",
          hint: example && `as in ${example}`,
        }))}
      onColumn={(title, column) => onChange({ columns: { ...list.columns, [title]: column } })}
    />
    <SameForAll
      table={list.table}
      filled={reply.titles.flatMap(({ columns }) => columns)}
      constants={list.constants}
      onConstant={(column, value) => onChange({ constants: { ...list.constants, [column]: value } })}
    />
    {(reply.twoWays.length > 0 || list.locale) && (
      <Field
        name="locale"
        column={SPELLING}
        value={list.locale}
        fault={list.locale ? "" : `Its ${reply.twoWays.join(" and ")} can be read in two ways.`}
        onInput={(locale) => onChange({ locale })}
      />
    )}
    <Sample table={list.table} sample={reply.sample} />
    <h2>What would come in</h2>
    <p role="status">{countsSaid(reply)}</p>
    <Refused refused={reply.refused} />
  </>
);
