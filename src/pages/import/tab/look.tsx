/** What tabs are taken for, and what would come of them: each answer may be put right. */
import { Field } from "../../shared/field";
import { countsSaid, of, sumOf } from "../counts";
import { SPELLING } from "../ours";
import { Refused } from "../refused";
import { SameForAll } from "../same";
import { Sample } from "../sample";
import { Titles } from "../titles";
import { type Choice, type Look as Seen, matchSaid, oddOf, titlesOf, twoWaysOf } from "./choice";
import { OddValues } from "./odd";
import { HowItComes } from "./place";

interface Shown {
  readonly looks: readonly Seen[];
  readonly choice: Choice;
  readonly onChange: (more: Partial<Choice>) => void;
}

export const Look = ({ looks, choice, onChange }: Shown) => {
  const { table, columns, values, constants, locale } = choice;
  const titles = titlesOf(looks);
  const twoWays = twoWaysOf(looks);
  const counts = sumOf(looks.map((look) => of(look, looks.length > 1 ? look.tab : undefined)));
  return (
    <>
      <Titles
        table={table}
        titles={titles.map((match) => ({ ...match, hint: matchSaid(match) }))}
        onColumn={(title, column) => onChange({ columns: { ...columns, [title]: column } })}
      />
      <SameForAll
        table={table}
        filled={titles.map(({ column }) => column)}
        constants={constants}
        onConstant={(column, value) => onChange({ constants: { ...constants, [column]: value } })}
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
      <HowItComes
        table={table}
        looks={looks}
        isInPlace={choice.isInPlace}
        onInPlace={(isInPlace) => onChange({ isInPlace })}
      />
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
