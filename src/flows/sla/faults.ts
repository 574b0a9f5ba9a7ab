/** What clocks can not count with: nonsense in the rules, in the working hours and in waits, and years without a holiday. */
import type { Registration } from "../../model/registrations";
import type { CalendarRow, Holiday, Policy } from "../../model/sla";
import type { Located } from "../../model/snapshot";
import { letters } from "../../model/letters";
import { type TableName, titleOf } from "../../model/workbook";
import { hoursFaults } from "../../rules/sla/hours";
import { policyFaults } from "../../rules/sla/policies";
import { yearsWithout } from "../../rules/sla/years";
import type { Moment } from "../flow";

/** Something that does not count as it stands, and the cells or rows in which it stands. */
export interface SlaFault {
  readonly name: TableName;
  readonly column: string;
  readonly kind: "not-counted" | "no-holidays";
  readonly text: string;
  readonly where: readonly string[];
}

/** All of them, told from the tabs as they were read. */
export const slaFaults = (moment: Moment): SlaFault[] => {
  const { policies, calendars, holidays, registrations } = moment.seen.tables;
  return [
    ...(policies && calendars ? ruleFaults(policies, calendars) : []),
    ...(calendars ? hourFaults(calendars, moment) : []),
    ...(calendars && holidays ? yearFaults(calendars, holidays, moment) : []),
    ...(registrations ? waitFaults(registrations) : []),
  ];
};

const rowsIn = <T>({ rows }: Located) => rows as readonly T[];

const cellAt = ({ columnAt, places }: Located, column: string, at: number): string =>
  `${letters(columnAt[column] ?? 0)}${(places[at] ?? at + 1) + 1}`;

const ruleFaults = (located: Located, calendars: Located): SlaFault[] => {
  const keys = rowsIn<CalendarRow>(calendars).map(({ key }) => key);
  return rowsIn<Policy>(located).flatMap((policy, at) =>
    policyFaults(policy, keys).map(({ column, text }) => fault("policies", located, column, at, text)),
  );
};

const hourFaults = (located: Located, { zone, offsets }: Moment): SlaFault[] => {
  return rowsIn<CalendarRow>(located).flatMap((row, at) =>
    hoursFaults(row, zone.name, offsets).map(({ column, text }) => fault("calendars", located, column, at, text)),
  );
};

const fault = (name: TableName, located: Located, column: string, at: number, text: string): SlaFault => ({
  name,
  column,
  kind: "not-counted",
  text: `${titleOf(name, column)}: ${text}`,
  where: [cellAt(located, column, at)],
});

/** S7b: a year in which no day is off is most likely one for which nobody entered them. */
const yearFaults = (calendars: Located, holidays: Located, { today }: Moment): SlaFault[] =>
  yearsWithout(rowsIn<CalendarRow>(calendars), rowsIn<Holiday>(holidays), today).map(({ calendar, years }) => ({
    name: "holidays",
    column: "day",
    kind: "no-holidays",
    text: `No holidays for ${years.join(" and ")} are entered for "${calendar}": clocks count every working day until they are.`,
    where: years,
  }));

const waitFaults = (located: Located): SlaFault[] => {
  const outside = rowsIn<Registration>(located).filter(
    ({ receivedAt, waits }) => receivedAt !== null && waits.some(([from]) => from < receivedAt),
  );
  if (outside.length === 0) return [];
  const many = outside.length === 1 ? "registration" : "registrations";
  return [
    {
      name: "registrations",
      column: "waits",
      kind: "not-counted",
      text: `A wait begins before ${outside.length} ${many} came in; what lies before does not count.`,
      where: outside.map(({ id }) => id),
    },
  ];
};
