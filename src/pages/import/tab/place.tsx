/** Whether rows are copied, or the tab itself becomes ours; what would change in it then, or why it can not be. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { type TableName, tableOf } from "../../../model/workbook";
import { IN_PLACE } from "../../../rules/adoption/obstacles";
import { Alert } from "../../shared/notices";
import type { Look } from "./choice";

interface Asked {
  readonly table: TableName;
  readonly looks: readonly Look[];
  readonly isInPlace: boolean;
  readonly onInPlace: (isInPlace: boolean) => void;
}

export const HowItComes = ({ table, looks, isInPlace, onInPlace }: Asked) => {
  const [look, ...others] = looks;
  if (!look || others.length > 0 || !IN_PLACE.includes(table)) return null;
  const ours = tableOf(table).tab;
  return (
    <fieldset class="place">
      <legend>
        <h2>How shall it come in?</h2>
      </legend>
      <Way isOn={!isInPlace} onChange={() => onInPlace(false)}>
        Copy the rows into {ours}; {look.tab} stays as it is
      </Way>
      <Way isOn={isInPlace} onChange={() => onInPlace(true)}>
        Let {look.tab} be the {ours} from now on, with its own columns and colours
      </Way>
      {isInPlace && (look.place.why || look.place.may) && <Place {...look.place} />}
    </fieldset>
  );
};

const Way = ({
  isOn,
  onChange,
  children,
}: {
  readonly isOn: boolean;
  readonly onChange: () => void;
  readonly children: preact.ComponentChildren;
}) => (
  <label class="tick">
    <input type="radio" name="place" checked={isOn} onChange={onChange} /> {children}
  </label>
);

const Place = ({ why, changes }: Look["place"]) => {
  const shown = useRef<HTMLDivElement>(null);
  // It stands at the end of a long dialog, below what was just chosen.
  useLayoutEffect(() => shown.current?.scrollIntoView({ block: "nearest" }), []);
  return (
    <div ref={shown} class="changes">
      {why ? (
        <Alert>{why}</Alert>
      ) : (
        <>
          <p>What would change in it:</p>
          <ul>
            {changes.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <p class="quiet">A hidden copy keeps it as it was, for the way back.</p>
        </>
      )}
    </div>
  );
};
