/** Words of theirs for which we have others: `ok, appr. and yes look like Approved (131)`. */
import type { Column } from "../../../model/column";
import { type TableName, tableOf, titleOf } from "../../../model/workbook";
import { listed } from "../../shared/words";
import type { Choice, Odd } from "./choice";

interface Asked {
  readonly table: TableName;
  readonly odd: readonly Odd[];
  readonly values: Choice["values"];
  readonly onValue: (column: string, value: string, ours: string) => void;
}

export const OddValues = ({ table, odd, values, onValue }: Asked) => {
  const columns = [...new Set(odd.map(({ column }) => column))];
  if (columns.length === 0) return null;
  return (
    <section>
      <h2>What do these words mean?</h2>
      {columns.map((column) => (
        <OfColumn
          key={column}
          title={titleOf(table, column)}
          declared={tableOf(table).columns[column]!}
          odd={odd.filter((one) => one.column === column)}
          said={values[column] ?? {}}
          onValue={(value, ours) => onValue(column, value, ours)}
        />
      ))}
    </section>
  );
};

interface OfOne {
  readonly title: string;
  readonly declared: Column;
  readonly odd: readonly Odd[];
  readonly said: Readonly<Record<string, string>>;
  readonly onValue: (value: string, ours: string) => void;
}

const OfColumn = ({ title, declared, odd, said, onValue }: OfOne) => (
  <details open={odd.some(({ proposal }) => proposal === "")}>
    <summary>
      {title}: {summaryOf(declared, odd, said)}
    </summary>
    <ul class="titles">
      {odd.map(({ value, count, proposal }, at) => (
        <li key={value} class="pair">
          <label for={`${title}-${at}`}>
            {value} <span class="quiet">{count === 1 ? "once" : `${count.toLocaleString("en-US")} times`}</span>
          </label>
          <Ours
            id={`${title}-${at}`}
            declared={declared}
            value={value}
            ours={said[value] ?? proposal}
            onOurs={(ours) => onValue(value, ours)}
          />
        </li>
      ))}
    </ul>
  </details>
);

/** `ok, appr. and yes look like Approved (131); hmm looks like nothing that we know (4)`. */
const summaryOf = ({ choices = {} }: Column, odd: readonly Odd[], said: Readonly<Record<string, string>>): string => {
  const byOurs = new Map<string, Odd[]>();
  for (const one of odd) {
    const ours = said[one.value] ?? one.proposal;
    byOurs.set(ours, [...(byOurs.get(ours) ?? []), one]);
  }
  return [...byOurs]
    .map(([ours, those]) => {
      const looks = those.length === 1 ? "looks" : "look";
      const count = those.reduce((sum, one) => sum + one.count, 0).toLocaleString("en-US");
      return `${shortened(those)} ${looks} like ${ours === "" ? "nothing that we know" : (choices[ours] ?? ours)} (${count})`;
    })
    .join("; ");
};

const SHOWN = 4;

const shortened = (those: readonly Odd[]): string =>
  those.length > SHOWN
    ? `${those
        .slice(0, SHOWN - 1)
        .map(({ value }) => value)
        .join(", ")} and ${those.length - SHOWN + 1} more`
    : listed(...those.map(({ value }) => value));

interface Answer {
  readonly id: string;
  readonly declared: Column;
  readonly value: string;
  readonly ours: string;
  readonly onOurs: (ours: string) => void;
}

/** One of our words where we have few; else whatever a person writes. */
const Ours = ({ id, declared: { kind, choices = {} }, value, ours, onOurs }: Answer) =>
  kind === "choice" ? (
    <select id={id} value={ours} onChange={({ currentTarget }) => onOurs(currentTarget.value)}>
      <option value="">{ours === "" ? "Choose …" : "Leave it blank"}</option>
      {Object.entries(choices).map(([key, label]) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
    </select>
  ) : (
    <input
      id={id}
      value={ours}
      placeholder={value}
      onChange={({ currentTarget }) => onOurs(currentTarget.value.trim() || value)}
    />
  );
