/** What would come in: which title is which column, how dates and numbers are written, and which lines are left out. */
import type { Reply } from "../../contract";
import type { Column } from "../../model/column";
import { Field } from "../shared/field";
import { choicesFor, countsSaid, type List, spellings } from "./list";

type Tried = Reply<"importRows">;

interface Shown {
  readonly reply: Tried;
  readonly list: List;
  readonly onChange: (more: Partial<List>) => void;
}

export const Look = (shown: Shown) => {
  const { reply, list, onChange } = shown;
  return (
    <>
      <Titles {...shown} />
      {(reply.twoWays.length > 0 || list.locale) && (
        <Field
          name="locale"
          column={SPELLING}
          value={list.locale}
          fault={list.locale ? "" : `Its ${reply.twoWays.join(" and ")} can be read in two ways.`}
          onInput={(locale) => onChange({ locale })}
        />
      )}
      <h2>What would come in</h2>
      <p role="status">{countsSaid(reply)}</p>
      <Refused refused={reply.refused} />
    </>
  );
};

const SPELLING: Column = {
  kind: "choice",
  title: "How are dates and numbers written in it?",
  required: true,
  choices: spellings,
};

/** Each title with the column that it fills; another one may be chosen, or none. */
const Titles = ({ reply, list, onChange }: Shown) => {
  const choices = choicesFor(list.table);
  return (
    <fieldset>
      <legend>
        <h2>Which title is which column?</h2>
      </legend>
      <ul class="titles">
        {reply.titles
          .filter(({ title }) => title.trim() !== "")
          .map(({ title, columns, example }) => (
            <li key={`${title} ${example}`}>
              <label>
                <span>
                  {title} {example && <span class="quiet">as in {example}</span>}
                </span>
                <select
                  value={columns[0] ?? ""}
                  onChange={({ currentTarget: { value } }) =>
                    onChange({ columns: { ...list.columns, [title]: value } })
                  }
                >
                  <option value="">Leave it out</option>
                  {Object.entries(choices).map(([name, ours]) => (
                    <option key={name} value={name}>
                      {ours}
                    </option>
                  ))}
                </select>
              </label>
            </li>
          ))}
      </ul>
    </fieldset>
  );
};

const SHOWN = 10;

/** The first lines that are left out, with the reason. */
export const Refused = ({ refused }: Pick<Tried, "refused">) =>
  refused.length === 0 ? null : (
    <ul class="refused">
      {refused.slice(0, SHOWN).map(({ line, text }) => (
        <li key={`${line} ${text}`}>
          Line {line}: {text}
        </li>
      ))}
      {refused.length > SHOWN && <li class="quiet">and {refused.length - SHOWN} more</li>}
    </ul>
  );
