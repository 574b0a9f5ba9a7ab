/** A field of a form, drawn from the column that it fills: label, help, choices, and whether it must be there. */
import type { ComponentChildren } from "preact";
import type { Column } from "../../model/column";

interface Asked {
  readonly name: string;
  readonly column: Column;
  readonly value: string;
  /** Gets what the person wrote so far. */
  readonly onInput: (value: string) => void;
  /** Why it was refused; blank when it was not. */
  readonly fault?: string;
  /** Names that may be picked while typing. */
  readonly known?: readonly string[];
  /** Several lines. */
  readonly isLong?: boolean;
  /** Another label or hint than the column's. */
  readonly title?: string;
  readonly help?: string;
  /** What stands below: a warning, a choice of names. */
  readonly children?: ComponentChildren;
}

/** Label, hint, the field itself and what is wrong with it; a column that is not required is marked as optional. */
export const Field = (asked: Asked) => {
  const { name, column, fault, children } = asked;
  const { title = column.title, help = column.help } = asked;
  return (
    <div class={fault ? "field wrong" : "field"}>
      <label for={idOf(name)}>
        {title}
        {!column.required && <span class="quiet"> (optional)</span>}
      </label>
      {help && (
        <p class="hint" id={hintOf(name)}>
          {help}
        </p>
      )}
      <Entry {...asked} help={help ?? ""} />
      {fault && (
        <p class="fault" id={faultIdOf(name)}>
          {fault}
        </p>
      )}
      {children}
    </div>
  );
};

/** Puts the focus on a field; false where there is none of that name. */
export const focusField = (name: string): boolean => {
  const field = document.getElementById(idOf(name));
  field?.focus();
  return field !== null;
};

const idOf = (name: string) => `field-${name}`;
const hintOf = (name: string) => `${idOf(name)}-hint`;
const faultIdOf = (name: string) => `${idOf(name)}-fault`;

const Entry = ({ name, column, value, onInput, fault, known, isLong, help }: Asked) => {
  const shared = {
    id: idOf(name),
    name,
    value,
    "aria-invalid": fault ? true : undefined,
    "aria-required": column.required,
    "aria-describedby": [help && hintOf(name), fault && faultIdOf(name)].filter(Boolean).join(" ") || undefined,
    onInput: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      onInput(currentTarget.value),
  };
  if (column.kind === "choice")
    return (
      <select {...shared}>
        <option value="">Choose …</option>
        {Object.entries(column.choices ?? {}).map(([key, label]) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    );
  if (isLong) return <textarea {...shared} rows={3} />;
  const list = known && `${idOf(name)}-known`;
  return (
    <>
      <input {...shared} type={inputs[column.kind] ?? "text"} list={list} {...keysFor(name, column)} />
      {known && (
        <datalist id={list}>
          {known.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  );
};

const inputs: { readonly [kind in Column["kind"]]?: string } = { day: "date", moment: "datetime-local" };

// What a browser remembers of other forms is of no use here.
const keysFor = (name: string, { kind }: Column) =>
  ({
    autoComplete: "off",
    spellcheck: false,
    inputMode: kind === "money" || kind === "number" ? "decimal" : /email$/i.test(name) ? "email" : undefined,
  }) as const;
