/** What tabs are taken for, and what would come of them: each answer may be put right. */
import { Field } from "../../shared/field";
import { countsSaid, sumOf } from "../counts";
import { SPELLING } from "../ours";
import { Refused } from "../refused";
import { Sample } from "../sample";
import { Titles } from "../titles";
import { type Choice, type Look as Seen, matchSaid, oddOf, titlesOf, twoWaysOf } from "./choice";
import { OddValues } from "./odd";

interface Shown {
  readonly looks: readonly Seen[];
  readonly choice: Choice;
  readonly onChange: (more: Partial<Choice>) => void;
}

export const Look = ({ looks, choice, onChange }: Shown) => {
  const { table, columns, values, locale } = choice;
  const twoWays = twoWaysOf(looks);
  const counts = sumOf(looks);
  return (
    <>
      <Titles
        table={table}
        titles={titlesOf(looks).map((match) => ({ ...match, hint: matchSaid(match) }))}
        onColumn={(title, column) => onChange({ columns: { ...columns, [title]: column } })}
      />
      {(twoWays.length > 0 || locale) && (
        <Field
          name="locale"
          column={SPELLING}
          value={locale}
          fault={locale ? "" : `Its ${twoWays.join(" and ")} can be read in two ways.`}
          onInput={(said) => onChange({ locale: said })}
        />
      )}
      <OddValues
        table={table}
        odd={oddOf(looks)}
        values={values}
        onValue={(column, value, ours) =>
          onChange({ values: { ...values, [column]: { ...values[column], [value]: ours } } })
        }
      />
      <Sample table={table} sample={looks[0]?.sample ?? []} />
      <h2>What would come in</h2>
      <p role="status">{countsSaid(counts)}</p>
      <Refused refused={counts.refused} />
      <Left looks={looks} />
    </>
  );
};

const Left = ({ looks }: Pick<Shown, "looks">) => {
  const left = looks.flatMap(({ tab, left }) => left.map((text) => (looks.length > 1 ? `${tab}: ${text}` : text)));
  return left.length === 0 ? null : (
    <details>
      <summary>
        {left.length} {left.length === 1 ? "line is no row" : "lines are no rows"}
      </summary>
      <ul>
        {left.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  );
};
