/** A field of a deal; below its type stands what may be chosen instead, and for approvers the way to take it all the same. */
import type { Reply } from "../../contract";
import type { Column } from "../../model/column";
import { deals } from "../../model/pipeline";
import type { Refusal } from "../../model/refusal";
import { Button } from "../shared/controls";
import { Field, focusField } from "../shared/field";
import type { Entry, FieldName } from "./entry";

/** What a refusal of a deal says besides. */
export type Refused = Refusal & {
  readonly fields?: Readonly<Record<string, string>>;
  readonly offers?: readonly string[];
  readonly mayOverride?: boolean;
};

interface Shown {
  readonly deal: Reply<"deal">;
  readonly entry: Entry;
  readonly faults: Readonly<Record<string, string>>;
  readonly refused: Refused | null;
  readonly onChange: (more: Partial<Entry>) => void;
  readonly onClear: () => void;
}

const NEEDED: readonly FieldName[] = ["partner", "account", "dealType", "stage", "amount", "expectedClose", "owner"];

const helps: { readonly [N in FieldName]?: string } = {
  registration: "Its number; a sourced deal needs it.",
  evidence: "An influenced deal needs it: a meeting, an amount that grew, a date that came nearer.",
};

export const FieldOf = ({ name, ...shown }: Shown & { readonly name: FieldName }) => {
  const { deal, entry, faults, onChange, refused } = shown;
  const known = deal.known[name];
  const isContested = refused?.offers !== undefined && refused.field === name;
  return (
    <div class={SHORT.includes(name) ? "" : "wide"}>
      <Field
        name={name}
        column={columnOf(name, deal, entry)}
        value={entry[name]}
        fault={faults[name] ?? ""}
        onInput={(said) => onChange({ [name]: said })}
        {...(helps[name] && { help: helps[name] })}
        {...(known && name !== "stage" && { known })}
      >
        {(isContested || (entry.override && name === "dealType")) && <Instead {...shown} />}
      </Field>
    </div>
  );
};

/** Two of them fit beside each other. */
const SHORT: readonly FieldName[] = [
  "partner",
  "account",
  "stage",
  "amount",
  "currency",
  "expectedClose",
  "owner",
  "nextStep",
  "partnerContact",
  "product",
  "probability",
  "rate",
];

/** A stage that nobody defined can still be seen; a quarter is no day of a calendar. */
const columnOf = (name: FieldName, deal: Reply<"deal">, entry: Entry): Column => {
  const required = NEEDED.includes(name);
  const column: Column = deals.columns[name];
  const shared = { title: column.title, ...(required && { required }) };
  if (name === "stage") {
    const stages = [...new Set([...(deal.known.stage ?? []), entry.stage].filter(Boolean))];
    return { ...shared, kind: "choice", choices: Object.fromEntries(stages.map((stage) => [stage, stage])) };
  }
  if (name === "expectedClose") return { ...shared, title: `${column.title}, a day or a quarter`, kind: "text" };
  return { ...shared, kind: column.kind, ...(column.choices && { choices: column.choices }) };
};

const REASON: Column = {
  kind: "text",
  title: "Why it is right all the same",
  required: true,
  help: "Kept on the deal and in the history, with your name.",
};

/** What the evidence allows, as buttons. */
const Instead = ({ entry, faults, refused, onChange, onClear }: Shown) => {
  const choose = (dealType: string) => {
    onChange({ dealType, override: false });
    onClear();
    focusField(dealType === "Partner-influenced" && entry.evidence === "" ? "evidence" : "dealType");
  };
  return (
    <div class="instead">
      <div class="buttons">
        {refused?.offers?.map((type) => (
          <Button key={type} onClick={() => choose(type)}>
            Choose {type}
          </Button>
        ))}
      </div>
      {refused?.mayOverride === false && <p class="quiet">An approver may allow it all the same, with a reason.</p>}
      {(refused?.mayOverride || entry.override) && (
        <>
          <label class="tick">
            <input
              type="checkbox"
              checked={entry.override}
              onChange={({ currentTarget }) => onChange({ override: currentTarget.checked })}
            />{" "}
            Save {entry.dealType} all the same
          </label>
          {entry.override && (
            <Field
              name="reason"
              column={REASON}
              value={entry.reason}
              fault={faults.reason ?? ""}
              onInput={(reason) => onChange({ reason })}
              isLong
            />
          )}
        </>
      )}
    </div>
  );
};
