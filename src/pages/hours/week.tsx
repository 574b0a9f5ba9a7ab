/** The hours of each weekday, and the zone whose clock they are on. */
import type { Refusal } from "../../model/refusal";
import { calendars } from "../../model/sla";
import { weekdays } from "../../rules/days";
import { Field } from "../shared/field";
import { zones } from "../shared/zones";
import type { Draft } from "./draft";

interface Shown {
  readonly draft: Draft;
  readonly fault: Refusal | null;
  /** Whoever looks may not change it. */
  readonly isFixed: boolean;
  readonly onDraft: (draft: Draft) => void;
}

const { zone, ...columns } = calendars.columns;

export const Week = ({ draft, fault, isFixed, onDraft }: Shown) => {
  const faultOf = (field: string) => (fault?.field === field ? fault.text : "");
  return (
    <fieldset disabled={isFixed}>
      <legend>
        <h2>When the desk is open</h2>
      </legend>
      <p class="hint">For instance 09:00-17:00, or 09:00-12:00, 13:00-17:00. A blank day is closed.</p>
      <div class="week">
        {weekdays.map((day) => (
          <Field
            key={day}
            name={day}
            column={{ ...columns[day], required: true }}
            help=""
            value={draft.hours[day]}
            fault={faultOf(day)}
            onInput={(hours) => onDraft({ ...draft, hours: { ...draft.hours, [day]: hours } })}
          />
        ))}
      </div>
      <Field
        name="zone"
        column={{ ...zone, required: true }}
        help="On whose clock. Blank: the program's own."
        value={draft.zone}
        fault={faultOf("zone")}
        known={zones()}
        onInput={(said) => onDraft({ ...draft, zone: said })}
      />
    </fieldset>
  );
};
