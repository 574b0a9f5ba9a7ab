/** What a list does not say, where it is the same for all of its rows: whose partner they are, of which type. */
import { type TableName, tableOf } from "../../model/workbook";
import { Field } from "../shared/field";

interface Asked {
  readonly table: TableName;
  /** Our columns that the list fills. */
  readonly filled: readonly string[];
  readonly constants: Readonly<Record<string, string>>;
  readonly onConstant: (column: string, value: string) => void;
}

export const SameForAll = ({ table, filled, constants, onConstant }: Asked) => {
  const missing = Object.entries(tableOf(table).columns).filter(
    ([name, { needed, kind }]) => (needed || name === "partner") && kind !== "moment" && !filled.includes(name),
  );
  if (missing.length === 0) return null;
  return (
    <section>
      <h2>What the list does not say</h2>
      <p class="quiet">Say it here where it is the same for all rows; else it stays blank and is listed afterwards.</p>
      {missing.map(([name, column]) => (
        <Field
          key={name}
          name={`same-${name}`}
          column={column}
          value={constants[name] ?? ""}
          onInput={(value) => onConstant(name, value)}
        />
      ))}
    </section>
  );
};
