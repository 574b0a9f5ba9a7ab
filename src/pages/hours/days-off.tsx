/** The days off, and the three ways to add some: by hand, from a calendar file, and those of a country. */
import { useRef, useState } from "preact/hooks";
import type { Column } from "../../model/column";
import { addMonthsClamped, sayWeekday } from "../../rules/days";
import { Button, Link } from "../shared/controls";
import { Field, focusField } from "../shared/field";
import { countryNames, lastYear, publicHolidays } from "./countries";
import { type DayOff, type Draft, faultOfDay, turned, withDays } from "./draft";
import { daysInFile } from "./ics";

interface Shown {
  readonly draft: Draft;
  readonly known: readonly DayOff[];
  readonly today: string;
  readonly isFixed: boolean;
  readonly onDraft: (draft: Draft) => void;
}

export const DaysOff = (shown: Shown) => {
  const { draft, known, today, isFixed, onDraft } = shown;
  const all = [...known, ...draft.added].sort((one, other) => one.day.localeCompare(other.day));
  const ahead = all.filter(({ day }) => day >= today);
  const past = all.filter(({ day }) => day < today);
  const row = (one: DayOff) => (
    <Row key={one.day} one={one} draft={draft} isFixed={isFixed} onTurn={() => onDraft(turned(draft, one.day))} />
  );
  return (
    <fieldset disabled={isFixed}>
      <legend>
        <h2>Days off</h2>
      </legend>
      {ahead.length === 0 && <p class="quiet">No day off lies ahead.</p>}
      <ul class="days">{ahead.map(row)}</ul>
      {past.length > 0 && (
        <details>
          <summary>{past.length} that are over</summary>
          <ul class="days">{past.map(row)}</ul>
        </details>
      )}
      {!isFixed && <Adding {...shown} />}
    </fieldset>
  );
};

interface Rowed {
  readonly one: DayOff;
  readonly draft: Draft;
  readonly isFixed: boolean;
  readonly onTurn: () => void;
}

const Row = ({ one: { day, name }, draft, isFixed, onTurn }: Rowed) => {
  const isAdded = draft.added.some((one) => one.day === day);
  const isRemoved = draft.removed.includes(day);
  const said = `${sayWeekday(day)}${name && `, ${name}`}`;
  return (
    <li>
      <span>
        {isRemoved ? <s>{said}</s> : said}
        {isAdded && <strong class="state intime">New</strong>}
        {isRemoved && <strong class="state waiting">To be removed</strong>}
      </span>
      {!isFixed && (
        <Link onClick={onTurn} label={`${isRemoved ? "Keep" : "Remove"}: ${said}`}>
          {isRemoved ? "Keep" : "Remove"}
        </Link>
      )}
    </li>
  );
};

const dayColumn: Column = { kind: "day", title: "Day", required: true };
const nameColumn: Column = { kind: "text", title: "Name" };
const countryColumn: Column = { kind: "choice", title: "Country", required: true, choices: countryNames };

const Adding = (shown: Shown) => (
  <div class="ways">
    <ByHand {...shown} />
    <OfCountry {...shown} />
    <FromFile {...shown} />
  </div>
);

const ByHand = ({ draft, known, onDraft }: Shown) => {
  const [one, setOne] = useState<DayOff>({ day: "", name: "" });
  const [fault, setFault] = useState("");
  const add = () => {
    const wrong = faultOfDay(one.day, draft, known);
    setFault(wrong);
    if (!wrong) {
      onDraft(withDays(draft, known, [{ ...one, name: one.name.trim() }]));
      setOne({ day: "", name: "" });
    }
    focusField("day");
  };
  return (
    <section aria-labelledby="by-hand">
      <h3 id="by-hand">By hand</h3>
      <div class="side">
        <Field name="day" column={dayColumn} value={one.day} fault={fault} onInput={(day) => setOne({ ...one, day })} />
        <Field name="name" column={nameColumn} value={one.name} onInput={(name) => setOne({ ...one, name })} />
        <Button onClick={add}>Add the day</Button>
      </div>
    </section>
  );
};

const OfCountry = ({ draft, known, today, onDraft }: Shown) => {
  const [code, setCode] = useState("");
  const [said, setSaid] = useState("");
  const years = [Number(today.slice(0, 4)), Number(today.slice(0, 4)) + 1];
  const add = () => {
    const days = publicHolidays(code, years).filter(({ day }) => day >= today);
    const next = withDays(draft, known, days);
    onDraft(next);
    setSaid(code ? addedSaid(days.length, next.added.length - draft.added.length) : "Choose a country first.");
  };
  return (
    <section aria-labelledby="of-country">
      <h3 id="of-country">Public holidays of a country</h3>
      <p class="hint">
        Of the whole country, this year and next; add days of a region by hand. Known to the end of {lastYear}.
      </p>
      <div class="side">
        <Field name="country" column={countryColumn} value={code} onInput={setCode} />
        <Button onClick={add}>Add its holidays</Button>
      </div>
      <p role="status">{said}</p>
    </section>
  );
};

const addedSaid = (found: number, added: number): string => {
  if (added === 0) return "All of them are off already.";
  const rest = found - added;
  return `${added} added${rest > 0 ? `; ${rest} were off already` : ""}.`;
};

/** A calendar file reaches this far ahead, in months. */
const AHEAD = 24;

const FromFile = ({ draft, known, today, onDraft }: Shown) => {
  const [said, setSaid] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const days = daysInFile(await file.text(), today, addMonthsClamped(today, AHEAD));
    if (input.current) input.current.value = "";
    if (typeof days === "string") return setSaid(days);
    const next = withDays(draft, known, days);
    onDraft(next);
    setSaid(addedSaid(days.length, next.added.length - draft.added.length));
  };
  return (
    <section aria-labelledby="from-file">
      <h3 id="from-file">From a calendar file</h3>
      <p class="hint">Whole days of an iCalendar file (.ics), from today to two years ahead.</p>
      <input
        ref={input}
        type="file"
        accept=".ics,text/calendar"
        aria-labelledby="from-file"
        onChange={({ currentTarget }) => void take(currentTarget.files?.[0])}
      />
      <p role="status">{said}</p>
    </section>
  );
};
